"""The pages of content/: every Markdown file, with its front matter as a record."""

from __future__ import annotations

from pathlib import PurePosixPath

from workshopsite.model.context import Context
from workshopsite.model.files import SHOW_ENDINGS, without_txt
from workshopsite.model.headings import first_heading, promoted, without
from workshopsite.model.making import record
from workshopsite.model.page import Page
from workshopsite.model.record import Origin
from workshopsite.model.workshop import Workshop
from workshopsite.problems import Place
from workshopsite.read.folder import read_text, suffix
from workshopsite.read.frontmatter import FrontMatter, split_front_matter
from workshopsite.read.source import Document, Mark, Source


def load_pages(context: Context, texts: dict[str, Source], workshop: Workshop | None) -> list[Page]:
    """Every page, sorted by path; texts gets the sources, the workshop titles the home page.

    A page with wrong keys is kept without them, so that its text is checked as well. One that
    cannot be read, or whose front matter is not YAML, stays as an empty page, so that links to it
    are not reported as well.
    """
    pages = []
    for path in sorted({*context.folder.files, *context.folder.unreadable}):
        if not path.startswith("content/"):
            continue
        if not path.endswith(".md"):
            _check_ending(path, context)
        elif page := load_page(path, context, texts, workshop):
            pages.append(page)
    return pages


def load_page(
    path: str, context: Context, texts: dict[str, Source], workshop: Workshop | None
) -> Page | None:
    """One of them; of the context it needs the files and the problems alone."""
    source = read_text(context.folder, path, context.problems)
    if source:
        texts[path] = source
        if parts := split_front_matter(source, Page.keys(), context.problems):
            return _page(path, parts, context, workshop)
    empty = FrontMatter(Document(source or Source(path, ""), {}, {(): Mark(1, 1)}, {}), "", 1)
    page = _page(path, empty, context, workshop)
    return page and page.placed(page.origin, {"body"})


def _check_ending(path: str, context: Context) -> None:
    """A page must not be published as it was typed because its name ends differently."""
    bare = without_txt(path)
    ending = suffix(bare)
    if ending in {".md", ".markdown", ".mkd", ".mdown"}:
        right = f"{path.removeprefix('content/')[: -len(path[len(bare) - len(ending) :])]}.md"
        if bare == path:
            message, hint = "the name of a page ends in .md, in small letters", ""
        else:
            message, hint = (
                "the name of a page ends in .md, with no .txt behind",
                f" {SHOW_ENDINGS}",
            )
        context.problems.add("page-ending", message, Place(path), f'rename it to "{right}"{hint}')


def _page(
    path: str, parts: FrontMatter, context: Context, workshop: Workshop | None
) -> Page | None:
    page = record(
        Page,
        Origin(parts.meta),
        parts.meta.data,
        context,
        salvage={},
        path=path,
        body=parts.body,
        body_line=parts.body_line,
    )
    return page and _titled(page, workshop)


def _titled(page: Page, workshop: Workshop | None) -> Page:
    """A page without a title takes that of its first heading, which becomes the page's h1.

    The home page takes the workshop's title instead of a heading below the first level, which
    is the heading of a section.
    """
    if page.title:
        return page
    heading = first_heading(page.feature_text or "")
    if heading:
        rest = without(page.feature_text or "", heading)
        return page.model_copy(update={"title": heading.text, "feature_text": rest})
    heading = first_heading(page.body)
    if page.is_home and workshop and not (heading and heading.level == 1):
        return page.model_copy(update={"title": workshop.title})
    if heading:
        body = promoted(page.body, heading)
        return page.model_copy(update={"title": heading.text, "body": body})
    return page.model_copy(update={"title": _from_name(page.path)})


def _from_name(path: str) -> str:
    """call-for-papers.md is "Call for papers"; an index takes the name of its folder."""
    inner = PurePosixPath(path)
    if path == "content/index.md":
        return "Home"
    name = inner.parent.name if inner.stem == "index" else inner.stem
    words = name.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]
