"""What `ports` runs in its network namespace: few ports, a server, many requests. Prints a PortRun's fields as JSON."""

from __future__ import annotations

import fcntl
import http.client
import json
import os
import signal
import socket
import struct
import sys
import time
from collections import Counter
from pathlib import Path

from evidence.common import servers
from evidence.render_workers import client, serve
from evidence.render_workers.ports import CLIENTS, FIRST_PORT, LAST_PORT, REQUESTS
from evidence.render_workers.records import Setup

SIOCGIFFLAGS, SIOCSIFFLAGS, IFF_UP = 0x8913, 0x8914, 0x1  # of the kernel's sockios.h and if.h
SERVER_PORT = 3000  # outside of the range
REST = 70.0  # seconds: longer than the 60 that Linux keeps a closed connection in TIME_WAIT
STATES = {  # of the kernel's include/net/tcp_states.h
    "01": "ESTABLISHED",
    "02": "SYN_SENT",
    "03": "SYN_RECV",
    "04": "FIN_WAIT1",
    "05": "FIN_WAIT2",
    "06": "TIME_WAIT",
    "07": "CLOSE",
    "08": "CLOSE_WAIT",
    "09": "LAST_ACK",
    "0A": "LISTEN",
    "0B": "CLOSING",
}


def main(task: str) -> None:
    refuse_shared_namespace()
    folder, fields, tw_reuse = json.loads(task)
    set_up_namespace(tw_reuse)
    json.dump(exhaust(Path(folder), Setup(*fields)), sys.stdout)


def exhaust(project: Path, setup: Setup) -> dict[str, object]:
    """Return the fields of a PortRun that are measured."""
    try:
        with serve.running(project, setup, SERVER_PORT, own_session=False) as server:
            serve.ask_until_answered(server.port)  # connections of the first request are not counted
            opened, printed = active_opens(), lines(server.log)
            tally = client.send(servers.HOST, server.port, requests=REQUESTS, clients=CLIENTS)
            opened, printed = active_opens() - opened, lines(server.log) - printed
            found = {
                "inner_connections": opened - tally.connections,
                "logged": printed,
                "alive": server.is_alive(),
                "sockets": sockets_by_state(),
                "answers_later": answers_later(server.port) if tally.failures else None,
            }
            return {**tally._asdict(), **found}
    except servers.ServeError as error:
        return {"error": str(error)}


def answers_later(port: int) -> bool:
    """Return whether a request is answered after ``REST`` seconds without requests."""
    time.sleep(REST)
    try:
        return serve.ask(port, timeout=10) == 200
    except (OSError, http.client.HTTPException):
        return False


def refuse_shared_namespace() -> None:
    """Raise ``RuntimeError`` in the parent's namespace, whose ports must not be changed."""
    if os.readlink("/proc/self/ns/net") == os.readlink(f"/proc/{os.getppid()}/ns/net"):
        raise RuntimeError("not in a network namespace of its own")


def set_up_namespace(tw_reuse: int) -> None:
    """Bring up the loopback, narrow the port range, and set whether ports in TIME_WAIT are reused."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        request = struct.pack("16sh14x", b"lo", 0)
        flags = struct.unpack("16sh14x", fcntl.ioctl(probe, SIOCGIFFLAGS, request))[1]
        fcntl.ioctl(probe, SIOCSIFFLAGS, struct.pack("16sh14x", b"lo", flags | IFF_UP))
    settings = Path("/proc/sys/net/ipv4")
    (settings / "ip_local_port_range").write_text(f"{FIRST_PORT} {LAST_PORT}\n")
    (settings / "tcp_tw_reuse").write_text(f"{tw_reuse}\n")


def active_opens() -> int:
    """Return the number of TCP connections opened in this namespace so far."""
    names, values = (
        line.split() for line in Path("/proc/net/snmp").read_text().splitlines() if line.startswith("Tcp:")
    )
    return int(values[names.index("ActiveOpens")])


def lines(log: Path) -> int:
    return len(log.read_bytes().splitlines())


def sockets_by_state() -> list[tuple[str, int]]:
    """Return the number of TCP sockets in this namespace by state, the most frequent first."""
    rows = [line.split() for name in ("tcp", "tcp6") for line in Path("/proc/net", name).read_text().splitlines()[1:]]
    return Counter(STATES.get(row[3], row[3]) for row in rows).most_common()


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    main(sys.argv[1])
