"""nextlint as one executable file of PyInstaller: its rules, tables and processes are there."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ENTRY = "from nextlint.cli import main\n\nraise SystemExit(main())\n"
PACKAGE = json.dumps({"dependencies": {"next": "13.4.4"}, "scripts": {"start": "next start"}})
PROJECTS = 60  # enough for more than one process


@pytest.mark.slow
def test_an_executable_of_pyinstaller_runs(tmp_path: Path) -> None:
    venv = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", venv], check=True)
    pip = str(venv / "bin" / "pip")
    subprocess.run([pip, "install", "-q", str(ROOT), "pyinstaller"], check=True, capture_output=True)
    (tmp_path / "entry.py").write_text(ENTRY)
    build = [
        str(venv / "bin" / "pyinstaller"),
        "--onefile",
        "--collect-all",
        "nextlint",
        "--name",
        "nextlint",
        "entry.py",
    ]
    subprocess.run(build, cwd=tmp_path, check=True, capture_output=True)
    (tmp_path / "many" / ".git").mkdir(parents=True)
    for number in range(PROJECTS):
        (tmp_path / "many" / f"app{number}").mkdir()
        (tmp_path / "many" / f"app{number}" / "package.json").write_text(PACKAGE)

    def printed(command: list[str | Path], code: int) -> str:
        done = subprocess.run(command, cwd=tmp_path / "many", capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (code, "")
        return done.stdout

    made, installed = tmp_path / "dist" / "nextlint", venv / "bin" / "nextlint"
    for arguments, code in ((["--list-rules"], 0), (["--explain", "moved-option"], 0), (["--output-format=json"], 1)):
        assert printed([made, *arguments], code) == printed([installed, *arguments], code)
