"""One question to a web server: the only module beside the preview that knows tornado.

tornado is there already, asks many at once in one thread, bounds the time of a whole answer, and
lets us see the numbers behind a name before anything is connected to.
"""

from __future__ import annotations

import asyncio
import logging
import socket
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any

from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.netutil import DefaultLoopResolver
from tornado.simple_httpclient import HTTPTimeoutError, SimpleAsyncHTTPClient

from workshopsite import __version__
from workshopsite.external.outcome import Trouble
from workshopsite.late import dataclass

USER_AGENT = f"workshopsite/{__version__} (link check)"
"""How we introduce ourselves: servers may wish to know who asks."""

LARGEST_PEEK = 65_536
"""Bytes of a page that we take in when only its status is wanted."""


class NoAnswer(Exception):  # noqa: N818 - it is the other machine's doing
    """A server did not answer; ``trouble`` says why."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


class _NotPublicError(OSError):
    """A name leads into this machine or its network."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: status, headers by their names ("Retry-After"), and content if all came in."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    content: bytes = b""


class Asker:
    """Asks servers, and follows no redirect by itself; use it within one event loop."""

    def __init__(self, *, seconds: float, private: bool = False) -> None:
        """Prepare to ask.

        Args:
            seconds: how long an answer may take from the first name lookup to its last byte.
            private: whether this machine and its network may be asked, as tests must.
        """
        self._seconds = seconds
        self._resolver = DefaultLoopResolver() if private else _PublicResolver()

    async def ask(self, method: str, url: str, largest: int = LARGEST_PEEK) -> Reply:
        """Ask for an address, as `links.asked` gives it.

        Args:
            method: "HEAD" or "GET".
            url: the address.
            largest: bytes of the content that are taken in; of a longer one the reply has none.

        Raises:
            NoAnswer: there was none.
        """
        head = _Head()
        request = HTTPRequest(
            url,
            method,
            user_agent=USER_AGENT,
            connect_timeout=self._seconds,
            request_timeout=self._seconds,
            follow_redirects=False,
            header_callback=head.take,
        )
        client = SimpleAsyncHTTPClient(
            force_instance=True,
            resolver=self._resolver,
            max_body_size=largest,
        )
        try:
            response = await client.fetch(request, raise_error=False)
        except Exception as error:
            if head.status:  # the rest was too long, too slow or broken: we know enough
                return Reply(head.status, head.headers)
            raise NoAnswer(_trouble(error)) from error
        finally:
            client.close()
        return Reply(response.code, head.headers, response.body)


class _Head:
    """The first lines of an answer, as they come in."""

    def __init__(self) -> None:
        self.status = 0
        self.headers: dict[str, str] = {}

    def take(self, line: str) -> None:
        """Note the status line, or a header."""
        if line.startswith("HTTP/"):
            self.status = int(line.split()[1])
        elif ":" in line:
            name, _, value = line.partition(":")
            self.headers[name.title()] = value.strip()


class _PublicResolver(DefaultLoopResolver):
    """Finds the numbers of a host, and only those of the public internet.

    Links come from abstracts of strangers too: they must not make an organiser's machine ask its
    router or its own services. Names are checked here, where they are looked up for the
    connection, so that no name can lead elsewhere the second time.
    """

    async def resolve(
        self, host: str, port: int, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[tuple[int, Any]]:
        found = await super().resolve(host, port, family)
        public = [one for one in found if is_public(one[1][0])]
        if found and not public:
            raise _NotPublicError(f"{host} is not public")
        return public


_STAND_INS = ip_network("198.18.0.0/15")
"""For measurements (RFC 2544). Some VPN programs give every name a number from here."""


def is_public(number: str) -> bool:
    """Whether an IP address is one of the public internet."""
    address = ip_address(number.partition("%")[0])
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    return (address.is_global and not address.is_multicast) or address in _STAND_INS


_KINDS: tuple[tuple[type[Exception], Trouble], ...] = (
    (_NotPublicError, Trouble.NOT_PUBLIC),
    (socket.gaierror, Trouble.UNKNOWN_HOST),
    (HTTPTimeoutError, Trouble.SILENT),
    (TimeoutError, Trouble.SILENT),
)


_INCOMPLETE = frozenset({2, 20, 21})
"""Codes of OpenSSL (X509_verify_cert_error_string) for an issuer that is not at hand."""


def _trouble(error: Exception) -> Trouble:
    """What an exception of tornado means; all others end a connection that should have lasted."""
    if not isinstance(error, (OSError, HTTPClientError, ValueError)):
        raise error
    if isinstance(error, ssl.SSLCertVerificationError):
        incomplete = error.verify_code in _INCOMPLETE
        return Trouble.INCOMPLETE if incomplete else Trouble.CERTIFICATE
    return next((trouble for kind, trouble in _KINDS if isinstance(error, kind)), Trouble.HUNG_UP)


@contextmanager
def quiet() -> Iterator[None]:
    """Keep tornado and asyncio from logging what `NoAnswer` says anyway."""
    loggers = [logging.getLogger(name) for name in ("tornado", "asyncio")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def run(work: Callable[[], Any]) -> Any:
    """Run a coroutine function to its end in an event loop of its own."""
    with quiet():
        return asyncio.run(work())
