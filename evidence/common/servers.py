"""Starts the server of a built project on a free loopback port, and ends all of its processes."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from evidence.common import processes
from evidence.common.build import deploy_standalone
from evidence.common.install import clean_environment, node

HOST = "127.0.0.1"
START_TIMEOUT = 60.0  # seconds until the port is open


class ServeError(Exception):
    """The server did not start; the message is the end of its log."""


class Server(NamedTuple):
    process: subprocess.Popen[bytes]
    port: int
    log: Path

    def is_alive(self) -> bool:
        return self.process.poll() is None


@contextlib.contextmanager
def running(
    project: Path, way: str, port: int, *, own_session: bool = True, environment: Mapping[str, str] = {}
) -> Iterator[Server]:
    """Run a server, whose port is open in the block. All its processes end with the block, if it has its own session.

    ``way`` is start, standalone, custom (server.js of the project) or dev. Raises ``ServeError``.
    """
    folder = deploy_standalone(project) if way == "standalone" else project
    log = project.with_name(project.name + ".log")
    mode = "development" if way == "dev" else "production"
    with log.open("wb") as output:
        process = subprocess.Popen(
            command(way, port),
            cwd=folder,
            env=clean_environment(NODE_ENV=mode, PORT=str(port), HOSTNAME=HOST, **environment),
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


def command(way: str, port: int) -> Sequence[str]:
    """Return the command that serves a project. Node is started directly, so that the server is that process."""
    if way in ("standalone", "custom"):
        return [node(), "server.js"]
    task = "dev" if way == "dev" else "start"
    return [node(), "node_modules/next/dist/bin/next", task, "-H", HOST, "-p", str(port)]


def free_port() -> int:
    """Return a free loopback port."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_until_open(server: Server) -> None:
    deadline = time.monotonic() + START_TIMEOUT
    while time.monotonic() < deadline:
        if not server.is_alive():
            raise ServeError(f"ended with {server.process.returncode}: {tail(server.log)}")
        try:
            socket.create_connection((HOST, server.port), timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise ServeError(f"port not open within {START_TIMEOUT:.0f} s: {tail(server.log)}")


def tail(log: Path) -> str:
    """Return the end of a log."""
    return log.read_text(errors="replace").strip()[-800:]
