"""How typed text becomes the value of a field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from workshopsite.late import dataclass


@dataclass(frozen=True, slots=True)
class ReadBy:
    """Marks a type with the function that gives its values, all of them, and nothing else.

    pydantic's ``BeforeValidator`` would look at each value once more, and find out at every start
    how one is made of JSON, what the function takes, and what a class of ours consists of.

    Attributes:
        read: gives the value for what was typed; Mistake where there is none.
        informed: whether it takes pydantic's ``ValidationInfo`` as well, which knows the context.
    """

    read: Callable[..., Any]
    informed: bool = False

    def __get_pydantic_core_schema__(
        self, _source: object, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """What pydantic asks of a marker: how it validates what has one."""
        if self.informed:
            return core_schema.with_info_plain_validator_function(self.read)
        return core_schema.no_info_plain_validator_function(self.read)
