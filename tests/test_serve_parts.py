"""The preview's smaller parts: names of hosts, what is put into pages, what is said and told."""

import asyncio
import gc
from concurrent.futures import wait
from threading import Event, current_thread
from time import sleep
from types import SimpleNamespace
from weakref import ref

import pytest
from livereload.handlers import LiveReloadHandler

from serving import SITE, wait_for
from sites import write
from workshopsite.model.site import Options
from workshopsite.problems import RULES, Place, Problem
from workshopsite.serve.checker import Checker
from workshopsite.serve.events import Checked, Connected, Reloaded
from workshopsite.serve.garbage import collect, set_apart
from workshopsite.serve.hosts import allowed, host_name, same_origin
from workshopsite.serve.inject import injected, overlay, problem_page
from workshopsite.serve.lines import lines
from workshopsite.serve.live import Browsers, Live
from workshopsite.serve.messages import messages
from workshopsite.serve.preview import Preview
from workshopsite.serve.waiting import Waiting
from workshopsite.serve.workers import Workers

WRONG = Problem(RULES["dead-link"], "<b>wrong</b>", Place("content/index.md", 3))
WORSE = Problem(RULES["bad-time"], "worse", Place("content/program.yaml", 1))

# hosts


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:80", "a.localhost", "10.0.0.1", "[::1]:8"]
)
def test_this_machine_is_allowed(host):
    assert allowed(host, ())


@pytest.mark.parametrize("host", ["", "evil.example", "localhost.", "x@", "1.2.3", "[::1", "a b"])
def test_what_a_name_can_be_rebound_to_is_not(host):
    assert allowed(host, ()) == (host_name(host) == "localhost")


def test_a_name_that_the_organiser_allows_may_stand_in_both_headers():
    assert allowed("box.lan:8000", {"box.lan"})
    assert same_origin("https://box.lan", "localhost:8000", {"box.lan"})
    assert same_origin("http://localhost:8000", "LocalHost:8000", ())
    assert same_origin(None, "localhost", ())
    assert not same_origin("https://other.lan", "localhost:8000", {"box.lan"})
    assert not same_origin("null", "localhost:8000", ())


# pages


def test_the_client_goes_first_into_the_head_and_problems_last_into_the_body():
    page = b"<!DOCTYPE html><html><head lang=en><title>x</title></HEAD><body>y</body></html>"
    got = injected(page, [WRONG], "s").decode()
    assert got.startswith('<!DOCTYPE html><html><head lang=en><script src="/__workshopsite__/')
    assert got.endswith("</aside></body></html>")


def test_a_page_without_head_and_body_gets_both():
    got = injected(b"<!doctype html>\n<p>x", [WRONG], "s").decode()
    assert got.startswith("<!doctype html><script ")
    assert got.endswith("</aside>")
    assert injected(b"<p>x", [], "s").decode().startswith("<script ")


def test_a_head_beyond_64_kilobytes_is_found():
    page = b"<!doctype html><head>" + b"<!-- x -->" * 9000 + b"</head><body>y</body>"
    assert b"client.js" in injected(page, [], "s")


def test_an_early_body_end_in_a_text_does_not_cut_the_page():
    page = b"<head></head><body><script>'</body>'</script>z</body>"
    assert b"z<aside" in injected(page, [WRONG], "s")


def test_a_sound_page_gets_no_panel():
    assert overlay([]) == ""
    assert b"workshopsite-problems" not in injected(b"<head></head><body></body>", [], "s")


def test_problems_are_escaped():
    for html in (overlay([WRONG]), problem_page([WRONG], "s", None).decode()):
        assert "&lt;b&gt;wrong&lt;/b&gt;" in html
        assert "<b>" not in html
        assert "content/index.md:3: error" in html


# messages


@pytest.fixture
def shown(tmp_path):
    """Reads the site again with other files; gives what is shown."""
    preview = Preview(tmp_path, Options(drafts=True))

    def reload(**files):
        write(tmp_path, SITE | {path.replace("__", "/"): text for path, text in files.items()})
        preview.reload()
        return preview.shown

    return reload


def told(changed, before, now, **options):
    return messages(changed, before, now, "/repo/", **{"follow": False} | options)


def test_stylesheets_alone_are_exchanged_wherever_they_are(shown):
    before, now = shown(**{"content__x__a.css": "a"}), shown(**{"content__x__a.css": "b"})
    changed = ["content/x/a.css", "assets/site.css", "theme/assets/theme.css"]
    sheets = ["/repo/assets/site.css", "/repo/assets/theme.css", "/repo/x/a.css"]
    assert told(changed, before, now) == sheets
    assert told([*changed, "content/index.md"], before, now) == ["*"]
    parts = ["theme/assets/people.css", "theme/assets/print.css"]
    assert told(parts, before, now) == ["/repo/assets/theme.css"]
    assert told(["assets/people.css"], before, now) == ["/repo/assets/theme.css"]
    assert told(["assets/gone.css"], before, now) == ["*"]
    newer = shown(**{"assets__new.css": "p {}"})
    assert told(["assets/new.css"], now, newer) == ["*"]


def test_a_stylesheet_that_mends_the_site_reloads_the_problem_page(shown):
    shown()
    broken, now = shown(**{"content__workshop.yaml": "x: ["}), shown()
    assert told(["assets/site.css"], broken, now) == ["*"]
    assert told(["assets/site.css"], now, broken) == ["*"]


def test_one_changed_page_is_followed_and_several_are_not(shown):
    now = shown()
    call = ["workshopsite:follow:/repo/call/"]
    assert told(["content/call.md"], now, now, follow=True) == call
    assert told(["content/call.md", "content/a.png"], now, now, follow=True) == call
    assert told(["content/call.md", "content/index.md"], now, now, follow=True) == ["*"]
    assert told(["content/gone.md"], now, now, follow=True) == ["*"]
    assert told(["content/call.md"], now, now) == ["*"]


# lines


def test_a_reading_is_one_line_with_what_changed_and_how_long_it_took():
    assert list(lines(Reloaded(("a.md",), (), (), 0.123))) == ["a.md changed, read in 0.12 s"]
    many = Reloaded(("a.md", "b.md", "c.md"), (WRONG,), (), 0.1)
    assert list(lines(many)) == ["a.md and 2 more files changed, read in 0.10 s: 1 error"]
    assert list(lines(Reloaded((), (), (), 0.1))) == []


def test_only_new_problems_are_printed_in_full():
    said = list(lines(Reloaded(("a.md",), (WRONG, WORSE), (WORSE,), 0.1)))
    assert [line.split(" ")[0] for line in said] == ["content/program.yaml:1:", "a.md"]
    assert said[-1].endswith(": 2 errors")
    assert list(lines(Checked((WRONG,), (), healed=False))) == []
    assert list(lines(Checked((), (), healed=True))) == ["No problem is left."]
    assert next(lines(Connected())).startswith("A browser is connected")


def test_a_file_name_cannot_command_the_terminal():
    assert "\x1b" not in next(lines(Reloaded(("\x1b[2J.md",), (), (), 0.1)))


# threads and livereload


def test_workers_give_results_and_exceptions_and_never_keep_the_program_alive():
    workers = Workers(2)
    assert workers.submit(lambda a, b: a + b, 1, b=2).result(5) == 3
    with pytest.raises(KeyError):
        workers.submit(lambda: {}["x"]).result(5)
    assert workers.submit(lambda: current_thread().daemon).result(5)


def test_as_many_pieces_of_work_run_at_once_as_there_are_workers():
    workers, go = Workers(2), Event()
    first = workers.submit(go.wait, 5)
    assert workers.submit(lambda: "done").result(5) == "done"
    go.set()
    assert wait([first], 5).done


def test_cancelled_work_is_not_done():
    workers, go, done = Workers(1), Event(), []
    workers.submit(go.wait, 5)
    late = workers.submit(done.append, 1)
    assert late.cancel()
    go.set()
    assert workers.submit(lambda: list(done)).result(5) == []


def test_two_previews_in_one_process_share_nothing_of_livereload():
    """livereload keeps its browsers in a class; ours are kept for each server."""
    assert "waiters" not in vars(Live)
    assert "_live" not in vars(Browsers)
    before = set(LiveReloadHandler.waiters)
    one, other = Browsers(lambda: None), Browsers(lambda: None)
    one.add(object())
    assert other._live == set()
    assert LiveReloadHandler.waiters == before


def test_a_message_before_the_server_runs_is_for_nobody():
    Browsers(lambda: None).tell("*")


def test_a_browser_that_is_gone_does_not_keep_others_from_being_told():
    from tornado.websocket import WebSocketClosedError

    class Gone:
        def write_message(self, _):
            raise WebSocketClosedError

    class There:
        heard = None

        def write_message(self, message):
            self.heard = message["path"]

    async def talk():
        browsers, there = Browsers(lambda: None), There()
        browsers.start()
        for browser in (Gone(), there, Gone()):
            browsers.add(browser)
        browsers.tell("*")
        await asyncio.sleep(0.05)
        assert there.heard == "*"

    asyncio.run(talk())


# work in the background


def test_what_is_checked_is_dropped_at_a_change_and_begun_again_when_the_site_is_read(monkeypatch):
    monkeypatch.setattr("workshopsite.serve.checker.collect", lambda: None)
    said = []

    class Version:
        def check(self, go_on):
            said.append("begun")
            while go_on():
                pass
            said.append("dropped")

    shown = SimpleNamespace(broken=(), version=Version())
    checker = Checker(SimpleNamespace(waiting=Waiting(), shown=shown), said.append)
    checker.start()
    checker.want()
    wait_for(lambda: said == ["begun"])
    checker.drop()
    wait_for(lambda: said == ["begun", "dropped"])
    sleep(0.1)
    assert said == ["begun", "dropped"]
    checker.want()
    wait_for(lambda: said == ["begun", "dropped", "begun"])
    checker.drop()


def test_nothing_is_checked_while_somebody_waits_for_a_page_however_long_it_takes(monkeypatch):
    monkeypatch.setattr("workshopsite.serve.checker.collect", lambda: None)
    monkeypatch.setattr("workshopsite.serve.checker.QUIET", 0.05)
    waiting, begun = Waiting(), Event()
    shown = SimpleNamespace(broken=(), version=SimpleNamespace(check=lambda _: begun.set()))
    checker = Checker(SimpleNamespace(waiting=waiting, shown=shown), lambda _: None)
    checker.start()
    with waiting.one_more():
        with waiting.one_more():
            checker.want()
        assert not begun.wait(0.3)
    assert begun.wait(5)


def test_no_garbage_is_looked_for_while_the_site_is_read_and_all_of_it_afterwards():
    class Thing:
        pass

    try:
        with set_apart():
            assert not gc.isenabled()
            thing = Thing()
            thing.itself = thing
            gone = ref(thing)
            del thing
        assert gc.isenabled()
        gc.collect()
        assert gone() is not None
        collect()
        assert gone() is None
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
