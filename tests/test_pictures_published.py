"""What the files of pictures say besides what they show is not published."""

import contextlib
import io
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ExifTags, Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from built import built, errors
from photos import photo
from workshopsite.pictures.metadata import Bare, Damaged, without_metadata
from workshopsite.pictures.published import published
from workshopsite.problems import Mistake
from workshopsite.read.exif import orientation

FORMATS = [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp")]
SECRETS = (b"Ada's camera", b"2023:05:23", b"Exampleville")
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">Exampleville</x:xmpmeta>'


def exif(turned=1):
    told = Image.Exif()
    told[ExifTags.Base.Orientation] = turned
    told[ExifTags.Base.Make] = "Ada's camera"
    told[ExifTags.Base.DateTime] = "2023:05:23 09:00:00"
    told.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (48.0, 51.0, 29.0)
    return told


def telling(kind, turned=1, size=(60, 40)):
    """A picture that says when, where and by what it was taken."""
    noise = Image.frombytes("RGB", size, random.Random(1).randbytes(3 * size[0] * size[1]))
    file = io.BytesIO()
    more = {"comment": b"Exampleville"} if kind == "JPEG" else {}
    if kind == "PNG":
        texts = PngInfo()
        texts.add_text("Author", "Exampleville")
        texts.add_itxt("XML:com.adobe.xmp", XMP.decode())
        more = {"pnginfo": texts}
    else:
        more |= {"xmp": XMP}
    noise.save(file, kind, exif=exif(turned), icc_profile=PROFILE, **more)
    return file.getvalue()


def opened(data):
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


@pytest.mark.parametrize(("kind", "ending"), FORMATS)
def test_a_published_picture_shows_the_same_and_says_nothing(tmp_path, kind, ending):
    data = telling(kind)
    assert any(secret in data for secret in SECRETS)
    files = {"content/index.md": "# A\n", f"content/a.{ending}": data, f"assets/b.{ending}": data}
    folder = built(tmp_path, files)
    for path in (f"a.{ending}", f"assets/b.{ending}"):
        bare = (folder / path).read_bytes()
        assert not any(secret in bare for secret in SECRETS)
        assert not opened(bare).getexif()
        assert opened(bare).tobytes() == opened(data).tobytes()
        assert opened(bare).info["icc_profile"] == PROFILE
        assert not {"comment", "xmp", "exif", "Author"} & opened(bare).info.keys()


@pytest.mark.parametrize(("kind", "ending"), FORMATS)
@pytest.mark.parametrize("turned", range(2, 9))
def test_a_picture_that_must_be_turned_is_turned(kind, ending, turned):
    data = telling(kind, turned)
    bare = published(data, f"content/a.{ending}")
    assert not any(secret in bare for secret in SECRETS)
    assert opened(bare).size == ((40, 60) if turned >= 5 else (60, 40))
    assert opened(bare).info["icc_profile"] == PROFILE
    assert not opened(bare).getexif()


def test_a_turned_jpeg_keeps_the_quality_that_it_had():
    data = telling("JPEG", 3)
    before, after = opened(data), opened(published(data, "a.jpg"))
    assert after.quantization == before.quantization


@pytest.mark.parametrize(("kind", "ending"), FORMATS)
def test_what_stands_behind_a_picture_is_left_out(kind, ending):
    data = photo(50, 50, 1, kind)
    assert published(data + b"a film of Exampleville", f"a.{ending}") == published(data, "a.png")


def test_a_progressive_jpeg_keeps_all_of_its_scans():
    file = io.BytesIO()
    opened(photo(99, 99, 1)).convert("RGB").save(file, "JPEG", progressive=True, exif=exif())
    bare = published(file.getvalue(), "a.jpg")
    assert opened(bare).tobytes() == opened(file.getvalue()).tobytes()
    assert b"camera" not in bare


def test_an_animation_keeps_moving():
    frames = [Image.new("RGB", (20, 20), (shade, 0, 0)) for shade in (0, 200)]
    for kind, ending in FORMATS[1:]:
        file = io.BytesIO()
        frames[0].save(file, kind, save_all=True, append_images=frames[1:], exif=exif())
        assert opened(published(file.getvalue(), f"a.{ending}")).n_frames == 2


def test_an_original_without_metadata_stays_byte_for_byte():
    for kind, ending in FORMATS:
        data = photo(50, 50, 1, kind)
        assert published(published(data, f"a.{ending}"), f"a.{ending}") == published(data, "a.png")
        assert opened(published(data, f"a.{ending}")).tobytes() == opened(data).tobytes()


@pytest.mark.parametrize(("kind", "ending"), FORMATS)
@settings(deadline=None, max_examples=40)
@given(cut=st.floats(0, 0.999), noise=st.binary(max_size=40))
def test_whatever_is_wrong_with_a_file_is_a_mistake_and_no_crash(kind, ending, cut, noise):
    data = telling(kind, 6)
    at = max(int(len(data) * cut), 20)
    for broken in (data[:at], data[:at] + noise + data[at + len(noise) :]):
        with contextlib.suppress(Mistake):
            assert published(broken, f"a.{ending}")


@settings(deadline=None, max_examples=60)
@given(data=st.binary(max_size=60))
def test_any_bytes_are_bare_or_damaged(data):
    starts = (b"", b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"RIFF\x20\0\0\0WEBP", b"II*\0\x08\0\0\0")
    for start in starts:
        assert orientation(start + data) in range(1, 9)
        with contextlib.suppress(Damaged):
            assert isinstance(without_metadata(start + data), Bare)


@pytest.mark.parametrize("order", ["II", "MM"])
def test_the_orientation_is_found_in_both_byte_orders(order):
    told = exif(7)
    told.endian = {"II": "<", "MM": ">"}[order]
    data = told.tobytes().removeprefix(b"Exif\0\0")
    assert data.startswith(order.encode())
    assert orientation(data) == 7


def avif(told):
    file = io.BytesIO()
    Image.new("RGB", (20, 20)).save(file, "AVIF", exif=told)
    return file.getvalue()


def tiff(told):
    """Exif data is a TIFF file already; here is what makes a picture of it."""
    size = {256: 20, 257: 20, 258: 8, 259: 1, 262: 1, 273: 8, 277: 1, 278: 20, 279: 400}
    for tag, value in size.items():
        told[tag] = value
    return told.tobytes().removeprefix(b"Exif\0\0")


@pytest.mark.parametrize("make", [avif, tiff])
def test_a_picture_whose_position_cannot_be_taken_out_is_refused(tmp_path, make):
    path = f"content/a.{make.__name__}"
    [problem] = errors(tmp_path, {"content/index.md": "# A\n", path: make(exif())})
    assert (problem.rule.name, str(problem.place)) == ("bad-picture", path)
    assert problem.hint == "save it as JPEG, PNG or WebP"
    assert built(tmp_path, {"content/index.md": "# A\n", path: make(Image.Exif())})


@pytest.mark.parametrize("name", ["a.heic", "a.jpg"])
def test_a_heic_picture_is_refused_whatever_its_name(tmp_path, name):
    heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(99)
    [problem] = errors(tmp_path, {"content/index.md": "# A\n", f"content/{name}": heic})
    assert (problem.rule.name, problem.hint) == ("bad-picture", "save it as JPEG")
