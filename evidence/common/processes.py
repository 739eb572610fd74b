"""The processes of this machine, read from /proc (Linux only)."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

PROC = Path("/proc")


class Process(NamedTuple):
    pid: int
    parent: int
    session: int
    title: str


def running() -> list[Process]:
    """Every process but the zombies: those have ended and wait to be reaped."""
    pids = sorted(int(entry.name) for entry in PROC.iterdir() if entry.name.isdecimal())
    return [process for pid in pids if (process := _read(pid))]


def below(pid: int, processes: Iterable[Process]) -> list[Process]:
    """The descendants of ``pid`` among ``processes``, in order of their pids."""
    everything = list(processes)
    found: set[int] = set()
    reached = {pid}
    while reached:
        reached = {p.pid for p in everything if p.parent in reached} - found - {pid}
        found |= reached
    return [p for p in everything if p.pid in found]


def in_session(session: int, processes: Iterable[Process]) -> list[Process]:
    """The members of a session: orphans stay in it though they lost their parent."""
    return [p for p in processes if p.session == session]


def settled_below(pid: int, *, calm: float = 2.0, timeout: float = 15.0) -> list[Process]:
    """The descendants of ``pid`` once their number has not changed for ``calm`` seconds; at ``timeout`` as they are."""
    deadline = time.monotonic() + timeout
    tree, since = below(pid, running()), time.monotonic()
    while time.monotonic() - since < calm and time.monotonic() < deadline:
        time.sleep(0.25)
        now = below(pid, running())
        if len(now) != len(tree):
            since = time.monotonic()
        tree = now
    return tree


def memory_mb(pids: Iterable[int]) -> int:
    """Resident memory in MB, as ps has it: a page that two of the processes share is counted twice."""
    return round(sum(_resident_kb(pid) for pid in pids) / 1024)


def end_session(session: int, *, timeout: float = 10.0) -> None:
    """Kill every member of a session that this program began, and wait until they are gone."""
    deadline = time.monotonic() + timeout
    while members := in_session(session, running()):
        for process in members:
            _kill(process.pid)
        if time.monotonic() > deadline:
            raise TimeoutError(f"processes outlived SIGKILL: {[p.pid for p in members]}")
        time.sleep(0.05)


def _kill(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError):  # it ended meanwhile
        os.kill(pid, signal.SIGKILL)


def _read(pid: int) -> Process | None:
    try:
        stat = (PROC / str(pid) / "stat").read_text(errors="replace")
        command = (PROC / str(pid) / "cmdline").read_bytes()
    except OSError:  # it ended meanwhile
        return None
    # pid (name) state parent group session ...: the name may hold blanks and parentheses
    state, parent, _, session = stat[stat.rindex(")") + 2 :].split()[:4]
    if state in "ZX":
        return None
    return Process(pid, int(parent), int(session), short_title(command))


def short_title(command: bytes) -> str:
    """The title of a process without the folders of this machine: ``node next/dist/bin/next start``.

    >>> short_title(b"/usr/bin/node\\0/srv/node_modules/next/dist/bin/next\\0start\\0")
    'node next/dist/bin/next start'
    """
    parts = command.decode(errors="replace").rstrip("\0").split("\0")
    return " ".join(_short_part(part.strip()) for part in parts)


def _short_part(part: str) -> str:
    if not part.startswith("/"):
        return part
    _, found, inside = part.rpartition("/node_modules/")
    return inside if found else part.rpartition("/")[2]


def _resident_kb(pid: int) -> int:
    try:
        status = (PROC / str(pid) / "status").read_text()
    except OSError:  # it ended meanwhile
        return 0
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS:")), 0)
