"""A server for finished sites that does what the usual hosts do: it compresses text."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import BinaryIO

COMPRESSED = ("text/", "application/javascript", "application/json", "image/svg+xml")
_TYPES = {".js": "text/javascript", ".webp": "image/webp", ".ics": "text/calendar"}
_UTF_8 = ("text/html", "text/css", "text/javascript", "text/calendar", "text/plain")


class Handler(SimpleHTTPRequestHandler):
    """Answers from a folder, with gzip for text and the site's 404.html for what is not there."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | _TYPES
    protocol_version = "HTTP/1.1"

    def send_head(self) -> BinaryIO | None:
        file = Path(self.translate_path(self.path))
        if file.is_dir() and not self.path.split("?")[0].endswith("/"):
            return super().send_head()  # which sends on to the address with a slash
        file = file / "index.html" if file.is_dir() else file
        if file.is_file():
            return self._answer(200, file)
        pages = (folder / "404.html" for folder in file.parents)
        page = next((page for page in pages if page.is_file()), None)
        return self._answer(404, page) if page else super().send_head()

    def _answer(self, status: int, file: Path) -> BinaryIO:
        kind = self.guess_type(str(file))
        content = file.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind in _UTF_8 else kind)
        if kind.startswith(COMPRESSED):
            content = gzip.compress(content, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return BytesIO(content)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """One that is not upset by browsers that hang up."""

    daemon_threads = True

    def handle_error(self, *args: object) -> None:
        """Say nothing: a browser may close a connection when it has seen enough."""


@contextmanager
def static_server(folder: Path) -> Iterator[str]:
    """A server of a folder, which may be filled later; gives its address, with a slash at the end.

    Sites are its sub-folders, as on hosts where many share one name.
    """
    server = Server(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
