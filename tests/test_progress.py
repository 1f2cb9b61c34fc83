"""The line that tells how far a long build is."""

import io

from sites import write
from workshopsite.build import build
from workshopsite.commands.progress import Progress
from workshopsite.model.site import Options


class Terminal(io.StringIO):
    def isatty(self):
        return True


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def test_a_short_build_says_nothing():
    clock, terminal = Clock(), Terminal()
    progress = Progress(terminal, clock)
    clock.now = 0.9
    progress(5, 10)
    progress.end()
    assert terminal.getvalue() == ""


def test_a_long_build_says_how_far_it_is_and_takes_the_line_away():
    clock, terminal = Clock(), Terminal()
    progress = Progress(terminal, clock)
    for clock.now, done in ((1.1, 5), (1.15, 6), (1.3, 120)):
        progress(done, 300)
    progress.end()
    assert terminal.getvalue().split("\r") == [
        "",
        "made 5 of 300 files",
        "made 120 of 300 files",
        " " * len("made 120 of 300 files"),
        "",
    ]


def test_nothing_is_written_to_a_file_or_a_log():
    clock, log = Clock(), io.StringIO()
    progress = Progress(log, clock)
    clock.now = 9
    progress(5, 10)
    progress.end()
    assert log.getvalue() == ""


def test_a_build_tells_of_every_file_that_it_makes(tmp_path):
    write(tmp_path, {"content/index.md": "# Sums\n", "content/a.md": "# A\n"})
    told = []
    result = build(tmp_path, tmp_path / "_site", Options(), progress=lambda *far: told.append(far))
    total = len(result.changes.written)
    assert told == [(done, total) for done in range(1, total + 1)]
