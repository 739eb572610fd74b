"""Every folder ``tests/rules/<rule-id>/<case-name>/`` is a test: see README.md beside this file."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from nextlint.cli import main

HERE = Path(__file__).parent
CASES = sorted(path.parent for path in HERE.glob("*/*/before"))
UPDATE = bool(os.environ.get("UPDATE_CASES"))

Files = dict[str, bytes]
Run = Callable[..., tuple[int, str]]


@pytest.fixture(params=CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def case(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


@pytest.fixture
def tree(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the case's ``before/``, as the root of a git work tree and as the working directory."""
    root = tmp_path / "repository"
    shutil.copytree(case / "before", root, symlinks=True)
    (root / ".git").mkdir()
    for path in [*root.rglob("_gitignore")]:
        path.rename(path.with_name(".gitignore"))
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def run(case: Path, tree: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs nextlint in the tree with the case's arguments and more; gives exit code and standard output."""
    own = (case / "args").read_text().split("\n") if (case / "args").exists() else []
    own = [argument for argument in own if argument]
    select = [] if "--select" in own else ["--select", case.parent.name]

    def run(*more: str) -> tuple[int, str]:
        arguments = [*select, *(one for one in own if more or one != "--unsafe-fixes"), *more]
        code = main([*arguments, "--output-format", "concise", "-q"])
        captured = capsys.readouterr()
        assert "nextlint: error" not in captured.err, captured.err
        return code, captured.out

    return run


def files_of(root: Path) -> Files:
    paths = (path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def text_of(path: Path, default: str = "") -> str:
    return path.read_text(encoding="utf-8") if path.exists() else default


def test_case(case: Path, tree: Path, run: Run) -> None:
    before = files_of(tree)
    code, found = run()
    if UPDATE:
        (case / "expected.txt").write_text(found, encoding="utf-8")
    expected = text_of(case / "expected.txt")
    assert found == expected
    assert code == exit_code(expected)
    after = files_of(case / "after")
    if not UPDATE:
        assert run("--diff")[0] == (1 if after else code)
    assert files_of(tree) == before, "linting changed a file"

    code, _ = run("--fix")
    changed = {name: data for name, data in files_of(tree).items() if before.get(name) != data}
    if UPDATE:
        after = write_after(case, changed)
    assert changed == after
    assert before.keys() <= files_of(tree).keys(), "--fix removed a file"
    fixed = files_of(tree)

    remaining_code, remains = run()
    if UPDATE:
        write_remains(case, remains, expected)
    assert remains == text_of(case / "after.txt", "" if after else expected)
    assert code == remaining_code == exit_code(remains)
    if "--unsafe-fixes" in text_of(case / "args"):
        assert "[fixable" not in remains
    assert "[fixable]" not in remains
    run("--fix")
    assert files_of(tree) == fixed, "--fix twice is not --fix once"


def exit_code(output: str) -> int:
    words = (line.split(": ", 1)[1] for line in output.splitlines() if ": " in line)
    return int(any(word.startswith(("error[", "warning[")) and "[suppressed: " not in word for word in words))


def write_after(case: Path, changed: Files) -> Files:
    shutil.rmtree(case / "after", ignore_errors=True)
    for name, data in changed.items():
        path = case / "after" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return changed


def write_remains(case: Path, remains: str, expected: str) -> None:
    (case / "after.txt").unlink(missing_ok=True)
    if remains != ("" if (case / "after").exists() else expected):
        (case / "after.txt").write_text(remains, encoding="utf-8")


def test_every_case_is_complete() -> None:
    """A folder without ``before/`` or ``expected.txt``, or of a rule that does not exist, would test nothing."""
    from nextlint.rules import all_rules

    for folder in (path for path in HERE.glob("*/*/") if "__pycache__" not in path.parts):
        assert folder.parent.name in all_rules(), folder
        assert (folder / "before").is_dir(), folder
        assert (folder / "expected.txt").is_file(), folder


def test_every_rule_has_cases_of_both_kinds() -> None:
    """Each rule is shown to fire and shown to be silent."""
    from nextlint.rules import all_rules

    for rule in all_rules():
        expected = [text_of(case / "expected.txt") for case in CASES if case.parent.name == rule]
        assert any(f"[{rule}]" in text for text in expected), f"{rule} fires in no case"
        assert any(f"[{rule}]" not in text for text in expected), f"{rule} is silent in no case"
