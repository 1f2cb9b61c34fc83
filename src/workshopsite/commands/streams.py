"""The standard streams."""

from __future__ import annotations

import sys


def show_whatever_can_be() -> None:
    """Let the streams show what a terminal's encoding lacks by its number, and not fail."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")
