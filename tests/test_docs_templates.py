"""The templates that docs/templates.md and docs/format.md show work as they stand."""

import re
from pathlib import Path

from built import built

DOCS = Path(__file__).parent.parent / "docs"
SITE = {
    "content/workshop.yaml": "title: Sums\nvenue: {name: Hall 3}\n",
    "content/call.md": "# Call\n\n::: seats of=40\n",
}


def blocks(page, kind):
    found = re.findall(rf"^```{kind}\n(.*?)^```$", (DOCS / page).read_text("utf-8"), re.M | re.S)
    assert found
    return found


def test_the_templates_of_the_page_on_templates(tmp_path):
    named = {re.match(r"\{# (\S+) #\}", text)[1]: text for text in blocks("templates.md", "jinja")}
    assert set(named) == {"templates/page.html", "templates/components/seats.html"}
    page = (built(tmp_path, SITE | named) / "call/index.html").read_text("utf-8")
    assert "There are 40 seats in Hall 3." in page
    assert "submit a paper" in page


def test_the_layout_of_the_page_on_the_format(tmp_path):
    [layout] = blocks("format.md", "html")
    files = SITE | {"templates/page.html": layout, "content/call.md": "# Call\n"}
    page = (built(tmp_path, files) / "call/index.html").read_text("utf-8")
    assert "Photographs by Ada Example." in page
