"""A build as a command: it is done, told of, and remembered. This module does without click."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from workshopsite.commands.guard import OK, PROBLEMS
from workshopsite.commands.loading import staying
from workshopsite.commands.outcome import print_details, print_failure, print_success
from workshopsite.commands.progress import Progress
from workshopsite.commands.remember import remember
from workshopsite.commands.show import show_problems

if TYPE_CHECKING:
    from pathlib import Path

    from workshopsite.again.attempt import Attempt
    from workshopsite.model.site import Options


def import_all() -> None:
    """Import what a build needs, which is the first thing to do: see ``staying``."""
    with staying():
        import workshopsite.build
        import workshopsite.edited  # noqa: F401 - they stay


def build_and_tell(
    folder: Path,
    target: Path,
    options: Options,
    attempt: Attempt | None,
    *,
    strict: bool,
    dry_run: bool = False,
    form: str = "text",
    all_: bool,
    quiet: bool,
    verbose: bool = False,
) -> None:
    """Build a site, print what came of it, and end with the exit code that tells whether it did.

    Args:
        folder: the site's.
        target: where the site goes.
        options: what it is built with.
        attempt: what was known before; None where the next build will not be told of this one.
        strict: whether a warning keeps it from being written.
        dry_run: whether nothing is written at all.
        form: how problems are printed, one of ``show.FORMATS``.
        all_: whether they may take more than a terminal's screen.
        quiet: whether only errors and warnings are printed.
        verbose: whether every change is, and the time per phase.
    """
    from workshopsite.build import build as build_site
    from workshopsite.edited import build_edited

    progress = Progress(sys.stderr)
    result = build_edited(attempt, folder, target) if attempt else None
    result = result or build_site(
        folder,
        target,
        options,
        strict=strict,
        dry_run=dry_run,
        progress=progress,
        written=attempt.note_outputs if attempt else lambda: None,
    )
    progress.end()
    failed = result.failed(strict=strict)
    show_problems(result.problems, form, folder, failed=failed, quiet=quiet, all_=all_)
    if verbose and form != "json":
        print_details(result, dry_run=dry_run)
    if failed:
        print_failure(result, strict=strict)
    elif result.changes and not quiet and form != "json":
        print_success(result, result.changes, target, dry_run=dry_run)
    if attempt and not failed:
        remember(attempt, result, target, quiet=quiet, all_=all_)
    sys.exit(PROBLEMS if failed else OK)
