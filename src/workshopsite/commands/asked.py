"""What a site is built with: options of the command line, and the environment that builds agree on.

This module does without click.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workshopsite.model.site import Options

_LIKE_THIS = "write it like https://example.org/workshop/"


class OptionError(ValueError):
    """What was typed for an option is refused; the text says why."""


def asked_options(base_url: str | None, *, drafts: bool, noindex: bool = False) -> Options:
    """What is asked for, checked.

    Raises:
        OptionError: --base-url or SOURCE_DATE_EPOCH is wrong.
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
    raise OptionError(f'SOURCE_DATE_EPOCH: "{typed}" is no number of seconds since 1970')


_YEAR_9999 = 253_370_764_800
"""The last year that dates can be in, in seconds since 1970."""


def _checked_base_url(typed: str | None) -> str | None:
    """The value of --base-url, a full web address; None where it is not given.

    Raises:
        OptionError: it is no address on the web, or has a query or anchor.
    """
    from workshopsite.model.fields import web_address
    from workshopsite.problems import Mistake

    if typed is None:
        return None
    try:
        address = web_address(typed)
    except Mistake as mistake:
        raise OptionError(f"--base-url: {mistake.message}; {_LIKE_THIS}") from None
    if "?" in address or "#" in address:
        raise OptionError(f'--base-url: "{address}" has a "?" or "#" in it; {_LIKE_THIS}')
    return address
