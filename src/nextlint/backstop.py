"""The backstop behind the evaluator's budgets: processor time and memory for reading one project, whatever runs.

Budgets are charged operation by operation, so an operation that forgets to charge is a hole. The backstop does not
trust them: an interval timer of the operating system interrupts the process after ``SECONDS`` of processor time, and
the address space may grow by ``BYTES`` only. Where the platform has no such timer (Windows), and outside of the main
thread, the interpreter asks :func:`check_deadline` as it goes; a single operation that takes long is bounded by its
budget alone.
"""

from __future__ import annotations

import contextlib
import os
import signal
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment] # the platform has no limits of that kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

SECONDS = 3.0  # of processor time; the largest configs that people wrote take a hundredth of it
BYTES = 448 << 20  # that the address space may grow by
REPEAT = 0.5  # seconds after which the timer goes off again, should anything have swallowed the first time


class BackstopReached(BaseException):
    """Reading the project takes too long, or too much memory. ``str()`` is the reason, a clause.

    No ``Exception``, so that no handler on the way takes it for an error of its own.
    """


_STATM = "/proc/self/statm"


class _Deadline(threading.local):
    at: float | None = None  # processor time of this thread


_deadline = _Deadline()


def check_deadline() -> None:
    """Raise BackstopReached where the time of the surrounding :func:`backstop` is used up and no timer says so."""
    if _deadline.at is not None and time.thread_time() > _deadline.at:
        raise BackstopReached(_too_long())


@contextmanager
def backstop() -> Iterator[None]:
    """Bound what happens inside: raises BackstopReached past the time or the memory. Not to be nested."""
    try:
        with _bounded_time(), _bounded_memory():
            yield
    except MemoryError:
        raise BackstopReached(f"reading it takes more than {BYTES >> 20} MB of memory") from None


def _too_long() -> str:
    return f"reading it takes more than {SECONDS:g} seconds"


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise BackstopReached(_too_long())


@contextmanager
def _bounded_time() -> Iterator[None]:
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        _deadline.at = time.thread_time() + SECONDS
        try:
            yield
        finally:
            _deadline.at = None
        return
    before = signal.signal(signal.SIGPROF, _interrupt)
    signal.setitimer(signal.ITIMER_PROF, SECONDS, REPEAT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextmanager
def _bounded_memory() -> Iterator[None]:
    """A ceiling on the address space, in processes with one thread: the limit is the process's, not a thread's."""
    used = _address_space()
    if resource is None or used is None or threading.active_count() > 1:
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    ceiling = used + BYTES
    for limit in (soft, hard):
        if limit != resource.RLIM_INFINITY:
            ceiling = min(ceiling, limit)
    resource.setrlimit(resource.RLIMIT_AS, (ceiling, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _address_space() -> int | None:
    """Bytes of the address space in use, where the system tells (Linux)."""
    with contextlib.suppress(OSError, ValueError, IndexError), open(_STATM, "rb") as file:  # noqa: PTH123 - pathlib slows a start
        return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    return None
