"""The rules that need the whole program, and anchors, which need all pages."""

import pytest

from sites import only, site, told, write
from workshopsite.build import build
from workshopsite.check.table import check_site
from workshopsite.model.site import Options

WORKSHOP = "title: Sums\ndate: 2021-11-17\ntimezone: UTC\n"


def checked(tmp_path, text):
    found, problems = site(
        tmp_path, {"content/workshop.yaml": WORKSHOP, "content/program.yaml": text}
    )
    assert told(problems) == []
    check_site(found, problems)
    return problems


class TestOverlaps:
    @pytest.mark.parametrize(
        "text",
        [
            "- 9:00-10:00 A\n- 9:30-11:00 B\n",
            "- {time: 9:00-10:00, title: A, room: X}\n- {time: 9:30, title: B, room: x}\n",
            "- {time: 9:00-10:00, title: A, room: X}\n- {time: 9:30, title: B}\n",
            "- {time: 17:30, title: A, room: Bar}\n- {time: 17:30, title: B, room: Bar}\n",
            "- 23:30-00:30 A\n- 0:15 B\n",
        ],
    )
    def test_two_things_at_once_in_one_room_are_a_warning(self, tmp_path, text):
        problem = only(checked(tmp_path, text))
        assert (problem.rule.name, problem.place.line) == ("overlap", 2)
        assert problem.related[0].place.line == 1

    @pytest.mark.parametrize(
        "text",
        [
            "- 9:00-10:00 A\n- 10:00-11:00 B\n",
            "- {time: 9:00-10:00, title: A, room: X}\n- {time: 9:30, title: B, room: Y}\n",
            "- {time: 17:30, title: A, room: Bar}\n- {time: 17:30, title: B, overlap: yes}\n",
            "- 9:00-10:00 A\n- {time: 9:30, title: B, cancelled: true}\n",
            "- 9:00 A\n- TBA B\n- C\n",
            "- 23:30-00:30 A\n- 0:30 B\n",
        ],
    )
    def test_what_is_apart_meant_or_cancelled_is_none(self, tmp_path, text):
        assert told(checked(tmp_path, text)) == []


class TestTalksInSessions:
    def session(self, tmp_path, talk):
        return checked(tmp_path, f"- time: 9:10-10:00\n  title: S\n  talks:\n  - {talk}\n")

    @pytest.mark.parametrize(
        ("talk", "words"),
        [
            ("9:00-9:20 A", "starts before"),
            ("9:30-10:10 A", "goes on after"),
            ("{time: 9:50, title: A, minutes: 20}", "goes on after"),
            ("10:30 A", "goes on after"),
        ],
    )
    def test_a_talk_outside_of_its_session_is_a_warning(self, tmp_path, talk, words):
        problem = only(self.session(tmp_path, talk))
        assert (problem.rule.name, problem.place.line) == ("talk-outside-session", 4)
        assert words in problem.message
        assert problem.related[0].place.line == 1

    @pytest.mark.parametrize(
        "talk", ["9:10-10:00 A", "A", "TBA A", "{time: 8:00, title: A, cancelled: yes}"]
    )
    def test_others_are_none(self, tmp_path, talk):
        assert told(self.session(tmp_path, talk)) == []


class TestWeekdays:
    def title(self, tmp_path, title):
        text = f"- date: 2021-11-17\n  title: {title}\n  slots: []\n"
        return checked(tmp_path, text)

    @pytest.mark.parametrize("title", ["Monday", "Day 1, lundi", "Montag: Tutorials"])
    def test_a_title_with_another_day_of_the_week_is_refused(self, tmp_path, title):
        title = f'"{title}"'
        problem = only(self.title(tmp_path, title))
        assert (problem.rule.name, problem.place.line) == ("weekday", 2)

    @pytest.mark.parametrize("title", ["Wednesday", "Mercredi", "Day 1", "Sun and Mars", ""])
    def test_others_are_fine(self, tmp_path, title):
        assert told(self.title(tmp_path, f'"{title}"' if title else "Day")) == []


class TestAnchors:
    def built(self, tmp_path, page, **files):
        write(
            tmp_path,
            {
                "content/workshop.yaml": WORKSHOP,
                "content/program.yaml": "- {time: 9:00, title: Talk one, abstract: x}\n",
                "content/index.md": f"# Sums\n\n{page}\n",
                **files,
            },
        )
        problems = build(tmp_path, tmp_path / "_site", Options()).problems
        return [line for line in told(problems) if not line.startswith("no-address")]

    @pytest.mark.parametrize(
        "link", ["/program/#talk-one", "#sums", "a.md#here", "/a/#here", "/old/#here", "/program/"]
    )
    def test_anchors_that_are_there(self, tmp_path, link):
        page = {"content/a.md": "---\naliases: [/old/]\n---\n# A\n\n## Here\n"}
        assert self.built(tmp_path, f"[x]({link})", **page) == []

    @pytest.mark.parametrize("link", ["/program/#talk-two", "#sum", "a.md#there", "/old/#there"])
    def test_anchors_that_are_not(self, tmp_path, link):
        page = {"content/a.md": "---\naliases: [/old/]\n---\n# A\n\n## Here\n"}
        assert self.built(tmp_path, f"[x]({link})", **page) == ["dead-anchor index.md:3:5"]

    def test_an_anchor_of_a_broken_slot_is_not_reported_as_well(self, tmp_path):
        program = {"content/program.yaml": "- {title: Talk one, abstract: x, speaker: nobody}\n"}
        assert self.built(tmp_path, "[x](/program/#talk-one)", **program) == [
            "unknown-person program.yaml:1:43"
        ]

    @pytest.mark.parametrize("raw", [b"---\ntitle: x\n", b"# caf\xe9\n"])
    def test_links_to_a_broken_page_are_not_reported_as_well(self, tmp_path, raw):
        found = self.built(tmp_path, "[x](a.md) [y](/a/#there)", **{"content/a.md": raw})
        assert [line.split()[1].partition(":")[0] for line in found] == ["a.md"]
