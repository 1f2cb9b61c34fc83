"""Built sites for tests, and a crawler that follows every link of what was built."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urljoin, urlsplit

from sites import loaded, write
from workshopsite.build import Result, build
from workshopsite.model.site import Options
from workshopsite.outputs.plan import plan
from workshopsite.problems import Problem, Severity

HOST = "https://site.test"


def result(folder: Path, files: Mapping[str, str | bytes], **options: Any) -> Result:
    """What building these files gives; the site is in folder/_site."""
    return build(write(folder, files), folder / "_site", Options(**options))


def built(folder: Path, files: Mapping[str, str | bytes], **options: Any) -> Path:
    """The folder of the finished site, which must have no error and no warning."""
    problems = result(folder, files, **options).problems
    assert [p for p in problems if p.severity is not Severity.NOTICE] == []
    return folder / "_site"


def errors(folder: Path, files: Mapping[str, str | bytes], **options: Any) -> list[Problem]:
    """The errors and warnings that building these files gives."""
    problems = result(folder, files, **options).problems
    return [p for p in problems if p.severity is not Severity.NOTICE]


def rendered(folder: Path, files: Mapping[str, str | bytes], **options: Any) -> Any:
    """The renderer of a site, with nothing made yet."""
    site, problems = loaded(write(folder, files), **options)
    return plan(site, problems)[1]


def printed(folder: Path, template: str, files: Mapping[str, str | bytes], **options: Any) -> str:
    """What a template of the site's own prints on a page; space at its ends is cut off."""
    probe = {
        "templates/probe.html": template,
        "content/probe.md": "---\ntitle: Probe\nlayout: probe\n---\n",
    }
    html = (built(folder, {**probe, **files}, **options) / "probe/index.html").read_text("utf-8")
    return html.partition("<body>")[2].partition("</body>")[0].strip()


@dataclass
class Parsed(HTMLParser):
    """A page as another parser than ours sees it."""

    html: str
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._silent = 0
        self.feed(self.html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.tags.append((tag, values))
        self._silent += tag in {"script", "style"}
        self.ids += [values["id"]] if "id" in values else []
        for name in ("href", "src", "poster"):
            if name in values and (tag, values.get("rel")) != ("link", "canonical"):
                self.links.append(values[name])
        if "srcset" in values:
            self.links += [part.split()[0] for part in values["srcset"].split(",")]
        if tag == "meta" and values.get("http-equiv") == "refresh":
            self.links.append(values["content"].partition("url=")[2])

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in {"script", "style"}

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words.append(data)

    @property
    def text(self) -> str:
        """The page's text, white space folded."""
        return " ".join(" ".join(self.words).split())

    def all(self, tag: str) -> list[dict[str, str]]:
        """The attributes of every element of that name."""
        return [attributes for name, attributes in self.tags if name == tag]


def parsed(file: Path) -> Parsed:
    return Parsed(file.read_text("utf-8"))


def crawl(site: Path, mount: str = "/") -> list[str]:
    """Every mistake in the links of a finished site that stands at HOST + mount."""
    pages = {path.relative_to(site).as_posix(): parsed(path) for path in site.rglob("*.html")}
    return [mistake for name in sorted(pages) for mistake in _wrong(name, pages, site, mount)]


def _wrong(name: str, pages: dict[str, Parsed], site: Path, mount: str) -> Iterator[str]:
    for link in pages[name].links:
        here = HOST + mount + quote(name.removesuffix("index.html"))
        there = urlsplit(urljoin(here, link))
        if f"{there.scheme}://{there.netloc}" != HOST:
            continue
        if link.startswith("/") and name != "404.html":
            yield f"{name}: {link} is not relative"
        elif not there.path.startswith(mount):
            yield f"{name}: {link} climbs out of the site"
        else:
            yield from _missing(name, link, there.path[len(mount) :], there.fragment, pages, site)


def _missing(
    name: str, link: str, path: str, fragment: str, pages: dict[str, Parsed], site: Path
) -> Iterator[str]:
    file = unquote(path)
    file = f"{file}index.html" if not file or file.endswith("/") else file
    if not (site / file).is_file():
        yield f"{name}: {link} leads nowhere"
    elif fragment and unquote(fragment) not in pages[file].ids:
        yield f"{name}: {link} has no such anchor"


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
