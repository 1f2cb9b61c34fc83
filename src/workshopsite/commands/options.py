"""Options of several commands."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pathlib import Path

    from workshopsite.model.site import Options


class PathType(click.Path):
    """A ``pathlib.Path``; that is imported when there is one, and not to show help."""

    def coerce_path_result(self, value: str | os.PathLike[str]) -> Path:
        """The path of what was typed."""
        from pathlib import Path

        return Path(value)


FOLDER = click.argument("folder", type=PathType(exists=True, file_okay=False), default=".")
"""The site's folder."""

BASE_URL = click.option(
    "--base-url", metavar="URL", help="The address at which the site will stand."
)
"""Its address, before it is checked."""

ALL = click.option(
    "--all", "all_", is_flag=True, help="Print all problems, not only a screenful of them."
)
"""Whether the report may be longer than a terminal's screen."""


def site_options(base_url: str | None, *, drafts: bool, noindex: bool = False) -> Options:
    """What is asked for, checked.

    Raises:
        click.UsageError: --base-url or SOURCE_DATE_EPOCH is wrong.
    """
    from workshopsite.commands.asked import OptionError, asked_options

    try:
        return asked_options(base_url, drafts=drafts, noindex=noindex)
    except OptionError as wrong:
        raise click.UsageError(str(wrong)) from None
