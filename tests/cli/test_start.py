"""What a run does not need is not imported: a hook starts many times a day, and imports are what a start is made of."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import esprima
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

# The parser imports what it likes, so a run that parses is judged by what nextlint's own modules import, in whatever
# function. Free is what a start of Python has imported (site, which -S leaves out, imports os), and what is built in.
WATCHED = """
import builtins, os, sys
free = {*sys.modules, *sys.builtin_module_names}
found = {}
real = builtins.__import__
def watching(name, globals=None, locals=None, fromlist=(), level=0):
    importer = (globals or {}).get("__name__", "")
    if importer.partition(".")[0] == "nextlint" and name.partition(".")[0] not in free | {"nextlint"}:
        found.setdefault(name, set()).add(importer)
    return real(name, globals, locals, fromlist, level)
builtins.__import__ = watching
from nextlint.cli import main
code = main(sys.argv[1:])
print(code, repr(found))
"""
NEEDED = {
    "__future__",
    "_json",  # package.json and lockfiles
    "esprima",
}


def imported(folder: Path, *arguments: str) -> tuple[str, set[str]]:
    """The exit code of a run in a folder, and what is imported then; site (-S) would import on its own account."""
    code, *modules = said(SCRIPT, folder, arguments, SRC)[-1].split()
    return code, set(modules)


def said(script: str, folder: Path, arguments: tuple[str, ...], *paths: Path) -> list[str]:
    """The lines that a script prints in a process that finds modules in ``paths`` only."""
    command = [sys.executable, "-S", "-c", script, *arguments]
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(map(str, paths))}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


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
def test_a_parsed_config_needs_nothing_of_the_standard_library(
    tmp_path: Path, version: str, exit_code: str, arguments: list[str], lockfile: bool
) -> None:
    root = make(tmp_path / "shop", version, config=PLAIN, lockfile=lockfile)
    *output, last = said(WATCHED, root, tuple(arguments), SRC, Path(esprima.__file__).parent.parent)
    code, _, found = last.partition(" ")
    assert code == exit_code
    assert (exit_code == "1") == any("fix: Set experimental.appDir" in line or "[fixable]" in line for line in output)
    by_nextlint: dict[str, set[str]] = ast.literal_eval(found)
    assert {name: importers for name, importers in by_nextlint.items() if name not in NEEDED} == {}


def test_the_version_is_told_without_what_lints(tmp_path: Path) -> None:
    _, modules = imported(tmp_path, "--version")
    assert not modules & (HEAVY | {"nextlint.linter", "nextlint.rules", "nextlint.settings"})
