from unicodedata import normalize
from urllib.parse import quote, unquote, urljoin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshopsite.markup.links import Links, Target, relative
from workshopsite.problems import Mistake
from workshopsite.read.source import Source

SOURCES = {
    "content/index.md": "/",
    "content/cfp.md": "/cfp/",
    "content/old/workshop.md": "/old/workshop/",
    "content/old/index.md": "/old/",
    "content/moved.md": "/elsewhere/",
    "content/404.md": "/404.html",
    "content/files/a.pdf": "/files/a.pdf",
    "content/files/two words.pdf": "/files/two words.pdf",
    "content/files/100%.pdf": "/files/100%.pdf",
    "content/files/été.pdf": "/files/été.pdf",
    "content/files/literal%41.pdf": "/files/literal%41.pdf",
    "content/files/mac-e\u0301.pdf": "/files/mac-e\u0301.pdf",
    "content/images/x.png": "/images/x.png",
    "content/old/images/x.png": "/old/images/x.png",
    "assets/hero.svg": "/assets/hero.svg",
}
GENERATED = {"program/index.html", "program/sparse/index.html", "people/index.html"}
UNPUBLISHED = {
    "content/program.yaml",
    "content/workshop.yaml",
    "content/draft.md",
    "templates/page.html",
}


def output_of(address):
    return address[1:] + ("index.html" if address.endswith("/") else "")


ADDRESSES = {output_of(address) for address in SOURCES.values()} | GENERATED


def texts(path):
    known = path in UNPUBLISHED or (path in SOURCES and path.endswith(".md"))
    return Source(path, "") if known else None


LINKS = Links(ADDRESSES, SOURCES, texts)


def target(destination, source="content/cfp.md", page="/cfp/", **options):
    return LINKS.resolve(destination, source=source, page=page, **options)


def mistake(destination, source="content/cfp.md", page="/cfp/", links=LINKS):
    with pytest.raises(Mistake) as caught:
        links.resolve(destination, source=source, page=page)
    return caught.value


# resolving


@pytest.mark.parametrize(
    "destination",
    [
        *("cfp.md", "./cfp.md", "cfp", "cfp/", "cfp.html", "../content/cfp.md"),
        *("/cfp", "/cfp/", "/cfp.html", "/cfp/index.html", "/cfp.md", "old/../cfp.md"),
    ],
)
def test_a_page_has_many_spellings(destination):
    assert target(destination, "content/index.md", "/") == Target("/cfp/")


@pytest.mark.parametrize("destination", ["/", "./", ".", "index.md", "/index.html", "index"])
def test_so_has_the_home_page(destination):
    assert target(destination) == Target("/")


@pytest.mark.parametrize(
    ("destination", "source", "page", "address"),
    [
        ("files/a.pdf", "content/cfp.md", "/cfp/", "/files/a.pdf"),
        ("files/a.pdf", "content/program.yaml", "/program/sparse/", "/files/a.pdf"),
        ("../files/a.pdf", "content/old/workshop.md", "/old/workshop/", "/files/a.pdf"),
        ("../images/x.png", "content/cfp.md", "/cfp/", "/images/x.png"),
        ("images/x.png", "content/old/workshop.md", "/old/workshop/", "/old/images/x.png"),
        ("../assets/hero.svg", "content/cfp.md", "/cfp/", "/assets/hero.svg"),
        ("/assets/hero.svg", "content/cfp.md", "/cfp/", "/assets/hero.svg"),
        ("program/", "content/cfp.md", "/cfp/", "/program/"),
        ("program/sparse", "content/workshop.yaml", "/", "/program/sparse/"),
        ("/program.html", "content/cfp.md", "/cfp/", "/program/"),
        ("moved.md", "content/cfp.md", "/cfp/", "/elsewhere/"),
        ("/elsewhere", "content/cfp.md", "/cfp/", "/elsewhere/"),
        ("old/", "content/cfp.md", "/cfp/", "/old/"),
        ("/404.html", "content/cfp.md", "/cfp/", "/404.html"),
        ("../sparse/", None, "/program/x/", "/program/sparse/"),
        ("sparse/", None, "/program/", "/program/sparse/"),
    ],
)
def test_the_source_counts_first_and_the_page_second(destination, source, page, address):
    assert target(destination, source, page) == Target(address)


def test_a_file_beside_the_source_wins_over_one_beside_the_page():
    links = Links({"a/x.png", "x.png"}, {}, texts)
    assert links.resolve("x.png", source="content/a.md", page="/a/").address == "/x.png"


def test_a_template_knows_no_source_folder():
    with pytest.raises(Mistake):
        target("files/a.pdf", None, "/cfp/")


def test_query_and_fragment_are_kept():
    assert target("/files/a.pdf?v=2#page=3") == Target("/files/a.pdf", "v=2", "page=3")
    assert target("/files/a.pdf?v=2#page=3").url == "/files/a.pdf?v=2#page=3"


@pytest.mark.parametrize("destination", ["#dates", "#", "#top", "?x=1"])
def test_a_fragment_alone_is_on_the_page_that_shows_it(destination):
    assert target(destination, "content/program.yaml", "/program/").address == "/program/"


@pytest.mark.parametrize(
    ("destination", "url"),
    [
        ("files/two words.pdf", "/files/two%20words.pdf"),
        ("files/two%20words.pdf", "/files/two%20words.pdf"),
        ("files/100%.pdf", "/files/100%25.pdf"),
        ("files/100%25.pdf", "/files/100%25.pdf"),
        ("files/été.pdf", "/files/%C3%A9t%C3%A9.pdf"),
        ("files/%C3%A9t%C3%A9.pdf", "/files/%C3%A9t%C3%A9.pdf"),
        (normalize("NFD", "files/été.pdf"), "/files/%C3%A9t%C3%A9.pdf"),
        ("files/mac-é.pdf", "/files/mac-e%CC%81.pdf"),
        ("files/literal%41.pdf", "/files/literal%2541.pdf"),
        ("cfp.md#comité x", "/cfp/#comit%C3%A9%20x"),
        ("  files/a.pdf\n", "/files/a.pdf"),
    ],
)
def test_characters_are_decoded_to_look_and_encoded_to_publish(destination, url):
    assert target(destination, "content/index.md", "/").url == url


@pytest.mark.parametrize(
    "destination",
    [
        "https://example.org/x y",
        "HTTP://example.org",
        "//example.org/x",
        "mailto:ada@example.org",
        "tel:+33100000000",
        "webcal://example.org/a.ics",
        "zoommtg://example.org/join",
        "matrix:r/room:example.org",
    ],
)
def test_links_to_other_places_are_left_alone(destination):
    assert target(destination) == Target(None)


@pytest.mark.parametrize(
    "destination",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "\x01javascript:alert(1)",
        "java\nscript:alert(1)",
        "j\ta\rv\nascript\t:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "data:image/svg+xml,<svg onload=alert(1)>",
    ],
)
def test_links_that_run_scripts_are_errors(destination):
    assert mistake(destination).rule == "unsafe-link"


def test_a_picture_may_be_data_but_nothing_else():
    assert target("data:image/png;base64,AA", picture=True) == Target(None)
    with pytest.raises(Mistake):
        target("data:text/html,x", picture=True)


# dead links


@pytest.mark.parametrize(
    ("destination", "hint"),
    [
        ("fles/a.pdf", '"/files/a.pdf"'),
        ("a.pdf", '"/files/a.pdf"'),
        ("files/a.pptx", '"/files/a.pdf"'),
        ("slides/a.pdf", '"/files/a.pdf"'),
        (r"files\a.pdf", '"/files/a.pdf"'),
        (r"talks\2021\a.pdf", '"/files/a.pdf"'),
        ("/programm/", '"/program/"'),
        ("/2021/cfp.htm", '"/cfp/"'),
        ("files/a.pdf/", '"/files/a.pdf"'),
        ("../../../files/a.pdf", '"/files/a.pdf"'),
        ("www.example.org/x", '"https://www.example.org/x"'),
        ("http//example.org", '"https://example.org"'),
        ("htps://example.org", '"https://example.org"'),
        ("doi:10.1000/1", '"https://doi.org/10.1000/1"'),
    ],
)
def test_a_dead_link_gets_the_most_plausible_guess(destination, hint):
    found = mistake(destination)
    assert found.rule == "dead-link"
    assert hint in found.hint


def test_a_dead_link_that_looks_like_nothing_gets_no_guess():
    assert mistake("/qqqqqqqq/").hint == ""


def test_a_link_out_of_the_site_is_dead():
    assert "climbs out" in mistake("../../../etc/passwd").message
    assert "climbs out" in mistake("/../cfp/").message


@pytest.mark.parametrize("destination", ["file:///home/ada/x.pdf", r"C:\x.pdf"])
def test_a_file_of_ones_own_computer_is_dead_for_everybody_else(destination):
    assert "your own computer" in mistake(destination).message


@pytest.mark.parametrize(
    ("destination", "words"),
    [
        ("program.yaml", "is data of the site"),
        ("../templates/page.html", "is a template"),
        ("draft.md", "is not published"),
        ("draft", "is not published"),
    ],
)
def test_a_link_to_what_is_not_published_says_so(destination, words):
    found = mistake(destination)
    assert found.rule == "dead-link"
    assert words in found.message


def test_an_empty_destination_is_dead_except_in_a_template():
    assert "no destination" in mistake("").message
    assert target("", None, "/cfp/") == Target("/cfp/")
    with pytest.raises(Mistake):
        target("", None, "/cfp/", picture=True)


@pytest.mark.parametrize(
    ("destination", "real", "mended"),
    [
        ("../Images/X.png", "content/images/x.png", "../images/x.png"),
        ("/IMAGES/x.png", "content/images/x.png", "/images/x.png"),
        ("CFP.md", "content/cfp.md", "cfp.md"),
        ("/Cfp/", "content/cfp.md", "/cfp/"),
        ("/Program/", "/program/", "/program/"),
        ("files/A.PDF", "content/files/a.pdf", "files/a.pdf"),
    ],
)
def test_letter_case_is_an_error_that_names_the_real_file(destination, real, mended):
    found = mistake(destination)
    assert found.rule == "letter-case"
    assert f'"{real}"' in found.message
    assert found.hint == f'write "{mended}"'


@settings(deadline=None, max_examples=200)
@given(st.text(alphabet="./\\%:?#acfpAmd é\x00") | st.text())
def test_any_destination_leads_somewhere_or_is_a_mistake(destination):
    try:
        found = target(destination)
    except Mistake:
        return
    assert found.address is None or output_of(found.address) in ADDRESSES


def test_the_source_of_a_page_is_known():
    assert LINKS.source_of("/cfp/") == "content/cfp.md"
    assert LINKS.source_of("/program/") is None


# relative links


@pytest.mark.parametrize(
    ("page", "address", "link"),
    [
        ("/a/b/", "/c/#x", "../../c/#x"),
        ("/a/", "/a/b/", "b/"),
        ("/a/", "/", "../"),
        ("/", "/", "./"),
        ("/a/", "/a/", "./"),
        ("/a/", "/a/#x", "#x"),
        ("/a/", "/a/?q#x", "?q#x"),
        ("/", "/files/a.pdf", "files/a.pdf"),
        ("/a.html", "/a.html", "a.html"),
        ("/a.html", "/", "./"),
        ("/a.html", "/b.html", "b.html"),
        ("/", "/a:b/", "./a:b/"),
        ("/a/", "/ab/", "../ab/"),
    ],
)
def test_links_are_relative_to_the_page(page, address, link):
    assert relative(page, address) == link


SEGMENT = st.text(min_size=1, max_size=8).map(lambda text: quote(text, safe="@!$()*,+:~"))
FOLDERS = st.lists(SEGMENT.filter(lambda part: part.strip(".")), max_size=4)
ADDRESS = st.builds(
    lambda folders, name: "/" + "".join(f"{part}/" for part in folders) + name,
    FOLDERS,
    st.sampled_from(["", "x.html", "y"]),
)


@settings(deadline=None, max_examples=300)
@given(ADDRESS, ADDRESS, st.sampled_from(["", "#x", "?q=1", "?q#/y:z"]))
def test_a_browser_gets_the_address_back(page, address, rest):
    assert urljoin(page, relative(page, address + rest)) == address + rest


@settings(deadline=None, max_examples=100)
@given(ADDRESS, ADDRESS)
def test_a_relative_link_works_below_any_base(page, address):
    base = "https://example.org/repo"
    assert urljoin(base + page, relative(page, address)) == base + address


@settings(deadline=None, max_examples=100)
@given(st.text(min_size=1).filter(lambda text: "/" not in text and text.strip(".")))
def test_a_url_decodes_to_its_address(name):
    assert unquote(Target(f"/{name}/").url, errors="strict") == f"/{name}/"
