"""What the site may lack because its data are wrong: that is reported once, where it is wrong."""

from __future__ import annotations

from workshopsite.model.files import DATA_ENDINGS
from workshopsite.problems import Problems, Severity
from workshopsite.read.folder import suffix
from workshopsite.render.addresses import (
    BIBLIOGRAPHY,
    CALENDAR,
    DATES_CALENDAR,
    FEED,
    PAPERS,
    PEOPLE,
    PROGRAM,
    SCHEDULE_JSON,
    SCHEDULE_XML,
)

_MADE_OF_DATA = frozenset(
    {
        *(PROGRAM, PEOPLE, PAPERS, BIBLIOGRAPHY, CALENDAR, DATES_CALENDAR),
        *(FEED, SCHEDULE_XML, SCHEDULE_JSON),
    }
)


def lacking(problems: Problems) -> frozenset[str]:
    """The beginnings of addresses at which something may be missing; none if all data are right.

    A talk, a person or a paper that is wrong is left out, and so are its page, its files and its
    anchor. A wrong file may have held any of them, and each depends on the others: who has written
    only a paper that is wrong has no page either.

    Args:
        problems: what is wrong with the data; not what is found when pages are made of them.
    """
    wrong = (problem.place.path for problem in problems.of(Severity.ERROR))
    return _MADE_OF_DATA if any(map(_is_data, wrong)) else frozenset()


def _is_data(path: str) -> bool:
    return path.count("/") == 1 and path.startswith("content/") and suffix(path) in DATA_ENDINGS
