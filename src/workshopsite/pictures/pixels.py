"""Pixels: a picture's file decoded, set upright, cut, made smaller and written again, by Pillow.

What is written has no metadata at all: colours are those of sRGB, which browsers expect without
being told.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any, TypeVar

from PIL import ExifTags, Image, ImageCms, ImageOps

from workshopsite.pictures.recipe import LARGEST, LARGEST_OTHER, Cut, Focus, Recipe
from workshopsite.problems import Mistake

Image.MAX_IMAGE_PIXELS = None  # a picture's size is looked at here, before it is decoded

_NOT_SEEN = ("Raw profile type exif", "XML:com.adobe.xmp", "xmp")
"""Where Pillow looks for how a picture is turned, and no browser does."""

_WIDE, _FACE = 1920, 600
_COLOURS = 4096
_LIGHT, _LIGHT_PIXELS = 18_000, 400 * 400  # bytes; what that many pixels may cost
_QUALITIES = (76, 66, 56, 46, 36)
_WHITE = (255, 255, 255)
_LANCZOS = Image.Resampling.LANCZOS

Made = TypeVar("Made")

__all__ = ["decoded", "made", "moves", "tells_position", "upright"]


def decoded(data: bytes, name: str) -> Image.Image:
    """A picture as it is meant to be seen, in RGB, RGBA or L, no larger than any file needs it.

    Args:
        data: a file's bytes.
        name: the file's name, for messages.

    Raises:
        Mistake: bad-picture where it is damaged, cut short or too large.
    """
    return _attempted(lambda: _reduced(_meant(_opened(data, name))), name)


def made(picture: Image.Image, recipe: Recipe) -> bytes:
    """The file that a recipe makes of a decoded picture."""
    shaped = _shaped(picture, recipe)
    if recipe.opaque or recipe.format == "JPEG":
        shaped = _on_white(shaped)
    if recipe.format == "WEBP":
        return _webp(shaped, drawn=bool(picture.info.get("drawn")))
    if recipe.format == "JPEG":
        return _saved(shaped, "JPEG", quality=80, optimize=True, progressive=True)
    return _saved(_few_colours(shaped), "PNG", optimize=True)


def upright(data: bytes, name: str) -> bytes:
    """A whole picture with its pixels turned as its metadata asks, in the same format.

    A JPEG keeps the quality that it was saved with, every picture its colour profile.

    Raises:
        Mistake: bad-picture, as for `decoded`.
    """
    return _attempted(lambda: _turned(_opened(data, name)), name)


def moves(data: bytes) -> bool:
    """Whether a file holds several pictures that follow one another; not where it is damaged."""
    try:
        with Image.open(BytesIO(data)) as picture:
            return bool(getattr(picture, "is_animated", False))
    except Exception:  # noqa: BLE001 - decoders raise whatever damaged data leads them to
        return False


def tells_position(data: bytes) -> bool:
    """Whether a picture's file says where it was taken; False for what Pillow cannot read."""
    try:
        with Image.open(BytesIO(data)) as picture:
            return ExifTags.IFD.GPSInfo in picture.getexif()
    except Exception:  # noqa: BLE001 - as above
        return False


def _attempted(work: Callable[[], Made], name: str) -> Made:
    try:
        return work()
    except Mistake:
        raise
    except Exception as error:  # decoders raise whatever a damaged file leads them to
        message, hint = f'the picture "{name}" is damaged', "open it in an editor and save it again"
        raise Mistake("bad-picture", message, hint) from error


def _opened(data: bytes, name: str) -> Image.Image:
    picture = Image.open(BytesIO(data))
    for place in _NOT_SEEN:
        picture.info.pop(place, None)
    if picture.width * picture.height > LARGEST.get(picture.format or "", LARGEST_OTHER):
        size = f"{picture.width} × {picture.height} pixels"
        message = f'the picture "{name}" is too large: {size}'
        raise Mistake("bad-picture", message, f"make it smaller; {_WIDE} pixels wide is plenty")
    return picture


def _meant(picture: Image.Image) -> Image.Image:
    """A picture upright, in colours that need no explanation."""
    drawn = picture.format in {"PNG", "GIF", "WEBP"}
    profile = picture.info.get("icc_profile")
    if picture.format == "JPEG":  # decodes to the next size of 1/2, 1/4, 1/8
        picture.draft(None, _least(picture.size))
    picture.load()
    ImageOps.exif_transpose(picture, in_place=True)  # not two of them in memory
    plain = _plain(picture, profile)
    plain.info = {"drawn": drawn and plain.getcolors(_COLOURS) is not None}
    return plain


def _plain(picture: Image.Image, profile: bytes | None) -> Image.Image:
    if picture.mode.startswith("I"):  # 16 bits of grey
        return picture.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")
    see_through = picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info
    if picture.mode in {"P", "PA", "LA", "1", "La", "RGBa"} or see_through:
        picture = picture.convert("RGBA" if see_through else "RGB")
    picture = _in_srgb(picture, profile)
    if picture.mode == "RGBA" and picture.getchannel("A").getextrema() == (255, 255):
        return picture.convert("RGB")
    return picture if picture.mode in {"RGB", "RGBA", "L"} else picture.convert("RGB")


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """The same colours in numbers of sRGB; unchanged without a profile that fits the picture."""
    if not profile or picture.mode == "L":
        return picture
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    srgb = ImageCms.createProfile("sRGB")
    try:
        turned = ImageCms.profileToProfile(picture, BytesIO(profile), srgb, outputMode=mode)
    except (ImageCms.PyCMSError, OSError):
        return picture
    return turned or picture


def _least(size: tuple[int, int]) -> tuple[int, int]:
    """How large a picture must at least be for every file that is made of it."""
    width, height = size
    scale = min(max(_WIDE / width, _FACE / min(width, height)), 1)
    return max(round(width * scale), 1), max(round(height * scale), 1)


def _reduced(picture: Image.Image) -> Image.Image:
    size = _least(picture.size)
    if size == picture.size:
        return picture
    reduced = picture.resize(size, _LANCZOS, reducing_gap=3.0)
    reduced.info = picture.info
    return reduced


def _shaped(picture: Image.Image, recipe: Recipe) -> Image.Image:
    side = recipe.width
    if recipe.cut is Cut.SQUARE:
        return _cut(picture, side, recipe.focus)
    if recipe.cut is Cut.ICON:
        return ImageOps.pad(picture.convert("RGBA"), (side, side), _LANCZOS, color=(0, 0, 0, 0))
    height = max(round(picture.height * side / picture.width), 1)
    return _resized(picture, (side, height), (0, 0, picture.width, picture.height))


def _cut(picture: Image.Image, side: int, focus: Focus) -> Image.Image:
    """The largest square that has the focus in its middle, or as near to it as it can be."""
    whole = min(picture.size)
    left, top = (
        min(max(round(length * at - whole / 2), 0), length - whole)
        for length, at in zip(picture.size, focus, strict=True)
    )
    return _resized(picture, (side, side), (left, top, left + whole, top + whole))


def _resized(
    picture: Image.Image, size: tuple[int, int], box: tuple[int, int, int, int]
) -> Image.Image:
    if (box[2] - box[0], box[3] - box[1]) == size:
        return picture.crop(box)
    return picture.resize(size, _LANCZOS, box=box, reducing_gap=3.0)


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode != "RGBA":
        return picture
    ground = Image.new("RGB", picture.size, _WHITE)
    ground.paste(picture, mask=picture.getchannel("A"))
    return ground


def _webp(picture: Image.Image, *, drawn: bool) -> bytes:
    """The best quality that is light enough; what was drawn and not taken stays exact."""
    limit = max(_LIGHT, _LIGHT * picture.width * picture.height // _LIGHT_PIXELS)
    if drawn:
        exact = _saved(picture, "WEBP", lossless=True, quality=80, method=4)
        if len(exact) <= limit:
            return exact
    for quality in _QUALITIES:
        data = _saved(picture, "WEBP", quality=quality, method=4)
        if len(data) <= limit:
            break
    return data


def _few_colours(picture: Image.Image) -> Image.Image:
    """A picture in 256 colours, which is a third of the bytes in PNG; small ones stay exact."""
    if picture.mode == "L" or picture.width <= _FACE // 2:
        return picture
    method = Image.Quantize.FASTOCTREE if picture.mode == "RGBA" else Image.Quantize.MEDIANCUT
    return picture.quantize(256, method)


def _saved(picture: Image.Image, form: str, **options: Any) -> bytes:
    file = BytesIO()
    picture.info = {}
    picture.save(file, form, **options)
    return file.getvalue()


def _turned(picture: Image.Image) -> bytes:
    form = picture.format or "PNG"
    options: dict[str, Any] = {"icc_profile": picture.info.get("icc_profile")}
    if form == "JPEG":
        from PIL.JpegImagePlugin import get_sampling

        options["qtables"] = getattr(picture, "quantization", None)
        options["subsampling"] = get_sampling(picture)
    elif form == "WEBP":
        options["quality"] = 90
    return _saved(ImageOps.exif_transpose(picture), form, **options)
