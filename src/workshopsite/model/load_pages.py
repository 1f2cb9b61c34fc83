"""The pages of content/: every Markdown file, with its front matter as a record."""

from __future__ import annotations

from pathlib import PurePosixPath

from workshopsite.model.context import Context
from workshopsite.model.headings import first_heading, promoted, without
from workshopsite.model.page import Page
from workshopsite.model.record import Origin, record
from workshopsite.read.folder import read_text
from workshopsite.read.frontmatter import FrontMatter, split_front_matter
from workshopsite.read.source import Source


def load_pages(context: Context, texts: dict[str, Source]) -> list[Page]:
    """Every page, sorted by path; texts gets the sources.

    A page whose front matter is not YAML is left out; one with wrong keys is kept without them,
    so that its text is checked as well.
    """
    pages = []
    for file in context.folder.under("content"):
        if not file.path.endswith(".md"):
            continue
        source = read_text(context.folder, file.path, context.problems)
        parts = split_front_matter(source, context.problems) if source else None
        if source and parts:
            texts[file.path] = source
            page = _page(file.path, parts, context)
            if page:
                pages.append(page)
    return pages


def _page(path: str, parts: FrontMatter, context: Context) -> Page | None:
    page = record(
        Page,
        Origin(parts.meta),
        parts.meta.data,
        context,
        salvage=True,
        path=path,
        body=parts.body,
        body_line=parts.body_line,
    )
    return page and _titled(page)


def _titled(page: Page) -> Page:
    """A page without a title takes that of its first heading, which becomes the page's h1."""
    if page.title:
        return page
    heading = first_heading(page.feature_text or "")
    if heading:
        rest = without(page.feature_text or "", heading)
        return page.model_copy(update={"title": heading.text, "feature_text": rest})
    heading = first_heading(page.body)
    if heading:
        body = promoted(page.body, heading)
        return page.model_copy(update={"title": heading.text, "body": body})
    return page.model_copy(update={"title": _from_name(page.path)})


def _from_name(path: str) -> str:
    """call-for-papers.md is "Call for papers"; an index takes the name of its folder."""
    inner = PurePosixPath(path)
    name = inner.parent.name if inner.stem == "index" else inner.stem
    words = name.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]
