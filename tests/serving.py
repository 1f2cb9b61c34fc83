"""A preview in a process of its own, and what a browser would do with it."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread
from time import monotonic, sleep

from tornado.websocket import WebSocketClientConnection, websocket_connect

SITE = {
    "content/workshop.yaml": "title: Energy Workshop\ndate: 2026-11-20\ntimezone: Europe/Paris\n",
    "content/index.md": "# Welcome\n\nHello. See [the call](call.md).\n",
    "content/call.md": "# Call\n\nSend papers.\n",
    "content/program.yaml": '- {time: "9:00", title: First talk, speaker: Ada Example}\n',
    "content/files/notes.txt": "notes\n",
    "assets/site.css": "body { color: black; }\n",
}
"""A small site without a problem."""


@dataclass
class Reply:
    """What the server answered; header names are in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


class Serving:
    """A running preview."""

    def __init__(self, folder: Path, *arguments: str, port: int = 0, **environment: str) -> None:
        self.folder = folder
        self.lines: list[str] = []
        command = ["-X", "dev", "-W", "error", "-m", "workshopsite", "serve", str(folder)]
        self.process = subprocess.Popen(
            [sys.executable, *command, "--port", str(port), *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            env=os.environ | environment,
        )
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()
        wait_for(lambda: self._address() or self.process.poll() is not None)
        assert self._address(), self.output
        self.url = self._address()
        self.port = int(re.search(r":(\d+)/", self.url).group(1))

    def _read(self) -> None:
        for line in self.process.stdout:
            self.lines.append(line)

    def _address(self) -> str:
        found = re.search(r"Serving at (http://\S+)", self.output)
        return found.group(1) if found else ""

    @property
    def output(self) -> str:
        return "".join(self.lines)

    def get(self, path: str, method: str = "GET", **headers: str) -> Reply:
        """Ask for a path, exactly as it is given."""
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=10)) as connection:
            connection.request(method, path, headers=headers)
            answer = connection.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            return Reply(answer.status, found, answer.read())

    def write(self, path: str, text: str) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def shows(self, path: str, text: str, *, seconds: float = 30) -> Reply:
        """Ask again and again until a page has the text."""
        return wait_for(lambda: (r := self.get(path)) and text in r.text and r, seconds)

    def close(self) -> None:
        """End the program, whatever it is doing."""
        self.process.kill()
        self.process.wait()
        self._reader.join()
        self.process.stdout.close()

    def stop(self) -> float:
        """Press Ctrl-C; gives the seconds until the program ended."""
        start = monotonic()
        self.process.send_signal(signal.SIGINT)
        self.process.wait(timeout=10)
        return monotonic() - start

    @asynccontextmanager
    async def tab(self) -> AsyncIterator[Tab]:
        """Connect as livereload's client does."""
        connection = await websocket_connect(f"ws://127.0.0.1:{self.port}/livereload")
        try:
            await connection.write_message(json.dumps({"command": "hello", "protocols": ["x"]}))
            assert json.loads(await connection.read_message())["command"] == "hello"
            await connection.write_message(json.dumps({"command": "info", "url": self.url}))
            await asyncio.sleep(0.05)  # in which the server reads that
            yield Tab(connection)
        finally:
            connection.close()
            await asyncio.sleep(0.05)  # in which the client closes its socket


@dataclass
class Tab:
    """A page in a browser, as far as the server sees it."""

    connection: WebSocketClientConnection

    async def heard(self, seconds: float = 30) -> str:
        """The path of the next message that is more than news of problems."""
        while (path := await self.heard_anything(seconds)) == "workshopsite:problems":
            pass
        return path

    async def heard_anything(self, seconds: float = 30) -> str:
        message = await asyncio.wait_for(self.connection.read_message(), seconds)
        assert message is not None, "the server closed the connection"
        return json.loads(message)["path"]

    async def is_left_alone(self, seconds: float = 0.3) -> bool:
        try:
            await self.heard(seconds)
        except TimeoutError:
            return True
        return False


@contextmanager
def serving(folder: Path, *arguments: str, **options: object) -> Iterator[Serving]:
    """A preview of a folder that ends with the block."""
    server = Serving(folder, *arguments, **options)
    try:
        yield server
    finally:
        server.close()


def wait_for(ready: Callable[[], object], seconds: float = 30) -> object:
    """What a function gives as soon as that is true."""
    end = monotonic() + seconds
    while not (found := ready()):
        assert monotonic() < end, "nothing happened"
        sleep(0.02)
    return found
