"""competition.yaml and its leaderboard, from rows or from a CSV file."""

from decimal import Decimal

import pytest

from sites import marked, only, site, told

BASE = """\
title: Efficient sums
subtitle: Be low power
description: |
  Sum *fast*.
prize: 1000 euros
rank_by: {column: energy, unit: kJ, order: low}
classes: {column: accuracy, unit: "%", bounds: [80, 90, 95, 100]}
"""
ROWS = """\
leaderboard:
- [team,  accuracy, energy]
- [Algo1, 96.5, 150]
- [Algo2, 92.5, 10]
- [Algo3, 98.5, 5000]
"""
WORKSHOP = {"content/workshop.yaml": "title: Sums\n"}


def competition(tmp_path, text, **files):
    found, problems = site(tmp_path, {**WORKSHOP, "content/competition.yaml": text, **files})
    return found.competition, problems


def ranking(made):
    return [
        (
            None if one.low is None else (int(one.low), int(one.high)),
            [(entry.rank, entry.cells[0]) for entry in one.entries],
        )
        for one in made.ranking
    ]


def csv(tmp_path, text, name="results.csv"):
    return competition(tmp_path, f"{BASE}leaderboard: {name}\n", **{f"content/{name}": text})


RANKED = [((95, 100), [(1, "Algo1"), (2, "Algo3")]), ((90, 95), [(1, "Algo2")]), ((80, 90), [])]


class TestRanking:
    def test_the_program_ranks_each_class(self, tmp_path):
        made, problems = competition(tmp_path, BASE + ROWS)
        assert told(problems) == []
        assert (made.title, made.subtitle, made.prize) == (
            "Efficient sums",
            "Be low power",
            "1000 euros",
        )
        assert (made.rank_by.unit, made.classes.unit) == ("kJ", "%")
        assert made.columns == ("team", "accuracy", "energy")
        assert ranking(made) == RANKED

    def test_a_class_holds_its_lower_bound_and_the_last_one_its_upper_bound_too(self, tmp_path):
        rows = (
            "leaderboard:\n- [team, accuracy, energy]\n- [A, 90, 1]\n- [B, 95, 1]\n- [C, 100, 1]\n"
        )
        made, _ = competition(tmp_path, BASE + rows)
        assert ranking(made) == [
            ((95, 100), [(1, "B"), (1, "C")]),
            ((90, 95), [(1, "A")]),
            ((80, 90), []),
        ]

    def test_equal_scores_share_a_rank_and_the_next_is_skipped(self, tmp_path):
        text = (
            "title: T\nrank_by: {column: Score, order: high}\nleaderboard:\n- [team, score]\n"
            "- [A, 1.0]\n- [B, 2]\n- [C, 2.00]\n"
        )
        made, problems = competition(tmp_path, text)
        assert told(problems) == []
        assert ranking(made) == [(None, [(1, "B"), (1, "C"), (3, "A")])]

    def test_numbers_are_compared_exactly(self, tmp_path):
        rows = "[[n, s], [A, 0.3], [B, 0.30000000000000001]]"
        text = f"title: T\nrank_by: {{column: s}}\nleaderboard: {rows}\n"
        made, _ = competition(tmp_path, text)
        assert [entry.score for entry in made.entries] == [
            Decimal("0.3"),
            Decimal("0.30000000000000001"),
        ]
        assert ranking(made) == [(None, [(1, "A"), (2, "B")])]

    @pytest.mark.parametrize(
        "text", ["", "leaderboard: []\n", "leaderboard:\n- [team, accuracy, energy]\n"]
    )
    def test_a_leaderboard_may_be_empty(self, tmp_path, text):
        made, problems = competition(tmp_path, BASE + text)
        assert ([entries for _, entries in ranking(made)], told(problems)) == ([[], [], []], [])


class TestWrong:
    @pytest.mark.parametrize(
        ("typed", "rule"),
        [
            ("rank_by: energy", "wrong-type"),
            ("rank_by:", "wrong-type"),
            ("rank_by: {order: low}", "missing-key"),
            ("rank_by: {column: e, order: best}", "bad-value"),
            ("rank_by: {column: e, ordre: low}", "unknown-key"),
        ],
    )
    def test_a_wrong_rule_is_one_problem(self, tmp_path, typed, rule):
        _, problems = competition(tmp_path, f"title: T\n{typed}\n")
        assert (only(problems).rule.name, only(problems).place.line) == (rule, 2)

    @pytest.mark.parametrize(
        ("typed", "rule"),
        [
            ("classes: [1, 2]", "wrong-type"),
            ("classes: {column: e}", "missing-key"),
            ("classes: {column: e, bounds: 5}", "bad-value"),
            ("classes: {column: e, bounds: [5]}", "bad-value"),
            ("classes: {column: e, bounds: [5, 5]}", "bad-value"),
            ("classes: {column: e, bounds: [5, 4]}", "bad-value"),
            ("classes: {column: e, bounds: [5, six]}", "wrong-type"),
            ("classes: {column: e, bounds: [5, nan]}", "wrong-type"),
            ("prize: [a]", "wrong-type"),
            ("leaderboard: {a: b}", "wrong-type"),
            ("leaderboard: [a, b]", "wrong-type"),
            ("leaderboard:", "wrong-type"),
            ("leaderbord: []", "unknown-key"),
            ("entries: []", "unknown-key"),
        ],
    )
    def test_a_wrong_value_is_one_problem(self, tmp_path, typed, rule):
        _, problems = competition(tmp_path, f"title: T\nrank_by: {{column: e}}\n{typed}\n")
        assert (only(problems).rule.name, only(problems).place.line) == (rule, 3)

    @pytest.mark.parametrize("text", ["- a\n", "text\n"])
    def test_a_file_without_keys_is_refused(self, tmp_path, text):
        assert told(competition(tmp_path, text)[1]) == ["wrong-type competition.yaml:1:1"]

    def test_an_empty_file_is_no_competition(self, tmp_path):
        made, problems = competition(tmp_path, "# later\n")
        assert (made, told(problems)) == (None, [])

    def test_a_column_that_is_not_there_names_the_nearest(self, tmp_path):
        _, problems = competition(tmp_path, BASE + ROWS.replace("energy]", "enrgy]"))
        assert told(problems) == ["missing-key competition.yaml:9:3"]
        assert only(problems).hint == 'did you mean "enrgy"?'

    @pytest.mark.parametrize(
        ("row", "caret"),
        [
            ("[Algo2, much, 10]", "much"),
            ("[Algo2, 92.5, '10,5']", "'10,5'"),
            ("[Algo2, 92.5]", "[Algo2, 92.5]"),
        ],
    )
    def test_the_caret_stands_under_the_wrong_cell(self, tmp_path, row, caret):
        made, problems = competition(tmp_path, BASE + ROWS.replace("[Algo2, 92.5, 10]", row))
        assert (marked(only(problems)), only(problems).place.line) == (caret, 11)
        assert [entry.cells[0] for entry in made.entries] == ["Algo1", "Algo3"]


class TestCsv:
    PLAIN = "team,accuracy,energy\nAlgo1,96.5,150\nAlgo2,92.5,10\nAlgo3,98.5,5000\n"

    @pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
    def test_separators(self, tmp_path, separator):
        made, problems = csv(tmp_path, self.PLAIN.replace(",", separator))
        assert (ranking(made), told(problems)) == (RANKED, [])

    @pytest.mark.parametrize(
        "text",
        [
            b"\xef\xbb\xbf" + PLAIN.encode(),
            PLAIN.replace("\n", "\r\n"),
            PLAIN.replace(",", " , "),
            PLAIN.replace("\n", "\n\n"),
            PLAIN.replace("Algo1", '"Algo1"'),
            PLAIN.removesuffix("\n"),
            PLAIN + ",,\n",
        ],
    )
    def test_dialects(self, tmp_path, text):
        made, problems = csv(tmp_path, text)
        assert (ranking(made), told(problems)) == (RANKED, [])

    def test_quotes_hold_separators_line_ends_and_quotes(self, tmp_path):
        made, problems = csv(tmp_path, 'team,accuracy,energy\n"A, ""the""\nteam",96,150\nB,97,x\n')
        assert made.entries[0].cells[0] == 'A, "the" team'
        assert told(problems) == ["wrong-type results.csv:4:6"]

    @pytest.mark.parametrize(
        ("row", "place"),
        [
            ("96.5,96.5,5", None),
            ("Algo1,6.5x,150", "2:7"),
            ("1,96,1x", "2:6"),
            ("Algo1,96.5", "2:1"),
            ("Algo1,96.5,150,7", "2:1"),
            ("Algo1,,150", "2:7"),
            ('"Algo1",96.5,x', "2:14"),
        ],
    )
    def test_the_place_of_a_wrong_cell(self, tmp_path, row, place):
        _, problems = csv(tmp_path, f"team,accuracy,energy\n{row}\n")
        assert told(problems) == ([f"wrong-type results.csv:{place}"] if place else [])

    def test_a_quotation_mark_that_is_never_closed(self, tmp_path):
        _, problems = csv(tmp_path, 'team,accuracy,energy\nA,96,1\n"B,97,2\nC,98,3\n')
        assert told(problems) == ["bad-value results.csv:3:1"]

    def test_a_very_long_cell_is_a_cell(self, tmp_path):
        made, problems = csv(tmp_path, "team,accuracy,energy\n" + "a" * 200_000 + ",90,2\n")
        assert ([len(entry.cells[0]) for entry in made.entries], told(problems)) == ([200_000], [])

    def test_an_empty_file(self, tmp_path):
        made, problems = csv(tmp_path, "")
        assert (made.entries, told(problems)) == ((), [])

    def test_not_utf_8(self, tmp_path):
        _, problems = csv(tmp_path, b"team,accuracy,energy\nAlg\xe9,1,2\n")
        assert told(problems) == ["not-utf-8 results.csv:2:4"]

    def test_a_file_that_is_not_there_is_told_once_with_the_nearest(self, tmp_path):
        _, problems = competition(
            tmp_path, BASE + "leaderboard: result.csv\n", **{"content/results.csv": self.PLAIN}
        )
        assert told(problems) == ["missing-file competition.yaml:8:14"]
        assert only(problems).hint == 'did you mean "results.csv"?'

    def test_a_broken_competition_does_not_make_its_file_unknown(self, tmp_path):
        _, problems = competition(
            tmp_path,
            BASE.replace("column: energy", "colum: energy") + "leaderboard: results.csv\n",
            **{"content/results.csv": self.PLAIN},
        )
        assert {name.split()[0] for name in told(problems)} == {"unknown-key"}
        _, problems = competition(tmp_path, "a: [\n", **{"content/results.csv": self.PLAIN})
        assert only(problems).rule.name == "yaml-syntax"

    def test_the_leaderboard_is_data_and_not_published(self, tmp_path):
        found, _ = site(
            tmp_path,
            {
                **WORKSHOP,
                "content/competition.yaml": BASE + "leaderboard: data/results.csv\n",
                "content/data/results.csv": self.PLAIN,
                "content/data/other.csv": "a,b\n",
            },
        )
        assert [file.path for file in found.published_files] == ["content/data/other.csv"]
