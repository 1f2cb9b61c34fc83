"""Problems as GitHub Actions shows them: in the log, on the lines, and in the run's summary.

Workflow commands and their escaping are those that GitHub documents under "Workflow commands for
GitHub Actions" and implements in the command.ts of its toolkit. GitHub shows ten annotations of a
kind for each step, so the summary has all problems.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from workshopsite.folders import ROOTS
from workshopsite.late import dataclass
from workshopsite.problems import Place, Problem, Problems
from workshopsite.report import report, summary
from workshopsite.report_text import as_text

UNCHANGED = "The published site is unchanged."

MOST = 200
"""Problems in one summary, which GitHub refuses above 1 MiB."""


@dataclass(frozen=True, slots=True)
class Run:
    """The run of a workflow that we are part of.

    Attributes:
        prefix: the site's folder in the repository, "" or ending with a slash.
        files: the address before a file's path where GitHub shows the site's files, with a slash
            at its end; "" where that is not known.
        summary: the file whose Markdown GitHub shows with the run; None where there is none.
    """

    prefix: str = ""
    files: str = ""
    summary: Path | None = None


def run_of(root: Path, environ: Mapping[str, str]) -> Run:
    """The run that the environment tells of; without one, paths are from the current folder.

    Links lead to the branch, where the file can be edited; for a pull request, which may come
    from another repository, to the commit.
    """
    workspace = environ.get("GITHUB_WORKSPACE") or Path.cwd()
    relative = Path(os.path.relpath(root.resolve(), workspace)).as_posix()
    inside = relative != "." and not relative.startswith("..")
    prefix = f"{relative}/" if inside else ""
    of_request = environ.get("GITHUB_HEAD_REF")
    names = ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_REF_NAME", "GITHUB_SHA")
    server, repository, branch, commit = (environ.get(name, "") for name in names)
    ref = commit if of_request else branch
    files = f"{server}/{repository}/blob/{quote(ref)}/{quote(prefix, errors='replace')}"
    shown = environ.get("GITHUB_STEP_SUMMARY")
    known = server and repository and ref
    return Run(prefix, files if known else "", Path(shown) if shown else None)


def log(problems: Problems, run: Run) -> Iterator[str]:
    """The lines for the standard output: all problems as text, then an annotation for each.

    The text quotes what strangers wrote, so GitHub is told not to look for commands in it.
    """
    listed = list(problems)
    if listed:
        text = f"{as_text(listed)}\n"
        token = sha256(text.encode(errors="replace")).hexdigest()
        yield from (f"::stop-commands::{token}", text, f"::{token}::")
    yield from (annotation(problem, run.prefix) for problem in listed)


def annotation(problem: Problem, prefix: str = "") -> str:
    """The command that puts a problem on its line, with the hint below the message.

    Only files of the site can be annotated; for others the message begins with the place.
    """
    place = problem.place
    message = "\n".join(filter(None, [problem.message, problem.hint]))
    if not _is_of_the_site(place):
        message = f"{place}: {message}"
    keys = {**_position(place, prefix), "title": problem.rule.name}
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in keys.items())
    return f"::{problem.severity} {properties}::{_data(message)}"


def _is_of_the_site(place: Place) -> bool:
    return place.path.startswith(tuple(f"{top}/" for top in ROOTS))


def _position(place: Place, prefix: str) -> dict[str, str | int]:
    if not _is_of_the_site(place):
        return {}
    position: dict[str, str | int] = {"file": prefix + place.path}
    if place.line:
        position |= {"line": place.line, "endLine": place.line}
    if place.line and place.column:
        position |= {"col": place.column, "endColumn": place.column + place.width}
    return position


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def markdown(problems: Problems, run: Run, *, failed: bool) -> str:
    """The run's summary: all problems, with links to their lines; "" where there is none.

    Args:
        problems: all of a build.
        run: where the links lead.
        failed: whether the problems kept the site from being built.
    """
    listed = list(problems)
    if not listed:
        return ""
    parts = [f"### {summary(problems)}", *([UNCHANGED] if failed else [])]
    parts += [_item(problem, run.files) for problem in listed[:MOST]]
    if more := listed[MOST:]:
        parts.append(f"And {len(more)} more, in the log.")
    return "\n\n".join(parts) + "\n"


def _item(problem: Problem, files: str) -> str:
    text = report(problem)
    fence = "`" * max(3, _longest_run(text) + 1)
    place = problem.place
    link = ""
    if files and _is_of_the_site(place):
        line = f"#L{place.line}" if place.line else ""
        # ?plain=1 because GitHub shows a Markdown file without its lines
        address = f"{files}{quote(place.path, errors='replace')}?plain=1{line}"
        link = f"[Look at this place]({address})\n\n"
    return f"{link}{fence}text\n{text}\n{fence}"


def _longest_run(text: str) -> int:
    """How many backticks stand in a row, at most, so that the fence can be longer."""
    return max(map(len, re.findall("`+", text)), default=0)
