"""What organisers get wrong in their tables of papers, and what they are told of it."""

import pytest

from sites import marked, only, site, told
from workshopsite.problems import Severity

WORKSHOP = {
    "content/workshop.yaml": "title: Sums\ndate: 2023-05-23\ntimezone: UTC\n",
    "content/people.yaml": "ada: {name: Ada Example, affiliation: CNRS}\n",
}


def load(tmp_path, text, program="", name="papers.csv"):
    """The site of papers (and a program), and its problems."""
    files = {**WORKSHOP, f"content/{name}": text}
    return site(tmp_path, files | ({"content/program.yaml": program} if program else {}))


class TestWhatIsAccepted:
    @pytest.mark.parametrize(
        ("heading", "hint"),
        [
            ("Decison", 'did you mean "decision"?'),
            ("Result", 'call it "decision"'),
            ("Accept", 'call it "decision"'),
            ("Accepted?", 'call it "decision"'),
            ("Recommendation", 'call it "decision"'),
            ("Paper Titel", 'did you mean "paper title"?'),
        ],
    )
    def test_a_column_that_may_say_it_is_not_lost(self, tmp_path, heading, hint):
        _, problems = load(tmp_path, f"title,{heading}\nSums,Accept\nBad,Reject\n")
        assert told(problems) == ["unknown-key papers.csv:1:7"]
        assert hint in only(problems).hint
        assert "remove it" not in only(problems).hint.splitlines()[0]

    def test_a_recommendation_is_left_out_where_a_decision_says_it(self, tmp_path):
        text = "title,Recommendation,decision\nSums,3,Accept\nBad,2,Reject\n"
        found, problems = load(tmp_path, text)
        assert [paper.title for paper in found.papers] == ["Sums"]
        assert told(problems) == ["not-accepted papers.csv", "column-left-out papers.csv:1:7"]

    @pytest.mark.parametrize("head", ["Paper ID,Paper Title", "number,title", "title,avg rating"])
    def test_an_export_that_does_not_say_it_is_shown_whole_with_a_notice(self, tmp_path, head):
        rows = "".join(f"{n},Paper{n}\n" for n in range(60))
        found, problems = load(tmp_path, f"{head}\n{rows}")
        [notice] = [problem for problem in problems if problem.rule.name == "no-decisions"]
        assert notice.severity is Severity.NOTICE
        assert len(found.papers) == 60
        assert notice.message == "no column says which papers are accepted: all 60 are shown"
        assert '"decision"' in notice.hint

    @pytest.mark.parametrize(
        "text", ["id,title,authors,kind\n1,Sums,ada,oral\n", "number,title,status\n1,A,accepted\n"]
    )
    def test_a_list_of_your_own_needs_no_such_column(self, tmp_path, text):
        _, problems = load(tmp_path, text)
        assert told(problems) == []

    @pytest.mark.parametrize(
        ("typed", "shown"), [("yes", True), ("no", False), ("Y", True), ("N", False), ("1", True)]
    )
    def test_yes_and_no_are_decisions(self, tmp_path, typed, shown):
        found, problems = load(tmp_path, f"title,decision\nSums,{typed}\n")
        assert bool(found.papers) is shown
        assert not problems.fatal

    def test_what_was_withdrawn_before_is_not_called_rejected(self, tmp_path):
        text = "#,title,decision,deleted?\n1,A,Withdrawn,no\n2,B,Reject,no\n3,C,accept,yes\n"
        program = "- {time: '9:00', title: T, paper: 3}\n"
        _, problems = load(tmp_path, text, program)
        first, second = problems
        assert (
            first.message == "papers that are not on the site: 1 rejected, 2 withdrawn or deleted"
        )
        assert second.message == 'the paper "3" is withdrawn or deleted, so it is not on the site'


class TestOneMistakeOneError:
    ROWS = "".join(f"{n},Paper {n},morning\n" for n in range(1, 24))

    @pytest.mark.parametrize("typed", ["mornig", "[mornig]"])
    def test_a_misspelt_filter_is_told_where_it_stands(self, tmp_path, typed):
        program = f"- {{time: '9:00', title: Posters, posters: {{session: {typed}}}}}\n"
        _, problems = load(tmp_path, f"id,title,session\n{self.ROWS}", program)
        problem = only(problems)
        assert (problem.rule.name, problem.place.path) == (
            "unknown-session",
            "content/program.yaml",
        )
        assert (marked(problem), problem.hint) == ("mornig", 'did you mean "morning"?')

    def test_one_of_two_names_in_a_filter_may_be_misspelt(self, tmp_path):
        program = "- {time: '9:00', title: P, posters: {sessions: [morning, evning]}}\n"
        _, problems = load(tmp_path, f"id,title,session\n{self.ROWS}24,Late,evening\n", program)
        assert (only(problems).rule.name, marked(only(problems))) == ("unknown-session", "evning")

    def test_a_session_that_the_program_has_is_none_that_was_misspelt(self, tmp_path):
        program = (
            "- {time: '9:00', title: P, posters: {session: morning}}\n"
            "- {time: '10:00', title: Q, posters: {session: mornings}}\n"
        )
        _, problems = load(tmp_path, f"id,title,session\n{self.ROWS}", program)
        assert told(problems) == ["no-papers program.yaml:2:38"]

    @pytest.mark.parametrize(
        ("heading", "cell", "rule"),
        [
            ("session", "evening", "unknown-session"),
            ("status", "acepted", "bad-value"),
            ("decision", "so so", "bad-value"),
            ("authors", "adda", "unknown-person"),
        ],
    )
    def test_the_same_wrong_cell_in_many_rows_is_told_once(self, tmp_path, heading, cell, rule):
        rows = "".join(f"{n},Paper {n},{cell}\n" for n in range(23))
        program = "- {time: '9:00', title: Opening}\n"
        _, problems = load(tmp_path, f"id,title,{heading}\n{rows}", program)
        problem = only(problems)
        assert (problem.rule.name, problem.place.line) == (rule, 2)
        assert problem.message.endswith(", here and in 22 more rows")

    def test_so_is_the_same_wrong_value_of_many_papers_in_yaml(self, tmp_path):
        text = "".join(f"- {{title: Paper {n}, status: acepted}}\n" for n in range(3))
        _, problems = load(tmp_path, text, name="papers.yaml")
        assert only(problems).message.endswith(", here and in 2 more papers")

    def test_different_mistakes_stay_apart(self, tmp_path):
        _, problems = load(tmp_path, "title,status\nA,acepted\nB,accpeted\n")
        assert len(told(problems)) == 2

    def test_a_heading_with_commas_above_rows_with_semicolons(self, tmp_path):
        rows = "".join(f"{n};Paper {n};Ada Example\n" for n in range(60))
        _, problems = load(tmp_path, f"id,title,authors\n{rows}")
        problem = only(problems)
        assert told(problems) == ["wrong-type papers.csv:2:1"]
        assert problem.message == (
            "this row has 1 cell, but there are 3 columns, here and in 59 more rows"
        )
        assert 'the first row has "," between its cells, this one ";"' in problem.hint


class TestHints:
    def test_a_number_is_not_guessed(self, tmp_path):
        program = "- {time: '9:00', title: T, paper: 1055}\n"
        _, problems = load(tmp_path, "id,title\n105,A\n155,B\n", program)
        assert only(problems).message == 'there is no paper "1055"'
        assert only(problems).hint == "add it to content/papers.yaml or papers.csv"

    def test_an_empty_title_is_told_at_its_cell(self, tmp_path):
        _, problems = load(tmp_path, "id,title,authors\n17,,Ada Example\n")
        assert told(problems) == ["missing-key papers.csv:2:4"]
        assert only(problems).message == '"title" is empty in this row'
        assert only(problems).hint == "write it here, for example Sums of $n$ squares"

    @pytest.mark.parametrize(
        ("typed", "hint"),
        [
            ("morning", "write posters: {session: morning}"),
            ("poster", "write posters: {kind: poster}"),
        ],
    )
    def test_posters_of_a_session_are_a_filter(self, tmp_path, typed, hint):
        program = f"- {{time: '9:00', title: P, posters: {typed}}}\n"
        text = "id,title,session,kind\n1,A,morning,Poster\n"
        _, problems = load(tmp_path, text, program + "- {time: '9:30', title: Q, id: morning}\n")
        assert (only(problems).rule.name, only(problems).hint) == ("unknown-paper", hint)

    def test_a_paper_in_two_talks(self, tmp_path):
        program = "- {time: '9:00', paper: 105}\n- {time: '10:00', paper: 105}\n"
        _, problems = load(tmp_path, "id,title\n105,Sums\n", program)
        problem = only(problems)
        assert told(problems) == ["duplicate-id program.yaml:2:26"]
        assert problem.message == 'the paper "105" is presented in line 1 already'
        assert "write an id: for one of them, as sums-2" in problem.hint

    @pytest.mark.parametrize(
        ("author", "hint"),
        [
            ("Müller, Jürgen", "write Jürgen Müller"),
            ("Example, Ada (Univ)*", "write Ada Example (Univ)*"),
            ("van Example, Bo B.", "write Bo B. van Example"),
        ],
    )
    def test_a_family_name_that_stands_first(self, tmp_path, author, hint):
        _, problems = load(tmp_path, f'title,authors\nS,"{author}; Cy Example"\n')
        assert (only(problems).rule.name, marked(only(problems))) == ("wrong-type", author)
        assert only(problems).hint.startswith(f"{hint};")

    def test_an_empty_cell_too_many_is_named(self, tmp_path):
        _, problems = load(tmp_path, "id,title\n1,A,\n2,B\n")
        assert only(problems).message == (
            "this row has 3 cells, empty ones at its end, but there are 2 columns"
        )
        assert "remove what stands behind the last cell" in only(problems).hint

    @pytest.mark.parametrize(
        ("name", "content", "hint"),
        [
            ("papers.tsv", "title\tid\n", "rename content/papers.tsv to papers.csv"),
            ("papers.csv", "", "content/papers.csv is empty"),
            ("papers.csv", "id,title\n", "content/papers.csv has a first row, and no papers below"),
        ],
    )
    def test_a_table_that_cannot_be_meant(self, tmp_path, name, content, hint):
        program = "- {time: '9:00', title: T, paper: 17}\n"
        _, problems = load(tmp_path, content, program, name)
        assert (only(problems).rule.name, only(problems).hint) == ("unknown-paper", hint)

    @pytest.mark.parametrize("rows", ["1,One,?\n1,Two,\n", "1,One,\n1,Two,?\n", "1,A,?\n1,B,?\n"])
    def test_an_id_of_a_broken_paper_is_told_if_it_is_given_twice(self, tmp_path, rows):
        _, problems = load(tmp_path, f"id,title,authors\n{rows}")
        assert "duplicate-id papers.csv:3:1" in told(problems)
        assert told(problems).count("unknown-person papers.csv:2:7") == rows.count("One,?")

    def test_an_id_of_a_paper_that_is_not_accepted_may_be_given_once_more(self, tmp_path):
        _, problems = load(tmp_path, "id,title,status\n1,One,rejected\n1,Two,accepted\n")
        assert "duplicate-id" not in str(told(problems))


class TestAuthors:
    @pytest.mark.parametrize("name", ["papers.csv", "papers.yaml"])
    def test_a_mail_address_is_no_affiliation(self, tmp_path, name):
        head = "title,authors\nS," if name.endswith("csv") else "- title: S\n  authors: "
        _, problems = load(tmp_path, f"{head}Bob Sample (bob@example.org)\n", name=name)
        assert only(problems).rule.name == "wrong-type"
        assert "mail address" in only(problems).message
        assert only(problems).hint == "write Bob Sample, or where they work in parentheses"

    def test_nor_is_it_elsewhere(self, tmp_path):
        program = "- {time: '9:00', title: T, speaker: Bob Sample (bob@example.org)}\n"
        _, problems = load(tmp_path, "title\nS\n", program)
        assert "mail address" in only(problems).message

    @pytest.mark.parametrize("typed", ["*Ada Example*", "*Ada Example", "**Ada Example**"])
    def test_stars_in_front_mark_who_presents_as_well(self, tmp_path, typed):
        found, problems = load(tmp_path, f"title,authors\nS,{typed}; Bo Ex\n")
        assert told(problems) == []
        [paper] = found.papers
        assert [(a.person.name, a.presenter) for a in paper.authors] == [
            ("Ada Example", True),
            ("Bo Ex", False),
        ]

    def test_an_author_who_is_named_twice(self, tmp_path):
        _, problems = load(tmp_path, "title,authors\nS,ada; Bo Ex; Ada Example*\n")
        problem = only(problems)
        assert (problem.rule.name, problem.severity) == ("repeated-author", Severity.WARNING)
        assert (problem.message, marked(problem)) == ("Ada Example is named twice", "Ada Example*")

    def test_two_of_one_name_at_two_places_are_two(self, tmp_path):
        _, problems = load(tmp_path, "title,authors\nS,Bo Ex (X); Bo Ex (Y)\n")
        assert told(problems) == []


class TestInsteadOf:
    PROGRAM = "- {{time: '9:00', title: T, speaker: Bob Example, instead_of: {0}}}\n"

    @pytest.mark.parametrize(
        ("typed", "shown"),
        [
            ("ada", "Ada Example"),
            ("Cy Example", "Cy Example"),
            ("the talk on sums", "the talk on sums"),
        ],
    )
    def test_an_id_becomes_a_name_and_other_texts_stay(self, tmp_path, typed, shown):
        found, problems = load(tmp_path, "title\nS\n", self.PROGRAM.format(typed))
        assert told(problems) == []
        assert found.program.days[0].slots[0].instead_of == shown

    def test_an_id_of_nobody(self, tmp_path):
        _, problems = load(tmp_path, "title\nS\n", self.PROGRAM.format("adda"))
        assert only(problems).rule.name == "unknown-person"
        assert (marked(only(problems)), only(problems).hint) == ("adda", 'did you mean "ada"?')


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        (
            "date: 2027-06-21, 2027-06-23",
            "write [2027-06-21, 2027-06-23], or 2027-06-21..2027-06-23",
        ),
        (
            "important_dates: [{date: 2027-06-21, title: Call, time: '23:59', zone: UTC-12}]",
            "write AoE",
        ),
    ],
)
def test_hints_for_dates(tmp_path, line, hint):
    files = {"content/workshop.yaml": f"title: Sums\ntimezone: UTC\n{line}\n"}
    _, problems = site(tmp_path, files)
    assert only(problems).hint.startswith(hint)
