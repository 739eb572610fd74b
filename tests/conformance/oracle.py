"""Node as the oracle: a Node process that loads configs as Next does and reports their values (``node/run.mjs``)."""

from __future__ import annotations

import json
import re
import select
import shutil
import subprocess
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from random import Random
from typing import IO, Any, NamedTuple

from evidence.common.install import bare_environment

RUNNER = Path(__file__).with_name("node") / "run.mjs"
NODE = shutil.which("node")
ANSWER_LIMIT = 120.0  # seconds for all environments of a config; a run that hangs is stopped with its process
RESTART_AFTER = 4_000  # configs per process, because Node never frees an ES module
ENVIRONMENT_LIMIT = 24  # environments per config

Env = dict[str, str]


class NodeError(NamedTuple):
    """Node could not load the config: in production Next would not start."""

    name: str
    message: str


class NodeResult(NamedTuple):
    """The result of a run: the flat map of options, or the error."""

    env: Env
    options: dict[str, Any] | None
    error: NodeError | None = None


class NodeOracle:
    """A Node process that answers one request at a time, started on demand and restarted if it hangs or grows."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._answered = 0

    def __enter__(self) -> NodeOracle:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def run(
        self, path: Path, envs: Sequence[Env], *, phase: str = "phase-production-server", limit: float = 15
    ) -> tuple[NodeResult, ...]:
        """Load the config at ``path`` once per environment (NODE_ENV is always production).

        A load that waits for more than ``limit`` seconds is an error.
        """
        request = {"id": 0, "path": str(path), "envs": list(envs), "phase": phase, "limit": limit * 1000}
        line = self._ask(json.dumps(request))
        if line is None:
            timed_out = NodeError("TimeLimit", "Node did not answer")
            return tuple(NodeResult(env, None, timed_out) for env in envs)
        results = json.loads(line)["results"]
        return tuple(_result(env, found) for env, found in zip(envs, results, strict=True))

    def _ask(self, request: str) -> str | None:
        stdin, stdout = self._pipes()
        stdin.write(request + "\n")
        stdin.flush()
        ready, _, _ = select.select([stdout], [], [], ANSWER_LIMIT)
        line = stdout.readline() if ready else ""
        self._answered += 1
        if not line or self._answered % RESTART_AFTER == 0:
            self.close()
        return line or None

    def _pipes(self) -> tuple[IO[str], IO[str]]:
        if self._process is None:
            assert NODE is not None
            command = [NODE, str(RUNNER), "--serve"]
            self._process = subprocess.Popen(
                command,
                env=bare_environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
            )
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        return process.stdin, process.stdout


def _result(env: Env, found: dict[str, Any]) -> NodeResult:
    if "error" in found:
        return NodeResult(env, None, NodeError(found["error"]["name"], found["error"]["message"]))
    return NodeResult(env, found["options"])


_DOTTED = re.compile(r"process\s*\.\s*env\s*(?:\?\.|\.)\s*([A-Za-z_$][\w$]*)")
_QUOTED = re.compile(r"process\.env\[\s*['\"`]([\w$]+)['\"`]\s*\]")
_DESTRUCTURED = re.compile(r"\{([^{}]*)\}\s*=\s*process\.env\b")
_ALIASED = re.compile(
    r"(?<![\w.])env(?:\?\.|\.)([A-Z][A-Z0-9_]*)|['\"]([A-Z][A-Z0-9_]*)['\"] in |hasOwn\(env, '(\w+)'\)"
)
_PASSED_ON = re.compile(
    r"(?<!\}\s=\s)process\.env(?!\s*(?:\?\.|\.|\[\s*['\"`])|\w)"
)  # the object itself, or a computed name
_UPPER_CASE = re.compile(r"(?<![\w$])([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)(?![\w$])")
_COMPARED = re.compile(
    r"(?:[!=]==?|\bcase|includes\()\s*['\"]([\w./-]{1,24})['\"]|['\"]([\w./-]{1,24})['\"]\s*(?:[!=]==?|[,\]][^\n]*includes\()"
)
_LOOKED_UP = re.compile(r"\[\s*process\.env|process\.env(?:\.\w+)? in |process\.env\.\w+\]")
_KEY = re.compile(r"[{,]\s*['\"]?([a-z]\w*)['\"]?\s*:")


def environment_names(text: str) -> list[str]:
    """Return the environment variables that a config reads, in order, without NODE_ENV."""
    names = dict.fromkeys(_DOTTED.findall(text) + _QUOTED.findall(text))
    for inside in _DESTRUCTURED.findall(text):
        names.update(dict.fromkeys(re.findall(r"(?:^|,)\s*([A-Za-z_$][\w$]*)", inside)))
    if re.search(r"\benv\b[^=;]*\}\s*=\s*process\b|\benv\b[^;]*from '(?:node:)?process'", text):
        names.update(dict.fromkeys(name for found in _ALIASED.findall(text) for name in found if name))
    if _PASSED_ON.search(text):
        names.update(dict.fromkeys(_UPPER_CASE.findall(text)))
    return [name for name in names if name != "NODE_ENV"]


def environments(text: str, *, limit: int = ENVIRONMENT_LIMIT) -> list[Env]:
    """Return environments that cover a config's branches: each variable unset, empty, and set to values that it may be
    compared with. All combinations if they are few, otherwise every value of every variable and a fixed sample."""
    names = environment_names(text)
    values = list(dict.fromkeys([None, "", "1", "true", "false", "production", *_likely_values(text)]))
    if len(values) ** len(names) <= limit:
        return [_environment(names, choice) for choice in product(values, repeat=len(names))]
    random = Random(text)
    chosen = [_environment(names, [value] * len(names)) for value in values]
    few: list[str | None] = [None, "1", *_likely_values(text)[:1]]
    if len(few) ** len(names) <= limit:
        chosen += [_environment(names, choice) for choice in product(few, repeat=len(names))]
    chosen += [{name: "1"} for name in names]
    chosen += [_environment(names, [random.choice(values) for _ in names]) for _ in range(limit)]
    return _distinct(chosen)[:limit]


def _likely_values(text: str) -> list[str]:
    found = [first or second for first, second in _COMPARED.findall(text)][:6]
    if _LOOKED_UP.search(text):
        found += _KEY.findall(text)[:6]
    if "JSON.parse(process.env" in text:
        found += ['{"appDir": true, "fromJson": 1}', "[]"]
    if "new URL(process.env" in text:
        found += ["https://cdn.example.com/x", "http://other.example.org:8080"]
    if re.search(r"Number\(process|parseInt\(process|parseFloat\(process", text):
        found += ["16", "0"]
    return list(dict.fromkeys(found))


def _environment(names: Sequence[str], values: Sequence[str | None]) -> Env:
    return {name: value for name, value in zip(names, values, strict=True) if value is not None}


def _distinct(envs: Sequence[Env]) -> list[Env]:
    return [dict(pairs) for pairs in dict.fromkeys(tuple(sorted(env.items())) for env in envs)]
