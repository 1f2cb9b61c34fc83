"""Values of options that several commands share."""

from __future__ import annotations

import click

_LIKE_THIS = "write it like https://example.org/workshop/"


def checked_base_url(typed: str | None) -> str | None:
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
