"""The bounded client, against small servers on the loopback."""

from __future__ import annotations

import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from evidence.render_workers import client

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="gives each client a loopback address of its own")


@contextmanager
def serving(*, version: str = "HTTP/1.1", answers: int = 10**6) -> Iterator[int]:
    """The port of a server that answers 200 so many times, then 500."""
    left = [answers]

    class Handler(BaseHTTPRequestHandler):
        protocol_version = version

        def do_GET(self) -> None:
            left[0] -= 1
            self.send_response(200 if left[0] >= 0 else 500)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *args: object) -> None:
            """Nothing is printed."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_each_client_keeps_its_connection() -> None:
    with serving() as port:
        tally = client.send("127.0.0.1", port, requests=40, clients=2)
    assert (tally.sent, tally.answered, tally.answered_first, tally.connections) == (40, 40, 40, 2)


def test_a_server_that_closes_costs_a_connection_for_each_request() -> None:
    with serving(version="HTTP/1.0") as port:
        tally = client.send("127.0.0.1", port, requests=40, clients=2)
    assert (tally.answered, tally.connections) == (40, 40)


def test_nothing_more_is_sent_to_a_server_that_only_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "FAILURES_IN_A_ROW", 10)
    with serving(answers=5) as port:
        tally = client.send("127.0.0.1", port, requests=1000, clients=1)
    assert (tally.sent, tally.answered, tally.answered_first, tally.failures) == (15, 5, 5, ("status 500",))


def test_a_server_that_never_answers_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "REQUEST_TIMEOUT", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        tally = client.send("127.0.0.1", silent.getsockname()[1], requests=2, clients=1)
    assert (tally.sent, tally.answered, tally.failures) == (2, 0, ("no answer within 0 s",))
