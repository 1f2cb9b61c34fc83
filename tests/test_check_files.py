"""Files that are not read, not as they are meant, or say nothing."""

from __future__ import annotations

import pytest

from built import result
from sites import loaded, told, write
from workshopsite.problems import Problem

SITE = {
    "content/workshop.yaml": "title: Sums\ndate: 2025-05-23\nurl: https://site.test/\n",
    "content/index.md": "# Home\n",
}


def problems(tmp_path, files) -> list[Problem]:
    return list(result(tmp_path, SITE | files).problems)


def shown(tmp_path, files) -> list[str]:
    return [f"{one.rule.name} {one.place}" for one in problems(tmp_path, files)]


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("program.yaml", "move it to content/program.yaml"),
        ("papers.csv", "move it to content/papers.csv"),
        ("venue.md", "move it to content/venue.md"),
        ("content/sub/program.yaml", "move it to content/program.yaml, or rename it"),
        ("content/data/people.yaml", "move it to content/people.yaml, or rename it"),
    ],
)
def test_a_file_in_the_wrong_folder_is_told(tmp_path, path, hint):
    [one] = problems(tmp_path, {path: "{}\n"})
    assert (one.rule.name, str(one.place)) == ("misplaced-file", path)
    assert one.hint.startswith(hint)


@pytest.mark.parametrize(
    "path",
    [
        *("README.md", "LICENSE.md", "CHANGELOG.md", "CONTRIBUTING.md", "CODE_OF_CONDUCT.md"),
        *("readme.md", "README.de.md", "contributing.md", "notes.md", "HOWTO.md", ".draft.md"),
        *("docs/program.yaml", "mkdocs.yaml", "content/sub/list.csv", "venue.txt"),
    ],
)
def test_other_files_beside_content_and_below_it_are_not_told(tmp_path, path):
    assert shown(tmp_path, {path: "a\n"}) == []


def test_the_table_of_a_leaderboard_may_be_called_as_a_data_file(tmp_path):
    files = {
        "content/competition.yaml": "title: Race\nleaderboard: sub/papers.csv\nrank_by: Score\n",
        "content/sub/papers.csv": "team,Score\nA,1\n",
    }
    assert "misplaced-file" not in str(shown(tmp_path, files))


def test_the_folder_content_itself_is_no_site(tmp_path):
    folder = write(tmp_path / "content", {"workshop.yaml": "title: Sums\n"})
    _, found = loaded(folder)
    [one] = found
    assert one.message == "this is the folder content/ itself, and not the site's folder"
    assert one.hint == "name the folder that it is in, one folder up"


@pytest.mark.parametrize(
    ("name", "text", "spot"),
    [
        ("program.yaml", "", ""),
        ("program.yaml", "\n# later\n\n---\n  # more\n", ":2:1"),
        ("people.yaml", "\n", ""),
        ("papers.csv", "", ""),
        ("papers.csv", "id,title\n\n", ":1:1"),
        ("call.md", "", ""),
        ("call.md", "\n \n", ""),
    ],
)
def test_an_empty_file_is_told(tmp_path, name, text, spot):
    link = {"content/index.md": "# Home\n\n[Call](/call/)\n"} if name == "call.md" else {}
    assert shown(tmp_path, {f"content/{name}": text} | link) == [f"empty-file content/{name}{spot}"]


def test_what_is_said_of_an_empty_file_already_is_not_said_again(tmp_path):
    empty = {"content/workshop.yaml": ""}
    assert shown(tmp_path, empty) == ["missing-key content/workshop.yaml:1:1"]


@pytest.mark.parametrize(
    ("name", "rule", "hint"),
    [
        ("venue.md.txt", "page-ending", 'rename it to "venue.md" (Windows'),
        ("sub/venue.markdown.TXT", "page-ending", 'rename it to "sub/venue.md" (Windows'),
        ("program.yaml.txt", "unknown-data-file", 'did you mean "program.yaml"? (Windows'),
        ("papers.csv.txt", "unknown-data-file", 'did you mean "papers.csv"? (Windows'),
        ("papers.xlsx", "unknown-data-file", "save the papers from it as CSV UTF-8"),
        ("all_submissions.ods", "unknown-data-file", "save the papers from it as CSV UTF-8"),
        ("Reviewers.numbers", "unknown-data-file", "move it out of content/"),
        ("venue.docx", "unlinked-page", "if it is meant as a page, save its text in"),
    ],
)
def test_a_file_with_the_wrong_ending_is_told(tmp_path, name, rule, hint):
    [one] = problems(tmp_path, {f"content/{name}": "a\n"})
    assert (one.rule.name, str(one.place)) == (rule, f"content/{name}")
    assert one.hint.startswith(hint)


def test_workbooks_and_documents_for_download_are_not_told(tmp_path):
    files = {
        "content/index.md": "# Home\n\n[Form](form.docx)\n",
        "content/form.docx": "a",
        "content/budget.xlsx": "a",
        "content/files/papers.xlsx": "a",
        "content/notes.txt": "a",
    }
    assert shown(tmp_path, files) == []


@pytest.mark.parametrize("head", [b"PK\x03\x04\x14", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
@pytest.mark.parametrize(
    ("name", "kind"), [("papers.csv", '"CSV UTF-8"'), ("call.md", "plain text (UTF-8)")]
)
def test_a_renamed_workbook_or_document_is_told_as_such(tmp_path, head, name, kind):
    _, found = loaded(write(tmp_path, SITE | {f"content/{name}": head}))
    assert told(found) == [f"not-utf-8 {name}"]
    assert f"save it as {kind}" in next(iter(found)).hint


def test_a_link_to_a_page_that_an_empty_file_does_not_make_gets_no_style_sheet_as_a_guess(tmp_path):
    files = {"content/index.md": "# Home\n\n[p](/program/)\n", "content/program.yaml": ""}
    dead = [one for one in problems(tmp_path, files) if one.rule.name == "dead-link"]
    assert [one.hint for one in dead] == [""]
