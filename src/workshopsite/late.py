"""What is declared when a module is imported, and made when it is first used.

A build imports some three hundred modules, and uses a part of what they declare: few sites make the
mistakes that most regular expressions look for. So :func:`pattern` compiles one when it first looks
for something, and :func:`dataclass` writes a class's ``__init__`` when its first object is made.

This module imports nothing of ours.
"""

from __future__ import annotations

import dataclasses
import operator
import re
from dataclasses import MISSING, Field, FrozenInstanceError
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any, AnyStr, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from dataclasses import dataclass as dataclass

    Method = Callable[..., Any]


def pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What ``re.compile`` makes of the text; a mistake in it shows when it is first used.

    Each use takes a little longer than one of a compiled pattern (40 ns). What insists on an
    ``re.Pattern``, as ``re.sub`` and Python-Markdown do, takes none of these.
    """
    return cast("re.Pattern[AnyStr]", _Pattern(text, flags))


class _Asked:
    """An attribute of a pattern that is not compiled yet; being asked for, it is, and stays."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, late: _Pattern, owner: type) -> Any:
        value = getattr(re.compile(late.text, late.given), self._name)  # re remembers what it made
        setattr(late, self._name, value)
        return value


class _Pattern:
    """A regular expression that is compiled when one of these is first asked for."""

    findall, finditer, fullmatch, match = _Asked(), _Asked(), _Asked(), _Asked()
    search, split, sub, subn = _Asked(), _Asked(), _Asked(), _Asked()
    flags, groupindex, groups, pattern = _Asked(), _Asked(), _Asked(), _Asked()

    def __init__(self, text: str | bytes, given: int) -> None:
        self.text, self.given = text, given


def _dataclass(body: type | None = None, /, **options: bool) -> Any:
    """Like ``dataclasses.dataclass``, with ``frozen``, ``slots``, ``eq`` and ``order``.

    All annotations are fields, and all fields arguments of ``__init__``. What else there is (fields
    of a base class, ``ClassVar``, ``InitVar``, ``kw_only``, ``field(init=False)``) is a TypeError.
    A default is no attribute of the class.
    """
    return (lambda body: _declared(body, **options)) if body is None else _declared(body, **options)


if not TYPE_CHECKING:
    dataclass = _dataclass


def _declared(
    body: type, *, frozen: bool = False, slots: bool = False, eq: bool = True, order: bool = False
) -> type:
    """The class that is used instead of the one that was written."""
    written = {name: it for name, it in vars(body).items() if name not in _GIVEN}
    names = tuple(body.__annotations__)
    _refuse_others(body, written)
    parts: dict[str, Any] = {"__qualname__": body.__qualname__, "__match_args__": names}
    parts |= {"__repr__": _shown}
    if eq:
        parts |= _comparing(tuple(_compared(written, names)), frozen=frozen, order=order)
    if frozen:
        parts |= {"__setattr__": _refuse_setting, "__delattr__": _refuse_deleting}
    if slots:
        parts |= {"__slots__": names, "__reduce__": _reduction(names)}
    parts |= {name: it for name, it in written.items() if name not in names}
    cls: Any = type(body)(body.__name__, body.__bases__, parts)
    cls.__dataclass_fields__ = _Fields(cls, written)
    cls.__init__ = _first_init(cls, written, frozen=frozen)
    made: type = cls
    return made


_GIVEN = ("__dict__", "__weakref__")
"""What Python gives to each class that has no slots, and takes from none."""

_OTHERS = ("ClassVar", "InitVar", "KW_ONLY")
"""Annotations of what is no field or another kind of it."""


def _refuse_others(body: type, written: Mapping[str, Any]) -> None:
    if dataclasses.is_dataclass(body):
        raise TypeError(f"{body.__name__} has fields of a base class")
    for name, kind in body.__annotations__.items():
        default = written.get(name)
        is_other = isinstance(default, Field) and (not default.init or default.kw_only is True)
        if is_other or any(word in str(kind) for word in _OTHERS):
            raise TypeError(f"{body.__name__}.{name} is not a plain field")
        if default is not None and default.__class__.__hash__ is None:  # as list and dict
            raise TypeError(f"{body.__name__}.{name} needs a default_factory")


class _Fields:
    """A class's fields; the standard library makes them when somebody asks."""

    def __init__(self, cls: Any, written: Mapping[str, Any]) -> None:
        self._cls, self._written = cls, written

    def __get__(self, _instance: object, _owner: type) -> dict[str, Field[Any]]:
        another: Any = type(self._cls.__name__, (), dict(self._written))  # two threads may ask
        dataclasses.dataclass(init=False, repr=False, eq=False)(another)
        fields: dict[str, Field[Any]] = another.__dataclass_fields__
        self._cls.__dataclass_fields__ = fields
        return fields


def _first_init(cls: Any, defaults: Mapping[str, Any], *, frozen: bool) -> Method:
    """What puts the ``__init__`` that is written now into its own place."""

    def first(self: object, *values: Any, **named: Any) -> None:
        cls.__init__ = _written(cls, defaults, frozen=frozen)
        cls.__init__(self, *values, **named)

    return first


def _written(cls: Any, defaults: Mapping[str, Any], *, frozen: bool) -> Method:
    """An ``__init__`` that takes the fields in their order, and sets them."""
    known: dict[str, Any] = {"__set": object.__setattr__, "__missing": MISSING}
    takes, does = ["self"], []
    for name in cls.__match_args__:
        default, value = _default(name, defaults.get(name, MISSING), known)
        takes.append(name + default)
        does.append(f"__set(self, {name!r}, {value})" if frozen else f"self.{name} = {value}")
    if hasattr(cls, "__post_init__"):
        does.append("self.__post_init__()")
    lines = "\n ".join(does or ["pass"])
    exec(f"def __init__({', '.join(takes)}):\n {lines}", known)  # noqa: S102
    init: Method = known["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"  # for messages
    return init


def _default(name: str, declared: Any, known: dict[str, Any]) -> tuple[str, str]:
    """What stands behind a field's name among the arguments, and what the field is set to."""
    made, makes = f"__of_{name}", MISSING
    if isinstance(declared, Field):
        declared, makes = declared.default, declared.default_factory
    if declared is not MISSING:
        known[made] = declared
        return f"={made}", name
    if makes is MISSING:
        return "", name
    known[made] = makes
    return "=__missing", f"{made}() if {name} is __missing else {name}"


def _compared(written: Mapping[str, Any], names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        default = written.get(name)
        if not isinstance(default, Field) or default.compare:
            yield name


def _values(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    """A function that gives the values of these fields of an object."""
    if len(names) > 1:
        return operator.attrgetter(*names)
    return lambda it: tuple(getattr(it, name) for name in names)


def _reduction(names: tuple[str, ...]) -> Method:
    """The method by which an object is copied and pickled: it is made again of its values."""
    values = _values(names)

    def reduce(self: object) -> tuple[type, tuple[Any, ...]]:
        return self.__class__, values(self)

    return reduce


def _comparing(names: tuple[str, ...], *, frozen: bool, order: bool) -> dict[str, Any]:
    """Methods that compare two objects of one class by the values of their fields."""
    values = _values(names)

    def comparison(asked: Method) -> Method:
        def compare(self: object, other: object) -> Any:
            same = other.__class__ is self.__class__
            return asked(values(self), values(other)) if same else NotImplemented

        return compare

    def digest(self: object) -> int:
        return hash(values(self))

    asked = ("eq", "lt", "le", "gt", "ge") if order else ("eq",)
    methods = {f"__{name}__": comparison(getattr(operator, name)) for name in asked}
    return {**methods, "__hash__": digest if frozen else None}


@recursive_repr()
def _shown(self: Any) -> str:
    shown = [f"{it.name}={getattr(self, it.name)!r}" for it in dataclasses.fields(self) if it.repr]
    return f"{self.__class__.__qualname__}({', '.join(shown)})"


def _refuse_setting(_self: object, name: str, _value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deleting(_self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")
