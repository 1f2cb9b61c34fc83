"""The theme's words in the site's language, from one catalogue a language (theme/locale/*.po)."""

from __future__ import annotations

import gettext
from importlib.resources import files
from importlib.resources.abc import Traversable

SOURCE_LANGUAGE = "en"
"""The language that the theme is written in, which needs no catalogue."""

RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "ur", "yi"}
)
"""Languages written from right to left."""


def locale_folder() -> Traversable:
    """Where the catalogues are."""
    return files("workshopsite") / "theme" / "locale"


def translations(language: str) -> gettext.NullTranslations:
    """The words of a language ("fr", or "pt-BR" and else "pt"); English where there are none."""
    for name in (language.replace("-", "_"), language.partition("-")[0]):
        catalogue = locale_folder() / f"{name}.po"
        if name != SOURCE_LANGUAGE and catalogue.is_file():
            return _from_catalogue(catalogue)
    return gettext.NullTranslations()


def _from_catalogue(catalogue: Traversable) -> gettext.NullTranslations:
    import io

    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = io.BytesIO()
    with catalogue.open("rb") as opened:
        write_mo(compiled, read_po(opened))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def direction(language: str) -> str:
    """Whether a language is written "ltr" or "rtl"."""
    return "rtl" if language.partition("-")[0] in RIGHT_TO_LEFT else "ltr"
