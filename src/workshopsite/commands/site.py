"""The commands around a site: begin one, remove what was built, override the theme's templates."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from workshopsite.commands.guard import PROBLEMS, guarded
from workshopsite.commands.options import FOLDER, PathType

if TYPE_CHECKING:
    from pathlib import Path

    from workshopsite.problems import Mistake

_AFTER_NEW = """\
A new site is in {folder}: {count} files.

  workshopsite serve {folder} --open    shows it, and every change as you save it
  workshopsite build {folder}           writes it to {built}

Begin with content/workshop.yaml; README.md tells how to publish.\
"""

_NEW_EXAMPLES = """\b
Examples:
  workshopsite new my-workshop
  workshopsite new .
"""

_CLEAN_EXAMPLES = """\b
Examples:
  workshopsite clean
  workshopsite clean my-workshop --output public
"""

_THEME_EXAMPLES = """\b
Examples:
  workshopsite theme list
  workshopsite theme eject page
  workshopsite theme eject components/dates my-workshop
"""

_COMPLETION_EXAMPLES = """\b
Examples:
  bash: add to ~/.bashrc         eval "$(workshopsite completion bash)"
  zsh:  add to ~/.zshrc          eval "$(workshopsite completion zsh)"
  fish: workshopsite completion fish > ~/.config/fish/completions/workshopsite.fish
"""


@click.command(epilog=_NEW_EXAMPLES)
@click.argument("folder", metavar="DIR", type=PathType())
@guarded
def new(folder: Path) -> None:
    """Begin a new site in DIR, which must be empty or not exist.

    The site is complete, with invented content to write yours over.
    """
    from workshopsite.problems import Mistake
    from workshopsite.scaffold import new_site

    try:
        written = new_site(folder)
    except Mistake as mistake:
        raise _usage(mistake) from None
    built = (folder / "_site").as_posix()
    click.echo(_AFTER_NEW.format(folder=_quoted(folder), count=len(written), built=built))


@click.command(epilog=_CLEAN_EXAMPLES)
@FOLDER
@click.option(
    "--output",
    type=PathType(),
    metavar="FOLDER",
    help="Where the site was built; _site in the site's folder if not given.",
)
@guarded
def clean(folder: Path, output: Path | None) -> None:
    """Remove the built site.

    It is that of FOLDER (here, if not given). Only files that a build wrote are removed. Whatever
    else is there stays, and is named.
    """
    from workshopsite.clean import clean as remove
    from workshopsite.problems import Mistake
    from workshopsite.report import counted, printable

    target = folder / "_site" if output is None else output
    try:
        cleaned = remove(target)
    except Mistake as mistake:
        click.echo(printable(f"error: {_sentence(mistake)}"), err=True)
        sys.exit(PROBLEMS)
    for name in cleaned.foreign:
        click.echo(printable(f"left alone, because workshopsite did not write it: {name}"))
    removed = counted(len(cleaned.removed), "file")
    click.echo(printable(f"{removed} removed from {target}"))


@click.group(epilog=_THEME_EXAMPLES)
def theme() -> None:
    """List the theme's templates, or begin to override one."""


@theme.command("list", epilog=_THEME_EXAMPLES)
@FOLDER
@guarded
def list_templates(folder: Path) -> None:
    """List the templates, and which of them the site in FOLDER overrides."""
    from workshopsite.eject import templates

    kind = ""
    for template in templates(folder):
        if template.kind != kind:
            click.echo(f"{chr(10) if kind else ''}{template.kind}")
            kind = template.kind
        mark = "*" if template.overridden else " "
        click.echo(f"{mark} {template.name.removesuffix('.html'):<24} {template.about}")
    click.echo("\n* overridden by this site, in templates/")


@theme.command("eject", epilog=_THEME_EXAMPLES)
@click.argument("name")
@FOLDER
@guarded
def eject_template(name: str, folder: Path) -> None:
    """Begin to override the template NAME.

    The new file is in templates/ of the site in FOLDER (here, if not given). A layout extends the
    theme's, so that it stays up to date; others are copies. A file that is there already is never
    overwritten.
    """
    from workshopsite.eject import eject
    from workshopsite.problems import Mistake
    from workshopsite.report import printable

    try:
        file = eject(name, folder)
    except Mistake as mistake:
        raise _usage(mistake) from None
    click.echo(printable(f"written: {file}"))


@click.command(epilog=_COMPLETION_EXAMPLES)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Complete commands with the Tab key in SHELL.

    What is printed is a script for that shell, which has to read it.
    """
    from click.shell_completion import BashComplete, FishComplete, ZshComplete

    made = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}[shell]
    root = context.find_root()
    click.echo(made(root.command, {}, "workshopsite", "_WORKSHOPSITE_COMPLETE").source())


def _usage(mistake: Mistake) -> click.UsageError:
    return click.UsageError(_sentence(mistake))


def _sentence(mistake: Mistake) -> str:
    return f"{mistake.message}; {mistake.hint}" if mistake.hint else mistake.message


def _quoted(folder: Path) -> str:
    text = folder.as_posix()
    return f'"{text}"' if " " in text else text
