"""A few inputs of every target; ``python -m tests.reliability.fuzz --minutes 10`` runs as many as there is time for."""

from __future__ import annotations

from pathlib import Path

import pytest

from .fuzz import Tally, run_batch
from .mutations import targets

SEED = 2024
EACH = 3  # inputs of a target


@pytest.mark.slow
def test_inputs_of_every_target_break_nothing(tmp_path: Path) -> None:
    tally = Tally()
    run_batch(list(targets()), SEED, count=EACH, tally=tally, failures=tmp_path)
    assert tally.failures == []
    assert tally.inputs >= EACH * len(targets())
    assert tally.commands >= 2 * tally.inputs


def test_every_target_has_seeds_with_a_file_to_change() -> None:
    without = [
        name
        for name, target in targets().items()
        if not any(target.files.search(path) for tree in target.seeds for path in tree)
    ]
    assert without == []
