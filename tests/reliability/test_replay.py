"""What fuzzing found, and configs made to hurt: nothing may break, and none may take longer than its size allows."""

from __future__ import annotations

from typing import Any

import pytest

from .replay import replayed, trees

PARTS = 8  # so that several workers share the configs


@pytest.fixture(scope="module")
def found() -> Any:
    return replayed("CORPUS")


@pytest.mark.parametrize("name", sorted(trees("CORPUS")))
def test_what_was_found_stays_mended(name: str, found: Any) -> None:
    assert found[name]["wrong"] == []


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_hostile_configs_are_read_or_refused(part: int) -> None:
    made = replayed("CONFIGS", f"{part}/{PARTS}", fixing=False)
    assert {name: one["wrong"] for name, one in made.items() if one["wrong"]} == {}
    assert made
