"""What a build keeps so that the next ones make only the pages again that were edited.

It is in `.workshopsite/baselines/`, and named by a digest of itself in the record of the build:
what is damaged, or belongs to another record, counts as none. It may be deleted at any time.

What it holds is pickled. A site's folder can come from somebody else, so that only values are
read: records of the model, and a few of Python's own.
"""

from __future__ import annotations

import os
import pickle
from enum import Enum, EnumType
from hashlib import blake2b
from io import BytesIO

from workshopsite.again.record import forget_others, kept_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, BinaryIO

_FOLDER = "baselines"

_OURS = ("workshopsite.model.", "workshopsite.read.")
"""Modules that may bring their own classes."""

_NAMED = {
    ("datetime", "date"),
    ("datetime", "datetime"),
    ("datetime", "time"),
    ("datetime", "timedelta"),
    ("datetime", "timezone"),
    ("decimal", "Decimal"),
    ("pathlib", "PosixPath"),
    ("pathlib", "WindowsPath"),
    ("workshopsite.model.people", "NOBODY"),
    ("workshopsite.model.zones", "zone_of_package"),
    ("workshopsite.places", "Place"),
    ("workshopsite.problem", "Meeting"),
    ("workshopsite.problem", "Problem"),
    ("workshopsite.problem", "Related"),
    ("workshopsite.problems", "Problems"),
    ("workshopsite.problems", "Switch"),
    ("workshopsite.rules", "Rule"),
    ("workshopsite.rules", "Severity"),
}
"""What else may be in it."""


def keep_baseline(kept: object, root: str, output: str) -> str:
    """Keep what is needed to build a site again into an output folder.

    Returns:
        The name by which `baseline` knows it again; "" where it cannot be kept.
    """
    try:
        place = kept_in(_FOLDER, root, output)
        arriving = f"{place}.{os.getpid()}"
        with open(arriving, "wb") as opened:
            noted = _Noted(opened)
            pickle.dump(kept, noted, protocol=5)
        os.replace(arriving, place)
        forget_others(os.path.dirname(place))
    except (OSError, pickle.PicklingError, AttributeError, TypeError, RecursionError):
        return ""
    return noted.digest.hexdigest()


def baseline(name: str, root: str, output: str) -> Any:
    """What was kept under a name; None where that is not there, damaged, or no mere value."""
    try:
        with open(kept_in(_FOLDER, root, output), "rb") as opened:
            data = opened.read()
        is_ours = _digest(data).hexdigest() == name
        return _Values(BytesIO(data)).load() if is_ours else None
    except Exception:  # noqa: BLE001 - whatever somebody else has put there, the site is built anew
        return None


class _Noted:
    """A file that is written, and the digest of what was."""

    def __init__(self, opened: BinaryIO) -> None:
        self._opened = opened
        self.digest = _digest()

    def write(self, data: bytes) -> int:
        self.digest.update(data)
        return self._opened.write(data)


def _digest(data: bytes = b"") -> blake2b:
    return blake2b(data, digest_size=16)


class _Values(pickle.Unpickler):
    """Reads values, and calls nothing but what makes them."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("builtins", "getattr"):
            return _member
        is_named = (module, name) in _NAMED
        if is_named or (module.startswith(_OURS) and "." not in name):
            found = super().find_class(module, name)
            if is_named or (isinstance(found, type) and found.__module__ == module):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no value of a site")


def _member(enumeration: object, name: str) -> Enum:
    """A member of an enumeration, which early versions of Python 3.11 have read by getattr."""
    if isinstance(enumeration, EnumType):
        return enumeration.__members__[name]
    raise pickle.UnpicklingError(f"{name} is no value of a site")
