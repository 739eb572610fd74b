"""Calls that copies of this process take part in: what they come to, whatever happens to a copy."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import TypeVar

import pytest

from nextlint import parallel
from nextlint.forks import shared

Result = TypeVar("Result")

pytestmark = pytest.mark.skipif(not parallel.CAN_FORK, reason="there are no copies here")


def collect(function: Callable[[int], Result], count: int, *, part: int = 3, copies: int = 2) -> list[Result]:
    return list(shared(function, count, part=part, copies=copies))


@pytest.mark.parametrize("copies", [0, 1, 3])
@pytest.mark.parametrize("count", [0, 1, 3, 100])
def test_results_come_in_the_order_of_the_calls(count: int, copies: int) -> None:
    assert collect(lambda number: number * number, count, copies=copies) == [number**2 for number in range(count)]


def test_every_process_takes_part_and_no_call_is_made_twice() -> None:
    def who(number: int) -> tuple[int, int]:
        time.sleep(0.01)
        return os.getpid(), number

    found = collect(who, 60, copies=2)
    assert [number for _, number in found] == list(range(60))
    assert len({process for process, _ in found}) == 3


def test_what_a_copy_sends_may_be_larger_than_a_pipe_holds() -> None:
    assert collect(lambda number: str(number) * 100_000, 40) == [str(number) * 100_000 for number in range(40)]


def test_more_calls_than_a_pipe_can_announce() -> None:
    assert collect(lambda number: number, 100_000, part=1) == list(range(100_000))


def test_what_is_left_undone_by_copies_that_die_is_done_here() -> None:
    parent = os.getpid()

    def die(number: int) -> int:
        if os.getpid() != parent and number % 7 == 3:
            os._exit(9)
        time.sleep(0.001)
        return number

    assert collect(die, 60) == list(range(60))


def test_what_cannot_be_sent_is_done_here() -> None:
    def unsent(number: int) -> Callable[[], int]:
        return lambda: number

    found = collect(unsent, 20)
    assert [one() for one in found] == list(range(20))


def test_the_first_error_is_raised_after_the_results_before_it() -> None:
    def fail(number: int) -> int:
        if number in (20, 41):
            raise ValueError(number)
        return number

    calls = shared(fail, 60, part=4, copies=2)
    assert [next(calls) for _ in range(20)] == list(range(20))
    with pytest.raises(ValueError, match="20"):
        next(calls)


def test_copies_are_ended_where_no_more_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    parent, fork = os.getpid(), os.fork
    copies = []

    def noted() -> int:
        copies.append(fork())
        return copies[-1]

    def slow(number: int) -> int:
        if number and os.getpid() != parent:
            time.sleep(60)
        return number

    monkeypatch.setattr(os, "fork", noted)
    calls = shared(slow, 12, part=1, copies=1)
    assert next(calls) == 0
    calls.close()  # type: ignore[attr-defined] # it is a generator
    with pytest.raises(ChildProcessError):
        os.waitpid(copies[0], os.WNOHANG)


def test_no_descriptor_stays_open() -> None:
    before = os.listdir("/dev/fd")
    collect(lambda number: number, 30)
    assert len(os.listdir("/dev/fd")) == len(before)


def test_where_there_can_be_no_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise BlockingIOError("no more processes")

    monkeypatch.setattr(os, "fork", refuse)
    before = os.listdir("/dev/fd")
    with pytest.raises(BlockingIOError):
        collect(lambda number: number, 30)
    assert len(os.listdir("/dev/fd")) == len(before)


def test_fewer_copies_than_were_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    fork = os.fork
    made: list[bool] = []

    def once() -> int:
        if made:
            raise BlockingIOError("no more processes")
        made.append(True)
        return fork()

    monkeypatch.setattr(os, "fork", once)
    assert collect(lambda number: number, 30) == list(range(30))
