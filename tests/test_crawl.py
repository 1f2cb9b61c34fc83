from pathlib import Path

import pytest

from built import build, built, crawl, parsed
from rich_site import RICH
from workshopsite.model.site import Options

ROOT = Path(__file__).parent.parent
MOUNTS = {"/": None, "/repo/": "https://site.test/repo/", "/a b/é/": "https://site.test/a%20b/é/"}


@pytest.mark.parametrize("mount", ["/", "/repo/"])
def test_no_link_of_this_repositorys_own_site_is_dead(tmp_path, mount):
    assert not build(ROOT, tmp_path / "out", Options(base_url=MOUNTS[mount])).problems.fatal
    assert len(list((tmp_path / "out").rglob("*.html"))) > 5
    assert crawl(tmp_path / "out", mount) == []


@pytest.mark.parametrize("drafts", [False, True])
@pytest.mark.parametrize("mount", ["/", "/repo/"])
def test_no_link_of_a_rich_site_is_dead_wherever_it_stands(tmp_path, mount, drafts):
    out = built(tmp_path, RICH, base_url=MOUNTS[mount], drafts=drafts)
    assert (out / "draft/index.html").exists() is drafts
    assert crawl(out, mount) == []


def test_only_the_page_for_wrong_addresses_depends_on_where_the_site_stands(tmp_path):
    def links(path):
        # Programs subscribe to an absolute address: those that begin with webcal:.
        return [link for link in parsed(path).links if not link.startswith("webcal:")]

    here = built(tmp_path / "here", RICH, base_url="https://site.test/")
    there = built(tmp_path / "there", RICH, base_url="https://site.test/repo/")
    different = [
        path.relative_to(here).as_posix()
        for path in sorted(here.rglob("*.html"))
        if links(path) != links(there / path.relative_to(here))
    ]
    assert different == ["404.html"]


def test_no_page_loads_anything_from_another_host(tmp_path):
    out = built(tmp_path, RICH)
    for path in out.rglob("*.html"):
        page = parsed(path)
        loaded = [a.get("src", "") for tag in ("img", "script", "iframe") for a in page.all(tag)]
        loaded += [a["href"] for a in page.all("link") if a["rel"] != "canonical"]
        assert not [address for address in loaded if "//" in address], path


def test_no_id_stands_twice_on_a_page(tmp_path):
    for path in built(tmp_path, RICH).rglob("*.html"):
        ids = parsed(path).ids
        assert sorted(ids) == sorted(set(ids)), path


@pytest.mark.parametrize(
    ("html", "mistake"),
    [
        ('<a href="gone/">x</a>', "a/index.html: gone/ leads nowhere"),
        ('<a href="../#no">x</a>', "a/index.html: ../#no has no such anchor"),
        ('<img src="/b.png">', "a/index.html: /b.png is not relative"),
        ('<a href="../../b/">x</a>', "a/index.html: ../../b/ climbs out of the site"),
        ('<img srcset="x.png 2x" alt="">', "a/index.html: x.png leads nowhere"),
        ('<a href="../#yes">x</a><a href="https://example.org/no">y</a><p id="yes">', None),
    ],
)
def test_the_crawler_sees_what_is_wrong(tmp_path, html, mistake):
    (tmp_path / "a").mkdir()
    (tmp_path / "index.html").write_text('<p id="yes"></p>')
    (tmp_path / "a/index.html").write_text(html)
    assert crawl(tmp_path, "/repo/") == ([mistake] if mistake else [])
