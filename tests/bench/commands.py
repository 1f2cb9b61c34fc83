"""Measures what is answered at once: help, and a mistyped command."""

from __future__ import annotations

import sys
from pathlib import Path

from bench.processes import run
from bench.tools import OURS

HELP, MISTYPED, BARE = "help", "a mistyped command", "an empty program of Python"
_RUNS = 20


def measured(scratch: Path) -> dict[str, list[float]]:
    """The seconds of each; the bare interpreter is what none can be faster than."""
    [program] = OURS.command(scratch)
    commands = {
        HELP: ([program, "--help"], 0),
        MISTYPED: ([program, "biuld"], 2),
        BARE: ([sys.executable, "-c", "pass"], 0),
    }
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(_RUNS + 1):
        for name, (command, code) in commands.items():
            taken = run(command, scratch, {}, code=code).seconds
            if number:  # the first one writes what Python keeps of modules
                seconds[name].append(round(taken, 4))
    return seconds
