"""What is said of links to other sites, once it is known what became of asking."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field

from workshopsite.external.links import host_of
from workshopsite.external.outcome import Outcome, State, Trouble
from workshopsite.late import dataclass
from workshopsite.problems import Place, Problems, Related

MOST_PLACES = 5
"""How many further places a problem names; of more, the number is told."""


@dataclass(frozen=True, slots=True)
class _Finding:
    """What a problem says; those that say the same are told once, with all their places."""

    rule: str
    message: str
    hint: str


@dataclass(slots=True)
class _Findings:
    places: dict[_Finding, list[Place]] = field(default_factory=dict)

    def add(self, finding: _Finding, places: tuple[Place, ...]) -> None:
        self.places.setdefault(finding, []).extend(places)


def report(
    outcomes: Mapping[str, Outcome], links: Mapping[str, tuple[Place, ...]], problems: Problems
) -> None:
    """Add a problem for each address that does not work, has moved, or could not be checked.

    What concerns a whole host is said once.

    Args:
        outcomes: what became of each address.
        links: the places of each.
        problems: gets dead-external-link, moved-link and unchecked-link.
    """
    found = _Findings()
    for url, outcome in outcomes.items():
        if finding := _finding(url, outcome):
            found.add(finding, links[url])
    for finding, places in found.places.items():
        first, *others = sorted(set(places))
        related = tuple(_related(others))
        problems.add(finding.rule, finding.message, first, finding.hint, related)


def _related(places: list[Place]) -> Iterator[Related]:
    for place in places[:MOST_PLACES]:
        yield Related("also here", place)
    if left := places[MOST_PLACES:]:
        label = "also here" if len(left) == 1 else f"and in {len(left)} more places, the first"
        yield Related(label, left[0])


def _finding(url: str, outcome: Outcome) -> _Finding | None:
    if outcome.trouble:
        rule = "dead-external-link" if outcome.state is State.DEAD else "unchecked-link"
        message, hint = _TROUBLES[outcome.trouble]
        before = "" if outcome.host == host_of(url) else f'"{url}" leads on, but '
        return _Finding(rule, before + message.format(url=url, host=outcome.host), hint)
    if outcome.state is State.DEAD:
        return _Finding("dead-external-link", f'"{url}" {_wrong(outcome.status)}', _MEND)
    if outcome.state is State.UNSURE:
        return _unsure(outcome.host, outcome.status)
    if outcome.moved:
        return _Finding("moved-link", f'"{url}" has moved for good', f'write "{outcome.moved}"')
    return None


_MEND = "mend the address, or remove the link"
_TRY = "open it in a browser, and remove the link if it is gone"
_TROUBLES = {
    Trouble.UNKNOWN_HOST: (
        'there is no host "{host}"',
        "mend the address, or remove the link if the site is gone",
    ),
    Trouble.NOT_PUBLIC: (
        '"{host}" is in your own computer or network, where nobody else can follow',
        "write the public address",
    ),
    Trouble.SILENT: (
        '"{host}" does not answer',
        _TRY,
    ),
    Trouble.HUNG_UP: (
        '"{host}" breaks off instead of answering',
        _TRY,
    ),
    Trouble.CERTIFICATE: (
        'browsers warn of "{host}", because its certificate is not valid',
        "remove the link, or tell those who run the site",
    ),
    Trouble.INCOMPLETE: (
        'it cannot be verified that "{host}" is what it says, at least not by programs',
        "open it in a browser; if that warns, tell those who run the site",
    ),
    Trouble.CIRCLE: ('"{host}" sends programs on and on', "open it in a browser"),
}


def _wrong(status: int) -> str:
    if status == 410:
        return "has been removed (410)"
    if status >= 500:
        return f"does not work: its server has a mistake ({status})"
    return f"leads nowhere ({status})"


def _unsure(host: str, status: int) -> _Finding:
    if status == 429:
        message = f'"{host}" was asked too often ({status}), so what it has could not be checked'
        return _Finding("unchecked-link", message, "check again later")
    message = f'"{host}" does not show its pages to programs ({status})'
    return _Finding("unchecked-link", message, "open them in a browser")
