"""A build after the texts of some pages were edited, which exchanges them in the finished pages.

The last full build has kept the texts of its pages. The text of then and that of now are finished
by themselves. Where the rest of the site sees the same of both, it stays as it is, and so does the
rest of the page, in which that of then stands once. Whatever is doubtful is left to `edited.py`.

It knows neither the model nor the templates, whose import would take longer than all it does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from workshopsite.again.edited_texts import MOST
from workshopsite.check.new_text import may_break_rules
from workshopsite.markup.apart import Apart, text_apart
from workshopsite.markup.html import is_finished
from workshopsite.markup.links import Links
from workshopsite.model.headings import first_heading, promoted
from workshopsite.problems import Mistake, Place, Problems
from workshopsite.read.limits import LARGEST_TEXT
from workshopsite.read.lost_front_matter import LIKE_FENCE, report_lost
from workshopsite.read.source import Source
from workshopsite.write.exchange import exchanging

if TYPE_CHECKING:
    from workshopsite.again.edited_texts import EditedTexts
    from workshopsite.again.record import Record


class Done(NamedTuple):
    """What was done.

    Attributes:
        record: what is remembered of the build.
        written: how many files have other bytes now.
    """

    record: Record
    written: int


class _DoubtfulError(Exception):
    """More may have changed than the texts of pages, or more may follow from them."""


class _Edit(NamedTuple):
    """A page that was edited: what was kept about it, and the text of its file then and now."""

    path: str
    about: Mapping[str, Any]
    then: str
    now: str


class _Exchange(NamedTuple):
    """What stands in an output, and what has to stand there instead."""

    output: str
    then: str
    now: str


def spliced(texts: EditedTexts) -> Done | None:
    """Write the pages whose texts alone have changed since the last build.

    Args:
        texts: those that were edited; all that is no input is as it was then.

    Returns:
        None where that needs more, or anything is in the way. Nothing of the site was written then,
        or a part that a full build writes again.
    """
    try:
        return _spliced(texts)
    except (_DoubtfulError, Mistake, OSError):
        return None
    except (AttributeError, LookupError, TypeError, ValueError):  # of what was kept, by whomsoever
        return None


def _spliced(texts: EditedTexts) -> Done:
    if texts.kept is None or len(texts.paths) > MOST:
        raise _DoubtfulError
    site = texts.kept.about
    addresses, bases = frozenset(site["addresses"]), tuple(site["bases"])
    links = Links(addresses, site["sources"], lambda _: None, bases=bases)
    edits = [_edit(path, site["pages"].get(path), texts) for path in sorted(texts.paths)]
    return _written(texts, edits, [_exchange(edit, site, links) for edit in edits])


def _edit(path: str, about: Mapping[str, Any] | None, texts: EditedTexts) -> _Edit:
    then, now = texts.then(path), texts.now(path)
    if about is None or then is None or now is None or len(now) > LARGEST_TEXT:
        raise _DoubtfulError
    text = now.decode()
    if not {"\r", "\0", "\ufeff"}.isdisjoint(text):
        raise _DoubtfulError
    return _Edit(path, about, then, text)


def _exchange(edit: _Edit, site: Mapping[str, Any], links: Links) -> _Exchange:
    """What has to be exchanged after an edit, if nothing else follows from it."""
    then, now = _bodies(edit, site["keys"])
    if may_break_rules(then, now):
        raise _DoubtfulError
    about = edit.about
    origin = Place(edit.path, about["line"])
    one, other = (
        text_apart(body, origin, about["address"], site["language"], links) for body in (then, now)
    )
    if one is None or other is None or not _look_alike(one, other, about):
        raise _DoubtfulError
    return _Exchange(about["output"], one.html, other.html)


def _look_alike(one: Apart, other: Apart, about: Mapping[str, Any]) -> bool:
    """Whether the rest of the site sees the same of two texts of a page."""
    is_opening_seen = not about["described"]
    return one.follows == other.follows and (one.opening == other.opening or not is_opening_seen)


def _bodies(edit: _Edit, keys: Sequence[str]) -> tuple[str, str]:
    """The texts of a page below its front matter, as they were and are converted."""
    line = edit.about["line"]
    (head_then, then), (head_now, now) = parted(edit.then, line), parted(edit.now, line)
    if head_then != head_now or (line == 1 and _may_have_keys(edit, keys)):
        raise _DoubtfulError
    if edit.about["titled"]:
        return then, now
    one, other = first_heading(then), first_heading(now)
    if one is None or other is None:
        if one != other:
            raise _DoubtfulError
        return then, now
    if (one.level, one.text) != (other.level, other.text):
        raise _DoubtfulError
    return (promoted(then, one), promoted(now, other)) if edit.about["promoted"] else (then, now)


def parted(text: str, line: int) -> tuple[list[str], str]:
    """The lines of a page above its body, which starts on that line, and the body."""
    lines = text.split("\n")
    return lines[: line - 1], "\n".join(lines[line - 1 :])


def _may_have_keys(edit: _Edit, keys: Sequence[str]) -> bool:
    """Whether a page without front matter may have got one."""
    first = next((line for line in edit.now.split("\n") if line.strip()), "")
    return bool(LIKE_FENCE.fullmatch(first)) or report_lost(
        Source(edit.path, edit.now), keys, Problems()
    )


def _written(texts: EditedTexts, edits: Sequence[_Edit], exchanges: Sequence[_Exchange]) -> Done:
    folder = Path(texts.output)
    with exchanging(folder) as exchange:
        pages = {one.output: _page(texts, folder, one) for one in exchanges}
        other = {one.output for one in exchanges if one.then != one.now}
        for output in sorted(other):
            exchange(output, pages[output].encode())
        return Done(texts.keep({edit.path: edit.now for edit in edits}, other), len(other))


def _page(texts: EditedTexts, folder: Path, one: _Exchange) -> str:
    """A page with the text of now."""
    page = (folder / one.output).read_bytes().decode()
    at = page.find(one.then) if one.then else -1
    is_there_once = at >= 0 and page.find(one.then, at + 1) < 0
    if not is_there_once or not texts.stands_as_built(one.output):
        raise _DoubtfulError
    exchanged = page[:at] + one.now + page[at + len(one.then) :]
    if not is_finished(exchanged):
        raise _DoubtfulError
    return exchanged
