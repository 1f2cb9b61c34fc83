"""Sites that would take all memory or hours are refused or built, within 500 MB and a minute."""

import os
import struct
import subprocess
import sys
import time
import zlib
from functools import partial

import pytest

from built import errors, result
from sites import site, told, write
from workshopsite.problems import Severity
from workshopsite.read.limits import LARGEST_TEXT, MOST_LEVELS, MOST_ROWS, MOST_SLOTS, MOST_VALUES

MEGABYTES, SECONDS = 500, 60
HUGE = 200_000_000
SITE = {
    "content/workshop.yaml": "title: Sums\ndate: 2030-05-01\ntimezone: UTC\n",
    "content/index.md": "# Sums\n",
}


def yaml(text):
    return {"content/workshop.yaml": SITE["content/workshop.yaml"] + text}


def laughs():
    nine = (f"  a{at}: &a{at} [{', '.join([f'*a{at - 1}'] * 9)}]\n" for at in range(1, 30))
    return yaml("extra:\n  a0: &a0 [ha, ha]\n" + "".join(nine))


def png_of(width, height):
    """A PNG that says to be that large, and is nearly empty."""

    def chunk(name, data):
        rest = name + data
        return struct.pack(">I", len(data)) + rest + struct.pack(">I", zlib.crc32(rest))

    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    data = zlib.compress(bytes(5_000_000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def shown(name, data):
    return {f"content/{name}": data, "content/index.md": f"# Sums\n\n![A picture]({name})\n"}


TEXTS = {
    "a billion laughs": (laughs, "yaml-syntax"),
    "nesting in brackets": (lambda: yaml("extra: " + "[" * 100_000), "yaml-syntax"),
    "more values than anybody types": (
        lambda: yaml("extra: [" + "1," * 2_400_000 + "]\n"),
        "yaml-syntax",
    ),
    "a hundred thousand keys": (
        lambda: yaml("extra:\n" + "".join(f"  k{at}: 1\n" for at in range(100_000))),
        "",
    ),
    "a line of 4 MB": (lambda: yaml("description: " + "word " * 800_000 + "\n"), ""),
    "a line of 10 MB": (lambda: {"content/big.md": "word " * 2_000_000}, "unreadable-file"),
    "a title of 4 MB": (lambda: {"content/big.md": "# " + "a" * 4_000_000}, ""),
    "a million cells": (
        lambda: {"content/papers.csv": "title,authors\n" + (",".join("x" * 100) + "\n") * 10_000},
        "bad-value",
    ),
    "a million rows": (lambda: {"content/papers.csv": "title\n" + "a\n" * 1_000_000}, "bad-value"),
    "a program of 60,000 talks": (
        lambda: {"content/program.yaml": "- 9:00 Talk\n" * 60_000},
        "bad-value",
    ),
    "a bomb": (partial(shown, "a.png", png_of(50_000, 50_000)), "bad-picture"),
    "the largest picture": (partial(shown, "a.png", png_of(6000, 6000)), "bad-picture"),
}
"""What the files hold, and the rule that it breaks, if any."""

SPARSE = {
    "content/program.yaml": ("- 9:00 Talk\n", "unreadable-file"),
    "content/big.md": ("# Big\n", "unreadable-file"),
    "content/papers.csv": ("title,authors\n", "unreadable-file"),
    "templates/home.html": ("<p>\n", "template-error"),
    "assets/site.css": ("p { color: red }\n", ""),
    "content/big.pdf": ("%PDF-1.4", ""),
    "content/big.png": ("\x89PNG", "bad-picture"),
    "content/big.webp": ("RIFF", "bad-picture"),
}
"""Beginnings of files of 200 MB."""


MEASURED = """
import os, subprocess, sys
with open(sys.argv[1], "wb") as said:
    process = subprocess.Popen(sys.argv[2:], stdout=said, stderr=said)
_, status, used = os.wait4(process.pid, 0)
process.returncode = os.waitstatus_to_exitcode(status)
print(process.returncode, used.ru_maxrss)
"""
"""Runs a command from a small process: the most memory of one that is started is never told as less
than that of who started it, and a process that runs tests may be large."""


def bounded_build(folder):
    """What the command line says, built in a process of its own that keeps to the bounds."""
    build = [sys.executable, "-m", "workshopsite", "build", folder, "--output", folder / "_site"]
    said = folder / "said.txt"
    start = time.monotonic()
    command = [sys.executable, "-c", MEASURED, said, *build]
    told = subprocess.run(command, capture_output=True, check=True, text=True)
    status, most = map(int, told.stdout.split())
    unit = 1_000_000 if sys.platform == "darwin" else 1000
    assert most / unit < MEGABYTES
    assert time.monotonic() - start < SECONDS
    return status, said.read_text("utf-8")


def assert_refused(folder, rule):
    status, said = bounded_build(folder)
    assert "mistake in workshopsite" not in said
    assert "Traceback" not in said
    assert (status, f"[{rule}]" in said) == ((1, True) if rule else (0, False)), said[:2000]
    assert max(map(len, said.split("\n"))) < 4000


posix = pytest.mark.skipif(sys.platform == "win32", reason="tells no memory")


@posix
@pytest.mark.parametrize(("make", "rule"), TEXTS.values(), ids=TEXTS)
def test_what_is_too_much_is_refused_within_bounds(tmp_path, make, rule):
    assert_refused(write(tmp_path, SITE | make()), rule)


@posix
@pytest.mark.parametrize("path", SPARSE)
def test_files_of_200_megabytes_are_refused_or_published_within_bounds(tmp_path, path):
    begins, rule = SPARSE[path]
    page = "# Sums\n\n![A picture](big.png)\n" if path.endswith(".png") else "# Sums\n"
    write(tmp_path, SITE | {"content/index.md": page, path: begins.encode("latin-1")})
    os.truncate(tmp_path / path, HUGE)
    assert_refused(tmp_path, rule)


def rows(number):
    return "title,authors\n" + "".join(f"Paper {at},Ada Example\n" for at in range(number))


def slots(number):
    return "".join(f"- {{time: 9:00, title: Talk {at}}}\n" for at in range(number))


def test_bounds_are_said_where_they_are_crossed(tmp_path):
    files = SITE | {
        "content/papers.csv": rows(MOST_ROWS + 1),
        "content/program.yaml": slots(MOST_SLOTS + 1),
    }
    found = [one for one in errors(tmp_path, files) if one.severity is Severity.ERROR]
    assert [(one.place.path, one.place.line) for one in found] == [
        ("content/papers.csv", MOST_ROWS + 2),
        ("content/program.yaml", MOST_SLOTS + 1),
    ]
    assert str(MOST_ROWS) in found[0].message
    assert str(MOST_SLOTS) in found[1].message


def test_what_is_just_within_bounds_is_read(tmp_path):
    deep = "".join(" " * at + "a:\n" for at in range(1, MOST_LEVELS - 1))
    many = "  b: [" + "1," * (MOST_VALUES - MOST_LEVELS - 10) + "]\n"
    files = SITE | yaml(f"extra:\n{deep}{many}") | {"content/program.yaml": slots(MOST_SLOTS)}
    files["content/notes.md"] = "x" * LARGEST_TEXT
    _, problems = site(tmp_path, files)
    assert told(problems) == []


@pytest.mark.parametrize(
    ("data", "line"), [(b"<p>\n\xff</p>\n", 2), (b"\xff", 1), (b"{{ page.title }}\n\n\n\xfe", 4)]
)
def test_a_template_that_is_no_text_is_told_with_its_line(tmp_path, data, line):
    found = [
        one
        for one in result(tmp_path, SITE | {"templates/home.html": data}).problems
        if one.severity is Severity.ERROR
    ]
    assert [(one.place.path, one.place.line) for one in found] == [("templates/home.html", line)]
    assert "UTF-8" in found[0].message
    assert "UTF-8" in found[0].hint


def test_a_message_that_quotes_a_whole_book_is_shortened(tmp_path):
    files = SITE | yaml(f"language: {'a' * 100_000}\nupdated: |\n  a\n  b\n")
    for one in errors(tmp_path, files):
        assert len(one.message) < 1000
        assert "\n" not in one.message
