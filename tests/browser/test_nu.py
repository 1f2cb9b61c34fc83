"""Every page as the Nu HTML Checker sees it, which is the one behind validator.w3.org/nu."""

import json
import subprocess

from tools import npm_file, program

SITES = ("kinds", "posters", "one", "portraits")
"""Not the one from right to left: the checker would tell that its texts are in English."""

NEWER = ("Unrecognized at-rule “@container”", "Property “container” doesn't exist.")
"""CSS that the checker does not know: container queries (CSS Containment Module Level 3), 2023."""


def wrong(folders):
    """What the checker says of the pages, style sheets and drawings in folders, as lines.

    No message is left out, errors, warnings and information alike, but of NEWER. (It reads
    every file that it is given as HTML, so calendars and pictures are not given.)
    """
    files = (file for folder in folders for file in sorted(folder.rglob("*")))
    read = [str(file) for file in files if file.suffix in (".html", ".css", ".svg")]
    jar = npm_file("vnu-jar/build/dist/vnu.jar")
    command = [program("java"), "-Xss4m", "-jar", str(jar), "--format", "json"]
    command += ["--also-check-css", "--also-check-svg", "--exit-zero-always"]
    done = subprocess.run([*command, *read], capture_output=True, check=True)
    messages = json.loads(done.stderr)["messages"]
    return [_line(one) for one in messages if not one["message"].endswith(NEWER)]


def _line(message):
    place = f"{message.get('url', '')}:{message.get('lastLine', '')}"
    kind = message.get("subType", message["type"])
    return f"{place}: {kind}: {message['message']}: {message.get('extract', '')}"


def test_every_page_and_style_sheet_is_as_the_standards_say(sites):
    assert wrong(map(sites.built, SITES)) == []


def test_what_the_standards_forbid_is_found(tmp_path):
    """So that the test above can fail."""
    head = '<!doctype html><html lang="en"><title>Page</title>'
    (tmp_path / "a.html").write_text(f"{head}<p>One<div></p>")
    (tmp_path / "b.html").write_text(f"{head}<section><p>No heading</p></section>")
    (tmp_path / "c.css").write_text("p { colour: red }")
    (tmp_path / "d.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><line z="1"/></svg>')
    found = wrong([tmp_path])
    for name, what in {
        "a.html": "error",
        "b.html": "warning",
        "c.css": "colour",
        "d.svg": "z",
    }.items():
        assert [line for line in found if name in line and what in line]
