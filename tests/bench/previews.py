"""Measures previews: from the save of a file to its new HTML, as an HTTP client gets it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from itertools import count
from pathlib import Path
from time import perf_counter, sleep
from typing import Any

from bench.builds import Site
from bench.corpus import corpus
from bench.processes import processor_time, until
from bench.tool import Server, Tool

START = "first page after the start"
PAGE, TITLE, TEMPLATE = "a page", "a title in the program", "a template"
ABSTRACT = "an abstract in the program"
SAVES = (PAGE, ABSTRACT, TITLE, TEMPLATE)
"""What is saved; the two of the program in ours only."""

_PATIENCE = 60.0
"""Seconds after which a preview is taken to hang."""


@dataclass(frozen=True)
class Save:
    """What is typed into a file, and the address of a page that shows it."""

    file: str
    before: str
    address: str

    def typed(self, text: str, word: str) -> str:
        """The text of the file with a word put in."""
        return text.replace(self.before, f"{word} {self.before}", 1)


def saves(tool: Tool, server: Server, size: str) -> Iterator[tuple[str, Save]]:
    """What is saved in the site of a corpus, each with its name."""
    texts = corpus(size)
    note = next(text for text in texts if text.kind == "notes")
    address = server.note.format(name=note.name)
    source = tool.source.format(kind="notes", name=note.name)
    yield PAGE, Save(source, _beginning(note.body), address)
    yield TEMPLATE, Save(server.template, "Berlin", address)
    if server.program:
        talk = next(text for text in texts if text.kind == "talks")
        page = f"{server.program}{talk.title.lower().replace(' ', '-')}/"
        yield ABSTRACT, Save("content/program.yaml", _beginning(talk.body), page)
        yield TITLE, Save("content/program.yaml", talk.title, server.program)


def _beginning(body: str) -> str:
    """The first words of a body, as they stand in each file that has it."""
    return " ".join(body.split()[:3])


class _Preview:
    """A preview that runs.

    Attributes:
        started: seconds from its start until its first page was answered.
    """

    def __init__(self, site: Site, server: Server) -> None:
        self.folder = site.folder
        self._port = _free_port()
        arguments = [part.format(port=self._port) for part in server.arguments]
        self._process = subprocess.Popen(
            [*site.tool.command(site.scratch), *arguments],
            cwd=site.folder,
            env={**os.environ, **site.environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            self.started = self.shows(server.home, "</html>")
        except BaseException:
            self.close()
            raise

    def shows(self, address: str, word: str, *, gone: bool = False) -> float:
        """Ask for a page again and again; the seconds until it has the word, or has it no more."""
        found = f"{word} in {address}"
        return until(lambda: (word in self._got(address)) is not gone, _PATIENCE, found)

    def _got(self, address: str) -> str:
        connection = HTTPConnection("127.0.0.1", self._port, timeout=_PATIENCE)
        try:
            connection.request("GET", address)
            return connection.getresponse().read().decode("utf-8", "replace")
        except (OSError, HTTPException):  # it does not listen yet
            return ""
        finally:
            connection.close()

    def settle(self) -> None:
        """Wait until it has nothing left to do in the background."""
        end = perf_counter() + _PATIENCE
        before = -1
        while (now := processor_time(self._process.pid)) > before + 1 and perf_counter() < end:
            before = now
            sleep(0.3)

    def close(self) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()


@contextmanager
def _preview(site: Site, server: Server) -> Iterator[_Preview]:
    running = _Preview(site, server)
    try:
        yield running
    finally:
        running.close()


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def measured(tool: Tool, size: str, runs: int, scratch: Path) -> dict[str, Any]:
    """The seconds of each start, and of each save by what is saved.

    Each start has nothing kept from an earlier one.
    """
    site, server = Site(tool, size, scratch), tool.server
    assert server
    site.write()
    starts: list[float] = []
    taken: dict[str, list[float]] = {}
    for _ in range(3):
        site.clear()
        with _preview(site, server) as preview:
            starts.append(round(preview.started, 4))
            if len(starts) == 3:
                words = (f"Saved{number:03}" for number in count())
                for what, save in saves(tool, server, size):
                    taken[what] = [_answered(preview, save, next(words)) for _ in range(runs)]
    return {START: starts, **taken}


def _answered(preview: _Preview, save: Save, word: str) -> float:
    """The seconds from a save to its page; afterwards the file is as it was."""
    path = preview.folder / save.file
    before = path.read_text("utf-8")
    preview.settle()
    path.write_text(save.typed(before, word), "utf-8")
    seconds = round(preview.shows(save.address, word), 4)
    path.write_text(before, "utf-8")
    preview.shows(save.address, word, gone=True)  # else a save in the same second could go unseen
    return seconds
