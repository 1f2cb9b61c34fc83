"""The command that explains where a page comes from, and what a template may use."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from workshopsite.commands.guard import PROBLEMS, guarded
from workshopsite.commands.options import BASE_URL, FOLDER, site_options

if TYPE_CHECKING:
    from pathlib import Path

_EXAMPLES = """\b
Examples:
  workshopsite explain /program/             where a page comes from
  workshopsite explain content/program.yaml  what is made from a file
  workshopsite explain templates/page.html   which pages use a template
  workshopsite explain slot                  what a template can ask a slot for
  workshopsite explain overlap               what a rule finds, and how to mend it

\b
Exit codes:
  0  it is explained
  1  there is nothing of that name
  2  the command is wrong
"""


@click.command(epilog=_EXAMPLES)
@click.argument("what")
@FOLDER
@BASE_URL
@guarded
def explain(what: str, folder: Path, base_url: str | None) -> None:
    """Tell where WHAT comes from, and what is made of it.

    WHAT is an address of the site in FOLDER (here, if not given), one of its files, a name that its
    templates use, or the name of a rule. Drafts count; nothing is written.
    """
    from workshopsite.explain.rules import rule_section

    if section := rule_section(what):
        click.echo(section)
        return
    from workshopsite.explain import explain as explanation
    from workshopsite.explain.text import as_text
    from workshopsite.problems import Mistake, Severity
    from workshopsite.report import counted, printable

    options = site_options(base_url, drafts=True)
    try:
        explained, problems = explanation(what, folder, options)
    except Mistake as mistake:
        click.echo(printable(f"error: {mistake.message}"), err=True)
        click.echo(printable(f"  hint: {mistake.hint}"), err=True)
        sys.exit(PROBLEMS)
    click.echo(as_text(explained))
    if errors := problems.of(Severity.ERROR):
        found = counted(len(errors), "error")
        click.echo(f"\n{found} in this site; workshopsite check tells more", err=True)
