"""Edited configs stay formatted: what prettier leaves as it is, it leaves as it is after an edit."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from nextlint.fixing.text.script import apply_edits

from . import formatting_oracle
from .formatting_corpus import Kind
from .formatting_oracle import SAMPLES, Change, Result, edits, measure, script_of

PRETTIER = "prettier@3.10.1"

# What the issue names, out of the styles that the oracle tries.
NAMED = ("default", "no semicolons, single quotes", "tabs", "width 100, single quotes", "no trailing commas")

SAMPLE_ROWS = json.loads(SAMPLES.read_text(encoding="utf-8"))


@pytest.mark.parametrize("number", range(len(SAMPLE_ROWS)))
def test_an_edit_that_prettier_agreed_with(number: int) -> None:
    forms, kind, node, entry, before, after = SAMPLE_ROWS[number]
    script = script_of(before, typed=forms == "typed")
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


# What is left out, and why: comments between arguments, blank lines in argument lists, destructuring with defaults,
# three assignments in a row, branches and loops without braces, chains of calls and of arrows, nested conditionals,
# functions before arguments that are not short. The layout of each depends on more than the edited line shows; the
# edit is then made within the line, and what gets too long is broken at the innermost object.
SHARES = {"common": 0.995, "rare": 0.97, "typed": 0.995}


@pytest.mark.npm
@pytest.mark.slow
@pytest.mark.parametrize("kind", SHARES)
def test_prettier_agrees_with_the_edits_of_a_project_that_has_settings(prettier: Path, kind: Kind) -> None:
    result = measure(prettier, rounds=1, kind=kind, with_settings=True)
    assert len(result.cases) > 300
    assert result.share() >= SHARES[kind], failing(result)


@pytest.mark.npm
@pytest.mark.slow
@pytest.mark.parametrize("kind", SHARES)
def test_prettier_agrees_with_the_edits_of_a_file_on_its_own(prettier: Path, kind: Kind) -> None:
    result = measure(prettier, rounds=1, kind=kind)
    is_named: Callable[[formatting_oracle.Case], bool] = lambda case: case.variant in NAMED  # noqa: E731
    assert result.share(is_named) >= min(0.98, SHARES[kind] - 0.01), failing(result)
    assert result.share(lambda case: case.shows) >= SHARES[kind], failing(result)
