"""The command line: the only module that prints."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workshopsite import __version__

if TYPE_CHECKING:
    from workshopsite.build import Result

OK, PROBLEMS, USAGE = 0, 1, 2
"""Exit codes."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="workshopsite %(version)s")
def main() -> None:
    """The site of an academic workshop, from Markdown pages and a YAML program."""


@main.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=".")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="Where the site goes; FOLDER/_site if not given.",
)
@click.option("--base-url", metavar="URL", help="The address at which the site will stand.")
@click.option("--drafts", is_flag=True, help="Build pages that are drafts as well.")
@click.option("--strict", is_flag=True, help="Write nothing if there is a warning.")
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@click.option("-q", "--quiet", is_flag=True, help="Print problems only.")
@click.option("-v", "--verbose", is_flag=True, help="Print every change, and the time per phase.")
def build(
    folder: Path,
    output: Path | None,
    base_url: str | None,
    *,
    drafts: bool,
    strict: bool,
    dry_run: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    r"""Build the site in FOLDER (here, if not given).

    The site goes to _site/ or to --output. Nothing is written while there is an error.

    \b
    Exit codes: 0 the site is built, 1 there are problems, 2 the command is wrong.

    \b
    Examples:
      workshopsite build
      workshopsite build --base-url https://example.org/workshop/
      workshopsite build --strict --dry-run
    """
    from workshopsite.build import build as build_site
    from workshopsite.model.site import Options

    if quiet and verbose:
        raise click.UsageError("--quiet and --verbose cannot be used together")
    options = Options(base_url=_checked_base_url(base_url), drafts=drafts)
    target = output or folder / "_site"
    result = build_site(folder, target, options, strict=strict, dry_run=dry_run)
    _print_problems(result, quiet=quiet)
    if verbose:
        _print_details(result, dry_run=dry_run)
    if not quiet or result.changes is None:
        _print_outcome(result, target, strict=strict, dry_run=dry_run)
    sys.exit(PROBLEMS if result.failed(strict=strict) else OK)


def _checked_base_url(typed: str | None) -> str | None:
    from workshopsite.model.fields import web_address
    from workshopsite.problems import Mistake

    if not typed:
        return None
    try:
        return web_address(typed)
    except Mistake as mistake:
        message = f"--base-url: {mistake.message}; {mistake.hint}".rstrip("; ")
        raise click.UsageError(message) from None


def _print_problems(result: Result, *, quiet: bool) -> None:
    from workshopsite.problems import Severity
    from workshopsite.report import report

    for problem in result.problems:
        if not (quiet and problem.severity is Severity.NOTICE):
            click.echo(report(problem), err=True)
            click.echo(err=True)


def _print_details(result: Result, *, dry_run: bool) -> None:
    changes = result.changes
    would = "would be " if dry_run else ""
    if changes:
        for path in changes.written:
            click.echo(f"{would}written  {path}")
        for path in changes.removed:
            click.echo(f"{would}removed  {path}")
    for phase, seconds in result.seconds.items():
        click.echo(f"{phase:<6} {seconds:7.3f} s")


def _print_outcome(result: Result, target: Path, *, strict: bool, dry_run: bool) -> None:
    from workshopsite.report import summary

    found = summary(result.problems)
    changes = result.changes
    if changes is None:
        reason = " (--strict)" if strict and not result.problems.fatal else ""
        click.echo(f"{found}{reason}: nothing is written", err=True)
        return
    for name in changes.foreign:
        click.echo(f"left alone, because it is not ours: {name}")
    left_out = [
        f"{count} {what} left out"
        for count, what in ((result.drafts_left_out, "drafts"), (result.ignored, "ignored files"))
        if count
    ]
    verb = "would be " if dry_run else ""
    counts = [
        f"{len(changes.written)} {verb}written",
        f"{len(changes.removed)} {verb}removed",
        f"{changes.unchanged} unchanged",
        *left_out,
    ]
    total = f"{sum(result.seconds.values()):.2f} s"
    click.echo(f"{result.pages} pages in {target}: {', '.join(counts)} ({total})")
