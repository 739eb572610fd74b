"""Observations, as JSON next to the experiment, and as the table of the rule's page."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from evidence.common.experiment import Experiment
from evidence.common.markdown import table


class Row(NamedTuple):
    next: str
    what: str
    date: str  # YYYY-MM-DD
    cells: tuple[str, ...]
    affected: bool


class Results(NamedTuple):
    node: str = ""
    platform: str = ""
    rows: tuple[Row, ...] = ()


def merge(experiment: Experiment, before: Results, now: Results) -> Results:
    """Return the merged rows: new measurements replace old ones; rows without a setup are dropped."""
    found = {(row.next, row.what): row for row in (*before.rows, *now.rows)}
    order = [(setup.next, setup.what) for setup in experiment.setups]
    return now._replace(rows=tuple(found[key] for key in order if key in found))


def write(results: Results, path: Path) -> None:
    """Write one row per line, so that runs can be compared."""
    rows = ",\n".join(json.dumps(row._asdict()) for row in results.rows)
    head = f'"node": {json.dumps(results.node)},\n"platform": {json.dumps(results.platform)}'
    path.write_text(f'{{\n{head},\n"rows": [\n{rows}\n]\n}}\n')


def read(path: Path) -> Results:
    """Read what ``write`` wrote; empty without a file. Raises ``ValueError``, ``KeyError``, ``TypeError``."""
    if not path.exists():
        return Results()
    data = json.loads(path.read_text())
    rows = tuple(Row(**{**row, "cells": tuple(row["cells"])}) for row in data["rows"])
    return Results(data["node"], data["platform"], rows)


def render(experiment: Experiment, results: Results) -> str:
    """Return the report, which ends with a newline."""
    heads = ("Next.js", "project", *experiment.heads)
    rows = [(row.next, row.what, *row.cells) for row in results.rows]
    again = f"`python -m evidence {experiment.rule}` in a checkout measures again."
    return (
        f"{experiment.caption} Measured {_when(row.date for row in results.rows)} with the published packages and "
        f"Node {results.node} on {results.platform}; {again}\n\n{table(heads, rows)}\n"
    )


def _when(dates: Iterable[str]) -> str:
    found = sorted(set(dates))
    return f"on {found[0]}" if len(found) == 1 else f"from {found[0]} to {found[-1]}"
