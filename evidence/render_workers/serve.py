"""Serves a built project, requests its page, and counts the processes."""

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
PATIENCE = 20.0  # seconds during which a status other than 200 means that the server is still starting
ORPHAN_WAIT = 5.0  # seconds between SIGTERM and the count of surviving processes


def measure(project: Path, setup: Setup) -> Served:
    """Serve the project as ``setup`` says, request its page, count its processes, and end them."""
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
    """Return the date as YYYY-MM-DD."""
    return datetime.date.today().isoformat()


def running(
    project: Path, setup: Setup, port: int, *, own_session: bool = True
) -> contextlib.AbstractContextManager[Server]:
    """Run the server of a setup with ``evidence.common.servers.running``."""
    way = "start" if setup.way == "standalone-start" else setup.way
    return servers.running(project, way, port, own_session=own_session)


def ask(port: int, *, timeout: float = ANSWER_TIMEOUT) -> int:
    """Return the status of a request. Raises ``OSError`` or ``http.client.HTTPException``."""
    connection = http.client.HTTPConnection(HOST, port, timeout=timeout)
    try:
        connection.request("GET", "/")
        response = connection.getresponse()
        response.read()
        return response.status
    finally:
        connection.close()


def ask_until_answered(port: int) -> int:
    """Return the status of a request, repeated for ``PATIENCE`` seconds until it is 200.

    The standalone server of 13.4.0 answers 500 from when it listens until its workers are there.
    """
    deadline = time.monotonic() + PATIENCE
    while (status := ask(port)) != 200 and time.monotonic() < deadline:
        time.sleep(0.5)
    return status


def _left_behind(server: Server) -> tuple[str, ...]:
    """Stop the server as a process manager does; return what survives it after ``ORPHAN_WAIT``."""
    server.process.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):  # then the server itself is among the survivors
        server.process.wait(timeout=ORPHAN_WAIT)
    deadline = time.monotonic() + ORPHAN_WAIT
    while (members := processes.in_session(server.process.pid, processes.running())) and time.monotonic() < deadline:
        time.sleep(0.25)
    return tuple(p.title for p in members)
