"""The table of advisories, made by scripts/generate.py out of evidence/advisories/advisories.toml."""

from __future__ import annotations

import json
import pkgutil
from functools import lru_cache
from typing import TYPE_CHECKING

from nextlint.advisories.model import Advisory, Remedy

if TYPE_CHECKING:
    from typing import Any


def advisories() -> tuple[Advisory, ...]:
    """Every advisory, in the order of the source file."""
    return _table()[0]


def of_family(family: str) -> tuple[Advisory, ...]:
    return tuple(advisory for advisory in advisories() if advisory.family == family)


def until() -> str:
    """The newest release of Next.js that the table knows."""
    return _table()[1]


def maintained() -> frozenset[int]:
    """The majors that still get security fixes."""
    return _table()[2]


@lru_cache(maxsize=1)
def _table() -> tuple[tuple[Advisory, ...], str, frozenset[int]]:
    data = json.loads(pkgutil.get_data("nextlint.advisories", "data/advisories.json") or b"{}")
    remedies = {name: Remedy(**remedy) for name, remedy in data["remedies"].items()}
    rows = tuple(_advisory(row, remedies) for row in data["advisories"])
    return rows, data["until"], frozenset(data["maintained"])


def _advisory(row: dict[str, Any], remedies: dict[str, Remedy]) -> Advisory:
    fields: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    return Advisory(**fields | {"remedy": remedies.get(row.get("remedy", ""))})
