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
    *("bisect", "heapq", "keyword", "math", "operator", "shlex", "types", "unicodedata"),
}
SCRIPT = """
import sys
from nextlint.cli import main
code = main(sys.argv[1:])
print(code, *sys.modules)
"""
# What Python has at its start: site, which -S leaves out, imports os. package.json and lockfiles are read with _json.
FREE = "import os, sys; print(0, *sys.modules, *sys.builtin_module_names, '__future__', '_json')"


def imported(folder: Path, *arguments: str) -> tuple[str, set[str]]:
    """The exit code of a run in a folder, and what is imported then; site (-S) would import on its own account."""
    return printed(SCRIPT, folder, *arguments)


def printed(script: str, folder: Path, *arguments: str) -> tuple[str, set[str]]:
    command = [sys.executable, "-S", "-c", script, *arguments]
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


@pytest.mark.parametrize("lockfile", [True, False])
@pytest.mark.parametrize("arguments", [[], ["--output-format=concise", "-q"]], ids=["plain", "concise"])
@pytest.mark.parametrize(
    ("version", "exit_code"), [("14.2.5", "0"), ("13.4.4", "1")], ids=["clean", "a finding and its fix"]
)
def test_a_plain_config_and_its_fix_need_nothing_of_the_standard_library(
    tmp_path: Path, version: str, exit_code: str, arguments: list[str], lockfile: bool
) -> None:
    root = make(tmp_path / "shop", version, config=PLAIN, lockfile=lockfile)
    code, modules = imported(root, *arguments)
    assert code == exit_code
    assert not modules & HEAVY
    assert {name for name in modules if not name.startswith("nextlint")} <= printed(FREE, tmp_path)[1]
    assert ("nextlint.config.edit" in modules) == (exit_code == "1")


def test_the_version_is_told_without_what_lints(tmp_path: Path) -> None:
    _, modules = imported(tmp_path, "--version")
    assert not modules & (HEAVY | {"nextlint.linter", "nextlint.rules", "nextlint.settings"})
