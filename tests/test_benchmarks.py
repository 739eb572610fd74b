"""The generated workspace is what it says it is, and every benchmark runs. No time is asserted."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.__main__ import NAMES
from benchmarks.measure import Command, run
from benchmarks.monorepo import KINDS, kind_of, make
from benchmarks.table import Table, as_markdown, as_text

from nextlint.linter import Request, lint
from nextlint.release.model import Release

ROOT = Path(__file__).resolve().parent.parent


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


def test_every_benchmark_runs_on_the_smallest_sizes_and_writes_the_page(tmp_path: Path) -> None:
    """With what is installed here, so that nothing is fetched."""
    page, numbers = tmp_path / "performance.md", tmp_path / "numbers.json"
    command = [sys.executable, "-m", "benchmarks", "--tiny", "--here", "--write", str(page), "--json", str(numbers)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(numbers.read_text())
    assert list(found) == ["machine", *NAMES]
    assert "{{" not in page.read_text()
    assert str(tmp_path) not in page.read_text()
    assert [one["said"] for one in found["configs"]] == ["is read", "a finding says that it is too large"]


def test_what_does_not_do_its_work_is_not_measured(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="exit code 3"):
        run(Command([sys.executable, "-c", "raise SystemExit(3)"], tmp_path))


def test_memory_of_all_processes_is_that_of_the_largest_at_least(tmp_path: Path) -> None:
    code = "import time; held = b'x' * 50_000_000; time.sleep(0.3)"
    sample = run(Command([sys.executable, "-c", code], tmp_path), watch=True)
    assert sample.largest > 50
    assert sample.together is None or sample.together >= sample.largest


def test_tables_are_as_wide_as_their_cells() -> None:
    table = Table("name", "Title", ("", "time"), [("one", "1.0 x"), ("another", "12.0 x")], ["said"])
    assert as_text(table) == "Title\n=====\n           time\none       1.0 x\nanother  12.0 x\n- said\n"
    assert as_markdown(table).splitlines()[2] == "| one | 1.0 x |"
