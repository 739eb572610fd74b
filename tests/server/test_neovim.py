"""The server in Neovim, from 0.7 on (Debian's), without a screen."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .client import SERVER, SOURCES

NEOVIM = shutil.which("nvim")
CONFIG = """module.exports = {
  reactStrictMode: true,
};
"""


@pytest.mark.skipif(NEOVIM is None, reason="Neovim is not installed")
def test_neovim_shows_findings_knows_options_and_applies_the_fix(tmp_path: Path) -> None:
    package = {"dependencies": {"next": "13.4.4"}, "scripts": {"start": "next start"}}
    (tmp_path / "package.json").write_text(json.dumps(package))
    (tmp_path / "next.config.js").write_text(CONFIG)
    seen = tmp_path / "seen.json"
    environment = {
        **os.environ,
        "PYTHONPATH": str(SOURCES),
        "COMMAND": json.dumps([sys.executable, *SERVER]),
        "CONFIG": "next.config.js",
        "SEEN": str(seen),
        **{f"XDG_{kind}_HOME": str(tmp_path / kind.lower()) for kind in ("CONFIG", "DATA", "STATE", "CACHE")},
    }
    script = Path(__file__).with_name("neovim.lua")
    command = [str(NEOVIM), "--headless", "-u", "NONE", "-i", "NONE", "-c", f"luafile {script}"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, timeout=300, check=False)
    assert seen.exists(), done.stderr
    found = json.loads(seen.read_text())
    assert found.get("failed") is None
    assert "render-workers" in found["first"]
    assert "Next.js 13.4.4 accepts it: a boolean" in found["hover"]
    assert found["completion"] == ["serverRuntimeConfig"]  # 13.4.4 has no serverExternalPackages and the like yet
    assert found["action"] == "Apply all safe nextlint fixes"
    assert found["text"] + "\n" == CONFIG.replace("true,\n", "true,\n  experimental: { appDir: false },\n")
    assert "render-workers" not in found["last"]
