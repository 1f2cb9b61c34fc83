"""Papers as BibTeX entries.

The fields are those of BibTeX's standard styles; ``doi``, ``url``, ``eprint`` and
``archiveprefix`` are what natbib's styles, REVTeX and biblatex agree on. Text is Unicode.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import count

from workshopsite.late import pattern
from workshopsite.markup.latex import escaped
from workshopsite.markup.markdown import latex, plain
from workshopsite.model.paper import Paper
from workshopsite.model.people import Appearance
from workshopsite.model.site import Site
from workshopsite.render.addresses import paper_page
from workshopsite.render.citation import appeared_in, authors, first_day, is_citable, year

_DOI = "https://doi.org/"
_ARXIV = "https://arxiv.org/abs/"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The names that every BibTeX style defines; it prints them in its own language."""

_CORPORATE = pattern(r"[,&]|\band\b|^others$", re.IGNORECASE)
"""What would make BibTeX take a name apart: the name of a group, or one with "Jr." behind it."""

_SMALL_WORDS = frozenset(
    ["a", "an", "and", "at", "by", "for", "from", "in", "is", "of", "on", "the", "to", "with"]
)
_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i"}
)
"""Letters of Latin alphabets that Unicode does not take apart into a letter and an accent."""


def keys(site: Site) -> dict[str, str]:
    """The key of every paper that can be cited, by its id, in the order of their file.

    A key is made of the first author's family name, the year and a word of the title, in ASCII;
    the second and later ones that come out equal get b, c and so on. So a key changes only where
    what it is made of does, or a paper of the same key is put before it.
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for paper in filter(is_citable, site.papers):
        bare = _key(paper, year(site))
        free = next(key for key in _numbered(bare) if key not in taken)
        taken.add(free)
        found[str(paper.id)] = free
    return found


def entry(paper: Paper, key: str, site: Site, absolute: Callable[[str], str | None]) -> str:
    """A paper as one BibTeX entry, with a line end.

    Args:
        paper: one that can be cited.
        key: what it is cited by.
        site: where it belongs.
        absolute: makes an address of the site absolute; None where the site's is not known.
    """
    fields = [f"  {name} = {value}," for name, value in _fields(paper, site, absolute) if value]
    return "\n".join([f"@inproceedings{{{key},", *fields, "}", ""])


def _fields(
    paper: Paper, site: Site, absolute: Callable[[str], str | None]
) -> Iterator[tuple[str, str]]:
    day = first_day(site)
    address = absolute(paper_page(str(paper.id))) if paper.id in site.paper_pages else None
    arxiv = _verbatim(paper.arxiv, _ARXIV)
    yield "title", f"{{{{{latex(paper.title)}}}}}"  # twice: styles would change its capitals
    yield "author", _braced(" and ".join(map(_name, authors(paper))))
    yield "booktitle", _braced(appeared_in(site, latex))
    yield "year", _braced(str(year(site) or ""))
    yield "month", _MONTHS[day.month - 1] if day else ""
    yield "doi", _verbatim(paper.doi, _DOI)
    yield "eprint", arxiv
    yield "archiveprefix", "{arXiv}" if arxiv else ""
    yield "url", _verbatim(address, "")
    yield "note", _braced(escaped(paper.award or ""))


def _braced(text: str) -> str:
    return f"{{{text}}}" if text else ""


def _verbatim(address: str | None, prefix: str) -> str:
    """An identifier or an address, which styles print as it is: only braces may not stand."""
    bare = (address or "").removeprefix(prefix)
    return _braced(bare.replace("{", "%7B").replace("}", "%7D"))


def _name(author: Appearance) -> str:
    name = author.person.name
    return _braced(escaped(name)) if _CORPORATE.search(name) else escaped(name)


def _key(paper: Paper, published: int | None) -> str:
    names = [_words(one.person.name) for one in authors(paper)[:1]]
    family = next((words[-1] for words in names if words), "paper")
    return f"{family}{published or ''}{_first_word(_words(plain(paper.title)))}"


def _first_word(words: list[str]) -> str:
    long = (word for word in words if len(word) > 2 and word not in _SMALL_WORDS)
    return next(long, words[0] if words else "")


def _words(text: str) -> list[str]:
    """The words of a text in small ASCII letters and digits."""
    apart = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    letters = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return re.findall(r"[a-z0-9]+", re.sub(r"['’ʼ]", "", letters))


def _numbered(key: str) -> Iterator[str]:
    """The key, then with b to z behind it, then with numbers."""
    yield key
    yield from (key + letter for letter in "bcdefghijklmnopqrstuvwxyz")
    yield from (f"{key}-{number}" for number in count(27))
