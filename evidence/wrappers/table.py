"""From measured versions to ranges: the data file of ``nextlint.wrappers``."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Iterator
from functools import reduce
from pathlib import Path

from packaging.version import Version

from evidence.wrappers.catalog import SUBJECTS
from evidence.wrappers.classify import UnclearError, together
from evidence.wrappers.measure import Measured

TABLE = Path(__file__).parents[2] / "src" / "nextlint" / "wrappers" / "table.json"


def write(rows: Iterable[Measured], path: Path = TABLE) -> None:
    """Write one line for each range of versions in which a function behaves the same."""
    lines = [json.dumps(row) for row in table(rows)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("[\n" + ",\n".join(lines) + "\n]\n")


def table(rows: Iterable[Measured]) -> list[dict[str, object]]:
    """Drop versions that could not be installed, because they say nothing about their neighbours."""
    installed = [row for row in rows if not row.reason.startswith("npm: ")]
    ordered = sorted(installed, key=lambda row: (row.package, row.module, row.export, Version(row.version)))
    groups = itertools.groupby(ordered, key=lambda row: (row.package, row.module, row.export))
    return [line for _, group in groups for line in _ranges(list(_versions(group)))]


def _versions(rows: Iterable[Measured]) -> Iterator[Measured]:
    """One row for each version of a package: what it does beside any of the versions of next that it was run beside.

    A version that takes or gives something else beside another next has no behaviour.
    """
    for _, group in itertools.groupby(rows, key=lambda row: row.version):
        same = list(group)
        known = [row.behaviour for row in same if row.behaviour]
        try:
            behaviour = reduce(together, known) if known else None
        except UnclearError:
            behaviour = None
        yield same[0]._replace(behaviour=behaviour, more=tuple(pair for row in same for pair in row.more))


def _ranges(rows: list[Measured]) -> Iterator[dict[str, object]]:
    """Ranges extend from the first version measured to the next one that differs, or to the last one in npm.

    What lies between two of the catalogue's ranges was never published.
    """
    for behaviour, group in itertools.groupby(rows, key=lambda row: row.behaviour):
        same = list(group)
        if behaviour is None:
            continue
        following = rows[rows.index(same[-1]) + 1 :]
        last = _end(same[-1])
        before = following[0].version if following and Version(following[0].version) < Version(last) else last
        yield {
            "package": same[0].package,
            "module": same[0].module,
            "export": same[0].export,
            "versions": f">={_start(same[0], rows)},<{before}",
            "measured": [row.version for row in same],
            **{key: list(value) if isinstance(value, tuple) else value for key, value in behaviour._asdict().items()},
            "more": [list(pair) for pair in sorted({pair for row in same for pair in row.more})],
        }


def _spec(row: Measured) -> str:
    """Return the range of the catalogue that contains a version."""
    specs = [spec for subject in SUBJECTS if subject.package == row.package for spec in subject.versions]
    return max((spec for spec in specs if f"{row.version}.".startswith(f"{spec}.")), key=len)


def _start(row: Measured, rows: list[Measured]) -> str:
    is_first = not any(_spec(other) == _spec(row) for other in rows[: rows.index(row)])
    return _spec(row) if is_first else row.version


def _end(row: Measured) -> str:
    *head, last = _spec(row).split(".")
    return ".".join([*head, str(int(last) + 1)])
