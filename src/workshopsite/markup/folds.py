"""Questions and answers: what stands below each heading of a page unfolds from it.

A heading of the second level becomes the summary of a ``<details>``, and everything up to the next
heading of that level or the first its content. Headings inside something else, such as a quote or
an HTML element, stay as they are.

The heading's id moves to its content: a browser that follows a link to something inside a closed
``<details>`` opens it (HTML, section 4.11.1, "ancestor details revealing algorithm"), which it does
not do for what is in the summary. So links to an answer show it, without a script.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from workshopsite.markup.origins import WRAPPER


def folded(html: str) -> str:
    """A page's content with its sections folded; the same without headings of the second level.

    Args:
        html: the content, perhaps as `sourced` in one element.
    """
    body = LexborHTMLParser(html).body
    return "".join(_folded(body)) if body else html


def _folded(parent: LexborNode) -> Iterator[str]:
    """What is in an element, in pieces."""
    is_open = False
    for child in parent.iter(include_text=True):
        if child.tag in _ENDS and is_open:
            yield "</div></details>"
            is_open = False
        if child.tag == "h2":
            yield _beginning(child)
            is_open = True
        else:
            yield from _around(child) if child.tag == WRAPPER else [child.html or ""]
    if is_open:
        yield "</div></details>"


_ENDS = frozenset({"h1", "h2"})


def _around(wrapper: LexborNode) -> list[str]:
    """A piece of HTML that knows where it comes from, folded inside."""
    notes = "".join(
        f' {name}="{escape(value or "")}"' for name, value in wrapper.attributes.items()
    )
    return [f"<{WRAPPER}{notes}>", *_folded(wrapper), f"</{WRAPPER}>"]


def _beginning(heading: LexborNode) -> str:
    target = ""
    if anchor := heading.attributes.get("id"):
        target = f' id="{escape(anchor)}"'
        del heading.attrs["id"]
    question = f"<summary>{heading.html}</summary>"
    return f'<details class="question">{question}<div class="answer"{target}>'
