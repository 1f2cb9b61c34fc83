"""The sitemap against the schema of sitemaps.org, which the npm package sitemap carries."""

from __future__ import annotations

from functools import cache

import pytest
from lxml import etree

from sites import loaded
from tools import npm_file
from whole_sites import WHOLE_SITES, folder_of
from workshopsite.outputs.plan import plan


@cache
def schema():
    return etree.XMLSchema(etree.parse(npm_file("sitemap/schema/sitemap.xsd")))


def wrong(document):
    schema().validate(etree.fromstring(document))
    return [f"line {error.line}: {error.message}" for error in schema().error_log]


@pytest.mark.parametrize("name", WHOLE_SITES)
def test_the_sitemap_of_a_site_is_valid(name, tmp_path):
    """Also where the address has characters that XML or URLs do not let pass."""
    base_url = "https://site.test/a b/é&c/"
    planned, _ = plan(*loaded(folder_of(name, tmp_path / "site"), base_url=base_url))
    assert wrong(planned["sitemap.xml"].make()) == []


def test_a_sitemap_with_a_relative_address_or_without_any_is_found_wrong():
    """So that the test above can fail."""
    frame = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</urlset>'
    assert wrong(frame.format("<url><loc>https://site.test/</loc></url>")) == []
    assert wrong(frame.format("<url><loc>a</loc></url>")) != []
    assert wrong(frame.format("")) != []
