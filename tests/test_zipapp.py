"""nextlint out of a zip archive: its rules and its data are found there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

SOURCES = Path(__file__).parents[1] / "src"


def test_a_zip_archive_runs(tmp_path: Path) -> None:
    archive = tmp_path / "nextlint.zip"
    with zipfile.ZipFile(archive, "w") as file:
        for path in SOURCES.rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                file.write(path, path.relative_to(SOURCES))
    web = tmp_path / "web"
    web.mkdir()
    package = {"dependencies": {"next": "^13.4.4"}, "scripts": {"start": "next start"}}
    (web / "package.json").write_text(json.dumps(package))
    (web / "next.config.js").write_text("module.exports = {}\n")
    environment = {**os.environ, "PYTHONPATH": str(archive)}
    call = [sys.executable, "-m", "nextlint", "--isolated", "--output-format", "json"]
    done = subprocess.run(call, cwd=web, env=environment, capture_output=True, check=False, timeout=120)
    assert (done.returncode, done.stderr) == (1, b"")
    assert "render-workers" in {finding["rule"] for finding in json.loads(done.stdout)["findings"]}
    listed = subprocess.run(
        [sys.executable, "-m", "nextlint", "--list-rules"],
        env=environment,
        capture_output=True,
        check=True,
        timeout=120,
    )
    here = {**os.environ, "PYTHONPATH": str(SOURCES)}
    expected = subprocess.run(
        [sys.executable, "-m", "nextlint", "--list-rules"], env=here, capture_output=True, check=True, timeout=120
    )
    assert listed.stdout == expected.stdout
