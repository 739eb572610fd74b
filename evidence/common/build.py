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
    """`next build` failed; the message is the end of its output."""


def write_files(project: Path, files: Mapping[str, str | bytes]) -> None:
    """Write the project's files, replacing earlier ones but not what is installed, nor the build cache."""
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
    """Run `next build`; return its output. Raises ``BuildError``."""
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
    """Copy what a standalone server needs, as a deployment does; return the folder it runs in."""
    target = project.with_name(project.name + "-standalone")
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(project / ".next" / "standalone", target, symlinks=True)
    shutil.copytree(project / ".next" / "static", target / ".next" / "static", dirs_exist_ok=True)
    return target
