"""yaml-language-server, the program that editors ask about YAML files, as an editor runs it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools import npm_file, program

_SETTINGS = {"yaml": {"validate": True, "completion": True, "schemaStore": {"enable": False}}}


@dataclass
class Editor:
    """Talks to the server by the Language Server Protocol (its specification, version 3.17)."""

    process: subprocess.Popen[bytes]
    folder: Path
    number: int = 0

    def start(self) -> None:
        root = {"processId": None, "rootUri": self.folder.as_uri(), "capabilities": {}}
        self.ask("initialize", root)
        self.tell("initialized", {})
        self.tell("workspace/didChangeConfiguration", {"settings": _SETTINGS})

    def marks(self, name: str, text: str) -> list[str]:
        """What the server finds wrong in a file of the folder with that text, as "line message"."""
        uri = (self.folder / name).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        while True:
            params = self._read().get("params", {})
            if params.get("uri") == uri and "diagnostics" in params:
                found = params["diagnostics"]
                return [f"{one['range']['start']['line'] + 1} {one['message']}" for one in found]

    def completions(self, name: str, line: int, column: int) -> list[str]:
        """What may be typed at a place (both from 1) of a file that was opened."""
        answer = self.ask("textDocument/completion", self._place(name, line, column))
        return [one["label"] for one in answer["items"]]

    def explanation(self, name: str, line: int, column: int) -> str:
        """What is shown for a word under the mouse."""
        return self.ask("textDocument/hover", self._place(name, line, column))["contents"]["value"]

    def _place(self, name: str, line: int, column: int) -> dict[str, Any]:
        position = {"line": line - 1, "character": column - 1}
        return {"textDocument": {"uri": (self.folder / name).as_uri()}, "position": position}

    def ask(self, method: str, params: dict[str, Any]) -> Any:
        self.number += 1
        self._send({"id": self.number, "method": method, "params": params})
        while True:
            message = self._read()
            if message.get("id") == self.number and "method" not in message:
                return message["result"]

    def tell(self, method: str, params: dict[str, Any]) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(content) + content)
        self.process.stdin.flush()

    def _read(self) -> dict[str, Any]:
        """The next message; what the server asks of the editor has no answer."""
        length = 0
        while line := self.process.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        assert length, "the server has ended"
        message = json.loads(self.process.stdout.read(length))
        if "id" in message and "method" in message:
            self._send({"id": message["id"], "result": None})
        return message


@contextmanager
def editor(folder: Path) -> Iterator[Editor]:
    """An editor that has opened a folder; it is closed at the end."""
    server = npm_file("yaml-language-server/bin/yaml-language-server")
    pipe = subprocess.PIPE
    command = [program("node"), str(server), "--stdio"]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe) as process:
        try:
            one = Editor(process, folder)
            one.start()
            yield one
        finally:
            process.kill()
