"""A picture's files: which there are, and at which addresses, known before any is made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from workshopsite.late import dataclass
from workshopsite.model.ids import slug
from workshopsite.pictures.recipe import Cut, Focus, Recipe, short_digest
from workshopsite.read.folder import File, suffix

FOLDER = "/pictures/"
"""Where all made files stand."""

WIDTHS = (240, 400, 640, 960, 1280, 1920)
"""Pixels: from a small picture to a wide screen; one in a text needs up to 672 times 3."""

SQUARES = (96, 144, 224, 400, 600)
"""Pixels: the theme shows faces from 44 to 128 wide, times 1 to 3; other themes up to 200."""

_FALLBACK = 640
_FALLBACK_SQUARE = 224
_SHARED = 1200
_ICON, _TOUCH_ICON = 32, 180  # a tab's; what phones put on the home screen
_NEAR = 0.8
_ENDINGS = {"WEBP": "webp", "JPEG": "jpg", "PNG": "png"}


@dataclass(frozen=True, slots=True)
class Variant:
    """One file that is made of a picture.

    Attributes:
        address: where it stands; it changes with the picture's content and with the recipe.
        file: the picture.
        recipe: how it is made.
    """

    address: str
    file: File
    recipe: Recipe


@dataclass(frozen=True, slots=True)
class Family:
    """The files among which a browser chooses.

    Attributes:
        webp: in the order of their widths.
        fallback: for browsers that know neither `srcset` nor WebP.
        width: of the whole picture, or of its largest square, in pixels.
        height: likewise.
    """

    webp: tuple[Variant, ...]
    fallback: Variant
    width: int
    height: int

    def __iter__(self) -> Iterator[Variant]:
        """All of them."""
        return iter((*self.webp, self.fallback))


def wide(file: File) -> Family:
    """The files of a whole picture, whose width and height are known."""
    width, height = size_of(file)
    steps = [step for step in WIDTHS if step < _NEAR * min(width, WIDTHS[-1])]
    widths = [*steps, min(width, WIDTHS[-1])]
    webp = tuple(_variant(file, Recipe(step, "WEBP")) for step in widths)
    return Family(webp, _variant(file, Recipe(min(width, _FALLBACK), _old(file))), width, height)


def square(file: File, focus: Focus) -> Family:
    """The files of a portrait: squares cut around the focus."""
    side = min(*size_of(file), SQUARES[-1])
    steps = [step for step in SQUARES if step < _NEAR * side]
    webp = tuple(_face(file, step, "WEBP", focus) for step in (*steps, side))
    fallback = _face(file, min(side, _FALLBACK_SQUARE), _old(file), focus)
    return Family(webp, fallback, side, side)


def shared(file: File) -> Variant:
    """The file for social networks: JPEG, at most 1200 pixels wide."""
    width, _ = size_of(file)
    return _variant(file, Recipe(min(width, _SHARED), "JPEG", opaque=True))


def icon(file: File) -> Variant:
    """The file for a browser's tab."""
    return _variant(file, Recipe(_ICON, "PNG", Cut.ICON))


def touch_icon(file: File) -> Variant:
    """The file for the home screen of a phone, which shows nothing through."""
    return _variant(file, Recipe(_TOUCH_ICON, "PNG", Cut.ICON, opaque=True))


def size_of(file: File) -> tuple[int, int]:
    """The width and height of a picture that has them."""
    if file.width is None or file.height is None:
        raise ValueError(f"the size of {file.path} is not known")
    return file.width, file.height


def _face(file: File, side: int, form: str, focus: Focus) -> Variant:
    return _variant(file, Recipe(side, form, Cut.SQUARE, focus))


def _old(file: File) -> str:
    """The format of all browsers that comes nearest to a picture's own."""
    return "JPEG" if suffix(file.path) in {".jpg", ".jpeg"} else "PNG"


def _variant(file: File, recipe: Recipe) -> Variant:
    stem = slug(PurePosixPath(file.path).stem) or "picture"
    digest = short_digest(file.digest, recipe.cut, recipe.focus, recipe.opaque)
    return Variant(
        f"{FOLDER}{stem}-{digest}-{recipe.width}.{_ENDINGS[recipe.format]}", file, recipe
    )
