"""The kinds of values that keys have: how each is read from typed text, and how it is shown.

Every scalar of a data file arrives as the text that was typed; the types here turn it into a
value or raise a Mistake that says what to write instead. The markers (Shown) tell the templates'
view what a field is: Markdown to convert, a link to resolve, or a plain value.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import BeforeValidator

from workshopsite.late import dataclass, pattern
from workshopsite.model import forms, time_forms
from workshopsite.model.dates import parse_date
from workshopsite.model.forms import Form, OneOrList
from workshopsite.model.ids import parse_id
from workshopsite.model.kinds import Kind, parse_kind
from workshopsite.model.read_by import ReadBy
from workshopsite.model.times import Moment, parse_minutes, parse_moment
from workshopsite.problems import Mistake


class Shown(Enum):
    """What templates get for a field instead of its plain value."""

    INLINE = "inline Markdown, as safe HTML"
    BLOCK = "Markdown, as safe HTML"
    ADDRESS = "an address that a link can use"


@dataclass(frozen=True, slots=True)
class Link:
    """A labelled link.

    Attributes:
        label: what the reader sees.
        href: an address on the web, or a path from content/.
        key: the key that it was written under ("slides"), or "".
    """

    label: str
    href: str
    key: str = ""


def needs_text(value: Any) -> str:
    """The value, if it is text; Mistake wrong-type otherwise."""
    if isinstance(value, str):
        return value
    if value is None:
        raise Mistake("wrong-type", "nothing is written here", "write a text, or remove the key")
    found = "a list" if isinstance(value, list) else "keys and values"
    raise Mistake("wrong-type", f"this needs a text, not {found}", _QUOTE_HINT)


_QUOTE_HINT = "put a text that starts with [ or { or has a colon in it between quotes"


def one_line(value: Any) -> str:
    """A text with every run of white space (no-break spaces too) as one space."""
    text = " ".join(unicodedata.normalize("NFC", needs_text(value)).split())
    if not text:
        raise Mistake("wrong-type", "this text is empty", "write a text, or remove the key")
    return text


def paragraphs(value: Any) -> str:
    """A text of any length, as it was typed."""
    return unicodedata.normalize("NFC", needs_text(value)).strip("\n").rstrip()


def flag(value: Any) -> bool:
    """Yes or no, in the words that YAML has for them."""
    text = needs_text(value).strip().lower()
    if text in {"yes", "true", "on"}:
        return True
    if text in {"no", "false", "off"}:
        return False
    raise Mistake("wrong-type", f'this is yes or no, not "{text}"', "write yes or no")


def number(value: Any) -> Decimal:
    """A decimal number, with a point."""
    text = needs_text(value).strip()
    try:
        found = Decimal(text)
    except InvalidOperation:
        hint = "write a decimal point" if "," in text else ""
        raise Mistake("wrong-type", f'"{text}" is not a number', hint) from None
    if not found.is_finite():
        raise Mistake("wrong-type", f'"{text}" is not a number')
    return found


def several(value: Any) -> list[Any]:
    """One value or a list of them, as a list."""
    if value is None:
        raise Mistake("wrong-type", "nothing is written here", "write a value, or remove the key")
    return value if isinstance(value, list) else [value]


_SCHEME = pattern(r"[A-Za-z][A-Za-z0-9+.-]*:")


def address(value: Any) -> str:
    """An address on the web (http, https, mailto) or a path on this site."""
    text = one_line(value)
    scheme = _SCHEME.match(text)
    if not scheme and not text.startswith("//"):
        return text
    return _checked_url(text, {"http", "https", "mailto"})


def web_address(value: Any) -> str:
    """An address that starts with http:// or https://."""
    text = one_line(value)
    if not _SCHEME.match(text):
        raise Mistake("bad-value", f'"{text}" is no address', f"write https://{text.lstrip('/')}")
    return _checked_url(text, {"http", "https"})


def _checked_url(text: str, schemes: set[str]) -> str:
    try:
        parts = urlsplit(text)
    except ValueError:
        raise Mistake("bad-value", f'"{text}" is no address') from None
    if parts.scheme not in schemes:
        allowed = " or ".join(sorted(schemes))
        raise Mistake("unsafe-link", f'an address cannot start with "{parts.scheme}:"', allowed)
    if parts.scheme != "mailto" and (not parts.hostname or " " in text):
        rest = parts.path.lstrip("/")
        hint = f"write {parts.scheme}://{rest}" if rest and " " not in text else ""
        raise Mistake("bad-value", f'"{text}" is no address', hint)
    return text


@dataclass(frozen=True, slots=True)
class _Identifier:
    """A kind of identifier that is the end of an address, and can be typed with or without it."""

    what: str
    pattern: str
    prefix: str
    example: str
    may_be_number: bool = True

    def read(self, value: Any) -> str:
        """The whole address; Mistake bad-value where the text is no such identifier."""
        text = one_line(value).removeprefix(self.prefix)
        if re.fullmatch(self.pattern, text):
            return self.prefix + text
        raise Mistake("bad-value", f'"{text}" is no {self.what}', self._hint)

    @property
    def form(self) -> Form:
        """What may be typed; one of digits is a number to an editor."""
        pattern = f"(?:{re.escape(self.prefix)})?(?:{self.pattern})"
        return forms.matching(pattern, self._hint, also=["number"] if self.may_be_number else [])

    @property
    def _hint(self) -> str:
        return f"write it like {self.example}"


_ARXIV = _Identifier(
    what="arXiv identifier",
    pattern=r"[0-9]{4}\.[0-9]{4,5}(v[0-9]+)?|[a-z-]+(\.[A-Z]{2})?/[0-9]{7}(v[0-9]+)?",
    prefix="https://arxiv.org/abs/",
    example="2101.01234",
)
_DOI = _Identifier(
    what="DOI",
    pattern=r"10\.[0-9]{4,9}/\S+",
    prefix="https://doi.org/",
    example="10.1000/182",
    may_be_number=False,
)
_OPENREVIEW = _Identifier(
    what="OpenReview identifier",
    pattern="[A-Za-z0-9_-]{6,}",
    prefix="https://openreview.net/forum?id=",
    example="AbCdEf1234",
)


def _labelled(value: Any) -> list[Any]:
    """``{Label: address}`` as pairs, in the order typed."""
    if not isinstance(value, Mapping):
        raise Mistake("wrong-type", "this needs labels and addresses", "write Label: address")
    return list(value.items())


def _link(value: Any) -> Link:
    label, href = value
    return Link(one_line(label), address(href))


def _parsed(parse: Any) -> ReadBy:
    return ReadBy(lambda value: parse(one_line(value)))


Text = Annotated[str, ReadBy(one_line), forms.TEXT]
Inline = Annotated[str, ReadBy(one_line), forms.TEXT, Shown.INLINE]
Block = Annotated[str, ReadBy(paragraphs), forms.SCALAR, Shown.BLOCK]
Raw = Annotated[str, ReadBy(paragraphs), forms.SCALAR]
Id = Annotated[str, _parsed(parse_id), forms.ID]
Flag = Annotated[bool, ReadBy(flag), forms.FLAG]
Address = Annotated[str, ReadBy(address), forms.ADDRESS, Shown.ADDRESS]
WebAddress = Annotated[str, ReadBy(web_address), forms.WEB_ADDRESS]
Arxiv = Annotated[str, ReadBy(_ARXIV.read), _ARXIV.form]
Doi = Annotated[str, ReadBy(_DOI.read), _DOI.form]
OpenReview = Annotated[str, ReadBy(_OPENREVIEW.read), _OPENREVIEW.form]
Links = Annotated[
    tuple[Annotated[Link, ReadBy(_link)], ...],
    BeforeValidator(_labelled),
    forms.keyed(forms.ADDRESS),
]
KindOf = Annotated[Kind, _parsed(parse_kind), forms.words(Kind, "write a kind such as keynote")]
Date = Annotated[date, _parsed(parse_date), time_forms.DATE]
Minutes = Annotated[timedelta, _parsed(parse_minutes), time_forms.MINUTES]
Was = Annotated[Moment, _parsed(parse_moment), time_forms.MOMENT]
Several = OneOrList(several)
