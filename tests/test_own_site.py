"""This repository's own site: every fact of the pages that it comes from is in the result."""

import re
from pathlib import Path

import pytest

from built import Parsed, crawl, parsed, tree
from workshopsite.build import build
from workshopsite.model.site import Options

ROOT = Path(__file__).parent.parent

SLOTS = [
    ("07:00", "Introduction on Low Power deep learning", ["Sébastien Loustau", "UPPA"]),
    ("07:30", "Sparse Deep Learning", ["Johannes Lederer", "Ruhr-University Bochum"]),
    ("08:15", "Spiking neural networks", ["Guillaume Bellec", "EPFL"]),
    ("09:00", "Contributions", ["To be announced on 12 November 2021"]),
    ("10:30", "Green AI Team Tutorial: Energy consumption of AI", ["Paul Gay", "UPPA"]),
    (
        "11:30",
        "Measuring and modeling the energy consumption of ICT distributed systems",
        ["Anne-Cécile Orgerie"],
    ),
    ("12:15", "Competition results", []),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    out = tmp_path_factory.mktemp("own") / "site"
    result = build(ROOT, out, Options(base_url="https://example.org/"), strict=True)
    assert list(result.problems) == []
    return out


@pytest.fixture(scope="module")
def home(site):
    return parsed(site / "index.html")


@pytest.fixture(scope="module")
def contest(site):
    return parsed(site / "competition/index.html")


def slots(page: Parsed) -> list[Parsed]:
    """The parts of a page from one slot of the program to the next."""
    pieces = re.split(r'(?=<li class="slot)', page.html)[1:]
    return [Parsed(piece.partition("</section>")[0]) for piece in pieces]


@pytest.mark.parametrize("name", ["index.html", "program/index.html"])
def test_the_program_has_its_seven_slots_with_times_titles_and_people(site, name):
    found = slots(parsed(site / name))
    assert len(found) == len(SLOTS)
    for slot, (time, title, words) in zip(found, SLOTS, strict=True):
        assert slot.all("time")[0]["datetime"] == f"2021-11-17T{time}:00+00:00"
        for word in [time, "UTC", title, *words]:
            assert word in slot.text


def test_a_slot_ends_when_the_next_begins_and_the_last_has_no_end(site):
    found = slots(parsed(site / "program/index.html"))
    ends = [
        [a["datetime"][11:16] for a in slot.all("time") if a.get("class") == "dt-end"]
        for slot in found
    ]
    assert ends == [["07:30"], ["08:15"], ["09:00"], ["10:30"], ["11:30"], ["12:15"], []]


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (0, ["pruned", "90%", "PAC-Bayesian", "MCMC", "mathematical statistics", "robust"]),
        (1, ["high-dimensional statistics", "overfitting", "interpret", "computations"]),
        (2, ["spikes", "local plasticity", "back-propagation", "neuromorphic", "benchmarks"]),
        (4, ["RAPL", "NVIDIA-SMI", "CPU", "GPU", "AIPowerMeter", "open source"]),
        (5, ["ICT", "Joules", "simulation", "models"]),
        (6, ["winners", "feedback", "lessons"]),
    ],
)
def test_the_abstracts_keep_their_facts(site, at, words):
    text = slots(parsed(site / "program/index.html"))[at].text
    assert [word for word in words if word not in text] == []


BIOS = {
    "Loustau": (
        "2008 Marseille Angers LAREMA Habilitation 2014 LumenAI 2015 IAPau 2016 2020 LMAP UPPA "
        "GreenAI statistics theory sebastien.loustau@univ-pau.fr"
    ),
    "Lederer": "Mathematical Statistics MSc Physics ETH Zürich Berkeley Cornell Washington Bochum",
    "Bellec": "Paris PhD Maass TU Graz Austria Gerstner Neuroscience EPFL Switzerland neuromorphic",
    "Gay": "LMAP PhD Maine 2014 LIA 2015 IIT/PAVIS 2016–2018 LumenAI 2019–2020",
    "Orgerie": "CNRS IRISA Rennes PhD 2011 Lyon Myriads Cloud edge EcoInfo",
}


@pytest.mark.parametrize("name", BIOS)
def test_the_biographies_keep_their_facts(home, name):
    cards = re.split(r'(?=<li class="person")', home.html)[1:]
    [card] = [card for card in map(Parsed, cards) if name in card.text.partition("About")[0]]
    written = " ".join([card.text, *card.links])
    assert [fact for fact in BIOS[name].split() if fact not in written] == []


def test_the_call_for_papers_keeps_its_facts(home):
    call = home.text.partition("Call for papers")[2]
    for fact in [
        "two pages",
        "carbon footprint",
        "board of reviewers",
        "presented at the workshop",
        "non-archival",
        "no published proceedings",
        "posted on this site",
        "other conferences and journals",
        "At least one author",
    ]:
        assert fact in call
    assert "mailto:paul.gay@univ-pau.fr" in home.links
    assert "http://www.acml-conf.org/2021/participants/registration/" in home.links


@pytest.mark.parametrize("page", ["index.html", "competition/index.html"])
def test_the_deadlines_are_dates_that_programs_can_read(site, page):
    listed = Parsed(
        (site / page).read_text("utf-8").partition('<ul class="dates"')[2].partition("</ul>")[0]
    )
    days = [time["datetime"] for time in listed.all("time")]
    assert days == ["2021-11-05", "2021-11-12", "2021-11-12", "2021-11-17"]
    for day, what in [
        ("5 November 2021", "Submission deadline"),
        ("12 November 2021", "End of reviewing, final decisions"),
        ("12 November 2021", "Ranking notification"),
        ("17 November 2021", "Workshop"),
    ]:
        assert day in listed.text
        assert what in listed.text


def test_the_competition_keeps_its_facts(contest):
    for fact in [
        "Efficient Deep Learning Competition",
        "Be low power on CIFAR",
        "CIFAR-10",
        "1000 euros",
        "200 iterations",
        "GeForce RTX 3090",
        "16 Intel i9 cores",
        "total_intel_power",
        "nvidia_draw_absolute",
        "must be the only one",
        "docker",
        "two pages",
        "5 minutes",
        "smartphone",
        "Raspberry Pi",
        "later this month",
    ]:
        assert fact in contest.text
    assert "https://github.com/GreenAI-Uppa/IAPowerMeter" in contest.links
    assert "../#call-for-papers" in contest.links


def rankings(page: Parsed) -> list[list[list[str]]]:
    """The cells of each row of each ranking, without the heads."""
    tables = re.findall(r"<tbody>(.*?)</tbody>", page.html, re.DOTALL)
    rows = [re.findall(r"<tr.*?</tr>", table, re.DOTALL) for table in tables]
    cell = re.compile(r"<t[dh].*?</t[dh]>", re.DOTALL)
    return [[[Parsed(c).text for c in cell.findall(row)] for row in table] for table in rows]


def test_the_program_ranks_the_algorithms_in_their_classes(contest):
    best, middle, lowest = rankings(contest)
    assert best == [["1", "Algo1", "96.5", "150"], ["2", "Algo3", "98.5", "5000"]]
    assert middle == [["1", "Algo2", "92.5", "10"]]
    assert lowest == [["No entry yet."]]


def test_the_classes_of_accuracy_hold_their_lower_bounds_and_the_last_both(contest):
    assert "[80% – 90%[ [90% – 95%[ [95% – 100%]" in contest.text


def test_the_ways_to_other_sites_are_there(home):
    for link in [
        "https://greenai-uppa.github.io/",
        "https://greenai-uppa.github.io/AIPowerMeter/",
        "https://lium.univ-lemans.fr/",
        "https://lia.univ-avignon.fr/",
        "https://pavis.iit.it/",
        "https://www.lumenai.fr/",
    ]:
        assert link in home.links


@pytest.mark.parametrize(
    ("old", "new", "anchors"),
    [
        ("power_efficient_deep_learning", "index.html", ["program", "call-for-papers"]),
        ("acml_competition", "competition/index.html", []),
    ],
)
def test_the_old_addresses_answer_and_their_anchors_are_where_they_lead(site, old, new, anchors):
    page = parsed(site / old / "index.html")
    assert set(page.links) == {f"../{new.removesuffix('index.html')}"}
    assert [anchor for anchor in anchors if anchor not in parsed(site / new).ids] == []


def test_every_page_is_named_and_has_one_heading_of_the_first_level(site):
    titles = set()
    for name in ["index.html", "program/index.html", "competition/index.html", "404.html"]:
        page = parsed(site / name)
        assert len(page.all("h1")) == 1
        assert page.all("html") == [{"lang": "en", "dir": "ltr"}]
        titles.add(re.search("<title>(.*?)</title>", page.html)[1])
    assert len(titles) == 4
    assert crawl(site) == []


def test_nothing_of_the_result_is_large(site):
    sizes = [len(content) for content in tree(site).values()]
    assert max(sizes) < 50_000
    assert sum(sizes) < 400_000
