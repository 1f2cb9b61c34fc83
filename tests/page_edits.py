"""A small site, and what may be done to one of its pages."""

from building import run_like_anew

FILES = {
    "content/workshop.yaml": "title: Sums\nurl: https://example.org/\ntimezone: Europe/Paris\n",
    "content/index.md": "# Example Workshop\n\nSee the [call](call.md), [dates](call.md#dates).\n",
    "content/call.md": "---\ntitle: Call\n---\nSend texts.\n\n![Map](map.svg)\n\n## Dates\n",
    "content/venue.md": "---\ntitle: Venue\n---\n[Call](call.md)\n\n## How to come\n\nBy train.\n",
    "content/alone.md": "# Alone\n\n[toc]\n",
    "content/map.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    "content/other.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    "content/people.yaml": "ada:\n  name: Ada Example\n  bio: Some *words*.\n",
    "content/program.yaml": """
- date: 2023-05-23
  slots:
  - {time: 9:00-10:00, title: Sums, speaker: ada}
""",
}


def add(page, text):
    """Write something at the end of a page."""
    page.write_bytes(page.read_bytes() + f"\n\n{text}\n".encode())


def exchange(page, old, new):
    """Write something else where something stands in a page."""
    text = page.read_text("utf-8")
    assert old in text
    page.write_text(text.replace(old, new), "utf-8")


def adding(text):
    return lambda page: add(page, text)


def without_body(page):
    head, mark, _ = page.read_bytes().rpartition(b"\n---\n")
    page.write_bytes(head + mark)


def without_links(page):
    page.write_bytes(page.read_bytes().replace(b"](", b"] ("))


def without_headings(page):
    page.write_bytes(page.read_bytes().replace(b"\n#", b"\n\\#"))


def with_front_matter(page):
    page.write_bytes(b"---\ntitle: Another title\n---\n" + page.read_bytes())


EDITS = {
    "text": adding("More *words*, and `code`."),
    "heading": adding("## Another heading {#another}\n\nText."),
    "first heading": adding("# A first heading\n\nText."),
    "link": adding("[The first page](/)"),
    "link to a page": adding("[Program](/program/)"),
    "dead link": adding("[Nowhere](nowhere-at-all.md)"),
    "anchor": adding("## Here\n\n[up](#here)"),
    "anchor elsewhere": adding("[Dates](/call/#dates)"),
    "dead anchor": adding("[Nothing](/program/#no-such-thing)"),
    "link elsewhere": adding("[Example](https://example.com/other)"),
    "picture": adding("![Map](/map.svg)"),
    "another picture": adding("![Other](/other.svg)"),
    "formula": adding("$x^2$ and $$\\sum_i x_i$$"),
    "footnote": adding("Text[^one].\n\n[^one]: A note."),
    "component": adding("::: program"),
    "component of people": adding("::: people"),
    "unknown component": adding("::: nothing-of-the-kind"),
    "table": adding("| a | b |\n|---|---|\n| 1 | 2 |"),
    "HTML": adding('<div id="of-html"><p class="x">Text</p></div>'),
    "mistake": adding("**lost"),
    "placeholder": adding("TODO: write this"),
    "wrong day": adding("It is on Monday, 24 May 2023."),
    "switch": adding("<!-- ignore: dead-link -->\n"),
    "no body": without_body,
    "nothing": lambda page: page.write_bytes(b""),
    "no links": without_links,
    "no headings": without_headings,
    "front matter": with_front_matter,
    "no text": lambda page: page.write_bytes(b"\xff\xfe\x00"),
    "comment": adding("<!-- not seen -->"),
    "contents": adding("[toc]"),
}


def pages_of(site):
    return sorted(site.glob("content/**/*.md"))


def one_after_another(run, site, edits, *arguments):
    """Edit pages, one build after another; the kinds of builds that were needed."""
    run(*arguments)
    builds = []
    for page, edit in edits:
        before = page.read_bytes()
        edit(page)
        builds.append(run_like_anew(run, site, *arguments))
        if builds[-1].code:  # or nothing more could be seen
            page.write_bytes(before)
    run_like_anew(run, site, *arguments)
    return builds
