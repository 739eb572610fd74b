"""The records of an experiment: the projects to build and serve, and the observations."""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal, NamedTuple

from evidence.common import servers
from evidence.common.upstream import Upstream

Way = Literal["start", "standalone", "dev", "build"]  # the last: not served
TIMEOUT = 120.0  # seconds for an answer
UPSTREAM = "http://upstream.example"  # in the files of a setup: replaced by the address of the upstream server


class Setup(NamedTuple):
    """A project to build and serve."""

    next: str  # exact version
    what: str  # the project in a few words, as Markdown
    files: Mapping[str, str | bytes]
    way: Way = "start"
    aside: str = ""  # why the rule differs from what happened


class Seen(NamedTuple):
    """The observation of a setup: the cells of its row, and whether the problem of the rule occurred."""

    cells: tuple[str, ...]
    affected: bool


class Answer(NamedTuple):
    """An HTTP response, header names in lower case; ``status`` 0: none. ``seconds`` until its end."""

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
    """A built project, which is served unless its way is ``build``."""

    setup: Setup
    project: Path
    built: str  # the output of the build
    upstream: Upstream
    server: servers.Server | None

    def ask(self, path: str, *, headers: Mapping[str, str] = {}, body: bytes | None = None) -> Answer:
        """Send a request to the server: GET, or POST with a body."""
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
        """The output of the server so far."""
        assert self.server is not None
        return self.server.log.read_text(errors="replace")


class Experiment(NamedTuple):
    """The experiment of a rule, with the published packages on both sides of each boundary."""

    rule: str
    caption: str  # what is built and requested, in a sentence or two
    heads: tuple[str, ...]  # column heads of the observations
    setups: tuple[Setup, ...]
    observe: Callable[[Subject], Seen]
    predicate: str = ""  # the predicate that decides, if the rule requires more than was run
    environment: tuple[tuple[str, str, str], ...] = ()  # name, value for the build, value for the server
    fails: Callable[[str], Seen] | None = None  # observations for a failed build that printed the text


def config(body: str) -> dict[str, str]:
    """Return a next.config.js."""
    return {"next.config.js": f"module.exports = {{{body}}}\n"}
