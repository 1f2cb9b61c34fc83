"""What is made when it is first used is what would have been made at once."""

import copy
import dataclasses
import pickle
import re
import subprocess
import sys
import threading
from dataclasses import InitVar, field
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

from workshopsite import late

VALUES = st.none() | st.integers(0, 3) | st.tuples(st.integers(0, 3))
WAYS = {
    "required": lambda _: {},
    "default": lambda value: {"default": value},
    "made": lambda value: {"default_factory": lambda: [value]},
    "not compared": lambda value: {"default": value, "compare": False},
    "not shown": lambda value: {"default": value, "repr": False},
}
OPTIONS = st.fixed_dictionaries(
    {}, optional={name: st.booleans() for name in ("frozen", "slots", "eq")}
)


@st.composite
def declarations(draw):
    """What stands in a class: the ways of its fields, with the required ones first."""
    ways = draw(st.lists(st.tuples(st.sampled_from([*WAYS]), VALUES), max_size=4))
    return sorted(ways, key=lambda way: way[0] != "required"), draw(st.booleans())


def declared(decorator, declaration, **options):
    """The class of a declaration."""
    ways, has_more = declaration
    names = [f"field{number}" for number in range(len(ways))]
    body = {"__annotations__": dict.fromkeys(names, "object"), "__module__": __name__}
    for name, (way, value) in zip(names, ways, strict=True):
        if way == "default":
            body[name] = value
        elif way != "required":
            body[name] = field(**WAYS[way](value))
    if has_more:
        body["__post_init__"] = lambda self: SEEN.append(len(names))
        body["twice"] = property(lambda self: (self, self))
    return decorator(**options)(type("Made", (), body))


SEEN = []


def outcome(action):
    """What an action gives, or what it raises."""
    try:
        return action()
    except (TypeError, AttributeError) as error:
        return type(error), str(error)


def facts(cls, values, others):
    """All that can be seen of a class and of two of its objects."""
    half = len(values) // 2
    names = [f.name for f in dataclasses.fields(cls)]
    bare = [f.name for f in dataclasses.fields(cls) if f.default is dataclasses.MISSING]
    changed = dict.fromkeys(names[:1], 7)
    SEEN.clear()
    named = dict(zip(names[half:], values[half:], strict=False))
    made = outcome(lambda: cls(*values[:half], **named))
    if isinstance(made, tuple):
        return made
    other = outcome(lambda: cls(*others))
    return {
        "fields": [(f.name, f.type, f.default, f.repr, f.compare) for f in dataclasses.fields(cls)],
        "match": cls.__match_args__,
        "name": (cls.__name__, cls.__qualname__, cls.__module__),
        "shown": (repr(made), repr(other)),
        "equal": (made == made, made == other, made != other, made == 1),
        "hash": outcome(lambda: len({made, made, *([] if isinstance(other, tuple) else [other])})),
        "same hash": outcome(lambda: hash(made) == hash(dataclasses.replace(made))),
        "set": [outcome(lambda name=name: setattr(made, name, 5)) for name in names[:1]],
        "is open": outcome(lambda: setattr(made, "new", 5)) is None,
        "deleted": [outcome(lambda name=name: delattr(made, name)) for name in bare[1:2]],
        "then": [getattr(made, name, "gone") for name in names],
        "replaced": outcome(lambda: repr(dataclasses.replace(cls(*values), **changed))),
        "as data": outcome(lambda: dataclasses.asdict(cls(*values))),
        "methods": SEEN[:],
        "has a dict": hasattr(made, "__dict__"),
    }


@given(declarations(), OPTIONS, st.lists(VALUES, max_size=5), st.lists(VALUES, max_size=5))
def test_a_class_is_as_the_standard_library_makes_it(declaration, options, values, others):
    theirs, ours = (
        facts(declared(decorator, declaration, **options), values, others)
        for decorator in (dataclasses.dataclass, late.dataclass)
    )
    assert str(ours) == str(theirs)


@late.dataclass(frozen=True, slots=True, order=True)
class Spot:
    path: str
    line: int = 0
    column: int = field(default=0, compare=False)


@late.dataclass
class Found:
    spots: list[Spot] = field(default_factory=list)
    _hidden: int = field(default=0, repr=False)


def unused():
    """A class of which there is no object yet."""
    declaration = [("required", 0), ("made", 1)], False
    return declared(late.dataclass, declaration, frozen=True, slots=True)


def pickled(it):
    return pickle.loads(pickle.dumps(it))


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, pickled])
def test_objects_can_be_copied_and_pickled(again):
    found = Found([Spot("a", 1)])
    assert (again(found), again(found.spots[0])) == (found, found.spots[0])
    assert type(again(found.spots[0])) is Spot


def test_another_process_reads_what_was_pickled_before_it_has_made_an_object():
    code = (
        "import pickle, sys; from test_late import Spot;"
        "print(pickle.load(sys.stdin.buffer) == Spot('a', 1))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        input=pickle.dumps(Spot("a", 1, 5)),
        capture_output=True,
        check=True,
        cwd=__file__.rpartition("/")[0] or ".",
    )
    assert ran.stdout == b"True\n"


def test_objects_are_ordered_by_what_is_compared():
    spots = [Spot("b", 1), Spot("a", 2, 1), Spot("a", 2, 0), Spot("a", 1, 9)]
    assert sorted(spots) == [Spot("a", 1, 9), Spot("a", 2, 1), Spot("a", 2, 0), Spot("b", 1)]
    assert Spot("a") < Spot("b") > Spot("a") <= Spot("a") >= Spot("a")
    with pytest.raises(TypeError, match="'<' not supported between instances of 'Spot' and 'str'"):
        Spot("a") < "b"  # noqa: B015


def test_a_pattern_of_match_takes_the_fields_in_their_order():
    match Spot("a", 1):
        case Spot(path, line):
            assert (path, line) == ("a", 1)


def test_an_object_within_itself_is_shown_once():
    found = Found()
    found.spots.append(found)
    assert repr(found) == "Found(spots=[...])"


def test_what_a_factory_makes_belongs_to_one_object():
    one, other = Found(), Found()
    one.spots.append(Spot("a"))
    assert other.spots == []


def test_pydantic_knows_it_for_a_dataclass():
    class Record(BaseModel):
        model_config = ConfigDict(frozen=True)
        at: Spot

    assert Record(at={"path": "a", "line": "3"}).at == Spot("a", 3)


FIRST = [dataclasses.fields, dataclasses.is_dataclass, lambda cls: cls(1)]


@pytest.mark.parametrize("first", FIRST)
def test_whatever_is_asked_first_the_fields_are_all_there(first):
    cls = unused()
    assert first(cls)
    assert [f.name for f in dataclasses.fields(cls)] == ["field0", "field1"]
    assert dataclasses.replace(cls(1), field0=2) == cls(2, [1])


def test_a_declaration_writes_nothing_and_the_first_object_does(monkeypatch):
    cls = unused()
    first = cls.__init__
    cls(1)
    assert cls.__init__ is not first
    monkeypatch.setattr(late, "_written", None)
    cls(2)


def test_threads_may_make_the_first_object_together():
    for _ in range(50):
        cls, made, together = unused(), [], threading.Barrier(4)

        def one(cls=cls, made=made, together=together):
            together.wait()
            made.append(cls(1))

        threads = [threading.Thread(target=one) for _ in range(4)]
        [thread.start() for thread in threads]
        [thread.join() for thread in threads]
        assert made == [cls(1, [1])] * 4


def test_a_mistake_in_the_arguments_names_the_class():
    with pytest.raises(TypeError, match=r"^Spot\.__init__\(\) missing 1 required .*: 'path'$"):
        Spot()


class TestWhatIsRefused:
    def test_fields_of_a_base_class(self):
        with pytest.raises(TypeError, match="Further has fields of a base class"):

            @late.dataclass
            class Further(Found):
                more: int = 0

    @pytest.mark.parametrize("how", [{"init": False}, {"kw_only": True}])
    def test_fields_that_init_does_not_take_by_position(self, how):
        with pytest.raises(TypeError, match=r"Odd\.value is not a plain field"):

            @late.dataclass
            class Odd:
                value: int = field(default=0, **how)

    @pytest.mark.parametrize("kind", ["ClassVar[int]", ClassVar[int], "InitVar[int]", InitVar[int]])
    def test_what_is_no_field(self, kind):
        body = type("Odd", (), {"__annotations__": {"number": int, "other": kind}})
        with pytest.raises(TypeError, match=r"Odd\.other is not a plain field"):
            late.dataclass(body)

    def test_a_default_that_all_objects_would_share(self):
        with pytest.raises(TypeError, match=r"Odd\.names needs a default_factory"):

            @late.dataclass
            class Odd:
                names: list[str] = []  # noqa: RUF012

    @pytest.mark.parametrize("options", [{"unsafe_hash": True}, {"kw_only": True}])
    def test_other_options(self, options):
        with pytest.raises(TypeError, match="unexpected keyword argument"):
            declared(late.dataclass, ([], False), **options)


# --- patterns

NAMES = ["findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn"]


@pytest.mark.parametrize("name", NAMES)
def test_a_pattern_does_what_a_compiled_one_does(name):
    given = ("<x>", "aXbx") if name.startswith("sub") else ("aXbx",)
    ours, theirs = late.pattern("(x)", re.IGNORECASE), re.compile("(x)", re.IGNORECASE)
    for _ in range(2):
        assert shown(getattr(ours, name)(*given)) == shown(getattr(theirs, name)(*given))


def shown(result):
    """A result that can be compared."""
    if hasattr(result, "__next__"):
        return [match.span() for match in result]
    return result.span() if hasattr(result, "span") else result


def test_a_pattern_has_all_methods_and_attributes_of_a_compiled_one():
    public = {name for name in dir(re.Pattern) if not name.startswith("_")}
    assert public - {"scanner"} == set(dir(late.pattern("x"))) & public
    ours, theirs = late.pattern("(?P<a>x)"), re.compile("(?P<a>x)")
    for name in ("flags", "groupindex", "groups", "pattern"):
        assert getattr(ours, name) == getattr(theirs, name)


def test_a_pattern_is_compiled_when_it_is_used_and_once(monkeypatch):
    compiled = []
    real = re.compile
    monkeypatch.setattr(re, "compile", lambda *given: compiled.append(given) or real(*given))
    late_one = late.pattern("declared here", re.ASCII)
    assert compiled == []
    for _ in range(3):
        assert late_one.search("is declared here")
    assert compiled == [("declared here", re.ASCII)]


def test_a_mistake_in_a_pattern_shows_at_its_first_use():
    wrong = late.pattern("(")
    with pytest.raises(re.error):
        wrong.search("")
