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
    """Return all processes except zombies."""
    pids = sorted(int(entry.name) for entry in PROC.iterdir() if entry.name.isdecimal())
    return [process for pid in pids if (process := _read(pid))]


def below(pid: int, processes: Iterable[Process]) -> list[Process]:
    """Return the descendants of ``pid`` among ``processes``, sorted by pid."""
    everything = list(processes)
    found: set[int] = set()
    reached = {pid}
    while reached:
        reached = {p.pid for p in everything if p.parent in reached} - found - {pid}
        found |= reached
    return [p for p in everything if p.pid in found]


def in_session(session: int, processes: Iterable[Process]) -> list[Process]:
    """Return the members of a session, which include orphans."""
    return [p for p in processes if p.session == session]


def settled_below(pid: int, *, calm: float = 2.0, timeout: float = 15.0) -> list[Process]:
    """Return the descendants of ``pid`` once their number is stable for ``calm`` seconds, or at ``timeout``."""
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
    """Return the resident memory in MB, as in ps: pages shared by two processes count twice."""
    return round(sum(_resident_kb(pid) for pid in pids) / 1024)


def end_session(session: int, *, timeout: float = 10.0) -> None:
    """Kill all members of a session that this program started, and wait until they have ended."""
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
    # pid (name) state parent group session ...: the name may contain blanks and parentheses
    state, parent, _, session = stat[stat.rindex(")") + 2 :].split()[:4]
    if state in "ZX":
        return None
    return Process(pid, int(parent), int(session), short_title(command))


def short_title(command: bytes) -> str:
    """Return the title of a process without local folders: ``node next/dist/bin/next start``.

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
