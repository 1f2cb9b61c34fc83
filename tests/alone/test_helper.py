"""Work that is shared with a second process: all of it is done once, whatever becomes of that."""

import gc
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from workshopsite import helper
from workshopsite.helper import shared

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="no helpers here")


@pytest.fixture(autouse=True)
def two(monkeypatch):
    monkeypatch.setenv(helper.SETTING, "2")


def ignore(_done):
    pass


def processes(results):
    return {process for process, _ in results}


def in_which(number):
    return os.getpid(), number


def children():
    try:
        while True:
            os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return 0


@pytest.mark.parametrize("size", [0, 1, 2, 3, 255, 256, 257, 5000])
def test_everything_is_done_once_and_comes_in_order(size):
    assert shared([[one] for one in range(size)], str, ignore, worth=True) == [
        str(one) for one in range(size)
    ]


def test_both_processes_do_something_and_none_stays_behind():
    def slow(number):
        threading.Event().wait(0.001)
        return os.getpid(), number

    results = shared([[one] for one in range(100)], slow, ignore, worth=True)
    assert len(processes(results)) == 2
    assert os.getpid() in processes(results)
    assert children() == 0


def test_a_group_is_done_by_one_process():
    groups = [[(group, one) for one in range(7)] for group in range(40)]
    results = shared(groups, lambda item: (os.getpid(), item), ignore, worth=True)
    by_group = {group: {pid for pid, item in results if item[0] == group} for group in range(40)}
    assert all(len(pids) == 1 for pids in by_group.values())
    assert [item for _, item in results] == [item for group in groups for item in group]


def test_the_first_group_is_done_by_this_process_even_if_the_helper_takes_all_others(monkeypatch):
    taken, this = helper._taken, os.getpid()

    def taken_late(queues, pieces):
        if os.getpid() == this:
            threading.Event().wait(0.3)
        yield from taken(queues, pieces)

    monkeypatch.setattr(helper, "_taken", taken_late)
    groups = [[(group, one) for one in range(7)] for group in range(4)]
    results = shared(groups, lambda item: (os.getpid(), item), ignore, worth=True)
    assert {pid for pid, item in results if item[0] == 0} == {this}
    assert len(processes(results)) == 2


@pytest.mark.parametrize(("setting", "worth"), [("1", True), ("", False)])
def test_one_process_does_it_alone_where_that_is_wanted(monkeypatch, setting, worth):
    monkeypatch.setenv(helper.SETTING, setting)
    monkeypatch.setattr(os, "fork", lambda: pytest.fail("a helper"))
    results = shared([[one] for one in range(100)], in_which, ignore, worth=worth)
    assert results == [(os.getpid(), one) for one in range(100)]


def test_a_process_with_threads_is_not_copied(monkeypatch):
    monkeypatch.setattr(os, "fork", lambda: pytest.fail("a helper"))
    end = threading.Event()
    thread = threading.Thread(target=end.wait)
    thread.start()
    try:
        assert shared([[1], [2]], str, ignore, worth=True) == ["1", "2"]
    finally:
        end.set()
        thread.join()


def test_where_the_system_refuses_a_helper_the_work_is_done_all_the_same(monkeypatch):
    def refuse():
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refuse)
    assert shared([[1], [2], [3]], str, ignore, worth=True) == ["1", "2", "3"]


@pytest.mark.parametrize(
    "end", [lambda: os.kill(os.getpid(), signal.SIGKILL), lambda: os._exit(0), lambda: 1 / 0]
)
def test_what_a_helper_did_not_do_is_done_here(end):
    here = os.getpid()

    def work(number):
        if os.getpid() != here:
            end()
        return os.getpid(), number

    results = shared([[one] for one in range(50)], work, ignore, worth=True)
    assert results == [(here, one) for one in range(50)]
    assert children() == 0


def test_what_cannot_be_pickled_is_done_here():
    results = shared([[1], [2]], lambda number: lambda: number, ignore, worth=True)
    assert [result() for result in results] == [1, 2]


@pytest.mark.parametrize("error", [ZeroDivisionError, KeyboardInterrupt])
def test_an_exception_ends_it_and_the_helper_too(error):
    here = os.getpid()

    def work(number):
        if os.getpid() != here:
            threading.Event().wait(60)
        if number == 3:
            raise error
        return number

    with pytest.raises(error):
        shared([[one] for one in range(50)], work, ignore, worth=True)
    assert children() == 0


def test_an_exception_in_both_is_that_of_this_process():
    def work(number):
        raise ValueError(number)

    with pytest.raises(ValueError, match="0"):
        shared([[one] for one in range(9)], work, ignore, worth=True)


_ORPHANING = r"""
import os, sys, time
from workshopsite.helper import shared

def work(number):
    os.write(1, f"{os.getpid()}\n".encode())
    time.sleep(0.05)

shared([[one] for one in range(200)], work, lambda _: None, worth=True)
"""


def is_running(process):
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"  # whoever adopts it has not yet heard of its end


def test_a_helper_ends_with_the_process_that_it_helps():
    script = [sys.executable, "-c", _ORPHANING]
    with subprocess.Popen(script, stdout=subprocess.PIPE, text=True) as parent:
        found = set()
        while len(found) < 2:
            found |= {int(word) for word in parent.stdout.readline().split()}
        [orphan] = found - {parent.pid}
        parent.kill()
    until = time.monotonic() + 8  # what is left to do would take it 10
    while is_running(orphan) and time.monotonic() < until:
        time.sleep(0.02)
    assert not is_running(orphan)


def test_no_pipe_stays_open():
    before = set(Path("/proc/self/fd").iterdir())
    shared([[one] for one in range(9)], str, ignore, worth=True)
    assert set(Path("/proc/self/fd").iterdir()) == before


def test_it_is_told_how_far_the_work_is():
    told = []
    shared([[one] for one in range(100)], str, told.append, worth=True)
    assert told == sorted(told)
    assert told[-1] == 100


def test_ctrl_c_is_heard_again_afterwards():
    shared([[1], [2]], str, ignore, worth=True)
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, [])


@pytest.mark.parametrize("asked", [{}, {"alone": 1}, {"alone": 2}])
def test_as_many_items_as_asked_for_are_done_before_there_are_two(monkeypatch, asked):
    done, forked = [], []
    fork = os.fork

    def noted():
        forked.append(list(done))
        return fork()

    monkeypatch.setattr(os, "fork", noted)
    results = shared(
        [[0, 1, 2], [3], [4]], lambda one: done.append(one) or one, ignore, **asked, worth=True
    )
    assert forked == [list(range(asked.get("alone", 1)))]
    assert results == [0, 1, 2, 3, 4]


def test_they_begin_at_both_ends_and_meet():
    def slow(number):
        threading.Event().wait(0.001)
        return os.getpid()

    results = shared([[one] for one in range(100)], slow, ignore, worth=True)
    here = results.count(os.getpid())
    assert 0 < here < 100
    assert set(results[:here]) == {os.getpid()}


class Unpickled:
    """Knows whether the helper still was there when it was unpickled."""

    def __reduce__(self):
        return helper_is_there, ()


def helper_is_there():
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return False
    return True


def test_the_helper_is_gone_when_what_it_did_is_unpickled():
    here = os.getpid()

    def work(number):
        if os.getpid() == here and number:
            threading.Event().wait(0.1)
        return Unpickled()

    results = shared([[one] for one in range(9)], work, ignore, worth=True)
    assert {result for result in results if not isinstance(result, Unpickled)} == {False}


def test_neither_process_looks_through_what_they_share_for_garbage():
    results = shared(
        [[one] for one in range(9)], lambda _: gc.get_freeze_count(), ignore, worth=True
    )
    assert all(results[1:])
    assert gc.get_freeze_count() == 0


def test_an_exception_leaves_nothing_that_is_not_looked_through():
    with pytest.raises(ZeroDivisionError):
        shared([[2], [1], [0]], lambda number: 1 / number, ignore, worth=True)
    assert gc.get_freeze_count() == 0
