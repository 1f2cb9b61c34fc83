"""File names with all that Unicode allows: their addresses work, or a sentence says why not."""

import os
import sys

import pytest

from built import crawl, result
from oracle import names, unsound
from sites import only, site, told, write
from workshopsite.check.table import check_site
from workshopsite.problems import Severity
from workshopsite.read.windows import why_not_on_windows

WORKSHOP = {
    "content/workshop.yaml": "title: Sums\nurl: https://site.test/\n",
    "content/index.md": "# Sums\n",
}
STRANGE = {
    "a direction that is turned": "\u202efdp",
    "a mark of direction": "a\u200fb",
    "an emoji": "\U0001f600",
    "emojis that are joined": "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "an accent of its own": "e\u0301te\u0301",
    "an accent in its letter": "\u00e9t\u00e9",
    "Japanese": "日本語",
    "Hebrew": "שלום",
    "a letter that folds to two": "Straße",
    "a dotted capital": "İ",
    "a ligature": "ﬁ",
    "a mark of byte order": "\ufeffa",
    "what nobody sees": "a\u200bb",
    "a separator of lines": "a\u2028b",
    "no character": "\uffff",
    "private use": "\ue000",
    "a percent sign": "100%",
    "what looks encoded": "a%20b%2Fc",
    "an encoded way up": "%2e%2e",
    "a number sign": "a#b",
    "an ampersand": "a&b=c+d",
    "a quotation mark": "a'b",
    "a space": "a b",
    "a tilde": "~a",
    "dashes": "--help",
    "a dollar": "$x$",
    "a template": "{{x}}",
    "Markdown": "[a](b)!",
    "an at sign": "@a",
    "brackets": "(a){b}",
    "240 letters": "x" * 240,
    "120 letters with accents": "é" * 120,
    "60 emojis": "\U0001f600" * 60,
}


@pytest.mark.parametrize("name", STRANGE.values(), ids=STRANGE)
def test_a_page_of_a_strange_name_has_an_address_that_works(tmp_path, name):
    page = "# Page\n\n[home](/index.md) [itself](#page)\n\n## More\n\n- [more](#more)\n"
    files = {f"content/{name}.md": page, f"content/{name}/{name[:100]}.txt": "x"}
    done = result(tmp_path, WORKSHOP | files)
    assert names(done.problems) <= {"unlinked-page"}
    assert (tmp_path / "_site" / name / "index.html").is_file()
    assert crawl(tmp_path / "_site") == []


WINDOWS = {
    "CON.md": "device",
    "aux/x.md": "device",
    "nul": "device",
    "Com1.tar.gz": "device",
    "lpt9 .txt": "device",
    "a..md/x.txt": "",
    "folder./x.md": "dot",
    "folder /x.md": "space",
    "a:b.md": ":",
    "a?b.md": "?",
    "a*b.md": "*",
    "a<b>.md": "<",
    'a"b.md': '"',
    "a|b.md": "|",
    "a\\b.md": "\\",
    "console.md": "",
    "com10.md": "",
}
reserved = pytest.mark.skipif(sys.platform == "win32", reason="there are no such names")


@reserved
@pytest.mark.parametrize("name", WINDOWS)
def test_a_name_that_windows_cannot_have_is_a_warning_and_works_elsewhere(tmp_path, name):
    done = result(tmp_path, WORKSHOP | {f"content/{name}": "# Page\n"})
    warnings = done.problems.of(Severity.WARNING)
    assert [one.rule.name for one in warnings] == ["windows-name"] * bool(WINDOWS[name])
    assert all(WINDOWS[name] in one.message for one in warnings)
    assert crawl(tmp_path / "_site") == []


@reserved
def test_a_folder_that_windows_cannot_have_is_named_once(tmp_path):
    _, problems = site(tmp_path, {f"content/aux/{n}.md": "# A\n" for n in "abc"} | WORKSHOP)
    found = site(tmp_path, {})[0]
    check_site(found, problems)
    assert told(problems).count("windows-name aux") == 1


def test_ids_and_titles_that_become_such_names_are_told_where_they_stand(tmp_path):
    program = "- {time: 9:00, title: Con, speaker: Ada Example}\n"
    files = {
        "content/workshop.yaml": "title: Sums\ndate: 2030-05-01\ntimezone: UTC\n",
        "content/program.yaml": program,
    }
    found = [one for one in result(tmp_path, files).problems if one.rule.name == "windows-name"]
    assert [str(one.place) for one in found] == ["content/program.yaml:1:3"]
    assert why_not_on_windows("con")
    assert not why_not_on_windows("con-2")


@pytest.mark.parametrize(
    "name", [b"a\nb.md", b"a\tb.md", b"\x7f.md", b"\xff\xfe.md", b"\xed\xa0\x80.md"]
)
@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="there are no such names")
def test_a_name_that_no_address_can_have_is_refused(tmp_path, name):
    write(tmp_path, WORKSHOP)
    (tmp_path / "content" / os.fsdecode(name)).write_bytes(b"# A\n")
    done = result(tmp_path, {})
    assert only(done.problems).rule.name == "bad-character"
    assert "\n" not in only(done.problems).place.path
    assert done.changes is None


@pytest.mark.parametrize("names_", [("e\u0301", "\u00e9"), ("ß", "SS"), ("Call", "call")])
@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="both are one file there")
def test_two_names_that_are_one_on_other_systems_are_refused(tmp_path, names_):
    done = result(tmp_path, WORKSHOP | {f"content/{name}.md": "# A\n" for name in names_})
    assert names(done.problems) == {"address-conflict"}
    assert list(unsound(done.problems, tmp_path)) == []


@pytest.mark.parametrize("key", ["aliases", "permalink"])
def test_an_address_of_300_characters_is_refused(tmp_path, key):
    page = f"---\ntitle: A\n{key}: /{'a' * 300}/\n---\n"
    done = result(tmp_path, WORKSHOP | {"content/a.md": page})
    assert done.changes is None
    assert list(unsound(done.problems, tmp_path)) == []
    assert [p.place.line for p in done.problems if p.severity is Severity.ERROR] == [3]


def test_an_id_of_300_characters_is_refused(tmp_path):
    people = f"{'a' * 300}: Ada Example\n"
    done = result(tmp_path, WORKSHOP | {"content/people.yaml": people})
    assert {(p.rule.name, p.place.line) for p in done.problems} >= {("bad-id", 1)}
