"""The menu, as workshop.yaml lists it and as it is made without that."""

import pytest

from built import built, errors, parsed, printed, rendered

PAGE = "---\ntitle: {}\n---\n"
PAGES = {
    "content/index.md": "---\ntitle: Start\n---\n## Call for *papers*\n",
    "content/venue.md": PAGE.format("The venue"),
    "content/call.md": PAGE.format("Call for **papers**"),
}
PROGRAM = {"content/program.yaml": "- {time: '9:00', title: Sums}\n"}


def workshop(navigation=None):
    menu = f"navigation: {navigation}\n" if navigation is not None else ""
    return {
        "content/workshop.yaml": f"title: Sums\ndate: 2023-05-23\ntimezone: UTC\n{menu}",
    }


def menu(folder, files):
    """The menu as (label, address from the root) pairs."""
    items = rendered(folder, files)._site.navigation
    return [(item.label, item.href) for item in items]


# --- made of the pages that there are


def test_without_a_list_it_has_home_then_the_program_then_the_pages_by_file_name(tmp_path):
    assert menu(tmp_path, workshop() | PAGES | PROGRAM) == [
        ("Home", "/"),
        ("Program", "/program/"),
        ("Call for papers", "/call/"),
        ("The venue", "/venue/"),
    ]


def test_the_home_page_is_there_even_without_a_file_for_it(tmp_path):
    assert menu(tmp_path, workshop()) == [("Home", "/")]


def test_a_page_of_the_organiser_names_the_programs_entry(tmp_path):
    files = {"content/program.md": PAGE.format("Schedule"), "content/a.md": PAGE.format("A")}
    assert menu(tmp_path, PAGES | PROGRAM | workshop() | files)[1:3] == [
        ("Schedule", "/program/"),
        ("A", "/a/"),
    ]


@pytest.mark.parametrize("address", ["/", "/program/", "/call/"])
def test_nav_false_keeps_any_page_out(tmp_path, address):
    name = address.strip("/") or "index"
    hidden = {f"content/{name}.md": "---\ntitle: X\nnav: false\n---\n"}
    addresses = [href for _, href in menu(tmp_path, workshop() | PAGES | PROGRAM | hidden)]
    assert addresses == [one for one in ["/", "/program/", "/call/", "/venue/"] if one != address]


def test_nav_with_a_text_is_the_label(tmp_path):
    files = {
        "content/call.md": "---\ntitle: Call for papers\nnav: Call & more\n---\n",
        "content/index.md": "---\ntitle: X\nnav: Start\n---\n",
    }
    assert menu(tmp_path, files) == [("Start", "/"), ("Call & more", "/call/")]


def test_deeper_pages_are_left_out_unless_they_ask_for_it(tmp_path):
    files = {
        "content/deep/silent.md": PAGE.format("Silent"),
        "content/deep/er/index.md": PAGE.format("Silent too"),
        "content/deep/asking.md": "---\ntitle: Asking\nnav: true\n---\n",
        "content/deep/named.md": "---\ntitle: X\nnav: Named\n---\n",
        "content/folder/index.md": PAGE.format("Folder"),
    }
    assert menu(tmp_path, workshop() | files) == [
        ("Home", "/"),
        ("Asking", "/deep/asking/"),
        ("Named", "/deep/named/"),
        ("Folder", "/folder/"),
    ]


def test_drafts_and_the_page_for_wrong_addresses_are_left_out(tmp_path):
    files = {
        "content/404.md": PAGE.format("Lost"),
        "content/draft.md": "---\ntitle: D\ndraft: yes\n---\n",
    }
    assert menu(tmp_path, workshop() | files) == [("Home", "/")]


def test_drafts_that_are_shown_are_in_it(tmp_path):
    files = workshop() | {"content/draft.md": "---\ntitle: D\ndraft: yes\n---\n"}
    items = rendered(tmp_path, files, drafts=True)._site.navigation
    assert [item.label for item in items] == ["Home", "D"]


# --- as workshop.yaml lists it


def test_entries_can_be_files_addresses_anchors_and_links_with_or_without_labels(tmp_path):
    entries = """
  - call.md
  - /program/
  - index.md
  - index.md#call-for-papers
  - Talks: /program/#sums
  - Where: /venue
  - files/the-CFP.pdf
  - https://example.org/
  - Mail: mailto:ada@example.org
"""
    files = workshop(entries) | PAGES | PROGRAM | {"content/files/the-CFP.pdf": "x"}
    assert menu(tmp_path, files) == [
        ("Call for papers", "/call/"),
        ("Program", "/program/"),
        ("Home", "/"),
        ("Call for papers", "/#call-for-papers"),
        ("Talks", "/program/#sums"),
        ("Where", "/venue/"),
        ("The CFP.pdf", "/files/the-CFP.pdf"),
        ("https://example.org/", "https://example.org/"),
        ("Mail", "mailto:ada@example.org"),
    ]
    external = [item.label for item in rendered(tmp_path, {})._site.navigation if item.external]
    assert external == ["https://example.org/", "Mail"]
    built(tmp_path, {})


def test_an_empty_list_gives_no_menu(tmp_path):
    out = built(tmp_path, workshop("[]") | PAGES)
    assert not parsed(out / "index.html").all("nav")


@pytest.mark.parametrize(
    ("entry", "rule", "marked"),
    [
        ("gone.md", "navigation", "gone.md"),
        ("Gone: gone.md", "navigation", "gone.md"),
        ("Case: Call.md", "navigation", "Call.md"),
        ("Draft: draft.md", "navigation", "draft.md"),
        ("Dead: call.md#nothing", "dead-anchor", "call.md#nothing"),
        ("Dead: /program/#sum", "dead-anchor", "/program/#sum"),
    ],
)
def test_an_entry_that_leads_nowhere_is_one_error_at_its_place(tmp_path, entry, rule, marked):
    entries = f"\n  - call.md\n  - {entry}\n"
    draft = {"content/draft.md": "---\ntitle: D\ndraft: yes\n---\n"}
    [problem] = errors(tmp_path, workshop(entries) | PAGES | PROGRAM | draft)
    place = problem.place
    assert (problem.rule.name, place.path, place.line) == (rule, "content/workshop.yaml", 6)
    assert place.excerpt[place.column - 1 :].startswith(marked)


# --- on a page


def current(file):
    return [a["href"] for a in parsed(file).all("a") if a.get("aria-current") == "page"]


def test_the_present_page_is_marked_and_no_other(tmp_path):
    entries = "[index.md, call.md, Anchor: call.md#x, Query: call.md?x, a b é.md]"
    pages = PAGES | {
        "content/call.md": "---\ntitle: Call\n---\n## X\n",
        "content/a b é.md": PAGE.format("Accents"),
    }
    out = built(tmp_path, workshop(entries) | pages)
    assert current(out / "call/index.html") == ["./"]
    assert current(out / "a b é/index.html") == ["./"]
    assert current(out / "index.html") == ["./"]
    assert current(out / "venue/index.html") == []
    assert current(out / "404.html") == []


def test_templates_know_which_entry_is_the_present_page(tmp_path):
    show = "{% for item in site.navigation if item.current %}{{ item.label }}{% endfor %}"
    assert printed(tmp_path, show, workshop() | PAGES) == "Probe"


def test_labels_are_text_and_not_markup(tmp_path):
    out = built(tmp_path, workshop("[A <b> & c: index.md]") | PAGES)
    assert "A &lt;b&gt; &amp; c" in (out / "index.html").read_text("utf-8")
