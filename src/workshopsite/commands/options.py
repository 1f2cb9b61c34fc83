"""What several commands are asked for: options, and the environment that builds agree on."""

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

_LIKE_THIS = "write it like https://example.org/workshop/"


def site_options(base_url: str | None, *, drafts: bool, noindex: bool = False) -> Options:
    """What is asked for, checked.

    Raises:
        click.UsageError: --base-url or SOURCE_DATE_EPOCH is wrong.
    """
    from workshopsite.model.site import Options

    address = _checked_base_url(base_url)
    return Options(base_url=address, drafts=drafts, noindex=noindex, epoch=_epoch())


def _epoch() -> int | None:
    """SOURCE_DATE_EPOCH (reproducible-builds.org): seconds since 1970 in UTC; None if not set."""
    typed = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not typed:
        return None
    if typed.isdecimal() and int(typed) <= _YEAR_9999:
        return int(typed)
    raise click.UsageError(f'SOURCE_DATE_EPOCH: "{typed}" is no number of seconds since 1970')


_YEAR_9999 = 253_370_764_800
"""The last year that dates can be in, in seconds since 1970."""


def _checked_base_url(typed: str | None) -> str | None:
    """The value of --base-url, a full web address; None where it is not given.

    Raises:
        click.UsageError: it is no address on the web, or has a query or anchor.
    """
    from workshopsite.model.fields import web_address
    from workshopsite.problems import Mistake

    if typed is None:
        return None
    try:
        address = web_address(typed)
    except Mistake as mistake:
        raise click.UsageError(f"--base-url: {mistake.message}; {_LIKE_THIS}") from None
    if "?" in address or "#" in address:
        raise click.UsageError(f'--base-url: "{address}" has a "?" or "#" in it; {_LIKE_THIS}')
    return address
