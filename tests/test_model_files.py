"""The index of the folder: which files there are, which are read, and which cannot be."""

import os
import sys
from pathlib import Path
from typing import ClassVar

import pytest

from sites import loaded, marked, only, site, told, write
from workshopsite.build import build
from workshopsite.model.site import Options
from workshopsite.problems import Problems, Severity
from workshopsite.read import folder as folder_module
from workshopsite.read.folder import read_folder

HOME = {"content/index.md": "# Sums\n"}
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000030000000208020000001216f14d0000000049454e44ae426082"
)


def published(found):
    return [file.path.removeprefix("content/") for file in found.published_files]


class TestNames:
    def test_every_other_file_is_published_beside_the_pages(self, tmp_path):
        files = {
            "content/a.pdf": "x",
            "content/sub/b.PNG": PIXEL,
            "content/c.html": "x",
            "content/CNAME": "x",
        }
        found, problems = site(tmp_path, {**HOME, **files})
        assert told(problems) == []
        assert published(found) == ["CNAME", "a.pdf", "c.html", "sub/b.PNG"]

    def test_hidden_files_and_backups_are_ignored_and_counted(self, tmp_path):
        found, problems = site(
            tmp_path,
            {
                **HOME,
                "content/.hidden": "x",
                "content/index.md~": "x",
                "content/.git/config": "x",
                "content/sub/.DS_Store": "x",
                "content/.well-known/security.txt": "x",
            },
        )
        assert told(problems) == []
        assert published(found) == [".well-known/security.txt"]
        assert found.folder.ignored == (
            "content/.git",
            "content/.hidden",
            "content/index.md~",
            "content/sub/.DS_Store",
        )

    def test_other_folders_of_the_site_are_left_alone(self, tmp_path):
        found, problems = site(tmp_path, {**HOME, "src/x.md": "x", "notes.yaml": "x: ["})
        assert (list(found.folder.files), told(problems)) == (["content/index.md"], [])

    @pytest.mark.parametrize(
        ("name", "hint"),
        [
            ("programm.yaml", 'did you mean "program.yaml"?'),
            ("program.yml", 'did you mean "program.yaml"?'),
            ("Program.yaml", 'did you mean "program.yaml"?'),
            ("workshop.YAML", 'did you mean "workshop.yaml"?'),
            ("results.csv", "put files for download in a folder"),
        ],
    )
    def test_a_data_file_with_an_unknown_name_is_refused(self, tmp_path, name, hint):
        _, problems = site(tmp_path, {**HOME, f"content/{name}": ""})
        assert (only(problems).rule.name, only(problems).hint) == ("unknown-data-file", hint)

    def test_data_files_are_not_published_but_those_in_folders_are(self, tmp_path):
        found, problems = site(
            tmp_path, {"content/workshop.yaml": "title: Sums\n", "content/data/a.csv": "x"}
        )
        assert (published(found), told(problems)) == (["data/a.csv"], [])

    def test_the_index_knows_size_content_and_dimensions(self, tmp_path):
        found, _ = site(tmp_path, {**HOME, "content/a.png": PIXEL, "content/b.png": PIXEL + b"x"})
        one, other = found.folder.files["content/a.png"], found.folder.files["content/b.png"]
        assert (one.size, one.width, one.height) == (len(PIXEL), 3, 2)
        assert one.digest != other.digest

    @pytest.mark.skipif(sys.platform != "linux", reason="such names exist on Linux only")
    @pytest.mark.parametrize("name", [b"a\xff.md", b"a\nb.md", b"a\x07.txt"])
    def test_a_name_that_no_address_can_have_is_refused_readably(self, tmp_path, name):
        write(tmp_path, HOME)
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/content/" + name)).write_text("x")
        _, problems = loaded(tmp_path)
        assert only(problems).rule.name == "bad-character"
        assert only(problems).place.path.encode().startswith("content/a\ufffd".encode())


class TestLetterCaseAndPaths:
    def photo(self, tmp_path, typed, files):
        people = f"ada: {{name: Ada Example, photo: {typed}}}\n"
        return site(
            tmp_path,
            {
                "content/workshop.yaml": "title: Sums\n",
                "content/people.yaml": people,
                **dict.fromkeys(files, PIXEL),
            },
        )

    @pytest.mark.parametrize(
        ("typed", "file", "address"),
        [
            ("a.png", "content/a.png", "/a.png"),
            ("/images/a.png", "content/images/a.png", "/images/a.png"),
            ("./images/../a.png", "content/a.png", "/a.png"),
            ("assets/a.png", "assets/a.png", "/assets/a.png"),
            ("/assets/a.png", "assets/a.png", "/assets/a.png"),
            ("images/a b.png", "content/images/a b.png", "/images/a b.png"),
        ],
    )
    def test_paths_start_at_content(self, tmp_path, typed, file, address):
        found, problems = self.photo(tmp_path, typed, [file])
        assert told(problems) == []
        photo = found.people[0].photo
        assert (photo.address, photo.width, photo.height) == (address, 3, 2)

    @pytest.mark.parametrize("typed", ["images/ADA.png", "Images/ada.png", "images/ada.PNG"])
    def test_letter_case_matters_everywhere(self, tmp_path, typed):
        _, problems = self.photo(tmp_path, typed, ["content/images/ada.png"])
        assert (only(problems).rule.name, marked(only(problems))) == ("letter-case", typed)
        assert only(problems).hint == 'write "images/ada.png"'

    @pytest.mark.parametrize(
        ("typed", "hint"),
        [
            ("ada.png", 'did you mean "images/ada.png"?'),
            ("images/aday.png", 'did you mean "images/ada.png"?'),
            ("../ada.png", 'did you mean "images/ada.png"?'),
            ("../../secret.png", "put the file there, or mend the path, which starts at content/"),
        ],
    )
    def test_a_missing_file_names_the_nearest(self, tmp_path, typed, hint):
        _, problems = self.photo(tmp_path, typed, ["content/images/ada.png"])
        assert (only(problems).rule.name, only(problems).hint) == ("missing-file", hint)


class TestSymbolicLinks:
    @pytest.fixture
    def content(self, tmp_path):
        return write(tmp_path / "site", HOME) / "content"

    def test_links_inside_of_the_site_are_followed_also_twice(self, content):
        write(content, {"a/x.pdf": "x"})
        (content / "b").symlink_to("a")
        (content / "c").symlink_to("a")
        (content / "y.pdf").symlink_to("a/x.pdf")
        found, problems = loaded(content.parent)
        assert told(problems) == []
        assert published(found) == ["a/x.pdf", "b/x.pdf", "c/x.pdf", "y.pdf"]

    def test_a_link_out_of_the_site_is_refused(self, content, tmp_path):
        write(tmp_path, {"outside/secret.txt": "x"})
        (content / "f.txt").symlink_to(tmp_path / "outside/secret.txt")
        (content / "folder").symlink_to(tmp_path / "outside")
        found, problems = loaded(content.parent)
        assert told(problems) == ["link-outside f.txt", "link-outside folder"]
        assert published(found) == []

    def test_content_itself_cannot_be_a_link_out_of_the_site(self, content, tmp_path):
        (tmp_path / "other").mkdir()
        (tmp_path / "other/content").symlink_to(content)
        _, problems = loaded(tmp_path / "other")
        assert told(problems) == ["link-outside content"]

    @pytest.mark.parametrize("target", ["nowhere", "loop"])
    def test_a_link_that_leads_nowhere_is_refused(self, content, target):
        (content / "loop").symlink_to(target)
        _, problems = loaded(content.parent)
        assert told(problems) == ["unreadable-file loop"]

    @pytest.mark.parametrize("target", [".", "..", "../content"])
    def test_a_link_back_to_where_it_is_does_not_go_round(self, content, target):
        write(content, {"a/x.pdf": "x"})
        (content / "a/again").symlink_to(Path("..") / target if target != "." else ".")
        found, problems = loaded(content.parent)
        assert told(problems) == ["unreadable-file a/again"]
        assert published(found) == ["a/x.pdf"]

    def test_what_needs_a_refused_link_is_not_reported_again(self, content, tmp_path):
        write(
            content,
            {
                "workshop.yaml": "title: S\ndate: 2021-11-17\n",
                "program.yaml": "- {title: T, slides: s.pdf}\n",
            },
        )
        (content / "s.pdf").symlink_to("nowhere.pdf")
        _, problems = loaded(content.parent)
        assert told(problems) == ["unreadable-file s.pdf"]


class TestUnreadable:
    def failing(self, monkeypatch, name):
        """Let every attempt to open the file of that name fail."""
        real = Path.open

        def fail(path, *args, **more):
            if path.name == name:
                raise PermissionError(13, "Permission denied")
            return real(path, *args, **more)

        monkeypatch.setattr(Path, "open", fail)

    @pytest.mark.parametrize(
        "name", ["index.md", "workshop.yaml", "people.yaml", "program.yaml", "a.png"]
    )
    def test_a_file_that_cannot_be_opened_is_told_once(self, tmp_path, monkeypatch, name):
        write(
            tmp_path,
            {
                **HOME,
                "content/workshop.yaml": "title: S\ndate: 2021-11-17\ntimezone: UTC\n",
                "content/people.yaml": "ada: {name: Ada Example}\nbob: {name: Bob, photo: a.png}\n",
                "content/program.yaml": "- {time: 9:00, title: T, speaker: ada, pdf: a.png}\n",
                "content/a.png": PIXEL,
            },
        )
        self.failing(monkeypatch, name)
        _, problems = loaded(tmp_path)
        assert told(problems) == [f"unreadable-file {name}"]
        assert only(problems).message == "cannot be read: permission denied"

    def test_a_folder_that_cannot_be_opened_is_told(self, tmp_path, monkeypatch):
        write(tmp_path, {**HOME, "content/sub/a.txt": "x"})
        real = Path.iterdir

        def fail(path):
            if path.name == "sub":
                raise PermissionError(13, "Permission denied")
            return real(path)

        monkeypatch.setattr(Path, "iterdir", fail)
        _, problems = loaded(tmp_path)
        assert told(problems) == ["unreadable-file sub"]

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
    def test_a_pipe_is_refused_and_not_waited_for(self, tmp_path):
        write(tmp_path, HOME)
        os.mkfifo(tmp_path / "content/pipe")
        _, problems = loaded(tmp_path)
        assert told(problems) == ["unreadable-file pipe"]

    @pytest.mark.parametrize("name", ["index.md", "workshop.yaml", "people.yaml"])
    @pytest.mark.parametrize(
        ("raw", "place"),
        [
            (b"a: x\nb: caf\xe9\n", "2:7"),
            (b"\xef\xbb\xbfa: caf\xe9\n", "1:7"),
            (b"a: x\r\nb: caf\xe9\r\n", "2:7"),
            (b"a: x\rb: caf\xe9\r", "2:7"),
            ("title: x\n".encode("utf-16"), ""),
        ],
    )
    def test_a_text_that_is_not_utf_8_is_shown_where_it_is_not(self, tmp_path, name, raw, place):
        _, problems = site(tmp_path, {f"content/{name}": raw})
        assert told(problems) == [f"not-utf-8 {name}:{place}".rstrip(":")]

    def test_a_nul_is_no_text(self, tmp_path):
        _, problems = site(tmp_path, {"content/index.md": "# Sums\nab\0c\n"})
        assert told(problems) == ["bad-character index.md:2:3"]

    def test_a_huge_text_is_refused(self, tmp_path, monkeypatch):
        monkeypatch.setattr(folder_module, "LARGEST_TEXT", 10)
        _, problems = site(tmp_path, {"content/index.md": "# Long enough\n"})
        assert told(problems) == ["unreadable-file index.md"]

    def test_a_file_that_vanishes_after_it_was_found(self, tmp_path):
        problems = Problems()
        found = read_folder(write(tmp_path, HOME | {"content/notes.txt": "x"}), problems)
        (tmp_path / "content/notes.txt").unlink()
        assert folder_module.read_text(found, "content/notes.txt", problems) is None
        assert told(problems) == ["unreadable-file notes.txt"]

    def test_byte_order_marks_and_line_ends_make_no_difference(self, tmp_path):
        text = "title: Sums\ndescription: How\n"
        for raw in (text.encode(), b"\xef\xbb\xbf" + text.encode(), text.replace("\n", "\r\n")):
            found, problems = site(tmp_path, {"content/workshop.yaml": raw})
            assert (found.workshop.description, told(problems)) == ("How", [])


class TestPictures:
    @pytest.mark.parametrize("ending", ["png", "jpg", "gif", "webp", "svg", "avif", "bmp", "tiff"])
    @pytest.mark.parametrize(
        "raw",
        [
            b"",
            b"\x89PNG\r\n\x1a\n",
            b"GIF89a",
            b"\xff\xd8\xff",
            b"RIFF    WEBP",
            b"BM",
            b"II*\0\x08\0\0\0",
            b"<svg width='a'",
            b"\0\0\0\x0cjP  \r\n\x87\n",
            b"\0\0\0\x20ftypavif",
        ],
    )
    def test_damaged_pictures_have_no_dimensions(self, tmp_path, ending, raw):
        found, problems = site(tmp_path, {**HOME, f"content/a.{ending}": raw})
        assert found.folder.files[f"content/a.{ending}"].width is None
        assert told(problems) == []


class TestABrokenDataFile:
    """What refers to a data file that cannot be read is not reported as well."""

    FILES: ClassVar = {
        "content/workshop.yaml": "title: Sums\ndate: 2030-05-21\ntimezone: UTC\n",
        "content/index.md": "# Sums\n\nSee the [program](/program/) and [talk](/program/#sums).\n",
    }

    @pytest.mark.parametrize("name", ["program.yaml", "programm.yaml", "program.yml"])
    def test_links_to_the_program_are_not_dead(self, tmp_path, name):
        text = "- 9:00 Sums\n" if name != "program.yaml" else "\t- 9:00 Sums\n"
        write(tmp_path, {**self.FILES, f"content/{name}": text})
        found = build(tmp_path, tmp_path / "_site", Options()).problems
        [problem] = found.of(Severity.ERROR)
        assert problem.place.path == f"content/{name}"

    def test_people_in_a_misnamed_file_are_not_unknown(self, tmp_path):
        files = {"content/people.yml": "ada: Ada Example\n", "content/program.yaml": PROGRAM}
        _, problems = site(tmp_path, {**self.FILES, **files})
        assert told(problems) == ["unknown-data-file people.yml"]


PROGRAM = "- {time: 9:00, title: Sums, speaker: ada}\n"


@pytest.mark.parametrize("name", ["a.yaml.bak", "~$notes.docx", "Thumbs.db", "desktop.ini"])
def test_backups_and_locks_are_not_published(tmp_path, name):
    found, _ = site(tmp_path, {**HOME, f"content/{name}": "x"})
    assert published(found) == []
    assert found.folder.ignored == (f"content/{name}",)
