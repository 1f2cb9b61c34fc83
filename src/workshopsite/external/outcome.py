"""What became of asking for an address, and what that means for a reader who follows the link."""

from __future__ import annotations

from enum import StrEnum

from workshopsite.late import dataclass


class Trouble(StrEnum):
    """Why there was no answer."""

    UNKNOWN_HOST = "unknown host"
    NOT_PUBLIC = "not public"
    SILENT = "silent"
    HUNG_UP = "hung up"
    CERTIFICATE = "a certificate that is not valid"
    INCOMPLETE = "a certificate that cannot be verified"
    CIRCLE = "redirects without end"


NO_NETWORK = frozenset({Trouble.UNKNOWN_HOST, Trouble.HUNG_UP, Trouble.SILENT})
"""What one meets with everywhere where there is no network."""


class State(StrEnum):
    """What is known of an address now."""

    FINE = "fine"
    DEAD = "dead"
    UNSURE = "unsure"


_UNSURE = frozenset({Trouble.INCOMPLETE, Trouble.CIRCLE})
"""Browsers find missing parts of certificates elsewhere, and have the cookies that sites want."""

_WRONG = frozenset({400, 404, 410, 500, 502, 504})
"""Answers that a reader gets as well; other refusals may be meant for programs only."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of asking for an address.

    Attributes:
        status: what was answered last (RFC 9110, section 15); 0 where there was no answer.
        trouble: why there was none; or that there were too many redirects.
        moved: where the address has moved for good; "" if it has not.
        host: who gave that answer or none: after redirects not always the address's own.
    """

    status: int = 0
    trouble: Trouble | None = None
    moved: str = ""
    host: str = ""

    @property
    def state(self) -> State:
        """Whether the link works, as far as a program can tell."""
        if self.trouble:
            return State.UNSURE if self.trouble in _UNSURE else State.DEAD
        if 200 <= self.status < 400:
            return State.FINE
        return State.DEAD if self.status in _WRONG else State.UNSURE
