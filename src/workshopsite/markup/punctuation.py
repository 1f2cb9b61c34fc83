"""Typographic quotation marks, dashes and dots, by the language of a text.

The quotation marks are those of Unicode's CLDR (delimiters); French ones get their no-break spaces.
Which mark opens and which closes is told from the characters around it, as in SmartyPants and
kramdown: a mark behind a space, a bracket or a dash opens, any other closes.

What is typed can be kept beside what is shown for it (``kept``), where both are needed of one HTML.
"""

from __future__ import annotations

import re
from operator import itemgetter

from workshopsite.late import dataclass, pattern

_QUOTES = {
    "ca": "«»“”",
    "cs": "„“‚‘",
    "da": "“”‘’",
    "de": "„“‚‘",
    "de-ch": "«»‹›",
    "el": "«»“”",
    "en": "“”‘’",
    "es": "«»“”",
    "et": "„“‚‘",
    "eu": "«»“”",
    "fi": "””’’",
    "fr": "«»“”",
    "fr-ch": "«»‹›",
    "gl": "«»“”",
    "hr": "„“‚‘",
    "hu": "„”»«",
    "it": "«»“”",
    "ja": "「」『』",
    "lt": "„“‚‘",
    "lv": "“”‘’",
    "nb": "«»‘’",
    "nl": "“”‘’",
    "nn": "«»‘’",
    "no": "«»‘’",
    "pl": "„”«»",
    "pt": "“”‘’",
    "pt-pt": "«»“”",
    "ro": "„”«»",
    "ru": "«»„“",
    "sk": "„“‚‘",
    "sl": "„“‚‘",
    "sr": "„“‚‘",
    "sv": "””’’",
    "uk": "«»„“",
}
_TOKEN = pattern(r"\x02[^\x03]*\x03|\"|'|-(?<!--)-{1,2}(?!-)|\.(?<!\.\.)\.\.(?!\.)")
"""Each branch begins with its sign and looks back, since Python looks for these signs quickly."""
_KEPT = pattern(r"\x02typed:([^:]+):([^\x03]+)\x03")
_TYPED, _SHOWN = itemgetter(1), itemgetter(2)  # its groups; a template takes thrice the time
_OPENS_AFTER = frozenset(" \t\n\xa0([{<-–—/=“„‘‚«‹「『")
_DECADE = pattern(r"\d\ds?\b")


@dataclass(frozen=True, slots=True)
class Quotes:
    """The quotation marks of a language: outer and inner ones."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str


def quotes_of(language: str) -> Quotes:
    """The quotation marks of a language (a BCP 47 tag); English ones where it is not known."""
    tag = language.lower().replace("_", "-")
    marks = _QUOTES.get(tag) or _QUOTES.get(tag.partition("-")[0]) or _QUOTES["en"]
    space = "\xa0" if tag.partition("-")[0] == "fr" and tag != "fr-ch" else ""
    return Quotes(marks[0] + space, space + marks[1], marks[2], marks[3])


def may_change(text: str) -> bool:
    """Whether anything in a text may be rewritten; most have nothing, and this is soon said."""
    return '"' in text or "'" in text or "--" in text or "..." in text or "\x02" in text


def typographic(html: str) -> str:
    """HTML with what is shown in place of what is ``kept``."""
    return _KEPT.sub(_SHOWN, html) if "\x02" in html else html


def typed(html: str) -> str:
    """HTML with what was typed in place of what is ``kept``."""
    return _KEPT.sub(_TYPED, html) if "\x02" in html else html


class Punctuation:
    """Rewrites the pieces of one paragraph after the other."""

    def __init__(self, language: str, *, kept: bool = False) -> None:
        r"""Begin with nothing.

        Args:
            language: a BCP 47 tag.
            kept: whether to write ``\x02typed:":“\x03`` for ``"``, with what was typed.
        """
        self._quotes = quotes_of(language)
        self._kept = kept
        self._before = ""
        self._inner = 0  # inner quotations that are open

    def start(self) -> None:
        """Begin a paragraph."""
        self._before = ""
        self._inner = 0

    def skip(self, text: str) -> None:
        """Go on behind a piece that stays as it is, such as code."""
        self._before = text[-1:] or self._before

    def rewrite(self, text: str) -> str:
        """A piece of text with typographic marks; marks between STX and ETX are not looked at."""
        done: list[str] = []
        last = 0
        for token in _TOKEN.finditer(text):
            self._pass(text[last : token.start()], done)
            done.append(token[0] if self._is_mark(token[0]) else self._typographic(token))
            last = token.end()
        self._pass(text[last:], done)
        return "".join(done)

    def _pass(self, text: str, done: list[str]) -> None:
        done.append(text)
        self._before = text[-1:] or self._before

    def _is_mark(self, token: str) -> bool:
        if token.startswith("\x02math:"):
            self._before = "x"  # a formula is as good as a word
        return token[0] == "\x02"

    def _typographic(self, token: re.Match[str]) -> str:
        new = self._new(token)
        self._before = new[-1]
        return f"\x02typed:{token[0]}:{new}\x03" if self._kept else new

    def _new(self, token: re.Match[str]) -> str:
        found = token[0]
        if found[0] == "-":
            return "—" if len(found) == 3 else "–"
        if found[0] == ".":
            return "…"
        if found == '"':
            return self._quotes.opening if self._opens(token) else self._quotes.closing
        return self._single(token)

    def _single(self, token: re.Match[str]) -> str:
        decade = _DECADE.match(token.string, token.end())
        if not decade and not self._before.isalnum() and self._opens(token):
            self._inner += 1
            return self._quotes.inner_opening
        inside_word = token.string[token.end() : token.end() + 1].isalnum()
        if decade or inside_word or not self._inner:
            return "’"
        self._inner -= 1
        return self._quotes.inner_closing

    def _opens(self, token: re.Match[str]) -> bool:
        following = token.string[token.end() : token.end() + 1]
        return (not self._before or self._before in _OPENS_AFTER) and not following.isspace()
