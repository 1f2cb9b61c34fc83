"""What became of a submission, in the words of the systems that papers are submitted to.

OpenReview, CMT, EasyChair, START and their workshops say it in many ways: "Accept (oral)",
"accept as poster", "Desk Reject", "no decision", "Submitted to Example 2025". None of them
may be read as accepted by mistake, because that would publish a paper that was not.
"""

from __future__ import annotations

from workshopsite.late import dataclass, pattern
from workshopsite.problems import Mistake

_REMOVED = pattern(r"withdr|retract|delet")
_REJECTED = pattern(r"reject|declin|not[ _]accept|^(?:no?|false|0)$")
_PENDING = pattern(
    r"pending|no[ _]decision|undecided|await|review\b|revis|condition|borderline|maybe|tentativ"
    r"|probabl|submitted to|/submission$|\?|^n/?a$|^$"
)
_ACCEPTED = pattern(r"accept|\byes\b|camera[ _-]?ready|^(?:y|true|1)$")
_KIND = pattern(r"oral|spotlight|lightning|poster|highlight|demo|talk|panel|tutorial")
_VENUE = pattern(r"\S+ .*\d{4}|\S+/\S+")


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of a submission.

    Attributes:
        status: accepted, rejected, pending, or removed: withdrawn or deleted. Such a submission
            never was a part of the workshop, as a paper is that was withdrawn later.
        kinds: how it is to be presented, as far as the decision says so.
    """

    status: str
    kinds: tuple[str, ...] = ()


def parse_decision(text: str) -> Decision:
    """Read a decision, or the name of a venue that OpenReview makes of it.

    Raises:
        Mistake: bad-value where it cannot be told whether the paper was accepted.
    """
    words = " ".join(text.casefold().split())
    if _REMOVED.search(words):
        return Decision("removed")
    if _REJECTED.search(words):
        return Decision("rejected")
    if _PENDING.search(words):
        return Decision("pending")
    kinds = tuple(dict.fromkeys(_KIND.findall(words)))
    if _ACCEPTED.search(words) or kinds or _VENUE.fullmatch(words):
        return Decision("accepted", kinds)
    message = f'"{text}" does not say whether the paper is accepted'
    raise Mistake("bad-value", message, "write accepted, rejected or pending")
