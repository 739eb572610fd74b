"""What is measured: one record per served project, one per run that exhausts the ports."""

from __future__ import annotations

from typing import NamedTuple

STANDARD_WAYS = ("start", "standalone", "custom")
WAYS = (*STANDARD_WAYS, "standalone-start")  # the last: built with output: 'standalone', served with `next start`


class Setup(NamedTuple):
    """A project to build and serve."""

    next: str  # exact version
    app_dir: str  # experimental.appDir as JavaScript, or "unset"
    way: str  # one of WAYS
    app_folder: bool = False  # whether there is an app/ folder with a component and no route


class Served(NamedTuple):
    """The processes while the project was served, after one request."""

    setup: Setup
    date: str  # YYYY-MM-DD
    status: int | None = None  # of the answer; None: there was no answer
    titles: tuple[str, ...] = ()  # names of the worker processes in the process list
    memory_mb: int = 0  # resident, of the server and its workers
    left_behind: tuple[str, ...] = ()  # titles of the processes that outlived the server after SIGTERM
    error: str = ""  # why nothing could be counted

    @property
    def workers(self) -> int:
        """The number of processes below the server."""
        return len(self.titles)


class PortRun(NamedTuple):
    """The result of many requests with few free ports."""

    setup: Setup
    tw_reuse: int  # net.ipv4.tcp_tw_reuse: 2 (default since Linux 4.19): the loopback reuses ports in TIME_WAIT; 0: not
    date: str
    ports: int  # ports in the range
    planned: int  # requests
    clients: int
    sent: int = 0
    answered: int = 0  # with status 200
    answered_first: int = 0  # before the first failure
    failures: tuple[str, ...] = ()  # kinds of failures, the most frequent first
    seconds: float = 0
    connections: int = 0  # connections opened by the clients
    inner_connections: int = 0  # connections between the server's processes
    logged: int = 0  # lines printed by the server meanwhile
    alive: bool = False  # whether the server's process was alive at the end
    sockets: tuple[tuple[str, int], ...] = ()  # TCP sockets by state at the end, from the whole namespace
    answers_later: bool | None = None  # whether it answered again after a rest; None: it had not failed
    error: str = ""
