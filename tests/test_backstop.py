"""The backstop ends whatever runs: a loop, a pattern that backtracks, memory without end."""

from __future__ import annotations

import contextlib
import re
import signal
import threading
import time
from typing import TYPE_CHECKING

import pytest

from nextlint import backstop as module
from nextlint.backstop import BackstopReached, backstop, check_deadline, held

if TYPE_CHECKING:
    from collections.abc import Callable

LONG = 2  # seconds of processor time: work that nothing ends ends by itself, and fails its test

resource = pytest.importorskip("resource")


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SECONDS", 0.05)
    monkeypatch.setattr(module, "REPEAT", 0.05)


def spin() -> None:
    end = time.process_time() + LONG
    while time.process_time() < end:
        pass


def swallow() -> None:
    with contextlib.suppress(Exception):  # what a careless handler would do
        spin()


def stubborn() -> None:
    try:
        spin()
    except BackstopReached:  # what no handler should do
        spin()


def backtrack() -> None:
    re.match(r"(a+)+$", "a" * 26 + "b")


@pytest.mark.parametrize("work", [spin, swallow, stubborn, backtrack])
def test_time_without_end_is_ended(work: Callable[[], None]) -> None:
    with pytest.raises(BackstopReached, match=r"takes more than 0\.05 seconds"), backstop():
        work()


def test_memory_without_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BYTES", 64 << 20)
    before = resource.getrlimit(resource.RLIMIT_AS)
    with pytest.raises(BackstopReached, match="64 MB of memory"), backstop():
        bytearray(1 << 30)
    assert resource.getrlimit(resource.RLIMIT_AS) == before


def test_everything_is_as_before_afterwards() -> None:
    before = signal.getsignal(signal.SIGPROF), resource.getrlimit(resource.RLIMIT_AS)
    with backstop():
        pass
    assert (signal.getsignal(signal.SIGPROF), resource.getrlimit(resource.RLIMIT_AS)) == before
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
    check_deadline()


def test_in_another_thread_the_evaluator_asks_as_it_goes() -> None:
    reasons: list[str] = []

    def work() -> None:
        try:
            with backstop():
                end = time.process_time() + LONG
                while time.process_time() < end:
                    check_deadline()
        except BackstopReached as reached:
            reasons.append(str(reached))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert reasons == ["reading it takes more than 0.05 seconds"]


def test_code_that_calls_back_stops_by_itself_and_then_the_backstop_raises() -> None:
    stopped = []

    def work() -> None:
        with backstop(), held() as is_over:
            end = time.process_time() + LONG
            while not is_over() and time.process_time() < end:
                pass
            stopped.append(time.process_time() < end)

    with pytest.raises(BackstopReached):
        work()
    assert stopped == [True]
