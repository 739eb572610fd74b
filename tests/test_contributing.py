"""docs/adding-a-rule.md pasted as it stands gives a rule that passes the tests, in a copy of the repository."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "docs" / "adding-a-rule.md").read_text(encoding="utf-8")
MADE = ("__pycache__", "node_modules", "build", "dist", "site", "fuzz-failures")
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", ".cache", ".hypothesis", ".*_cache", "*.egg-info", *MADE)
# The tests that can see that there is one rule more; the others never list the rules.
ROOMS = ("rules", "cli", "output", "settings", "suppressions")
FILES = ("api", "docs", "examples", "generated", "hooks")


def block(language: str) -> str:
    """The first code block of the guide in a language."""
    found = re.search(rf"```{language}\n(.*?)```", GUIDE, re.DOTALL)
    assert found is not None
    return found[1]


@pytest.mark.slow
def test_the_guide_pasted_as_it_stands_passes_the_tests(tmp_path: Path) -> None:
    copy = tmp_path / "nextlint"
    shutil.copytree(ROOT, copy, ignore=LEFT_OUT)
    (copy / "src" / "nextlint" / "rules" / "example_option.py").write_text(block("python"), encoding="utf-8")
    python = Path(sys.executable)
    environment = {**os.environ, "PYTHONPATH": "src", "PATH": f"{python.parent}{os.pathsep}{os.environ['PATH']}"}
    run(["bash", "-euc", block("sh")], copy, environment)
    run([sys.executable, "scripts/generate.py"], copy, environment)
    tests = [*(f"tests/{room}" for room in ROOMS), *(f"tests/test_{name}.py" for name in FILES)]
    run([sys.executable, "-m", "pytest", "-q", "-m", "not npm and not slow", *tests], copy, environment)
    run([sys.executable, "-m", "ruff", "check", "src"], copy, environment)
    run([sys.executable, "-m", "ruff", "format", "--check", "src"], copy, environment)


def run(command: list[str], folder: Path, environment: dict[str, str]) -> None:
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]


def test_the_gate_runs_what_contributing_says() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    gate = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    for command in ('/pytest -n 2 -m "npm or slow"', '/ruff" check .', '/mypy"', '/python" scripts/generate.py'):
        assert command in gate
        assert command.replace('"', "") in page.replace('"', "")
