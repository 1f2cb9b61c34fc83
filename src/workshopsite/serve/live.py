"""The browsers that have a page of the preview open: livereload's protocol, spoken to its client.

From livereload come its client and its half of the handshake. What its handler keeps in its class
(who is connected, when it last reloaded) is kept here for each server; its throttle, which drops
reloads, and its watching are not used.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from contextlib import suppress
from typing import TYPE_CHECKING

from livereload.handlers import LiveReloadHandler
from tornado.ioloop import IOLoop
from tornado.websocket import WebSocketClosedError

from workshopsite.serve.hosts import allowed, same_origin

if TYPE_CHECKING:
    from tornado.httputil import HTTPServerRequest

LARGEST_MESSAGE = 64_000
"""Bytes; the client's own messages have some hundred."""


class Browsers:
    """Everybody who is connected to one server."""

    def __init__(self, connected: Callable[[], None]) -> None:
        """Begin with nobody.

        Args:
            connected: called when a browser has connected.
        """
        self._connected = connected
        self._live: set[Live] = set()
        self._loop: IOLoop | None = None

    def start(self) -> None:
        """From now on browsers can be told things; call it on the server's event loop."""
        self._loop = IOLoop.current()

    def tell(self, path: str) -> None:
        """Send a path to every browser; can be called from any thread.

        A path that ends in .css exchanges that stylesheet; client.js knows what others mean.
        """
        if self._loop:
            self._loop.add_callback(self._send, path)

    def add(self, browser: Live) -> None:
        """A browser is there."""
        self._live.add(browser)
        self._connected()

    def remove(self, browser: Live) -> None:
        """A browser is gone."""
        self._live.discard(browser)

    def _send(self, path: str) -> None:
        message = {"command": "reload", "path": path, "liveCSS": True, "liveImg": True}
        for browser in list(self._live):
            with suppress(WebSocketClosedError):  # on_close removes it
                browser.write_message(message)


class Live(LiveReloadHandler):  # type: ignore[misc] # livereload has no types
    """One browser's connection, for pages of our own only."""

    request: HTTPServerRequest

    def initialize(self, browsers: Browsers, names: Collection[str]) -> None:
        """What the route hands over."""
        self._browsers = browsers
        self._names = names

    def prepare(self) -> None:
        """Refuse whoever calls this server by a name that is not its own."""
        # Tornado asks check_origin only if there is an Origin; the Host must be ours in any case.
        if not self._is_ours(self.request.headers.get("Origin")):
            self.set_status(403)
            self.finish()

    def check_origin(self, origin: str) -> bool:
        """Whether a page from there may connect."""
        return self._is_ours(origin)

    def _is_ours(self, origin: str | None) -> bool:
        host = self.request.host
        return allowed(host, self._names) and same_origin(origin, host, self._names)

    def on_message(self, message: str | bytes) -> None:
        """Take part in the handshake: hello is answered, and after info the browser is there."""
        try:
            command = json.loads(message)["command"]
        except (ValueError, TypeError, KeyError):
            self.close(1003, "not understood")
            return
        if command == "hello":
            super().on_message(message)
        elif command == "info":
            self._browsers.add(self)

    def on_close(self) -> None:
        """The page was left."""
        self._browsers.remove(self)
