"""Finding out whether an address works: HEAD or GET, tried again, redirects followed."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urljoin

from workshopsite.external.asking import LARGEST_PEEK, Asker, NoAnswer, Reply
from workshopsite.external.links import asked, host_of, origin_of
from workshopsite.external.manners import Clock, Host, Hosts, Manners
from workshopsite.external.outcome import NO_NETWORK, Outcome, Trouble
from workshopsite.problems import Mistake

MOST_REDIRECTS = 10
"""How many are followed; browsers follow twenty."""

_FOR_GOOD = frozenset({301, 308})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({408, 429, 500, 502, 503, 504})
_NO_HEAD = frozenset({405, 501})
_TOO_MANY = 429
_LASTING = frozenset(
    {Trouble.UNKNOWN_HOST, Trouble.NOT_PUBLIC, Trouble.CERTIFICATE, Trouble.INCOMPLETE}
)


class Visitor:
    """Visits addresses; use it within one event loop, and as often at the same time as you like."""

    def __init__(self, asker: Asker, manners: Manners, clock: Clock) -> None:
        self._asker = asker
        self._manners = manners
        self._clock = clock
        self._hosts = Hosts(manners, clock)

    @property
    def answered(self) -> bool:
        """Whether any host has answered yet."""
        return any(host.answered for _, host in self._hosts)

    @property
    def offline(self) -> bool:
        """Whether several hosts were asked and none could be reached."""
        lost = {host_of(origin) for origin, host in self._hosts if _is_unreachable(host)}
        return len(lost) > 1 and not self.answered

    async def visit(self, url: str) -> Outcome:
        """What becomes of asking for an address, as `links.asked` gives it."""
        here, moved, for_good = url, url, True
        for _ in range(MOST_REDIRECTS):
            reply = await self._reply(here, LARGEST_PEEK)
            if isinstance(reply, Outcome):
                return replace(reply, host=host_of(here))
            target = _target(here, reply)
            if target is None:
                return Outcome(reply.status, None, "" if moved == url else moved, host_of(here))
            for_good = for_good and reply.status in _FOR_GOOD
            here, moved = target, target if for_good else moved
        return Outcome(trouble=Trouble.CIRCLE, host=host_of(url))

    async def fetch(self, url: str, largest: int) -> Reply | Outcome:
        """The content of an address, wherever it is redirected to; an Outcome if there is none.

        Args:
            url: as `links.asked` gives it.
            largest: how many bytes it may have.
        """
        for _ in range(MOST_REDIRECTS):
            reply = await self._reply(url, largest, with_head=False)
            target = None if isinstance(reply, Outcome) else _target(url, reply)
            if target is None:
                return reply
            url = target
        return Outcome(trouble=Trouble.CIRCLE)

    async def _reply(self, url: str, largest: int, *, with_head: bool = True) -> Reply | Outcome:
        """The last of the answers to several attempts, or what there is instead of one."""
        host = self._hosts.at(origin_of(url))
        async with host.turn:
            if host.lost:
                return host.lost
            reply: Reply | Outcome | None = None
            if with_head and host.takes_head:
                reply = await self._by_head(url, host)
            reply = reply or await self._by_get(url, host, largest)
            _note_loss(host, reply)
            return reply

    async def _by_head(self, url: str, host: Host) -> Reply | Outcome | None:
        """What HEAD tells, or None: many servers answer it wrongly, so only good news count."""
        reply = await self._once("HEAD", url, host, LARGEST_PEEK)
        if isinstance(reply, Outcome):
            return reply if reply.trouble in _LASTING else None
        if reply.status in _NO_HEAD:
            host.takes_head = False
        elif reply.status == _TOO_MANY and not self._agreed_to_wait(0, host, reply):
            return reply
        return reply if reply.status < 400 else None

    async def _by_get(self, url: str, host: Host, largest: int) -> Reply | Outcome:
        for attempt in range(self._manners.tries):
            reply = await self._once("GET", url, host, largest)
            last = attempt == self._manners.tries - 1
            if last or not _may_pass(reply) or not self._agreed_to_wait(attempt, host, reply):
                break
        return reply

    async def _once(self, method: str, url: str, host: Host, largest: int) -> Reply | Outcome:
        async with self._hosts.question(host):
            try:
                reply = await self._asker.ask(method, url, largest)
            except NoAnswer as none:
                return Outcome(trouble=none.trouble)
            host.answered = True
            return reply

    def _agreed_to_wait(self, attempt: int, host: Host, reply: Reply | Outcome) -> bool:
        """Leave a host in peace for as long as it asks; whether that is not too long for us."""
        headers = reply.headers if isinstance(reply, Reply) else {}
        wait = self._manners.wait(attempt, headers, self._clock.now())
        if wait > self._manners.longest and isinstance(reply, Reply):
            host.lost = Outcome(reply.status)
            return False
        self._hosts.leave(host, wait)
        return True


def _is_unreachable(host: Host) -> bool:
    return host.lost is not None and host.lost.trouble in NO_NETWORK


def _may_pass(reply: Reply | Outcome) -> bool:
    """Whether another attempt may end better."""
    if isinstance(reply, Outcome):
        return reply.trouble not in _LASTING
    return reply.status in _BUSY


def _note_loss(host: Host, reply: Reply | Outcome) -> None:
    """Note that a host is lost, so that its other addresses need not be asked for."""
    if isinstance(reply, Outcome):
        host.lost = host.lost if host.answered else reply
    elif reply.status == _TOO_MANY:
        host.lost = Outcome(reply.status)


def _target(url: str, reply: Reply) -> str | None:
    """Where a redirect leads; None for another answer, or where it leads out of the web."""
    location = reply.headers.get("Location") or ""
    if reply.status not in _REDIRECTS or not location:
        return None
    try:
        return asked(urljoin(url, location))
    except (Mistake, ValueError):
        return None
