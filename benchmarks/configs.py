"""Configs of all sizes: up to the stated limit they are read, above it that is a finding, at once."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

from benchmarks.installed import Installed
from benchmarks.measure import Command, environment, interleaved
from benchmarks.projects import make
from benchmarks.table import Table, megabytes, times

FOUND = frozenset({1})
HEAD, TAIL = "module.exports = {\n  reactStrictMode: true,\n  env: {\n", "  },\n};\n"
ENTRY = "    KEY_{}: 'value of the key number {}',\n"
KILOBYTE = 1_000


def text(size: int) -> str:
    """A config of about ``size`` bytes: one object with many strings."""
    entries: list[str] = []
    missing = size - len(HEAD) - len(TAIL)
    while missing > 0:
        entries.append(ENTRY.format(len(entries), len(entries)))
        missing -= len(entries[-1])
    return HEAD + "".join(entries) + TAIL


def measure(installed: Installed, folder: Path, sizes: Sequence[int], runs: int) -> Table:
    """``sizes`` in kilobytes (1,000 bytes)."""
    argv = [installed.nextlint, "--isolated", "--output-format", "json"]
    places = {size: make(folder / f"{size}", "13.4.4", config=text(size * KILOBYTE), lockfile=False) for size in sizes}
    commands = {"pass": Command([installed.python, "-c", "pass"], folder)}
    commands |= {str(size): Command(argv, place, FOUND) for size, place in places.items()}
    found = interleaved(commands, runs)
    rows, figures = [], []
    for size, place in places.items():
        one = found[str(size)]
        said = _said(argv, place)
        ratio = one.cpu / found["pass"].cpu
        rows.append([f"{size:,} KB", times(ratio), f"{one.cpu:.2f} s", megabytes(one.largest), said])
        figures.append({"kilobytes": size, "ratio": ratio, **one._asdict(), "said": said})
    columns = ("size", "processor time", "that is", "memory", "the config")
    notes = (
        "A file of more than 512 KiB, and files of more than 150,000 tokens together, are not read: what they set is "
        "unknown, with that reason in the finding.",
        "The first column of times is in multiples of `python -c pass`.",
    )
    return Table("configs", "Sizes of a config", columns, rows, notes, figures)


def _said(argv: Sequence[str], place: Path) -> str:
    """What the run says of the config."""
    done = subprocess.run(argv, cwd=place, capture_output=True, text=True, check=False, env=environment())
    report = json.loads(done.stdout)
    kind = report["projects"][0]["config"]["kind"]
    if kind == "object":
        return "is read"
    reason = next((one["message"] for one in report["findings"] if "too large" in one["message"]), None)
    if reason is None:
        raise SystemExit(f"no finding says why a config is {kind}: {report['findings']}")
    return "a finding says that it is too large"
