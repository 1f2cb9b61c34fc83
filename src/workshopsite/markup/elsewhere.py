"""Links that leave the site, as the pass over the pages meets them."""

from __future__ import annotations

from workshopsite.late import dataclass
from workshopsite.problems import Place


@dataclass(frozen=True, slots=True)
class LinkElsewhere:
    """A link that leaves the site; where it is written is found when somebody asks.

    Attributes:
        destination: as it was written, entities decoded.
        page: the address of the page that has it.
        origin: file and line of the text that it stands in; None where a template wrote it.
    """

    destination: str
    page: str
    origin: Place | None
