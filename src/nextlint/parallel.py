"""Linting many projects in several processes. What comes out is what one process finds, in the same order.

Processes pay from some dozens of projects on. The first projects are linted here in any case: where processes can be
forked, what that imports and reads (above all the lockfile of the workspace) is there for all of them. Where they
cannot be had, or one of them dies, this process does the work alone.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TYPE_CHECKING

from nextlint.checker import lint_project

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nextlint.checker import Job, Result
    from nextlint.files.reader import Reader

CAN_FORK = sys.platform == "linux"  # macOS has it, and its libraries do not stand it
FIRST = 16  # projects that are linted here
FEWEST = 48 if CAN_FORK else 400  # projects that are left then, for processes to be worth their start
CHUNK = 8 if CAN_FORK else 32  # projects that a process takes at once
MOST = 16  # processes


def available() -> int:
    """How many processes can run at once."""
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(allowed, MOST)


def results(jobs: list[Job], reader: Reader, *, processes: int) -> Iterator[Result]:
    """The results of the projects, in their order; ``processes`` is how many may be used. Raises NextlintError.

    Finished jobs are taken out of ``jobs``: a job holds what was read of its project, and the report does not.
    """
    jobs.reverse()
    if processes > 1 and len(jobs) >= FIRST + FEWEST:
        yield from _here(jobs, reader, FIRST)
        for result in _elsewhere(jobs, reader, processes):
            yield result
            jobs.pop()
    yield from _here(jobs, reader, len(jobs))


def _here(jobs: list[Job], reader: Reader, count: int) -> Iterator[Result]:
    return (lint_project(jobs.pop(), reader) for _ in range(count))


def _elsewhere(jobs: list[Job], reader: Reader, processes: int) -> Iterator[Result]:
    """The results of a pool of processes; fewer than there are jobs where it cannot be had, or one of them dies."""
    if CAN_FORK and threading.active_count() > 1:
        return  # a process with threads is not forked
    try:
        context = get_context("fork" if CAN_FORK else "spawn")
        pool = ProcessPoolExecutor(processes, context, _begin, (jobs[::-1], reader))
    except (ImportError, NotImplementedError, OSError):
        return
    count = len(jobs)
    try:
        futures = [pool.submit(_lint, start, min(start + CHUNK, count)) for start in range(0, count, CHUNK)]
        for future in futures:
            yield from future.result()
    except (BrokenProcessPool, OSError):
        return
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


_work: tuple[Sequence[Job], Reader] | None = None  # of a process of the pool


def _begin(jobs: Sequence[Job], reader: Reader) -> None:
    """What a process of the pool does first: Ctrl-C is for the process that started it."""
    global _work  # noqa: PLW0603 - a process of the pool has no other place
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _work = (jobs, reader)


def _lint(start: int, stop: int) -> list[Result]:
    assert _work is not None  # noqa: S101 - _begin ran first
    jobs, reader = _work
    return [lint_project(job, reader) for job in jobs[start:stop]]
