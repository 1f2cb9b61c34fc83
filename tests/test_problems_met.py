"""Problems that many pages meet, because they share a template, and problems told later."""

from hypothesis import given
from hypothesis import strategies as st

from workshopsite.problems import RULES, Meeting, Place, Problem, Problems, Related

WHERE = Place("templates/base.html", 3, 1, 4, "text")
CALLER = Related("called from", Place("templates/page.html", 1))


def problem(message="this template fails", hint="", place=WHERE):
    return Problem(RULES["template-error"], message, place, hint)


def meeting(page, *, counted):
    source = Place(f"content/{page}.md")
    return Meeting(Related(f"while making the page /{page}/", source), (CALLER,), counted)


def labels(problems):
    return [[one.label for one in found.related] for found in problems]


def test_one_that_is_counted_says_how_many_pages_meet_it():
    problems = Problems()
    for page in ("b", "a", "c", "a"):
        problems.add_problem(problem(), meeting(page, counted=True))
    assert labels(problems) == [["called from", "while making the page /b/, and 2 more"]]


def test_any_other_names_the_first_page_alone():
    problems = Problems()
    for page in ("b", "a", "c"):
        problems.add_problem(problem(), meeting(page, counted=False))
    assert labels(problems) == [["called from", "while making the page /b/"]]


def test_a_page_that_is_the_place_itself_is_not_named_again():
    problems = Problems()
    here = Meeting(Related("while making the page /a/", WHERE), counted=True)
    problems.add_problem(problem(), here)
    assert labels(problems) == [[]]


def test_one_that_is_counted_is_one_whatever_each_page_is_advised():
    problems = Problems()
    problems.add_problem(problem(hint="this"), meeting("a", counted=True))
    problems.add_problem(problem(hint="that"), meeting("b", counted=True))
    assert [one.hint for one in problems] == ["this"]


def test_a_copy_goes_on_counting_by_itself():
    problems = Problems()
    problems.add_problem(problem(), meeting("a", counted=True))
    copied = problems.copy()
    copied.add_problem(problem(), meeting("b", counted=True))
    assert labels(problems) == [["called from", "while making the page /a/"]]
    assert labels(copied) == [["called from", "while making the page /a/, and 1 more"]]


def test_what_is_kept_apart_is_not_there_until_it_is_told():
    problems = Problems()
    with problems.apart() as told:
        problems.add("dead-link", "there is no page", Place("content/a.md"))
    assert not problems.fatal
    assert not problems.found
    for one in told:
        problems.tell(one)
    assert problems.fatal


ADDED = st.tuples(
    st.builds(problem, st.sampled_from(["one", "two"]), st.sampled_from(["", "hint"])),
    st.none() | st.builds(meeting, st.sampled_from("abcd"), counted=st.booleans()),
)


@given(st.lists(st.lists(ADDED, max_size=5), max_size=6))
def test_what_is_told_later_in_order_is_the_same_as_what_is_told_at_once(outputs):
    at_once, later, kept = Problems(), Problems(), []
    for added in outputs:
        with later.apart() as told:
            for one in added:
                at_once.add_problem(*one)
                later.add_problem(*one)
        kept += told
    for one in kept:
        later.tell(one)
    assert list(later.found) == list(at_once.found)
    assert list(later) == list(at_once)
