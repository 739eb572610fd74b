"""Serves a built project, asks it for its page, and counts the processes."""

from __future__ import annotations

import contextlib
import datetime
import http.client
import subprocess
import time
from pathlib import Path

from evidence.common import processes, servers
from evidence.common.servers import HOST, ServeError, Server, free_port
from evidence.render_workers.records import Served, Setup

ANSWER_TIMEOUT = 30.0
PATIENCE = 20.0  # how long another status than 200 may be that of a server which still starts
ORPHAN_WAIT = 5.0  # between SIGTERM and the count of what outlived it


def measure(project: Path, setup: Setup) -> Served:
    """Serve the project as ``setup`` says, ask for its page, count, and end every process of it."""
    served = Served(setup, today())
    try:
        with running(project, setup, free_port()) as server:
            status = ask_until_answered(server.port)
            tree = processes.settled_below(server.process.pid)
            served = served._replace(
                status=status,
                titles=tuple(p.title for p in tree),
                memory_mb=processes.memory_mb([server.process.pid, *(p.pid for p in tree)]),
            )
            return served._replace(left_behind=_left_behind(server))
    except (ServeError, OSError, http.client.HTTPException) as error:
        return served._replace(error=f"{type(error).__name__}: {error}")


def today() -> str:
    """The date as YYYY-MM-DD."""
    return datetime.date.today().isoformat()


def running(
    project: Path, setup: Setup, port: int, *, own_session: bool = True
) -> contextlib.AbstractContextManager[Server]:
    """A server of a setup, as ``evidence.common.servers.running`` has it."""
    way = "start" if setup.way == "standalone-start" else setup.way
    return servers.running(project, way, port, own_session=own_session)


def ask(port: int, *, timeout: float = ANSWER_TIMEOUT) -> int:
    """The status of one request. Raises ``OSError`` or ``http.client.HTTPException``."""
    connection = http.client.HTTPConnection(HOST, port, timeout=timeout)
    try:
        connection.request("GET", "/")
        response = connection.getresponse()
        response.read()
        return response.status
    finally:
        connection.close()


def ask_until_answered(port: int) -> int:
    """The status of a request, repeated for ``PATIENCE`` seconds until it is 200.

    The standalone server of 13.4.0 answers 500 from when it listens until its workers are there.
    """
    deadline = time.monotonic() + PATIENCE
    while (status := ask(port)) != 200 and time.monotonic() < deadline:
        time.sleep(0.5)
    return status


def _left_behind(server: Server) -> tuple[str, ...]:
    """Ask the server to end as a process manager does; what lives on after ``ORPHAN_WAIT`` though it ended."""
    server.process.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):  # the server itself is then among what lives on
        server.process.wait(timeout=ORPHAN_WAIT)
    deadline = time.monotonic() + ORPHAN_WAIT
    while (members := processes.in_session(server.process.pid, processes.running())) and time.monotonic() < deadline:
        time.sleep(0.25)
    return tuple(p.title for p in members)
