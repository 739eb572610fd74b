"""What a start loads: a plain project with one finding needs none of what only few projects need."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

SOURCES = Path(__file__).parents[1] / "src"
LOAD_AND_LIST = """
import sys
sys.argv = ["nextlint", "--isolated", "--diff"]
from nextlint.__main__ import main
main()
print("\\n".join(sys.modules), file=sys.stderr)
"""
FOR_FEW = frozenset(
    {
        "esprima", "hashlib", "inspect", "ipaddress", "nodesemver", "rich", "tomllib", "traceback", "tree_sitter",
        "urllib.parse", "yaml",
        "nextlint.javascript.typescript",
        *(f"nextlint.release.lockfiles.{name}" for name in ("bun", "bun_binary", "deno", "npm", "pnpm", "vlt", "yarn")),
    }
)  # fmt: skip


def test_a_start_loads_nothing_that_only_few_projects_need(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text(
        json.dumps({"dependencies": {"next": "13.4.4"}, "scripts": {"start": "next start"}})
    )
    (tmp_path / "next.config.js").write_text("module.exports = {};\n")
    call = [sys.executable, "-S", "-c", LOAD_AND_LIST]  # -S: without what an environment loads at each start
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(SOURCES), *filter(None, sys.path)))}
    done = subprocess.run(call, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False, timeout=120)
    assert "appDir: false" in done.stdout, done.stderr
    loaded = set(done.stderr.split())
    assert "nextlint.checker" in loaded
    assert not loaded & FOR_FEW


def test_the_public_api_loads_on_its_first_call() -> None:
    code = "import nextlint, sys; print('nextlint.linter' in sys.modules)"
    environment = {**os.environ, "PYTHONPATH": str(SOURCES)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True, timeout=120
    )
    assert done.stdout == "False\n"
