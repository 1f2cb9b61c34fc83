"""What went wrong in a template, as a problem: its file, its line, and how we got there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from traceback import extract_tb

from jinja2 import TemplateNotFound, TemplateSyntaxError

from workshopsite.problems import Place, Problems, Related, did_you_mean


class TemplateErrors:
    """Turns the exceptions of templates into problems.

    Args:
        folders: where templates are on this machine, each with what to call it in messages.
        names: gives the names of all templates, for hints.
        problems: where they go.
    """

    def __init__(
        self, folders: dict[Path, str], names: Callable[[], list[str]], problems: Problems
    ) -> None:
        """Nothing is read before something goes wrong."""
        self._folders = {folder.resolve(): label for folder, label in folders.items()}
        self._names = names
        self._problems = problems

    def report(self, error: Exception, doing: str, place: Place) -> None:
        """Add the problem that an exception means.

        Args:
            error: what a template raised; it can be anything, since templates are programs.
            doing: what was being made ("the page /program/").
            place: the source of that.
        """
        message, _, hint = str(error).partition("\n")
        chain = [Related(f"while making {doing}", place)]
        if isinstance(error, TemplateSyntaxError):
            message, where = error.message or message, self._place(error.filename, error.lineno)
        else:
            frames = self._frames(error)
            where = frames.pop() if frames else place
            chain = [*(Related("called from", frame) for frame in reversed(frames)), *chain]
            if isinstance(error, TemplateNotFound):
                message = f'there is no template "{error.name}"'
                hint = did_you_mean(str(error.name), self._names(), else_list=False)
            elif not hint and type(error).__name__ not in {"UndefinedError"}:
                message = f"{type(error).__name__}: {message}" if message else type(error).__name__
        related = [one for one in chain if one.place != where]
        where = _pointed(where, message)
        self._problems.add("template-error", message, where, hint, related)

    def _frames(self, error: Exception) -> list[Place]:
        frames = extract_tb(error.__traceback__)
        places = [self._place(frame.filename, frame.lineno or 0) for frame in frames]
        found = [place for place in places if place.path]
        # A block is a function of its own in the same file, so lines repeat in the chain.
        return [place for at, place in enumerate(found) if at == 0 or place != found[at - 1]]

    def _place(self, filename: str | None, line: int) -> Place:
        path = Path(filename or "").resolve()
        for folder, label in self._folders.items():
            if path.is_relative_to(folder):
                return self.place(path.relative_to(folder).as_posix(), label, path, line)
        return Place("")

    def place(self, name: str, label: str, path: Path, line: int) -> Place:
        """A line of a template; labels are "templates" and "theme"."""
        try:
            lines = path.read_text("utf-8").split("\n")
        except (OSError, UnicodeDecodeError):
            lines = []
        excerpt = lines[line - 1] if 0 < line <= len(lines) else ""
        return Place(f"{label}/{name}", line, 0, 1, excerpt)


def _pointed(place: Place, message: str) -> Place:
    """The place, with the caret on the name in quotes that the message is about."""
    parts = message.split('"')
    name = parts[-2] if len(parts) > 2 else ""
    at = place.excerpt.find(name) if name else -1
    if at < 0:
        return place
    return Place(place.path, place.line, at + 1, len(name), place.excerpt)
