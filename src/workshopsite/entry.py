"""Where the program starts: says at once that nothing has changed, or goes on to the commands."""

from __future__ import annotations

import atexit
import gc
import sys
from time import perf_counter

from workshopsite.again.request import requested
from workshopsite.commands.streams import show_whatever_can_be

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workshopsite.again.attempt import Attempt
    from workshopsite.again.edited_texts import EditedTexts
    from workshopsite.again.record import Record
    from workshopsite.again.request import Request

_INTERRUPTED = 130
"""The exit code after Ctrl-C, as in ``commands/guard.py``, which takes too long to be imported."""

_NEW_OBJECTS = 50_000
"""After how many of them Python looks for garbage in circles. It would after 700; a site is many
objects that stay, and to look through them again and again takes a twentieth of a build."""


def main() -> None:
    """Do what the command line asks for."""
    start = perf_counter()
    try:
        request = requested(sys.argv[1:])
        attempt = request and _attempt(request)
        record = attempt and attempt.answer()
        if record and _told(record, start):
            return
        gc.set_threshold(_NEW_OBJECTS)
        texts = attempt and attempt.edited_texts()
        if texts and _spliced(texts, start):
            return
        atexit.register(gc.freeze)  # else Python looks for garbage in all that goes anyway: 0.1 s
        if request and attempt:
            from workshopsite.commands.plain import build_plainly

            build_plainly(request, attempt)
        from workshopsite.cli import main as commands

        commands(obj=attempt)
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)


def _attempt(request: Request) -> Attempt | None:
    from workshopsite.again.attempt import begun  # which other commands need not wait for

    return begun(request)


def _spliced(texts: EditedTexts, start: float) -> bool:
    """Exchange the texts of pages in what the last build has written, if that is all."""
    from workshopsite.spliced import spliced  # which takes Python-Markdown

    done = spliced(texts)
    return done is not None and _told(done.record, start, done.written)


def _told(record: Record, start: float, written: int = 0) -> bool:
    """Print what the last build has told, and how much was written since.

    Where that fails, a build will say why.
    """
    show_whatever_can_be()
    try:
        for text, is_error in record.told:
            print(text, file=sys.stderr if is_error else sys.stdout, flush=True)
        if last := record.last_line(written):
            print(f"{last} ({perf_counter() - start:.2f} s)", flush=True)
    except OSError:
        return False
    return True
