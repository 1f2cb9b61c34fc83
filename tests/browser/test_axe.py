"""Every kind of page as axe-core sees it, which finds what keeps people from reading a page."""

import pytest
from whole_page import unfold

from measured_sites import EVERY_PAGE, in_words
from tools import npm_file

RUN = """async () => {
  const found = await axe.run(document, {resultTypes: ["violations"]});
  return found.violations.flatMap(each =>
    each.nodes.map(node => `${each.id}: ${node.target.join(" ")}: ${node.failureSummary}`));
}"""
"""All rules run, those that are good practice only as well."""


@pytest.fixture(scope="module")
def axe():
    return npm_file("axe-core/axe.min.js").read_text("utf-8")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("page", EVERY_PAGE, ids=in_words)
def test_nobody_is_kept_from_reading_a_page(sites, tabs, axe, page, width):
    tab = tabs(width)
    tab.goto(sites.address(*page))
    unfold(tab)
    tab.evaluate(axe)
    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme=scheme)
        assert tab.evaluate(RUN) == [], scheme


def test_what_keeps_people_from_reading_is_found(tab, axe):
    """So that the test above can fail."""
    tab.set_content(
        '<html lang="en"><title>Page</title><main><h1>Page</h1>'
        '<p style="color: #999; background: #fff">Pale</p>'
        "<details><summary>More</summary><img src='x.png'></details></main>"
    )
    unfold(tab)
    tab.evaluate(axe)
    found = {line.partition(":")[0] for line in tab.evaluate(RUN)}
    assert found == {"color-contrast", "image-alt"}
