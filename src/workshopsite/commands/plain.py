"""A build that is asked for in words that are understood without click."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from workshopsite.commands.asked import OptionError, asked_options
from workshopsite.commands.building import build_and_tell, import_all
from workshopsite.commands.guard import PROBLEMS, guarded
from workshopsite.commands.streams import show_whatever_can_be

if TYPE_CHECKING:
    from workshopsite.again.attempt import Attempt
    from workshopsite.again.request import Request


def build_plainly(request: Request, attempt: Attempt) -> None:
    """Build, and end with the exit code; return where it is for click to say what is wrong.

    Args:
        request: what is asked for.
        attempt: what was known before.
    """
    show_whatever_can_be()
    given = request.given
    folder, target = Path(request.root), Path(request.output)
    if os.name == "nt" or not all(
        os.access(one, os.R_OK) for one in (folder, target) if one.exists()
    ):
        return  # click lists files on Windows, and refuses what cannot be read
    import_all()
    try:
        options = asked_options(
            given.get("--base-url"), drafts="--drafts" in given, noindex="--noindex" in given
        )
    except OptionError:
        return
    try:
        guarded(build_and_tell)(
            folder=folder,
            target=target,
            options=options,
            attempt=attempt,
            strict="--strict" in given,
            all_="--all" in given,
            quiet="--quiet" in given or "-q" in given,
        )
    except BrokenPipeError:
        _tell_nobody()
        sys.exit(PROBLEMS)


def _tell_nobody() -> None:
    """Let what is still to be printed go nowhere, as its reader has gone."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())
