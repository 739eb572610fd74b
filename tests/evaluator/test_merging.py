"""Merged execution against repeated execution: the same outcomes for every option under every combination."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from nextlint.config import outcomes
from nextlint.config.loader import load
from nextlint.config.model import Config
from nextlint.config.outcome import Outcome
from nextlint.config.outcomes import are_compatible, comparable, conditioned
from nextlint.evaluator import run
from nextlint.files.reader import Reader
from tests.conformance.cases import lay_out, make_project, names
from tests.evaluator.branching import Branching

PROGRAMS = {1: 6, 2: 6, 3: 6, 4: 4}  # by how many conditions they have
MANY_PROGRAMS = {1: 60, 2: 60, 3: 40, 5: 12, 8: 6, 12: 2}


def read(folder: Path, text: str, *, merges: bool) -> Config:
    (folder / "next.config.js").write_text(text)
    (folder / "package.json").write_text('{"dependencies": {"next": "13.4.4"}}')
    return load(Reader(), make_project(folder, folder), "13.4.4", merges=merges)


def identity(outcome: Outcome) -> object:
    return (outcome.state, comparable(outcome.value), outcome.reason, outcome.identity)


def differences(merged: Config, repeated: Config) -> list[str]:
    """Where the two disagree, one line each."""
    found = []
    for option in sorted({*merged.options, *repeated.options}):
        for one, first in conditioned(merged, option):
            for other, second in conditioned(repeated, option):
                if identity(one) != identity(other) and are_compatible(first, second):
                    found.append(f"{option}: {one} under {first}; repeated: {other} under {second}")
    return found


@pytest.fixture
def _no_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MAX_EXECUTIONS", "MAX_WAYS"):
        monkeypatch.setattr(run, name, 1 << 13)
    monkeypatch.setattr(run, "MAX_STEPS", 1 << 28)
    monkeypatch.setattr(outcomes, "MAX_ALTERNATIVES", 1 << 13)
    monkeypatch.setattr(outcomes, "MAX_PAIRS", 1 << 16)


@pytest.mark.usefixtures("_no_limits")
@pytest.mark.parametrize(("conditions", "count"), PROGRAMS.items())
def test_generated_programs(conditions: int, count: int, tmp_path: Path) -> None:
    for seed in range(count):
        text = Branching(Random(1000 * conditions + seed), conditions).program()
        merged, repeated = (read(tmp_path, text, merges=merges) for merges in (True, False))
        assert differences(merged, repeated) == [], text


@pytest.mark.slow
@pytest.mark.usefixtures("_no_limits")
@pytest.mark.parametrize(("conditions", "count"), MANY_PROGRAMS.items())
def test_many_generated_programs(conditions: int, count: int, tmp_path: Path) -> None:
    for seed in range(count):
        text = Branching(Random(5000 * conditions + seed), conditions).program()
        merged, repeated = (read(tmp_path, text, merges=merges) for merges in (True, False))
        assert differences(merged, repeated) == [], text


@pytest.mark.slow
@pytest.mark.parametrize("name", names())
def test_conformance_cases(name: str, tmp_path: Path) -> None:
    case = lay_out(name, tmp_path)
    merged, repeated = (load(Reader(), case.project(), case.next_version, merges=merges) for merges in (True, False))
    for option in sorted({*merged.options, *repeated.options}):
        known, other = (
            {identity(one) for one in config.outcomes(option) if one.state != "unknown"}
            for config in (merged, repeated)
        )
        assert known == other, option
