"""What is printed behind the problems of a build: what it did, in a line or file by file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workshopsite.commands.streams import say

if TYPE_CHECKING:
    from pathlib import Path

    from workshopsite.build import Result
    from workshopsite.write import Changes


def print_details(result: Result, *, dry_run: bool) -> None:
    """Print every file that is written or removed, and the time per phase."""
    from workshopsite.report import printable

    would = "would be " if dry_run else ""
    if result.changes:
        for path in result.changes.written:
            say(printable(f"{would}written  {path}"))
        for path in result.changes.removed:
            say(printable(f"{would}removed  {path}"))
    print_seconds(result)


def print_seconds(result: Result) -> None:
    """Print how long each phase took."""
    for phase, seconds in result.seconds.items():
        say(f"{phase:<6} {seconds:7.3f} s")


def print_failure(result: Result, *, strict: bool) -> None:
    """Print how many problems kept the site from being written."""
    from workshopsite.report import counted, summary, switched_off

    found = summary(result.problems) + switched_off(result.problems)
    if result.changes:
        done = counted(len(result.changes.written), "file")
        outcome = f"stopped after {done}; the next build will complete the site"
    elif strict and not result.problems.fatal:
        outcome = "nothing is written, because of --strict"
    else:
        outcome = "nothing is written"
    say(f"{found}: {outcome}", err=True)


def print_success(result: Result, changes: Changes, target: Path, *, dry_run: bool) -> None:
    """Print how many problems there are, and what was written."""
    for line, is_error in remarks(result, changes):
        say(line, err=is_error)
    total = f"{sum(result.seconds.values()):.2f} s"
    say(f"{closing(result, changes, target, dry_run=dry_run)} ({total})")


def remarks(result: Result, changes: Changes) -> Iterator[tuple[str, bool]]:
    """The lines before the last one, each with whether it is for the standard error."""
    from workshopsite.report import printable, summary

    if len(list(result.problems)) > 1:
        yield summary(result.problems), True
    for name in changes.foreign:
        yield printable(f"left alone, because workshopsite did not write it: {name}"), False


def closing(result: Result, changes: Changes, target: Path, *, dry_run: bool = False) -> str:
    """The last line, without how long it took: what was made and what was written."""
    from workshopsite.again.record import changes_in_words

    would = "would be " if dry_run else ""
    written, removed = len(changes.written), len(changes.removed)
    counts = changes_in_words(written, removed, changes.unchanged, would)
    return counts.join(around_counts(result, target))


def around_counts(result: Result, target: Path) -> list[str]:
    """What is printed in the last line before and behind the counts of files."""
    from workshopsite.report import counted, printable

    counts = [""]
    if result.drafts_left_out:
        counts.append(f"{counted(result.drafts_left_out, 'draft')} left out")
    if result.ignored:
        counts.append(f"{counted(result.ignored, 'hidden or backup file')} left out")
    if off := result.problems.switched_off:
        counts.append(f"{counted(off, 'problem')} switched off")
    pages = f"{counted(result.pages, 'page')} in {target}: "
    return [printable(pages), printable(", ".join(counts))]
