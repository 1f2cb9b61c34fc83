"""The theme's words in the site's language, from one catalogue a language (theme/locale/*.po)."""

from __future__ import annotations

import gettext
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "ur", "yi"}
)
"""Languages written from right to left, where the tag names no script."""

RIGHT_TO_LEFT_SCRIPTS = frozenset({"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Syrc", "Thaa"})
"""Scripts written from right to left (ISO 15924)."""


def locale_folder() -> Traversable:
    """Where the catalogues are."""
    return files("workshopsite") / "theme" / "locale"


def translations(language: str) -> gettext.NullTranslations:
    """The words of a language ("fr", or "pt-BR" and else "pt"); English where there are none."""
    for name in locale_names(language):
        catalogue = locale_folder() / f"{name}.po"
        if catalogue.is_file():
            return _from_catalogue(catalogue)
    return gettext.NullTranslations()


def locale_names(language: str) -> list[str]:
    """The names of a language's data, the most exact first: "pt-br" is pt_BR, else pt.

    Letter case as BCP 47 recommends it (RFC 5646, section 2.1.1).
    """
    primary, *others = language.split("-")
    tags = [primary.lower(), *(tag.title() if len(tag) == 4 else tag.upper() for tag in others)]
    return ["_".join(tags[:length]) for length in range(len(tags), 0, -1)]


@lru_cache(maxsize=64)  # every page says it
def territorial(language: str) -> str | None:
    """A language with a territory, as Open Graph's og:locale has it: "fr_CA", "fr_FR" for "fr".

    Where the tag names none, it is the likely one of CLDR; None where that knows none.
    """
    from babel.core import get_global

    likely = get_global("likely_subtags")
    names = [name.split("_") for name in locale_names(language)]
    names += [likely[name].split("_") for name in locale_names(language) if name in likely]
    for primary, *others in names:
        for part in others:
            if len(part) == 2:
                return f"{primary}_{part}"
    return None


def direction(language: str) -> str:
    """Whether a language is written "ltr" or "rtl"; a script in the tag decides ("az-Arab")."""
    primary, *others = language.split("-")
    script = next((tag.title() for tag in others if len(tag) == 4 and tag.isalpha()), None)
    turned = script in RIGHT_TO_LEFT_SCRIPTS if script else primary.lower() in RIGHT_TO_LEFT
    return "rtl" if turned else "ltr"


def _from_catalogue(catalogue: Traversable) -> gettext.NullTranslations:
    import io

    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = io.BytesIO()
    with catalogue.open("rb") as opened:
        write_mo(compiled, read_po(opened))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
