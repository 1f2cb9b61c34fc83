"""Which folder may be written to: none that holds, or is held by, what the site is made from."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from workshopsite.problems import Mistake
from workshopsite.write.manifest import has_manifest
from workshopsite.write.names import BOOKKEEPING
from workshopsite.write.reason import reason

_CHOOSE = "choose another folder with --output"


def check_output_folder(output: Path, site: Path, sources: Sequence[Path]) -> None:
    """Refuse a folder in which a build could do harm, or that it cannot use.

    Args:
        output: the folder to write to; it need not exist.
        site: the site's folder. The output may be inside of it ("_site").
        sources: the folders that the site is made from ("content", "templates", "assets"),
            whether they exist or not. The output may neither be inside of one nor hold one.

    Raises:
        Mistake: under the rule bad-output; nothing was touched.
    """
    place = _real(output)
    if place == place.parent or _same(place, _real(_home())):
        raise _refused(output, "is not a folder for a website alone")
    if _within(_real(site), place):
        raise _refused(output, "holds the site that it would be made from")
    for source in map(_real, sources):
        if _within(place, source):
            raise _refused(output, f'is in "{source.name}", which the site is made from')
        if _within(source, place):
            raise _refused(output, f'holds "{source.name}", which the site is made from')
    _check_usable(output, place)
    check_ours(output)


def check_ours(output: Path) -> None:
    """Refuse a folder that holds something but was never written by a build.

    A bookkeeping folder alone is what a build leaves that was killed before it wrote anything.

    Raises:
        Mistake: under the rule bad-output.
    """
    try:
        found = {entry.name for entry in output.iterdir()} if output.exists() else set()
        ours = has_manifest(output)
    except OSError as error:
        raise _refused(output, f"cannot be read ({reason(error)})") from error
    if found - {BOOKKEEPING} and not ours:
        message = "is not empty and was not written by workshopsite"
        raise _refused(output, message, f"{_CHOOSE}, or empty this one")


def _check_usable(output: Path, place: Path) -> None:
    there = next((path for path in (place, *place.parents) if os.path.lexists(path)), place)
    if not there.is_dir():
        raise _refused(output, f'cannot be used, because "{there.name}" is not a folder')
    if not os.access(there, os.W_OK | os.X_OK):
        raise _refused(output, "cannot be written to")


def _refused(output: Path, why: str, hint: str = _CHOOSE) -> Mistake:
    return Mistake("bad-output", f'the output folder "{output.as_posix()}" {why}', hint)


def _home() -> Path:
    # not Path.home, which raises where no home is known
    return Path(os.path.expanduser("~"))  # noqa: PTH111


def _real(path: Path) -> Path:
    # not Path.resolve, which raises for links in a circle on Python 3.11 and 3.12
    return Path(os.path.realpath(path))


def _within(inner: Path, outer: Path) -> bool:
    return any(_same(path, outer) for path in (inner, *inner.parents))


def _same(one: Path, other: Path) -> bool:
    """Whether two paths are one folder, also where letter case makes no difference."""
    try:
        return one == other or one.samefile(other)
    except OSError:  # one of them is not there
        return False
