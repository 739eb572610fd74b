"""The tools, each as a function from a project to its answer."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from evidence.comparison.audit import standing_in

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("@next/codemod@16.4.3", "@next/eslint-plugin-next@16.4.6", "eslint@9")
RENOVATE = "renovate@44"
LATEST = "16.4.6"
LONGEST = 240.0  # seconds per tool
# Codemods that edit a config or the scripts, not those that edit components.
CODEMODS = (
    "next-experimental-turbo-to-turbopack",
    "next-lint-to-eslint-cli",
    "middleware-to-proxy",
    "remove-experimental-ppr",
)
ESLINT = """import next from '@next/eslint-plugin-next';

export default [{ ...next.configs['core-web-vitals'], files: ['**/*.{js,mjs,ts}'],
  languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } }];
"""


class Answer(NamedTuple):
    """``said`` is the tool's output about the project, ``changed`` the diff of its edits."""

    said: tuple[str, ...]
    changed: str = ""
    problem: str | None = None  # why there is no answer


class Tools(NamedTuple):
    folder: Path  # the folder of the tools
    node24: str | None

    def install(self) -> None:
        _install(self.folder / "tools", PACKAGES)
        if self.node24:
            _install(self.folder / "renovate", (RENOVATE,))


def nextlint(_: Tools, project: Path) -> Answer:
    command = [sys.executable, "-m", "nextlint"]
    found = json.loads(_run([*command, "--output-format", "json"], project, PYTHONPATH=str(ROOT / "src")))["findings"]
    _run([*command, "--fix", "--unsafe-fixes", "-q"], project, PYTHONPATH=str(ROOT / "src"))
    lines = [f"{one['severity']}[{one['rule']}] {one['message']}" for one in found]
    return Answer(tuple(lines), _diff(project))


def codemods(tools: Tools, project: Path) -> Answer:
    """Run every codemod that edits configs or scripts."""
    program = str(tools.folder / "tools/node_modules/@next/codemod/bin/next-codemod.js")
    failed = []
    for name in CODEMODS:
        printed = _run(["node", program, name, ".", "--force"], project)
        failed += [f"{name}: {line.strip()}" for line in printed.splitlines() if "rror:" in line]
    return Answer(tuple(failed[:3]), _diff(project))


def upgrade(tools: Tools, project: Path) -> Answer:
    """Run ``next upgrade``, which is ``@next/codemod upgrade``, with the defaults of all prompts.

    The codemods of React are left out: they come from a registry of their own, and edit no config.
    """
    _run(["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--silent"], project)
    program = str(tools.folder / "tools/node_modules/@next/codemod/bin/next-codemod.js")
    printed = _run(["node", program, "upgrade", LATEST, "--yes", "--skip-react-upgrade"], project)
    shutil.rmtree(project / "node_modules", ignore_errors=True)
    return Answer(tuple(_plain(printed).splitlines()[-12:]), _diff(project))


def eslint(tools: Tools, project: Path) -> Answer:
    base = tools.folder / "tools"
    (base / "eslint.config.mjs").write_text(ESLINT, encoding="utf-8")
    copied = base / "project"
    shutil.rmtree(copied, ignore_errors=True)
    shutil.copytree(project, copied, ignore=shutil.ignore_patterns(".git"))
    printed = _run(["node", str(base / "node_modules/eslint/bin/eslint.js"), "--format", "json", "project"], base)
    shutil.rmtree(copied)
    found = [message for file in json.loads(printed) for message in file["messages"]]
    return Answer(tuple(f"{one['ruleId']}: {one['message']}" for one in found))


def audit(_: Tools, project: Path) -> Answer:
    """Run ``npm audit`` with the registry, or with a stand-in if that has no audit service."""
    _run(["npm", "install", "--package-lock-only", "--ignore-scripts", "--silent"], project)
    report = json.loads(_run(["npm", "audit", "--json"], project))
    source = "the registry"
    if "vulnerabilities" not in report:
        source = "a stand-in with nextlint's table of advisories"
        with standing_in() as address:
            report = json.loads(_run(["npm", "audit", "--json", f"--registry={address}"], project))
    found = report["vulnerabilities"].get("next", {"via": [], "fixAvailable": False})
    titles = sorted({one["title"] for one in found["via"] if isinstance(one, dict)})
    to = found["fixAvailable"]["version"] if isinstance(found["fixAvailable"], dict) else "none"
    return Answer(
        (f"asked {source}", *([f"{len(titles)} advisories of next, fixed by {to}"] if titles else []), *titles)
    )


def renovate(tools: Tools, project: Path) -> Answer:
    if tools.node24 is None:
        return Answer((), problem="it was not run: it needs Node 24")
    (project / "renovate.json").write_text('{"extends": ["config:recommended"]}\n', encoding="utf-8")
    _git(project, "add", "-A")
    program = str(tools.folder / "renovate/node_modules/renovate/dist/renovate.js")
    command = [tools.node24, program, "--platform=local", "--dry-run=lookup"]
    folder = os.pathsep.join([str(Path(tools.node24).parent), os.environ["PATH"]])
    printed = _run(command, project, LOG_LEVEL="debug", PATH=folder)
    lines, name = [], ""
    for line in printed.splitlines():
        named = re.search(r'"depName": "([^"]+)"', line)
        name = named[1] if named else name
        version = re.search(r'"newVersion": "([^"]+)"', line)
        if version and name == "next":
            lines.append(f"next -> {version[1]}")
    return Answer(tuple(lines), problem=None if "Repository finished" in printed else "it did not finish")


TOOLS = {
    "nextlint": nextlint,
    "@next/codemod": codemods,
    "next upgrade": upgrade,
    "ESLint": eslint,
    "npm audit": audit,
    "Renovate": renovate,
}


def _run(command: Sequence[str], folder: Path, **environment: str) -> str:
    """Return the standard output of a command, whatever its exit code."""
    variables = {**os.environ, "CI": "1", "NO_COLOR": "1", "NEXT_TELEMETRY_DISABLED": "1", **environment}
    with tempfile.TemporaryFile("w+", encoding="utf-8") as printed, suppress(subprocess.TimeoutExpired):
        subprocess.run(
            command,
            cwd=folder,
            env=variables,
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=subprocess.DEVNULL,
            check=False,
            timeout=LONGEST,
        )
        printed.seek(0)
        return printed.read()
    return f"it did not end within {LONGEST:.0f} s"


def _plain(text: str) -> str:
    return re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "", text)


def _git(project: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=comparison", "-c", "user.email=comparison@localhost")
    return _run(["git", *identity, *arguments], project)


def begin(project: Path) -> None:
    """Put a project under git, so that a tool's edits can be compared."""
    _git(project, "init", "--quiet")
    (project / ".gitignore").write_text("node_modules\n", encoding="utf-8")
    _git(project, "add", "-A")
    _git(project, "commit", "--quiet", "--message", "before")


def _diff(project: Path) -> str:
    """Return the diff of edited and new files, without lockfiles."""
    _git(project, "add", "-A", "--intent-to-add")
    return _git(project, "diff", "--unified=0", "--", ".", ":!package-lock.json")


def _install(folder: Path, packages: Sequence[str]) -> None:
    if not (folder / "node_modules").is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text('{"private": true}\n', encoding="utf-8")
        command = ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--silent", *packages]
        subprocess.run(command, cwd=folder, check=True)
