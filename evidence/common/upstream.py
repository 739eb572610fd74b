"""An upstream server for projects: it accepts bodies, answers slowly, has an image, and redirects to a second one."""

from __future__ import annotations

import contextlib
import json
import struct
import threading
import time
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

HOST = "127.0.0.1"
BODY_TIMEOUT = 90.0  # seconds for the next part of a body


class Upstream(NamedTuple):
    """Two servers, of which configs name only the first, and the paths requested from each."""

    address: str
    asked: list[str]
    inner_asked: list[str]


@contextlib.contextmanager
def running() -> Iterator[Upstream]:
    """Run both servers, each on a free loopback port."""
    with _server("") as (inner, inner_asked), _server(inner) as (address, asked):
        yield Upstream(address, asked, inner_asked)


@contextlib.contextmanager
def _server(other: str) -> Iterator[tuple[str, list[str]]]:
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        timeout = BODY_TIMEOUT

        def do_GET(self) -> None:
            url = urlsplit(self.path)
            asked.append(url.path)
            if url.path == "/redirect":
                self._answer(302, "text/plain", b"", location=f"{other}/image.png")
            elif url.path == "/slow":
                time.sleep(float(parse_qs(url.query)["seconds"][0]))
                self._answer(200, "text/plain", b"at last")
            elif url.path == "/connection":
                self._answer(200, "text/plain", self.headers.get("connection", "none").encode())
            else:
                self._answer(200, "image/png", PNG)

        def do_POST(self) -> None:
            asked.append(self.path)
            arrived = self._take(int(self.headers["content-length"]))
            self._answer(200, "application/json", json.dumps({"bytes": arrived}).encode())

        def _take(self, length: int) -> int:
            arrived = 0
            with contextlib.suppress(OSError):  # a truncated body ends with a reset connection, or a timeout
                while arrived < length and (part := self.rfile.read1(min(65536, length - arrived))):
                    arrived += len(part)
            return arrived

        def _answer(self, status: int, kind: str, body: bytes, location: str | None = None) -> None:
            with contextlib.suppress(OSError):  # the client may be gone
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                if location is not None:
                    self.send_header("Location", location)
                self.end_headers()
                self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """Print nothing."""

    server = ThreadingHTTPServer((HOST, 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://{HOST}:{server.server_address[1]}", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _png(side: int) -> bytes:
    """Return a square image in one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + b"\x20\x60\xa0" * side) * side
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


PNG = _png(128)
