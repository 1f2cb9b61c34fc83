"""Remove what builds have written, and nothing else."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from workshopsite.late import dataclass
from workshopsite.problems import Mistake
from workshopsite.write.bookkeeping import opened
from workshopsite.write.commit import Journal, carry_out
from workshopsite.write.folder import check_ours
from workshopsite.write.foreign import foreign_files
from workshopsite.write.ground import Ground
from workshopsite.write.manifest import NAME
from workshopsite.write.reason import reason


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What a cleaning did; names are relative to the output folder and sorted.

    Attributes:
        removed: files of earlier builds that were removed.
        foreign: what stays because no build wrote it; a hidden folder is one name ending in "/".
    """

    removed: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()


def clean(output: Path) -> Cleaned:
    """Remove the files that the manifest of an output folder lists, and our bookkeeping in it.

    The folder itself goes when nothing is left in it. Without the folder there is nothing to do.

    Raises:
        Mistake: the folder was not written by us, or a build is writing there (bad-output), or
            the system refuses (cannot-write). All files that stay are whole, and the next
            cleaning ends what this one began.
    """
    if not output.exists():
        return Cleaned()
    check_ours(output)
    if not any(output.iterdir()):
        return Cleaned()
    with opened(output) as books:
        ground = Ground(output, books.old, frozenset())
        journal = Journal()
        try:
            carry_out(ground, {}, books.spool, journal)
            (output / NAME).unlink(missing_ok=True)
            foreign = foreign_files(output, ())
        except OSError as error:
            message = f'"{(output / journal.at).as_posix()}" cannot be removed: {reason(error)}'
            raise Mistake("cannot-write", message) from error
    with suppress(OSError):  # a folder that holds something stays
        output.rmdir()
    return Cleaned(tuple(sorted(journal.removed)), foreign)
