"""A bounded HTTP client: a number of requests over keep-alive connections, aborted after too many failures."""

from __future__ import annotations

import http.client
import itertools
import threading
import time
from collections import Counter
from typing import NamedTuple

REQUEST_TIMEOUT = 10.0  # seconds
TOTAL_TIMEOUT = 240.0
FAILURES_IN_A_ROW = 60  # failures after which the server is considered dead


class Tally(NamedTuple):
    sent: int
    answered: int  # with status 200
    answered_first: int  # before the first failure
    failures: tuple[str, ...]  # kinds of failures, the most frequent first
    seconds: float
    connections: int  # connections opened by the clients


def send(host: str, port: int, *, requests: int, clients: int) -> Tally:
    """Send GET / ``requests`` times from ``clients`` threads, each over one connection as long as the server keeps it.

    Each connection comes from an address of the loopback of its own: the clients never run short of ports themselves.
    """
    state = _State(requests)
    began = time.monotonic()
    threads = [threading.Thread(target=_client, args=(host, port, n, state)) for n in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kinds = tuple(kind for kind, _ in state.failures.most_common())
    first = state.answered if state.answered_first is None else state.answered_first
    seconds = round(time.monotonic() - began, 1)
    return Tally(state.sent, state.answered, first, kinds, seconds, state.connections)


class _State:
    """State shared by the threads."""

    def __init__(self, requests: int) -> None:
        self.lock = threading.Lock()
        self.left = requests
        self.deadline = time.monotonic() + TOTAL_TIMEOUT
        self.sent = self.answered = self.failed_in_a_row = self.connections = 0
        self.answered_first: int | None = None
        self.failures: Counter[str] = Counter()

    def take(self, *, connects: bool) -> bool:
        """Return whether to send another request; ``connects``: it needs a new connection."""
        with self.lock:
            over = self.failed_in_a_row >= FAILURES_IN_A_ROW or time.monotonic() > self.deadline
            if not self.left or over:
                return False
            self.left -= 1
            self.sent += 1
            self.connections += connects
            return True

    def answer(self) -> None:
        with self.lock:
            self.answered += 1
            self.failed_in_a_row = 0

    def failure(self, kind: str) -> None:
        with self.lock:
            if self.answered_first is None:
                self.answered_first = self.answered
            self.failed_in_a_row += 1
            self.failures[kind] += 1


def _client(host: str, port: int, number: int, state: _State) -> None:
    connection = http.client.HTTPConnection(host, port, timeout=REQUEST_TIMEOUT)
    sources = itertools.cycle(f"127.0.{number + 1}.{last}" for last in range(1, 251))
    while state.take(connects=connection.sock is None):
        if connection.sock is None:
            source = (next(sources), 0)
            connection = http.client.HTTPConnection(host, port, timeout=REQUEST_TIMEOUT, source_address=source)
        try:
            connection.request("GET", "/")
            response = connection.getresponse()
            response.read()
        except (OSError, http.client.HTTPException) as error:
            connection.close()  # the next request reconnects
            state.failure(_kind(error))
        else:
            if response.status == 200:
                state.answer()
            else:
                state.failure(f"status {response.status}")
    connection.close()


def _kind(error: Exception) -> str:
    return f"no answer within {REQUEST_TIMEOUT:.0f} s" if isinstance(error, TimeoutError) else type(error).__name__
