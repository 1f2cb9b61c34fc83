"""The story of `check --external`: ask for all links, and for what is published, and report."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Mapping
from dataclasses import field
from functools import partial

from workshopsite.build import Made
from workshopsite.external.asking import Asker, run
from workshopsite.external.findings import report
from workshopsite.external.links import host_of, links_elsewhere
from workshopsite.external.manners import POLITE, SYSTEM, Clock, Manners
from workshopsite.external.memory import KEPT, Memory
from workshopsite.external.outcome import NO_NETWORK, Outcome
from workshopsite.external.published import NotReadable, published_addresses
from workshopsite.external.vanishing import report_vanishing
from workshopsite.external.visit import Visitor
from workshopsite.late import dataclass
from workshopsite.problems import Place, Problems

PROBES = 8
"""How many hosts are asked first, to see whether there is a network at all."""

Progress = Callable[[int, int], None]
"""Hears how many of all addresses are known."""


def check_external(
    made: Made,
    problems: Problems,
    progress: Progress = lambda _done, _total: None,
    *,
    manners: Manners = POLITE,
    clock: Clock = SYSTEM,
) -> int:
    """Check the links of a site to other sites, and what of its published pages would be gone.

    Args:
        made: the site, with all its pages.
        problems: gets what is found: dead-external-link, moved-link, unchecked-link, no-network,
            vanishing-address, no-published-site.
        progress: is called after each address.
        manners: how to behave towards other hosts.
        clock: the time.

    Returns:
        How many addresses of other sites there are.
    """
    links = links_elsewhere(made.site, made.renderer, problems)
    memory = Memory(made.site.folder.root / KEPT, clock.now())
    survey = _Survey(memory, progress, len(links))
    # What is wrong is left out of the site, and would look as if it were to vanish.
    base_url = None if problems.fatal else made.renderer.base_url
    try:
        run(partial(survey.ask, list(links), base_url, manners, clock))
    finally:
        memory.save()
    report(survey.told(), links, problems)
    _report_published(survey, made, problems)
    return len(links)


@dataclass(slots=True)
class _Survey:
    """What is found out, as it comes in.

    Attributes:
        memory: what is known from earlier runs, and gets what is new.
        progress: hears of each address.
        total: how many addresses there are.
        outcomes: by address.
        published: the addresses of the published site; None where nobody asked for them.
        not_readable: why they cannot be read, or "".
        offline: whether nothing could be reached.
    """

    memory: Memory
    progress: Progress
    total: int
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    published: set[str] | None = None
    not_readable: str = ""
    offline: bool = False

    async def ask(
        self, urls: list[str], base_url: str | None, manners: Manners, clock: Clock
    ) -> None:
        """Ask for all that is not known, several at the same time."""
        visitor = Visitor(Asker(seconds=manners.seconds, private=manners.private), manners, clock)
        self.outcomes = {url: known for url in urls if (known := self.memory.get(url))}
        await self._ask_links([url for url in urls if url not in self.outcomes], visitor)
        if base_url and not visitor.offline:
            await self._ask_published(base_url, visitor)
        self.offline = visitor.offline

    async def _ask_links(self, urls: list[str], visitor: Visitor) -> None:
        probes = _probes(urls)
        asked = {asyncio.ensure_future(self._visit(url, visitor)) for url in probes}
        while asked and not visitor.answered:
            done, asked = await asyncio.wait(asked, return_when=asyncio.FIRST_COMPLETED)
            await asyncio.gather(*done)
        if not visitor.offline:
            others = (self._visit(url, visitor) for url in urls if url not in probes)
            await asyncio.gather(*asked, *others)

    async def _visit(self, url: str, visitor: Visitor) -> None:
        outcome = await visitor.visit(url)
        self.outcomes[url] = outcome
        self.memory.keep(url, outcome)
        self.progress(len(self.outcomes), self.total)

    async def _ask_published(self, base_url: str, visitor: Visitor) -> None:
        try:
            self.published = await published_addresses(base_url, visitor)
        except NotReadable as why:
            self.not_readable = str(why)

    def told(self) -> Mapping[str, Outcome]:
        """The outcomes that say something of their addresses, in order."""
        in_order = sorted(self.outcomes.items())
        return {
            url: outcome
            for url, outcome in in_order
            if not (self.offline and outcome.trouble in NO_NETWORK)
        }


def _probes(urls: Collection[str]) -> list[str]:
    """An address at each of some hosts, spread over all."""
    by_host = {host_of(url): url for url in urls}
    step = max(1, len(by_host) // PROBES)
    return [*by_host.values()][::step][:PROBES]


def _report_published(survey: _Survey, made: Made, problems: Problems) -> None:
    place = _address_of_site(made)
    if survey.offline:
        message = "no other site can be reached, so links to them are not checked"
        problems.add("no-network", message, place, "is this computer online?")
    elif survey.not_readable:
        hint = "that is as it should be while the site is not published yet"
        problems.add("no-published-site", survey.not_readable, place, hint)
    elif survey.published is not None:
        whole = made.renderer.links.whole
        kept_back = whole.addresses if whole else ()
        report_vanishing(survey.published, made.outputs, kept_back, place, problems)


def _address_of_site(made: Made) -> Place:
    """Where the site's own address is written, if it is."""
    if made.site.options.base_url or not made.site.workshop.url:
        return Place("content/workshop.yaml")
    return made.site.workshop.place("url")
