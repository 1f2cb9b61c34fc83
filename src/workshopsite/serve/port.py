"""The port that the preview listens on: taken before anybody is told of it."""

from __future__ import annotations

import errno
import socket
from collections.abc import Iterator
from contextlib import ExitStack, suppress

from workshopsite.late import dataclass
from workshopsite.serve.hosts import is_ip

FIRST_PORT, LAST_PORT = 8000, 8099
"""Where a free port is looked for if none is asked for."""

_EVERYWHERE = {"0.0.0.0", "::"}  # noqa: S104 - only compared with
_REFUSED = {errno.EADDRINUSE, errno.EACCES}
_ABSENT = {errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT}


class CannotListen(Exception):  # noqa: N818 - it is said as it is
    """The preview cannot be reached as asked for; says why in one sentence."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A port that is ours.

    Attributes:
        sockets: they listen already; who connects now is answered when the server runs.
        host: the address or name that was asked for.
        port: the port's number.
    """

    sockets: list[socket.socket]
    host: str
    port: int

    @property
    def addresses(self) -> list[str]:
        """Where a browser finds the server ("http://127.0.0.1:8000"), this machine's first."""
        return [f"http://{_bracketed(host)}:{self.port}" for host in self._hosts()]

    def _hosts(self) -> Iterator[str]:
        if self.host not in _EVERYWHERE:
            yield self.host
            return
        yield "127.0.0.1" if self.host == "0.0.0.0" else "::1"  # noqa: S104
        if other := _address_in_network():
            yield other


def bind(host: str, port: int | None) -> Bound:
    """Take a port: the one asked for, else the first that is free.

    Args:
        host: an address or a name of this machine.
        port: a port's number; 0 for any that is free, None for the first from 8000 on.

    Raises:
        CannotListen: the port is taken, or the host is not one of this machine.
    """
    if port is not None:
        return _bound(host, port)
    for candidate in range(FIRST_PORT, LAST_PORT):
        with suppress(_Taken):
            return _bound(host, candidate)
    return _bound(host, LAST_PORT)


class _Taken(CannotListen):
    """The port is not to be had."""


def _bound(host: str, port: int) -> Bound:
    try:
        sockets = _sockets(host, port)
    except socket.gaierror:
        raise CannotListen(_no_host(host)) from None
    except OSError as error:
        if error.errno in _ABSENT:
            raise CannotListen(_no_host(host)) from None
        if error.errno in _REFUSED:
            raise _Taken(_refusal(port, error)) from None
        raise
    return Bound(sockets, host, sockets[0].getsockname()[1])


def _sockets(host: str, port: int) -> list[socket.socket]:
    """A socket for each address that a name has ("localhost" has two); all have one port."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    made: list[socket.socket] = []
    absent = None
    with ExitStack() as undo:
        for family, address in dict.fromkeys((family, str(at[0])) for family, *_, at in found):
            try:
                one = undo.enter_context(socket.create_server((address, port), family=family))
            except OSError as error:
                if error.errno not in _ABSENT:
                    raise
                absent = error  # a name may have an IPv6 address where this machine speaks none
                continue
            one.settimeout(0)
            port = one.getsockname()[1]
            made.append(one)
        if absent and not made:
            raise absent
        undo.pop_all()
    return made


def _no_host(host: str) -> str:
    return f'"{host}" is no address of this machine; use 127.0.0.1, or 0.0.0.0 for all of them'


def _refusal(port: int, error: OSError) -> str:
    if error.errno == errno.EACCES:
        return f"port {port} may not be used here; try one from 1024 on"
    hint = "without --port, the next free one is taken"
    return f"port {port} is used by another program; stop that one, or choose another ({hint})"


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host and is_ip(host) else host


def _address_in_network() -> str | None:
    """This machine's address as others in its network see it; nothing is sent to learn it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe, suppress(OSError):
        probe.connect(("192.0.2.1", 9))  # an address for documentation, RFC 5737
        found = str(probe.getsockname()[0])
        return None if found.startswith("127.") else found
    return None
