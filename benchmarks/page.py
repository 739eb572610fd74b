"""The page docs/performance.md: its prose is performance.md beside this file, its numbers come from a run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.table import Table, as_markdown

TEMPLATE = Path(__file__).with_name("performance.md")


def text(tables: Sequence[Table], machine: Mapping[str, str]) -> str:
    """The template with ``{{name}}`` replaced: the tables by their names, and what describes the machine."""
    page = TEMPLATE.read_text()
    for name, value in {**machine, **{table.name: as_markdown(table).strip() for table in tables}}.items():
        page = page.replace(f"{{{{{name}}}}}", value)
    if "{{" in page.replace("`{{", ""):
        raise SystemExit(f"{TEMPLATE.name} names what was not measured: {page[page.index('{{') :][:40]}")
    return page
