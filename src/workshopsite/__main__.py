"""The program as a process: ``workshopsite``, or ``python -m workshopsite``."""

from __future__ import annotations

import os
import sys

from workshopsite.entry import main


def run() -> None:
    """Do what the command line asks for, and end the process.

    A build ends it at once. Python would first take apart all that a build leaves in memory, which
    takes longer than to look whether anything has changed; and what else it does at its end, such
    as to wait for threads, no build needs.
    """
    code: str | int | None = 0
    try:
        main()
    except SystemExit as end:
        code = end.code
    if sys.argv[1:2] == ["build"] and isinstance(code, int) and _have_said_all():
        os._exit(code)
    sys.exit(code)


def _have_said_all() -> bool:
    """Write out what is printed; False where nobody reads it any more, which Python reports."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (AttributeError, OSError, ValueError):  # there may be no streams at all
        return False
    return True


if __name__ == "__main__":
    run()
