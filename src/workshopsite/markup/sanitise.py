"""What may be in texts from strangers (names, titles, abstracts, bios): the allow-list, with nh3.

Design rule 6: hundreds of authors write these texts, and no one of them may run a script on the
workshop's site, change its look, or make it load something from another host. The list:

- blocks that Markdown makes: p, ul, ol (start), li, dl, dt, dd, blockquote, pre, hr, table, thead,
  tbody, tr, th, td (style, and in it text-align alone, which is how Markdown aligns a column);
- inline elements: b, i, em, strong, sub, sup, code, del, br;
- a (href, title), to http, https, mailto or relative;
- img (src, alt, title), with a relative src alone: a built page loads nothing from elsewhere.

No class, id or event handler, no headings (see ``markdown``), no other element: the tags of others
go, their text stays, script and style go with their text. ``rel`` is left alone, since no link gets
a ``target``. Formulas become MathML after this, never before.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from html import unescape

import nh3

from workshopsite.late import pattern

INLINE = frozenset({"a", "b", "br", "code", "del", "em", "i", "strong", "sub", "sup"})
"""Elements of a title or a name."""

_NOTHING = frozenset[str]()
_NO_LINKS = INLINE - {"a"}
_LISTS = frozenset({"ul", "ol", "li", "dl", "dt", "dd"})
_TABLES = frozenset({"table", "thead", "tbody", "tr", "th", "td"})
BLOCKS = INLINE | _LISTS | _TABLES | frozenset({"p", "blockquote", "pre", "hr", "img"})
"""Elements of an abstract or a bio."""

_ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "td": {"style"},
    "th": {"style"},
}
_FORMULA = pattern(r'<math[^>]*? alttext="([^"]*)">.*?</math>', re.DOTALL)
_LINK_TAG = pattern(r"</?a(?:\s(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)?>")
_HAS_SCHEME = pattern(r"[\x00-\x20]*(?:[a-z][a-z0-9+.-]*:|[/\\]{2})", re.IGNORECASE)


def _keep(element: str, attribute: str, value: str) -> str | None:
    if element == "img" and attribute == "src" and is_elsewhere(value):
        return None
    return value


@cache  # to set it up takes as long as a text
def _cleaner(tags: frozenset[str]) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(tags),
        attributes=_ATTRIBUTES,
        attribute_filter=_keep,
        filter_style_properties={"text-align"},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )


def is_elsewhere(destination: str) -> bool:
    """Whether a destination is not on this site: it has a scheme or names a host."""
    return _HAS_SCHEME.match(destination) is not None


def sanitised(html: str) -> str:
    """The fragment with block and inline elements of the allow-list only, well-formed."""
    return _cleaner(BLOCKS).clean(html)


def sanitised_inline(html: str, *, links: bool = True) -> str:
    """The fragment with inline elements of the allow-list only; without links where not wanted."""
    return _cleaner(INLINE if links else _NO_LINKS).clean(html)


@lru_cache(maxsize=8192)
def text_of(html: str) -> str:
    """The fragment's text, without any tag and with characters instead of entities.

    Of a formula it is what MathML says of itself as a line of text.
    """
    return unescape(_cleaner(_NOTHING).clean(without_mathml(html)))


def without_mathml(html: str) -> str:
    """The fragment with what MathML says of itself as a line of text instead of it."""
    return _FORMULA.sub(r"\1", html)


def without_links(html: str) -> str:
    """Sanitised HTML without its links, whose text stays, for where it is put into a link."""
    return _LINK_TAG.sub("", html)
