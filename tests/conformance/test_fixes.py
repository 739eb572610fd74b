"""Every safe fix of the cases, made by the command, held against Node."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from nextlint.model.fixes import Fix, Move, Remove, Set

from .cases import NEXT_VERSION, Case, lay_out, names
from .fixing import apply, attempt, changed_by_move, differences
from .oracle import Env, NodeOracle, NodeResult, environments

JAVASCRIPT = [name for name in names() if not name.startswith("typed-")]  # Next 13.4 reads no typed config
SOURCES = Path(__file__).parents[2] / "src"


class Fixed(NamedTuple):
    """One case before and after ``nextlint --fix``."""

    before: tuple[NodeResult, ...]
    after: tuple[NodeResult, ...]
    is_changed: bool


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    env = {"PYTHONPATH": str(SOURCES), "PATH": os.environ["PATH"], "NO_COLOR": "1"}
    line = [sys.executable, "-m", "nextlint", "--isolated", *arguments]
    return subprocess.run(line, env=env, text=True, capture_output=True, check=False)


def run_all(cases: list[Case], envs: dict[str, list[Env]], oracle: NodeOracle) -> dict[str, tuple[NodeResult, ...]]:
    return {case.name: oracle.run(case.config, envs[case.name]) for case in cases}


def texts(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def fixed(oracle: NodeOracle, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Fixed]:
    """All cases, fixed by one command."""
    folder = tmp_path_factory.mktemp("cases").resolve()
    cases = [lay_out(name, folder) for name in JAVASCRIPT]
    envs = {case.name: environments(case.text()) for case in cases}
    before, files = run_all(cases, envs, oracle), texts(folder)
    done = command("--fix", "--next-version", NEXT_VERSION, "--select", "render-workers", str(folder))
    assert done.returncode == 1, done.stderr  # some cannot be fixed
    assert "Traceback" not in done.stderr
    after, now = run_all(cases, envs, oracle), texts(folder)
    changed = {path for path in now if files.get(path) != now[path]}
    return {
        case.name: Fixed(
            before[case.name], after[case.name], any(path.is_relative_to(case.repository) for path in changed)
        )
        for case in cases
    }


@pytest.mark.parametrize("name", JAVASCRIPT)
def test_a_fixed_case_is_what_was_promised(name: str, fixed: dict[str, Fixed]) -> None:
    case = fixed[name]
    if case.is_changed:
        assert differences(case.before, case.after) == []
    else:
        assert [run.options for run in case.before] == [run.options for run in case.after]


@pytest.mark.parametrize("name", JAVASCRIPT)
def test_an_edit_is_what_was_promised_safe_or_not(name: str, oracle: NodeOracle, tmp_path: Path) -> None:
    case = lay_out(name, tmp_path)
    offered = attempt(case.project())
    if not isinstance(offered.fix, Fix):
        return
    envs = environments(case.text())
    before = oracle.run(case.config, envs)
    apply(offered.fix)
    assert differences(before, oracle.run(case.config, envs)) == []


def test_at_least_95_of_100_with_a_static_place_are_fixed(tmp_path: Path) -> None:
    cases = [lay_out(name, tmp_path) for name in JAVASCRIPT]
    offered = [attempt(case.project()) for case in cases]
    possible = [one for one in offered if one.is_flagged and one.has_static_place]
    assert len(possible) >= 100
    assert sum(one.is_safe for one in possible) / len(possible) >= 0.95


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    for name in JAVASCRIPT[::9]:
        lay_out(name, tmp_path)
    arguments = ("--fix", "--next-version", NEXT_VERSION, "--select", "render-workers", str(tmp_path))
    command(*arguments)
    once = texts(tmp_path)
    done = command("--output-format", "json", *arguments)
    assert texts(tmp_path) == once
    assert json.loads(done.stdout)["summary"]["fixed"] == 0


@pytest.mark.parametrize("name", JAVASCRIPT)
def test_a_moved_option_keeps_its_value(name: str, oracle: NodeOracle, tmp_path: Path) -> None:
    case = lay_out(name, tmp_path)
    offered = attempt(case.project(), operation=Move("reactStrictMode", "moved"))
    if not isinstance(offered.fix, Fix):
        return
    envs = environments(case.text())
    before = oracle.run(case.config, envs)
    apply(offered.fix)
    assert changed_by_move(before, oracle.run(case.config, envs), "reactStrictMode", "moved") == []


@pytest.mark.slow
def test_what_can_be_set_and_removed_can_be_moved(tmp_path: Path) -> None:
    """But for a few: where the object that would hold it is in another file, or in none."""
    moved: list[bool] = []
    for case in (lay_out(name, tmp_path) for name in JAVASCRIPT):
        for option in ("reactStrictMode", "experimental.mdxRs"):
            operations = (Set(option, "new"), Remove(option), Move(option, "moved"))
            stands = [isinstance(attempt(case.project(), operation=one).fix, Fix) for one in operations]
            moved += [stands[2]] if stands[:2] == [True, True] else []
    assert len(moved) >= 100
    assert sum(moved) / len(moved) >= 0.95
