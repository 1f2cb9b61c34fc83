"""What is published besides the pages' own content, and who may claim an address."""

import re
from urllib.parse import unquote, urljoin
from xml.etree import ElementTree

import pytest

from built import built, errors, parsed, result, tree
from rich_site import RICH
from workshopsite.outputs.output import Output
from workshopsite.outputs.plan import OUTPUTS

PAGE = "---\ntitle: A page\n---\nText.\n"
HOME = {"content/index.md": "---\ntitle: Home\n---\nWelcome.\n"}
PROGRAM = {
    "content/workshop.yaml": "title: Sums\ndate: 2023-05-23\ntimezone: UTC\n",
    "content/program.yaml": "- {time: '9:00', title: Sums, speaker: Ada Example}\n",
}


def text(file):
    return file.read_text("utf-8")


# --- the home page and the program


def test_without_a_page_for_it_the_home_page_is_made_of_the_data(tmp_path):
    home = parsed(built(tmp_path, PROGRAM) / "index.html")
    assert "Ada Example" in home.text
    assert len(home.all("h1")) == 1


def test_a_page_of_the_organiser_replaces_the_home_page(tmp_path):
    home = parsed(built(tmp_path, PROGRAM | HOME) / "index.html")
    assert "Welcome." in home.text
    assert "Ada Example" not in home.text


def test_a_page_of_the_organiser_replaces_the_program_page(tmp_path):
    own = {"content/program.md": "---\ntitle: Schedule\n---\nSoon.\n"}
    page = parsed(built(tmp_path, PROGRAM | own) / "program/index.html")
    assert "Soon." in page.text
    assert "Ada Example" not in page.text


def test_without_a_program_there_is_no_program_page(tmp_path):
    assert not (built(tmp_path, HOME) / "program").exists()


# --- 404


def test_the_page_for_wrong_addresses_has_its_style_and_its_script_in_itself(tmp_path):
    page = parsed(built(tmp_path, HOME | {"assets/site.css": "p {}"}) / "404.html")
    assert page.all("style")
    assert not [link for link in page.all("link") if link["rel"] == "stylesheet"]
    assert not [script for script in page.all("script") if "src" in script]


@pytest.mark.parametrize(
    ("url", "begin"),
    [
        (None, "/"),
        ("https://example.org", "/"),
        ("https://example.org/a/repo", "/a/repo/"),
        ("https://example.org/ü b/", "/%C3%BC%20b/"),
    ],
)
def test_the_links_of_the_page_for_wrong_addresses_begin_at_the_hosts_root(tmp_path, url, begin):
    call = {"content/call.md": PAGE}
    page = parsed(built(tmp_path, HOME | call, base_url=url) / "404.html")
    inside = [link for link in page.links if not link.startswith(("#", "https:", "data:"))]
    assert f"{begin}call/" in inside
    assert begin in inside
    assert all(link.startswith(begin) for link in inside)


def test_the_skip_link_of_the_page_for_wrong_addresses_stays_on_it(tmp_path):
    page = parsed(built(tmp_path, HOME, base_url="https://example.org/repo/") / "404.html")
    assert "#main-content" in page.links


def test_a_page_of_the_organiser_replaces_the_one_for_wrong_addresses(tmp_path):
    own = {"content/404.md": "---\ntitle: Lost\n---\nAsk [us](call.md).\n", "content/call.md": PAGE}
    page = parsed(built(tmp_path, HOME | own) / "404.html")
    assert "Ask us" in page.text
    assert "/call/" in page.links
    assert page.all("style")


# --- redirects


def redirect(tmp_path, alias, *, target="call.md", title="Call", base_url=None):
    front = f"---\ntitle: {title!r}\naliases: [{alias}]\n---\nText.\n"
    out = built(tmp_path, HOME | {f"content/{target}": front}, base_url=base_url)
    name = alias.strip("/") + ("" if alias.endswith(".html") else "/index.html")
    return parsed(out / name)


@pytest.mark.parametrize("alias", ["/old/", "/old", "/a/b/c/", "/old.html", "/a/old.html"])
@pytest.mark.parametrize("target", ["call.md", "deep/er/call.md", "é ü.md", "a;b.md"])
def test_an_alias_leads_to_its_page_by_a_relative_link(tmp_path, alias, target):
    page = redirect(tmp_path, alias, target=target)
    here = "https://e.org/repo" + (alias if alias.endswith(("/", ".html")) else alias + "/")
    assert len(page.links) == 2
    for link in page.links:
        there = unquote(urljoin(here, link))
        assert there == f"https://e.org/repo/{target.removesuffix('.md')}/"


def test_an_alias_works_with_and_without_scripts(tmp_path):
    page = redirect(tmp_path, "/old/")
    assert page.all("meta")[-1]["http-equiv"] == "refresh"
    assert "location.hash" in page.html
    assert {"name": "robots", "content": "noindex"} in page.all("meta")


def test_the_title_of_a_redirect_is_plain_text(tmp_path):
    page = redirect(tmp_path, "/old/", title="Call & *more*")
    assert "Call & more" in page.text
    assert "<em>" not in page.html


def test_an_alias_of_the_page_itself_is_refused(tmp_path):
    page = {"content/call.md": "---\ntitle: Call\naliases: [/old/, /call/]\n---\n"}
    [problem] = errors(tmp_path, HOME | page)
    assert str(problem.place) == "content/call.md:3:18"
    assert problem.message == "this page stands at /call/ already"


@pytest.mark.parametrize("other", ["/b/", "/B"])
def test_an_alias_that_another_page_has_is_refused(tmp_path, other):
    pages = {
        "content/a.md": f"---\ntitle: A\naliases: {other}\n---\n",
        "content/b.md": PAGE,
    }
    [problem] = errors(tmp_path, HOME | pages)
    assert problem.rule.name == "address-conflict"
    assert {problem.place.path, *(one.place.path for one in problem.related)} == set(pages)


def test_two_pages_cannot_have_one_alias(tmp_path):
    aliased = "---\ntitle: A\naliases: [/old/]\n---\n"
    [problem] = errors(tmp_path, HOME | {"content/a.md": aliased, "content/b.md": aliased})
    assert problem.message == "the address /old/ is claimed twice"
    assert str(problem.place) == "content/b.md:3:11"
    assert str(problem.related[0].place) == "content/a.md:3:11"


def test_an_anchor_behind_an_alias_is_looked_for_on_the_page_that_it_leads_to(tmp_path):
    call = "---\ntitle: Call\naliases: [/old/]\n---\n## Dates\n"
    good = {"content/call.md": call, "content/a.md": "[x](/old/#dates)"}
    built(tmp_path / "good", HOME | good)
    [problem] = errors(tmp_path / "bad", HOME | good | {"content/a.md": "[x](/old/#datse)"})
    assert problem.rule.name == "dead-anchor"
    assert problem.hint == 'did you mean "dates"?'


# --- sitemap, robots, .nojekyll


SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def addresses(out):
    tree = ElementTree.parse(out / "sitemap.xml")
    assert tree.getroot().tag == f"{SITEMAP}urlset"
    return [node.text for node in tree.iter(f"{SITEMAP}loc")]


def test_the_sitemap_lists_every_page_once_and_no_other_address(tmp_path):
    pages = {
        "content/call.md": "---\ntitle: Call\naliases: [/old/]\n---\n",
        "content/404.md": PAGE,
        "content/draft.md": "---\ndraft: yes\n---\nx\n",
        "content/page.md": "---\ntitle: X\npermalink: /x.html\n---\n",
        "content/plain.html": "<p>as it is",
        "content/people.yaml": "ada: {name: Ada Example, aliases: [a]}\nbob: {name: Bob Example}\n",
        "content/papers.yaml": "- {id: one, title: One, authors: [ada], aliases: [two]}\n",
    }
    out = built(tmp_path, PROGRAM | HOME | pages, base_url="https://example.org/w/")
    begin = "https://example.org/w/"
    assert [one.removeprefix(begin) for one in addresses(out)] == [
        *("", "call/", "papers/", "papers/one/", "people/", "people/ada/", "program/"),
        *("program/sums/", "x.html"),
    ]


def test_the_sitemap_lists_what_pages_call_their_address_and_nothing_else(tmp_path):
    out = built(tmp_path, RICH, base_url="https://example.org/w/", drafts=True)
    canonical = {
        link["href"]: "noindex" in page.html
        for page in map(parsed, out.rglob("*.html"))
        for link in page.all("link")
        if link["rel"] == "canonical" and link["href"].startswith("http")
    }
    draft = "https://example.org/w/draft/"
    assert set(addresses(out)) == canonical.keys() - {draft}
    assert draft in canonical
    assert not any(canonical.values())


def test_the_sitemap_has_the_form_that_its_schema_demands(tmp_path):
    out = built(tmp_path, RICH, base_url="https://example.org/w/")
    tree = ElementTree.parse(out / "sitemap.xml").getroot()
    assert text(out / "sitemap.xml").startswith('<?xml version="1.0" encoding="UTF-8"?>')
    assert tree.attrib == {}
    for url in tree:
        assert (url.tag, [one.tag for one in url]) == (f"{SITEMAP}url", [f"{SITEMAP}loc"])
        assert 12 <= len(url[0].text) <= 2048
        assert url[0].text.isascii()


def test_the_addresses_of_the_sitemap_are_percent_encoded(tmp_path):
    pages = {"content/Größe & mehr.md": PAGE}
    out = built(tmp_path, HOME | pages, base_url="https://example.org/ü b")
    begin = "https://example.org/%C3%BC%20b/"
    assert addresses(out) == [begin, f"{begin}Gr%C3%B6%C3%9Fe%20%26%20mehr/"]


def test_canonical_addresses_are_those_of_the_sitemap(tmp_path):
    out = built(tmp_path, HOME | {"content/é.md": PAGE}, base_url="https://example.org/w")
    canonical = [
        link["href"]
        for name in ("index.html", "é/index.html")
        for link in parsed(out / name).all("link")
        if link["rel"] == "canonical"
    ]
    assert canonical == addresses(out)
    assert "canonical" not in text(out / "404.html")


def test_the_address_can_stand_in_the_workshops_file_and_the_command_wins(tmp_path):
    files = HOME | {"content/workshop.yaml": "title: X\nurl: https://example.org/here\n"}
    assert addresses(built(tmp_path / "a", files)) == ["https://example.org/here/"]
    there = built(tmp_path / "b", files, base_url="https://example.org/there/")
    assert addresses(there) == ["https://example.org/there/"]


def test_without_an_address_there_is_no_sitemap_and_one_notice_says_so(tmp_path):
    problems = result(tmp_path, HOME | {"content/a.md": PAGE}).problems
    assert [problem.rule.name for problem in problems] == ["no-address"]
    assert not (tmp_path / "_site/sitemap.xml").exists()
    assert "Sitemap" not in text(tmp_path / "_site/robots.txt")


def test_robots_are_welcome_and_shown_the_sitemap(tmp_path):
    out = built(tmp_path, HOME, base_url="https://example.org/w/")
    wanted = "User-agent: *\nDisallow:\nSitemap: https://example.org/w/sitemap.xml\n"
    assert text(out / "robots.txt") == wanted


def test_a_file_of_the_organiser_replaces_robots_and_the_sitemap(tmp_path):
    own = {"content/robots.txt": "User-agent: *\nDisallow: /\n", "content/sitemap.xml": "<x/>"}
    out = built(tmp_path, HOME | own, base_url="https://example.org/w/")
    assert text(out / "robots.txt") == own["content/robots.txt"]
    assert text(out / "sitemap.xml") == "<x/>"


def test_github_pages_is_told_to_publish_the_files_as_they_are(tmp_path):
    assert (built(tmp_path, HOME) / ".nojekyll").read_bytes() == b""


# --- files and assets


def test_files_are_published_beside_the_pages_byte_for_byte(tmp_path):
    files = {
        "content/CNAME": b"example.org",
        "content/.well-known/security.txt": b"Contact: x\r\n",
        "content/a b/\u00e9.bin": bytes(range(256)),
        "content/deep/table.csv": b"a,b\n",
        "content/plain.html": b"<p>as it is",
    }
    out = tree(built(tmp_path, HOME | files))
    assert {f"content/{name}": data for name, data in out.items()}.items() >= files.items()


def test_data_templates_and_drafts_are_not_published(tmp_path):
    files = {
        "templates/page.html": '{% extends "theme/page.html" %}',
        "content/draft.md": "---\ndraft: yes\n---\nx\n",
        "content/.hidden": "x",
        "content/old.txt~": "x",
    }
    names = set(tree(built(tmp_path, PROGRAM | HOME | files)))
    assert not [name for name in names if name.endswith((".yaml", ".md", "~"))]
    assert not {name for name in names if "draft" in name or "hidden" in name or "templ" in name}


def test_an_asset_of_the_site_replaces_the_themes(tmp_path):
    out = built(tmp_path, HOME | {"assets/theme.css": "p {}", "assets/my/own.txt": "x"})
    assert text(out / "assets/theme.css") == "p {}"
    assert text(out / "assets/my/own.txt") == "x"
    assert (out / "assets/print.css").stat().st_size > 0


def stylesheets(out):
    page = parsed(out / "index.html")
    return [link["href"] for link in page.all("link") if link["rel"] == "stylesheet"]


def test_the_sites_own_stylesheet_comes_last(tmp_path):
    out = built(tmp_path, HOME | {"assets/site.css": "p {}"})
    assert stylesheets(out)[-1].startswith("assets/site.css?v=")
    assert len(stylesheets(out)) > 1


def test_the_version_of_an_asset_changes_with_its_content_and_only_then(tmp_path):
    one = stylesheets(built(tmp_path / "1", HOME | {"assets/site.css": "p {}"}))
    same = stylesheets(built(tmp_path / "2", HOME | {"assets/site.css": "p {}", "assets/x": "x"}))
    other = stylesheets(built(tmp_path / "3", HOME | {"assets/site.css": "p { }"}))
    assert one == same
    assert one[:-1] == other[:-1]
    assert one[-1] != other[-1]


def test_a_favicon_is_used_if_there_is_one(tmp_path):
    def icons(files):
        folder = tmp_path / str(len(files))
        links = parsed(built(folder, HOME | files) / "index.html").all("link")
        return [link["href"] for link in links if link["rel"] == "icon"]

    assert [link[:15] for link in icons({})] == ["data:image/gif;"]  # so that none is asked for
    assert icons({"assets/favicon.ico": "x"}) == ["assets/favicon.ico"]
    assert icons({"assets/favicon.ico": "x", "assets/favicon.svg": "x"}) == ["assets/favicon.svg"]


# --- who may claim an address


@pytest.mark.parametrize(
    ("files", "message"),
    [
        (
            {"content/a.md": PAGE, "content/a/index.md": PAGE},
            "the address /a/ is claimed twice",
        ),
        (
            {"content/a.md": PAGE, "content/b.md": "---\ntitle: B\npermalink: /a/\n---\n"},
            "the address /a/ is claimed twice",
        ),
        (
            {"content/a.md": PAGE, "content/a/index.html": "x"},
            "the address /a/ is claimed twice",
        ),
        (
            {"content/assets/a.png": "x", "assets/a.png": "x"},
            "the address /assets/a.png is claimed twice",
        ),
        (
            {"content/a.txt": "x", "content/A.txt": "x"},
            "the address /a.txt differs from /A.txt in letter case or accents only",
        ),
        (
            {"content/\u00e9.txt": "x", "content/e\u0301.txt": "x"},
            "the address /\u00e9.txt differs from /e\u0301.txt in letter case or accents only",
        ),
        (
            {"content/a": "x", "content/a.md": PAGE},
            '"a" cannot be both a file and the folder of "a/index.html"',
        ),
        (
            {"content/404.html/x.txt": "x"},
            '"404.html" cannot be both a file and the folder of "404.html/x.txt"',
        ),
    ],
)
def test_two_claims_on_an_address_are_one_error_that_names_both(tmp_path, files, message):
    [problem] = errors(tmp_path, HOME | files)
    assert problem.rule.name == "address-conflict"
    assert problem.message == message
    assert len(problem.related) == 1
    assert problem.related[0].place.path != problem.place.path


def test_every_kind_of_output_says_what_it_is_made_from(tmp_path):
    from built import rendered

    made = rendered(tmp_path, PROGRAM | {"content/call.md": PAGE, "assets/a.png": "x"})
    for kind in OUTPUTS:
        for output in kind.outputs(made.site, made):
            assert isinstance(output, Output)
            assert output.source.path
            assert not output.path.startswith("/")
            assert isinstance(output.make(), bytes)


def test_a_file_that_cannot_be_read_is_reported_once_whatever_links_to_it(tmp_path):
    files = {"content/index.md": "[a](gone.pdf)\n"}
    (tmp_path / "content").mkdir()
    (tmp_path / "content/gone.pdf").symlink_to(tmp_path / "content/nothing")
    rules = [problem.rule.name for problem in errors(tmp_path, HOME | files)]
    assert rules == ["unreadable-file"]


def test_a_home_page_with_a_heading_of_its_own_shows_it_once(tmp_path):
    page = "---\nlayout: workshop\n---\n# Welcome\n\nText\n"
    files = {"content/index.md": page, "content/workshop.yaml": "title: Sums\n"}
    html = (built(tmp_path, files) / "index.html").read_text("utf-8")
    assert re.findall(r"<(\w+)[^>]*>Welcome<", html) == ["h1"]
    assert '<p class="hero-title">Sums</p>' in html
