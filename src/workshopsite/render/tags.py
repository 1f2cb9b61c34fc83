"""Tags in a page's <head>: what search engines and social networks show of it beside its link.

Open Graph: https://ogp.me (og:title, og:type, og:url and og:image are its basic properties; og:url
and og:image are absolute). Twitter cards: the names of https://developer.x.com, "Cards markup".
Highwire: `highwire`. No tag is ever empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from workshopsite.late import dataclass
from workshopsite.markup.markdown import plain
from workshopsite.model.files import Picture
from workshopsite.model.paper import Paper
from workshopsite.model.people import Person
from workshopsite.render.about import About, Shown
from workshopsite.render.highwire import citation_tags
from workshopsite.render.words import territorial

_WIDE = 1.5
"""From this proportion on a picture is shown above the text and not beside it."""

Absolute = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Tag:
    """A <meta> element.

    Attributes:
        attribute: `name` or `property`: the attribute that holds the name.
        name: as `og:title` or `citation_author`.
        content: its value, without markup.
    """

    attribute: str
    name: str
    content: str


def tags(about: About, absolute: Absolute, image: Shown | None) -> tuple[Tag, ...]:
    """All tags of a page but its description; none for a page that nobody is to find.

    Args:
        about: the page.
        absolute: makes an address of the site absolute; None where the site's is not known.
        image: the picture that stands for the page, if there is one and the site's address is
            known.
    """
    if about.kind == "404":
        return ()
    shown = (image, absolute(image.picture.address)) if image else (None, None)
    told = [*_open_graph(about, *shown), *_twitter(about, *shown), *_highwire(about, absolute)]
    lines = {text: " ".join(text.split()) for _, text in told if text}  # many say the same
    return tuple(
        Tag("property" if name.startswith("og:") else "name", name, lines[text])
        for name, text in told
        if text and lines[text]
    )


def _open_graph(
    about: About, image: Shown | None, address: str | None
) -> Iterator[tuple[str, str | None]]:
    yield "og:title", about.title
    yield "og:type", _type(about)
    yield "og:url", about.canonical
    yield "og:site_name", plain(about.site.workshop.title)
    yield "og:description", about.summary
    yield "og:locale", territorial(about.site.workshop.language)
    if image and address:
        yield "og:image", address
        yield "og:image:width", str(image.picture.width or "")
        yield "og:image:height", str(image.picture.height or "")
        yield "og:image:alt", image.alt


def _type(about: About) -> str:
    if isinstance(about.subject, Person):
        return "profile"
    return "article" if isinstance(about.subject, Paper) else "website"


def _twitter(
    about: About, image: Shown | None, address: str | None
) -> Iterator[tuple[str, str | None]]:
    wide = image and address and _is_wide(image.picture)
    yield "twitter:card", "summary_large_image" if wide else "summary"
    yield "twitter:title", about.title
    yield "twitter:description", about.summary
    yield "twitter:image", address
    yield "twitter:image:alt", image.alt if image and address else None


def _is_wide(picture: Picture) -> bool:
    return (picture.width or 0) >= _WIDE * (picture.height or 1) > 0


def _highwire(about: About, absolute: Absolute) -> list[tuple[str, str]]:
    paper = about.subject
    return citation_tags(paper, about.site, absolute) if isinstance(paper, Paper) else []
