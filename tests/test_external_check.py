"""`check --external` as a whole."""

import gc
import json
import subprocess
import sys
from dataclasses import replace
from traceback import clear_frames

import pytest
from click.testing import CliRunner

from sites import only, told, write
from web import TESTED, Time, status, web_host
from workshopsite.build import build
from workshopsite.cli import main
from workshopsite.external.check import check_external
from workshopsite.external.memory import KEPT
from workshopsite.model.site import Options
from workshopsite.problems import Problems

DAY = 86_400


def checked(folder, files, time=None, manners=TESTED, progress=lambda *_: None, **options):
    """The problems that asking elsewhere adds to those of a sound site."""
    result = build(write(folder, files), folder / "_site", Options(**options), dry_run=True)
    assert not result.problems.fatal
    problems = Problems()
    clock = (time or Time()).clock
    check_external(result.made, problems, progress, manners=manners, clock=clock)
    return problems


def page(*urls):
    return {"content/a.md": "# A\n\n" + "".join(f"[link]({url})\n\n" for url in urls)}


class TestLinks:
    def test_each_kind_of_answer_is_told_at_its_link(self, tmp_path):
        answers = {"/fine": status(200), "/moved": status(301, Location="/fine")}
        answers |= {"/forbidden": status(403)}
        with web_host(answers) as host:
            urls = [f"{host.url}/{path}" for path in ("fine", "gone", "moved", "forbidden")]
            problems = checked(tmp_path, page(*urls, "http://no-such-host.invalid/"))
        assert told(problems) == [
            "dead-external-link a.md:5:8",
            "moved-link a.md:7:8",
            "unchecked-link a.md:9:8",
            "dead-external-link a.md:11:8",
        ]

    def test_a_link_on_many_pages_is_asked_for_once(self, tmp_path):
        with web_host({"/a": status(200)}) as host:
            files = {f"content/{n}.md": f"[a]({host.url}/a#{n})" for n in range(9)}
            assert told(checked(tmp_path, files)) == []
        assert host.asked == ["HEAD /a"]

    def test_progress_is_told(self, tmp_path):
        heard = []
        with web_host({}) as host:
            files = page(f"{host.url}/a", f"{host.url}/b")
            checked(tmp_path, files, progress=lambda *numbers: heard.append(numbers))
        assert heard == [(1, 2), (2, 2)]

    def test_two_runs_say_the_same(self, tmp_path):
        answers = {"/a": status(403), "/b": status(301, Location="/c"), "/c": status(200)}
        with web_host(answers) as host:
            files = page(*(f"{host.url}/{name}" for name in "abd"))
            first, second = (list(checked(tmp_path, files)) for _ in range(2))
        assert first == second
        assert len(first) == 3
        assert sorted(host.asked[-2:]) == ["GET /d", "HEAD /d"], "what was wrong is asked again"


class TestMemory:
    def test_what_works_is_asked_for_once_a_week(self, tmp_path):
        time = Time()
        with web_host({"/a": status(200)}) as host:
            for _ in range(3):
                checked(tmp_path, page(f"{host.url}/a"), time)
            assert len(host.asked) == 1
            time.now += 8 * DAY
            checked(tmp_path, page(f"{host.url}/a"), time)
            assert len(host.asked) == 2

    @pytest.mark.filterwarnings("ignore::ResourceWarning")
    def test_what_is_known_is_kept_when_the_run_is_broken_off(self, tmp_path):
        def interrupt(*_):
            raise KeyboardInterrupt

        with web_host({"/a": status(200)}) as host:
            files = page(f"{host.url}/a", "http://no-such-host.invalid/")
            with pytest.raises(KeyboardInterrupt) as broken_off:
                checked(tmp_path, files, progress=interrupt)
            clear_frames(broken_off.tb)
            kept = json.loads((tmp_path / KEPT).read_bytes())["links"]
        assert set(kept) <= {f"{host.url}/a"}
        del broken_off
        gc.collect()  # connections that were left open, which else warn in a later test


class TestWithoutNetwork:
    def test_one_sentence_stands_for_all(self, tmp_path):
        urls = [f"http://host-{n}.invalid/" for n in range(40)]
        problem = only(checked(tmp_path, page(*urls)))
        assert (problem.rule.name, problem.place.path) == ("no-network", "content/workshop.yaml")

    def test_not_all_hosts_are_tried(self, tmp_path):
        heard = []
        urls = [f"http://host-{n}.invalid/" for n in range(40)]
        checked(tmp_path, page(*urls), progress=lambda *numbers: heard.append(numbers))
        assert len(heard) == 8

    def test_what_needs_none_is_told_nevertheless(self, tmp_path):
        manners = replace(TESTED, private=False)
        urls = ["http://10.0.0.1:8000/", "http://a.invalid/", "http://b.invalid/"]
        problems = checked(tmp_path, page(*urls), manners=manners)
        assert told(problems) == ["dead-external-link a.md:3:8", "no-network workshop.yaml"]

    def test_what_is_remembered_is_told_nevertheless(self, tmp_path):
        with web_host({"/a": status(301, Location="/b"), "/b": status(200)}) as host:
            url = f"{host.url}/a"
            checked(tmp_path, page(url))
        problems = checked(tmp_path, page(url, "http://a.invalid/", "http://b.invalid/"))
        assert told(problems) == ["moved-link a.md:3:8", "no-network workshop.yaml"]

    def test_one_host_that_answers_shows_that_there_is_one(self, tmp_path):
        with web_host({"/a": status(200)}) as host:
            dead = [f"http://host-{n}.invalid/" for n in range(7)]
            problems = checked(tmp_path, page(f"{host.url}/a", *dead))
        assert [problem.rule.name for problem in problems] == ["dead-external-link"] * 7


class TestThePublishedSite:
    def run(self, folder, host, *, typed=True, text="Text"):
        url = f"{host.url}/w/"
        yaml = "title: Sums\n" + (f"url: {url}\n" if typed else "")
        files = {"content/workshop.yaml": yaml, "content/call.md": text}
        return checked(folder, files, **({} if typed else {"base_url": url}))

    def published(self, host, *addresses):
        locations = "".join(f"<url><loc>{host.url}/w{one}</loc></url>" for one in addresses)
        space = "http://www.sitemaps.org/schemas/sitemap/0.9"
        answer = status(200, f'<urlset xmlns="{space}">{locations}</urlset>'.encode())
        host.answers["/w/sitemap.xml"] = answer

    @pytest.mark.parametrize(("typed", "place"), [(True, ":2:6"), (False, "")])
    def test_an_address_that_would_vanish_is_told_where_its_own_is_written(
        self, tmp_path, typed, place
    ):
        with web_host({}) as host:
            self.published(host, "/", "/call/", "/calls/")
            problems = self.run(tmp_path, host, typed=typed)
        assert told(problems) == [f"vanishing-address workshop.yaml{place}"]

    def test_nothing_is_told_where_all_stays(self, tmp_path):
        with web_host({}) as host:
            self.published(host, "/", "/call/")
            assert told(self.run(tmp_path, host)) == []
        assert host.asked == ["GET /w/sitemap.xml"]

    def test_where_nothing_is_published_yet_is_a_notice(self, tmp_path):
        with web_host({}) as host:
            problem = only(self.run(tmp_path, host))
        assert problem.rule.name == "no-published-site"
        assert problem.message == f'"{host.url}/w/sitemap.xml" cannot be read (404)'

    def test_the_published_site_is_not_asked_for_its_own_pages(self, tmp_path):
        with web_host({}) as host:
            self.published(host, "/", "/call/")
            assert told(self.run(tmp_path, host, text=f"[a]({host.url}/w/call/)")) == []
        assert host.asked == ["GET /w/sitemap.xml"]

    def test_with_errors_nothing_is_compared(self, tmp_path):
        with web_host({}) as host:
            self.published(host, "/", "/gone/")
            yaml = f"title: Sums\nurl: {host.url}/w/\nnonsense: 1\n"
            folder = write(tmp_path, {"content/workshop.yaml": yaml})
            result = build(folder, folder / "_site", Options(), dry_run=True)
            check_external(result.made, result.problems, manners=TESTED, clock=Time().clock)
        assert told(result.problems) == ["unknown-key workshop.yaml:3:1"]
        assert host.asked == []


class TestTheCommand:
    def test_it_never_asks_this_machine(self, tmp_path):
        with web_host({"/a": status(200)}) as host:
            write(tmp_path, page(f"{host.url}/a"))
            result = CliRunner().invoke(main, ["check", "--external", "--strict", str(tmp_path)])
        assert host.asked == []
        assert result.exit_code == 1
        assert "[dead-external-link]" in result.output
        assert " and 1 link to other sites checked" in " ".join(result.output.split())

    def test_without_the_option_and_in_a_build_nothing_of_it_is_imported(self, tmp_path):
        write(tmp_path, page("http://no-such-host.invalid/"))
        code = (
            "import sys; from workshopsite.cli import main\n"
            "for command in ['build', 'check']:\n"
            "    try: main([command, sys.argv[1]])\n"
            "    except SystemExit as end: assert end.code == 0\n"
            "ours = ('workshopsite.external', 'tornado')\n"
            "print([name for name in sys.modules if name.startswith(ours)])\n"
        )
        ran = subprocess.run(
            [sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=True
        )
        assert ran.stdout.splitlines()[-1] == "[]"
        assert not (tmp_path / KEPT).exists()
