"""docs/adopting.md says what really happens."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.slow
def test_the_transcript_is_what_the_commands_print() -> None:
    command = [sys.executable, "scripts/adoption_transcript.py", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, ""), "run python scripts/adoption_transcript.py"


def test_the_transcript_names_no_place_of_this_machine() -> None:
    page = (ROOT / "docs" / "adopting.md").read_text(encoding="utf-8")
    assert str(ROOT) not in page
    assert "/tmp/" not in page
    assert "/home/" not in page
    assert "file://" not in page
