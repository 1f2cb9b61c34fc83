"""The command line. With commands/, the only modules that print."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from workshopsite import __version__
from workshopsite.commands.building import build_and_tell, import_all
from workshopsite.commands.explain import explain
from workshopsite.commands.guard import OK, PROBLEMS, guarded
from workshopsite.commands.loading import staying
from workshopsite.commands.options import ALL, BASE_URL, FOLDER, PathType, site_options
from workshopsite.commands.outcome import print_seconds
from workshopsite.commands.progress import Progress
from workshopsite.commands.schema import schema
from workshopsite.commands.serve import serve
from workshopsite.commands.show import FORMATS, show_problems, show_where_to_read
from workshopsite.commands.site import clean, completion, new, theme
from workshopsite.commands.streams import show_whatever_can_be

if TYPE_CHECKING:
    from pathlib import Path

    from workshopsite.again.attempt import Attempt
    from workshopsite.build import Result


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
    show_whatever_can_be()


for _command in (serve, new, clean, explain, theme, schema, completion):
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
    type=PathType(),
    metavar="FOLDER",
    help="Where the site goes; _site in the site's folder if not given.",
)
@BASE_URL
@click.option("--drafts", is_flag=True, help="Build pages that are drafts as well.")
@click.option("--strict", is_flag=True, help="Write nothing if there is a warning.")
@click.option("--noindex", is_flag=True, help="Ask search engines to leave it out: a preview.")
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@_FORMAT
@ALL
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
    all_: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Build the site in FOLDER (here, if not given).

    The site goes to _site/ or to --output. Nothing is written while there is an error.
    """
    if quiet and verbose:
        raise click.UsageError("--quiet and --verbose cannot be used together")
    import_all()
    options = site_options(base_url, drafts=drafts, noindex=noindex)
    attempt: Attempt | None = click.get_current_context().obj
    build_and_tell(
        folder,
        folder / "_site" if output is None else output,
        options,
        attempt,
        strict=strict,
        dry_run=dry_run,
        form=form,
        all_=all_,
        quiet=quiet,
        verbose=verbose,
    )


_CHECKS = """\b
Examples:
  workshopsite check
  workshopsite check --external
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
@click.option(
    "--external", is_flag=True, help="Ask other sites whether links to them work: takes a while."
)
@click.option("--strict", is_flag=True, help="Fail if there is a warning.")
@_FORMAT
@ALL
@click.option("-q", "--quiet", is_flag=True, help="Print errors and warnings only.")
@click.option("-v", "--verbose", is_flag=True, help="Print the time per phase.")
@guarded
def check(
    folder: Path,
    base_url: str | None,
    *,
    drafts: bool,
    external: bool,
    strict: bool,
    form: str,
    all_: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Say what is wrong with a site, and what is still open.

    This does all that a build of the site in FOLDER (here, if not given) does, but writes nothing.
    """
    from pathlib import Path
    from tempfile import TemporaryDirectory

    with staying():
        from workshopsite.build import build as build_site
        from workshopsite.report import counted, summary, switched_off

    options = site_options(base_url, drafts=drafts)
    progress = Progress(sys.stderr)
    with TemporaryDirectory() as unused:
        result = build_site(
            folder,
            Path(unused),
            options,
            strict=strict,
            dry_run=True,
            open_ends=True,
            progress=progress,
        )
    progress.end()
    elsewhere = _ask_elsewhere(result) if external else ""
    failed = result.failed(strict=strict)
    show_problems(result.problems, form, folder, failed=failed, quiet=quiet, all_=all_)
    if verbose and form != "json":
        print_seconds(result)
    if failed or not (quiet or form == "json"):
        if form == "text":
            show_where_to_read(result.problems)
        found = (summary(result.problems) or "all is well") + switched_off(result.problems)
        click.echo(f"{counted(result.pages, 'page')}{elsewhere} checked: {found}", err=failed)
    sys.exit(PROBLEMS if failed else OK)


def _ask_elsewhere(result: Result) -> str:
    """Check links to other sites; what is said of their number."""
    from workshopsite.external.check import check_external
    from workshopsite.report import counted

    progress = Progress(sys.stderr, form="asked for {} of {} addresses")
    with result.phase("ask"):
        number = check_external(result.made, result.problems, progress) if result.made else 0
    progress.end()
    return f" and {counted(number, 'link')} to other sites"
