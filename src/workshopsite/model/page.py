"""Pages: Markdown files of the organiser, with what their front matter says."""

import re
from typing import Annotated, Any, ClassVar

from workshopsite.model import forms
from workshopsite.model.fields import Flag, Inline, Raw, Several, Shown, Text, flag, one_line
from workshopsite.model.files import PictureFile
from workshopsite.model.read_by import ReadBy
from workshopsite.model.record import Record, derived, key
from workshopsite.problems import Mistake
from workshopsite.read.limits import LONGEST_NAME


def _title(value: Any) -> str:
    """A title, which may be empty, as the old theme allowed."""
    return "" if value is None or value == "" else one_line(value)


def _nav(value: Any) -> str | bool:
    """``false`` keeps a page out of the menu, ``true`` puts it in, a text is its label there."""
    text = one_line(value)
    try:
        return flag(text)
    except Mistake:
        return text


def site_path(value: Any) -> str:
    """An address on this site: it begins with a slash and has no host, query or way up."""
    text = one_line(value)
    parts = text.split("/")[1:]
    if not text.startswith("/") or re.search(r"[?#:\\\s]", text) or "" in parts[:-1]:
        raise Mistake("bad-value", f'"{text}" is no address on this site', "write it like /call/")
    if any(len(part.encode()) > LONGEST_NAME for part in parts):
        message = f"no part of an address can have more than {LONGEST_NAME} characters"
        raise Mistake("bad-value", message, "write it like /call/")
    if {".", ".."} & set(parts):
        raise Mistake("bad-value", f'"{text}" leaves its folder', "write it like /call/")
    if "." in parts[-1] and not text.endswith(".html"):
        message = f'"{text}" is the address of a file, not of a page'
        raise Mistake("bad-value", message, "write it like /call/ or /call.html")
    return text if text.endswith((".html", "/")) else f"{text}/"


def _permalink(value: Any) -> str | None:
    return None if one_line(value) == "pretty" else site_path(value)


_NAME = r"[^/?#:\\\s]+"
_PATH = rf"/(?:(?!\.{{1,2}}/){_NAME}/)*(?:[^/?#:\\\s.]+|{_NAME}\.html)?"
_LIKE_THIS = "write it like /call/"
Permalink = Annotated[str | None, ReadBy(_permalink), forms.matching(f"{_PATH}|pretty", _LIKE_THIS)]
MenuLabel = Annotated[str | bool, ReadBy(_nav), forms.TEXT]
PageTitle = Annotated[str, ReadBy(_title), forms.SCALAR, Shown.INLINE]
SitePath = Annotated[str, ReadBy(site_path), forms.matching(_PATH, _LIKE_THIS)]


class Page(Record):
    """A page that stands in content/ as a Markdown file."""

    home: ClassVar = "the top of a page"
    may_be_empty: ClassVar = ("title", "extra")

    title: PageTitle = key(
        "", description="its title; else the first heading", example="Call for papers"
    )
    layout: Text | None = key(
        None, description="the template that shows it; else home or page", example="workshop"
    )
    description: Inline | None = key(
        None, description="one sentence, for search engines", example="How to submit"
    )
    excerpt: Inline | None = key(
        None, description="used where there is no description", example="How to submit"
    )
    feature_text: Raw | None = key(
        None, description="Markdown over the page's picture", example="## Call for papers"
    )
    feature_image: PictureFile | None = key(
        None, description="a picture at the top of the page", example="/assets/hero.svg"
    )
    aside: Flag = key(
        default=False, description="whether news and dates stand beside the text", example="true"
    )
    permalink: Permalink = key(
        None, description="its address, where it is not the file's", example="/call/"
    )
    nav: MenuLabel = key(
        default=True, description="false, or its label in the menu", example="Call"
    )
    aliases: Annotated[tuple[SitePath, ...], Several] = key(
        (), description="old addresses that lead here", example="[/cfp/]"
    )
    draft: Flag = key(default=False, description="whether it is not to be published yet")

    path: str = derived("", description="the file, from the site's folder")
    body: str = derived("", description="the Markdown below the front matter")
    body_line: int = derived(1, description="the line of the file on which the body starts")

    @property
    def address(self) -> str:
        """Its address on the site, which begins with a slash."""
        return self.permalink or address_of_page(self.path)

    @property
    def is_home(self) -> bool:
        """Whether it is the site's first page."""
        return self.address == "/"


def address_of_page(path: str) -> str:
    """content/a/b.md is at /a/b/, content/a/index.md at /a/, content/404.md at /404.html."""
    inner = path.removeprefix("content/").removesuffix(".md")
    if inner == "404":
        return "/404.html"
    folder = f"/{inner}/"
    return folder.removesuffix("index/") if folder.endswith("/index/") else folder


def output_path(address: str) -> str:
    """The file that answers at an address: /a/ is a/index.html."""
    bare = address.lstrip("/")
    return bare + "index.html" if not bare or bare.endswith("/") else bare
