"""A pool of processes that lint projects."""

from __future__ import annotations

import signal
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


def results(jobs: Sequence[Job], reader: Reader, *, processes: int, can_fork: bool, chunk: int) -> Iterator[Result]:
    """Yield the results of the projects, in order; fewer than jobs if there is no pool or one of its processes dies."""
    if can_fork and threading.active_count() > 1:
        return  # never fork a process with threads
    try:
        context = get_context("fork" if can_fork else "spawn")
        pool = ProcessPoolExecutor(processes, context, _begin, (jobs, reader))
    except (ImportError, NotImplementedError, OSError):
        return
    try:
        starts = range(0, len(jobs), chunk)
        futures = [pool.submit(_lint, start, min(start + chunk, len(jobs))) for start in starts]
        for future in futures:
            yield from future.result()
    except (BrokenProcessPool, OSError):
        return
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


_work: tuple[Sequence[Job], Reader] | None = None  # in a pool process


def _begin(jobs: Sequence[Job], reader: Reader) -> None:
    """Initialize a pool process: Ctrl-C is handled by its parent."""
    global _work  # noqa: PLW0603 - a pool process has no other place
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _work = (jobs, reader)


def _lint(start: int, stop: int) -> list[Result]:
    assert _work is not None  # noqa: S101 - _begin ran first
    jobs, reader = _work
    return [lint_project(job, reader) for job in jobs[start:stop]]
