"""The text of a page by itself, finished as it is on its page, and what others can see of it."""

from __future__ import annotations

from workshopsite.late import dataclass, pattern
from workshopsite.markup.html import finish
from workshopsite.markup.links import Links
from workshopsite.markup.markdown import Heading, convert_page
from workshopsite.markup.origins import sourced
from workshopsite.markup.page_places import Spot
from workshopsite.markup.text_lines import first_paragraph
from workshopsite.problems import Place, Problems

SCRIPTED = (
    '<details class="fold"',
    '<details class="player"',
    '<div class="program',
    '<div class="tools"',
    '<li class="paper',
    '<section class="cite"',
    "data-moment=",
    "data-slot=",
    "dt-start",
    "paper-slot",
)
"""What the theme looks for in the text of a page, to link the scripts that do something with it."""

_NOT_ALONE = (
    *SCRIPTED,
    "<img",  # only the first picture of a page is not deferred
    *("<!--", "<script", "<style", "<xmp", "<iframe", "<noembed", "<noframes", "<plaintext"),
)
"""What depends on the rest of the page, or the rest on it."""

_TAG = pattern(r"</?[a-zA-Z][^\s/>]*")


@dataclass(frozen=True, slots=True)
class Follows:
    """What the rest of a site can see of the text of a page, besides what it shows.

    Attributes:
        headings: its headings.
        ids: what links can lead to.
        anchors: the anchors that it links to, each with the address of its page.
        addresses: everything of the site that it links to.
    """

    headings: tuple[Heading, ...]
    ids: frozenset[str]
    anchors: frozenset[tuple[str, str]]
    addresses: frozenset[str]


@dataclass(frozen=True, slots=True)
class Apart:
    """The text of a page, finished.

    Attributes:
        html: as it stands on the page.
        opening: its first paragraph, which describes a page of which nothing else is said.
        follows: what else the rest of the site can see of it.
    """

    html: str
    opening: str
    follows: Follows


def text_apart(body: str, origin: Place, address: str, language: str, links: Links) -> Apart | None:
    """The text of a page by itself.

    Args:
        body: Markdown.
        origin: the file that it stands in, and the line on which it begins.
        address: of its page.
        language: of the site.
        links: what to resolve links with; the texts of files are not asked for.

    Returns:
        None where it depends on the page, or anything of it has to be told.
    """
    fragment = convert_page(body, language)
    pieces = [part for part in fragment.parts if isinstance(part, str)]
    html = "".join(pieces)
    is_plain = len(pieces) == len(fragment.parts) and not fragment.findings
    if not is_plain or any(sign in html for sign in _NOT_ALONE):
        return None
    problems = Problems()
    page = f"<body><article>{sourced(html, origin.path, origin.line)}</article>"
    # so that whatever is wrong is told of, though nobody knows where it was typed
    finished = finish(page, address, links, problems, in_template=lambda _: Spot(origin))
    shown = finished.html.partition("<article>")[2].rpartition("</article>")[0]
    if problems.found or finished.shown or _tags(html) != _tags(shown):
        return None
    anchors = frozenset((use.address, use.fragment) for use in finished.anchors)
    follows = Follows(fragment.headings, finished.ids, anchors, finished.addresses)
    return Apart(shown, first_paragraph(html), follows)


def _tags(html: str) -> list[str]:
    """The elements as they begin and end: the same where the parser had nothing to mend.

    Else it would depend on what stands around how they are mended.
    """
    return _TAG.findall(html)
