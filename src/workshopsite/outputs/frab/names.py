"""Names for machines in frab's schedules: guids, numbers, acronyms and slugs.

The two schemas of c3voc (schema.xsd and schema.json at https://c3voc.de/schedule/) do not agree on
every pattern; what is made here fits both.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from uuid import NAMESPACE_URL, UUID, uuid5

LARGEST = 2**31 - 1
"""The largest number: apps keep it in a signed integer of 32 bits."""

_SMALLEST = 1000  # so that as a part of a slug it has the four characters that the XSD demands


def guid(kind: str, name: str) -> UUID:
    """The identifier of a slot, a person or a room, the same whenever and wherever it is made.

    Args:
        kind: "slot", "person" or "room".
        name: its own among all of its kind, as `events.uid` gives it.
    """
    return uuid5(NAMESPACE_URL, f"workshopsite:{kind}:{name}")


def numbers(guids: Iterable[UUID], largest: int = LARGEST) -> Mapping[UUID, int]:
    """A number for each guid, all different, for old apps that know nothing else.

    It is made from the guid alone, so it stays when others come and go; only of two that would
    get the same one, which is rare, the second takes the next that is free.
    """
    count = largest - _SMALLEST + 1
    taken: dict[int, UUID] = {}
    for one in sorted(set(guids)):
        at = one.int % count
        while at in taken:
            at = (at + 1) % count
        taken[at] = one
    return {one: _SMALLEST + at for at, one in taken.items()}


def acronym(workshop_id: str) -> str:
    """The conference's short name: small letters, digits and underscores, four at least."""
    short = "_".join(_ascii_words(workshop_id))
    return short if len(short) > 3 else "_".join(["workshop", *([short] if short else [])])


def event_slug(conference: str, number: int, slot_id: str) -> str:
    """An event's name in file names and addresses: acronym, number and words."""
    return "-".join([conference, str(number), *_ascii_words(slot_id)])


def _ascii_words(text: str) -> list[str]:
    """The words of a text in small letters of ASCII; accents are dropped, as are other scripts."""
    bare = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.findall("[a-z0-9]+", bare)
