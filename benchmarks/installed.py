"""Installations of nextlint, as by a hook, and ESLint, each in its own folder, which is kept."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
BIN = "Scripts" if os.name == "nt" else "bin"


class Installed(NamedTuple):
    """``python`` is the interpreter of nextlint's environment."""

    python: str
    nextlint: str
    how: str


class NotInstallableError(Exception):
    """``str()`` says why, as a clause."""


def nextlint(cache: Path | None) -> Installed:
    """Install nextlint's wheel in its own environment, or use this one (``cache`` None, or installing fails)."""
    here = Installed(sys.executable, str(Path(sys.executable).with_name("nextlint")), "installed as here")
    if cache is None:
        return here
    try:
        folder = _environment(cache / "nextlint")
        _run([str(folder / "python"), "-m", "pip", "install", "--quiet", "--force-reinstall", "--no-deps", str(ROOT)])
        _run([str(folder / "python"), "-m", "pip", "install", "--quiet", str(ROOT)])
    except NotInstallableError as error:
        return here._replace(how=f"installed as here ({error})")
    return Installed(str(folder / "python"), str(folder / "nextlint"), "its wheel in its own environment")


def from_npm(cache: Path, name: str, *packages: str) -> str:
    """Install npm packages into a folder; return the path of a command. Raises NotInstallableError."""
    folder = cache / name
    found = folder / "node_modules" / ".bin" / name
    if not found.exists():
        folder.mkdir(parents=True, exist_ok=True)
        _run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), *packages])
    return str(found)


def _environment(folder: Path) -> Path:
    """Return the folder of a virtual environment's commands, creating it if necessary."""
    commands = folder / BIN
    if not (commands / "python").exists():
        _run([sys.executable, "-m", "venv", str(folder)])
        _run([str(commands / "python"), "-m", "pip", "install", "--quiet", "--upgrade", "pip"])
        _run([str(commands / "python"), "-m", "pip", "uninstall", "--quiet", "--yes", "setuptools"])
    return commands


def _run(argv: list[str]) -> None:
    try:
        done = subprocess.run(argv, capture_output=True, text=True, check=False, timeout=600)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotInstallableError(f"{Path(argv[0]).name} cannot be run: {type(error).__name__}") from None
    if done.returncode:
        raise NotInstallableError(f"{' '.join(argv[1:4])} failed with exit code {done.returncode}")
