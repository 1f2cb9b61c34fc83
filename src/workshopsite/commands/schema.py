"""The command that writes JSON Schemas for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workshopsite.commands.guard import guarded
from workshopsite.commands.options import FOLDER
from workshopsite.schema import FOLDER as SCHEMAS
from workshopsite.schema import NAMES

if TYPE_CHECKING:
    from pathlib import Path

_EXAMPLES = """\b
Examples:
  workshopsite schema
  workshopsite schema --print program

\b
The first line of a data file names its schema:
  # yaml-language-server: $schema=../.schemas/program.json
"""


@click.command(epilog=_EXAMPLES)
@FOLDER
@click.option(
    "--print", "name", type=click.Choice(NAMES), help="Print one schema, and write nothing."
)
@guarded
def schema(folder: Path, name: str | None) -> None:
    """Help editors to complete, explain and check data files.

    This writes JSON Schemas to .schemas/ of the site in FOLDER (here, if not given), one for each
    data file. Write them again after an update of workshopsite.
    """
    from workshopsite.report import counted, printable
    from workshopsite.schema.files import schema_text, write_schemas

    if name:
        click.echo(schema_text(name), nl=False)
        return
    written = write_schemas(folder)
    where = (folder / SCHEMAS).as_posix()
    click.echo(printable(f"{counted(len(written), 'schema')} written to {where}"))
