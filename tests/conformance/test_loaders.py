"""Every case that needs no package, and options that Next derives, held against the loaders of five versions.

What they answered is recorded; the test that is marked npm installs those versions and asks them again. With
``NEXTLINT_ORACLES`` naming a folder, what it installs there is kept.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from . import loaders
from .loaders import DERIVED, SERVED, VERSIONS, case_names, defaults, lay, read, recorded, versions_to_hold, wrong

# Where nextlint is right in another way.
DIFFERENT = {
    "getters-counted-by-the-merge.js": "Next's check of the types asks accessors, too, how often is its affair",
    "experimental an array with appDir": "what an array has besides its items is not looked at",
}


@pytest.mark.parametrize("name", [*case_names(), *DERIVED])
def test_nextlint_says_what_the_loaders_answered(name: str, tmp_path: Path) -> None:
    case = lay(name, tmp_path)
    for version in versions_to_hold(name):
        found = wrong(name, read(case, version), version)
        assert found == [] or name in DIFFERENT, version


def test_options_as_served_are_compared_as_they_are() -> None:
    assert defaults("13.4.4")["experimental.appDir"] is True
    assert recorded("outputStandalone", "16.4.6")["server"]["served"]["output"] == "standalone"
    assert set(defaults("16.4.6")) <= set(SERVED)


@pytest.mark.npm
@pytest.mark.slow
@pytest.mark.parametrize("version", VERSIONS)
def test_the_loaders_answer_as_recorded(
    version: str, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``NEXTLINT_RECORD=1`` writes what they answer instead."""
    monkeypatch.setenv("CI", "true")  # some cases read it; what is recorded was asked without it
    kept = os.environ.get("NEXTLINT_ORACLES")
    answers = loaders.ask(version, Path(kept) if kept else tmp_path_factory.mktemp("oracles"), tmp_path)
    if os.environ.get("NEXTLINT_RECORD"):
        loaders.record(version, answers)
        return
    assert {name: recorded(name, version) for name in answers} == answers
