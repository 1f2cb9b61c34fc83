"""The whole benchmark: ``make bench``.

    python -m bench [--sizes S M L] [--tools NAME...] [--runs N] [--scratch FOLDER]

A run of everything is kept in results.json and shown in docs/performance.md. Any other is only
printed, and kept in the scratch folder.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench import builds, commands, previews
from bench.corpus import SIZES
from bench.install import install
from bench.machine import machine, version
from bench.page import PARTS, write_page
from bench.processes import CommandFailedError
from bench.results import KEPT, Results
from bench.tool import Tool
from bench.tools import TOOLS

RUNS = {"S": 5, "M": 5, "L": 3}
PREVIEWED = {"S": 5, "L": 3}
"""How many times each is measured; a slow tool fewer times (`builds.SLOW`)."""


def _arguments() -> Namespace:
    parser = ArgumentParser(prog="python -m bench")
    parser.add_argument("--sizes", nargs="+", choices=SIZES, default=list(SIZES))
    parser.add_argument("--tools", nargs="+", choices=TOOLS, default=list(TOOLS))
    parser.add_argument("--runs", type=int, help="instead of the usual number")
    scratch = Path(__file__).parents[2] / "build/bench"
    parser.add_argument("--scratch", type=Path, default=scratch)
    return parser.parse_args()


def _tell(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


def _previewed(tools: list[Tool], size: str, runs: int, scratch: Path) -> dict[str, Any]:
    found = {}
    for tool in tools:
        if tool.server:
            _tell(f"{size} {tool.name}, preview")
            try:
                found[tool.name] = previews.measured(tool, size, runs, scratch)
            except CommandFailedError as error:  # some miss a save now and then, and stay so
                _tell(f"{tool.name} is left out of this table: {error}")
    return found


def _markdown() -> dict[str, Any]:
    """Measured in a process of its own: here, what it imports would count as memory of others."""
    _tell("Markdown")
    path = os.pathsep.join([str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", "")])
    command = [sys.executable, "-m", "bench.markdown_factor"]
    environment = {**os.environ, "PYTHONPATH": path}
    factors: dict[str, Any] = json.loads(subprocess.check_output(command, env=environment))
    return factors


def _parts(asked: Namespace, scratch: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """What is measured, part by part, by the names of results.json."""
    tools = [TOOLS[name] for name in TOOLS if name in asked.tools]
    shutil.rmtree(scratch / builds.AWAY, ignore_errors=True)  # of an earlier run
    install(tools, scratch)
    yield "machine", machine()
    yield "versions", {tool.name: version(tool, scratch) for tool in tools}
    yield "commands", commands.measured(scratch)
    yield "markdown", _markdown()
    for size in asked.sizes:
        runs = asked.runs or RUNS[size]
        yield "builds", {size: builds.measured(tools, size, runs, scratch, _tell)}
    for size in [size for size in PREVIEWED if size in asked.sizes]:
        runs = asked.runs or PREVIEWED[size]
        yield "previews", {size: _previewed(tools, size, runs, scratch)}


def main() -> None:
    """Measure, keep and show."""
    asked = _arguments()
    scratch = asked.scratch.resolve()
    data: dict[str, Any] = {"previews": {}}
    for name, part in _parts(asked, scratch):
        data.setdefault(name, {}).update(part)
        Results(data).write(scratch / "results.json")  # each part, lest a late failure lose all
    results = Results(data)
    for name, made in PARTS.items():
        print(f"## {name}\n\n{made(results)}\n")
    if set(asked.sizes) == set(SIZES) and set(asked.tools) == set(TOOLS) and not asked.runs:
        results.write(KEPT)
        write_page(results)


if __name__ == "__main__":
    main()
