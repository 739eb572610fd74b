"""Differential fuzzing: generated programs, each read by nextlint and run by Node, fixed by nextlint and run again.

``NEXTLINT_FUZZ=50000 pytest tests/conformance/test_fuzz.py`` runs that many. A failure prints the smallest program
that Hypothesis finds for it: it becomes a case.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from itertools import count
from pathlib import Path
from random import Random, randrange

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from nextlint.config.loader import load
from nextlint.files.reader import Reader

from .cases import NEXT_VERSION, make_project
from .fixing import hold_fix
from .holding import hold_program, write_program
from .oracle import NodeOracle
from .programs import Program, Recorded, generate, minimise, strange_program
from .strange import FAMILIES

PROGRAMS = int(os.environ.get("NEXTLINT_FUZZ", "2000"))
PARTS = 8  # so that several workers share them


class _Drawn:
    """Decisions drawn by Hypothesis, which then shrinks them."""

    def __init__(self, draw: Callable[[st.SearchStrategy[int]], int]) -> None:
        self._draw = draw

    def below(self, bound: int) -> int:
        return self._draw(st.integers(0, bound - 1))


@st.composite
def programs(draw: st.DrawFn) -> Program:
    return generate(_Drawn(draw))


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """A fresh folder for each program: Node never loads the same module twice."""
    base, numbers = tmp_path_factory.mktemp("programs"), count()
    return lambda: base / str(next(numbers))


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_generated_programs_are_read_as_node_runs_them_and_fixed(
    part: int, oracle: NodeOracle, folders: Callable[[], Path]
) -> None:
    @seed(part if "NEXTLINT_FUZZ" not in os.environ else randrange(2**32))
    @settings(max_examples=PROGRAMS // PARTS, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(programs())
    def holds(program: Program) -> None:
        folder = folders()
        held = hold_program(program, oracle, folder)
        shown = "\n".join(f"// {name}\n{text}" for name, text in program.files.items())
        assert held.wrong == [], shown
        assert hold_fix(held, make_project(folder, folder), oracle) == [], shown

    holds()


def test_the_same_decisions_make_the_same_program() -> None:
    recorded = Recorded(range(300))
    assert generate(recorded) == generate(Recorded(recorded.taken))


def test_a_failing_program_is_made_smaller() -> None:
    program = next(
        program for seed in range(100) if "appDir" in (program := generate(Recorded(Random(seed)))).files[program.entry]
    )

    def fails(candidate: Program) -> bool:
        return "appDir" in candidate.files[candidate.entry]

    smallest = minimise(program, fails)
    assert len(smallest.files[smallest.entry].strip()) < 30


@pytest.mark.parametrize("family", FAMILIES)
def test_strange_programs_are_programs(family: str, folders: Callable[[], Path]) -> None:
    for number in range(30):
        folder = folders()
        program = strange_program(Recorded(Random(number)), family)
        write_program(program, folder)
        config = load(Reader(), make_project(folder, folder), NEXT_VERSION)
        assert config.kind != "unparsable", (config.problem, program.files)
