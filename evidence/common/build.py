"""Writes the files of a small project around an installed next, and builds it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from evidence.common.install import clean_environment, node

TIMEOUT = 300.0  # seconds
CACHE = ".build-cache"
INSTALLED = frozenset({"node_modules", "package.json", "package-lock.json", CACHE})


class BuildError(Exception):
    """`next build` failed; the message holds the end of what it printed."""


def write_files(project: Path, files: Mapping[str, str | bytes]) -> None:
    """Everything of the project but what is installed; what stood there before is removed, not the cache of builds."""
    caches = project / ".next" / "cache"
    if caches.is_dir():
        caches.replace(project / CACHE)
    for path in project.iterdir():
        if path.is_dir() and path.name not in INSTALLED:
            shutil.rmtree(path)
        elif path.name not in INSTALLED:
            path.unlink()
    for name, content in files.items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    if (project / CACHE).is_dir():
        caches.parent.mkdir()
        (project / CACHE).replace(caches)


def next_build(project: Path, **environment: str) -> str:
    """What `next build` prints. Raises ``BuildError``."""
    try:
        done = subprocess.run(
            [node(), "node_modules/next/dist/bin/next", "build"],
            cwd=project,
            env=clean_environment(NODE_ENV="production", **environment),
            timeout=TIMEOUT,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
    except subprocess.TimeoutExpired:
        raise BuildError(f"no end within {TIMEOUT:.0f} s") from None
    if done.returncode:
        raise BuildError(done.stdout[-2000:])
    return done.stdout


def deploy_standalone(project: Path) -> Path:
    """Copy what a standalone server needs out of the built project, as a deployment does; the folder it runs in."""
    target = project.with_name(project.name + "-standalone")
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(project / ".next" / "standalone", target, symlinks=True)
    shutil.copytree(project / ".next" / "static", target / ".next" / "static", dirs_exist_ok=True)
    return target
