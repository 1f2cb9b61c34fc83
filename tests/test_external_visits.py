"""Whether an address works: HEAD, GET, further attempts, redirects, and good manners meanwhile."""

import asyncio
from contextlib import ExitStack
from dataclasses import replace
from email.utils import formatdate

import pytest

from web import START, TESTED, Time, status, visited, web_host
from workshopsite.external.outcome import Outcome, State, Trouble


def visit(*urls, time=None, manners=TESTED):
    """What becomes of each address, asked for at the same time."""

    async def all_at_once(visitor):
        return await asyncio.gather(*(visitor.visit(url) for url in urls))

    return visited(all_at_once, time or Time(), manners)


def outcome_of(answers, path="/a", **options):
    """What becomes of a path of a host that gives these answers, and what that host was asked."""
    with web_host(answers) as host:
        [outcome] = visit(host.url + path, **options)
    here = host.url.removeprefix("http://")
    assert outcome.host == here
    return replace(outcome, moved=outcome.moved.removeprefix(host.url), host=""), host.asked


class TestHeadAndGet:
    def test_a_page_that_is_there_is_not_loaded(self):
        outcome, asked = outcome_of({"/a": status(200)})
        assert (outcome, asked) == (Outcome(200), ["HEAD /a"])

    @pytest.mark.parametrize("refusal", [400, 403, 404, 405, 500, 501, 503])
    def test_where_head_is_refused_get_decides(self, refusal):
        outcome, asked = outcome_of({"HEAD /a": status(refusal), "GET /a": status(200)})
        assert (outcome, asked) == (Outcome(200), ["HEAD /a", "GET /a"])

    def test_where_head_hangs_up_get_decides(self):
        outcome, asked = outcome_of({"HEAD /a": None, "GET /a": status(200)})
        assert (outcome, asked) == (Outcome(200), ["HEAD /a", "GET /a"])

    @pytest.mark.parametrize("refusal", [405, 501])
    def test_a_host_that_knows_no_head_is_not_bothered_with_it_again(self, refusal):
        answers = {f"GET /{name}": status(200) for name in "abc"}
        answers |= {f"HEAD /{name}": status(refusal) for name in "abc"}
        with web_host(answers) as host:
            visit(*(f"{host.url}/{name}" for name in "abc"))
        assert sorted(host.asked) == ["GET /a", "GET /b", "GET /c", "HEAD /a"]

    @pytest.mark.parametrize(
        ("code", "state"),
        [(code, "fine") for code in (200, 206, 304)]
        + [(code, "dead") for code in (400, 404, 410)]
        + [(code, "unsure") for code in (401, 403, 418, 999)],
    )
    def test_what_an_answer_means(self, code, state):
        outcome, asked = outcome_of({"/a": status(code)})
        assert (outcome.status, outcome.state) == (code, State(state))
        assert len(asked) <= 2, "an answer that will not change is asked for once"


class TestFurtherAttempts:
    @pytest.mark.parametrize("code", [500, 502, 503, 504])
    def test_a_mistake_that_passes_is_none(self, code):
        time = Time()
        answers = {"/a": [status(code), status(code), status(200)]}
        outcome, asked = outcome_of(answers, time=time)
        assert (outcome, asked) == (Outcome(200), ["HEAD /a", "GET /a", "GET /a"])
        assert time.waits == [2]

    def test_an_end_without_answer_that_passes_is_none(self):
        outcome, _ = outcome_of({"/a": [None, None, None, status(200)]})
        assert outcome == Outcome(200)

    @pytest.mark.parametrize(("code", "state"), [(500, State.DEAD), (503, State.UNSURE)])
    def test_one_that_stays_counts_after_three_attempts_with_longer_and_longer_waits(
        self, code, state
    ):
        time = Time()
        outcome, asked = outcome_of({"/a": status(code)}, time=time)
        assert (outcome.status, outcome.state) == (code, state)
        assert asked == ["HEAD /a", *["GET /a"] * 3]
        assert time.waits == [2, 4]

    @pytest.mark.parametrize("typed", ["7", formatdate(START + 7, usegmt=True)])
    def test_a_host_says_how_long_to_wait(self, typed):
        time = Time()
        answers = {"/a": [status(429, Retry_After=typed), status(200)]}
        outcome, asked = outcome_of(answers, time=time)
        assert (outcome, asked) == (Outcome(200), ["HEAD /a", "GET /a"])
        assert time.waits == [7]

    @pytest.mark.parametrize("typed", ["", "soon", "-1", "Wed, 99 Nov"])
    def test_what_is_no_time_is_none(self, typed):
        time = Time()
        outcome_of({"/a": [status(429, Retry_After=typed), status(200)]}, time=time)
        assert time.waits == [2]

    @pytest.mark.parametrize("code", [429, 503])
    def test_a_host_that_wants_to_be_left_in_peace_for_long_is_left(self, code):
        time = Time()
        with web_host({"/a": status(code, Retry_After="3600"), "/b": status(200)}) as host:
            outcomes = visit(f"{host.url}/a", f"{host.url}/b", time=time)
        assert [one.status for one in outcomes] == [code, code]
        assert {one.state for one in outcomes} == {State.UNSURE}
        assert "/b" not in " ".join(host.asked)
        assert max(time.waits, default=0) <= TESTED.longest

    def test_too_many_questions_end_all_questions_to_that_host(self):
        with web_host({}) as busy, web_host({"/": status(200)}) as other:
            busy.answers |= {f"/{name}": status(429) for name in "abcdef"}
            urls = [f"{busy.url}/{name}" for name in "abcdef"]
            *refused, fine = visit(*urls, f"{other.url}/")
        assert {one.status for one in refused} == {429}
        assert fine.status == 200
        assert len(busy.asked) < 2 * len(urls)

    def test_a_host_that_never_answers_is_asked_for_one_address_only(self):
        quick = replace(TESTED, seconds=0.1, tries=2)
        with web_host({}) as host:
            outcomes = visit(*(f"{host.url}/slow/{n}" for n in range(20)), manners=quick)
        assert {one.trouble for one in outcomes} == {Trouble.SILENT}
        assert len({question.split()[1] for question in host.asked}) <= 2

    def test_one_slow_page_does_not_condemn_its_host(self):
        quick = replace(TESTED, seconds=0.3, tries=1)
        with web_host({"/a": status(200), "/b": status(200)}) as host:
            urls = [f"{host.url}/{path}" for path in ("a", "slow", "b")]
            states = [one.state for one in visit(*urls, manners=quick)]
        assert states == [State.FINE, State.DEAD, State.FINE]

    def test_a_host_that_is_not_there_is_looked_up_once(self, monkeypatch):
        asked = []

        async def ask(_asker, method, url, _largest):
            asked.append(url)
            return await original(_asker, method, url, _largest)

        from workshopsite.external.asking import Asker

        original = Asker.ask
        monkeypatch.setattr(Asker, "ask", ask)
        outcomes = visit(*(f"http://no-such-host.invalid/{n}" for n in range(9)))
        assert {one.trouble for one in outcomes} == {Trouble.UNKNOWN_HOST}
        assert len(asked) == 1

    def test_a_host_that_answers_one_scheme_only_is_not_lost_for_the_other(self):
        with web_host({"/a": status(200)}) as host:
            outcomes = visit(host.url.replace("http:", "https:") + "/a", f"{host.url}/a")
        assert [one.trouble for one in outcomes] == [Trouble.HUNG_UP, None]


class TestRedirects:
    def test_one_for_good_is_told(self):
        outcome, _ = outcome_of({"/a": status(301, Location="/b"), "/b": status(200)})
        assert outcome == Outcome(200, moved="/b")

    def test_one_for_now_is_not(self):
        outcome, _ = outcome_of({"/a": status(302, Location="/b"), "/b": status(200)})
        assert outcome == Outcome(200)

    def test_of_several_the_first_for_good_count(self):
        answers = {
            "/a": status(308, Location="/b"),
            "/b": status(301, Location="c?x=ü#top"),
            "/c?x=%C3%BC": status(307, Location="/d"),
            "/d": status(301, Location="/e"),
            "/e": status(200),
        }
        outcome, _ = outcome_of(answers)
        assert outcome == Outcome(200, moved="/c?x=%C3%BC")

    def test_what_they_lead_to_must_be_there(self):
        outcome, _ = outcome_of({"/a": status(301, Location="/b")})
        assert (outcome.status, outcome.state) == (404, State.DEAD)

    def test_a_circle_is_left(self):
        outcome, asked = outcome_of({"/a": status(302, Location="/a")})
        assert outcome == Outcome(trouble=Trouble.CIRCLE)
        assert len(asked) == 10

    @pytest.mark.parametrize("location", ["", "mailto:ada@example.org", "http://[", "zoommtg:1"])
    def test_one_that_leads_to_no_page_is_fine(self, location):
        outcome, _ = outcome_of({"/a": status(302, Location=location)})
        assert outcome.state is State.FINE

    def test_the_host_that_fails_in_the_end_is_named(self):
        away = status(302, Location="http://no-such-host.invalid/")
        with web_host({"/a": away}) as host:
            [outcome] = visit(f"{host.url}/a")
        assert outcome == Outcome(trouble=Trouble.UNKNOWN_HOST, host="no-such-host.invalid")

    def test_one_into_this_machine_is_not_followed(self, monkeypatch):
        monkeypatch.setattr(
            "workshopsite.external.asking.is_public", lambda number: number != "127.0.0.1"
        )
        with web_host({}) as secret:
            [outcome] = visit(f"{secret.url}/a", manners=replace(TESTED, private=False))
        assert (outcome.trouble, secret.asked) == (Trouble.NOT_PUBLIC, [])


class TestManners:
    def test_a_host_is_asked_one_thing_at_a_time_with_pauses(self):
        time = Time()
        paths = [f"/{n}" for n in range(6)]
        with web_host({path: status(200) for path in paths}) as host:
            visit(*(host.url + path for path in paths), time=time, manners=replace(TESTED, pause=3))
        assert host.most == 1
        assert time.waits == [3] * 5

    def test_many_hosts_are_asked_at_the_same_time_but_no_more_than_agreed(self):
        few = replace(TESTED, at_once=3)
        with ExitStack() as stack:
            hosts = [stack.enter_context(web_host({"/slow": status(200)})) for _ in range(6)]

            async def watched(visitor):
                tasks = [asyncio.ensure_future(visitor.visit(f"{h.url}/slow")) for h in hosts]
                seen = 0
                while seen < 3:
                    seen = sum(bool(host.asked) for host in hosts)
                    await asyncio.sleep(0.01)
                await asyncio.sleep(0.1)  # long enough for one too many
                seen = sum(bool(host.asked) for host in hosts)
                for host in hosts:
                    host.gate.set()
                return seen, await asyncio.gather(*tasks)

            seen, outcomes = visited(watched, Time(), few)
        assert seen == 3
        assert {one.status for one in outcomes} == {200}

    def test_whoever_waits_for_a_busy_host_holds_up_no_other(self):
        time = Time()
        with web_host({"/a": [status(503), status(503), status(200)]}) as busy:
            others = {f"/{n}": status(200) for n in range(3)}
            with web_host(others) as other:
                outcomes = visit(
                    f"{busy.url}/a",
                    *(other.url + path for path in others),
                    time=time,
                    manners=replace(TESTED, at_once=1),
                )
        assert {one.status for one in outcomes} == {200}
