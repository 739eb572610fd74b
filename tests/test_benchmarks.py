"""The generated workspace is what it says it is, and every benchmark runs. No time is asserted."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.__main__ import NAMES
from benchmarks.measure import Command, run
from benchmarks.real import apps, make
from benchmarks.table import Table, as_markdown, as_text

from nextlint.linter import Request, lint
from nextlint.release.model import Release

ROOT = Path(__file__).resolve().parent.parent


def test_generated_projects_have_their_version_and_a_config_that_is_read(tmp_path: Path) -> None:
    made = make(tmp_path, 60)
    report = lint(Request((str(tmp_path),), str(tmp_path), isolated=True))
    assert len(report.projects) == len(made)
    for app, project in zip(made, report.projects, strict=True):
        assert isinstance(project.release, Release)
        assert project.release.version == app.version
        assert project.config_path == str(Path(project.root) / app.config)
    assert not [finding.message for finding in report.findings if finding.rule == "unparsable-config"]
    assert {finding.project for finding in report.findings if finding.fix is not None}


def test_generated_configs_are_shaped_like_real_ones() -> None:
    texts = [app.files[app.config] for app in apps(1_000)]
    assert len(set(texts)) > 950
    assert texts[:5] == [app.files[app.config] for app in apps(5)]
    sizes = sorted(map(len, texts))
    for at, points in ((100, (100, 300)), (500, (900, 1_700)), (900, (4_500, 7_500)), (990, (12_000, 20_000))):
        assert points[0] <= sizes[at] <= points[1], at
    shares = {word: sum(word in text for text in texts) / 1_000 for word in ("process.env", "experimental", "if (")}
    assert 0.35 < shares["process.env"] < 0.55
    assert 0.35 < shares["experimental"] < 0.5
    assert 0.15 < shares["if ("] < 0.3


@pytest.mark.slow
def test_every_benchmark_runs_on_the_smallest_sizes_and_writes_the_page(tmp_path: Path) -> None:
    """With what is installed here, so that nothing is fetched."""
    page, numbers = tmp_path / "performance.md", tmp_path / "numbers.json"
    command = [sys.executable, "-m", "benchmarks", "--tiny", "--here", "--write", str(page), "--json", str(numbers)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert list(json.loads(numbers.read_text())) == ["machine", *NAMES]
    assert "{{" not in page.read_text()
    assert str(tmp_path) not in page.read_text()


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
