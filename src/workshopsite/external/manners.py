"""Good manners: how many are asked at once, how often, and how long we wait for whom."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import field
from datetime import UTC
from email.utils import parsedate_to_datetime

from workshopsite.external.outcome import Outcome
from workshopsite.late import dataclass


@dataclass(frozen=True, slots=True)
class Manners:
    """How to behave towards other people's servers; times are in seconds.

    Attributes:
        at_once: how many questions there are at the same time, to all hosts together.
        pause: how long a host is left in peace after each answer.
        seconds: how long an answer may take.
        tries: how often a host is asked again that is busy, or does not answer.
        patience: how long to wait before the first of these; each further wait is twice as long.
        longest: the longest wait that a host may ask for.
        private: whether this machine and its network may be asked, as tests must.
    """

    at_once: int = 8
    pause: float = 0.5
    seconds: float = 20
    tries: int = 3
    patience: float = 2
    longest: float = 60
    private: bool = False

    def wait(self, attempt: int, headers: Mapping[str, str], now: float) -> float:
        """How long to wait after an attempt, counted from 0: as asked for, else longer each time.

        A host asks by Retry-After (RFC 9110, section 10.2.3), in seconds or by a date.
        """
        typed = (headers.get("Retry-After") or "").strip()
        if typed.isdecimal():
            return float(typed)
        try:
            until = parsedate_to_datetime(typed)
        except ValueError:
            return self.patience * 2.0**attempt
        until = until if until.tzinfo else until.replace(tzinfo=UTC)
        return max(until.timestamp() - now, 0)


POLITE = Manners()
"""The manners of the command line."""


@dataclass(frozen=True, slots=True)
class Clock:
    """The time: seconds since 1970, and how to let some pass."""

    now: Callable[[], float] = time.time
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep


SYSTEM = Clock()
"""The system's clock."""


@dataclass(slots=True)
class Host:
    """What is known of a host while it is asked.

    Attributes:
        free_at: until when it is left in peace.
        takes_head: whether HEAD is worth a try.
        answered: whether it has answered anything yet.
        lost: what all its addresses come to, once it is known to answer nothing.
        turn: who holds it may ask for an address, as often as needed; nobody else asks meanwhile.
    """

    free_at: float = 0
    takes_head: bool = True
    answered: bool = False
    lost: Outcome | None = None
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)


class Hosts:
    """All hosts: who may be asked now, and who is left in peace."""

    def __init__(self, manners: Manners, clock: Clock) -> None:
        self._manners = manners
        self._clock = clock
        self._hosts: dict[str, Host] = {}
        self._room = asyncio.Semaphore(manners.at_once)

    def __iter__(self) -> Iterator[tuple[str, Host]]:
        """All hosts that anybody wanted to ask, with their origins."""
        return iter(self._hosts.items())

    def at(self, origin: str) -> Host:
        """The host of an origin such as "https://example.org": another scheme, another server."""
        return self._hosts.setdefault(origin, Host())

    @asynccontextmanager
    async def question(self, host: Host) -> AsyncIterator[None]:
        """Wait until a host may be asked, and leave it in peace for a while after its answer."""
        left = min(host.free_at - self._clock.now(), self._manners.longest)
        if left > 0:
            await self._clock.sleep(left)
        async with self._room:
            try:
                yield
            finally:
                self.leave(host, self._manners.pause)

    def leave(self, host: Host, seconds: float) -> None:
        """Leave a host in peace for some seconds from now, or longer if that is agreed already."""
        host.free_at = max(host.free_at, self._clock.now() + seconds)
