"""A local registry that answers only ``npm audit``, from nextlint's table of advisories."""

from __future__ import annotations

import gzip
import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from nextlint.advisories.table import advisories


def known() -> dict[str, list[dict[str, object]]]:
    """Return the advisories of next in the format of npm's bulk endpoint."""
    return {
        "next": [
            {
                "id": number,
                "url": row.sources[0],
                "title": row.id,
                "severity": "high",
                "vulnerable_versions": " || ".join(range_.replace(",", " ") for range_ in row.affected),
            }
            for number, row in enumerate(advisories(), start=1)
        ]
    }


@cache
def registry() -> str:
    """Return the address of npm's registry, with a trailing slash."""
    found = subprocess.run(["npm", "config", "get", "registry"], capture_output=True, text=True, check=True).stdout
    return found.strip().rstrip("/") + "/"


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        asked = json.loads(gzip.decompress(body) if self.headers.get("Content-Encoding") == "gzip" else body)
        answer = json.dumps({name: found for name, found in known().items() if name in asked}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def do_GET(self) -> None:
        """Redirect requests for packages to npm's registry."""
        self.send_response(302)
        self.send_header("Location", f"{registry()}{self.path.lstrip('/')}")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def standing_in() -> Iterator[str]:
    """Run the registry during the block; yield its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
