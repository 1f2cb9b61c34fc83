"""What a build keeps so that the next ones only exchange the texts of pages that were edited.

It is in `.workshopsite/texts/`: a line of JSON, of which the record of the build has the digest,
and behind it the texts, of which the record has the digests as those of files. What is damaged, or
belongs to another record, counts as none. It may be deleted at any time.
"""

from __future__ import annotations

import json
import os
from hashlib import blake2b

from workshopsite.again.record import forget_others, kept_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_FOLDER = "texts"


class KeptTexts:
    """The texts of some pages as a build has read them.

    Attributes:
        about: what was kept beside them.
    """

    def __init__(self, line: bytes, behind: bytes) -> None:
        """Take apart what was kept."""
        self.about, self._spans = json.loads(line)
        self._behind = behind

    def text(self, path: str) -> str:
        """The text of a page; "" where it was not kept."""
        start, end = self._spans.get(path, (0, 0))
        return self._behind[start:end].decode()


def keep_texts(about: object, texts: Mapping[str, str], root: str, output: str) -> str:
    """Keep texts of pages, by path, and what JSON can hold beside them.

    Returns:
        The name by which `kept_texts` knows them again; "" where they cannot be kept.
    """
    spans, pieces, at = {}, [], 0
    for path, text in texts.items():
        pieces.append(text.encode())
        spans[path] = at, at + len(pieces[-1])
        at += len(pieces[-1])
    line = json.dumps([about, spans]).encode("ascii")
    try:
        place = kept_in(_FOLDER, root, output)
        arriving = f"{place}.{os.getpid()}"
        with open(arriving, "wb") as opened:
            opened.writelines([line, b"\n", *pieces])
        os.replace(arriving, place)
        forget_others(os.path.dirname(place))
    except OSError:
        return ""
    return digest_of(line)


def kept_texts(name: str, root: str, output: str) -> KeptTexts | None:
    """What was kept under a name; None where that is not there or damaged."""
    try:
        with open(kept_in(_FOLDER, root, output), "rb") as opened:
            line, _, behind = opened.read().partition(b"\n")
    except OSError:
        return None
    return KeptTexts(line, behind) if digest_of(line) == name else None


def digest_of(data: bytes) -> str:
    """The digest of a content, as ``read/folder.py`` has it."""
    return blake2b(data, digest_size=16).hexdigest()
