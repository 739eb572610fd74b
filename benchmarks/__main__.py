"""How fast nextlint is, and what it needs.

python -m benchmarks                              everything, as tables; about ten minutes
python -m benchmarks --only startup,growth        some of it
python -m benchmarks --json FILE                  the numbers, too
python -m benchmarks --write docs/performance.md  the page of the documentation
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks import configs, growth, installed, lockfiles, page, rivals, startup
from benchmarks.installed import Installed
from benchmarks.measure import can_count, cores, load
from benchmarks.table import Table, as_text

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache" / "benchmarks"
NAMES = ("startup", "rivals", "growth", "configs", "lockfiles")


class Size(NamedTuple):
    """How much is measured."""

    runs: int
    projects: tuple[int, ...]
    kilobytes: tuple[int, ...]
    megabytes: tuple[float, ...]
    lockfile_projects: int


FULL = Size(15, (10, 100, 1_000, 10_000), (1, 10, 100, 500, 1_000, 5_000), (1, 5, 20), 200)
TINY = Size(1, (3, 6), (1, 600), (0.01,), 4)


def measure(names: Sequence[str], size: Size, folder: Path, cache: Path | None) -> list[Table]:
    """The tables of the benchmarks with these names, in their order. ``cache`` None: nothing is installed."""
    here = installed.nextlint(cache)
    return [_measurer(name, here, size, folder, cache)() for name in NAMES if name in names]


def _measurer(name: str, here: Installed, size: Size, folder: Path, cache: Path | None) -> Callable[[], Table]:
    place = folder / name
    place.mkdir()
    few = max(1, size.runs // 3)
    return {
        "startup": lambda: startup.measure(here, place, size.runs),
        "rivals": lambda: rivals.measure(here, place, cache, few),
        "growth": lambda: growth.measure(here, place, size.projects, few),
        "configs": lambda: configs.measure(here, place, size.kilobytes, few),
        "lockfiles": lambda: lockfiles.table(size.megabytes, size.lockfile_projects),
    }[name]


def machine() -> dict[str, str]:
    """What was measured on, in general terms."""
    return {
        "system": platform.system(),
        "processor": platform.machine(),
        "cores": str(cores()),
        "python": platform.python_version(),
        "load": f"{load():.1f}",
        "instructions": "counted" if can_count() else "not counted here: the processor does not tell",
    }


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="How fast nextlint is.")
    parser.add_argument("--only", default=",".join(NAMES), metavar="NAME,...", help=f"of {', '.join(NAMES)}")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the numbers there, too")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the page of the documentation")
    parser.add_argument("--here", action="store_true", help="measure what is installed here, and install nothing")
    parser.add_argument("--tiny", action="store_true", help="see whether it works, on the smallest sizes")
    options = parser.parse_args()
    names = options.only.split(",")
    if unknown := [name for name in names if name not in NAMES]:
        parser.error(f"there is no benchmark {unknown[0]}; there are {', '.join(NAMES)}")
    if options.write and set(names) != set(NAMES):
        parser.error("the page is written from a run of all of them")
    before = machine()
    with tempfile.TemporaryDirectory() as folder:
        tables = measure(names, TINY if options.tiny else FULL, Path(folder), None if options.here else CACHE)
    print("\n".join(map(as_text, tables)))
    print(", ".join(f"{name}: {value}" for name, value in before.items()))
    if options.json:
        found = {"machine": before, **{table.name: table.figures for table in tables}}
        options.json.write_text(json.dumps(found, indent=2) + "\n")
    if options.write:
        options.write.write_text(page.text(tables, before))
    return 0


if __name__ == "__main__":
    sys.exit(main())
