"""A monorepo of more and more projects: how time and memory grow, on one core and on all."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from benchmarks.installed import Installed
from benchmarks.measure import MEGABYTE, Command, Sample, cores, interleaved
from benchmarks.monorepo import KINDS, make
from benchmarks.table import Table, megabytes, seconds, times

FOUND = frozenset({0, 1})
AIM = "1,000 projects within 2 s on 2 cores, growth in proportion, memory that does not grow with them"
MANY = 1_000  # from here on a run is long enough to be measured fewer times


def measure(installed: Installed, folder: Path, counts: Sequence[int], runs: int) -> Table:
    rows, figures = [], []
    for count in counts:
        root = folder / str(count)
        make(root, count)
        size = (root / "package-lock.json").stat().st_size / MEGABYTE
        argv = [installed.nextlint, "--output-format", "concise", "--quiet", "--isolated"]
        commands = {
            "pass": Command([installed.python, "-c", "pass"], root),
            "one": Command(argv, root, FOUND, one_core=True),
            "all": Command(argv, root, FOUND),
        }
        found = interleaved(commands, runs if count < MANY else max(1, runs * MANY // count // 2), watch=True)
        rows.append(_row(count, size, found))
        figures.append({"projects": count, "lockfile": size, **{name: one._asdict() for name, one in found.items()}})
        shutil.rmtree(root)
    columns = ("projects", "one core", "all cores", "processor time for each", "largest process", "all processes")
    notes = [
        f"Of {len(KINDS)} kinds of projects that take turns, with findings and fixes in half of them; every config is "
        "another text and is parsed. Behind the memory on one core stands the size of the lockfile that they share.",
        f"The machine gave the run {cores()} cores. The aim: {AIM}.",
        *_growth(figures),
    ]
    return Table("growth", "Monorepos", columns, rows, notes, figures)


def _row(count: int, size: float, found: dict[str, Sample]) -> list[str]:
    one, together = found["one"], found["all"]
    ratio = one.cpu / count / found["pass"].cpu
    return [
        f"{count:,}",
        seconds(one.wall),
        seconds(together.wall),
        f"{one.cpu / count * 1000:.1f} ms ({ratio:.2f} of a pass)",
        f"{megabytes(one.largest)} (lockfile {size:.1f} MB)",
        megabytes(together.together),
    ]


def _growth(figures: Sequence[dict[str, object]]) -> list[str]:
    """How the processor time of the two largest compares, for each project."""
    if len(figures) < 2:
        return []
    smaller, larger = figures[-2:]
    each = [one["one"]["cpu"] / one["projects"] for one in (smaller, larger)]  # type: ignore[index] # they are of this module
    return [
        f"A project among {larger['projects']:,} takes {times(each[1] / each[0])} the processor time of one among "
        f"{smaller['projects']:,}."
    ]
