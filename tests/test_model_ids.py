"""Ids of slots, and the kinds that titles tell."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sites import only, site, told
from workshopsite.model.ids import LONGEST, parse_id, slug
from workshopsite.model.kinds import Kind, guess_kind
from workshopsite.problems import Mistake

WORKSHOP = "title: Sums\ndate: 2021-11-17\ntimezone: UTC\n"


def ids(tmp_path, text):
    found, problems = site(
        tmp_path, {"content/workshop.yaml": WORKSHOP, "content/program.yaml": text}
    )
    return [slot.id for slot in found.program.slots], problems


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Sparse Deep Learning", "sparse-deep-learning"),
        ("Role of case introductions: a study", "role-of-case-introductions-a-study"),
        ("What's *new* in `code`?", "whats-new-in-code"),
        ("A [link](https://example.org) here", "a-link-here"),
        ("Énergie à l’œuvre", "énergie-à-lœuvre"),
        ("機械学習 入門", "機械学習-入門"),
        ("snake_case __bold__", "snake-case-bold"),
        ("हिन्दी में", "हिन्दी-में"),
        ("İstanbul", "i̇stanbul"),
        ("$m$-Networks", "m-networks"),
        ("???", ""),
        ("C++ & <b>Rust</b>", "c-rust"),
    ],
)
def test_the_slug_of_a_title(title, expected):
    assert slug(title) == expected


@given(st.text(max_size=120))
@settings(deadline=None, max_examples=200)
def test_a_slug_is_short_an_id_and_its_own_slug(title):
    made = slug(title)
    assert len(made) <= LONGEST
    assert slug(made) == made
    if made:
        assert parse_id(made) == made


def test_a_long_title_is_cut_between_words():
    assert slug("abcdefghi " * 10) == "-".join(["abcdefghi"] * 6)
    assert slug("a" * 80) == "a" * 60


@given(st.text(alphabet=[chr(code) for code in range(128)], max_size=30))
def test_a_title_in_ascii_has_the_slug_that_it_has_beside_other_letters(title):
    assert slug(f"{title} é") == "-".join(filter(None, [slug(title), "é"]))


@pytest.mark.parametrize("typed", ["Sums", "a b", "a/b", "../a", "-a", ".a", "", "a" * 61, "a#b"])
def test_an_id_that_could_be_no_address_is_refused(typed):
    with pytest.raises(Mistake) as caught:
        parse_id(typed)
    assert caught.value.rule == "bad-id"


def test_changing_the_time_changes_no_id(tmp_path):
    before, _ = ids(tmp_path, "- 9:00 One\n- 10:00 Coffee\n- 11:00 Two\n- 12:00 Coffee\n")
    after, problems = ids(tmp_path, "- 7:00 One\n- 7:30 Coffee\n- 8:00 Two\n- 8:30 Coffee\n")
    assert (before, told(problems)) == (after, [])


def test_equal_titles_take_the_first_speakers_id(tmp_path):
    found, problems = ids(
        tmp_path,
        "- {title: Invited talk, speakers: [Ada Example, Bob Example]}\n"
        "- {title: invited Talk!, speaker: Bob Example}\n- {title: Other, speaker: Cy Example}\n",
    )
    assert (found, told(problems)) == (["ada-example", "bob-example", "other"], [])


def test_a_title_to_be_announced_takes_the_speakers_id(tmp_path):
    found, problems = ids(tmp_path, "- {title: TBA, speaker: Ada Example}\n- 9:00 TBA\n- TBA\n")
    assert (found, told(problems)) == (["ada-example", "tba", "tba-2"], [])


def test_titles_without_a_letter_take_the_speakers_id_or_the_kind(tmp_path):
    found, problems = ids(tmp_path, '- {title: "???", speaker: Ada Example}\n- {title: "!!!"}\n')
    assert (found, told(problems)) == (["ada-example", "talk"], [])


def test_long_titles_with_one_beginning_are_equal(tmp_path):
    start = "A very long title which goes on and on until it is too long for an address"
    found, problems = ids(
        tmp_path,
        f"- {{title: {start} one, speaker: Ada Example}}\n"
        f"- {{title: {start} two, speaker: Bob Example}}\n",
    )
    assert (found, told(problems)) == (["ada-example", "bob-example"], [])


def test_what_is_still_equal_asks_for_an_id_and_names_both_places(tmp_path):
    _, problems = ids(
        tmp_path,
        "- {title: Sums, speaker: Ada Example}\n- {title: Sums, speaker: Ada Example}\n",
    )
    problem = only(problems)
    assert (problem.rule.name, problem.place.line) == ("duplicate-id", 2)
    assert "id:" in problem.hint
    assert problem.related[0].place.line == 1


def test_a_typed_id_stands_wherever_it_is(tmp_path):
    found, problems = ids(
        tmp_path, "- {title: Lunch}\n- {title: Talk, id: lunch, abstract: x}\n- {title: Lunch}\n"
    )
    assert (found, told(problems)) == (["lunch-2", "lunch", "lunch-3"], [])


def test_two_equal_typed_ids_are_refused(tmp_path):
    _, problems = ids(tmp_path, "- {title: A, id: x}\n- {title: B, id: x}\n")
    assert told(problems) == ["duplicate-id program.yaml:2:18"]
    assert only(problems).related[0].place.line == 1


def test_slots_without_a_page_are_numbered_behind_those_with_one(tmp_path):
    found, problems = ids(
        tmp_path,
        "- Coffee break\n- Energy\n- {title: Energy, abstract: About it.}\n- Coffee break\n",
    )
    assert found == ["coffee-break", "energy-2", "energy", "coffee-break-2"]
    assert told(problems) == []


def test_a_talk_of_a_session_shares_the_names_of_the_day(tmp_path):
    _, problems = ids(
        tmp_path,
        "- {title: S, talks: [{title: One, abstract: x}]}\n- {title: One, abstract: y}\n",
    )
    assert told(problems) == ["duplicate-id program.yaml:2:11"]


@pytest.mark.parametrize(
    ("kind", "titles"),
    [
        (
            Kind.BREAK,
            (
                "Coffee break|Break|BREAK 2|Tea & cake|Welcome coffee|Pause café|Pause-café"
                "|Kaffeepause|Descanso|Pausa para café|Intervalo|Pausa caffè"
            ),
        ),
        (
            Kind.MEAL,
            (
                "Lunch|Lunch break|Conference dinner|Déjeuner|Petit-déjeuner|Dîner de gala"
                "|Mittagessen|Frühstück|Almuerzo|Cena|Almoço|Jantar|Pranzo|Colazione"
            ),
        ),
        (
            Kind.OPENING,
            (
                "Opening|Opening remarks|Welcome and introduction|Registration|Welcome!|Ouverture"
                "|Mot de bienvenue|Cérémonie d'ouverture|Begrüßung|Eröffnung und Begrüßung|Apertura"
                "|Bienvenida|Sesión de apertura|Abertura|Sessão de abertura|Boas-vindas|Benvenuto"
                "|Saluti e apertura"
            ),
        ),
        (
            Kind.CLOSING,
            (
                "Closing|Closing remarks|Awards and closing|Wrap-up|Clôture|Discours de clôture"
                "|Abschluss|Verabschiedung|Clausura|Palabras de clausura|Encerramento|Chiusura"
            ),
        ),
        (
            Kind.TALK,
            (
                "Closing the gap between theory and practice|Opening the black box"
                "|Breaking symmetry|Teaching sums|Steam engines"
                "|Introduction on low power deep learning|Welcome to sums"
                "|Break-even points|Conclusions on energy|The lunchtime puzzle"
            ),
        ),
    ],
)
def test_the_kind_that_a_title_tells(kind, titles):
    for title in titles.split("|"):
        assert (title, guess_kind(title, with_people=False)) == (title, kind)


@pytest.mark.parametrize("title", ["Lunch habits of graphs", "The coffee problem", "Tea"])
def test_with_somebody_who_speaks_no_break_is_guessed(title):
    assert guess_kind(title, with_people=True) is Kind.TALK


@pytest.mark.parametrize("key", ["speaker", "chair", "moderator"])
def test_anybody_with_a_role_makes_it_no_break(tmp_path, key):
    found, _ = site(
        tmp_path,
        {
            "content/workshop.yaml": WORKSHOP,
            "content/program.yaml": f"- {{title: Lunch talk, {key}: Ada Example}}\n",
        },
    )
    assert found.program.days[0].slots[0].kind is Kind.TALK


def test_a_typed_kind_is_not_guessed_again(tmp_path):
    found, _ = site(
        tmp_path,
        {
            "content/workshop.yaml": WORKSHOP,
            "content/program.yaml": "- {title: Coffee, kind: talk}\n"
            "- {title: Coffee, kind: social}\n- {title: P, panelists: [Ada Example]}\n"
            "- {title: S, kind: posters, talks: [T]}\n",
        },
    )
    kinds = [slot.kind.value for slot in found.program.days[0].slots]
    assert kinds == ["talk", "social", "panel", "posters"]


@pytest.mark.parametrize(
    ("slot", "has_page"),
    [
        ("{title: A, speaker: Ada Example}", True),
        ("{title: A, abstract: x}", True),
        ("{title: A}", False),
        ("{title: Lunch, kind: meal, speaker: Ada Example}", False),
        ("{title: Opening remarks, speaker: Ada Example}", False),
        ("{title: A, abstract: x, talks: [B]}", False),
    ],
)
def test_which_slots_are_to_be_read_about(tmp_path, slot, has_page):
    found, _ = site(
        tmp_path,
        {"content/workshop.yaml": WORKSHOP, "content/program.yaml": f"- {slot}\n"},
    )
    assert found.program.days[0].slots[0].has_page is has_page
