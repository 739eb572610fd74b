"""The list of published versions, and what a fresh install resolves to out of it."""

from __future__ import annotations

import json
import runpy
import subprocess
import sys
import time
from pathlib import Path

import pytest

from nextlint.release import published

ROOT = Path(__file__).parents[2]


def test_the_list_that_ships_is_sound() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "refresh_published.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert published.refreshed()[:10] in done.stdout


def test_the_check_can_fail() -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "refresh_published.py"))
    data, problems = json.loads(script["DATA"].read_text()), script["problems"]
    assert problems(data) == []
    assert problems({**data, "versions": [*data["versions"], "13.4.4"]})
    assert problems({**data, "versions": ["next", *data["versions"]]})
    assert problems({**data, "dist-tags": {"latest": "99.0.0"}})
    assert problems({**data, "dist-tags": {}})
    assert problems({**data, "refreshed": "yesterday"})
    assert problems({})


def test_releases_are_new_and_prereleases_are_not() -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "refresh_published.py"))
    known = ["16.4.5", "16.4.6"]
    assert script["unknown_releases"]([*known, "16.5.0-canary.1"], known) == []
    assert script["unknown_releases"]([*known, "16.5.0-canary.1", "16.5.0"], known) == ["16.5.0"]


def test_versions_that_the_facts_name() -> None:
    releases = published.releases()
    assert {"13.4.0", "13.4.19", "13.5.1", "13.5.11", "14.2.3", "16.4.6"} <= set(releases)
    assert not {"13.4.14", "13.5.0"} & set(published.versions())


@pytest.mark.parametrize(
    ("range_", "picked"),
    [
        ("^13.4.0", "13.5.11"),
        ("~13.4.0", "13.4.19"),
        ("13.4", "13.4.19"),
        ("13.4.x", "13.4.19"),
        ("13", "13.5.11"),
        (">=13.4.0 <13.4.10", "13.4.9"),
        ("13.4.0 - 13.4.5", "13.4.5"),
        ("^12 || ~13.4.0", "13.4.19"),
        ("13.4.20-canary.1 - 13.4.20-canary.3", "13.4.20-canary.3"),
        ("<13.4.4", "13.4.3"),
        ("^99", None),
        (">13.4.13 <13.4.15", None),
    ],
)
def test_pick(range_: str, picked: str | None) -> None:
    assert published.pick(range_) == picked


@pytest.mark.parametrize("range_", ["*", "", "x", ">=13", "latest || *"])
def test_latest_is_picked_where_it_is_admitted(range_: str) -> None:
    assert published.pick(range_) == published.tagged("latest")


def test_no_prerelease_is_picked_unless_it_is_named() -> None:
    assert all("-" not in version for version in published.satisfying("^13.4.0") or ())
    named = published.satisfying(">=13.4.20-canary.5 <13.5") or ()
    assert "13.4.20-canary.9" in named
    assert "13.4.20-canary.4" not in named
    assert not any(version.startswith("13.4.19-") for version in named)


def test_a_hostile_range_takes_no_time() -> None:
    started = time.perf_counter()
    assert published.satisfying("^" + " " * 100_000 + "13.4.0") == published.satisfying("^13.4.0")
    assert published.satisfying("1.2.3 || " * 100_000) is None
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize("tag", ["latest", "canary", "beta", "!", "not a range"])
def test_what_is_no_range(tag: str) -> None:
    assert published.satisfying(tag) is None
    assert published.admits(tag, "13.4.4") is None
    assert published.pick(tag) is None


def test_admits_a_version_that_is_not_published() -> None:
    assert published.admits("^13.4.0", "13.4.14") is True
    assert published.admits("^13.4.0", "14.0.0") is False
    assert published.admits("^13.4.0", "13.5.0-canary.1") is False
    assert published.admits("v13.4.4", "13.4.4") is True
