r"""LaTeX of running text, as authors paste it into titles and abstracts, as Markdown and Unicode.

``Schr\"odinger's \emph{cat} \& dog`` becomes ``Schrödinger's <em>cat</em> & dog``. Formulas, code
and the destinations of links stay as they are, and so does all that is not understood: nothing is
ever left out. Markdown's own escapes (``\_``, ``\{``, ``\$``) mean the same in both and stay, too.

Markup becomes the elements that titles may have, not asterisks, because these could touch others.
The commands are those of LaTeX's kernel (The LaTeX Companion, 7.3 and 11.4) that make sense here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from workshopsite.late import pattern

_PART = r"(?:(?!\n[ \t]*\n)[^$\\]|\\[^\[\]()])"
_INLINE = rf"""
      (?<=\$)(?<![\\$]\$)(?:
          \$(?P<double>{_PART}+?)\$\$
        | (?P<single>(?!\s){_PART}+?(?<![\s\\]))\$(?![\d$]))
    | (?<=\\)(?<!\\\\)\\?\((?P<round>{_PART}+?)\\{{1,2}}\)
"""
_SQUARE = rf"""
      (?<=^[\\ \t])(?:(?<=\\)|(?<=[ \t])[ \t]*\\)  # a backslash is the first sign of its line
      \\?\[(?P<square>{_PART}+?)\\{{1,2}}\](?=[.,;]?[ \t]*$)
"""
# re looks for one of the first signs at once, and tries nothing at other characters.
_INLINE_FORMULA = pattern(rf"[$\\](?:{_INLINE})", re.VERBOSE)
_FORMULA = pattern(rf"[$\\ \t](?:{_INLINE}|{_SQUARE})", re.VERBOSE | re.MULTILINE)

_ANY = pattern(r"\\|``|`[^`']+'|~|--")
# re goes to the next literal at once, but looks behind at every character: literals stand first.
_CODE = pattern(r"(`(?<![`\\]`)`*)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)\1(?!`)", re.DOTALL)
_LINK = pattern(r"\]\([^()\s]*\)|<https?://[^\s<>{}]+|h(?<!\wh)ttps?://[^\s<>{}]+")
_BREAK = pattern(r"[ \t]*(?<!:)\\\\\*?(?:\[[\d.]+[a-z]{2}\])?[ \t]*")
_ESCAPE = pattern(r"\\[{}_#$*\[\]()>+!.`-]")
_HIDDEN = pattern(r"\x02(\d+)\x03")

_MARKS = {
    '"': "\u0308",
    "'": "\u0301",
    "`": "\u0300",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    ".": "\u0307",
    "u": "\u0306",
    "v": "\u030c",
    "H": "\u030b",
    "c": "\u0327",
    "d": "\u0323",
    "b": "\u0331",
    "k": "\u0328",
    "r": "\u030a",
}
_BASE = r"\\[ij](?![A-Za-z])|[^\W\d_]"
_ACCENT = (
    rf"(?<!\\)\\([\"'`^~=.])(?:\{{({_BASE})\}}|({_BASE}))"
    rf"|(?<!\\)\\([uvHcdbkr])(?:\{{({_BASE})\}}|[ \t]+({_BASE})(?!\w))"
)
_ACCENTS = pattern(_ACCENT)
_BRACED = pattern(rf"\{{(?:{_ACCENT})\}}")
_AFTER_COMMAND = pattern(r"\\[A-Za-z]+\s*$")

_LETTER_WORDS = """
ss=ß o=ø O=Ø l=ł L=Ł ae=æ AE=Æ oe=œ OE=Œ aa=å AA=Å i=ı j=ȷ dh=ð DH=Ð th=þ TH=Þ dj=đ DJ=Đ ng=ŋ NG=Ŋ
"""
_SIGN_WORDS = r"""
S=§ P=¶ dag=† ddag=‡ pounds=£ copyright=© dots=… ldots=… textellipsis=… textendash=– textemdash=—
textquoteleft=‘ textquoteright=’ textquotedblleft=“ textquotedblright=” guillemotleft=«
guillemotright=» textbackslash=\\ textasciitilde=~ textasciicircum=^ textunderscore=\_
textbraceleft=\{ textbraceright=\} textdollar=\$ textless=&lt; textgreater=&gt; textbar=|
textbullet=• textregistered=® texttrademark=™ textdegree=° texteuro=€ euro=€ textmu=µ LaTeX=LaTeX
TeX=TeX BibTeX=BibTeX
"""
_PLAIN_WORDS = "text textrm textsf textsc textmd textup textnormal mbox underline url sc rm sf"
_LETTERS = dict(word.split("=") for word in _LETTER_WORDS.split())
_SIGNS = dict(word.split("=") for word in _SIGN_WORDS.split())
_ELEMENTS = {
    "emph": "em",
    "textit": "em",
    "textsl": "em",
    "textbf": "strong",
    "texttt": "code",
    "textsuperscript": "sup",
    "textsubscript": "sub",
    "em": "em",
    "it": "em",
    "sl": "em",
    "bf": "strong",
    "tt": "code",
}
_NAMED = "|".join(sorted({*_ELEMENTS, *_PLAIN_WORDS.split()}))
_COMMAND = pattern(rf"\\(?P<name>{_NAMED})\s*\{{(?P<held>[^{{}}]*)\}}")
_SWITCH = pattern(r"\{\s*\\(?P<name>em|it|sl|bf|tt|sc|rm|sf)\b\s*(?P<held>[^{}]*)\}")
_HREF = pattern(r"\\href\s*\{([^{}\s]+)\}\s*\{([^{}]*)\}")
_SYMBOL = pattern(
    rf"\{{\\(?P<inner>{'|'.join(_LETTERS | _SIGNS)})\s*\}}"
    rf"|\\(?P<letter>{'|'.join(_LETTERS)})(?![A-Za-z])(?:\{{\}}|\s+(?=\w)|)"
    rf"|\\(?P<sign>{'|'.join(_SIGNS)})(?![A-Za-z])(?:\{{\}}|)"
)
_DEEPEST = 20
"""Commands in commands; what is nested deeper stays as it was typed."""


def formula_pattern(text: str) -> re.Pattern[str]:
    """What finds formulas in a Markdown text; the group that fits is called like their marks.

    Dollar signs are read by Pandoc's rule.
    """
    return _FORMULA if "\\[" in text else _INLINE_FORMULA


def from_latex(text: str) -> str:
    """A title or an abstract with its LaTeX as Markdown; whatever is not known stays as typed."""
    if not _ANY.search(text) or "\x02" in text:
        return text
    text = re.sub(r"``(?=[^\s`])([^`]*?)''", r"“\1”", text)
    text = re.sub(r"`(?<![\w`\\]`)([^`'\n]+)'(?![\w'`])", r"‘\1’", text)
    hidden: list[str] = []
    text = _hide(text, hidden, *_kept(text))
    if "\\" not in text:  # as in most, outside of formulas
        return _shown(_dashed(text), hidden)
    text = re.sub(r"(?<=\w)\\-(?=\w)", "", _BREAK.sub(" ", text))
    text = _hide(_with_letters(text), hidden, _ESCAPE)
    return _shown(_with_markup(_SYMBOL.sub(_symbol, _spaced(text))), hidden)


def letters(text: str) -> str:
    r"""A name with its LaTeX accents, letters and ``\&`` as Unicode."""
    if "\\" not in text and "~" not in text:
        return text
    return _SYMBOL.sub(_symbol, _spaced(_with_letters(text)))


def unknown_commands(text: str) -> Iterator[str]:
    r"""The commands (``\cite``) that still stand in a text that ``from_latex`` gave."""
    if "\\" in text and "\x02" not in text:
        shown = _hide(text, [], *_kept(text), _ESCAPE)
        yield from re.findall(r"\\(?<![A-Za-z]:\\)[A-Za-z]+", shown)


def _kept(text: str) -> Iterator[re.Pattern[str]]:
    """What stays as it is, as far as a text may have it: code, links' destinations, formulas."""
    yield _CODE
    if "](" in text or "://" in text:
        yield _LINK
    yield formula_pattern(text)


def _hide(text: str, hidden: list[str], *patterns: re.Pattern[str]) -> str:
    """The text with a mark for whatever fits a pattern; the marks count what is hidden."""

    def hide(match: re.Match[str]) -> str:
        hidden.append(match[0])
        return f"\x02{len(hidden) - 1}\x03"

    for what in patterns:
        text = what.sub(hide, text)
    return text


def _shown(text: str, hidden: list[str]) -> str:
    """The text with everything back that was hidden; the last may hold marks of earlier ones."""
    while _HIDDEN.search(text):
        text = _HIDDEN.sub(lambda mark: hidden[int(mark[1])], text)
    return text


def _with_letters(text: str) -> str:
    return _ACCENTS.sub(_accented, _BRACED.sub(_bare, text))


def _bare(match: re.Match[str]) -> str:
    r"""An accent without the braces around it, unless these belong to a command: ``\emph{\'e}``."""
    before = match.string[max(match.start() - 40, 0) : match.start()]
    return match[0] if _AFTER_COMMAND.search(before) else match[0][1:-1]


def _accented(match: re.Match[str]) -> str:
    r"""A letter with its accent; as typed where there is no such letter, as in ``\"quoted\"``."""
    sign, braced, bare = (match[at] or match[at + 3] for at in (1, 2, 3))
    base = (braced or bare).removeprefix("\\")
    made = unicodedata.normalize("NFC", base + _MARKS[sign])
    return made if braced or len(made) == 1 else match[0]


def _symbol(match: re.Match[str]) -> str:
    name = match["inner"] or match["letter"] or match["sign"]
    return _LETTERS.get(name) or _SIGNS[name]


def _with_markup(text: str) -> str:
    """The text with elements for the commands of markup, the innermost first."""
    text = _HREF.sub(r"[\2](\1)", text)
    for _ in range(_DEEPEST):
        before, text = text, _SWITCH.sub(_element, _COMMAND.sub(_element, text))
        if text == before:
            break
    return text


def _element(match: re.Match[str]) -> str:
    name = _ELEMENTS.get(match["name"])
    held = match["held"]
    return f"<{name}>{held}</{name}>" if name and held.strip() else held


def _spaced(text: str) -> str:
    """The text with LaTeX's spaces, dashes and escaped signs."""
    text = re.sub(r"\\([&%])", r"\1", text)
    text = re.sub(r"\\(?:[!/@]|[\^~]\{\})", _tight, text)
    return _dashed(re.sub(r"\\[ ,;:]", " ", text))


def _dashed(text: str) -> str:
    """The text with LaTeX's ties and dashes, which are the only signs of it without a backslash."""
    text = re.sub(r"~(?<=[\w.)}\]\x03]~)(?=[\w(\[\\\x02])", " ", text)
    dash = r"-(?<=[^\s|-]-)-{1,2}(?=[^\s|>-])|-(?<=[^\s|] -)-{1,2}(?= [^\s|])"
    return re.sub(dash, lambda found: "–" if len(found[0]) == 2 else "—", text)


def _tight(match: re.Match[str]) -> str:
    r"""Nothing for a command that only moves letters; the sign itself for ``\^{}``."""
    return match[0][1] if match[0].endswith("{}") else ""
