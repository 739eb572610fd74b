"""Linting many projects in several processes, with the same result and order as in one process.

Processes pay off from some dozens of projects on. The first projects are always linted in this process: if processes
can be forked, they share what that imports and reads (above all the workspace's lockfile). If no pool can be started,
or a process dies, this process does the work alone.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from nextlint.checker import lint_project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.checker import Job, Result
    from nextlint.files.reader import Reader

CAN_FORK = sys.platform == "linux"  # macOS has fork, but its libraries do not support it
FIRST = 16  # projects linted in this process
FEWEST = 48 if CAN_FORK else 400  # remaining projects from which processes are worth starting
CHUNK = 8 if CAN_FORK else 32  # projects per task
MOST = 16  # processes


def available() -> int:
    """Return how many processes can run at once."""
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(allowed, MOST)


def results(jobs: list[Job], reader: Reader, *, processes: int) -> Iterator[Result]:
    """Yield the results of the projects, in order; ``processes`` is how many may be used. Raises NextlintError.

    Finished jobs are removed from ``jobs``: a job keeps what was read of its project, and the report does not.
    """
    jobs.reverse()
    if processes > 1 and len(jobs) >= FIRST + FEWEST:
        yield from _here(jobs, reader, FIRST)
        pool = import_module("nextlint.pool")  # by name: its imports cost more than linting a project
        for result in pool.results(jobs[::-1], reader, processes=processes, can_fork=CAN_FORK, chunk=CHUNK):
            yield result
            jobs.pop()
    yield from _here(jobs, reader, len(jobs))


def _here(jobs: list[Job], reader: Reader, count: int) -> Iterator[Result]:
    return (lint_project(jobs.pop(), reader) for _ in range(count))
