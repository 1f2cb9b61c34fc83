"""Problems as one JSON object, for editors and scripts.

``{"failed": bool, "problems": [...]}``, the problems sorted by file, line and column. Each has the
keys rule, severity (error, warning or notice), path, line, column, width, message, hint and
related, which is a list of objects with label, path, line, column and width. They mean what they
mean in ``problems.py``: lines and columns count from 1, 0 is "as a whole", hint may be "". Later
versions may add keys; they rename and remove none.
"""

from __future__ import annotations

import json
from typing import Any

from workshopsite.problems import Place, Problem, Problems


def as_json(problems: Problems, *, failed: bool) -> bytes:
    """The object as UTF-8, with a line's end; characters that UTF-8 cannot hold become "?".

    Args:
        problems: all of a build.
        failed: whether they kept the site from being written.
    """
    data = {"failed": failed, "problems": [_problem(problem) for problem in problems]}
    text = json.dumps(data, ensure_ascii=False, indent=1)
    return (text + "\n").encode(errors="replace")  # names of files need not be Unicode


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "rule": problem.rule.name,
        "severity": problem.severity.value,
        **_place(problem.place),
        "message": problem.message,
        "hint": problem.hint,
        "related": [{"label": one.label, **_place(one.place)} for one in problem.related],
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "width": place.width,
    }
