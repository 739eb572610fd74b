"""What each hostile config costs the real command, and whether it harms its neighbours.

``python -m tests.reliability.cost`` prints the slowest and the largest. Each stands between two good projects, is
linted in a process of its own; the newest attacks are reported in every output format as well.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from nextlint.model.report import FORMATS

from .commands import ROOT
from .hostile_configs import ATTACKS, CONFIGS, Files

SECONDS = 5.0  # of processor time for the whole command
BYTES = 600 << 20  # resident, at most
PACKAGE = '{"dependencies": {"next": "13.4.4"}, "scripts": {"start": "next start"}}'
TYPED_PACKAGE = PACKAGE.replace("13.4.4", "15.0.0")  # the first that reads next.config.ts
NEIGHBOURS = ("before", "zzz")  # one is linted first, one last
NAMELESS = ("vex",)  # it names advisories, and no files
MANY_FINDINGS = ("19,000 options in one line", "480 KB of text that is not ASCII in one line")
READ_WHOLE = (  # without the backstop
    "6,000 options in one line",
    "6,000 options in one line that are not ASCII",
    "10,000 variables that copy each other",
    "10,000 functions",
    "calling encodeURIComponent('é'.repeat(1e6))",
)


class Cost(NamedTuple):
    wrong: list[str]
    seconds: float
    bytes: int


def cost(name: str) -> Cost:
    """Lint a hostile project between two good ones, and fix nothing."""
    base = Path(tempfile.mkdtemp(prefix="nextlint-"))
    try:
        for good in NEIGHBOURS:
            _lay_out(base / good, {"package.json": PACKAGE, "next.config.js": "module.exports = {};\n"})
        package = TYPED_PACKAGE if "next.config.ts" in CONFIGS[name] else PACKAGE
        _lay_out(base / "hostile", {"package.json": package, **CONFIGS[name]})
        return _measured(base, name)
    finally:
        shutil.rmtree(base)


def _lay_out(folder: Path, files: Files) -> None:
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")


def _measured(base: Path, name: str) -> Cost:
    wrong, seconds, most = ran = _run(base, ("json",))
    wrong += _beyond(ran)
    if name in READ_WHOLE and "reading it takes more than" in (base / "report.json").read_text(encoding="utf-8"):
        wrong.append("the backstop ends it")
    if name in ATTACKS:
        wrong += _run(base, FORMATS).wrong
        for form in FORMATS if name in MANY_FINDINGS else ():
            wrong += [f"{form}: {what}" for what in _beyond(_run(base, (form,)))]
    return Cost(wrong, seconds, most)


def _beyond(ran: Cost) -> Iterator[str]:
    if ran.seconds > SECONDS:
        yield f"it takes {ran.seconds:.1f} s"
    if ran.bytes > BYTES:
        yield f"it takes {ran.bytes >> 20} MB"


def _run(base: Path, formats: Sequence[str]) -> Cost:
    reports = {form: base / f"report.{form}" for form in formats}
    asked = [part for form, path in reports.items() for part in ("--output-format", form, "--output-file", str(path))]
    errors = base / "errors"
    with errors.open("wb") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", "nextlint", *asked, *NEIGHBOURS, "hostile"],
            cwd=base,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
            stderr=file,
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wrong = [*_wrong(process.returncode, errors.read_text(errors="backslashreplace"), reports)]
    return Cost(wrong, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def _wrong(code: int, told: str, reports: dict[str, Path]) -> Iterator[str]:
    if code not in (1, 2):  # the neighbours have findings
        yield f"it exits with {code}"
    if code == 2 and "nextlint: error: " not in told:
        yield "it fails without a message"
    if "Traceback" in told or "a bug in nextlint" in told:
        yield told.strip()
    for form, path in reports.items():
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        missing = [name for name in NEIGHBOURS if f"{name}/" not in text] if form not in NAMELESS else []
        if missing or not text:
            yield f"{form} does not report {missing}"


def costs(part: str = "0/1") -> dict[str, Cost]:
    """Of every hostile config, or of each OF-th from the N-th on for ``N/OF``."""
    first, of = map(int, part.split("/"))
    return {name: cost(name) for name in islice(CONFIGS, first, None, of)}


def main() -> None:
    found = costs()
    slowest = max(found, key=lambda name: found[name].seconds)
    largest = max(found, key=lambda name: found[name].bytes)
    lines = [f"{name}: {line}" for name, one in found.items() for line in one.wrong]
    lines += [
        f"{len(found)} hostile configs, each between two good projects",
        f"slowest: {found[slowest].seconds:.1f} s of processor time ({slowest})",
        f"largest: {found[largest].bytes >> 20} MB ({largest})",
    ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
