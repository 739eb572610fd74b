"""Edited configs stay formatted: what prettier leaves as it is, it leaves as it is after an edit."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import formatting_oracle
from formatting_oracle import SAMPLES, Change, Result, edits, measure, script_of

from nextlint.config.script import apply_edits

PRETTIER = "prettier@3.10.1"

# What the issue names, out of the styles that the oracle tries.
NAMED = ("default", "no semicolons, single quotes", "tabs", "width 100, single quotes", "no trailing commas")

SAMPLE_ROWS = json.loads(SAMPLES.read_text(encoding="utf-8"))


@pytest.mark.parametrize("number", range(len(SAMPLE_ROWS)))
def test_an_edit_that_prettier_agreed_with(number: int) -> None:
    language, kind, node, entry, before, after = SAMPLE_ROWS[number]
    script = script_of(before, typed=language == "ts")
    assert apply_edits(before, edits(script, Change(kind, node, entry))) == after


@pytest.fixture(scope="module")
def prettier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not on PATH")
    folder = tmp_path_factory.mktemp("prettier")
    (folder / "package.json").write_text('{"private": true}', encoding="utf-8")
    command = [npm, "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", PRETTIER]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder


def failing(result: Result) -> str:
    return "\n".join(formatting_oracle.differences(result))


@pytest.mark.npm
@pytest.mark.slow
@pytest.mark.parametrize("typed", [False, True], ids=["JavaScript", "TypeScript"])
def test_prettier_agrees_with_the_edits_of_a_project_that_has_settings(prettier: Path, typed: bool) -> None:
    result = measure(prettier, rounds=1, typed=typed, with_settings=True)
    assert len(result.cases) > 300
    assert result.share() >= 0.995, failing(result)


@pytest.mark.npm
@pytest.mark.slow
@pytest.mark.parametrize("typed", [False, True], ids=["JavaScript", "TypeScript"])
def test_prettier_agrees_with_the_edits_of_a_file_on_its_own(prettier: Path, typed: bool) -> None:
    result = measure(prettier, rounds=1, typed=typed)
    is_named: Callable[[formatting_oracle.Case], bool] = lambda case: case.variant in NAMED  # noqa: E731
    assert result.share(is_named) >= 0.98, failing(result)
    assert result.share(lambda case: case.shows) >= 0.995, failing(result)
