"""Serves a built project, asks it for its page, and counts the processes."""

from __future__ import annotations

import contextlib
import datetime
import http.client
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from evidence.render_workers import processes
from evidence.render_workers.build import deploy_standalone
from evidence.render_workers.install import clean_environment, node
from evidence.render_workers.records import Served, Setup

HOST = "127.0.0.1"
START_TIMEOUT = 60.0  # seconds until the port is open
ANSWER_TIMEOUT = 30.0
PATIENCE = 20.0  # how long another status than 200 may be that of a server which still starts
ORPHAN_WAIT = 5.0  # between SIGTERM and the count of what outlived it


class ServeError(Exception):
    """The server did not come up; the message holds the end of its log."""


class Server(NamedTuple):
    process: subprocess.Popen[bytes]
    port: int
    log: Path

    def is_alive(self) -> bool:
        return self.process.poll() is None


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


@contextlib.contextmanager
def running(project: Path, setup: Setup, port: int, *, own_session: bool = True) -> Iterator[Server]:
    """A server whose port is open. All its processes are ended with the block, if it has a session of its own.

    Raises ``ServeError``.
    """
    folder = deploy_standalone(project) if setup.way == "standalone" else project
    log = project.with_name(project.name + ".log")
    environment = clean_environment(NODE_ENV="production", PORT=str(port), HOSTNAME=HOST)
    with log.open("wb") as output:
        process = subprocess.Popen(
            command(setup, port),
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=own_session,
        )
    server = Server(process, port, log)
    try:
        _wait_until_open(server)
        yield server
    finally:
        if own_session:
            processes.end_session(process.pid)
        else:
            process.kill()
        process.wait(timeout=10)


def command(setup: Setup, port: int) -> list[str]:
    """What is run to serve the setup. Node is started directly, so that the server is the process begun."""
    if setup.way in ("standalone", "custom"):
        return [node(), "server.js"]
    return [node(), "node_modules/next/dist/bin/next", "start", "-H", HOST, "-p", str(port)]


def free_port() -> int:
    """A port of the loopback that nothing uses now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


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


def _wait_until_open(server: Server) -> None:
    deadline = time.monotonic() + START_TIMEOUT
    while time.monotonic() < deadline:
        if not server.is_alive():
            raise ServeError(f"ended with {server.process.returncode}: {_tail(server.log)}")
        try:
            socket.create_connection((HOST, server.port), timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise ServeError(f"port not open within {START_TIMEOUT:.0f} s: {_tail(server.log)}")


def _left_behind(server: Server) -> tuple[str, ...]:
    """Ask the server to end as a process manager does; what lives on after ``ORPHAN_WAIT`` though it ended."""
    server.process.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):  # the server itself is then among what lives on
        server.process.wait(timeout=ORPHAN_WAIT)
    deadline = time.monotonic() + ORPHAN_WAIT
    while (members := processes.in_session(server.process.pid, processes.running())) and time.monotonic() < deadline:
        time.sleep(0.25)
    return tuple(p.title for p in members)


def _tail(log: Path) -> str:
    text = log.read_text(errors="replace").strip()
    return text[-800:]
