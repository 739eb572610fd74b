"""Workspaces of realistic projects: nextlint on one core and on all, compared with ESLint on the same configs."""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.installed import Installed
from benchmarks.measure import Command, Sample, cores, environment, interleaved
from benchmarks.real import App, apps, make, package_json, write_app
from benchmarks.table import Table, megabytes, seconds, times

FOUND = frozenset({0, 1})
SLOWEST = 10
MANY = 1_000  # projects: from this number on, one run is enough
# The processor time of each project linted alone, in one process that has imported everything.
WORKER = """
import json, sys, time
import nextlint
rows = []
for folder in sys.argv[1:]:
    start = time.process_time()
    nextlint.lint(folder, next_version="13.4.4", isolated=True)
    rows.append(time.process_time() - start)
print(json.dumps(rows))
"""


def measure(
    installed: Installed, folder: Path, counts: Sequence[int], eslint: Command | None, runs: int, until: float
) -> Table:
    """Rows that, judging by earlier ones, would take beyond ``until`` (monotonic clock) are left out."""
    rows, figures, left_out = [], [], []
    for_each = 0.0
    for count in counts:
        if (start := time.monotonic()) + for_each * count > until:
            left_out.append(f"{count:,}")
            continue
        root = folder / str(count)
        make(root, count)
        found = _run(installed, root, eslint, runs if count < MANY else 1)
        rows.append(_row(count, found))
        for_each = (time.monotonic() - start) / count / (runs + (runs > 1) if count < MANY else 1)
        figures.append({"projects": count, **{name: one._asdict() for name, one in found.items()}})
        shutil.rmtree(root)
    columns = ("projects", "one core", f"{cores()} cores", "for each", "ESLint", "against ESLint", "memory", "ESLint's")
    notes = [
        "The first two columns are wall time, the next two processor time. *Against ESLint*: nextlint's processor time "
        "divided by ESLint's for the same files, in interleaved runs. nextlint runs all of its rules and proves the "
        "safe fixes of a third of the projects; ESLint looks for the text `appDir: true`, whatever the version.",
        "The aim: at most 0.7 of ESLint's processor time, linear to 10,000; two cores take little more than half "
        "the time.",
    ]
    if left_out:
        notes.append(f"{' and '.join(left_out)} projects were left out, because they would have taken too long.")
    return Table("scale", "Many projects", columns, rows, notes, figures)


def _run(installed: Installed, root: Path, eslint: Command | None, runs: int) -> dict[str, Sample]:
    argv = [installed.nextlint, "--output-format", "concise", "--quiet", "--isolated"]
    commands = {"one": Command(argv, root, FOUND, one_core=True), "all": Command(argv, root, FOUND)}
    if eslint:
        commands["eslint"] = Command([*eslint.argv, "apps/*/next.config.*"], root, FOUND)
    return interleaved(commands, runs, watch=True)


def _row(count: int, found: Mapping[str, Sample]) -> list[str]:
    one, every, rival = found["one"], found["all"], found.get("eslint")
    return [
        f"{count:,}",
        seconds(one.wall),
        seconds(every.wall),
        f"{one.cpu / count * 1000:.1f} ms",
        seconds(rival.cpu) if rival else "-",
        times(one.cpu / rival.cpu) if rival else "-",
        megabytes(every.together),
        megabytes(rival.together if rival else None),
    ]


def slowest(installed: Installed, folder: Path, count: int) -> Table:
    """Return the slowest projects, with the sizes of their configs."""
    made, folders = list(apps(count)), []
    for number, app in enumerate(made):
        project = write_app(folder / f"{number}", package_json("app", app.version), app.files)
        (project / ".git").mkdir()
        folders.append(str(project))
    argv = [installed.python, "-c", WORKER, *folders]
    done = subprocess.run(argv, cwd=folder, env=environment(), capture_output=True, text=True, check=True)
    spent = list(zip(json.loads(done.stdout), made, strict=True))
    ordered = sorted(spent, key=lambda pair: -pair[0])
    total, top = sum(time for time, _ in spent), sum(time for time, _ in ordered[:SLOWEST])
    middle = ordered[len(ordered) // 2][0]
    columns = ("processor time", "bytes", "variables", "`if`", "`?:` and the like", "redirects", "imports")
    notes = [
        f"Of {count:,} projects, each in its own repository, linted in one process as if it ran Next 13.4.4. The "
        f"median takes {middle * 1000:.1f} ms; these {min(SLOWEST, count)} take {top / total:.0%} of the total time.",
    ]
    rows = [_shape(time, app) for time, app in ordered[:SLOWEST]]
    return Table(
        "slowest", "The slowest", columns, rows, notes, {"median": middle, "slowest": [row[0] for row in rows]}
    )


def _shape(time: float, app: App) -> list[str]:
    shape = app.shape
    names = ("variables", "ifs", "conditionals", "redirects", "imports")
    return [f"{time * 1000:.0f} ms", f"{shape['bytes']:,}", *(str(shape[name]) for name in names)]
