"""Running nextlint on a tree and reporting what it did wrong."""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

from nextlint.cli import main
from nextlint.files.source import Source, SourceError
from nextlint.fixing.proof import is_sound
from nextlint.model.findings import Position

from .guard import Watch, watching
from .trees import Tree, lay_out, state

# CPU seconds allowed for a command on a tree: a constant, and an amount per byte of its files. The first is several
# times what the evaluator's 400,000 steps take, in two phases, on a machine that does other things as well.
SECONDS = 15.0
SECONDS_PER_BYTE = 60e-6
KINDS = ("none", "object", "unparsable", "opaque")


class TookTooLongError(BaseException):
    """Raised inside nextlint when its time is up; nothing there catches it."""


class Ran(NamedTuple):
    code: int
    out: str
    err: str
    seconds: float  # of CPU
    violations: list[str]


class Verdict(NamedTuple):
    wrong: list[str]
    seconds: float  # of the first command
    commands: int


def run(arguments: Sequence[str], *, folder: Path, watch: Watch, limit: float) -> Ran:
    """Run a command in this process, in ``folder``."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", "strict", newline="") for _ in range(2))
    before = sys.stdout, sys.stderr, Path.cwd(), sys.getrecursionlimit()
    os.chdir(folder)
    sys.stdout, sys.stderr = out, err
    watch.roots = [os.path.realpath(folder)]
    start = time.process_time()
    try:
        with watching(watch) as violations, _at_most(limit):
            code = main(arguments)
    except TookTooLongError:
        code, violations = -1, [*watch.violations, f"it takes more than {limit:.1f} s"]
    except BaseException as error:  # SystemExit is not a documented way out of main() either
        code, violations = -1, [*watch.violations, f"it raises {type(error).__name__}: {error}"]
    finally:
        sys.stdout, sys.stderr = before[:2]
        os.chdir(before[2])
    if sys.getrecursionlimit() != before[3]:
        violations.append("it leaves another recursion limit behind")
    return Ran(code, _written(out), _written(err), time.process_time() - start, violations)


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    return buffer.getvalue().decode() if isinstance(buffer, io.BytesIO) else ""


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    def end(number: int, frame: FrameType | None) -> None:
        raise TookTooLongError

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def judge(tree: Tree, arguments: Sequence[str], watch: Watch, *, fixing: bool = True) -> Verdict:
    """Lint the tree, fix it, fix it again; without ``fixing`` only lint it."""
    size = sum(map(len, tree.values()))
    limit = SECONDS + SECONDS_PER_BYTE * size
    base = Path(tempfile.mkdtemp(prefix="nextlint-"))
    try:
        repository = lay_out(tree, base)
        if not fixing:
            return _linted(repository, base, arguments, watch, limit)
        return _judge(repository, base, arguments, watch, limit)
    finally:
        shutil.rmtree(base)


def _linted(repository: Path, base: Path, arguments: Sequence[str], watch: Watch, limit: float) -> Verdict:
    before = state(base)
    linted = run(["--output-format", "json", *arguments], folder=repository, watch=watch, limit=limit)
    wrong = [f"linting: {one}" for one in (*_wrong_answers(linted), *_changes(before, state(base)))]
    return Verdict(wrong, linted.seconds, 1)


def _judge(repository: Path, base: Path, arguments: Sequence[str], watch: Watch, limit: float) -> Verdict:
    linted = _linted(repository, base, arguments, watch, limit)
    wrong, before = linted.wrong, state(base)
    fixing = ["--fix", "--unsafe-fixes", "--output-format", "json", *(one for one in arguments if one != "--inspect")]
    fixed = run(fixing, folder=repository, watch=watch, limit=3 * limit)
    after = state(base)
    wrong += [f"fixing: {one}" for one in (*_wrong_answers(fixed), *_unsound(before, after))]
    wrong += [f"fixing: {one}" for one in _undeclared(before, after, fixed, repository, base)]
    wrong += [f"fixing: {one}" for one in _other_bytes(before, after, fixed, repository, base)]
    if before == after:
        return Verdict(wrong, linted.seconds, 2)
    again = run(fixing, folder=repository, watch=watch, limit=3 * limit)
    wrong += [f"fixing again: {one}" for one in (*_wrong_answers(again), *_changes(after, state(base)))]
    return Verdict(wrong, linted.seconds, 3)


def _wrong_answers(ran: Ran) -> Iterator[str]:
    yield from ran.violations
    if ran.code not in (0, 1, 2):
        yield f"it exits with {ran.code}"
        return
    if "a bug in nextlint" in ran.err or "Traceback" in ran.err:
        yield ran.err.strip()
    if ran.code == 2 and not ran.err.startswith("nextlint: error: "):
        yield "it fails without a message"
    if ran.out:
        yield from _wrong_json(ran)
    elif ran.code != 2:
        yield "it prints nothing"


def _wrong_json(ran: Ran) -> Iterator[str]:
    try:
        report: dict[str, Any] = json.loads(ran.out)
    except ValueError as error:
        yield f"it prints no JSON: {error}"
        return
    kinds = [project["config"]["kind"] for project in report["projects"]]
    yield from (f"a config is {kind}" for kind in kinds if kind not in KINDS)
    for finding in report["findings"]:
        start, end = finding["span"]["start"], finding["span"]["end"]
        if not (1, 1) <= (start["line"], start["column"]) <= (end["line"], end["column"]):
            yield f"a span ends before it starts: {finding['span']}"


def _changes(before: dict[str, object], after: dict[str, object]) -> Iterator[str]:
    for name in sorted({*before, *after}):
        if before.get(name) != after.get(name):
            yield f"it changes {name}"


def _unsound(before: dict[str, object], after: dict[str, object]) -> Iterator[str]:
    for name, data in after.items():
        old = before.get(name, b"module.exports = {};")
        if old != data and _parses(name, old) and not _parses(name, data):
            yield f"{name} does not parse any more"


def _parses(name: str, data: object) -> bool:
    try:
        return isinstance(data, bytes) and is_sound(name, Source.from_bytes(name, data).text)
    except SourceError:
        return False


def _fixes(fixed: Ran, repository: Path, base: Path) -> list[tuple[str, list[dict[str, Any]]]]:
    """Return each file (relative to ``base``) of each fixed finding, with its edits."""
    try:
        findings = json.loads(fixed.out)["findings"]
    except ValueError:
        return []
    edits = [one["fix"]["edits"] for one in findings if one["fixed"] and one["fix"]]
    return [
        (os.path.relpath(repository / path, base), [edit for edit in together if edit["path"] == path])
        for together in edits
        for path in dict.fromkeys(edit["path"] for edit in together)
    ]


def _undeclared(
    before: dict[str, object], after: dict[str, object], fixed: Ran, repository: Path, base: Path
) -> Iterator[str]:
    """Yield files that changed without a fixed finding."""
    declared = {name for name, _ in _fixes(fixed, repository, base)}
    for name in sorted({*before, *after}):
        if before.get(name) != after.get(name) and name not in declared:
            yield f"it changes {name}, which no fix names"


def _other_bytes(
    before: dict[str, object], after: dict[str, object], fixed: Ran, repository: Path, base: Path
) -> Iterator[str]:
    """Yield files of a fix that differ from their old bytes with the fix's edits."""
    fixes = _fixes(fixed, repository, base)
    for name, edits in fixes:
        old, new = before.get(name, b""), after.get(name)
        is_only_one = [other for other, _ in fixes].count(name) == 1
        if is_only_one and isinstance(old, bytes) and isinstance(new, bytes) and _edited(name, old, edits) != new:
            yield f"{name} holds more changes than the fix names"


def _edited(name: str, data: bytes, edits: Sequence[dict[str, Any]]) -> bytes:
    source = Source.from_bytes(name, data)
    text = source.text
    places = [
        (source.offset(Position(**edit["span"]["start"])), source.offset(Position(**edit["span"]["end"])), edit["text"])
        for edit in edits
    ]
    for start, end, replacement in sorted(places, key=lambda place: place[:2], reverse=True):
        text = text[:start] + replacement + text[end:]
    return Source(name, text, bom=source.bom).encode()
