"""Running and measuring commands: medians of interleaved runs, so that other load affects all of them."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from shutil import which
from statistics import median
from typing import NamedTuple

MEGABYTE = 1_000_000
SAMPLE = 0.03  # seconds between samples of the memory of all processes
UNWANTED = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "PYTHONPATH", "FORCE_COLOR")  # they change what is measured


class Command(NamedTuple):
    """``folder`` is where it runs. ``codes`` are the exit codes of success."""

    argv: Sequence[str]
    folder: Path
    codes: frozenset[int] = frozenset({0})
    one_core: bool = False


class Sample(NamedTuple):
    """One run, or the medians of several, in seconds and megabytes (10^6 bytes).

    ``largest`` is the largest resident size of any of its processes (``ru_maxrss``); ``together`` that of all at
    once, with shared pages counted once, sampled every 30 ms (None if not requested or not available).
    ``instructions`` are those of all processes in user mode; None if the processor does not count them.
    """

    wall: float
    cpu: float
    largest: float
    together: float | None = None
    instructions: float | None = None


def environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in UNWANTED}


# Started from a small process, because until exec a process counts as large as its parent.
LAUNCHER = """
import os, sys, time
nowhere = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_WRONLY, 0) for number in (1, 2)]
start = time.monotonic()
pid = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=nowhere)
_, status, usage = os.wait4(pid, 0)
wall = time.monotonic() - start
print(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss, os.waitstatus_to_exitcode(status))
"""


def run(command: Command, *, watch: bool = False) -> Sample:
    """Run a command and wait for it, dropping its output. Raises SystemExit if it fails."""
    peak = [0]
    done = threading.Event()
    argv = [sys.executable, "-I", "-S", "-c", LAUNCHER, *command.argv]
    with _affinity(one_core=command.one_core):
        process = subprocess.Popen(argv, cwd=command.folder, stdout=subprocess.PIPE, text=True, env=environment())
    watcher = threading.Thread(target=_watch, args=(process.pid, done, peak)) if watch and _can_watch() else None
    if watcher:
        watcher.start()
    output, _ = process.communicate()
    done.set()
    if watcher:
        watcher.join()
    wall, cpu, largest, code = map(float, output.split())
    if int(code) not in command.codes:
        raise SystemExit(f"{' '.join(command.argv)}: exit code {int(code)}")
    largest *= (1 if sys.platform == "darwin" else 1024) / MEGABYTE
    return Sample(wall, cpu, largest, max(peak[0] / MEGABYTE, largest) if watcher else None)


def interleaved(commands: Mapping[str, Command], runs: int, *, watch: bool = False) -> dict[str, Sample]:
    """Return the medians of ``runs`` rounds, each of all commands, after a round that is not counted."""
    if runs > 1:
        for command in commands.values():
            run(command)
    found: dict[str, list[Sample]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            found[name].append(run(command, watch=watch))
    return {name: _median(samples, instructions(commands[name])) for name, samples in found.items()}


def _median(samples: Sequence[Sample], counted: float | None) -> Sample:
    def of(pick: Callable[[Sample], float | None]) -> float | None:
        values = [value for sample in samples if (value := pick(sample)) is not None]
        return median(values) if values else None

    return Sample(
        of(lambda one: one.wall) or 0.0,
        of(lambda one: one.cpu) or 0.0,
        of(lambda one: one.largest) or 0.0,
        of(lambda one: one.together),
        counted,
    )


def instructions(command: Command) -> float | None:
    """Return the instructions of a run in user mode; None if they cannot be counted."""
    return _count(command) if can_count() else None


@cache
def can_count() -> bool:
    return which("perf") is not None and _count(Command(["true"], Path.cwd())) is not None


def _count(command: Command) -> float | None:
    argv = ["perf", "stat", "-x", ",", "-e", "instructions:u", *command.argv]
    done = subprocess.run(argv, cwd=command.folder, capture_output=True, text=True, check=False, env=environment())
    for line in done.stderr.splitlines():
        value, _, rest = line.partition(",")
        if "instructions" in rest and value.isdecimal():
            return float(value)
    return None


@contextmanager
def _affinity(*, one_core: bool) -> Iterator[None]:
    """Restrict processes started meanwhile to one core, if the system supports it."""
    if not one_core or not hasattr(os, "sched_setaffinity"):
        yield
        return
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(allowed)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, allowed)


def cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def load() -> float:
    """Return the load average of the last minute."""
    return os.getloadavg()[0]


def _can_watch() -> bool:
    return Path("/proc/self/smaps_rollup").exists()


def _watch(pid: int, done: threading.Event, peak: list[int]) -> None:
    while not done.wait(SAMPLE):
        peak[0] = max(peak[0], sum(map(_size, _family(pid)[1:])))  # without the launcher


def _family(pid: int) -> list[int]:
    """Return a process and its descendants."""
    found = [pid]
    for one in found:
        try:
            found += map(int, Path(f"/proc/{one}/task/{one}/children").read_text().split())
        except (OSError, ValueError):
            continue
    return found


def _size(pid: int) -> int:
    """Return the proportional resident memory of a process (PSS), in bytes."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
