"""Where a link leads: from what an author wrote to an address of the site, and back to a link.

Pure: nothing here reads a file or knows HTML. An address is the path of a URL with characters as
they are, not percent-encoded ("/program/", "/files/a b.pdf", "/404.html"); an output path is the
file that answers it ("program/index.html"); a source path is relative to the site's folder
("content/cfp.md").
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cached_property, lru_cache
from unicodedata import normalize
from urllib.parse import quote, unquote

from workshopsite.late import dataclass
from workshopsite.markup.dead_links import explained
from workshopsite.markup.paths import address_of, joined, output_paths, source_paths
from workshopsite.markup.schemes import browser_spelling, leads_elsewhere
from workshopsite.markup.web_addresses import local_address
from workshopsite.problems import Mistake
from workshopsite.read.source import Source

_PATH_CHARACTERS = "/@!$()*,+:~"
_ALL_ASCII = "".join(chr(code) for code in range(0x21, 0x7F))


@dataclass(frozen=True, slots=True)
class Target:
    """What a link leads to.

    Attributes:
        address: an address of this site; None where the link leads elsewhere and stays as it is.
        query: what stands behind "?", as written.
        fragment: what stands behind "#", as written.
        hidden: whether what it leads to is kept back, so that there must be no link.
        remark: a warning, where it leads elsewhere and that is most likely not meant.
    """

    address: str | None
    query: str = ""
    fragment: str = ""
    hidden: bool = False
    remark: Mistake | None = None

    @property
    def url(self) -> str:
        """Address, query and fragment, percent-encoded; of a link to this site only."""
        return encoded(self.address or "", self.query, self.fragment)


@lru_cache(maxsize=8192)  # most links of a page are on every page
def encoded(address: str, query: str = "", fragment: str = "") -> str:
    """An address of the site, perhaps with more behind it, percent-encoded as in a link."""
    url = quote(address, safe=_PATH_CHARACTERS)
    if query:
        url += f"?{quote(query, safe=_ALL_ASCII)}"
    if fragment:
        url += f"#{quote(fragment, safe=_ALL_ASCII)}"
    return url


@dataclass(frozen=True)
class Links:
    """The addresses of a site, to resolve links with.

    Attributes:
        addresses: output paths of everything that will exist. May be a live view: it is asked for
            membership, and gone through only to explain a link that leads nowhere.
        sources: source path to address, of every page and file that is published.
        texts: a source file's text by its path, or None; also of sources that are not published.
        whole: the same for the site with what it keeps back (``hide:``); None if that is nothing.
        hidden_anchors: "/program/#id" of each part of a page that is kept back.
        lacking: the beginnings of addresses at which something may be missing, because what it
            would be made of is wrong; links to them are not reported as well.
        bases: where the site stands ("https://example.org/2021/").
    """

    addresses: Collection[str]
    sources: Mapping[str, str]
    texts: Callable[[str], Source | None]
    whole: Links | None = None
    hidden_anchors: Collection[str] = frozenset()
    lacking: Collection[str] = frozenset()
    bases: tuple[str, ...] = ()

    def resolve(
        self, destination: str, *, source: str | None, page: str, picture: bool = False
    ) -> Target:
        """Find what a destination means.

        A relative one is tried from the source file's folder first, then from the page's address
        (old Jekyll pages count on that); one that begins with "/" from the site's root.

        Args:
            destination: as an author wrote it, entities decoded.
            source: the source file that it stands in; None where a template wrote it.
            page: the address of the page that shows it.
            picture: whether the destination is shown as a picture, which may be a data: URL.

        Raises:
            Mistake: dead-link, letter-case or unsafe-link.
        """
        bare = browser_spelling(destination)
        if leads_elsewhere(bare, picture=picture):
            own = self._own_address(bare, destination) if source is not None else None
            return Target(None, remark=own or local_address(bare))
        if not bare and (picture or source is not None):
            raise Mistake("dead-link", "a link has no destination", "write where it leads to")
        path, query, fragment = _split(bare)
        if not path:
            return self._target(page, query, fragment)
        address = self.address(path, source, page)
        if address is None and self.whole:
            hidden = self.whole.address(path, source, page)
            if hidden is not None:
                return Target(hidden, query, fragment, hidden=True)
        if address is None:
            files = list(_candidates(unquote(path), source, page))
            if any(map(self._may_be_lacking, files)):
                return Target(None)
            raise explained(self, destination, unquote(path), files)
        return self._target(address, query, fragment)

    def _target(self, address: str, query: str, fragment: str) -> Target:
        hidden = f"{address}#{unquote(fragment)}" in self.hidden_anchors
        return Target(address, query, fragment, hidden)

    def _own_address(self, bare: str, destination: str) -> Mistake | None:
        """What is to be said of the whole address of a page or file of this site.

        Nothing of the home page's, which says where the site is. What stands beside the site, such
        as an earlier workshop, is not known, and fine.
        """
        scheme, _, rest = bare.partition("://")
        if scheme.lower() not in {"http", "https"}:
            return None  # webcal: needs the whole address
        for home in filter(None, (base.partition("://")[2] for base in self.bases)):
            path = f"/{rest[len(home) :]}"
            is_here = rest.lower().startswith(home.lower())
            if is_here and self.address(_split(path)[0], None, "/") not in {None, "/"}:
                message = f'the link "{destination}" begins with the address of this site'
                hint = f'write "{path}", which is right in previews and after a move as well'
                return Mistake("own-address", message, hint)
        return None

    def source_of(self, page: str) -> str | None:
        """The source file of a page, or None for a page that no file stands for."""
        return self._first_sources.get(page)

    @cached_property
    def _first_sources(self) -> dict[str, str]:
        return {address: path for path, address in reversed([*self.sources.items()])}

    def address(self, path: str, source: str | None, page: str) -> str | None:
        """The address that a path means, written in a source for a page; None if there is none."""
        for spelling in _spellings(path):
            for file in _candidates(spelling, source, page):
                if (address := self._answering(file)) is not None:
                    return address
        return None

    def _may_be_lacking(self, file: str) -> bool:
        address = f"{file.removeprefix('content')}/"
        return file.startswith("content/") and address.startswith(tuple(self.lacking))

    def _answering(self, file: str) -> str | None:
        for output in output_paths(file):
            if output in self.addresses:
                return address_of(output)
        for source in source_paths(file):
            if source in self.sources:
                return self.sources[source]
        return None


def hidden_link(destination: str) -> Mistake:
    """What is said of a link to what ``hide:`` keeps back."""
    return Mistake(
        "hidden-link",
        f'the link "{destination}" leads to what hide: keeps back, so only its text is shown',
        "remove the link, or what it leads to from hide: in content/workshop.yaml",
    )


def _split(destination: str) -> tuple[str, str, str]:
    rest, _, fragment = destination.partition("#")
    path, _, query = rest.partition("?")
    return path, query, fragment


def _spellings(path: str) -> Iterator[str]:
    """The path decoded, in both normal forms of Unicode (macOS has D), and as it stands."""
    decoded = unquote(path)
    forms = (decoded, normalize("NFC", decoded), normalize("NFD", decoded), path)
    return iter(dict.fromkeys(forms))


def _candidates(path: str, source: str | None, page: str) -> Iterator[str]:
    """Where a path may point, as places in the site's folder; the likeliest first."""
    page_folder = "content" + page.rpartition("/")[0]
    if path.startswith("/"):
        found = [joined("content", path.lstrip("/"), root="content")]
    elif source is None:
        found = [joined(page_folder, path, root="content")]
    else:
        source_folder = source.rpartition("/")[0]
        found = [joined(source_folder, path), joined(page_folder, path, root="content")]
    return (place for place in found if place is not None)


def relative(page: str, address: str) -> str:
    """The link from one address to another, as short as it can be and never empty.

    Args:
        page: the address of the page that has the link ("/a/b/").
        address: where it leads to, with query and fragment ("/c/#x"). Both percent-encoded.

    Returns:
        "../../c/#x"; "#x" for a fragment of the page itself, "./" for the page itself if its
        address ends with "/" (an empty href is allowed, but link checkers report it).
    """
    for up, folder in _folders(page):  # noqa: B007 # the last is around all
        if address.startswith(folder):
            break
    link = up + address[len(folder) :]
    if up:
        return link
    path = address.partition("#")[0].partition("?")[0]
    if path == page != address:
        return address[len(page) :]
    steps = path[len(folder) :]
    # A colon in the first step would make a scheme of it.
    return link if steps and ":" not in steps.partition("/")[0] else f"./{link}"


@lru_cache(maxsize=16)  # all links of a page are asked for in a row
def _folders(page: str) -> tuple[tuple[str, str], ...]:
    """The folders that a page is in, the innermost first; before each, the way up to it."""
    names = page.split("/")[:-1]
    ups = range(len(names))
    return tuple(("../" * up, "/".join(names[: len(names) - up]) + "/") for up in ups)
