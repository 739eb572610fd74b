"""Choosing versions: the first and last of each range, and those around a change."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, NamedTuple

from evidence.wrappers import install
from evidence.wrappers.catalog import Entry, Subject
from evidence.wrappers.classify import Behaviour, UnclearError, classify, together
from evidence.wrappers.run import prepare, probe

PHASES = ("server", "build")
TRIES = 4  # attempts, if the last versions of a range cannot be installed


class Measured(NamedTuple):
    """One function of one version of a package."""

    package: str
    version: str
    next: str  # the version of next installed with it
    module: str
    export: str
    behaviour: Behaviour | None
    reason: str = ""  # why there is no result
    phases: tuple[str, ...] = ("server",)  # phases in which it was run
    in_build: tuple[str, ...] = ()  # what it does only in a build: "sets distDir"
    no_build: str = ""  # why it could not be run in a build
    more: tuple[tuple[str, str], ...] = ()  # an option of its own, and a key that it sets where it is given that


def measure(subject: Subject, workdir: Path, *, bisect: bool = True) -> list[Measured]:
    """Measure every entry of a subject, in every version needed to locate changes."""
    found: list[Measured] = []
    versions = install.published(subject.package)
    for spec in subject.versions:
        matching = [version for version in versions if matches(version, spec)]
        if not matching:
            _say(f"{subject.package}@{spec}: not published")
        runs = _Runs(subject, workdir)
        for version in matching[: -TRIES - 1 : -1]:
            if _is_installed(runs.at(version)):
                break
            matching.remove(version)  # some releases name dependencies that were never published
        if bisect and matching:
            _between(runs, matching, 0, len(matching) - 1)
        found += [row for version in versions for row in runs.done.get(version, ())]
    return found


class _Runs:
    def __init__(self, subject: Subject, workdir: Path) -> None:
        self.subject = subject
        self.workdir = workdir
        self.done: dict[str, list[Measured]] = {}

    def at(self, version: str) -> list[Measured]:
        if version not in self.done:
            _say(f"{self.subject.package}@{version}")
            self.done[version] = run(self.subject, version, self.workdir)
        return self.done[version]


def _between(runs: _Runs, versions: list[str], low: int, high: int) -> None:
    """Run versions between two that differ, until the change is between neighbours."""
    is_same = _said(runs.at(versions[low])) == _said(runs.at(versions[high]))
    if is_same or high - low < 2:
        return
    middle = (low + high) // 2
    runs.at(versions[middle])
    _between(runs, versions, low, middle)
    _between(runs, versions, middle, high)


def _is_installed(rows: list[Measured]) -> bool:
    return not all(row.reason.startswith("npm: ") for row in rows)


def _said(rows: list[Measured]) -> list[Behaviour | None]:
    return [row.behaviour for row in rows]


def matches(version: str, spec: str) -> bool:
    return f"{version}.".startswith(f"{spec}.")


def run(subject: Subject, version: str, workdir: Path) -> list[Measured]:
    """Measure every entry of a subject in one version, beside each of the subject's versions of next."""
    return [
        row for major in subject.next.split() for row in _run_beside(install.base(major, workdir), subject, version)
    ]


def _run_beside(beside: Path, subject: Subject, version: str) -> list[Measured]:
    next_version = install.version_of(beside, "next")
    try:
        folder = install.project(subject.package, version, subject.needs, beside)
    except install.InstallError as error:
        records = {phase: [{"error": f"npm: {error}"}] * len(subject.entries) for phase in PHASES}
    else:
        prepare(folder, subject)
        records = {phase: probe(folder, subject, phase=f"phase-production-{phase}") for phase in PHASES}
    rows = []
    for entry, server, build in zip(subject.entries, *records.values(), strict=True):
        row = Measured(subject.package, version, next_version, entry.module, entry.export, None, phases=PHASES)
        rows.append(_of_phases(row, entry, server, build))
    return rows


def _of_phases(row: Measured, entry: Entry, server: dict[str, Any], build: dict[str, Any]) -> Measured:
    """Return the row with what the records of both phases say; with that of the server if the build's says nothing."""
    try:
        on_server = classify(server, entry)
    except UnclearError as error:
        return row._replace(reason=str(error))
    more = sorted({(option, key) for record in (server, build) for option, key in record.get("more", ())})
    row = row._replace(more=tuple(more))
    try:
        in_build = classify(build, entry)
    except UnclearError as error:
        return row._replace(behaviour=on_server, phases=("server",), no_build=str(error))
    try:
        return row._replace(behaviour=together(on_server, in_build), in_build=_in_build(on_server, in_build))
    except UnclearError as error:
        return row._replace(reason=f"{error} in a build")


def _in_build(server: Behaviour, build: Behaviour) -> tuple[str, ...]:
    """Return what differs in the build phase."""
    keys = ("adds", "sets", "merges", "takes")
    return tuple(f"{key} {name}" for key in keys for name in getattr(build, key) if name not in getattr(server, key))


def _say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)
