"""The examples of docs/format.md can be copied: a site with any of them is sound."""

import re
from pathlib import Path

import pytest

from built import errors
from photos import photo

PAGE = (Path(__file__).parent.parent / "docs/format.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
EXAMPLES = [(text.split()[1], text) for _, text in BLOCKS if text.startswith("# content/")]
LONGEST = dict(sorted(EXAMPLES, key=lambda one: len(one[1])))
"""Of each data file the example that shows most."""

ONE_DAY = "title: T\ndescription: D\ndate: 2025-09-22\ntimezone: Europe/Paris\n"
BESIDE = {
    "content/call.md": "# Call\n",
    "assets/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>',
    "assets/hall.jpg": photo(1200, 630, 1, "JPEG"),
}
"""What the examples name."""


def site_with(path, text):
    """The files of a site with an example, and the longest ones of the other data files."""
    files = {**BESIDE, **LONGEST, path: text}
    if path == "content/workshop.yaml" and "\ntitle:" not in text:
        del files["content/program.yaml"], files["content/papers.yaml"]
        files[path] = ONE_DAY + text
    if path == "content/program.yaml" and text != LONGEST[path]:
        del files["content/papers.yaml"]  # they are in its sessions
        if "slots:" not in text:
            files["content/workshop.yaml"] = ONE_DAY
    return files


@pytest.mark.parametrize(("path", "text"), EXAMPLES)
def test_a_site_with_an_example_is_sound(tmp_path, path, text):
    assert [f"{p.place}: {p.message}" for p in errors(tmp_path, site_with(path, text))] == []


def test_pages_and_tables_can_be_copied_too(tmp_path):
    pages = [text for kind, text in BLOCKS if kind == "markdown"]
    [table] = [text for kind, text in BLOCKS if kind == "csv"]
    files = {f"content/page{at}.md": text for at, text in enumerate(pages)}
    files |= {"content/workshop.yaml": ONE_DAY + "important_dates: [2025-07-04 Submission]\n"}
    files |= {"content/index.md": "# Home\n", "content/papers.csv": table}
    session = "- {time: 9:00-10:00, title: Posters, posters: {session: morning}}\n"
    files |= {"content/program.yaml": session}
    assert len(pages) == 2
    assert [f"{p.place}: {p.message}" for p in errors(tmp_path, files)] == []
