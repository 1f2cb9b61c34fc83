"""No command ends with a traceback: what went wrong is said in a sentence."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable
from functools import wraps
from typing import Any

from workshopsite.commands.streams import say

OK, PROBLEMS = 0, 1
"""Exit codes; click itself ends with 2 where the command is wrong."""

INTERRUPTED = 130
"""The exit code after Ctrl-C, as shells have it: 128 and the signal's number."""


def guarded(command: Callable[..., None]) -> Callable[..., None]:
    """A command that never ends with a traceback.

    What the system refuses is said in a sentence; a mistake of our own too, and its traceback is
    shown with --verbose only. Ctrl-C ends quietly, and so does a closed pipe, by click's doing.
    """

    @wraps(command)
    def run(**arguments: Any) -> None:
        try:
            command(**arguments)
        except KeyboardInterrupt:
            sys.exit(INTERRUPTED)
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            _print_refusal(error)
            sys.exit(PROBLEMS)
        except Exception as error:
            if _is_for_click(error):
                raise
            # whatever else it is, the organiser gets a sentence
            _print_own_mistake(error, verbose=bool(arguments.get("verbose")))
            sys.exit(PROBLEMS)

    return run


def _is_for_click(error: Exception) -> bool:
    """Whether it is what click makes usage errors and ends of."""
    import click

    return isinstance(error, (click.ClickException, click.exceptions.Exit, click.Abort))


def _print_refusal(error: OSError) -> None:
    from workshopsite.report import printable

    what = error.strerror or str(error) or type(error).__name__
    where = f'"{error.filename}": ' if error.filename else ""
    say(printable(f"error: {where}{what[:1].lower()}{what[1:]}"), err=True)


def _print_own_mistake(error: Exception, *, verbose: bool) -> None:
    from traceback import format_exception

    from workshopsite.report import own_mistake

    say(f"error: {own_mistake(error)}", err=True)
    if verbose:
        say("".join(format_exception(error)), err=True)
    else:
        say("  hint: please report it, with what this prints with --verbose", err=True)
