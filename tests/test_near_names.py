"""Names that differ by a slip are found without holding each against all others."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workshopsite.check.near_names import NearNames, _is_slip, _without_one

# Few letters, so that words are often alike, and some whose accents come and go.
WORD = st.text(alphabet="abEé\u0301ß", min_size=1, max_size=9)
NAME = st.lists(WORD, min_size=1, max_size=3).map(" ".join)


def are_near(one, other):
    """What NearNames is to find: the definition, which looks at one pair."""
    known = dict(_without_one(other))
    return any(rest in known and _is_slip(word, known[rest]) for rest, word in _without_one(one))


def slips(name):
    """Names that are made of a name by one change, a slip or not."""
    at = st.integers(0, len(name))
    return st.one_of(
        at.map(lambda n: name[:n] + name[n + 1 :]),
        st.tuples(at, WORD).map(lambda pair: name[: pair[0]] + pair[1] + name[pair[0] :]),
        at.map(lambda n: name[:n] + name[n + 1 : n + 2] + name[n : n + 1] + name[n + 2 :]),
    )


@given(st.data())
def test_they_are_those_that_the_definition_names(data):
    name = data.draw(NAME)
    names = data.draw(st.lists(st.one_of(slips(name), NAME), max_size=8))
    known = {str(number): other for number, other in enumerate(names)}
    wanted = {key for key, other in known.items() if are_near(name, other)}
    assert set(NearNames(known).near(name)) == wanted


def test_of_a_thousand_of_one_family_few_are_looked_at(monkeypatch):
    asked = []
    monkeypatch.setattr("workshopsite.check.near_names._is_slip", lambda *pair: asked.append(pair))
    known = NearNames({str(number): f"Given{number:04}x Example" for number in range(1000)})
    known.near("Given0123y Example")
    assert len(asked) < 50
