"""What becomes of pictures on pages: smaller files, squares, and what is wrong with them."""

import io
import os
import random
import re
import shutil
from pathlib import Path

import pytest
from coloraide import Color
from PIL import Image

import workshopsite
from built import built, crawl, errors, parsed, tree
from photos import photo
from sites import loaded, write
from test_serve_preview import previewed
from workshopsite.build import build
from workshopsite.model.site import Options
from workshopsite.pictures.cache import Cache

WORKSHOP = "title: Sums\ndate: 2023-05-23\ntimezone: UTC\n"
PROGRAM = "- {time: 9:00-10:00, title: One, speaker: ada}\n"


def picture(width, height, kind="JPEG", colour=(200, 30, 30), **options):
    """A picture of one colour with a little noise, so that it is not too small to be changed."""
    made = Image.new("RGB", (width, height), colour)
    made.paste(Image.frombytes("RGB", (60, 60), random.Random(1).randbytes(10800)), (0, 0))
    return saved(made, kind, **options)


def saved(made, kind, **options):
    file = io.BytesIO()
    made.save(file, kind, **options)
    return file.getvalue()


def opened(file):
    made = Image.open(io.BytesIO(file if isinstance(file, bytes) else file.read_bytes()))
    made.load()
    return made


def site(image=None, *, name="ada.jpg", person="", page="# Home\n", **more):
    return {
        "content/workshop.yaml": WORKSHOP,
        "content/program.yaml": PROGRAM,
        "content/people.yaml": f"ada: {{name: Ada Example, photo: {name}{person}}}\n",
        "content/index.md": page,
        f"content/{name}": picture(900, 1200) if image is None else image,
        **more,
    }


def on_page(files, body):
    """The files of a site without people, whose home page is this text."""
    page = {"content/workshop.yaml": WORKSHOP, "content/index.md": f"# Home\n\n{body}\n"}
    return page | {f"content/{name}": content for name, content in files.items()}


def choices(page, folder="people/ada"):
    """The files that a page's first <picture> offers, as (address, width), and its <img>."""
    source, image = page.all("source")[0], page.all("img")[0]
    pairs = [part.split() for part in source["srcset"].split(", ")]
    return [(address, int(width[:-1])) for address, width in pairs], image, source


# --- what a browser takes


@pytest.fixture(scope="module")
def portrait():
    """A photograph of the seed's size: noise in every size, 2163 x 2129 pixels."""
    made = Image.open(io.BytesIO(photo(2163, 2129, 7)))
    fine = Image.frombytes("L", made.size, random.Random(2).randbytes(made.width * made.height))
    made = Image.blend(made.convert("RGB"), fine.convert("RGB"), 0.13)
    return saved(made, "JPEG", quality=96)


def test_a_large_portrait_shown_200_pixels_wide_costs_less_than_20_kilobytes(tmp_path, portrait):
    assert len(portrait) > 2_600_000
    body = '<img src="ada.jpg" alt="Ada" width="200">'
    folder = built(tmp_path, on_page({"ada.jpg": portrait}, body))
    files, _, source = choices(parsed(folder / "index.html"))
    assert source["sizes"] == "(max-width: 200px) 100vw, 200px"
    for density in (1, 2):
        taken = next(address for address, width in files if width >= 200 * density)
        assert (folder / taken).stat().st_size < 20_000


def test_a_portrait_of_a_person_costs_less_than_20_kilobytes_as_well(tmp_path, portrait):
    folder = built(tmp_path, site(portrait))
    files, _, _ = choices(parsed(folder / "people/ada/index.html"))
    widths = [width for _, width in files]
    assert widths == [96, 144, 224, 400]  # up to 8rem, three times
    for address, _ in files:
        assert (folder / "people/ada" / address).stat().st_size < 20_000


# --- what a page offers


def test_a_picture_in_a_text_comes_in_several_widths_and_none_is_larger_than_it(tmp_path):
    folder = built(tmp_path, on_page({"a.jpg": picture(1100, 550)}, "![A](a.jpg)"))
    files, image, source = choices(parsed(folder / "index.html"))
    assert [width for _, width in files] == [240, 400, 640, 1100]
    assert source["type"] == "image/webp"
    assert source["sizes"] == "(max-width: 672px) 100vw, 672px"
    assert (image["width"], image["height"], image["alt"]) == ("1100", "550", "A")
    for address, width in files:
        made = opened(folder / address)
        assert (made.format, made.size) == ("WEBP", (width, round(width / 2)))
    fallback = opened(folder / image["src"])
    assert (fallback.format, fallback.width) == ("JPEG", 640)


def test_a_picture_with_a_given_width_is_offered_up_to_three_times_that(tmp_path):
    body = '<img src="a.jpg" alt="" width="130">'
    folder = built(tmp_path, on_page({"a.jpg": picture(2000, 1000)}, body))
    files, _, _ = choices(parsed(folder / "index.html"))
    assert [width for _, width in files] == [240, 400]


def test_only_files_that_a_page_shows_are_there(tmp_path):
    pictures = {"a.jpg": picture(800, 600), "b.jpg": picture(800, 600, colour=(0, 0, 99))}
    folder = built(tmp_path, on_page(pictures, "![A](a.jpg) [B](b.jpg)"))
    page = parsed(folder / "index.html")
    offered = {address for address, _ in choices(page)[0]} | {page.all("img")[0]["src"]}
    made = {path.relative_to(folder).as_posix() for path in (folder / "pictures").iterdir()}
    assert made == offered
    assert (folder / "b.jpg").is_file()


def test_a_file_that_no_page_shows_any_more_is_removed(tmp_path):
    pictures = {"a.jpg": picture(800, 600)}
    assert (built(tmp_path, on_page(pictures, "![A](a.jpg)")) / "pictures").is_dir()
    assert not (built(tmp_path, on_page(pictures, "Nothing.")) / "pictures").exists()


def test_an_address_changes_with_the_content_and_with_the_focus(tmp_path):
    def fallback(name, *args, **options):
        folder = built(tmp_path / name, site(*args, **options))
        return choices(parsed(folder / "people/ada/index.html"))[1]["src"]

    first = fallback("a")
    assert first == fallback("b")
    other = fallback("c", picture(900, 1200, colour=(0, 0, 99)))
    assert len({first, other, fallback("d", person=", focus: top")}) == 3


def test_links_to_the_files_are_relative_and_lead_somewhere(tmp_path):
    files = site(**{"content/deep/a.md": "# A\n\n![A](../ada.jpg)\n"})
    assert crawl(built(tmp_path, files)) == []


def test_a_picture_that_chooses_already_is_left_alone(tmp_path):
    body = (
        '<img src="a.jpg" srcset="a.jpg 2x" alt="">\n\n'
        '<picture><source srcset="a.jpg"><img src="a.jpg" alt=""></picture>'
    )
    page = parsed(built(tmp_path, on_page({"a.jpg": picture(800, 600)}, body)) / "index.html")
    assert {image["src"] for image in page.all("img")} == {"a.jpg"}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>' + b" " * 5000),
        ("a.png", saved(Image.new("RGB", (300, 300)), "PNG")),
    ],
)
def test_drawings_in_svg_and_small_files_pass_as_they_are(tmp_path, name, content):
    folder = built(tmp_path, on_page({name: content}, f"![A]({name})"))
    assert parsed(folder / "index.html").all("img")[0]["src"] == name
    assert not (folder / "pictures").exists()


@pytest.mark.parametrize(("kind", "ending"), [("GIF", "gif"), ("WEBP", "webp"), ("PNG", "png")])
def test_pictures_that_move_pass_as_they_are(tmp_path, kind, ending):
    frames = [opened(picture(300, 300, colour=(shade, 0, 0))) for shade in (0, 200)]
    moving = saved(frames[0], kind, save_all=True, append_images=frames[1:])
    name = f"a.{ending}"
    folder = built(tmp_path, on_page({name: moving}, f"![A]({name})"))
    assert parsed(folder / "index.html").all("img")[0]["src"] == name
    assert opened(folder / name).n_frames == 2


@pytest.mark.parametrize(("kind", "ending"), [("GIF", "gif"), ("WEBP", "webp"), ("PNG", "png")])
def test_others_have_a_fallback_in_png(tmp_path, kind, ending):
    name = f"a.{ending}"
    folder = built(tmp_path, on_page({name: photo(300, 300, 3, kind)}, f"![A]({name})"))
    files, image, _ = choices(parsed(folder / "index.html"))
    assert opened(folder / image["src"]).format == "PNG"
    assert [width for _, width in files] == [300]


def test_what_shines_through_still_does(tmp_path):
    made = opened(photo(500, 500, 3)).convert("RGBA")
    made.putalpha(Image.linear_gradient("L").resize((500, 500)))
    folder = built(tmp_path, on_page({"a.png": saved(made, "PNG")}, "![A](a.png)"))
    files, image, _ = choices(parsed(folder / "index.html"))
    for address in (files[0][0], image["src"]):
        low, high = opened(folder / address).convert("RGBA").getchannel("A").getextrema()
        assert low < 10 < 245 < high


def test_what_was_drawn_stays_exact(tmp_path):
    drawn = Image.new("RGB", (200, 200), "white")
    drawn.paste("red", (50, 50, 150, 150))
    plan = saved(drawn, "PNG", compress_level=0)
    folder = built(tmp_path, on_page({"a.png": plan}, "![A](a.png)"))
    files, _, _ = choices(parsed(folder / "index.html"))
    assert opened(folder / files[0][0]).tobytes() == drawn.tobytes()


@pytest.mark.parametrize("mode", ["L", "P", "LA", "1", "I;16", "CMYK"])
def test_pictures_of_all_kinds_of_colours_are_understood(tmp_path, mode):
    kind = "JPEG" if mode == "CMYK" else "PNG"
    grey = Image.linear_gradient("L").resize((400, 400))
    if mode == "I;16":
        grey = grey.convert("I").point(lambda shade: shade * 256)
    ending = {"JPEG": "jpg"}.get(kind, "png")
    content = saved(grey.convert(mode), kind, **({"compress_level": 0} if kind == "PNG" else {}))
    files = on_page({f"a.{ending}": content + b"\0" * 4096}, f"![A](a.{ending})")
    folder = built(tmp_path, files)
    address = choices(parsed(folder / "index.html"))[0][-1][0]
    shades = opened(folder / address).convert("L").resize((1, 4), Image.Resampling.BOX)
    assert shades.getpixel((0, 0)) < 90
    assert shades.getpixel((0, 3)) > 150


# --- when it is loaded


def test_pictures_of_a_text_wait_but_for_the_first(tmp_path):
    pictures = {f"{name}.jpg": picture(800, 600) for name in "abc"}
    body = '![A](a.jpg)\n\n![B](b.jpg)\n\n<img src="c.jpg" alt="" loading="eager">'
    page = parsed(built(tmp_path, on_page(pictures, body)) / "index.html")
    loading = [(one.get("loading"), one.get("decoding")) for one in page.all("img")]
    assert loading == [(None, None), ("lazy", "async"), ("eager", None)]


def test_below_a_large_picture_all_of_a_text_wait(tmp_path):
    theme = {"content/workshop.yaml": WORKSHOP + "theme: {hero: a.jpg}\n"}
    files = on_page({"a.jpg": picture(2400, 900)}, "![A](a.jpg)") | theme
    first, second = parsed(built(tmp_path, files) / "index.html").all("img")
    assert first["fetchpriority"] == "high"
    assert "loading" not in first
    assert second["loading"] == "lazy"


def test_faces_are_loaded_when_the_reader_comes_near(tmp_path):
    image = parsed(built(tmp_path, site()) / "people/ada/index.html").all("img")[0]
    assert (image["loading"], image["decoding"]) == ("lazy", "async")


# --- squares


def quarters():
    """Three squares of colour one over another: red, green, blue, 400 x 1200 pixels."""
    made = Image.new("RGB", (400, 1200), (0, 200, 0))
    made.paste((200, 0, 0), (0, 0, 400, 400))
    made.paste((0, 0, 200), (0, 800, 400, 1200))
    made.paste(Image.frombytes("RGB", (60, 60), random.Random(1).randbytes(10800)), (0, 570))
    return saved(made, "PNG", compress_level=0)


@pytest.mark.parametrize(
    ("focus", "channel"),
    [
        ("", 1),  # the centre, a little above
        (", focus: top", 0),
        (", focus: bottom", 2),
        (", focus: 50% 0%", 0),
        (", focus: 50% 100%", 2),
        (", focus: left", 1),
    ],
)
def test_a_photo_is_cut_to_a_square_around_its_focus(tmp_path, focus, channel):
    folder = built(tmp_path, site(quarters(), name="ada.png", person=focus)) / "people/ada"
    files, image, _ = choices(parsed(folder / "index.html"))
    assert image["width"] == image["height"] == "400"
    for address in [files[-1][0], image["src"]]:
        made = opened(folder / address).convert("RGB")
        assert made.width == made.height
        bottom = made.getpixel((made.width // 2, made.height - 10))
        assert bottom.index(max(bottom)) == channel


@pytest.mark.parametrize(
    "typed", ["middle", "120% 10%", "10%", "10% 20% 30%", "top bottom", "left right", "10% top"]
)
def test_a_focus_that_is_no_point_is_an_error(tmp_path, typed):
    [problem] = errors(tmp_path, site(person=f', focus: "{typed}"'))
    assert problem.rule.name == "bad-value"
    assert typed in problem.message
    assert str(problem.place).startswith("content/people.yaml:1:")


@pytest.mark.parametrize(
    ("typed", "point"),
    [
        ("40% 20%", (0.4, 0.2)),
        ("12.5% 100%", (0.125, 1)),
        ("top", (0.5, 0)),
        ("top left", (0, 0)),
        ("left top", (0, 0)),
        ("center right", (1, 0.5)),
        ("centre", (0.5, 0.5)),
        ("Bottom", (0.5, 1)),
    ],
)
def test_a_focus_is_two_percentages_or_words(tmp_path, typed, point):
    found, problems = loaded(write(tmp_path, site(person=f", focus: {typed}")))
    assert list(problems) == []
    assert found.people[0].focus == point


def test_initials_have_a_colour_that_is_always_the_same_for_a_name(tmp_path):
    files = site() | {"content/people.yaml": "ada: {name: Ada Example}\n"}
    html = (built(tmp_path, files) / "people/ada/index.html").read_text("utf-8")
    assert '<span class="avatar initials" style="--hue: 195" aria-hidden="true">AE</span>' in html


@pytest.mark.parametrize("hue", range(0, 360, 15))
@pytest.mark.parametrize(
    ("ground", "letters"),
    [("oklch(0.93 0.045 {})", "oklch(0.4 0.1 {})"), ("oklch(0.34 0.06 {})", "oklch(0.9 0.06 {})")],
)
def test_initials_can_be_read_on_every_colour(hue, ground, letters):
    css = Path(workshopsite.__file__).parent / "theme/assets/people.css"
    assert ground.format("var(--hue)") in css.read_text("utf-8")
    assert letters.format("var(--hue)") in css.read_text("utf-8")
    below, above = (Color(one.format(hue)).fit("srgb") for one in (ground, letters))
    assert below.contrast(above, method="wcag21") >= 4.5


# --- upright


@pytest.mark.parametrize(("kind", "ending"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp")])
def test_a_picture_is_turned_as_its_metadata_says(tmp_path, kind, ending):
    exif = Image.Exif()
    exif[0x0112] = 6  # to the right
    lying = opened(quarters()).rotate(90, expand=True)  # red is at the left
    name = f"a.{ending}"
    content = saved(lying, kind, exif=exif, **({"lossless": True} if kind == "WEBP" else {}))
    folder = built(tmp_path, on_page({name: content}, f"![A]({name}) [all]({name})"))
    page = parsed(folder / "index.html")
    image = page.all("img")[0]
    assert (image["width"], image["height"]) == ("400", "1200")
    for address in {image["src"], name, *(one for one, _ in choices(page)[0])}:
        made = opened(folder / address).convert("RGB")
        assert made.height == 3 * made.width
        top = made.getpixel((made.width // 2, 5))
        assert top[0] > 150 > max(top[1:]), address
        assert not opened(folder / address).getexif()


# --- what is wrong with a picture


@pytest.mark.parametrize(("kind", "ending"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp")])
def test_a_picture_that_is_cut_short_is_a_problem(tmp_path, kind, ending):
    name = f"a.{ending}"
    whole = photo(400, 300, 5, kind)
    found = errors(tmp_path, on_page({name: whole[: len(whole) // 2]}, f"![A]({name})"))
    assert {(p.rule.name, str(p.place)) for p in found} == {("bad-picture", f"content/{name}")}
    assert all(problem.hint for problem in found)
    assert not (tmp_path / "_site").exists()


def test_a_picture_with_damaged_pixels_is_a_problem(tmp_path):
    whole = bytearray(photo(400, 300, 5))
    at = whole.index(b"IDAT") + 200
    whole[at : at + 400] = bytes(400)
    found = errors(tmp_path, on_page({"a.png": bytes(whole)}, "![A](a.png)"))
    assert [(p.rule.name, p.message) for p in found] == [
        ("bad-picture", 'the picture "a.png" is damaged')
    ]


def test_a_picture_that_would_fill_the_memory_is_a_problem(tmp_path):
    bomb = saved(Image.new("1", (20_000, 6_000)), "PNG")
    found = errors(tmp_path, on_page({"a.png": bomb + b"\0" * 4096}, "![A](a.png)"))
    assert [p.rule.name for p in found] == ["bad-picture"]
    assert "too large: 20000 × 6000 pixels" in found[0].message


def test_a_damaged_picture_does_not_end_the_preview(tmp_path):
    whole = photo(400, 300, 5)
    files = on_page({"a.png": whole[: len(whole) // 2]}, "![A](a.png)")
    assert previewed(tmp_path, files).answer("/a.png").body == b""


def test_the_preview_makes_what_is_asked_for(tmp_path):
    preview = previewed(tmp_path, on_page({"a.jpg": picture(800, 600)}, "![A](a.jpg)"))
    html = preview.answer("/").body.decode()
    address = re.search(r'srcset="(\S+) 240w', html)[1]
    answer = preview.answer(f"/{address}")
    assert answer.kind == "image/webp"
    assert opened(answer.body).width == 240


# --- what is kept between builds


def test_a_second_build_makes_no_picture_anew(tmp_path, monkeypatch):
    from workshopsite.pictures import pixels

    first = tree(built(tmp_path, site()))
    monkeypatch.setattr(pixels, "decoded", lambda *_: pytest.fail("decoded again"))
    shutil.rmtree(tmp_path / "_site")
    assert tree(built(tmp_path, site())) == first


def test_a_damaged_entry_is_made_anew(tmp_path):
    first = tree(built(tmp_path, site()))
    kept = list((tmp_path / ".workshopsite/pictures").iterdir())
    assert kept
    for entry in kept:
        entry.write_bytes(entry.read_bytes()[:-1] + b"?")
    assert tree(built(tmp_path, site())) == first


def test_what_is_kept_can_be_deleted_and_git_does_not_see_it(tmp_path):
    first = tree(built(tmp_path, site()))
    assert (tmp_path / ".workshopsite/.gitignore").read_text() == "*\n"
    shutil.rmtree(tmp_path / ".workshopsite")
    assert tree(built(tmp_path, site())) == first


def test_where_nothing_can_be_kept_pictures_are_made_all_the_same(tmp_path):
    files = site() | {".workshopsite": "a file"}
    assert choices(parsed(built(tmp_path, files) / "people/ada/index.html"))[0]


def test_what_was_not_used_for_longest_goes_first(tmp_path):
    cache = Cache(tmp_path / "kept", largest=3000)
    for number in range(100):
        cache.get(f"{number}", lambda: b"x" * 84)
        os.utime(tmp_path / f"kept/{number}", (number, number))
    assert cache.get("0", lambda: pytest.fail("it is there")) == b"x" * 84
    cache.get("new", lambda: b"x")
    left = {path.name for path in (tmp_path / "kept").iterdir()}
    assert {"0", "99", "new"} <= left
    assert "1" not in left
    assert len(left) <= 16


def test_two_builds_in_two_folders_give_the_same_bytes(tmp_path):
    one, other = (tree(built(tmp_path / name, site())) for name in ("a", "b"))
    assert one == other


def test_a_dry_run_makes_pictures_and_writes_none(tmp_path):
    write(tmp_path, site())
    result = build(tmp_path, tmp_path / "_site", Options(), dry_run=True)
    assert any(name.startswith("pictures/") for name in result.changes.written)
    assert not (tmp_path / "_site").exists()
