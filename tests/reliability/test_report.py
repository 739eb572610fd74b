"""docs/reliability.md says what was measured."""

from __future__ import annotations

import json
import subprocess
import sys

from .commands import ROOT


def test_the_page_is_made_of_the_figures() -> None:
    command = [sys.executable, "scripts/reliability_report.py", "--check"]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 0, "python scripts/reliability_report.py"


def test_the_last_full_run_was_one_and_found_nothing() -> None:
    figures = json.loads((ROOT / "tests" / "reliability" / "last_run.json").read_text())
    targets = figures["fuzz"]["targets"].values()
    assert sum(one["cpu_seconds"] for one in targets) >= 600
    assert [one["failures"] for one in targets if one["failures"]] == []
    assert figures["configs"]["wrong"] == {}
    assert [name for name, counted in figures["tests"].items() if "failed" in counted] == []
