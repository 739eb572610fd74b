"""Reports to files in hooks: pre-commit may start a hook that takes file names more than once."""

from __future__ import annotations

from pathlib import Path

import pytest

from nextlint.cli import main

PACKAGE = '{\n  "dependencies": { "next": "13.5.6" }\n}\n'


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "package.json").write_text(PACKAGE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PRE_COMMIT", "1")
    return tmp_path


@pytest.mark.parametrize("target", ["report.txt", "json:report.txt"])
def test_a_report_that_the_next_run_would_replace_is_refused(
    target: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--output-file", target, "package.json"]) == 2
    assert "use the hook nextlint-all with --output-file" in capsys.readouterr().err
    assert not (project / "report.txt").exists()


@pytest.mark.parametrize("paths", [[], ["."]])
def test_a_hook_that_takes_no_file_names_writes_its_report(paths: list[str], project: Path) -> None:
    assert main(["--output-file", "report.txt", *paths]) == 0
    assert (project / "report.txt").exists()


def test_outside_of_pre_commit_nothing_is_refused(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PRE_COMMIT")
    assert main(["--output-file", "report.txt", "package.json"]) == 0
    assert (project / "report.txt").exists()
