"""Time and memory of nextlint, compared with ESLint on the same configs.

python -m benchmarks                              all benchmarks, as tables; some fifteen minutes
python -m benchmarks --minutes 5                  without the rows that would take longer
python -m benchmarks --only startup,sizes         some of them
python -m benchmarks --json FILE                  also writes the numbers
python -m benchmarks --write docs/performance.md  writes the page: benchmarks/page.md with these tables
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks import eslint, installed, lockfiles, scale, sizes, startup
from benchmarks.measure import cores, load
from benchmarks.table import Table, as_markdown, as_text

CACHE = Path(__file__).resolve().parent.parent / ".cache" / "benchmarks"
TEMPLATE = Path(__file__).with_name("page.md")
SHARE_OF_SCALE = 0.7  # of the time; the others take little
NAMES = ("startup", "scale", "slowest", "sizes", "lockfiles")


class Size(NamedTuple):
    """How much to measure."""

    runs: int
    projects: tuple[int, ...]
    kilobytes: tuple[int, ...]
    files: int
    megabytes: tuple[float, ...]
    lockfile_projects: int


FULL = Size(15, (100, 1_000, 10_000), (1, 100, 500, 1_000), 50, (1, 5, 20), 200)
TINY = Size(1, (3, 6), (1, 600), 2, (0.01,), 4)


def measure(names: Sequence[str], size: Size, folder: Path, cache: Path | None, minutes: float) -> list[Table]:
    """Return the tables of the benchmarks, in order. ``cache`` None: nothing is installed."""
    until = time.monotonic() + 60 * minutes * SHARE_OF_SCALE
    here, rival = installed.nextlint(cache), eslint.command(cache)
    few = max(1, size.runs // 3)
    measurers: dict[str, Callable[[Path], Table]] = {
        "startup": lambda place: startup.measure(here, place, rival, size.runs),
        "scale": lambda place: scale.measure(here, place, size.projects, rival, few, until),
        "slowest": lambda place: scale.slowest(here, place, min(size.projects, key=lambda count: abs(count - 1_000))),
        "sizes": lambda place: sizes.measure(here, place, size.kilobytes, size.files, few),
        "lockfiles": lambda _: lockfiles.table(size.megabytes, size.lockfile_projects),
    }
    tables = []
    for name in filter(names.__contains__, NAMES):
        place = folder / name
        place.mkdir()
        tables.append(measurers[name](place))
    return tables


def machine() -> dict[str, str]:
    """Return a general description of the machine."""
    return {
        "system": platform.system(),
        "processor": platform.machine(),
        "cores": str(cores()),
        "python": platform.python_version(),
        "load": f"{load():.1f}",
    }


def page(tables: Sequence[Table], found: dict[str, str]) -> str:
    """Return the template with each ``{{name}}`` replaced."""
    text = TEMPLATE.read_text()
    for name, value in {**found, **{table.name: as_markdown(table).strip() for table in tables}}.items():
        text = text.replace(f"{{{{{name}}}}}", value)
    return text


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure nextlint's time and memory.")
    parser.add_argument("--only", default=",".join(NAMES), metavar="NAME,...", help=f"of {', '.join(NAMES)}")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the numbers to this file")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the documentation page")
    parser.add_argument("--here", action="store_true", help="measure this environment's nextlint, and install nothing")
    parser.add_argument("--tiny", action="store_true", help="only the smallest sizes, to see whether it works")
    parser.add_argument("--projects", metavar="N,...", help="numbers of projects (default: 100,1000,10000)")
    parser.add_argument("--runs", type=int, metavar="N", help="runs per median, for short ones")
    parser.add_argument("--minutes", type=float, default=15, metavar="N", help="leave out rows that would take longer")
    options = parser.parse_args()
    names = options.only.split(",")
    if unknown := [name for name in names if name not in NAMES]:
        parser.error(f"there is no benchmark {unknown[0]}; there are {', '.join(NAMES)}")
    if options.write and set(names) != set(NAMES):
        parser.error("the page needs all benchmarks")
    before = machine()
    size = TINY if options.tiny else FULL
    if options.projects:
        size = size._replace(projects=tuple(map(int, options.projects.split(","))))
    if options.runs:
        size = size._replace(runs=options.runs)
    with tempfile.TemporaryDirectory() as folder:
        tables = measure(names, size, Path(folder), None if options.here else CACHE, options.minutes)
    print("\n".join(map(as_text, tables)))
    print(", ".join(f"{name}: {value}" for name, value in before.items()))
    if options.json:
        figures = {"machine": before, **{table.name: table.figures for table in tables}}
        options.json.write_text(json.dumps(figures, indent=2) + "\n")
    if options.write:
        options.write.write_text(page(tables, before))
    return 0


if __name__ == "__main__":
    sys.exit(main())
