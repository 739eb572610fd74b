"""Edited configs stay formatted: what prettier leaves as it is, it mostly leaves as it is after an edit."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from .formatting_corpus import Kind
from .formatting_oracle import differences, measure

PRETTIER = "prettier@3.10.1"


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


# What differs: edits do not lay a call, a conditional or a long value out again, they open objects that get too long.
SHARES = {"common": 0.95, "typed": 0.93}


@pytest.mark.npm
@pytest.mark.slow
@pytest.mark.parametrize("kind", SHARES)
def test_prettier_agrees_with_most_edits(prettier: Path, kind: Kind) -> None:
    result = measure(prettier, kind=kind)
    assert len(result.cases) > 300
    assert result.share >= SHARES[kind], "\n".join(differences(result))
