"""The preview's server: the only module that knows livereload and tornado.

From livereload come its client and the protocol to it. Its own watching, serving and throttling
are not used: they poll on the event loop, drop reloads, and know neither sub-paths nor a 404 page.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import urlsplit

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from livereload.watcher import Watcher
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler

from workshopsite.serve.hosts import allowed, same_origin
from workshopsite.serve.inject import CLIENT, client_script, overlay
from workshopsite.serve.preview import LAST_GOOD, Preview

FIRST_PORT, LAST_PORT = 8000, 8099
"""Where a free port is looked for if none is asked for."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A port that is ours before anybody is told of it."""

    sockets: list[socket.socket]
    port: int


def bind(host: str, port: int | None) -> Bound:
    """Take a port: the one asked for, else the first that is free.

    Raises:
        OSError: the port is taken, or the host is not one of this machine.
    """
    for candidate in range(FIRST_PORT, LAST_PORT + 1) if port is None else (port,):
        try:
            sockets = bind_sockets(candidate, address=host)
        except OSError as error:
            taken = error.errno in {98, 48, 10048, 10013, 13} and port is None
            if not taken or candidate == LAST_PORT:
                raise
        else:
            return Bound(sockets, sockets[0].getsockname()[1])
    raise OSError("there is no free port")


class Server:
    """Serves a preview until it is stopped."""

    def __init__(self, preview: Preview, base: str, names: Collection[str]) -> None:
        """Prepare to serve.

        Args:
            preview: gives the answers.
            base: the path below which the site stands, with slashes around it ("/repo/", "/").
            names: host names that are allowed besides localhost and IP addresses.
        """
        self._preview = preview
        self._base = base
        self._names = {name.lower() for name in names}
        self._loop: IOLoop | None = None
        self._stopped = asyncio.Event()

    async def run(self, bound: Bound, ready: Callable[[], None]) -> None:
        """Serve on the sockets; ``ready`` is called when requests are answered."""
        self._loop = IOLoop.current()
        server = HTTPServer(self._application())
        server.add_sockets(bound.sockets)
        ready()
        try:
            await self._stopped.wait()
        finally:
            server.stop()

    def tell(self, path: str) -> None:
        """Send a path to every browser; can be called from any thread.

        A path that ends in .css exchanges that stylesheet; other paths reload.
        """
        if self._loop:
            self._loop.add_callback(_Live.reload_waiters, path)

    def _application(self) -> Application:
        shared = {"preview": self._preview, "base": self._base, "names": self._names}
        # livereload keeps its state in the class; its watcher is only asked for a name to log.
        _Live.names, _Live.live_css, _Live.watcher = self._names, True, Watcher()
        return Application(
            [
                (r"/livereload", _Live),
                (r"/livereload\.js", _LiveScript, shared),
                (rf"{CLIENT}(client\.js|problems|state)", _Client, shared),
                (r"/(.*)", _Site, shared),
            ],
            log_function=lambda _: None,
        )


class _Guarded(RequestHandler):
    """Answers only who asks for this server by a name that is its own."""

    def initialize(self, preview: Preview, base: str, names: Collection[str]) -> None:
        self.preview = preview
        self.base = base
        self.names = names

    def set_default_headers(self) -> None:
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.clear_header("Server")

    def prepare(self) -> None:
        origin = self.request.headers.get("Origin")
        if allowed(self.request.host, self.names) and same_origin(origin, self.request.host):
            return
        self.set_status(403)
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish("This name is not known here; start the preview with --allow-host NAME.\n")

    def compute_etag(self) -> None:
        return None


class _Live(LiveReloadHandler):  # type: ignore[misc] # livereload has no types
    """livereload's WebSocket, for pages of our own only."""

    names: ClassVar[Collection[str]] = ()

    def check_origin(self, origin: str) -> bool:
        host = self.request.host
        return allowed(host, self.names) and same_origin(origin, host)


class _LiveScript(_Guarded):
    """livereload's own client."""

    get = LiveReloadJSHandler.get


class _Client(_Guarded):
    """What our own client asks for."""

    def get(self, what: str) -> None:
        if what == "client.js":
            self.set_header("Content-Type", "text/javascript; charset=utf-8")
            self.finish(client_script())
        elif what == "problems":
            self.finish(overlay(self.preview.broken or self.preview.found))
        else:
            self.set_header("Content-Type", "text/plain; charset=utf-8")
            self.finish(self.preview.state)


class _Site(_Guarded):
    """The pages and files of the site."""

    async def get(self, _: str) -> None:
        path = urlsplit(self.request.uri or "/").path
        if not path.startswith(self.base):
            if path in {"/", self.base.rstrip("/")}:
                self.redirect(self.base)
                return
            path = f"{self.base}404.html"
        last_good = self.get_query_argument(LAST_GOOD, None) is not None
        inner = path[len(self.base) :]
        answer = await IOLoop.current().run_in_executor(
            None, lambda: self.preview.answer(inner, last_good=last_good)
        )
        if answer.location is not None:
            self.redirect(self.base + answer.location, permanent=False)
            return
        self.set_status(answer.status)
        self.set_header("Content-Type", answer.kind)
        self.finish(answer.body)

    head = get

    def write_error(self, status_code: int, **_: Any) -> None:
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(f"The preview cannot answer this ({status_code}).\n")
