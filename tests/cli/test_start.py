"""What a run does not need is not imported: a hook starts many times a day, and imports are what a start is made of."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.projects import PLAIN, make

SRC = Path(__file__).resolve().parent.parent.parent / "src"
HEAVY = {
    *("argparse", "collections", "contextlib", "dataclasses", "enum", "functools", "importlib", "inspect", "json"),
    *("pathlib", "re", "tomllib", "typing", "esprima", "nodesemver", "packaging", "pathspec", "rich", "yaml"),
}
SCRIPT = """
import sys
from nextlint.cli import main
code = main(sys.argv[1:])
print(code, *sys.modules)
"""


def imported(folder: Path, *arguments: str) -> tuple[str, set[str]]:
    """The exit code of a run in a folder, and what is imported then; site (-S) would import on its own account."""
    command = [sys.executable, "-S", "-c", SCRIPT, *arguments]
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(SRC)}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    code, *modules = done.stdout.splitlines()[-1].split()
    return code, set(modules)


@pytest.mark.parametrize("lockfile", [True, False])
@pytest.mark.parametrize(
    "arguments", [[], ["--output-format=concise", "-q"], ["--select", "stability"]], ids=["plain", "concise", "select"]
)
def test_a_project_without_a_config_needs_neither_parser_nor_patterns(
    tmp_path: Path, arguments: list[str], lockfile: bool
) -> None:
    root = make(tmp_path / "shop", "14.2.5", config=None, lockfile=lockfile)
    code, modules = imported(root, *arguments)
    assert code == "0"
    assert not modules & HEAVY
    assert "nextlint.config.loader" not in modules


@pytest.mark.parametrize("lockfile", [True, False])
def test_a_config_that_no_selected_rule_looks_at_is_not_parsed(tmp_path: Path, lockfile: bool) -> None:
    root = make(tmp_path / "shop", "14.2.5", config=PLAIN, lockfile=lockfile)
    code, modules = imported(root, "--select", "render-workers")
    assert code == "0"
    assert not modules & HEAVY


def test_the_version_is_told_without_what_lints(tmp_path: Path) -> None:
    _, modules = imported(tmp_path, "--version")
    assert not modules & (HEAVY | {"nextlint.linter", "nextlint.rules", "nextlint.settings"})
