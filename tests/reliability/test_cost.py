"""No hostile config takes long, takes much memory, or keeps its neighbours from being reported, in any format."""

from __future__ import annotations

import pytest

from .cost import cost, costs

PARTS = 8  # so that several workers share the configs
SHORT = (
    "names of 5,000 digits that are set",
    "500 nested namespaces",
    "a NUL in tsconfig.json",
    "a TypeScript config of many less-thans",
    "10,000 variables that copy each other",
    "10,000 functions",
)


@pytest.mark.parametrize("name", SHORT)
def test_what_ended_a_run_is_one_answer_among_others(name: str) -> None:
    assert cost(name).wrong == []


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_hostile_configs_cost_little_and_harm_no_other_project(part: int) -> None:
    found = costs(f"{part}/{PARTS}")
    assert {name: one.wrong for name, one in found.items() if one.wrong} == {}
    assert found
