"""Time zones by name: those that there are, what abbreviations can mean, what a misspelt one means.

All zones come from the tzdata package and not from the machine, which may be older or newer, so
that every machine computes the same times.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from workshopsite.late import pattern
from workshopsite.model.wording import fold, listed, quoted
from workshopsite.problems import Mistake

# Abbreviations found on workshop sites, each with the names that it can mean, likeliest first.
_ZONES = """
ACST Australia/Adelaide Australia/Darwin | AEST Australia/Sydney Australia/Brisbane
AST America/Halifax America/Puerto_Rico Asia/Riyadh | BST Europe/London Asia/Dhaka
CDT America/Chicago America/Havana | CEST Europe/Paris Europe/Berlin
CET Europe/Paris Europe/Berlin Africa/Algiers
CST America/Chicago America/Mexico_City Asia/Shanghai | EDT America/New_York America/Toronto
EEST Europe/Athens Europe/Helsinki | EET Europe/Athens Europe/Helsinki Africa/Cairo
EST America/New_York America/Toronto America/Panama | GMT UTC Europe/London Africa/Accra
IST Asia/Kolkata Europe/Dublin Asia/Jerusalem | MST America/Denver America/Phoenix
PST America/Los_Angeles Asia/Manila | WET Europe/Lisbon Atlantic/Canary
ACDT Australia/Adelaide | ADT America/Halifax | AEDT Australia/Sydney | AKDT America/Anchorage
AKST America/Anchorage | ART America/Argentina/Buenos_Aires | AWST Australia/Perth
BRT America/Sao_Paulo | CAT Africa/Maputo | CLT America/Santiago | COT America/Bogota
CT America/Chicago | EAT Africa/Nairobi | ET America/New_York | GST Asia/Dubai
HKT Asia/Hong_Kong | HST Pacific/Honolulu | ICT Asia/Bangkok | IDT Asia/Jerusalem
IRST Asia/Tehran | JST Asia/Tokyo | KST Asia/Seoul | MDT America/Denver | MSK Europe/Moscow
MT America/Denver | MYT Asia/Kuala_Lumpur | NDT America/St_Johns | NPT Asia/Kathmandu
NST America/St_Johns | NT America/St_Johns | NZDT Pacific/Auckland | NZST Pacific/Auckland
PDT America/Los_Angeles | PET America/Lima | PHT Asia/Manila | PKT Asia/Karachi
PT America/Los_Angeles | SAST Africa/Johannesburg | SGT Asia/Singapore | TRT Europe/Istanbul
WAT Africa/Lagos | WEST Europe/Lisbon | WIB Asia/Jakarta | Z UTC
"""

ZONE_CANDIDATES = {
    entry.split()[0]: tuple(entry.split()[1:])
    for line in _ZONES.strip().splitlines()
    for entry in line.split(" | ")
}
"""From an abbreviation in capitals to the names that it can mean, the likeliest first."""

A_ZONE = "write it as Region/City, such as Europe/Paris; a large city stands for its zone"
_OFFSET = pattern(r"(?:UTC|GMT)? ?[-+\u2212][0-9]{1,2}(?::?[0-9]{2})?", re.IGNORECASE)


def is_aoe(text: str) -> bool:
    """Whether a plain text says Anywhere on Earth, in any letter case."""
    return fold(text) in ("aoe", "anywhere on earth")


@cache
def zone_names() -> frozenset[str]:
    """The zones that can be written: tzdata's list, which is the same on every machine.

    ZoneInfo itself also takes europe/paris where the disk does not mind letter case.
    """
    names = files("tzdata").joinpath("zones").read_text("ascii").split()
    return frozenset(n for n in names if "/" in n and not n.startswith("Etc/")) | {"UTC"}


class _Zone(ZoneInfo):
    """A zone that was read from a file, and that is pickled all the same: by its name."""

    def __reduce__(self) -> tuple[Callable[[str], ZoneInfo], tuple[str]]:
        return zone_of_package, (self.key,)


@cache
def zone_of_package(name: str) -> ZoneInfo:
    """A zone of the tzdata package, and not the machine's own, which may be older or newer."""
    with files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as opened:
        return _Zone.from_file(opened, key=name)


def not_a_zone(text: str, known: Collection[str]) -> Mistake:
    """What is wrong with a plain text that is none of the known zones: bad-timezone."""
    message, hint = f"there is no time zone {quoted(text)}", A_ZONE
    if candidates := ZONE_CANDIDATES.get(text.upper()):
        message = f"{text} can mean {listed(candidates)}"
        hint = f"write {candidates[0]}" + (", or the one meant" if len(candidates) > 1 else "")
    elif is_aoe(text):
        message = "AoE is for deadlines only; the program needs a real zone"
    elif _OFFSET.fullmatch(text):
        message = f"{quoted(text)} is an offset, which does not know when the clocks change"
    elif fold(text) in ("utc", "etc/utc"):
        hint = 'did you mean "UTC"?'
    elif text.startswith("Etc/"):
        message = f"{quoted(text)} is an offset with its sign turned round, not a place"
    elif similar := _similar_zones(text, known):
        hint = "did you mean " + listed([f'"{name}"' for name in similar]) + "?"
    return Mistake("bad-timezone", message if text else "there is no time zone", hint, text)


def _similar_zones(text: str, known: Collection[str]) -> list[str]:
    """The zones whose city is spelled as, or nearly as, the last part of the text."""
    from difflib import get_close_matches  # for mistakes only

    region, _, city = fold(text).replace(" ", "_").rpartition("/")
    cities = {fold(name.rpartition("/")[2]) for name in known}
    # 0.8 finds a slip of the finger, but no other city: Lyon is not London.
    nearest = get_close_matches(city, sorted(cities), n=1, cutoff=0.8)
    found = sorted(name for name in known if [fold(name.rpartition("/")[2])] == nearest)
    return [name for name in found if fold(name.rpartition("/")[0]) == region] or found
