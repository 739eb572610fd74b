"""Hypothesis on machines that are busy: no deadline, no health check of speed; the same examples in every CI run."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from nextlint.advisories import table
from nextlint.rules import all_rules

HERE = Path(__file__).parent

settings.register_profile(
    "nextlint",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("nextlint")


# Where tests see what is known of the versions that their projects have. Everywhere else projects are old on purpose,
# and what the table of advisories says of them changes every month.
SEES_ADVISORIES = frozenset(
    {
        "advisories",
        "rules",
        "test_comparison.py",
        "test_docs.py",
        "test_examples.py",
        "test_generated.py",
        "test_parallel.py",
    }
)


all_rules()  # they take the ids of their advisories from the table once, before a test hides it


@pytest.fixture(autouse=True)
def advisories(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """No advisory is known, but for the tests that are about them."""
    if SEES_ADVISORIES.isdisjoint(request.path.relative_to(HERE).parts):
        monkeypatch.setattr(table, "of_family", lambda family: ())
        monkeypatch.setattr(table, "advisories", tuple)
