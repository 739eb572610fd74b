"""The records of an experiment: which projects are built and served, and what is seen of each."""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal, NamedTuple

from evidence.common import servers
from evidence.common.upstream import Upstream

Way = Literal["start", "standalone", "dev", "build"]  # the last: nothing is served
TIMEOUT = 120.0  # seconds for an answer
UPSTREAM = "http://upstream.example"  # in the files of a setup: the address of the upstream server of a run


class Setup(NamedTuple):
    """A project to build and serve."""

    next: str  # exact version
    what: str  # the project in a few words, Markdown
    files: Mapping[str, str | bytes]
    way: Way = "start"
    aside: str = ""  # why the rule does not report it though it is affected, or reports it though it is not


class Seen(NamedTuple):
    """What became of a setup: the cells of its row, and whether what the rule is about happened."""

    cells: tuple[str, ...]
    affected: bool


class Answer(NamedTuple):
    """An HTTP response, names of headers in lower case; ``status`` 0: there was none. ``seconds`` until its end."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    seconds: float

    @property
    def text(self) -> str:
        return self.body.decode(errors="replace")

    def json(self) -> Any:
        return json.loads(self.body)


class Subject(NamedTuple):
    """A project that was built, and is served unless its way is ``build``."""

    setup: Setup
    project: Path
    built: str  # what the build printed
    upstream: Upstream
    server: servers.Server | None

    def ask(self, path: str, *, headers: Mapping[str, str] = {}, body: bytes | None = None) -> Answer:
        """One request to the server: GET, or POST where there is a body."""
        assert self.server is not None
        connection = http.client.HTTPConnection(servers.HOST, self.server.port, timeout=TIMEOUT)
        began = time.monotonic()
        try:
            connection.request("GET" if body is None else "POST", path, body, dict(headers))
            response = connection.getresponse()
            content = response.read()
            found = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, found, content, time.monotonic() - began)
        except (OSError, http.client.HTTPException):
            return Answer(0, {}, b"", time.monotonic() - began)
        finally:
            connection.close()

    def log(self) -> str:
        """What the server has printed."""
        assert self.server is not None
        return self.server.log.read_text(errors="replace")


class Experiment(NamedTuple):
    """What a rule is about, run with the published packages on both sides of each boundary."""

    rule: str
    caption: str  # what is built and asked, in a sentence or two
    heads: tuple[str, ...]  # of what is seen
    setups: tuple[Setup, ...]
    observe: Callable[[Subject], Seen]
    predicate: str = ""  # the one that decides as the runs show, where the rule asks for more than what was run
    environment: tuple[tuple[str, str, str], ...] = ()  # name, value for the build, value for the server
    fails: Callable[[str], Seen] | None = None  # what a build that fails, and prints the text, comes to


def config(body: str) -> dict[str, str]:
    """A next.config.js."""
    return {"next.config.js": f"module.exports = {{{body}}}\n"}
