"""The problems of a build in the form that was asked for."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from workshopsite.commands.streams import say

if TYPE_CHECKING:
    from pathlib import Path

    from workshopsite.problems import Problems

FORMATS = ("text", "github", "json")
"""What --format takes."""


def show_problems(
    problems: Problems,
    form: str,
    root: Path,
    *,
    failed: bool,
    quiet: bool = False,
    all_: bool = False,
) -> None:
    """Print the problems.

    Args:
        problems: all of a build.
        form: one of FORMATS. Text goes to the standard error, the others to the standard output.
        root: the site's folder.
        failed: whether they kept the site from being built.
        quiet: whether notices are left out of the text.
        all_: whether the text may be longer than the terminal's screen.
    """
    if form == "json":
        import click

        from workshopsite.report_json import as_json

        click.echo(as_json(problems, failed=failed), nl=False)
    elif form == "github":
        _show_on_github(problems, root, failed=failed)
    elif text := text_of(problems, quiet=quiet, all_=all_):
        say(text, err=True)


def text_of(problems: Problems, *, quiet: bool, all_: bool) -> str:
    """The problems as text for the standard error; "" where there is nothing to tell.

    Args:
        problems: all of a build.
        quiet: whether notices are left out.
        all_: whether it may be longer than the terminal's screen.
    """
    from workshopsite.commands.terminal import paint_for, screen_of
    from workshopsite.problems import Severity
    from workshopsite.report_text import as_text

    told = [one for one in problems if not (quiet and one.severity is Severity.NOTICE)]
    screen = None if all_ else screen_of(sys.stderr)
    return as_text(told, paint_for(sys.stderr), screen) + "\n" if told else ""


def show_where_to_read(problems: Problems) -> None:
    """Print where the docs tell more about rules: that of the first problem among the worst."""
    from workshopsite.problems import Severity

    worst = [one.rule.name for severity in Severity for one in problems.of(severity)]
    if worst:
        others = "the rules, such as " if len(set(worst)) > 1 else ""
        say(f"more about {others}{worst[0]}: workshopsite explain {worst[0]}", err=True)


def _show_on_github(problems: Problems, root: Path, *, failed: bool) -> None:
    from workshopsite.report_github import log, markdown, run_of

    run = run_of(root, os.environ)
    for line in log(problems, run):
        say(line)
    if run.summary:
        with run.summary.open("a", encoding="utf-8", errors="replace") as summary:
            summary.write(markdown(problems, run, failed=failed))
