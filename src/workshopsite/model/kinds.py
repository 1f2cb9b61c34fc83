"""What kinds of slots there are, and how a title tells that it is a break or a meal."""

from __future__ import annotations

from enum import StrEnum

from workshopsite.late import pattern
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

    Someone who speaks makes a title like "Lunch habits" a talk, so breaks and meals are guessed
    for slots without people only. Openings and closings are guessed where every word of the title
    belongs to one, so that "Closing the gap" stays a talk.
    """
    words = _WORD.findall(title.lower())
    for kind, telling in _WHOLE.items():
        if telling.intersection(words) and all(word in telling | _FILLING for word in words):
            return kind
    if not with_people:
        for kind, telling in _TELLING.items():
            if telling.intersection(words):
                return kind
    return Kind.TALK


_WORD = pattern(r"(?:[^\W\d_]|-(?=\w))+")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# English, French, German, Spanish, Portuguese, Italian
_TELLING = {
    Kind.MEAL: _words(
        "lunch luncheon dinner breakfast brunch banquet supper déjeuner dîner petit-déjeuner "
        "mittagessen mittagspause abendessen frühstück almuerzo comida cena desayuno "
        "almoço jantar pranzo colazione"
    ),
    Kind.BREAK: _words(
        "break breaks coffee tea pause pauses pause-café café kaffee kaffeepause teepause "
        "descanso pausa intervalo coffee-break caffè intermission"
    ),
}
_WHOLE = {
    Kind.OPENING: _words(
        "opening welcome introductory registration bienvenue ouverture accueil begrüßung "
        "eröffnung willkommen anmeldung apertura bienvenida inauguración inscripción abertura "
        "boas-vindas benvenuto benvenuti saluti"
    ),
    Kind.CLOSING: _words(
        "closing farewell wrap-up concluding conclusion clôture abschluss verabschiedung "
        "schlusswort clausura cierre encerramento fechamento chiusura conclusioni"
    ),
}
_FILLING = _words(
    "and et und y e of to the de del della di da do la le l d zur zum remarks remark address "
    "session ceremony word words talk discussion everyone all workshop notes note statement "
    "awards award introduction introductions conclusions mot allocution cérémonie discours "
    "sesión ceremonia palabras sessão cerimônia palavras sessione cerimonia discorso worte "
    "registration welcome opening closing"
)
