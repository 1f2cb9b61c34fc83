"""What a build is asked for: by its command line, and by all around it that makes a difference."""

from __future__ import annotations

import os
import sys

from workshopsite import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_FLAGS = {"--drafts", "--strict", "--noindex", "--all", "--quiet", "-q"}
_VALUES = {"--output", "--base-url"}

_NAMES = {
    "CI",
    "COLUMNS",
    "HOME",
    "LANG",
    "LANGUAGE",
    "LINES",
    "NO_COLOR",
    "SOURCE_DATE_EPOCH",
    "TERM",
    "USERPROFILE",
}
_BEGINNINGS = ("LC_", "PYTHON", "WORKSHOPSITE_")
_COMPLETE = "_WORKSHOPSITE_COMPLETE"
"""Set where a shell asks click how a command line may go on."""


class Request:
    """A build that may be answered without building.

    Attributes:
        root: the site's folder, as it was typed.
        output: where the site goes.
        given: the options that were typed, each with its value; a flag is its own.
        terms: all that the answer depends on besides files.
    """

    def __init__(self, given: Mapping[str, str], arguments: Sequence[str]) -> None:
        """Take what was typed, and look at what is around."""
        self.given = given
        self.root = given.get("", ".")
        self.output = given.get("--output", os.path.join(self.root, "_site"))
        self.terms = [repr(term) for term in _terms(self.root, self.output, arguments)]


def requested(arguments: Sequence[str]) -> Request | None:
    """What a command line asks for; None where that is for click to say, or for a build to do.

    Only options that are written out are understood, each given once. A dry run and one with
    --verbose are asked for to see a build; --format has readers who do not wait.
    """
    if arguments[:1] != ["build"] or sys.stdout is None or sys.stderr is None:
        return None
    if _COMPLETE in os.environ:
        return None
    given: dict[str, str] = {}
    left = list(arguments[1:])
    while left:
        name, value = _taken(left)
        if value is None or name in given:
            return None
        given[name] = value
    return Request(given, arguments) if os.path.isdir(given.get("", ".")) else None


def _taken(left: list[str]) -> tuple[str, str | None]:
    """Take an option and its value, or the folder ("") off a command line.

    There is no value where it cannot be understood.
    """
    typed = left.pop(0)
    if not typed.startswith("-"):
        return "", typed or None
    if typed in _FLAGS:
        return typed, typed
    name, is_joined, value = typed.partition("=")
    if name not in _VALUES:
        return name, None
    if not is_joined:
        value = left.pop(0) if left else ""
    return name, value if value and not value.startswith("-") else None


def _terms(root: str, output: str, arguments: Sequence[str]) -> Iterator[object]:
    yield __version__, sys.version, sys.executable, sys.path
    yield sys.flags, sys.warnoptions
    yield os.getcwd(), os.path.realpath(root), os.path.realpath(output), list(arguments)
    environ = os.environ.items()
    yield sorted(e for e in environ if e[0] in _NAMES or e[0].startswith(_BEGINNINGS))
    yield [(stream.encoding, stream.isatty()) for stream in (sys.stdout, sys.stderr)]
    yield _screen() if sys.stderr.isatty() else None


def _screen() -> os.terminal_size | None:
    try:
        return os.get_terminal_size()
    except (OSError, ValueError):
        return None
