"""Runs a command and says how long it took and how much memory it had. For Linux."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from time import perf_counter, sleep

_STEP = 0.01
"""Seconds between two looks at the memory of a command."""


@dataclass(frozen=True)
class Run:
    """How a command went: seconds until it ended, and its greatest memory in MB (10**6 bytes)."""

    seconds: float
    memory: float


class CommandFailedError(Exception):
    """A command ended otherwise than it should; what it printed is the message."""


def run(
    command: list[str],
    folder: Path,
    environment: Mapping[str, str],
    *,
    code: int = 0,
    watched: bool = False,
) -> Run:
    """Run a command to its end.

    Args:
        command: the program and its arguments.
        folder: where it runs.
        environment: variables beside those of this process.
        code: what it should end with.
        watched: whether the memory of all its processes together is looked at while it runs, which
            takes time from it. Otherwise it is that of the largest one, as the kernel counts it:
            at least what this process has, which therefore imports little.

    Raises:
        CommandFailedError: it ended with another code.
    """
    with TemporaryFile() as output:
        begin = perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        together = _watch(process.pid) if watched else 0.0
        _, status, used = os.wait4(process.pid, 0)
        seconds = perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != code:
            output.seek(0)
            text = output.read().decode(errors="replace")
            raise CommandFailedError(f"{' '.join(command)}: {process.returncode}\n{text}")
    return Run(seconds, max(used.ru_maxrss * 1024 / 1e6, together))


def _watch(session: int) -> float:
    """The greatest memory of a session's processes together, until its first one ends."""
    greatest = 0.0
    while os.waitid(os.P_PID, session, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        greatest = max(greatest, sum(map(_memory, members(session))))
        sleep(_STEP)
    return greatest


def members(session: int) -> list[Path]:
    """The folders in /proc of all processes of a session."""
    return [path for path in Path("/proc").glob("[0-9]*") if _stat(path)[3:4] == [str(session)]]


def processor_time(session: int) -> int:
    """Ticks that the processes of a session have had a processor."""
    return sum(int(t) for path in members(session) for t in _stat(path)[11:13])


def _stat(process: Path) -> list[str]:
    """What the kernel says of a process, from its state on; nothing if it is gone."""
    text = _read(process / "stat")
    return text.rpartition(")")[2].split()


def _memory(process: Path) -> float:
    """MB of a process, of what it shares only its part."""
    for line in _read(process / "smaps_rollup").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024 / 1e6
    return 0.0


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""


def until(ready: Callable[[], bool], seconds: float, what: str) -> float:
    """Ask again and again, a millisecond apart; the seconds until the answer was yes.

    Raises:
        CommandFailedError: it was still no at the end.
    """
    begin = perf_counter()
    while not ready():
        if perf_counter() - begin > seconds:
            raise CommandFailedError(f"nothing came in {seconds} s: {what}")
        sleep(0.001)
    return perf_counter() - begin
