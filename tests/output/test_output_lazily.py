"""What a format does not need is not imported: the hook starts many times."""

from __future__ import annotations

import subprocess
import sys

import pytest

SCRIPT = """
import sys
from nextlint.output import render
from nextlint.output.options import RenderOptions
from nextlint.findings import Finding, Position, Span
from nextlint.report import ProjectReport, Report

before = set(sys.modules)
span = Span("/r/a", Position(1, 1), Position(1, 2))
finding = Finding("rule", "stability", "error", "/r", "/r/a", span, "message")
report = Report((ProjectReport("/r", None, None, "none"),), (finding,), texts={"/r/a": "a"})
render(sys.argv[1], report, cwd="/r", options=RenderOptions(color=sys.argv[2] == "color"))
print(*(name for name in set(sys.modules) - before if "." not in name))
"""


def imported(name: str, color: str = "plain") -> set[str]:
    command = [sys.executable, "-c", SCRIPT, name, color]
    return set(subprocess.run(command, capture_output=True, check=True, text=True).stdout.split())


@pytest.mark.parametrize("name", ["full", "concise", "github", "junit"])
def test_text_needs_neither_rich_nor_json(name: str) -> None:
    assert not imported(name) & {"rich", "json", "difflib", "hashlib", "urllib", "dataclasses"}


@pytest.mark.parametrize("name", ["json", "sarif", "gitlab"])
def test_machine_formats_never_import_rich(name: str) -> None:
    assert "rich" not in imported(name, "color")


def test_colour_is_drawn_by_rich() -> None:
    assert "rich" in imported("full", "color")
