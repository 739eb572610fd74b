"""examples/README.md: each example with nextlint's output."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

HEAD = """# Examples

Small, complete projects: a package.json, the lockfile that npm wrote for it, a config and a page. Each stands for one
row of [the decision table](../docs/rules/render-workers.md) of `render-workers`, the last one for a monorepo.
To try one:

    nextlint --ignore security examples/next-start
    nextlint --ignore security --diff examples/next-start
    nextlint --ignore security --fix examples/next-start    # `git checkout examples` brings it back

Their versions are old, and known vulnerabilities of them are not what they are about; without `--ignore security`
nextlint says which of those are reachable, too.

What follows is what `nextlint --ignore security examples/<name>` prints, and its exit code. `scripts/generate.py`
writes this page, and a test keeps it true.
"""

ABOUT = {
    "next-start": "Next 13.4.4 under `next start`: two worker processes, and a safe fix.",
    "no-config": "The same without a config: the fix creates one.",
    "app-router": "The same with routes of the App Router: `appDir: false` would remove them; only the upgrade helps.",
    "standalone": "Standalone output up to 13.4.12: the server runs its workers whatever `appDir` says.",
    "two-workers": "13.4.19 behind a wrapper of a package: two workers, and a fix that leaves one.",
    "one-worker-left": "13.4.19 with that fix: a worker remains, and so does the advice to upgrade.",
    "opted-in": "13.3.4 with `appDir: true`: the same workers, asked for.",
    "leftover-option": "13.5.11 with an `appDir` that nothing reads any more: removed by a safe fix.",
    "static-export": "`output: 'export'`: no Next server runs, nothing to report.",
    "custom-server": "A custom server on 13.4.4 has no worker; `next start` would. A warning, and a safe fix.",
    "custom-server-13.4.13": "From 13.4.13 on a custom server has workers, too, and `appDir: false` leaves some.",
    "range-without-lockfile": "A range and no lockfile: judged at what a fresh install resolves to, and said so.",
    "unreadable-config": "A part of the config depends on the environment: a warning says where, with text to paste.",
    "monorepo": "npm workspaces: three apps with three versions of Next behind one lockfile.",
}


def examples_readme() -> str:
    """Raises KeyError for an example that ABOUT does not describe."""
    names = {entry.name for entry in (ROOT / "examples").iterdir() if entry.is_dir()}
    if names != ABOUT.keys():
        raise KeyError(f"examples and their descriptions differ: {sorted(names ^ ABOUT.keys())}")
    return HEAD + "".join(_section(name, about) for name, about in ABOUT.items())


def _section(name: str, about: str) -> str:
    code, output = run(name)
    return f"\n## {name}\n\n{about}\n\n```text\n{output.rstrip()}\n```\n\nExit code {code}.\n"


def run(name: str) -> tuple[int, str]:
    """Return the exit code and output of nextlint for an example."""
    environment = {key: value for key, value in os.environ.items() if key not in ("FORCE_COLOR", "COLUMNS")}
    command = [sys.executable, "-m", "nextlint", "--ignore", "security", f"examples/{name}"]
    environment["PYTHONPATH"] = str(ROOT / "src")
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr
