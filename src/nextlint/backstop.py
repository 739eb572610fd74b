"""The backstop behind the evaluator's budgets: CPU time and memory for reading one project, whatever runs.

Budgets are charged operation by operation, so an operation that forgets to charge is a hole. The backstop does not rely
on them: an interval timer of the operating system interrupts the process after ``SECONDS`` of CPU time, and the address
space may grow by at most ``BYTES``. Where the platform has no such timer (Windows), and outside the main thread, the
interpreter calls :func:`check_deadline` periodically; a single long operation is then bounded only by its budget.
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
    resource = None  # type: ignore[assignment] # the platform has no such limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

SECONDS = 3.0  # of CPU time; the largest real configs take a hundredth of it
BYTES = 448 << 20  # growth of the address space
REPEAT = 0.5  # seconds until the timer fires again, in case something swallowed the first exception


class BackstopReached(BaseException):
    """Reading the project takes too long or too much memory. ``str()`` is the reason, a clause.

    Not an ``Exception``, so that no handler on the way mistakes it for an error of its own.
    """


_STATM = "/proc/self/statm"


class _Deadline(threading.local):
    at: float | None = None  # CPU time of this thread
    is_set: bool = False  # whether code of this thread is inside a backstop
    is_held: bool = False  # whether it is inside held()
    is_over: bool = False  # whether the timer fired there


_deadline = _Deadline()


def is_limited() -> bool:
    """Return whether the caller is inside a :func:`backstop`."""
    return _deadline.is_set


def check_deadline() -> None:
    """Raise BackstopReached if the surrounding :func:`backstop` is out of time and has no timer."""
    if _deadline.at is not None and _is_over():
        raise BackstopReached(_too_long())


@contextmanager
def held() -> Iterator[Callable[[], bool]]:
    """Around code in C that calls Python and cannot pass on an exception of it, such as tree-sitter.

    Inside, running out of time raises nothing. The code asks the function that this yields, and stops if time is over;
    BackstopReached is raised at the end.
    """
    _deadline.is_held, _deadline.is_over = True, False
    try:
        yield _is_over
    finally:
        was_over = _is_over()
        _deadline.is_held = _deadline.is_over = False
        if was_over:
            raise BackstopReached(_too_long()) from None


def _is_over() -> bool:
    return _deadline.is_over or (_deadline.at is not None and time.thread_time() > _deadline.at)


@contextmanager
def backstop() -> Iterator[None]:
    """Limit the code inside: raises BackstopReached when time or memory runs out. Cannot be nested."""
    _deadline.is_set = True
    try:
        with _bounded_time(), _bounded_memory():
            yield
    except MemoryError:
        raise BackstopReached(f"reading it takes more than {BYTES >> 20} MB of memory") from None
    finally:
        _deadline.is_set = False


def _too_long() -> str:
    return f"reading it takes more than {SECONDS:g} seconds"


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    if _deadline.is_held:
        _deadline.is_over = True
        return
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
    """Limit the address space in single-threaded processes: the limit applies to the process, not to a thread."""
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
    """Return the bytes of address space in use, if the system reports them (Linux)."""
    with contextlib.suppress(OSError, ValueError, IndexError), open(_STATM, "rb") as file:  # noqa: PTH123 - pathlib slows a start
        return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    return None
