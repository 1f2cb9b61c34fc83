"""What kinds of slots there are, and how a title tells that it is a break or a meal."""

from __future__ import annotations

import re
from enum import StrEnum

from workshopsite.problems import Mistake, did_you_mean


class Kind(StrEnum):
    """What happens in a slot."""

    TALK = "talk"
    KEYNOTE = "keynote"
    INVITED = "invited"
    CONTRIBUTED = "contributed"
    SPOTLIGHT = "spotlight"
    TUTORIAL = "tutorial"
    PANEL = "panel"
    POSTERS = "posters"
    COMPETITION = "competition"
    BREAK = "break"
    MEAL = "meal"
    SOCIAL = "social"
    OPENING = "opening"
    CLOSING = "closing"
    SESSION = "session"


WITHOUT_PAGE = frozenset(
    {Kind.BREAK, Kind.MEAL, Kind.SOCIAL, Kind.OPENING, Kind.CLOSING, Kind.SESSION}
)
"""Kinds that never have a page of their own."""


def parse_kind(text: str) -> Kind:
    """The kind of that name; Mistake bad-value for any other."""
    try:
        return Kind(text.strip().lower())
    except ValueError:
        raise Mistake(
            "bad-value", f'"{text}" is no kind of slot', did_you_mean(text, Kind)
        ) from None


def guess_kind(title: str, *, with_people: bool) -> Kind:
    """The kind that a title tells by common words, else a talk.

    Someone who speaks makes a title like "Closing the gap" or "Lunch habits" a talk, so breaks
    and meals are guessed for slots without people only, openings from the whole title.
    """
    words = title.casefold()
    for kind, pattern in _WHOLE.items():
        if pattern.fullmatch(words):
            return kind
    if not with_people:
        for kind, pattern in _WORDS.items():
            if pattern.search(words):
                return kind
    return Kind.TALK


def _any_word(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(words.split())})(?!\w)")


# English, French, German, Spanish, Portuguese, Italian
_WORDS = {
    Kind.MEAL: _any_word(
        "lunch dinner breakfast brunch banquet supper déjeuner dîner diner petit-déjeuner "
        "mittagessen mittagspause abendessen frühstück almuerzo comida cena desayuno "
        "almoço jantar pranzo colazione"
    ),
    Kind.BREAK: _any_word(
        "break breaks coffee tea pause pauses café kaffee kaffeepause teepause descanso pausa "
        "intervalo coffee-break caffè intermission"
    ),
}

_OPENINGS = (
    r"opening|welcome|bienvenue|ouverture|accueil|begrüßung|eröffnung|willkommen|apertura|"
    r"bienvenida|inauguración|abertura|boas-vindas|benvenuto|benvenuti|saluti|introductory"
)
_CLOSINGS = (
    r"closing|farewell|wrap-up|clôture|conclusion|abschluss|verabschiedung|schlusswort|clausura|"
    r"cierre|encerramento|fechamento|chiusura|conclusioni|concluding"
)
_TAIL = (
    r"(?:[\s,&:/]+(?:and|et|und|y|e|of|to|the|de|del|la|zur|zum|remarks?|address|session|ceremony|"
    r"words?|talks?|discussion|everyone|all|workshop|mot|cérémonie|sesión|sessão|sessione|"
    r"registration|welcome|opening|closing|awards?|introduction|conclusions?))*[.!]?"
)
_WHOLE = {
    Kind.OPENING: re.compile(rf"(?:registration|{_OPENINGS}){_TAIL}"),
    Kind.CLOSING: re.compile(rf"(?:{_CLOSINGS}){_TAIL}"),
}
