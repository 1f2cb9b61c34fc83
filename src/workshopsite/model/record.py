"""Records: what all parts of the model share, and how their keys are declared.

Annotations are evaluated here and where a kind of record is declared, and not texts as elsewhere:
pydantic would compile each by itself, and those of `Record` once more for every kind.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, ClassVar, Self, cast

from pydantic import BaseModel, ConfigDict, Field

from workshopsite.late import dataclass
from workshopsite.model.forms import Form, OneLine
from workshopsite.problems import Place
from workshopsite.read.source import Document, KeyPath, Source

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
# To look for plugins, pydantic would read about every installed package; and no other package is to
# change what a site says.


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record was written: a document, and the way to the record in it."""

    document: Document
    path: KeyPath = ()

    def place(self, *keys: str | int, key: bool = False) -> Place:
        """Where the value (or the key itself) below the record stands."""
        return self.document.place((*self.path, *keys), key=key)

    def has(self, name: str) -> bool:
        """Whether a key was typed right below the record."""
        return (*self.path, name) in self.document.values

    def typed(self, name: str) -> Any:
        """The data behind a key right below the record, as it was typed; None without it."""
        data = self.document.data
        for step in self.path:
            data = data[step]
        return data.get(name)

    @property
    def source(self) -> Source:
        """The file that it was written in."""
        return self.document.source


class Record(BaseModel):  # noqa: PLW1641 - pydantic makes the hash of what is frozen
    """A frozen part of the model, made by `making.record`.

    Fields are the keys that an organiser can type, except those marked `derived()`, which the
    loader fills. ``spellings`` names further keys that mean a field ("speaker" for "speakers"),
    ``written_out`` keys of short forms that are gone when a record is made ("parallel"), and
    what may be typed for them, ``line`` what may be typed instead of keys, ``instead`` keys
    one of which does for a key that is needed otherwise, ``alone`` keys that only some others may
    stand beside, ``may_be_empty`` keys behind which nothing has to stand, ``own_tba`` keys that
    take TBA for a value (other keys that have it are left open), and ``home`` the file whose keys
    they are.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        arbitrary_types_allowed=True,
        defer_build=True,  # many a site has no paper, no sponsor, no competition
    )
    spellings: ClassVar[Mapping[str, str]] = {}
    written_out: ClassVar[Mapping[str, Form]] = {}
    line: ClassVar[OneLine | None] = None
    instead: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    alone: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    may_be_empty: ClassVar[tuple[str, ...]] = ("extra",)
    own_tba: ClassVar[tuple[str, ...]] = ("title", "date", "extra")
    home: ClassVar[str] = ""
    # No private attributes of pydantic's: it makes each of a record by itself, and finds them late.
    _origin: ClassVar[Origin | None] = None
    _broken: ClassVar[frozenset[str]] = frozenset()
    _left_open: ClassVar[tuple[KeyPath, ...]] = ()

    extra: Any = Field(None, description="free, for templates of your own")

    def __eq__(self, other: object) -> bool:
        """Whether another record says the same and was written in the same place."""
        return type(self) is type(other) and self.__dict__ == other.__dict__

    @property
    def origin(self) -> Origin:
        """Where this record was written; every record that `record` made has one."""
        origin = self._origin
        if origin is None:
            raise AttributeError(f"this {type(self).__name__} was not read from a file")
        return origin

    @property
    def broken(self) -> frozenset[str]:
        """The keys that were wrong, which is reported, and left out to save the others."""
        return self._broken

    @property
    def left_open(self) -> tuple[KeyPath, ...]:
        """The ways to values that say only that they are not known yet, and are left out."""
        return self._left_open

    def place(self, name: str, *below: str | int) -> Place:
        """Where a key's value (or a part of it) stands, under whatever spelling it was typed."""
        spellings = (other for other, meant in self.spellings.items() if meant == name)
        typed = (one for one in (name, *spellings) if self.origin.has(one))
        return self.origin.place(next(typed, name), *below)

    @classmethod
    def put_together(cls, origin: Origin, **values: Any) -> Self:
        """A record of values that are already what its fields hold, and not typed text."""
        made = cast("Self", cls.model_construct(**values))
        return made.placed(origin)

    def placed(
        self, origin: Origin, broken: Iterable[str] = (), left_open: Iterable[KeyPath] = ()
    ) -> Self:
        """The same record, once its origin is known; only who makes records calls this."""
        known = {"_origin": origin, "_broken": frozenset(broken), "_left_open": tuple(left_open)}
        self.__dict__.update(known)
        return self

    def __copy__(self) -> Self:
        """A shallow copy, which `model_copy` begins with: thousands at each save of a program.

        Sets what a model of pydantic's consists of, by the attributes that `BaseModel` documents.
        """
        made, put = type(self).__new__(type(self)), object.__setattr__
        put(made, "__dict__", self.__dict__.copy())
        put(made, "__pydantic_fields_set__", self.__pydantic_fields_set__.copy())
        put(made, "__pydantic_extra__", None)  # as extra="forbid" has it
        put(made, "__pydantic_private__", None)
        return made

    def in_document(self, document: Document, **parts: Any) -> Self:
        """The same record with these parts, after others of its file were written anew."""
        moved = self.model_copy(update=parts)
        moved.__dict__["_origin"] = Origin(document, self.origin.path)
        return moved

    @classmethod
    @cache
    def can_be_open(cls, name: str) -> bool:
        """Whether a key that says TBA is left out until its value is known.

        A switch is on or off, and what is needed is needed; both are left to their fields.
        """
        field = cls.model_fields[name]
        return not (name in cls.own_tba or field.is_required() or field.annotation is bool)

    @classmethod
    @cache
    def keys(cls) -> tuple[str, ...]:
        """The keys that can be typed for this record."""
        fields = cls.model_fields.items()
        typed = [name for name, field in fields if name != "extra" and not is_derived(field)]
        return (*typed, *cls.spellings, *cls.written_out, "extra")


def all_records() -> Iterator[type[Record]]:
    """Every kind of record, in the order in which they are declared."""
    waiting = Record.__subclasses__()
    for model in waiting:
        yield model
        waiting.extend(model.__subclasses__())


def derived(default: Any = None, *, description: str) -> Any:
    """A field that cannot be typed: the loader computes it."""
    return Field(default, description=description, json_schema_extra={"derived": True})


def key(default: Any = ..., *, description: str, example: str = "") -> Any:
    """A field that is a key in a data file, with its one line of documentation."""
    return Field(default, description=description, examples=[example] if example else None)


def is_derived(field: Any) -> bool:
    """Whether a field is one that the loader computes."""
    extra = field.json_schema_extra
    return isinstance(extra, dict) and bool(extra.get("derived"))
