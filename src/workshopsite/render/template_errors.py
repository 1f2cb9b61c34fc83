"""What went wrong in a template, as a problem: its file, its line, and how we got there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from pathlib import Path
from traceback import walk_tb

from jinja2 import Environment, TemplateNotFound, TemplateSyntaxError, UndefinedError

from workshopsite.late import dataclass
from workshopsite.problems import (
    RULES,
    Meeting,
    Mistake,
    Place,
    Problem,
    Problems,
    Related,
    did_you_mean,
    narrowed,
)
from workshopsite.read.limits import LARGEST_TEXT

OWN, THEIRS = "templates", "theme"
"""What folders of templates are called in messages: the site's own, and the theme's."""

CALLED = "called from"


@dataclass
class _Trouble:
    """An exception, understood: what is said of it, and the templates that led to it.

    Attributes:
        message: as in Problem.
        hint: as in Problem.
        frames: the places in templates, outermost first; the last one is where it went wrong.
        rule: a name in RULES.
    """

    message: str
    hint: str = ""
    frames: list[Place] = field(default_factory=list)
    rule: str = "template-error"


class TemplateErrors:
    """Turns the exceptions of templates into problems.

    A mistake in a template that many pages use is one problem, which says on how many.

    Args:
        folders: where templates are on this machine, each with what to call it in messages.
        environment: gives Jinja's environment, whose templates, filters and tests are known.
        problems: where they go.
    """

    def __init__(
        self,
        folders: Mapping[Path, str],
        environment: Callable[[], Environment],
        problems: Problems,
    ) -> None:
        """Nothing is read before something goes wrong."""
        self._folders = {folder.resolve(): label for folder, label in folders.items()}
        self._environment = environment
        self._problems = problems

    def report(self, error: Exception, doing: str, place: Place) -> None:
        """Add the problem that an exception means.

        Args:
            error: what a template raised; it can be anything, since templates are programs.
            doing: what was being made ("the page /program/").
            place: the source of that.
        """
        if isinstance(error, Mistake) and narrowed(place, error.culprit) != place:
            self._problems.add_mistake(error, place)  # in an argument of the component
            return
        trouble = self._understood(error)
        where = _pointed(trouble.frames[-1], trouble.message) if trouble.frames else place
        callers = [Related(CALLED, frame) for frame in reversed(trouble.frames[:-1])]
        way = tuple(one for one in callers if one.place != where)
        problem = Problem(RULES[trouble.rule], trouble.message, where, trouble.hint)
        meeting = Meeting(Related(f"while making {doing}", place), way, counted=True)
        self._problems.add_problem(problem, meeting)

    def _understood(self, error: Exception) -> _Trouble:
        frames = list(self._frames(error))
        if isinstance(error, RecursionError):
            return _endless(frames)
        if isinstance(error, Mistake):
            return _Trouble(error.message, error.hint, _once(frames), error.rule)
        if isinstance(error, TemplateSyntaxError):
            message, hint = self._syntax(error.message or "")
            place = self._place(error.filename, error.lineno)
            return _Trouble(message, hint, _once([*frames, place] if place else frames))
        if isinstance(error, TemplateNotFound):
            hint = did_you_mean(str(error.name), self._own_names(), else_list=False)
            return _Trouble(f'there is no template "{error.name}"', hint, _once(frames))
        message, _, hint = str(error).partition("\n")
        if missing := re.match(r"parameter '(\w+)' was not provided", message):
            message = f'the argument "{missing[1]}" is not given'
        elif not isinstance(error, UndefinedError):
            message = f"this template fails: {message} ({type(error).__name__})"
        return _Trouble(message, hint, _once(frames))

    def _own_names(self) -> list[str]:
        return [n for n in self._environment().list_templates() if not n.startswith("theme/")]

    def _syntax(self, message: str) -> tuple[str, str]:
        """Jinja's words for a wrong template in ours, and the nearest filter or test."""
        if unknown := re.match(r"No (filter|test) named '(\w*)'", message):
            kind, name = unknown.groups()
            environment = self._environment()
            known = environment.filters if kind == "filter" else environment.tests
            return f'there is no {kind} "{name}"', did_you_mean(name, known, else_list=False)
        said, _, hint = message.rstrip(".").partition(". ")
        return f"this template cannot be understood: {said[:1].lower()}{said[1:]}", hint[
            :1
        ].lower() + hint[1:]

    def _frames(self, error: Exception) -> Iterator[Place]:
        """The lines of templates that an exception came through, outermost first."""
        known: dict[tuple[str, int], Place | None] = {}
        for frame, line in walk_tb(error.__traceback__):
            # Jinja puts its own lines into the traceback, but not where Python calls a macro.
            template = frame.f_globals.get("__jinja_template__")
            number = template.get_corresponding_lineno(line) if template else line
            at = frame.f_code.co_filename, number
            if at not in known:
                known[at] = self._place(*at)
            if place := known[at]:
                yield place

    def _place(self, filename: str | None, line: int) -> Place | None:
        """A line of a template, called "templates/..." or "theme/..."; None for other files."""
        path = Path(filename or "").resolve()
        for folder, label in self._folders.items():
            if path.is_relative_to(folder):
                lines = lines_of(path)
                excerpt = lines[line - 1] if 0 < line <= len(lines) else ""
                return Place(
                    f"{label}/{path.relative_to(folder).as_posix()}", line, excerpt=excerpt
                )
        return None


def lines_of(path: Path) -> list[str]:
    """The lines of a template; none where it cannot be read, which is a problem told elsewhere."""
    try:
        if path.stat().st_size > LARGEST_TEXT:
            return []
        raw = path.read_bytes()
    except OSError:
        return []
    try:
        text = raw.decode()
    except UnicodeDecodeError:  # the line that is no UTF-8 is shown as in pages
        text = raw.decode("latin-1")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _once(frames: list[Place]) -> list[Place]:
    """The way through the templates, each file once: where it was left for good.

    The blocks of layouts that extend each other go to and fro between the same files.
    """
    innermost_first = {place.path: place for place in frames}
    return sorted(innermost_first.values(), key=lambda place: _last(place, frames))


def _last(place: Place, frames: list[Place]) -> int:
    return max(at for at, frame in enumerate(frames) if frame == place)


def _endless(frames: list[Place]) -> _Trouble:
    """Templates that call each other without end.

    How deep it went depends on what called us, so only the order of first appearance counts: the
    problem is where the circle is entered.
    """
    times = Counter(frames)
    circle = [place for place, count in times.items() if count > 2]
    message, hint = "this template includes or calls itself without end", ""
    if not circle:
        return _Trouble(message, hint, _once(frames))
    before = [place for place in times if place not in circle]
    if names := list(dict.fromkeys(place.path for place in circle))[1:]:
        hint = f"it comes back by way of {', '.join(names)}"
    return _Trouble(message, hint, [*before, circle[0]])


def _pointed(place: Place, message: str) -> Place:
    """The place, with the caret on the name in quotes that the message is about.

    A line can hold the name several times: one inside ``{{ }}`` or ``{% %}`` is preferred, and
    there one that is asked of a thing ("person.name").
    """
    quoted = re.findall(r"\"([^\"]+)\"|'([^']+)'", message)
    name = next(filter(None, quoted[-1])) if quoted else ""
    text = place.excerpt
    found = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
    if not name or not found:
        return place
    at = max(found, key=lambda at: (_in_tag(text[:at]), text[at - 1 : at] in {".", "'", '"'}))
    return Place(place.path, place.line, at + 1, len(name), text)


def _in_tag(before: str) -> bool:
    return max(before.rfind("{{"), before.rfind("{%")) > max(before.rfind("}}"), before.rfind("%}"))
