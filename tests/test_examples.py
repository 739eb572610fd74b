"""The examples as a newcomer meets them, and the fixed ones as Next's own config loader reads them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"

# example -> (rule, severity, whether a safe fix is offered) of every finding, by place
DECISION_TABLE: dict[str, list[tuple[str, str, bool]]] = {
    "app-router": [("render-workers", "error", False)],
    "custom-server": [("render-workers", "warning", True)],
    "custom-server-13.4.13": [("render-workers", "error", True)],
    "leftover-option": [("removed-option", "warning", True)],
    "monorepo": [("render-workers", "error", True), ("render-workers", "error", True)],
    "next-start": [("render-workers", "error", True)],
    "no-config": [("render-workers", "error", True)],
    "one-worker-left": [("render-workers", "warning", False)],
    "opted-in": [("render-workers", "warning", False)],
    "range-without-lockfile": [("render-workers", "error", True)],
    "standalone": [("render-workers", "error", False)],
    "static-export": [],
    "two-workers": [("render-workers", "error", True)],
    "unreadable-config": [("render-workers", "warning", False)],
}


def nextlint(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "NO_COLOR": "1"}
    command = [sys.executable, "-m", "nextlint", "--ignore", "security", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def findings_of(folder: Path, *arguments: str) -> dict[str, list[tuple[str, str, bool]]]:
    """What is found in each example, ``fixed`` findings left out."""
    done = nextlint(folder, "--output-format", "json", *arguments, ".")
    found: dict[str, list[tuple[str, str, bool]]] = {name: [] for name in DECISION_TABLE}
    for one in json.loads(done.stdout)["findings"]:
        if not one["fixed"]:
            is_safe = one["fix"] is not None and one["fix"]["applicability"] == "safe"
            found[one["path"].split("/")[0]].append((one["rule"], one["severity"], is_safe))
    return {name: sorted(rows) for name, rows in found.items()}


@pytest.fixture
def examples(tmp_path: Path) -> Path:
    """A copy of the examples in a repository of its own."""
    copy = tmp_path / "examples"
    shutil.copytree(EXAMPLES, copy, ignore=shutil.ignore_patterns("node_modules", ".next"))
    subprocess.run(["git", "init", "-q"], cwd=copy, check=True)
    return copy


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and ".git" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_each_example_shows_its_row_of_the_decision_table(examples: Path) -> None:
    assert findings_of(examples) == DECISION_TABLE
    assert nextlint(examples, ".").returncode == 1


def test_fix_cures_what_the_table_calls_safe_and_names_what_remains(examples: Path) -> None:
    before = contents(examples)
    remaining = findings_of(examples, "--fix")
    after = contents(examples)
    changed = {name for name, data in after.items() if before.get(name) != data}
    assert {name.split("/")[0] for name in changed} == {
        name for name, rows in DECISION_TABLE.items() if any(is_safe for _, _, is_safe in rows)
    }
    assert all(Path(name).name in ("next.config.js", "next.config.mjs") for name in changed)
    assert not any(is_safe for rows in remaining.values() for _, _, is_safe in rows)
    cured = {name for name, rows in remaining.items() if not rows}
    assert cured == {"custom-server", "leftover-option", "monorepo", "next-start", "no-config", "static-export"}


def test_fixing_twice_equals_fixing_once(examples: Path) -> None:
    nextlint(examples, "--fix", ".")
    once = contents(examples)
    second = nextlint(examples, "--fix", ".")
    assert contents(examples) == once
    assert second.returncode == 1


def test_diff_shows_what_fix_would_do_and_writes_nothing(examples: Path) -> None:
    before = contents(examples)
    diff = nextlint(examples, "--diff", "next-start")
    assert contents(examples) == before
    assert "+  experimental: { appDir: false }," in diff.stdout
    assert diff.returncode == 1


# Loads the config of each folder with the installed Next's own loader, and prints what matters as JSON.
LOAD = """
import { createRequire } from 'node:module';
const require = createRequire(process.cwd() + '/');
const loadConfig = require('next/dist/server/config').default;
const [phase, ...folders] = process.argv.slice(1);
const show = (key, value) => (typeof value === 'function' ? String(value) : value);
console.log = console.warn = console.info = () => {};
const loaded = {};
for (const folder of folders) {
  const config = await loadConfig(phase, folder);
  delete config.configOrigin;
  delete config.configFile;
  delete config.configFileName;
  loaded[folder] = JSON.parse(JSON.stringify(config, show));
}
process.stdout.write(JSON.stringify(loaded));
"""


def load_with_next(installation: Path, folders: list[Path]) -> dict[str, Any]:
    command = ["node", "--input-type=module", "--eval", LOAD, "phase-production-server", *map(str, folders)]
    environment = {**os.environ, "NEXT_TELEMETRY_DISABLED": "1"}
    done = subprocess.run(command, cwd=installation, env=environment, capture_output=True, text=True, check=True)
    return {Path(name).name: config for name, config in json.loads(done.stdout).items()}


@pytest.mark.npm
@pytest.mark.parametrize("version", ["13.4.4", "13.4.19"])
def test_real_next_agrees_with_the_fixed_examples(version: str, tmp_path: Path) -> None:
    installation = tmp_path / "next"
    installation.mkdir()
    (installation / "package.json").write_text('{"private": true}', encoding="utf-8")
    packages = [f"next@{version}", "react@18.2.0", "react-dom@18.2.0", "@next/bundle-analyzer@13.4.19"]
    npm = ["npm", "install", "--silent", "--no-audit", "--no-fund", *packages]
    subprocess.run(npm, cwd=installation, check=True, capture_output=True)
    copy = installation / "examples"  # inside, so that the configs find their packages
    shutil.copytree(EXAMPLES, copy, ignore=shutil.ignore_patterns("node_modules", ".next"))
    # Every example that a safe fix of render-workers touches, and that stays on 13.4.
    names = ["next-start", "no-config", "two-workers", "custom-server", "range-without-lockfile", "monorepo/apps/admin"]
    folders = [copy / name for name in names]
    before = load_with_next(installation, folders)
    nextlint(copy, "--fix", "--next-version", version, *names)
    after = load_with_next(installation, folders)
    assert len(after) == len(names)
    for name, config in after.items():
        assert before[name]["experimental"].pop("appDir") is True
        assert config["experimental"].pop("appDir") is False
        # Next derives this one from appDir (dist/server/config.js): a filter between the two routers' pages.
        assert before[name]["experimental"].pop("clientRouterFilter") is True
        assert config["experimental"].pop("clientRouterFilter") is False
        assert config == before[name]
