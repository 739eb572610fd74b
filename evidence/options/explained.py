"""Differences between Next's loader and nextlint that are right, each with its reason: ``explained.json``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nextlint.options import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from evidence.options.oracle import Difference

FILE = Path(__file__).resolve().parent / "explained.json"


def complaints(version: str, differences: Iterable[Difference]) -> Iterator[str]:
    """What is wrong at a version: differences without a reason, and reasons for differences that are not there."""
    reasons = {(config, row["what"]): said for row in _rows(version) for config, said in row["configs"].items()}
    for one in differences:
        said = [one.next, one.nextlint]
        if _plain(said) != reasons.pop((one.config, one.what), None):
            yield f"{one.config} ({one.what}): Next says {one.next}, nextlint {one.nextlint}"
    for config, what in reasons:
        yield f"{config} ({what}): explained.json has a reason for a difference that is not there"


def _rows(version: str) -> Iterator[dict[str, Any]]:
    return (row for row in json.loads(FILE.read_text("utf-8")) if table.holds(row["versions"], version))


def _plain(value: object) -> object:
    return json.loads(json.dumps(value))
