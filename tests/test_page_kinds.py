"""Kinds of pages that are made of data or of Markdown, without a template by the organiser."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from built import built, errors, parsed, printed
from sites import marked, only, site, told
from workshopsite.markup.folds import folded
from workshopsite.render.players import host_of, player_of

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU"
    b"\x00\x00\x00\nIDATx\x9cc`\x00\x00\x00\x02\x00\x01H\xaf\xa4q\x00\x00\x00\x00IEND\xaeB`\x82"
)


def workshop(**more):
    """A workshop.yaml with a title and what is added, a key and its text each."""
    added = "".join(f"{key}: {text}\n" for key, text in more.items())
    return {"content/workshop.yaml": f"title: X\ntimezone: UTC\ndate: 2025-05-05\n{added}"}


def svg(width, height):
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"/>'


def page(folder, body, files, front=""):
    """The page that a text makes."""
    text = f"---\ntitle: Page\n{front}---\n{body}"
    return parsed(built(folder, files | {"content/page.md": text}) / "page/index.html")


# --- earlier editions


EDITIONS = (
    "\n  2024: https://example.org/2024/\n  2023: {url: old.md, venue: Exampleville}\n  2022: {}"
)


def test_editions_are_links_in_the_order_written(tmp_path):
    old = {"content/old.md": "---\ntitle: Old\n---\nText.\n"}
    shown = page(tmp_path, "::: editions\n", workshop(editions=EDITIONS) | old)
    assert [a["href"] for a in shown.all("a") if a.get("class") == "edition-title"] == [
        "https://example.org/2024/",
        "../old/",
    ]
    assert "2024 2023 Exampleville 2022" in shown.text


def test_editions_can_be_a_list_with_keys(tmp_path):
    listed = "[{title: Sums *2024*, url: https://example.org/, venue: Paris}]"
    html = printed(
        tmp_path,
        "{% for e in site.editions %}{{ e.title }}|{{ e.url }}|{{ e.venue }}{% endfor %}",
        workshop(editions=listed),
    )
    assert html == "Sums <em>2024</em>|https://example.org/|Paris"


def test_the_home_page_has_the_editions_below(tmp_path):
    files = workshop(editions="{2024: https://example.org/2024/}", language="fr")
    home = parsed(built(tmp_path, files) / "index.html")
    assert "editions" in home.ids
    assert "Éditions précédentes 2024" in home.text


@pytest.mark.parametrize(
    ("typed", "rule", "under"),
    [
        ("{2024: [a, b]}", "wrong-type", "["),
        ("{2024: }", "wrong-type", ""),
        ("{2024: 'ftp://example.org'}", "unsafe-link", "ftp://example.org"),
        ("{2024: {uri: x}}", "unknown-key", "uri"),
        ("https://example.org/", "wrong-type", "https://example.org/"),
    ],
)
def test_a_mistake_in_the_editions_is_reported_where_it_stands(tmp_path, typed, rule, under):
    _, problems = site(tmp_path, workshop(editions=typed))
    problem = only(problems)
    assert problem.rule.name == rule
    assert problem.place.line == 4
    assert marked(problem).strip("'").startswith(under)


def test_a_dead_link_to_an_edition_is_an_error(tmp_path):
    [problem] = errors(tmp_path, workshop(editions="{2024: gone.md}"))
    assert (problem.rule.name, marked(problem)) == ("dead-link", "gone.md")


# --- the notice


def test_a_notice_stands_on_every_page_and_in_its_links(tmp_path):
    files = workshop(notice="'We have **moved**, see [the page](page.md)'") | {
        "content/page.md": "---\ntitle: Page\n---\nText.\n",
        "content/program.yaml": "- {time: 9:00, title: T, speaker: Ada Example}\n",
    }
    made = built(tmp_path, files)
    for path in ("index.html", "page/index.html", "program/t/index.html", "404.html"):
        html = (made / path).read_text("utf-8")
        assert '<aside class="notice" aria-label="Notice">' in html, path
        assert "We have <strong>moved</strong>" in html, path
    assert '<a href="../../page/">the page</a>' in (made / "program/t/index.html").read_text(
        "utf-8"
    )


def test_without_a_notice_there_is_no_place_for_one(tmp_path):
    assert "notice" not in (built(tmp_path, workshop()) / "index.html").read_text("utf-8")


# --- the venue


def test_the_venue_leads_to_a_map_by_its_address(tmp_path):
    venue = "{name: Hall, address: '1 Rue de l’Été & co, Paris'}"
    shown = page(tmp_path, "::: venue\n", workshop(venue=venue))
    assert "1 Rue de l’Été & co, Paris" in shown.text
    link = "https://www.openstreetmap.org/search?query="
    assert link + "1+Rue+de+l%E2%80%99%C3%89t%C3%A9+%26+co%2C+Paris" in shown.links


def test_a_map_of_its_own_comes_before_a_search(tmp_path):
    venue = "{name: Hall, address: Somewhere, map: https://example.org/map}"
    shown = page(tmp_path, "::: venue\n", workshop(venue=venue))
    assert "https://example.org/map" in shown.links
    assert "openstreetmap" not in shown.html


def test_a_venue_online_only_has_no_map(tmp_path):
    shown = page(tmp_path, "::: venue\n", workshop(venue="{name: Video call, online: yes}"))
    assert "Video call online" in shown.text
    assert "Map" not in shown.text


def test_without_a_venue_the_component_shows_nothing(tmp_path):
    assert "venue" not in page(tmp_path, "::: venue\n", workshop()).html


# --- committees


def committee(folder, members, photos):
    people = "".join(
        f"p{at}: {{name: Person {at}, photo: a.png}}\n" if at < photos else f"p{at}: Person {at}\n"
        for at in range(members)
    )
    listed = ", ".join(f"p{at}" for at in range(members))
    files = workshop(committees=f"{{Chairs: [{listed}]}}") | {
        "content/people.yaml": people.replace(": Person", ": {name: Person").replace("\n", "}\n")
        if not photos
        else re.sub(r": (Person \d+)\n", r": {name: \1}\n", people),
        "content/a.png": PNG,
    }
    return page(folder, "::: committees\n", files).html


@pytest.mark.parametrize(
    ("members", "photos", "faces"),
    [(6, 6, True), (6, 1, True), (6, 0, False), (40, 3, False), (40, 20, True)],
)
def test_a_committee_has_faces_where_it_is_small_or_most_have_photos(
    tmp_path, members, photos, faces
):
    html = committee(tmp_path, members, photos)
    assert ('class="members with-faces"' in html) is faces
    assert ("avatar" in html) is faces


@pytest.mark.parametrize(("members", "folds"), [(60, False), (61, True)])
def test_a_large_committee_unfolds_on_the_home_page_alone(tmp_path, members, folds):
    elsewhere = committee(tmp_path, members, 0)
    home = (tmp_path / "_site/index.html").read_text("utf-8")
    assert f"Person {members - 1}" in home
    assert (f"Members ({members})" in home) is folds
    assert "Members (" not in elsewhere


# --- sponsors


def logos(folder, sponsors, **sizes):
    files = {f"content/{name}.svg": svg(*size) for name, size in sizes.items()}
    shown = page(folder, "::: sponsors\n", workshop(sponsors=sponsors) | files)
    pictures = [one for one in shown.all("img") if one.get("class") == "logo"]
    return {one["alt"]: (int(one["width"]), int(one["height"])) for one in pictures}


def test_logos_of_a_tier_cover_the_same_area_whatever_their_shape(tmp_path):
    listed = "[{name: S, logo: s.svg}, {name: W, logo: w.svg}, {name: T, logo: t.svg}]"
    sizes = logos(tmp_path, listed, s=(500, 500), w=(60, 15), t=(100, 300))
    areas = [width * height for width, height in sizes.values()]
    assert max(areas) / min(areas) < 1.05
    assert sizes["W"][0] / sizes["W"][1] == pytest.approx(4, rel=0.05)


def test_logos_of_the_first_of_several_tiers_are_larger(tmp_path):
    tiers = "{Gold: [{name: G, logo: a.svg}], Silver: [{name: S, logo: a.svg}]}"
    sizes = logos(tmp_path, tiers, a=(200, 100))
    assert sizes["G"] > sizes["S"]


def test_a_logo_of_unknown_size_has_a_height(tmp_path):
    files = workshop(sponsors="[{name: S, logo: s.svg}]")
    logo = {"content/s.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>'}
    [shown] = page(tmp_path, "::: sponsors\n", files | logo).all("img")
    assert (shown["alt"], shown["height"]) == ("S", "63")


def test_a_very_wide_logo_stays_narrow_enough_for_a_phone(tmp_path):
    assert logos(tmp_path, "[{name: W, logo: w.svg}]", w=(4000, 100))["W"] == (260, 6)


# --- questions


FAQ = "Before.\n\n## May I?\n\nYes, [see](#may-i).\n\n### Really?\n\nYes.\n\n## Must I?\n\nNo.\n"


def test_each_question_unfolds_and_keeps_its_address(tmp_path):
    shown = page(tmp_path, FAQ, workshop(), front="layout: faq\n")
    content = shown.html.partition("<h1>")[2].partition("</article>")[0]
    assert re.findall(r"<summary>(.*?)</summary>", content) == [
        "<h2>May I?</h2>",
        "<h2>Must I?</h2>",
    ]
    assert content.count("</details>") == 2
    assert content.index("Before.") < content.index("<details")
    assert '<h3 id="really">' in content.partition("Must I?")[0]
    assert re.findall(r'<div class="answer" id="(.*?)">', content) == ["may-i", "must-i"]
    assert shown.text.count("May I?") == 1


def test_links_in_answers_are_resolved_and_checked_where_they_stand(tmp_path):
    text = "---\ntitle: Q\nlayout: faq\n---\n## Why?\n\n[Gone](gone.md)\n"
    [problem] = errors(tmp_path, workshop() | {"content/faq.md": text})
    assert (problem.rule.name, problem.place.line, marked(problem)) == ("dead-link", 7, "gone.md")


def test_a_component_can_be_an_answer(tmp_path):
    files = workshop(news="['2025-01-01 New']")
    shown = page(tmp_path, "## What is new?\n\n::: news\n", files, front="layout: faq\n")
    assert '<ul class="news">' in shown.html.partition("</summary>")[2].partition("</details>")[0]


def test_what_stands_below_a_heading_of_the_first_level_is_no_answer():
    assert folded("<h2>Q</h2><p>A</p><h1>B</h1><p>C</p>") == (
        '<details class="question"><summary><h2>Q</h2></summary><div class="answer"><p>A</p>'
        "</div></details><h1>B</h1><p>C</p>"
    )


def test_headings_inside_something_else_stay_as_they_are():
    assert folded("<blockquote><h2>Q</h2>A</blockquote>") == "<blockquote><h2>Q</h2>A</blockquote>"


BLOCK = st.sampled_from(
    ["<h2>Q</h2>", '<h2 id="a&amp;b">Q &lt; R</h2>', "<h1>H</h1>", "<p>P &amp; P</p>", "text\n"]
)


@settings(deadline=None, max_examples=60)
@given(st.lists(BLOCK, max_size=8))
def test_folding_loses_no_text_no_id_and_leaves_nothing_open(blocks):
    html = folded("".join(blocks))
    assert re.sub(r"<[^>]*>", "", html) == re.sub(r"<[^>]*>", "", "".join(blocks))
    assert html.count("<details") == html.count("</details>") == "".join(blocks).count("<h2")
    assert html.count('id="a&amp;b"') == "".join(blocks).count('id="a&amp;b"')


def test_a_template_can_fold_any_text(tmp_path):
    template = "{{ site.title | folded }}{{ '<h2>text</h2>' | folded }}{{ none | folded is none }}"
    assert printed(tmp_path, template, workshop()) == "X&lt;h2&gt;text&lt;/h2&gt;True"


# --- players


@pytest.mark.parametrize(
    ("href", "player"),
    [
        ("https://www.youtube.com/watch?v=abc_DEF-123", "/embed/abc_DEF-123"),
        ("https://youtu.be/abc_DEF-123?t=90", "/embed/abc_DEF-123?start=90"),
        ("https://youtu.be/abc_DEF-123?t=1m30s", "/embed/abc_DEF-123?start=90"),
        ("https://m.youtube.com/watch?v=abc_DEF-123&t=1h2s", "/embed/abc_DEF-123?start=3602"),
        ("https://youtube.com/live/abc_DEF-123?t=soon", "/embed/abc_DEF-123"),
        ("https://www.youtube-nocookie.com/embed/abc_DEF-123", "/embed/abc_DEF-123"),
    ],
)
def test_youtube_is_shown_by_its_player_without_cookies(href, player):
    assert player_of(href) == f"https://www.youtube-nocookie.com{player}"


@pytest.mark.parametrize(
    ("href", "player"),
    [
        ("https://vimeo.com/12345", "https://player.vimeo.com/video/12345?dnt=1"),
        ("https://vimeo.com/12345/a1b2", "https://player.vimeo.com/video/12345?h=a1b2&dnt=1"),
        (
            "https://player.vimeo.com/video/12345?h=a1b2",
            "https://player.vimeo.com/video/12345?h=a1b2&dnt=1",
        ),
        (
            "https://slideslive.com/38912345/a-talk-on-sums",
            "https://slideslive.com/embed/presentation/38912345",
        ),
        ("/files/a%20talk.PDF", "/files/a%20talk.PDF"),
    ],
)
def test_vimeo_slideslive_and_own_slides_are_shown_too(href, player):
    assert player_of(href) == player


@pytest.mark.parametrize(
    "href",
    [
        "https://example.org/slides.pdf",
        "https://www.youtube.com/@somebody",
        "https://www.youtube.com/watch?v=%22%3E%3Cscript",
        "https://www.youtube.com/watch",
        "https://youtube.com.example.org/watch?v=abc_DEF-123",
        "https://vimeo.com/somebody",
        "https://slideslive.com/library",
        "/files/talk.key",
        "mailto:ada@example.org",
        "#",
    ],
)
def test_whatever_else_there_is_stays_a_link(href):
    assert player_of(href) is None


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet="abc:/?#=&.%\"<>' v1é", max_size=30))
def test_no_address_breaks_the_page_that_it_is_shown_on(tail):
    player = player_of(f"https://youtu.be/{tail}")
    assert player is None or re.fullmatch(r"https://[\w./?=&%-]+", player, re.ASCII)


def test_the_host_of_a_player_is_none_on_the_site_itself():
    assert host_of("https://player.vimeo.com/video/1?dnt=1") == "player.vimeo.com"
    assert host_of("/files/a.pdf") is None


TALK = """
- time: 9:00
  title: T
  speaker: Ada Example
  video: https://youtu.be/abc_DEF-123
  slides: t.pdf
  pdf: paper.pdf
"""


def test_a_talk_shows_its_video_and_slides_after_a_click_that_says_from_where(tmp_path):
    files = workshop(language="fr") | {
        "content/program.yaml": TALK,
        "content/t.pdf": b"%PDF-1.4",
        "content/paper.pdf": b"%PDF-1.4",
    }
    made = built(tmp_path, files)
    talk = parsed(made / "program/t/index.html")
    frames = talk.all("iframe")
    assert [frame["title"] for frame in frames] == ["Diapositives – T", "Vidéo – T"]
    assert not any("src" in frame or "srcdoc" in frame for frame in frames)
    targets = {a["target"]: a["href"] for a in talk.all("a") if "target" in a}
    assert [targets[frame["name"]] for frame in frames] == [
        "../../t.pdf",
        "https://www.youtube-nocookie.com/embed/abc_DEF-123",
    ]
    assert "Charger depuis www.youtube-nocookie.com" in talk.text
    assert "https://youtu.be/abc_DEF-123" in talk.links
    assert parsed(made / "program/index.html").all("iframe") == []


def test_the_page_of_a_paper_shows_its_video_too(tmp_path):
    papers = "- {title: P, authors: Ada Example, video: https://vimeo.com/123}\n"
    made = built(tmp_path, workshop() | {"content/papers.yaml": papers})
    paper = parsed(made / "papers/p/index.html")
    assert [frame["title"] for frame in paper.all("iframe")] == ["Video – P"]
    assert "https://player.vimeo.com/video/123?dnt=1" in paper.links


# --- the competition


COMPETITION = {
    "content/competition.yaml": """
title: Race
subtitle: Be *quick*
description: Run. See [the page](page.md).
prize: a cup
rank_by: {column: time, order: low}
classes: {column: age, bounds: [10, 20, 30]}
leaderboard:
  - [name, age, time]
  - [Old One, 99, 4]
  - [In Class, 30, 7]
  - [Young One, 1, 3]
"""
}


def test_a_competition_tells_what_it_is_about_and_what_can_be_won(tmp_path):
    shown = page(tmp_path, "::: leaderboard\n", workshop() | COMPETITION)
    assert "Be quick Run. See the page . Prize: a cup Ranked by time" in shown.text


def test_a_template_that_tells_that_itself_can_leave_it_out(tmp_path):
    shown = page(tmp_path, "::: leaderboard about=no\n", workshop() | COMPETITION)
    assert "quick" not in shown.text
    assert "cup" not in shown.text


def test_entries_outside_all_classes_come_last_and_have_no_rank(tmp_path):
    shown = page(tmp_path, "::: leaderboard\n", workshop() | COMPETITION).text
    last = shown.partition("Outside all classes")[2]
    assert "– Young One 1 3 – Old One 99 4" in last
    assert "1 In Class 30 7" not in last


def test_without_outsiders_there_is_no_last_group(tmp_path):
    inside = {
        name: text.replace("Old One, 99", "One, 10").replace("Young One, 1,", "Two, 29,")
        for name, text in COMPETITION.items()
    }
    assert "Outside" not in page(tmp_path, "::: leaderboard\n", workshop() | inside).text


# --- news


def test_the_news_have_their_days_and_the_way_to_their_feed(tmp_path):
    files = workshop(news="['2025-01-01 New']", url="https://example.org/")
    shown = page(tmp_path, "::: news\n", files)
    content = shown.html.partition("<article")[2].partition("</article>")[0]
    assert '<time datetime="2025-01-01">' in content
    assert '<a href="../feed.xml" type="application/atom+xml">News feed</a>' in content


def test_without_a_feed_the_news_do_not_link_one(tmp_path):
    assert "feed" not in page(tmp_path, "::: news\n", workshop(news="['2025-01-01 New']")).html


def test_a_call_has_its_buttons_and_the_dates_beside_it(tmp_path):
    files = workshop(
        links="{Submit: 'https://example.org/s', Register: 'https://example.org/r'}",
        important_dates="['2025-02-01 Deadline']",
    )
    shown = page(tmp_path, "::: links\n", files, front="aside: true\n")
    buttons = [a["href"] for a in shown.all("a") if a.get("class") == "button"]
    assert buttons == ["https://example.org/s", "https://example.org/r"]
    assert '<aside class="beside"' in shown.html
    assert "Deadline" in shown.text


def test_nothing_of_this_is_a_problem(tmp_path):
    _, problems = site(tmp_path, workshop(editions=EDITIONS, notice="Hello") | COMPETITION)
    assert told(problems) == []
