"""Hypothesis on machines that are busy: no deadline, no health check of speed; the same examples in every CI run."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

from nextlint import memo
from nextlint.files.source import keep_within_nothing

settings.register_profile(
    "nextlint",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("nextlint")


@pytest.fixture(autouse=True)
def anywhere() -> None:
    """The folders that links may lead into are those of a run: none are left over from another test's."""
    keep_within_nothing()
    memo.forget()
