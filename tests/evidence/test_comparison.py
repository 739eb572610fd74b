"""The comparison: every project was given to each tool, and nextlint still says what is on record."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from evidence.comparison.__main__ import RESULTS
from evidence.comparison.audit import known
from evidence.comparison.cases import CASES, Case
from evidence.comparison.tools import TOOLS

import nextlint

ANSWERS = json.loads(RESULTS.read_text(encoding="utf-8"))


def test_every_tool_was_asked_about_every_project() -> None:
    assert {name: list(answers) for name, answers in ANSWERS.items()} == {case.name: list(TOOLS) for case in CASES}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_nextlint_still_finds_what_is_on_record(case: Case, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    case.write(tmp_path)
    found = sorted({one.rule for one in nextlint.lint(tmp_path).findings})
    said = "\n".join(ANSWERS[case.name]["nextlint"]["said"])
    assert found == sorted(set(re.findall(r"^\w+\[([\w-]+)\]", said, re.MULTILINE)))


def test_the_stand_in_has_ranges_that_npm_reads() -> None:
    for row in known()["next"]:
        assert re.fullmatch(
            r"([<>=]+[\w.-]+( |$)?)+( \|\| ([<>=]+[\w.-]+( |$)?)+)*", str(row["vulnerable_versions"])
        ), row
