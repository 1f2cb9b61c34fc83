"""Typographic quotation marks, dashes and dots, by the language of a text.

The quotation marks are those of Unicode's CLDR (delimiters); French ones get their no-break spaces.
Which mark opens and which closes is told from the characters around it, as in SmartyPants and
kramdown: a mark behind a space, a bracket or a dash opens, any other closes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

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
_TOKEN = re.compile(r"\x02[^\x03]*\x03|[\"']|(?<!-)-{2,3}(?!-)|(?<!\.)\.{3}(?!\.)")
_OPENS_AFTER = frozenset(" \t\n\xa0([{<-–—/=“„‘‚«‹「『")
_DECADE = re.compile(r"\d\ds?\b")


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


class Punctuation:
    """Rewrites the pieces of one paragraph after the other."""

    def __init__(self, language: str) -> None:
        self._quotes = quotes_of(language)
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
            new = self._new(token)
            done.append(new)
            if token[0].startswith("\x02math:"):
                self._before = "x"  # a formula is as good as a word
            elif token[0][0] != "\x02":
                self._before = new[-1]
            last = token.end()
        self._pass(text[last:], done)
        return "".join(done)

    def _pass(self, text: str, done: list[str]) -> None:
        done.append(text)
        self._before = text[-1:] or self._before

    def _new(self, token: re.Match[str]) -> str:
        found = token[0]
        if found[0] == "-":
            return "—" if len(found) == 3 else "–"
        if found[0] == ".":
            return "…"
        if found == '"':
            return self._quotes.opening if self._opens(token) else self._quotes.closing
        if found == "'":
            return self._single(token)
        return found

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
