"""How long one start takes, as a multiple of ``python -c pass`` of the same interpreter."""

from __future__ import annotations

from pathlib import Path

from benchmarks.installed import Installed
from benchmarks.measure import Command, Sample, interleaved
from benchmarks.projects import CLASS, PLAIN, TYPED, make
from benchmarks.table import Table, times

FOUND = frozenset({0, 1})
PASS = "`python -c pass`"
AIMS = {"not parsed": 2.0, "parsed": 3.0}


def measure(installed: Installed, folder: Path, runs: int) -> Table:
    commands = {name: Command(argv, where, FOUND) for name, (argv, where) in _cases(installed, folder).items()}
    found = interleaved(commands, runs)
    base = found[PASS]
    rows = [_row(name, sample, base) for name, sample in found.items()]
    columns = ["", "processor time", "wall time", "instructions", "aim"]
    if base.instructions is None:
        columns.remove("instructions")
        rows = [[*row[:3], row[4]] for row in rows]
    notes = [
        f"Medians of {runs} interleaved runs; {PASS} took {base.cpu * 1000:.0f} ms of processor time.",
        "The second row is what a run imports in addition where a config is not plain; the last rows are such runs.",
    ]
    figures = {name: {**sample._asdict(), "ratio": sample.cpu / base.cpu} for name, sample in found.items()}
    return Table("startup", "One start", columns, rows, notes, figures)


def _cases(installed: Installed, folder: Path) -> dict[str, tuple[list[str], Path]]:
    command = installed.nextlint
    made = {
        (version, has_config, lockfile): make(
            folder / f"{version}-{has_config:d}{lockfile:d}",
            version,
            config=PLAIN if has_config else None,
            lockfile=lockfile,
        )
        for version in ("13.4.4", "14.2.5")
        for has_config in (True, False)
        for lockfile in (True, False)
    }
    python = installed.python
    cases: dict[str, tuple[list[str], Path]] = {
        PASS: ([python, "-c", "pass"], folder),
        "`python -c 'import esprima'`": ([python, "-c", "import esprima.validation"], folder),
        "`nextlint --version`": ([command, "--version"], folder),
    }
    for lockfile, how in ((True, "lockfile"), (False, "no lockfile")):
        cases |= {
            f"no config, Next 14, {how} (not parsed)": ([command], made["14.2.5", False, lockfile]),
            f"`--select render-workers`, Next 14, {how} (not parsed)": (
                [command, "--select", "render-workers"],
                made["14.2.5", True, lockfile],
            ),
            f"nothing to find, Next 14, {how} (parsed)": ([command], made["14.2.5", True, lockfile]),
            f"one finding with its fix, Next 13.4, {how} (parsed)": ([command], made["13.4.4", True, lockfile]),
        }
    for name, text, file in (
        ("a class in the config, Next 15, lockfile (parsed by esprima)", CLASS, "next.config.js"),
        ("TypeScript, Next 15, lockfile (parsed, its types erased)", TYPED, "next.config.ts"),
    ):
        root = make(folder / file.replace(".", "-"), "15.1.0", config=text, lockfile=True, name=file)
        cases[name] = ([command], root)
    return cases


def _row(name: str, sample: Sample, base: Sample) -> list[str]:
    counted = "-"
    if sample.instructions is not None and base.instructions:
        counted = times(sample.instructions / base.instructions)
    aim = next((f"{value:.0f} x" for kind, value in AIMS.items() if f"({kind})" in name), "")
    return [name, times(sample.cpu / base.cpu), times(sample.wall / base.wall), counted, aim]
