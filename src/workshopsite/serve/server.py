"""The preview's web server: requests in, the preview's answers out."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from logging import NullHandler, getLogger
from typing import Any
from urllib.parse import urlsplit

from livereload.handlers import LiveReloadJSHandler
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from tornado.web import Application, RequestHandler

from workshopsite.serve.hosts import allowed, same_origin
from workshopsite.serve.inject import CLIENT, client_script, overlay
from workshopsite.serve.live import LARGEST_MESSAGE, Browsers, Live
from workshopsite.serve.port import Bound
from workshopsite.serve.preview import LAST_GOOD, Preview
from workshopsite.serve.workers import Workers

THREADS = 4
"""How many requests are worked on at once; a page is made by one of them, the others wait."""


async def serve(
    preview: Preview,
    browsers: Browsers,
    bound: Bound,
    names: Collection[str],
    ready: Callable[[], None],
) -> None:
    """Serve a preview until the task is cancelled.

    Args:
        preview: gives the answers.
        browsers: who connects.
        bound: where to listen.
        names: host names that are allowed besides localhost and IP addresses, in lower case.
        ready: called when requests are answered.
    """
    # What strangers send is no news; what goes wrong in our own code is a problem in the preview.
    getLogger("tornado").addHandler(NullHandler())
    getLogger("tornado").propagate = False
    browsers.start()
    server = HTTPServer(_application(preview, browsers, names))
    server.add_sockets(bound.sockets)
    ready()
    try:
        await asyncio.Event().wait()
    finally:
        server.stop()


def _application(preview: Preview, browsers: Browsers, names: Collection[str]) -> Application:
    shared = {"preview": preview, "names": names}
    return Application(
        [
            (r"/livereload", Live, {"browsers": browsers, "names": names}),
            (rf"{CLIENT}livereload\.js", _LiveScript, shared),
            (rf"{CLIENT}(client\.js|problems|state)", _Client, shared),
            (r"/(.*)", _Site, shared | {"workers": Workers(THREADS)}),
        ],
        log_function=lambda _: None,
        websocket_max_message_size=LARGEST_MESSAGE,
    )


class _Guarded(RequestHandler):
    """Answers only who asks for this server by a name that is its own."""

    def initialize(self, preview: Preview, names: Collection[str]) -> None:
        self.preview = preview
        self.names = names

    def set_default_headers(self) -> None:
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")
        self.clear_header("Server")

    def prepare(self) -> None:
        host, origin = self.request.host, self.request.headers.get("Origin")
        if not allowed(host, self.names):
            self._refuse("This name is not known here; start the preview with --allow-host NAME.")
        elif not same_origin(origin, host, self.names):
            self._refuse("The preview does not talk to pages of other sites.")

    def _refuse(self, why: str) -> None:
        self.set_status(403)
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(f"{why}\n")

    def compute_etag(self) -> None:
        return None

    def write_error(self, status_code: int, **_: Any) -> None:
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(f"The preview cannot answer this ({status_code}).\n")


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
            self.finish(overlay(self.preview.shown.problems))
        else:
            self.set_header("Content-Type", "text/plain; charset=utf-8")
            self.finish(self.preview.shown.state)


class _Site(_Guarded):
    """The pages and files of the site."""

    def initialize(self, preview: Preview, names: Collection[str], workers: Workers) -> None:  # type: ignore[override] # Tornado hands over what the route says
        super().initialize(preview, names)
        self.workers = workers

    async def get(self, _: str) -> None:
        # Not the route's group, which is decoded already.
        asked = urlsplit(f"http://host{self.request.uri}")
        last_good = self.get_query_argument(LAST_GOOD, None) is not None
        answer = await IOLoop.current().run_in_executor(
            self.workers, lambda: self.preview.answer(asked.path, last_good=last_good)
        )
        if answer.location is not None:
            query = f"?{asked.query}" if asked.query else ""
            self.redirect(answer.location + query, status=answer.status)
            return
        self.set_status(answer.status)
        self.set_header("Content-Type", answer.kind)
        self.finish(answer.body)

    head = get
