"""The problems of a build in the form that was asked for."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from workshopsite.problems import Problems

FORMATS = ("text", "github", "json")
"""What --format takes."""


def show_problems(
    problems: Problems, form: str, root: Path, *, failed: bool, quiet: bool = False
) -> None:
    """Print all problems.

    Args:
        problems: all of a build.
        form: one of FORMATS. Text goes to the standard error, the others to the standard output.
        root: the site's folder.
        failed: whether they kept the site from being built.
        quiet: whether notices are left out of the text.
    """
    if form == "json":
        from workshopsite.report_json import as_json

        click.echo(as_json(problems, failed=failed), nl=False)
    elif form == "github":
        _show_on_github(problems, root, failed=failed)
    else:
        _show_text(problems, quiet=quiet)


def _show_text(problems: Problems, *, quiet: bool) -> None:
    from workshopsite.problems import Severity
    from workshopsite.report import report

    for problem in problems:
        if not (quiet and problem.severity is Severity.NOTICE):
            click.echo(report(problem) + "\n", err=True)


def _show_on_github(problems: Problems, root: Path, *, failed: bool) -> None:
    from workshopsite.report_github import log, markdown, run_of

    run = run_of(root, os.environ)
    for line in log(problems, run):
        click.echo(line)
    if run.summary:
        with run.summary.open("a", encoding="utf-8", errors="replace") as summary:
            summary.write(markdown(problems, run, failed=failed))
