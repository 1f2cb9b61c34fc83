"""The command line. With commands/, the only modules that print."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workshopsite import __version__
from workshopsite.commands.guard import OK, PROBLEMS, guarded
from workshopsite.commands.options import BASE_URL, FOLDER, site_options
from workshopsite.commands.progress import Progress
from workshopsite.commands.serve import serve
from workshopsite.commands.show import FORMATS, show_problems
from workshopsite.commands.site import clean, completion, new, theme

if TYPE_CHECKING:
    from workshopsite.build import Result
    from workshopsite.write import Changes


_EXAMPLES = """\b
Examples:
  workshopsite new my-workshop         begin a site
  workshopsite build my-workshop       write it to my-workshop/_site/
  workshopsite COMMAND --help          tell more
"""


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog=_EXAMPLES)
@click.version_option(__version__, message="workshopsite %(version)s")
def main() -> None:
    """The site of an academic workshop, from Markdown pages and a YAML program."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")  # whatever a terminal cannot show


for _command in (serve, new, clean, theme, completion):
    main.add_command(_command)


_FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    help="How problems are printed: as text, as annotations for GitHub Actions, or as JSON.",
)

_MORE = """\b
Examples:
  workshopsite build
  workshopsite build --base-url https://example.org/workshop/
  workshopsite build --strict --dry-run

\b
Exit codes:
  0  the site is built
  1  there are problems; the earlier site stays as it is
  2  the command is wrong
"""


@main.command(epilog=_MORE)
@FOLDER
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Where the site goes; _site in the site's folder if not given.",
)
@BASE_URL
@click.option("--drafts", is_flag=True, help="Build pages that are drafts as well.")
@click.option("--strict", is_flag=True, help="Write nothing if there is a warning.")
@click.option("--noindex", is_flag=True, help="Ask search engines to leave it out: a preview.")
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@_FORMAT
@click.option("-q", "--quiet", is_flag=True, help="Print errors and warnings only.")
@click.option("-v", "--verbose", is_flag=True, help="Print every change, and the time per phase.")
@guarded
def build(
    folder: Path,
    output: Path | None,
    base_url: str | None,
    *,
    drafts: bool,
    strict: bool,
    noindex: bool,
    dry_run: bool,
    form: str,
    quiet: bool,
    verbose: bool,
) -> None:
    """Build the site in FOLDER (here, if not given).

    The site goes to _site/ or to --output. Nothing is written while there is an error.
    """
    if quiet and verbose:
        raise click.UsageError("--quiet and --verbose cannot be used together")
    from workshopsite.build import build as build_site

    options = site_options(base_url, drafts=drafts, noindex=noindex)
    target = folder / "_site" if output is None else output
    progress = Progress(sys.stderr)
    result = build_site(folder, target, options, strict=strict, dry_run=dry_run, progress=progress)
    progress.end()
    failed = result.failed(strict=strict)
    show_problems(result.problems, form, folder, failed=failed, quiet=quiet)
    if verbose and form != "json":
        _print_details(result, dry_run=dry_run)
    if failed:
        _print_failure(result, strict=strict)
    elif result.changes and not quiet and form != "json":
        _print_success(result, result.changes, target, dry_run=dry_run)
    sys.exit(PROBLEMS if failed else OK)


_CHECKS = """\b
Examples:
  workshopsite check
  workshopsite check --strict --format json

\b
Exit codes:
  0  the site can be built
  1  there are problems
  2  the command is wrong
"""


@main.command(epilog=_CHECKS)
@FOLDER
@BASE_URL
@click.option("--drafts", is_flag=True, help="Check pages that are drafts as well.")
@click.option("--strict", is_flag=True, help="Fail if there is a warning.")
@_FORMAT
@click.option("-q", "--quiet", is_flag=True, help="Print errors and warnings only.")
@click.option("-v", "--verbose", is_flag=True, help="Print the time per phase.")
@guarded
def check(
    folder: Path,
    base_url: str | None,
    *,
    drafts: bool,
    strict: bool,
    form: str,
    quiet: bool,
    verbose: bool,
) -> None:
    """Say what is wrong with a site, and what is still open.

    This does all that a build of the site in FOLDER (here, if not given) does, but writes nothing.
    """
    from tempfile import TemporaryDirectory

    from workshopsite.build import build as build_site
    from workshopsite.report import counted, summary

    options = site_options(base_url, drafts=drafts)
    progress = Progress(sys.stderr)
    with TemporaryDirectory() as elsewhere:
        result = build_site(
            folder,
            Path(elsewhere),
            options,
            strict=strict,
            dry_run=True,
            open_ends=True,
            progress=progress,
        )
    progress.end()
    failed = result.failed(strict=strict)
    show_problems(result.problems, form, folder, failed=failed, quiet=quiet)
    if verbose and form != "json":
        _print_seconds(result)
    if failed or not (quiet or form == "json"):
        verdict = f"{counted(result.pages, 'page')} checked"
        click.echo(f"{verdict}: {summary(result.problems) or 'all is well'}", err=failed)
    sys.exit(PROBLEMS if failed else OK)


def _print_details(result: Result, *, dry_run: bool) -> None:
    from workshopsite.report import printable

    would = "would be " if dry_run else ""
    if result.changes:
        for path in result.changes.written:
            click.echo(printable(f"{would}written  {path}"))
        for path in result.changes.removed:
            click.echo(printable(f"{would}removed  {path}"))
    _print_seconds(result)


def _print_seconds(result: Result) -> None:
    for phase, seconds in result.seconds.items():
        click.echo(f"{phase:<6} {seconds:7.3f} s")


def _print_failure(result: Result, *, strict: bool) -> None:
    from workshopsite.report import counted, summary

    found = summary(result.problems)
    if result.changes:
        done = counted(len(result.changes.written), "file")
        outcome = f"stopped after {done}; the next build will complete the site"
    elif strict and not result.problems.fatal:
        outcome = "nothing is written, because of --strict"
    else:
        outcome = "nothing is written"
    click.echo(f"{found}: {outcome}", err=True)


def _print_success(result: Result, changes: Changes, target: Path, *, dry_run: bool) -> None:
    from workshopsite.report import counted, printable

    for name in changes.foreign:
        click.echo(printable(f"left alone, because workshopsite did not write it: {name}"))
    would = "would be " if dry_run else ""
    counts = [
        f"{len(changes.written)} {would}written",
        f"{len(changes.removed)} {would}removed",
        f"{changes.unchanged} unchanged",
    ]
    if result.drafts_left_out:
        counts.append(f"{counted(result.drafts_left_out, 'draft')} left out")
    if result.ignored:
        counts.append(f"{counted(result.ignored, 'hidden or backup file')} left out")
    pages = f"{counted(result.pages, 'page')} in {target}"
    total = f"{sum(result.seconds.values()):.2f} s"
    click.echo(printable(f"{pages}: {', '.join(counts)} ({total})"))
