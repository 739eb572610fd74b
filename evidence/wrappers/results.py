"""The measurements, in a JSON file with one row per line, so that runs can be compared."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from packaging.version import Version

from evidence.wrappers.classify import Behaviour
from evidence.wrappers.measure import Measured

_DEFAULTS = {key: Measured._field_defaults[key] for key in ("phases", "in_build", "no_build", "more")}


def read(path: Path) -> list[Measured]:
    """Raises ``OSError``, ``ValueError``, ``TypeError``."""
    return [_measured(row) for row in json.loads(path.read_text())]


def write(rows: Iterable[Measured], path: Path) -> None:
    lines = [json.dumps(_plain(row)) for row in sorted(rows, key=_order)]
    path.write_text("[\n" + ",\n".join(lines) + "\n]\n")


def merge(old: Iterable[Measured], new: Iterable[Measured]) -> list[Measured]:
    """Return both; new measurements replace old ones."""
    return list({_order(row): row for row in (*old, *new)}.values())


def _order(row: Measured) -> tuple[str, str, str, Version, Version]:
    return row.package, row.module, row.export, Version(row.version), Version(row.next)


def _plain(row: Measured) -> dict[str, object]:
    plain = {**row._asdict(), "behaviour": row.behaviour._asdict() if row.behaviour else None}
    return {key: value for key, value in plain.items() if key not in _DEFAULTS or value != _DEFAULTS[key]}


def _measured(row: dict[str, Any]) -> Measured:
    found = row["behaviour"]
    behaviour = Behaviour(**{key: _frozen(value) for key, value in found.items()}) if found else None
    return Measured(**{**{key: _frozen(value) for key, value in row.items()}, "behaviour": behaviour})


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
