"""The generated workspace is what it says it is. Nothing is timed here."""

from __future__ import annotations

from pathlib import Path

from benchmarks.monorepo import KINDS, kind_of, make

from nextlint.linter import Request, lint
from nextlint.release.model import Release


def test_every_project_has_the_version_of_its_kind_and_a_config_that_is_read(tmp_path: Path) -> None:
    make(tmp_path, 2 * len(KINDS))
    report = lint(Request((str(tmp_path),), str(tmp_path), isolated=True))
    assert len(report.projects) == 2 * len(KINDS)
    for number, project in enumerate(report.projects):
        assert isinstance(project.release, Release)
        assert project.release.version == kind_of(number).next_version
        assert project.release.source == str(tmp_path / "package-lock.json")
        assert project.config_kind == "object"


def test_configs_differ_from_project_to_project(tmp_path: Path) -> None:
    make(tmp_path, 2 * len(KINDS))
    texts = [path.read_text() for path in tmp_path.glob("apps/*/next.config.*")]
    assert len(set(texts)) == len(texts)


def test_some_are_fixable_and_some_have_nothing(tmp_path: Path) -> None:
    make(tmp_path, len(KINDS))
    report = lint(Request((str(tmp_path),), str(tmp_path), isolated=True))
    fixable = {finding.project for finding in report.findings if finding.fix is not None}
    clean = {project.root for project in report.projects} - {finding.project for finding in report.findings}
    assert fixable
    assert clean
