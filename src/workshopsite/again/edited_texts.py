"""The texts of pages that were edited since the last build: as they were then, and as they are."""

from __future__ import annotations

import os

from workshopsite.again.record import save
from workshopsite.again.standing import standing
from workshopsite.again.texts import digest_of, kept_texts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from workshopsite.again.record import Record

MOST = 20
"""Of so many pages the texts are remembered that were edited since the last full build."""


class EditedTexts:
    """What is needed to exchange texts of pages in what the last build has written.

    Attributes:
        output: where the site goes.
        paths: of all inputs that have not the contents of the last build.
        kept: what the last full build has kept; None where that is gone.
    """

    def __init__(
        self,
        record: Record,
        paths: set[str],
        inputs: Mapping[str, str],
        root: str,
        output: str,
        looked: int,
    ) -> None:
        """Read what was kept.

        Args:
            record: of the last build; all but the inputs is as it was.
            paths: of the inputs that have not the contents of then.
            inputs: how all of them stand.
            root: the site's folder.
            output: where the site goes.
            looked: the monotonic time, in nanoseconds, before it was looked how everything stands.
        """
        self.output = output
        self.paths = paths
        self.kept = kept_texts(record.texts, root, output)
        self._record = record
        self._inputs = dict(inputs)
        self._root = root
        self._looked = looked

    def then(self, path: str) -> str | None:
        """The text of a page at the last build; None where it is not known any more."""
        kept = self.kept.text(path) if self.kept else ""
        text = self._record.edited.get(path) or kept
        is_it = digest_of(text.encode()) == self._record.digests.get(path)
        return text if is_it else None

    def now(self, path: str) -> bytes | None:
        """The bytes of an input; None where it is none, or was written since it was looked at.

        Raises:
            OSError: it cannot be read.
        """
        file = os.path.join(self._root, path)
        with open(file, "rb") as opened:
            data = opened.read()
        return data if standing(os.lstat(file)) == self._inputs.get(path) else None

    def stands_as_built(self, name: str) -> bool:
        """Whether an output is still the one of the last build.

        Raises:
            OSError: it cannot be looked at.
        """
        return self._record.outputs.get(name) == self._standing(name)

    def keep(self, texts: Mapping[str, str], written: Collection[str]) -> Record:
        """Remember the last build with other texts of pages.

        All else has been looked at when this build began. What changed since is not what is in the
        record, and so seen by the next build.

        Args:
            texts: of the pages that were edited since the last build, by path.
            written: the names of the outputs that have other bytes for that.

        Returns:
            What is remembered.

        Raises:
            OSError: an output cannot be looked at.
        """
        record = self._record
        record.outputs |= {name: self._standing(name) for name in written}
        record.digests |= {path: digest_of(text.encode()) for path, text in texts.items()}
        record.edited |= texts
        record.inputs = self._inputs
        save(record, self._root, self.output, self._looked)
        return record

    def _standing(self, name: str) -> str:
        return standing(os.lstat(os.path.join(self.output, name)))
