"""Linting many projects in several processes. What comes out is what one process finds, in the same order.

Processes pay from some dozens of projects on. The first projects are linted here in any case: where processes can be
forked, what that imports and reads (above all the lockfile of the workspace) is there for all of them. Where they
cannot be had, or one of them dies, this process does the work alone.
"""

from __future__ import annotations

import os
import sys

from nextlint.checker import lint_project

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from concurrent.futures import Future, ProcessPoolExecutor

    from nextlint.checker import Job, Result

CAN_FORK = sys.platform == "linux"  # macOS has it, and its libraries do not stand it
FIRST = 16  # projects that are linted here
FEWEST = 48 if CAN_FORK else 400  # projects that are left then, for processes to be worth their start
CHUNK = 8 if CAN_FORK else 32  # projects that a process takes at once
MOST = 16  # processes


def available() -> int:
    """How many processes can run at once."""
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(allowed, MOST)


def results(jobs: list[Job], overlay: Mapping[str, str], *, processes: int) -> Iterator[Result]:
    """The results of the projects, in their order; ``processes`` is how many may be used. Raises NextlintError.

    What is done is taken out of ``jobs``: it holds what was read of each project, and the report does not.
    """
    jobs.reverse()
    if processes > 1 and len(jobs) >= FIRST + FEWEST:
        yield from _here(jobs, overlay, FIRST)
        for result in _elsewhere(jobs, overlay, processes):
            yield result
            jobs.pop()
    yield from _here(jobs, overlay, len(jobs))


def _here(jobs: list[Job], overlay: Mapping[str, str], count: int) -> Iterator[Result]:
    return (lint_project(jobs.pop(), overlay) for _ in range(count))


def _elsewhere(jobs: list[Job], overlay: Mapping[str, str], processes: int) -> Iterator[Result]:
    """The results that several processes come to; fewer than there are jobs where they cannot be had, or die."""
    return (_forked if CAN_FORK else _spawned)(jobs, overlay, processes)


def _forked(jobs: list[Job], overlay: Mapping[str, str], processes: int) -> Iterator[Result]:
    import threading

    if threading.active_count() > 1:
        return  # a process with threads is not forked
    from nextlint.forks import shared

    count = len(jobs)

    def lint(number: int) -> Result:
        return lint_project(jobs[count - 1 - number], overlay)

    try:
        yield from shared(lint, count, part=CHUNK, copies=processes - 1)
    except OSError:
        return


def _spawned(jobs: list[Job], overlay: Mapping[str, str], processes: int) -> Iterator[Result]:
    try:
        pool = _pool(jobs[::-1], overlay, processes)
    except (ImportError, NotImplementedError, OSError):
        return
    from concurrent.futures.process import BrokenProcessPool

    try:
        for future in _begun(pool, len(jobs)):
            yield from future.result()
    except (BrokenProcessPool, OSError):
        return
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _pool(jobs: Sequence[Job], overlay: Mapping[str, str], processes: int) -> ProcessPoolExecutor:
    """Processes that know the jobs. Raises OSError where there can be none."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    return ProcessPoolExecutor(processes, get_context("spawn"), _begin, (jobs, overlay))


def _begun(pool: ProcessPoolExecutor, count: int) -> list[Future[list[Result]]]:
    return [pool.submit(_lint, start, min(start + CHUNK, count)) for start in range(0, count, CHUNK)]


_work: tuple[Sequence[Job], Mapping[str, str]] = ((), {})  # of a process of the pool


def _begin(jobs: Sequence[Job], overlay: Mapping[str, str]) -> None:
    """What a process of the pool does first: Ctrl-C is for the one that started it."""
    import signal

    global _work  # noqa: PLW0603 - a process of the pool has no other place
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _work = (jobs, overlay)


def _lint(start: int, stop: int) -> list[Result]:
    jobs, overlay = _work
    return [lint_project(job, overlay) for job in jobs[start:stop]]
