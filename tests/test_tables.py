"""CSV files: the cells that the csv module reads, each with its place."""

import csv
import io

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sites import marked, only, told
from workshopsite.problems import Problems
from workshopsite.read.source import Source
from workshopsite.read.tables import parse_table


def table(text):
    problems = Problems()
    return parse_table(Source("papers.csv", text), problems), problems


def texts(text):
    made, problems = table(text)
    assert told(problems) == []
    return [[cell.text for cell in row] for row in made.rows]


class TestDialects:
    @pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
    def test_the_separator_is_that_of_the_first_row(self, separator):
        text = f'a{separator}b\n"1, 2; 3 | 4\t5"{separator}6\n'
        assert texts(text) == [["a", "b"], ["1, 2; 3 | 4\t5", "6"]]

    def test_a_separator_inside_quotation_marks_is_none(self):
        assert texts('"a, b, c";d\n1;2\n') == [["a, b, c", "d"], ["1", "2"]]

    def test_excel_may_name_the_separator(self):
        assert texts("sep=;\na;b,c\n1;2\n") == [["a", "b,c"], ["1", "2"]]

    def test_empty_rows_and_blanks_around_cells_are_no_text(self):
        assert texts('\n\na , b\n,\n\n " 1 " ,\t2\n,,\n') == [["a", "b"], ["1", "2"]]

    def test_no_break_spaces_become_spaces(self):
        assert texts("a\nAda\N{NO-BREAK SPACE}B.\u202fExample\n") == [["a"], ["Ada B. Example"]]

    def test_cells_may_be_missing_or_too_many(self):
        assert texts("a,b\n1\n1,2,3,\n") == [["a", "b"], ["1"], ["1", "2", "3", ""]]

    @pytest.mark.parametrize("text", ["", "\n", " \n\n", ",,\n,"])
    def test_nothing_is_no_rows(self, text):
        assert texts(text) == []


class TestPlaces:
    def test_a_cell_behind_one_of_several_lines(self):
        made, _ = table('a,b,c\n"one\ntwo ""x"" lines", "\n\n  late" ,end\n')
        places = [str(made.place(cell)) for cell in made.rows[1]]
        assert places == ["papers.csv:2:2", "papers.csv:5:3", "papers.csv:5:10"]

    def test_the_parts_of_a_cell(self):
        made, _ = table('a\n"Ada; Bob;\n Ada"\n')
        marks = made.marks(made.rows[1][0], ["Ada", "Bob", "Ada", "Zoe"])
        assert [(mark.line, mark.column, mark.width) for mark in marks] == [
            (2, 2, 3),
            (2, 7, 3),
            (3, 2, 3),
            (2, 2, 9),
        ]

    @pytest.mark.parametrize(
        ("text", "caret"),
        [('a,b\n1,"2\n3,4\n', "2:3"), ('a,b\n1,"2" 3\n', "2:3"), ('"a,b\n', "1:1")],
    )
    def test_a_quotation_mark_without_its_partner(self, text, caret):
        made, problems = table(text)
        assert (made, told(problems)) == (None, [f"bad-value papers.csv:{caret}"])
        assert marked(only(problems)) == '"'


CELLS = st.text(
    st.one_of(st.sampled_from('ab "\n,;|\t'), st.characters(exclude_categories=["Cs", "Cc", "Z"]))
)


@settings(deadline=None, max_examples=200)
@given(
    st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=6),
    st.sampled_from(",;\t|"),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
)
@example([['"', ' "a"', "b"]], ",", csv.QUOTE_MINIMAL)
def test_it_reads_what_the_csv_module_writes_and_knows_where_it_stands(rows, separator, quoting):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, quoting=quoting, lineterminator="\n")
    writer.writerows([["one", "two", "three"], *rows])
    made, problems = table(out.getvalue())
    assert told(problems) == []
    wanted = [[cell.strip() for cell in row] for row in rows]
    wanted = [row for row in wanted if any(row)]
    assert [[cell.text for cell in row] for row in made.rows[1:]] == wanted
    for row in made.rows:
        for cell in row:
            place = made.place(cell)
            assert place.column <= len(place.excerpt) + 1
            if cell.text:
                first = cell.text.split("\n")[0].rstrip()
                assert marked_text(place).replace('""', '"') == first


def marked_text(place):
    return place.excerpt[place.column - 1 : place.column - 1 + place.width]


@settings(deadline=None, max_examples=100)
@given(st.text(st.sampled_from('ab",;\n\t |="')))
def test_no_text_makes_it_fail(text):
    table(text)
