"""HTML as lines of text, for calendars, feeds and search engines.

What HTML says by its elements is said by signs instead, as in a mail: an empty line between blocks,
"- " or a number before an item, "> " before what is quoted, " | " between the cells of a row; a
definition is indented below its term.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from workshopsite.markup.sanitise import without_mathml
from workshopsite.markup.simple_text import leading_paragraph, simple_lines

_LISTS = frozenset({"ul", "ol", "dl"})
_NO_OPENING = frozenset({"aside", "blockquote", "dd", "figure", "footer", "li", "nav", "td", "th"})


def lines_of(html: str) -> str:
    """The text of a fragment of sanitised HTML, in lines."""
    html = without_mathml(html)
    simple = simple_lines(html)
    return parsed_lines(html) if simple is None else simple


def parsed_lines(html: str) -> str:
    """The same, of any HTML without MathML."""
    body = LexborHTMLParser(html).body
    return "\n".join(_flow(body)) if body else ""


def first_paragraph(html: str) -> str:
    """The text of the first paragraph that is no part of something beside the text; else ""."""
    html = without_mathml(html)
    return leading_paragraph(html) or parsed_first_paragraph(html)


def parsed_first_paragraph(html: str) -> str:
    """The same, of any HTML without MathML."""
    for paragraph in LexborHTMLParser(html).css("p"):
        text = " ".join(_flow(paragraph))
        if text and not any(one.tag in _NO_OPENING for one in _around(paragraph)):
            return text
    return ""


def _around(node: LexborNode) -> Iterator[LexborNode]:
    at = node.parent
    while at is not None:
        yield at
        at = at.parent


def _flow(node: LexborNode) -> list[str]:
    """The lines of all that stands in an element."""
    lines: list[str] = []
    for tag, block in _blocks(node):
        if lines and not (node.tag == "li" and tag in _LISTS):
            lines.append("")
        lines += block
    return lines


def _blocks(node: LexborNode) -> Iterator[tuple[str, list[str]]]:
    """The blocks in an element, each with its lines; what stands between them is one as well."""
    words: list[str] = []
    for child in node.iter(include_text=True):
        tag = child.tag or ""
        if tag in _BLOCKS:
            yield from _paragraph("".join(words))
            words = []
            yield tag, _BLOCKS[tag](child)
        else:
            words.append(_inline(child))
    yield from _paragraph("".join(words))


def _paragraph(text: str) -> Iterator[tuple[str, list[str]]]:
    lines = [" ".join(line.split()) for line in text.strip().split("\n")]
    if any(lines):
        yield "p", lines


def _inline(node: LexborNode) -> str:
    """The text of what is no block, however deeply it is nested; a line's end in it is a <br>."""
    return "".join(map(_own_text, node.traverse(include_text=True)))


def _own_text(node: LexborNode) -> str:
    if node.is_text_node:
        return (node.text_content or "").replace("\n", " ")
    if node.tag == "br":
        return "\n"
    return (node.attributes.get("alt") or "") if node.tag == "img" else ""


def _items(node: LexborNode) -> list[str]:
    start = node.attributes.get("start") or ""
    number = int(start) if start.isdecimal() else 1
    lines: list[str] = []
    for at, item in enumerate(one for one in node.iter() if one.tag == "li"):
        sign = f"{number + at}. " if node.tag == "ol" else "- "
        lines += _hanging(sign, _flow(item))
    return lines


def _hanging(sign: str, lines: list[str]) -> list[str]:
    """The lines with a sign before the first, and the others below its text."""
    first, *others = lines or [""]
    return [f"{sign}{first}".rstrip(), *_indented(" " * len(sign), others)]


def _indented(by: str, lines: list[str]) -> list[str]:
    return [f"{by}{line}".rstrip() for line in lines]


def _definitions(node: LexborNode) -> list[str]:
    lines: list[str] = []
    for child in node.iter():
        lines += _indented("  " if child.tag == "dd" else "", _flow(child))
    return lines


def _rows(node: LexborNode) -> list[str]:
    return [
        " | ".join(" ".join(_flow(cell)) for cell in row.iter() if cell.tag in {"td", "th"})
        for row in _own_rows(node)
    ]


def _own_rows(node: LexborNode) -> Iterator[LexborNode]:
    """The rows of a table, and not those of a table in it."""
    for child in node.iter():
        if child.tag == "tr":
            yield child
        elif child.tag in {"thead", "tbody", "tfoot"}:
            yield from _own_rows(child)


def _typed(node: LexborNode) -> list[str]:
    """The lines of code, as they are."""
    return node.text().strip("\n").split("\n")


_BLOCKS: dict[str, Callable[[LexborNode], list[str]]] = {
    "p": _flow,
    "div": _flow,
    "ul": _items,
    "ol": _items,
    "dl": _definitions,
    "table": _rows,
    "pre": _typed,
    "blockquote": lambda node: _indented("> ", _flow(node)),
    "hr": lambda _node: ["---"],
}
