"""Packages from npm for tests, installed once per run."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

NPM = shutil.which("npm")


def install(folder: Path, *packages: str) -> Path:
    """Install ``packages`` into ``folder``. Skips the test if npm is missing."""
    if NPM is None:
        pytest.skip("npm is not on PATH")
    (folder / "package.json").write_text('{"private": true}', encoding="utf-8")
    command = [NPM, "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", *packages]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder


def run_script(folder: Path, script: str, request: Any) -> Any:
    """Run an ES module in ``folder`` with ``request`` as JSON on stdin; return its output, parsed as JSON."""
    node = shutil.which("node")
    assert node is not None
    command = [node, "--input-type=module", "--eval", script]
    done = subprocess.run(command, cwd=folder, input=json.dumps(request), text=True, capture_output=True, check=True)
    return json.loads(done.stdout)
