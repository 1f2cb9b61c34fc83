"""Attacks on the preview: addresses that lead out of the site, foreign names, and a storm.

    python tests/attack_serve.py [REQUESTS [REBUILDS]]

makes a site, starts a preview of it, attacks it and prints what happened; it ends with 1 if
anything is not as it must be. 20,000 requests and 50 rebuilds if not given.
test_serve_attack.py does the same with less.
"""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from threading import Lock, Thread
from time import monotonic

from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import websocket_connect

from serving import SITE, Serving, serving, wait_for
from sites import write

SECRET = "secret words beside the site"

DOTS = ("..", "%2e%2e", "%2E.", ".%2e", "%252e%252e", "%c0%ae%c0%ae", "%uff0e%uff0e", "..;", "....")
SLASHES = ("/", "%2f", "%5c", "\\", "%252f", "%c0%af", "//", "/./", "%2f%2e%2f")
TARGETS = ("secret.txt", "etc/passwd", "content/workshop.yaml", "proc/self/environ")
STARTS = ("/", "/assets/", "/files/", "//", "/call/", "/__workshopsite__/", "/%00/", "http://x/")

FOREIGN = ("evil.example", "evil.example:80", "localhost.evil.example", "127.0.0.1.evil.example")


def traversals() -> Iterator[str]:
    """Addresses that would lead out of a folder that is served file by file."""
    for start in STARTS:
        for dots in DOTS:
            for slash in SLASHES:
                for target in TARGETS:
                    for depth in (1, 8):
                        yield start + (dots + slash) * depth + target
    for target in ("/etc/passwd", "C:/Windows/win.ini", "file:///etc/passwd", "~root/.profile"):
        yield f"/{target}"


def attack_by_paths(site: Serving) -> tuple[int, list[str]]:
    """How many addresses were tried, and which gave anything but 404 or 400."""
    wrong, tried = [], 0
    with closing(HTTPConnection("127.0.0.1", site.port, timeout=30)) as connection:
        for path in traversals():
            connection.request("GET", path)
            reply = connection.getresponse()
            body = reply.read()
            tried += 1
            if reply.status not in {400, 404} or SECRET.encode() in body or b"root:" in body:
                wrong.append(f"{path}: {reply.status}")
    return tried, wrong


def attack_by_names(site: Serving) -> tuple[int, list[str]]:
    """How many foreign names were tried, by HTTP and by WebSocket, and which got an answer."""
    own = f"127.0.0.1:{site.port}"
    headers = [{"Host": name} for name in FOREIGN]
    headers += [{"Origin": f"http://{name}"} for name in (*FOREIGN, f"{own}1", "[::1]")]
    headers += [{"Origin": "null"}, {"Host": "evil.example", "Origin": "http://evil.example"}]
    paths = ("/", "/call/", "/assets/site.css", "/__workshopsite__/state", "/livereload")
    wrong = [
        f"{path} {sent}: answered"
        for sent in headers
        for path in paths
        if site.get(path, **sent).status != 403
    ]
    wrong += [
        f"WebSocket {sent}: connected" for sent in headers if asyncio.run(_gets_in(site, sent))
    ]
    return len(headers) * (len(paths) + 1), wrong


async def _gets_in(site: Serving, sent: dict[str, str]) -> bool:
    request = HTTPRequest(f"ws://127.0.0.1:{site.port}/livereload", headers=sent)
    try:
        connection = await websocket_connect(request)
    except HTTPClientError:
        await asyncio.sleep(0.02)  # in which the client closes its socket
        return False
    connection.close()
    return True


class Storm:
    """Many requests from several browsers while the site is rebuilt again and again."""

    def __init__(self, site: Serving, requests: int, rebuilds: int) -> None:
        self.site = site
        self.requests = requests
        self.rebuilds = rebuilds
        self.statuses: Counter[str] = Counter()
        self.wrong: list[str] = []
        self.rebuilt = 0
        self._left = requests
        self._lock = Lock()

    def run(self) -> None:
        """Let it happen."""
        asking = [Thread(target=self._ask) for _ in range(6)]
        for thread in asking:
            thread.start()
        while self.rebuilt < self.rebuilds or self._left > 0:
            self._rebuild()
        for thread in asking:
            thread.join()
        self.site.write("content/workshop.yaml", SITE["content/workshop.yaml"])
        self.site.shows("/", "begin")

    def _rebuild(self) -> None:
        """Save something else each time; every fifth time the site is broken."""
        said, number = self.site.output.count("changed, read"), self.rebuilt
        if number % 5 == 4:
            self.site.write("content/workshop.yaml", f"title: [ # {number}\n")
        elif number % 5 == 0:
            self.site.write(
                "content/workshop.yaml", SITE["content/workshop.yaml"] + f"# {number}\n"
            )
        elif number % 5 == 1:
            self.site.write("templates/partials/footer.html", f"<p>foot {number}</p>\n")
        elif number % 5 == 2:
            self.site.write("content/extra.md", f"# Extra {number}\n")
        else:
            self.site.write("content/index.md", page(number))
        wait_for(lambda: self.site.output.count("changed, read") > said, 30)
        self.rebuilt += 1

    def _ask(self) -> None:
        with closing(HTTPConnection("127.0.0.1", self.site.port, timeout=60)) as connection:
            while (left := self._take()) > 0:
                path = ("/", "/call/", "/nothing/here", "/assets/theme.css", "/program/")[left % 5]
                connection.request("GET", path)
                reply = connection.getresponse()
                self._judge(path, reply.status, reply.read().decode())

    def _take(self) -> int:
        with self._lock:
            left, self._left = self._left, self._left - 1
            return left

    def _judge(self, path: str, status: int, body: str) -> None:
        is_problem = status == 500 and "This page cannot be made yet" in body
        usual = 404 if path == "/nothing/here" else 200
        is_whole = body.rstrip().endswith("}" if path.endswith(".css") else "</html>")
        versions = set(re.findall(r"(?:begin|end) (\d+)", body))
        is_right = path != "/" or is_problem or len(versions) == 1
        self.statuses["problem page" if is_problem else str(status)] += 1
        if status != usual and not is_problem:
            self.wrong.append(f"{path}: {status}")
        elif not (is_whole and is_right):
            self.wrong.append(f"{path}: half a page")


def page(number: int) -> str:
    """A page of which a half can be told from the whole."""
    text = "\n\n".join(["Words " * 50] * 30)
    return f"# Welcome\n\nbegin {number}\n\n{text}\n\nend {number}\n"


def besieged(folder: Path) -> Path:
    """A site, with a file beside it that nobody must see."""
    write(folder, {"secret.txt": SECRET})
    return write(folder / "site", SITE | {"content/index.md": page(0)})


def main(requests: int, rebuilds: int) -> int:
    """Attack, and tell."""
    wrong = []
    with tempfile.TemporaryDirectory() as folder, serving(besieged(Path(folder))) as site:
        tried, found = attack_by_paths(site)
        print(f"{tried} addresses that lead out: {len(found)} answered")
        wrong += found
        tried, found = attack_by_names(site)
        print(f"{tried} requests with foreign Host or Origin: {len(found)} answered")
        wrong += found
        start, storm = monotonic(), Storm(site, requests, rebuilds)
        storm.run()
        seconds = monotonic() - start
        counts = ", ".join(f"{count} x {what}" for what, count in sorted(storm.statuses.items()))
        print(f"{requests} requests during {storm.rebuilt} rebuilds in {seconds:.0f} s: {counts}")
        print(f"half pages and other errors: {len(storm.wrong)}")
        wrong += storm.wrong
        print(f"the server runs: {site.get('/').status}; Ctrl-C took {site.stop():.2f} s")
        if "Traceback" in site.output:
            wrong.append("a traceback was printed")
    for line in wrong[:20]:
        print(f"wrong: {line}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*(int(typed) for typed in (*sys.argv[1:], "20000", "50")[:2])))
