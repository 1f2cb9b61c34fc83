"""What a build leaves for the next one to tell, which then need not be done if nothing changes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from workshopsite.commands.outcome import around_counts, remarks
from workshopsite.commands.show import text_of

if TYPE_CHECKING:
    from pathlib import Path

    from workshopsite.again.attempt import Attempt
    from workshopsite.build import Result


def remember(attempt: Attempt, result: Result, target: Path, *, quiet: bool, all_: bool) -> None:
    """Keep what the next build will print if nothing changes.

    Args:
        attempt: what was known before the build.
        result: of the build, which has succeeded.
        target: where the site was written to.
        quiet: whether only errors and warnings are printed.
        all_: whether the problems may take more than a terminal's screen.
    """
    from dataclasses import replace

    from workshopsite.edited import baseline_of
    from workshopsite.spliceable import spliceable

    changes, made = result.changes, result.made
    if changes is None or made is None or (changes.removed and changes.foreign):
        return  # whose files were removed decides which hidden folders are named as foreign
    unchanged = replace(
        changes, written=(), removed=(), unchanged=changes.unchanged + len(changes.written)
    )
    text = text_of(result.problems, quiet=quiet, all_=all_)
    if os.name == "nt" and "\x1b" in text:
        return  # on Windows it takes click to print colours
    told = [(text, True)] if text else []
    if not quiet:
        told += remarks(result, unchanged)
    digests = {path: file.digest for path, file in made.site.folder.files.items()}
    attempt.keep(
        digests,
        told,
        [] if quiet else around_counts(result, target),
        unchanged.unchanged,
        lambda path: made.site.sources[path].text,
        lambda: baseline_of(made, result.problems),
        lambda: spliceable(made, result.problems),
    )
