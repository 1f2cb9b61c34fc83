"""The pictures of a page while its HTML is finished: their room, when they load, which files.

A part of the pass of `markup.html`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from workshopsite.late import dataclass, pattern
from workshopsite.markup.links import Target
from workshopsite.markup.pictures import Size, missing_sizes, pixels
from workshopsite.pictures.family import Family, Variant

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_LINE = 672
"""Pixels: as wide as a line of text is in the theme (42rem), and so most pictures in it."""

_FINEST = 3
"""Pixels of a screen for one of CSS, on the phones with the most."""

_REM = 16
_LENGTH = pattern(r"(?:^|,)\s*(\d+(?:\.\d+)?)(px|rem)\s*$")  # the last of `sizes`, by itself


@dataclass(slots=True)
class PagePictures:
    """The pictures of one page.

    Attributes:
        sizes: of the site's pictures, by their addresses.
        families: the files that there are of a picture, by what stands in its src.
    """

    sizes: Mapping[str, Size]
    families: Mapping[str, Family]
    _choices: list[tuple[LexborNode, Family]] = field(default_factory=list)
    _has_one: bool = False

    def complete(self, node: LexborNode, target: Target) -> None:
        """Add to an <img> the size of the picture's file; note which files it may choose from."""
        family = self.families.get(target.address or "")
        if family and not target.hidden:
            self._choices.append((node, family))
        elif "sizes" in node.attributes and "srcset" not in node.attributes:
            del node.attrs["sizes"]  # templates say it of every picture; of a drawing it is wrong
        elif "srcset" not in node.attributes and "sizes" in node.attributes:
            del node.attrs["sizes"]  # it means something only where there is a choice
        if size := self.sizes.get(target.address or ""):
            for name, value in missing_sizes(node.attributes, size).items():
                node.attrs[name] = value

    def defer(self, node: LexborNode, *, in_text: bool) -> None:
        """Load a picture when the reader comes near, but not the first of a text.

        Templates know where their pictures are, and say so themselves.
        """
        attributes = node.attributes
        says_so = "loading" in attributes or "fetchpriority" in attributes
        if in_text and self._has_one and not says_so:
            node.attrs["loading"] = "lazy"
            node.attrs["decoding"] = "async"
        self._has_one = self._has_one or in_text or "fetchpriority" in attributes

    def offer(self, tree: LexborHTMLParser, link: Callable[[Target], str]) -> set[str]:
        """Let the browser choose among the files of each picture noted.

        Args:
            tree: the page.
            link: gives the link to a file.

        Returns:
            The addresses of these files.
        """
        offers = (_offer(tree, node, family, link) for node, family in self._choices)
        return {address for offered in offers for address in offered}


def _offer(
    tree: LexborHTMLParser, node: LexborNode, family: Family, link: Callable[[Target], str]
) -> list[str]:
    """Let the browser choose among a picture's files: an <img> moves into a <picture>.

    What the <img> says of its width on the page (`sizes`) is kept; else it is taken for one in a
    text. One that chooses already is left alone.

    Args:
        tree: the page.
        node: the <img>.
        family: the files.
        link: gives the link to a file.

    Returns:
        The addresses of the files that there are to choose from.
    """
    given = node.attributes
    if "srcset" in given or (node.parent is not None and node.parent.tag == "picture"):
        return []
    sizes = given.get("sizes") or _sizes_in_text(given.get("width"), family.width)
    files = _as_large_as(_widest(sizes), family)
    srcset = (f"{link(Target(one.address))} {one.recipe.width}w" for one in files)
    source = tree.create_node("source")
    for name, value in (("type", "image/webp"), ("srcset", ", ".join(srcset)), ("sizes", sizes)):
        source.attrs[name] = value
    if "sizes" in given:
        del node.attrs["sizes"]
    node.attrs["src"] = link(Target(family.fallback.address))
    _wrap(tree, node, source)
    return [*(one.address for one in files), family.fallback.address]


def _wrap(tree: LexborHTMLParser, node: LexborNode, source: LexborNode) -> None:
    """Put a <picture> around an <img>, with the source before it."""
    node.insert_before(tree.create_node("picture"))
    picture = node.prev
    if picture is not None:
        picture.insert_child(source)
        picture.insert_child(node)  # a copy of it
        node.decompose()


def _sizes_in_text(given: str | None, width: int) -> str:
    """How wide a picture in a text is shown: as `sizes` of HTML says it.

    Args:
        given: its `width` on the page, if that is known.
        width: of its file, in pixels.
    """
    shown = min(pixels(given) or width, _LINE)
    return f"(max-width: {shown}px) 100vw, {shown}px"


def _widest(sizes: str) -> float | None:
    """How wide a picture is shown at most, in pixels of CSS; None where that is not said."""
    length = _LENGTH.search(sizes)
    return float(length[1]) * (_REM if length[2] == "rem" else 1) if length else None


def _as_large_as(shown: float | None, family: Family) -> list[Variant]:
    """The files up to the first that is large enough on the finest of screens."""
    needed = family.width if shown is None else shown * _FINEST
    smaller = [one for one in family.webp if one.recipe.width < needed]
    return list(family.webp[: len(smaller) + 1])
