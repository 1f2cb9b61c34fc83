"""What the card says that stands for a site where no picture of its own does."""

from __future__ import annotations

from gettext import NullTranslations

from workshopsite.markup.markdown import plain
from workshopsite.model.site import Site
from workshopsite.pictures.card import Card, can_write
from workshopsite.render.accent import readable
from workshopsite.render.dates import Dates

BRAND = "#17527a"
"""The theme's own accent, --brand of tokens.css."""

_BETWEEN = " · "


def card_of(site: Site, dates: Dates, words: NullTranslations) -> Card | None:
    """The site's card; None where its title has letters that cannot be drawn.

    What else cannot be drawn is left out.
    """
    workshop = site.workshop
    title = _written(workshop.title)
    if not title:
        return None
    accent = workshop.theme.accent if workshop.theme else None
    colour = readable(accent).on_light if accent else BRAND
    below = [_written(dates.days(site.dates)) if site.dates else "", _place(site, words)]
    return Card(title, _written(workshop.series or ""), _BETWEEN.join(filter(None, below)), colour)


def _place(site: Site, words: NullTranslations) -> str:
    venue = site.workshop.venue
    if venue is None:
        return ""
    online = words.gettext("online")
    says_so = not venue.online or online in venue.name.lower()
    return _written(venue.name if says_so else f"{venue.name}{_BETWEEN}{online}")


def _written(text: str) -> str:
    """A text in one line without markup; "" where it cannot be drawn."""
    line = " ".join(plain(text).split())
    return line if can_write(line) else ""
