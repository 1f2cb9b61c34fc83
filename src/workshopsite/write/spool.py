"""Make all outputs and keep those that differ from what is on disk, before anything changes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import field, replace
from itertools import count
from pathlib import Path
from typing import NamedTuple

from workshopsite.late import dataclass
from workshopsite.outputs.output import Output
from workshopsite.problems import Place, Problems, Related
from workshopsite.write.bookkeeping import opened
from workshopsite.write.commit import TREE, Journal, carry_out
from workshopsite.write.folder import check_ours
from workshopsite.write.foreign import foreign_files
from workshopsite.write.ground import Ground
from workshopsite.write.names import folders_of, is_sound
from workshopsite.write.reason import reason


@dataclass(frozen=True, slots=True)
class Changes:
    """What a build changes in its output folder; names are relative to it and sorted.

    Attributes:
        written: new files, and files with new bytes.
        removed: files of an earlier build that this one has no more.
        unchanged: how many files were right already.
        foreign: files that are not ours and stay; a hidden folder is one name ending in "/".
    """

    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int
    foreign: tuple[str, ...]


class Fate(NamedTuple):
    """What became of an output that was made; nothing of this, where it cannot be written.

    Attributes:
        kept: the path of its bytes, where they must be written.
        unchanged: whether they are on disk already.
        refused: what the system said when they could not be kept.
    """

    kept: str = ""
    unchanged: bool = False
    refused: str = ""


Maker = Callable[[Callable[[Output], Fate], Sequence[Output]], Iterable[tuple[Output, Fate | None]]]
"""Applies a function to every output that is wanted, in this process or others.

Gives each output, in their order, with what the function gave; None for one that nobody wants.
"""


def one_by_one(
    make: Callable[[Output], Fate], outputs: Sequence[Output]
) -> Iterator[tuple[Output, Fate | None]]:
    """The simplest Maker."""
    for output in outputs:
        yield output, make(output) if output.wanted() else None


@contextmanager
def spooled(
    outputs: Iterable[Output], folder: Path, problems: Problems, maker: Maker = one_by_one
) -> Iterator[Spool]:
    """Make every output, once, and keep those that differ from what is on disk.

    Only the spool's ``commit`` changes a file of the site. On leaving, the spool is removed, and
    so is an output folder that was made for it and got nothing.

    Args:
        outputs: all files of the site; each that is wanted is made even when another fails.
        folder: the output folder, made if missing. See also ``check_output_folder``.
        problems: gets what prevents the writing: a file that is not ours where one of ours
            belongs (bad-output), two outputs of which one needs a file where the other needs a
            folder (address-conflict), and what the system refuses (cannot-write; unreadable-file
            for what an output is made from). Places are in the output folder as it is given here.
        maker: has the outputs made.

    Raises:
        Mistake: the folder is not empty and not ours, or another build is writing there
            (bad-output), or it cannot be made (cannot-write).
        ValueError: two outputs have one name, or a name leads out of the folder: our own fault.
    """
    outputs = tuple(outputs)
    new = _checked_names(outputs)
    check_ours(folder)
    with opened(folder) as books:
        spool = Spool(Ground(folder, books.old, new), books.spool, problems)
        spool.stage(outputs, maker)
        yield spool


def _checked_names(outputs: Sequence[Output]) -> frozenset[str]:
    names = frozenset(output.path for output in outputs)
    if len(names) < len(outputs):
        raise ValueError("two outputs have the same path")
    for name in names:
        if not is_sound(name):
            raise ValueError(f"an output's path is not within the output folder: {name!r}")
    return names


@dataclass(slots=True)
class Spool:
    """The outputs of one build, made, and waiting to be written.

    Attributes:
        ground: the output folder, with the names of old and new files.
        place: the folder for the outputs that are kept; it is made when the first one is.
        problems: the list of the build.
        kept: where the bytes of each file are that must be written, by its name.
        stale: names of the files to be removed.
        unchanged: how many files are right already.
        foreign: names of the files that are not ours.
    """

    ground: Ground
    place: Path
    problems: Problems
    kept: dict[str, str] = field(default_factory=dict)
    stale: list[str] = field(default_factory=list)
    unchanged: int = 0
    foreign: tuple[str, ...] = ()
    _files: Iterator[int] = field(default_factory=count)
    _folders: set[str] = field(default_factory=set)
    _full: bool = False

    def changes(self) -> Changes:
        """What ``commit`` would change. Nothing is touched."""
        return self._changes(self.kept, self.stale)

    def commit(self) -> Changes:
        """Write what differs, and remove what an earlier build wrote and this one did not.

        Returns:
            What was changed: if the system refuses a step, all up to there, and a problem
            (cannot-write) is added. Every file is whole even then, and the next build heals it.

        Raises:
            RuntimeError: called in spite of errors: our own fault.
        """
        if self.problems.fatal:
            raise RuntimeError("nothing is written while there are errors")
        journal = Journal()
        try:
            carry_out(self.ground, self.kept, self.place, journal)
        except OSError as error:
            self._cannot_write(journal.at, reason(error))
        return self._changes(journal.written, journal.removed)

    def _changes(self, written: Iterable[str], removed: Iterable[str]) -> Changes:
        return Changes(tuple(sorted(written)), tuple(sorted(removed)), self.unchanged, self.foreign)

    def stage(self, outputs: Sequence[Output], maker: Maker) -> None:
        """Make all outputs, and find out what is to be done; ``spooled`` does this once."""
        self._note_conflicts(outputs)
        fates = {output.path: fate for output, fate in maker(self._made, outputs)}
        unwanted = {name for name, fate in fates.items() if fate is None}
        self._note_fates({name: fate for name, fate in fates.items() if fate is not None})
        self.ground = replace(self.ground, new=self.ground.new - unwanted)
        try:
            self.stale = [name for name in self.ground.stale if self.ground.removable(name)]
            ours = self.ground.new.union(self.stale)
            self.foreign = foreign_files(self.ground.folder, ours)
        except OSError as error:
            self._cannot_write("", reason(error))

    def _note_conflicts(self, outputs: Sequence[Output]) -> None:
        by_name = {output.path: output for output in outputs}
        for output in outputs:
            for other in filter(None, map(by_name.get, folders_of(output.path))):
                message = f'"{other.path}" cannot be both a file and the folder of "{output.path}"'
                related = [Related("the other one", other.source)]
                self.problems.add("address-conflict", message, output.source, "", related)

    def _note_fates(self, fates: Mapping[str, Fate]) -> None:
        self.kept = {name: fate.kept for name, fate in fates.items() if fate.kept}
        self.unchanged = sum(fate.unchanged for fate in fates.values())
        refused = [(name, fate.refused) for name, fate in fates.items() if fate.refused]
        for name, why in refused[:1]:  # said once, not for each of the files that follow
            self._cannot_write(name, why)

    def _made(self, output: Output) -> Fate:
        """Make an output; what it changes here is for this process only."""
        try:
            data = output.make()
        except OSError as error:
            message = f'"{output.path}" cannot be made from this file: {reason(error)}'
            self.problems.add("unreadable-file", message, output.source)
            return Fate()
        try:
            return self._compared(output, data)
        except OSError as error:
            self._cannot_write(output.path, reason(error))
            return Fate()

    def _compared(self, output: Output, data: bytes) -> Fate:
        same = self.ground.holds(output.path, data)
        if blocker := self.ground.blocker(output.path, adopt=same):
            self._blocked(output, blocker)
            return Fate()
        if same and not self.ground.respelled(output.path):
            return Fate(unchanged=True)
        return Fate() if self._full else self._kept(output, data)

    def _kept(self, output: Output, data: bytes) -> Fate:
        if self.ground.is_bare and not output.waits:  # what waits may be unwanted
            with suppress(OSError):  # where that cannot be, it is kept as any other
                return Fate(kept=self._written(f"{TREE}/{output.path}", data))
        try:
            return Fate(kept=self._written(f"{os.getpid()}-{next(self._files)}", data))
        except OSError as error:
            self._full = True  # the files that follow need not be tried
            return Fate(refused=reason(error))

    def _written(self, name: str, data: bytes) -> str:
        """The path of a new file of the spool; no part of it stays where it cannot be written."""
        file = f"{self.place}/{name}"
        folder = file.rpartition("/")[0]
        if folder not in self._folders:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - or by another process just now
            self._folders.add(folder)
        try:
            with open(file, "wb") as kept:  # noqa: PTH123 - a Path takes as long as the system
                kept.write(data)
        except OSError:
            with suppress(OSError):
                os.unlink(file)  # noqa: PTH108
            raise
        return file

    def _blocked(self, output: Output, blocker: str) -> None:
        link = (self.ground.folder / blocker).is_symlink()
        what = "a link" if link else "something that workshopsite did not write"
        message = f'{what} is where "{output.path}" must be written'
        hint = "move it away, or choose another folder with --output"
        related = [Related("needed for", output.source)]
        self.problems.add("bad-output", message, self._where(blocker), hint, related)

    def _cannot_write(self, name: str, why: str) -> None:
        message = f"this cannot be written: {why}"
        self.problems.add("cannot-write", message, self._where(name))

    def _where(self, name: str) -> Place:
        return Place((self.ground.folder / name).as_posix())
