"""What was found out about addresses is kept for days."""

import json

import pytest

from web import START
from workshopsite.external.memory import KEPT, Memory
from workshopsite.external.outcome import Outcome, Trouble

DAY = 86_400
URL = "https://example.org/"
FINE = Outcome(200, None, "https://example.org/new", "example.org")
UNSURE = Outcome(403, host="example.org")


def memory(folder, days=0.0):
    """What is remembered so many days after the start."""
    return Memory(folder / KEPT, START + days * DAY)


def kept(folder, outcome):
    one = memory(folder)
    one.keep(URL, outcome)
    one.save()


@pytest.mark.parametrize(
    ("outcome", "days", "known"),
    [
        *((FINE, 6.9, True), (FINE, 7.1, False), (FINE, -0.1, False)),
        *((UNSURE, 0.9, True), (UNSURE, 1.1, False)),
    ],
)
def test_what_works_counts_for_a_week_and_what_is_unsure_for_a_day(tmp_path, outcome, days, known):
    kept(tmp_path, outcome)
    assert memory(tmp_path, days).get(URL) == (outcome if known else None)


@pytest.mark.parametrize(
    "outcome",
    [
        *(Outcome(404), Outcome(500), Outcome(429), Outcome(503)),
        *(Outcome(trouble=trouble) for trouble in Trouble),
    ],
)
def test_what_may_be_mended_soon_is_asked_for_anew(tmp_path, outcome):
    kept(tmp_path, outcome)
    assert memory(tmp_path).get(URL) is None


def test_what_is_too_old_is_not_written_again(tmp_path):
    kept(tmp_path, FINE)
    memory(tmp_path, 8).save()
    assert json.loads((tmp_path / KEPT).read_bytes())["links"] == {}


def test_git_leaves_it_out(tmp_path):
    kept(tmp_path, FINE)
    files = sorted(path.name for path in (tmp_path / ".workshopsite").iterdir())
    assert files == [".gitignore", "links.json"]
    assert (tmp_path / ".workshopsite/.gitignore").read_text() == "*\n"


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", "\x00", "[" * 100_000, '{"version": 2, "links": {}}']
    + ['{"version": 1}', '{"version": 1, "links": []}']
    + [f'{{"version": 1, "links": {{"{URL}": {entry}}}}}' for entry in ("1", "[]", "{}")]
    + [f'{{"version": 1, "links": {{"{URL}": {{"at": "now", "status": 200}}}}}}'],
)
def test_a_damaged_file_counts_as_none_and_is_replaced(tmp_path, text):
    (tmp_path / KEPT).parent.mkdir()
    (tmp_path / KEPT).write_text(text, "utf-8")
    assert memory(tmp_path).get(URL) is None
    kept(tmp_path, FINE)
    assert memory(tmp_path).get(URL) == FINE


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path):
    (tmp_path / ".workshopsite").write_text("a file")
    kept(tmp_path, FINE)
    assert memory(tmp_path).get(URL) is None
