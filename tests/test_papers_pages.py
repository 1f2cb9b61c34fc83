"""/papers/, the page of each paper, and the component ``::: papers``."""

import re

import pytest

from built import built, crawl, errors, parsed, printed, rendered
from sites import marked
from workshopsite.problems import Place

WORKSHOP = """title: Sums
date: 2025-09-22..2025-09-23
timezone: Europe/Paris
url: https://example.org/ws/
"""
PROGRAM = """
- date: 2025-09-22
  slots:
    - {time: 9:00-9:30, paper: alone}
    - {time: 9:30-10:00, paper: lonely}
    - {time: 10:00-11:00, id: am, title: Morning *posters*, kind: posters, room: Hall A,
       posters: {session: morning}}
- date: 2025-09-23
  slots:
    - id: orals
      time: 9:00-10:00
      title: Orals
      minutes: 20
      talks: [{paper: second}, {paper: first}]
    - {time: 10:00-11:00, id: pm, title: Afternoon posters, kind: posters, posters: [first]}
"""
PAPERS = """
- {id: first, title: First of $n^2$ sums, authors: "ada; Bob Example (CNRS)*",
   kinds: [oral, poster], session: orals, abstract: We sum *squares*., board: 7,
   keywords: [sums, squares], award: Best paper, pdf: files/a.pdf, openreview: AbCdEf1234}
- {id: second, title: Second, authors: Cleo Example, kind: oral, session: orals}
- {id: early, title: Early, authors: "ada*; TBA", kind: poster, session: morning}
- {id: alone, title: Alone, authors: ada, kind: Oral}
- {id: both, title: Both, authors: ada, kinds: [poster, oral], session: [morning, orals]}
- {id: left, title: Left over, authors: ada, status: withdrawn}
- {id: lonely, title: Lonely, authors: ada, kind: oral}
"""
FILES = {
    "content/workshop.yaml": WORKSHOP,
    "content/program.yaml": PROGRAM,
    "content/papers.yaml": PAPERS,
    "content/people.yaml": "ada: {name: Ada Example, affiliation: Exampleville, bio: Ada sums.}\n",
    "content/files/a.pdf": b"%PDF-1.4",
}
NO_PAGES = FILES | {"content/workshop.yaml": WORKSHOP + "pages: {papers: no}\n"}


def groups(folder, files=FILES, **wanted):
    site = rendered(folder, files)._site
    return [
        (plain(group.title), [(part.title, ids(part)) for part in group.parts])
        for group in site.paper_groups(**wanted)
    ]


def ids(part):
    return [entry.paper.id for entry in part.entries]


def plain(html):
    return re.sub(r"<[^>]*>", "", str(html))


def of_names(folder, names):
    """The groups of papers whose sessions are these, without a program."""
    papers = "".join(f"- {{title: Paper {at}, session: {name}}}\n" for at, name in enumerate(names))
    return groups(folder, {"content/workshop.yaml": WORKSHOP, "content/papers.yaml": papers})


# --- groups


def test_papers_stand_by_session_in_the_order_of_the_program_and_then_by_kind(tmp_path):
    assert groups(tmp_path) == [
        ("Talks", [("", ["alone", "lonely"])]),
        ("Morning posters", [("", ["early", "both"])]),
        ("Orals", [("Oral", ["second"]), ("Oral, poster", ["first", "both"])]),
        ("Afternoon posters", [("", ["first"])]),
        ("Other papers", [("", ["left"])]),
    ]


def test_without_a_program_sessions_are_in_the_order_of_the_papers(tmp_path):
    assert of_names(tmp_path, ["Late", "Early", "Late"]) == [
        ("Late", [("", ["paper-0", "paper-2"])]),
        ("Early", [("", ["paper-1"])]),
    ]


def test_papers_without_any_session_need_no_heading(tmp_path):
    files = {"content/workshop.yaml": WORKSHOP, "content/papers.yaml": "- title: One\n"}
    assert groups(tmp_path, files) == [("", [("", ["one"])])]


def test_papers_can_be_grouped_by_kind_and_stand_below_each_of_theirs(tmp_path):
    assert groups(tmp_path, by="kind") == [
        ("Oral", [("", ["alone", "lonely", "both", "second", "first"])]),
        ("Poster", [("", ["early", "both", "first"])]),
        ("Other papers", [("", ["left"])]),
    ]


def test_papers_can_stand_in_one_list(tmp_path):
    [(title, [(_, listed)])] = groups(tmp_path, by="none")
    assert (title, len(listed), len(set(listed))) == ("", 7, 7)


@pytest.mark.parametrize(
    ("session", "listed"),
    [("orals", ["second", "first", "both"]), ("morning", ["early", "both"])],
)
def test_one_session_can_be_chosen_by_its_slot_or_its_name(tmp_path, session, listed):
    [(title, [(_, found)])] = groups(tmp_path, session=session, kind=["oral", "poster"])
    assert (title, found) == ("", listed)


def test_several_sessions_stand_in_the_order_asked_for(tmp_path):
    found = groups(tmp_path, session=["morning", "am"], kind="POSTER")
    assert found == [
        ("morning", [("", ["early", "both"])]),
        ("Morning posters", [("", ["early", "both"])]),
    ]


def test_a_kind_can_be_chosen_and_then_needs_no_heading(tmp_path):
    found = groups(tmp_path, kind="poster")
    assert [title for title, _ in found] == ["Morning posters", "Orals", "Afternoon posters"]
    assert {part for _, parts in found for part, _ in parts} == {""}


@pytest.mark.parametrize(
    ("call", "rule", "hint"),
    [
        ("::: papers session=mornin", "unknown-session", 'did you mean "morning"?'),
        ("::: papers kind=postr", "bad-value", 'did you mean "poster"?'),
        ("::: papers group=kinds", "bad-value", 'did you mean "kind"?'),
    ],
)
def test_what_there_is_not_cannot_be_chosen(tmp_path, call, rule, hint):
    [problem] = errors(tmp_path, FILES | {"content/list.md": f"# List\n\n{call}\n"})
    assert (problem.rule.name, problem.hint) == (rule, hint)
    assert (problem.place.path, problem.place.line, marked(problem)) == (
        "content/list.md",
        3,
        call.rpartition("=")[2],
    )


# --- the list


def test_the_list_has_each_anchor_once_and_a_way_to_each_session(tmp_path):
    page = parsed(built(tmp_path, FILES) / "papers/index.html")
    assert len(page.ids) == len(set(page.ids))
    assert {"first", "second", "early", "alone", "both", "left"} <= set(page.ids)
    jumps = [link[1:] for link in page.links if link.startswith("#")]
    assert {"session:am", "session:orals", "session:pm", "session:other-papers"} <= set(jumps)
    assert set(jumps) <= set(page.ids)


def test_the_list_links_papers_people_and_slots_and_every_link_leads_somewhere(tmp_path):
    site = built(tmp_path, FILES)
    links = parsed(site / "papers/index.html").links
    assert {"first/", "../people/ada/", "../program/am/", "../papers.bib"} <= set(links)
    assert crawl(site, "/ws/") == []


def test_the_list_says_when_each_session_is_and_where(tmp_path):
    html = (built(tmp_path, FILES) / "papers/index.html").read_text("utf-8")
    heading = html.partition('id="session:am"')[2].partition("</ul>")[0]
    assert '<time class="dt-start" datetime="2025-09-22T10:00:00+02:00">10:00</time>' in heading
    assert "Hall A" in heading


def test_a_talk_on_a_paper_stands_in_the_list_with_its_time(tmp_path):
    html = (built(tmp_path, FILES) / "papers/index.html").read_text("utf-8")
    item = html.partition('id="second"')[2].partition("</li>")[0]
    assert '<time datetime="2025-09-23T09:00:00+02:00">09:00</time>' in item


def test_authors_keep_their_order_and_the_presenter_is_seen_and_heard(tmp_path):
    html = (built(tmp_path, FILES) / "papers/first/index.html").read_text("utf-8")
    authors = html.partition('class="authors"')[2].partition("</ul>")[0]
    assert authors.index("Ada Example") < authors.index("Bob Example")
    assert '<b class="presenter">Bob Example</b>' in authors
    assert "(presents)" in authors.partition("Bob Example")[2]
    assert "(presents)" not in authors.partition("Bob Example")[0]


def test_an_author_can_be_somebody_still_to_be_announced(tmp_path):
    page = parsed(built(tmp_path, FILES) / "papers/early/index.html")
    assert "To be announced" in page.text


def test_abstracts_are_left_out_of_the_list_unless_asked_for(tmp_path):
    files = FILES | {"content/list.md": "# List\n\n::: papers abstracts=yes\n"}
    site = built(tmp_path, files)
    assert "We sum" not in parsed(site / "papers/index.html").text
    page = parsed(site / "list/index.html")
    assert "We sum squares" in page.text
    assert page.all("details")


def test_four_hundred_papers_make_a_light_page(tmp_path):
    abstract = "We show that sums are small. " * 35
    rows = [
        f"- title: Paper number {number} with a title of some length\n"
        f"  authors: Ada Example (CNRS)*; Bob Example; Cleo Example\n"
        f"  abstract: {abstract}\n  board: {number}\n  arxiv: 2101.01234\n"
        for number in range(400)
    ]
    files = {"content/workshop.yaml": WORKSHOP, "content/papers.yaml": "".join(rows)}
    made = rendered(tmp_path, files)
    page = made.generated("papers", "Papers", "/papers/", Place("content/papers.yaml"))
    assert page.count(b'class="paper"') == 400
    assert len(page) < 400 * 600


def test_titles_have_formulas_and_a_link_in_a_title_is_none_where_the_title_is_a_link(tmp_path):
    papers = "- {id: x, title: 'On $n^2$ and [the call](call.md)', authors: ada}\n"
    files = FILES | {
        "content/papers.yaml": papers,
        "content/program.yaml": "- {date: 2025-09-22, slots: [9:00 Opening]}\n",
        "content/call.md": "# Call\n",
    }
    site = built(tmp_path, files)
    html = (site / "papers/index.html").read_text("utf-8")
    title = re.search(r'<a class="paper-title"[^>]*>(.*?)</a>', html)[1]
    assert "<msup>" in title
    assert title.endswith("and the call")
    assert "../../call/" in parsed(site / "papers/x/index.html").links


def test_a_withdrawn_paper_says_so(tmp_path):
    site = built(tmp_path, FILES)
    assert "Withdrawn" in parsed(site / "papers/left/index.html").text
    assert "Withdrawn" not in parsed(site / "papers/second/index.html").text


# --- the page of a paper


def test_the_page_of_a_paper_has_all_that_is_known_of_it(tmp_path):
    page = parsed(built(tmp_path, FILES) / "papers/first/index.html")
    assert len(page.all("h1")) == 1
    words = (
        "First of|Exampleville|CNRS|We sum squares|sums, squares|Best paper|oral, poster|Board 7"
    )
    assert [word for word in words.split("|") if word not in page.text] == []
    assert not page.all("details")
    openreview = "https://openreview.net/forum?id=AbCdEf1234"
    assert {"../../files/a.pdf", openreview, "../first.bib", "../"} <= set(page.links)


def test_the_page_says_where_a_paper_is_presented_the_talk_rather_than_its_session(tmp_path):
    html = (built(tmp_path, FILES) / "papers/first/index.html").read_text("utf-8")
    facts = html.partition('<dl class="facts">')[2].partition("</dl>")[0]
    assert re.findall(r'href="([^"]*)"', facts) == [
        "../../program/first-of-n-2-sums/",
        "../../program/#orals",
        "../../program/pm/",
    ]
    assert re.findall(r'dt-start" datetime="([^"]*)"', facts) == [
        "2025-09-23T09:20:00+02:00",
        "2025-09-23T10:00:00+02:00",
    ]


def test_papers_follow_each_other_as_in_the_list(tmp_path):
    site = built(tmp_path, FILES)
    order = ["alone", "lonely", "both", "early", "second", "first", "left"]
    for before, paper, after in zip(["", *order], order, [*order[1:], ""], strict=False):
        html = (site / f"papers/{paper}/index.html").read_text("utf-8")
        seen = dict(re.findall(r'rel="(prev|next)" href="\.\./([^"]*)/"', html))
        assert (seen.get("prev", ""), seen.get("next", "")) == (before, after)


def test_a_paper_of_a_day_that_is_not_decided_has_its_alternatives(tmp_path):
    files = FILES | {
        "content/workshop.yaml": "title: Sums\ndate: 2019-12-13 or 2019-12-14\ntimezone: UTC\n",
        "content/program.yaml": "- {time: 9:00-9:30, paper: alone}\n",
        "content/papers.yaml": "- {id: alone, title: Alone, authors: ada}\n",
    }
    text = parsed(built(tmp_path, files) / "papers/alone/index.html").text
    assert "13 or 14 December 2019" in text
    assert "09:00" in text


# --- who makes these pages


def test_an_own_page_replaces_the_list_and_the_page_of_a_paper(tmp_path):
    own = {
        "content/papers.md": "# Our papers\n\n::: papers kind=poster\n",
        "content/papers/first.md": "# My own\n\nSee [all](../papers.md).\n",
    }
    site = built(tmp_path, FILES | own)
    assert parsed(site / "papers/index.html").text.count("Our papers")
    assert "My own" in parsed(site / "papers/first/index.html").text
    assert crawl(site, "/ws/") == []


def test_a_markdown_page_can_link_to_a_paper_and_to_its_place_in_the_list(tmp_path):
    own = {"content/links.md": "# Links\n\n[one](/papers/first/) [two](/papers/#first)\n"}
    assert crawl(built(tmp_path, FILES | own), "/ws/") == []


@pytest.mark.parametrize("pages", ["none", "{papers: no}"])
def test_pages_of_papers_can_be_switched_off_but_listed_by_the_component(tmp_path, pages):
    files = FILES | {
        "content/workshop.yaml": WORKSHOP + f"pages: {pages}\n",
        "content/list.md": "# List\n\n::: papers\n",
    }
    site = built(tmp_path, files)
    assert not (site / "papers").exists()
    assert (site / "papers.bib").is_file()
    assert "First of" in parsed(site / "list/index.html").text
    assert crawl(site, "/ws/") == []


def test_papers_that_cannot_be_read_are_reported_once_and_links_to_them_not_at_all(tmp_path):
    broken = {
        "content/workshop.yaml": WORKSHOP + "navigation: [Papers: /papers/]\n",
        "content/papers.yaml": "- {title: One\n",
        "content/links.md": "# Links\n\n[all](/papers/)\n",
    }
    assert [one.rule.name for one in errors(tmp_path, broken)] == ["yaml-syntax"]


def test_a_site_without_papers_has_no_page_of_them(tmp_path):
    assert not (built(tmp_path, {"content/workshop.yaml": WORKSHOP}) / "papers").exists()


def test_without_papers_the_component_says_that_they_will_come(tmp_path):
    template = '{% from "components/papers.html" import papers with context %}<body>{{ papers() }}'
    shown = printed(tmp_path, template, {"content/workshop.yaml": WORKSHOP})
    assert "The papers will be announced." in shown


def test_a_list_in_another_language(tmp_path):
    files = FILES | {"content/workshop.yaml": WORKSHOP + "language: fr\n"}
    page = parsed(built(tmp_path, files) / "papers/index.html")
    assert "Autres articles" in page.text
    assert "Retiré" in page.text
