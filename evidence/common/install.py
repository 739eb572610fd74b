"""Installs versions of Next from the npm registry, each into its own folder, which later runs reuse."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

REACT = "18.2.0"
REACT_FROM_15_1 = "19.2.0"
TIMEOUT = 600.0  # seconds


def installed(version: str, workdir: Path) -> Path:
    """Return the project folder below ``workdir`` with next ``version``; install it if necessary.

    Raises ``subprocess.CalledProcessError`` (npm failed) or ``subprocess.TimeoutExpired``.
    """
    project = workdir / f"next-{version}"
    if _installed_version(project) == version:
        return project
    project.mkdir(parents=True, exist_ok=True)
    (project / "package.json").write_text(json.dumps(manifest(version), indent=2) + "\n")
    subprocess.run(
        [npm(), "install", "--no-audit", "--no-fund", "--loglevel=error"],
        cwd=project,
        check=True,
        timeout=TIMEOUT,
        env=clean_environment(),
    )
    return project


def npm() -> str:
    """Return the path of npm. Raises ``FileNotFoundError``."""
    found = shutil.which("npm")
    if not found:
        raise FileNotFoundError("npm is not on PATH")
    return found


def node() -> str:
    """Return the path of Node. Raises ``FileNotFoundError``."""
    found = shutil.which("node")
    if not found:
        raise FileNotFoundError("node is not on PATH")
    return found


def clean_environment(**more: str) -> dict[str, str]:
    """Return this process's environment without variables that affect Node or Next, plus ``more``."""
    dropped = ("NODE_ENV", "NODE_OPTIONS", "PORT", "HOSTNAME", "KEEP_ALIVE_TIMEOUT")
    kept = {k: v for k, v in os.environ.items() if k not in dropped and not k.startswith(("NEXT_", "__NEXT"))}
    return {**kept, "NEXT_TELEMETRY_DISABLED": "1", **more}


def bare_environment(**more: str) -> dict[str, str]:
    """Return the environment for configs that are executed: only what Node needs to start, plus ``more``.

    A config may read any variable, ``CI`` for example, so nothing else of the caller's environment may reach it.
    """
    return {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ} | more


def manifest(version: str) -> dict[str, object]:
    """Return the package.json of a project: next, and a matching React."""
    major, minor = (int(number) for number in version.split(".")[:2])
    react = REACT_FROM_15_1 if (major, minor) >= (15, 1) else REACT  # 15.0 accepts only one release candidate of 19
    dependencies = {"next": version, "react": react, "react-dom": react}
    return {"name": "next-evidence", "private": True, "dependencies": dependencies}


def _installed_version(project: Path) -> str | None:
    try:
        manifest = json.loads((project / "node_modules" / "next" / "package.json").read_text())
        # npm writes this file last: without it the installation is incomplete
        (project / "node_modules" / ".package-lock.json").stat()
    except (OSError, ValueError):
        return None
    return str(manifest.get("version"))
