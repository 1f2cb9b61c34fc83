"""people.yaml, and how other files refer to the people in it."""

import pytest

from sites import marked, only, site, told

WORKSHOP = "title: Sums\ndate: 2021-11-17\ntimezone: UTC\n"
ADA = "ada:\n  name: Ada Example\n  affiliation: ENS\nbob: Bob Example (CNRS)\n"


def people(tmp_path, text, **files):
    found, problems = site(
        tmp_path, {"content/workshop.yaml": WORKSHOP, "content/people.yaml": text, **files}
    )
    return found.people, problems


def speakers(tmp_path, typed, known=ADA, key="speakers"):
    """Names and affiliations of the speakers that a slot names, and the problems."""
    found, problems = site(
        tmp_path,
        {
            "content/workshop.yaml": WORKSHOP,
            "content/people.yaml": known,
            "content/program.yaml": f"- title: Talk\n  {key}: {typed}\n",
        },
    )
    appearances = [one for slot in found.program.slots for one in slot.speakers]
    return [(one.person.id, one.person.name, one.affiliation) for one in appearances], problems


class TestRecords:
    def test_every_key_of_a_person_is_read(self, tmp_path):
        [ada], problems = people(
            tmp_path,
            "ada:\n  name: Ada  Example\n  affiliation: CNRS, Paris\n  photo: images/ada.svg\n"
            "  bio: |\n    She *sums*.\n  url: https://example.org/ada\n  pronouns: she/her\n"
            "  links: {Blog: https://example.org/blog}\n  extra: {shirt: M}\n",
            **{"content/images/ada.svg": "<svg/>"},
        )
        assert told(problems) == []
        assert (ada.id, ada.name, ada.affiliation) == ("ada", "Ada Example", "CNRS, Paris")
        assert (ada.bio, ada.photo.address) == ("She *sums*.", "/images/ada.svg")
        assert (ada.url, ada.pronouns) == ("https://example.org/ada", "she/her")
        assert (ada.links[0].label, ada.extra, ada.listed) == ("Blog", {"shirt": "M"}, True)

    def test_a_person_may_be_a_line(self, tmp_path):
        [ada, bob], problems = people(
            tmp_path, "ada: Ada Example\nbob: Bob Example (CNRS, Paris)\n"
        )
        assert told(problems) == []
        assert (ada.name, ada.affiliation) == ("Ada Example", None)
        assert (bob.name, bob.affiliation) == ("Bob Example", "CNRS, Paris")

    @pytest.mark.parametrize("text", ["", "# later\n"])
    def test_nobody_yet(self, tmp_path, text):
        assert people(tmp_path, text)[0] == ()

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("- name: Ada Example\n", "wrong-type people.yaml:1:1"),
            ("some text\n", "wrong-type people.yaml:1:1"),
            ("ada:\n", "wrong-type people.yaml:1:5"),
            ("ada: [Ada, Example]\n", "wrong-type people.yaml:1:6"),
            ("ada: {affiliation: ENS}\n", "missing-key people.yaml:1:6"),
            ("ada: {name: }\n", "wrong-type people.yaml:1:13"),
            ("ada: {name: Ada Example, fotho: x}\n", "unknown-key people.yaml:1:26"),
            ("ada: {name: Ada Example, bio: [x]}\n", "wrong-type people.yaml:1:31"),
            ("ada: {name: Ada Example, url: ada.org}\n", "bad-value people.yaml:1:31"),
            ("Ada: Ada Example\n", "bad-id people.yaml:1:1"),
            ("ada example: Ada Example\n", "bad-id people.yaml:1:1"),
            ("ada/b: Ada Example\n", "bad-id people.yaml:1:1"),
            ("ada: Ada Example (ENS\n", "wrong-type people.yaml:1:6"),
            ("ada: Ada Example, ENS\n", "wrong-type people.yaml:1:6"),
            ("ada: Ada Example\nada: Bob Example\n", "duplicate-key people.yaml:2:1"),
        ],
    )
    def test_a_wrong_record_is_one_problem(self, tmp_path, text, expected):
        assert told(people(tmp_path, text)[1]) == [expected]

    def test_a_picture_that_is_none_is_refused(self, tmp_path):
        text = "ada: {name: Ada Example, photo: ada.pdf}\n"
        _, problems = people(tmp_path, text, **{"content/ada.pdf": b"%PDF"})
        assert told(problems) == ["bad-picture people.yaml:1:33"]

    def test_a_damaged_picture_is_refused(self, tmp_path):
        text = "ada: {name: Ada Example, photo: ada.png}\n"
        _, problems = people(tmp_path, text, **{"content/ada.png": b"\x89PNG\r\n"})
        assert told(problems) == ["bad-picture people.yaml:1:33"]

    def test_a_picture_on_another_host_is_refused(self, tmp_path):
        _, problems = people(
            tmp_path, "ada: {name: Ada Example, photo: 'https://a.example/b.png'}\n"
        )
        assert told(problems) == ["bad-value people.yaml:1:33"]


class TestReferences:
    @pytest.mark.parametrize(
        ("typed", "expected"),
        [
            ("ada", [("ada", "Ada Example", "ENS")]),
            ("[ada, bob]", [("ada", "Ada Example", "ENS"), ("bob", "Bob Example", "CNRS")]),
            ("Ada Example", [("ada", "Ada Example", "ENS")]),
            ("ADA EXAMPLE", [("ada", "Ada Example", "ENS")]),
            ("Ada  Example", [("ada", "Ada Example", "ENS")]),
            ("Ada Example (Elsewhere)", [("ada", "Ada Example", "Elsewhere")]),
            ("Cy Example", [("cy-example", "Cy Example", None)]),
            ("Cy Example (Lab, Town)", [("cy-example", "Cy Example", "Lab, Town")]),
            ("Cy Example (Lab (Team))", [("cy-example", "Cy Example", "Lab (Team)")]),
            ("Cy", [("cy", "Cy", None)]),
            ("d'Arc Example", [("darc-example", "d'Arc Example", None)]),
            ('["Cy Example (Lab, Town)"]', [("cy-example", "Cy Example", "Lab, Town")]),
            ("山田 太郎", [("山田-太郎", "山田 太郎", None)]),
            ('"Cy Example, Jr."', [("cy-example-jr", "Cy Example, Jr.", None)]),
            ('["Cy Example, PhD (Lab)"]', [("cy-example-phd", "Cy Example, PhD", "Lab")]),
            ("TBA", [("tba", "TBA", None)]),
            ("to be announced", [("tba", "TBA", None)]),
            ("(tba)", [("tba", "TBA", None)]),
            ("TBD (CNRS)", [("tba", "TBA", "CNRS")]),
            ("[]", []),
        ],
    )
    def test_ids_and_names(self, tmp_path, typed, expected):
        found, problems = speakers(tmp_path, typed)
        assert told(problems) == []
        assert found == expected

    @pytest.mark.parametrize(
        ("typed", "rule", "caret"),
        [
            ("nobody", "unknown-person", "nobody"),
            ("[ada, nobody]", "unknown-person", "nobody"),
            ("Ada", "unknown-person", "Ada"),
            ("Ada Example, Bob Example", "wrong-type", "Ada Example, Bob Example"),
            ("Ada Example & Bob Example", "wrong-type", "Ada Example & Bob Example"),
            ("Ada Example; Bob Example", "wrong-type", "Ada Example; Bob Example"),
            ("Ada Example and Bob Example", "wrong-type", "Ada Example and Bob Example"),
            ("ada,bob", "wrong-type", "ada,bob"),
            ("Cy (A) and Di (B)", "wrong-type", "Cy (A) and Di (B)"),
            ("Cy (A), Di (B)", "wrong-type", "Cy (A), Di (B)"),
            ("Cy (A) Di", "wrong-type", "Cy (A) Di"),
            ("Cy ()", "wrong-type", "Cy ()"),
            ("(CNRS)", "wrong-type", "(CNRS)"),
            ("Cy (CNRS", "wrong-type", "Cy (CNRS"),
            ('"?"', "unknown-person", "?"),
            ("...", "unknown-person", "..."),
            ("[Cy Example (CNRS, Paris)]", "wrong-type", "Cy Example (CNRS"),
        ],
    )
    def test_what_is_no_reference_is_refused_where_it_stands(self, tmp_path, typed, rule, caret):
        _, problems = speakers(tmp_path, typed)
        assert (only(problems).rule.name, marked(only(problems))) == (rule, caret)

    def test_an_unknown_id_names_the_nearest(self, tmp_path):
        _, problems = speakers(tmp_path, "bobb")
        assert only(problems).hint == 'did you mean "bob"?'

    def test_a_name_in_a_script_without_capital_letters_is_explained(self, tmp_path):
        _, problems = speakers(tmp_path, "山田太郎")
        assert '{name: "山田太郎"}' in only(problems).hint

    @pytest.mark.parametrize(
        ("typed", "hint"),
        [
            ('"?"', "write TBA where somebody is not known yet"),
            ('"O\'Example, Sean"', "write Sean O'Example; if these are two people, write a list"),
            ("Ada and Sons (Ada and Co)", "write a list: [Ada Example, Bob Example (CNRS)]\n"),
            ("Ada and Sons", 'it in content/people.yaml: some-id: {name: "Ada and Sons"}'),
        ],
    )
    def test_a_hint_says_what_else_a_name_can_be(self, tmp_path, typed, hint):
        _, problems = speakers(tmp_path, typed)
        assert hint in only(problems).hint

    def test_lines_of_a_block_are_several_people(self, tmp_path):
        _, problems = speakers(tmp_path, "|\n    Ada Example\n    Bob Example")
        assert only(problems).message == "several lines stand here for one person"

    def test_a_name_that_two_people_have_needs_an_id(self, tmp_path):
        known = "ada: Ada Example\nada2: Ada Example\n"
        _, problems = speakers(tmp_path, "Ada Example", known)
        assert only(problems).hint == "write ada or ada2"
        found, problems = speakers(tmp_path, "ada2", known)
        assert (found, told(problems)) == ([("ada2", "Ada Example", None)], [])

    def test_a_name_met_twice_is_one_person_with_an_affiliation_for_each_place(self, tmp_path):
        found, problems = speakers(tmp_path, "[Cy Example (A), CY EXAMPLE (B), Cy Example]")
        assert told(problems) == []
        assert found == [
            ("cy-example", "Cy Example", "A"),
            ("cy-example", "Cy Example", "B"),
            ("cy-example", "Cy Example", None),
        ]

    @pytest.mark.parametrize(
        "known",
        [
            "ada: {name: Ada Example, fotho: x}\nbob: Bob\n",
            "ada:\nbob: Bob\n",
            "Ada: Ada Example\nbob: Bob\n",
            "ada: [\n",
            "- name: Ada Example\n",
            b"ada: Ad\xe9 Example\n",
        ],
    )
    def test_who_is_broken_is_not_reported_as_unknown(self, tmp_path, known):
        _, problems = speakers(tmp_path, "ada", known)
        assert only(problems).place.path == "content/people.yaml"

    def test_another_id_is_unknown_although_one_record_is_broken(self, tmp_path):
        _, problems = speakers(tmp_path, "carl", "ada: {nam: x, name: Ada Example}\n")
        assert told(problems) == ["unknown-key people.yaml:1:7", "unknown-person program.yaml:2:13"]


def test_a_name_that_two_people_have_is_refused_with_their_ids(tmp_path):
    known = "ada: Ada Example (ENS)\nada2: {name: ADA example, affiliation: CNRS}\n"
    _, problems = speakers(tmp_path, "Ada Example", known)
    problem = only(problems)
    assert problem.rule.name == "ambiguous-person"
    assert marked(problem) == "Ada Example"
    assert problem.hint == "write ada or ada2"


class TestPastedCommittees:
    def members(self, tmp_path, line):
        text = f"{WORKSHOP}committees:\n  Chairs: |\n    {line}\n"
        found, problems = site(tmp_path, {"content/workshop.yaml": text})
        committees = found.workshop.committees
        listed = [(one.person.name, one.affiliation) for c in committees for one in c.members]
        return listed, problems

    @pytest.mark.parametrize(
        ("line", "expected"),
        [
            ("1. Ada Example, ENS", ("Ada Example", "ENS")),
            ("(12) Ada Example", ("Ada Example", None)),
            ("- Ada Example (ENS)", ("Ada Example", "ENS")),
            ("• Ada Example", ("Ada Example", None)),
            ("Ada Example\tENS, Paris", ("Ada Example", "ENS, Paris")),
            ("Ada Example - ENS", ("Ada Example", "ENS")),
            ("Ada Example – ENS (Paris)", ("Ada Example", "ENS (Paris)")),
            ("Ada Ex-Ample", ("Ada Ex-Ample", None)),
            ("Ada Example (ENS - Paris)", ("Ada Example", "ENS - Paris")),
            ("Ada Example, ENS - Paris", ("Ada Example", "ENS - Paris")),
            ("Ada Example, Jr.", ("Ada Example, Jr.", None)),
            ("Ada Example, Jr. (ENS)", ("Ada Example, Jr.", "ENS")),
            ("Ada Example, Jr., ENS", ("Ada Example, Jr.", "ENS")),
        ],
    )
    def test_a_line_is_read_with_what_lists_have_before_it(self, tmp_path, line, expected):
        found, problems = self.members(tmp_path, line)
        assert (found, told(problems)) == ([expected], [])

    @pytest.mark.parametrize(
        ("line", "hint"),
        [
            ("# Ada Example, ENS", "remove the line, or the # before the name"),
            ("Ada Example; ENS", "write Ada Example, ENS; or each person in a line of their own"),
            ("Ada Example (ENS), Paris", "write Ada Example, ENS, Paris; or each person in a"),
        ],
    )
    def test_what_cannot_be_told_apart_is_refused_with_the_line_to_write(
        self, tmp_path, line, hint
    ):
        _, problems = self.members(tmp_path, line)
        assert only(problems).rule.name == "wrong-type"
        assert only(problems).hint.startswith(hint)
