"""Counting and ending processes, on a tree of sleeping shells."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import pytest
from evidence.common import processes

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")

# a server with two children, one of which has a child of its own
TREE = "sleep 60 & (sleep 60; true) & wait"


@pytest.fixture
def server() -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(["sh", "-c", TREE], start_new_session=True)
    try:
        yield process
    finally:
        processes.end_session(process.pid)
        process.wait(timeout=10)


def until(condition: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 10
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.02)
    return condition()


def below(server: subprocess.Popen[bytes]) -> list[processes.Process]:
    return processes.below(server.pid, processes.running())


def test_children_and_their_children_are_below_a_server(server: subprocess.Popen[bytes]) -> None:
    assert until(lambda: [p.title for p in below(server)].count("sleep 60") == 2)
    assert len(below(server)) == 3
    assert server.pid not in [p.pid for p in below(server)]


def test_orphans_are_no_longer_below_their_server_but_still_in_its_session(server: subprocess.Popen[bytes]) -> None:
    assert until(lambda: len(below(server)) == 3)
    server.kill()
    server.wait(timeout=10)
    assert below(server) == []
    assert len(processes.in_session(server.pid, processes.running())) == 3


def test_ending_a_session_ends_the_orphans_too(server: subprocess.Popen[bytes]) -> None:
    assert until(lambda: len(below(server)) == 3)
    server.kill()
    server.wait(timeout=10)
    processes.end_session(server.pid)
    assert processes.in_session(server.pid, processes.running()) == []


def test_a_process_that_ended_is_not_counted_before_it_is_reaped() -> None:
    ended = subprocess.Popen(["true"])
    try:
        assert until(lambda: ended.pid not in [p.pid for p in processes.running()])
    finally:
        ended.wait(timeout=10)


def test_the_memory_of_a_process_is_some_and_that_of_none_is_zero() -> None:
    assert processes.memory_mb([os.getpid()]) > 5
    assert processes.memory_mb([]) == 0


@pytest.mark.parametrize(
    ("command", "title"),
    [
        (b"/usr/bin/node\0/srv/a b/node_modules/next/dist/bin/next\0start\0", "node next/dist/bin/next start"),
        (b"/usr/bin/node\0/srv/.next/standalone/server.js\0", "node server.js"),
        (b"next-router-worker\0\0\0\0", "next-router-worker"),
        (b"", ""),
    ],
)
def test_a_title_has_no_folder_of_this_machine(command: bytes, title: str) -> None:
    assert processes.short_title(command) == title
