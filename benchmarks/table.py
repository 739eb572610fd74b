"""The result of a benchmark: a table with notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple


class Table(NamedTuple):
    name: str
    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    notes: Sequence[str] = ()
    figures: Any = None  # its numbers, for --json


def as_text(table: Table) -> str:
    widths = [max(len(row[at]) for row in (table.columns, *table.rows)) for at in range(len(table.columns))]
    lines = [table.title, "=" * len(table.title)]
    for row in (table.columns, *table.rows):
        first, *others = (
            cell.ljust(width) if not at else cell.rjust(width) for at, (cell, width) in _cells(row, widths)
        )
        lines.append("  ".join((first, *others)).rstrip())
    return "\n".join((*lines, *(f"- {note}" for note in table.notes))) + "\n"


def as_markdown(table: Table) -> str:
    rule = "| --- |" + " ---: |" * (len(table.columns) - 1)
    lines = [_markdown_row(table.columns), rule, *map(_markdown_row, table.rows)]
    notes = [f"- {note}" for note in table.notes]
    return "\n".join((*lines, *([""] if notes else []), *notes)) + "\n"


def _cells(row: Sequence[str], widths: Sequence[int]) -> list[tuple[int, tuple[str, int]]]:
    return list(enumerate(zip(row, widths, strict=True)))


def _markdown_row(row: Sequence[str]) -> str:
    return f"| {' | '.join(row)} |"


def times(value: float) -> str:
    """Return a ratio as text: ``3.1 x``, ``120 x``."""
    return f"{value:.1f} x" if value < 100 else f"{value:,.0f} x"


def seconds(value: float) -> str:
    return f"{value:.2f} s" if value < 100 else f"{value:,.0f} s"


def megabytes(value: float | None) -> str:
    return "-" if value is None else f"{value:,.0f} MB"
