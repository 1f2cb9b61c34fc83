"""The standard streams."""

from __future__ import annotations

import os
import sys


def show_whatever_can_be() -> None:
    """Let the streams show what a terminal's encoding lacks by its number, and not fail."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")


def say(text: str, *, err: bool = False) -> None:
    """Print a line at once, as click's ``echo`` does.

    Args:
        text: what to print, without the end of the line.
        err: whether it is for the standard error.
    """
    stream = sys.stderr if err else sys.stdout
    if _needs_click(getattr(stream, "encoding", None)):
        import click  # only then, as a build that it need not be asked for is done sooner

        click.echo(text, err=err)
    else:
        print(text, file=stream, flush=True)


def _needs_click(encoding: str | None) -> bool:
    """Whether only click knows how to print there.

    It shows colours on Windows, takes ASCII for a misconfigured UTF-8, and does without a stream.
    """
    return os.name == "nt" or (encoding or "").lower() in _ASCII


_ASCII = {"", "ascii", "us-ascii", "ansi_x3.4-1968"}
