"""Whose is what stands in the output folder at the names that we need or needed."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path

from workshopsite.late import dataclass
from workshopsite.write.names import BOOKKEEPING, folded, folders, folders_of
from workshopsite.write.standing import Standing, same_file, standing

_CHUNK = 1 << 20


@dataclass(frozen=True)
class Ground:
    """The output folder as a build finds it.

    Attributes:
        folder: the output folder.
        old: names of the files that earlier builds wrote, whether still there or not.
        new: names of the files that this build writes.
    """

    folder: Path
    old: frozenset[str]
    new: frozenset[str]

    @cached_property
    def is_bare(self) -> bool:
        """Whether nothing but our bookkeeping stands there, as before the first build."""
        return set(os.listdir(self.folder)) <= {BOOKKEEPING}  # noqa: PTH208 - names are enough

    @cached_property
    def stale(self) -> list[str]:
        """Names that are ours but no longer wanted, sorted; some may be gone already."""
        return sorted(self.old - self.new)

    def removable(self, name: str) -> bool:
        """Whether a plain file stands at a stale name, with no link on the way to it.

        Behind a link is somebody else's folder, and a link itself is somebody else's.
        """
        return self._is_reached(name) and standing(self.folder / name) is Standing.FILE

    def is_free_folder(self, name: str) -> bool:
        """Whether a folder stands at a name, with no link on the way to it."""
        return self._is_reached(name) and standing(self.folder / name) is Standing.FOLDER

    def _is_reached(self, name: str) -> bool:
        on_the_way = (standing(self.folder / folder) for folder in folders_of(name))
        return all(found is Standing.FOLDER for found in on_the_way)

    def holds(self, name: str, data: bytes) -> bool:
        """Whether a plain file with these bytes stands at a name."""
        if standing(f"{self.folder}/{name}") is not Standing.FILE:  # as at first; without a Path
            return False
        path = self.folder / name
        if path.stat().st_size != len(data):
            return False
        if len(data) <= _CHUNK:
            return path.read_bytes() == data
        view = memoryview(data)
        with path.open("rb") as file:
            return all(
                file.read(_CHUNK) == view[at : at + _CHUNK] for at in range(0, len(data), _CHUNK)
            )

    def respelled(self, name: str) -> bool:
        """Whether the file at a name is the one of a stale name, but for letter case or accents.

        It is then removed under its old name and written under its new one, because a file
        system that sees no difference would keep the old spelling for ever.
        """
        stale = self._stale_by_fold.get(folded(name))
        return stale is not None and same_file(self.folder / name, self.folder / stale)

    def blocker(self, name: str, *, adopt: bool = False) -> str | None:
        """What stands in the way of a file of ours and is not ours; None if nothing does.

        Args:
            name: the name of the file to be written.
            adopt: whether a foreign file at that very name is welcome.

        Returns:
            The blocker's name: the file's own, or that of a folder on the way to it.
        """
        if self.is_bare:
            return None
        for folder in folders_of(name):
            found = standing(self.folder / folder)
            if found is Standing.NOTHING or (found is Standing.FILE and self._owns(folder)):
                return None
            if found is not Standing.FOLDER:
                return folder
        return None if self._may_replace(name, adopt=adopt) else name

    def _may_replace(self, name: str, *, adopt: bool) -> bool:
        match standing(self.folder / name):
            case Standing.FILE:
                return adopt or self._owns(name)
            case Standing.FOLDER:
                return self._owns_folder(name)
            case found:
                return found is Standing.NOTHING

    def _owns(self, name: str) -> bool:
        return name in self.old or self.respelled(name)

    def _owns_folder(self, name: str) -> bool:
        """Whether all that is in a folder is ours."""
        if folded(name) not in self._old_folders:
            return False
        with os.scandir(self.folder / name) as entries:
            found = sorted(entry.name for entry in entries)
        return all(self._may_replace(f"{name}/{entry}", adopt=False) for entry in found)

    @cached_property
    def _stale_by_fold(self) -> dict[str, str]:
        return {folded(name): name for name in self.stale}

    @cached_property
    def _old_folders(self) -> set[str]:
        return {folded(folder) for folder in folders(self.old)}
