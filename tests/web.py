"""A small web on this machine: hosts that answer as they are told, and a clock without waits."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from threading import Event, Lock, Thread
from typing import Any
from unittest.mock import patch

from static_server import Server
from workshopsite.external.asking import Asker, run
from workshopsite.external.manners import Clock, Manners
from workshopsite.external.visit import Visitor

Answer = tuple[int, Mapping[str, str], bytes] | None
"""Status, headers and content; None to break off without an answer."""

START = 1_700_000_000.0
"""When the clock of `Time` starts, in seconds since 1970."""


@dataclass
class Host:
    """A host, and what it was asked.

    Attributes:
        answers: by path, or by method and path ("HEAD /a"); lists are used up but for the last.
        asked: each question so far as "METHOD PATH".
        agents: the User-Agent headers.
        most: how many questions there were at the same time.
        gate: paths that begin with /slow wait until it is set.
    """

    answers: dict[str, Answer | list[Answer]]
    url: str = ""
    asked: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    most: int = 0
    gate: Event = field(default_factory=Event)
    _now: int = 0
    _lock: Lock = field(default_factory=Lock)

    def answer(self, method: str, path: str) -> Answer:
        with self._lock:
            self.asked.append(f"{method} {path}")
            found = self.answers.get(f"{method} {path}", self.answers.get(path, status(404)))
            if isinstance(found, list):
                found = found.pop(0) if len(found) > 1 else found[0]
            return found

    @contextmanager
    def counted(self) -> Iterator[None]:
        with self._lock:
            self._now += 1
            self.most = max(self.most, self._now)
        yield
        with self._lock:
            self._now -= 1


def status(code: int, /, content: bytes = b"", **headers: str) -> Answer:
    """An answer; ``Retry_After="3"`` is the header Retry-After."""
    return code, {name.replace("_", "-"): value for name, value in headers.items()}, content


NAME = "host.test"
"""What hosts on this machine are called; their ports differ."""

_really = socket.getaddrinfo


def _with_our_name(host: str, *arguments: Any, **more: Any) -> list[Any]:
    return _really("127.0.0.1" if host == NAME else host, *arguments, **more)


@contextmanager
def web_host(answers: dict[str, Answer | list[Answer]]) -> Iterator[Host]:
    """A host of its own on this machine; ``url`` is its address without a slash at the end.

    It has a name, because links to a number of this machine are refused before anybody asks.
    """
    host = Host(answers)

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            with host.counted():
                host.agents.add(self.headers["User-Agent"])
                found = host.answer(self.command, self.path)
                if self.path.startswith("/slow"):
                    host.gate.wait(5)
            if found:
                self._send(*found)
            self.close_connection = True

        do_GET = do_HEAD = answer  # noqa: N815 - names of the library

        def _send(self, code: int, headers: Mapping[str, str], content: bytes) -> None:
            self.send_response(code)
            for name, value in ({"Content-Length": str(len(content))} | dict(headers)).items():
                self.send_header(name, value)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(content)

        def log_message(self, *args: object) -> None:
            pass

    server = Server(("127.0.0.1", 0), Handler)
    host.url = f"http://{NAME}:{server.server_port}"
    thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        with patch("socket.getaddrinfo", _with_our_name):
            yield host
    finally:
        host.gate.set()
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass
class Time:
    """A clock whose waits are over at once, and are written down."""

    now: float = START
    waits: list[float] = field(default_factory=list)

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds
        await asyncio.sleep(0)

    @property
    def clock(self) -> Clock:
        return Clock(lambda: self.now, self.sleep)


TESTED = Manners(private=True, seconds=5, pause=0)
"""Manners that allow this machine to be asked."""


def visited(work: Callable[[Visitor], object], time: Time, manners: Manners = TESTED) -> object:
    """What a coroutine function gives that gets a visitor."""

    async def go() -> object:
        asker = Asker(seconds=manners.seconds, private=manners.private)
        return await work(Visitor(asker, manners, time.clock))

    return run(go)
