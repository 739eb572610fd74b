"""Installs the packages: a folder per version, below a folder with the matching next."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from packaging.version import Version

from evidence.common.install import clean_environment, npm

TIMEOUT = 300.0  # seconds
MARK = Path("node_modules", ".package-lock.json")  # npm writes it last
BASES = {
    "12": ("next@12.3.7", "react@18.2.0", "react-dom@18.2.0", "webpack@5"),
    "14": ("next@14.2.35", "react@18.2.0", "react-dom@18.2.0", "webpack@5", "typescript@5"),
    "15": ("next@15.5.7", "react@19.1.0", "react-dom@19.1.0", "webpack@5", "typescript@5"),
    "16": ("next@16.0.7", "react@19.1.0", "react-dom@19.1.0", "webpack@5", "typescript@5"),
}


class InstallError(Exception):
    """npm could not install it; the text is the first lines of npm's error."""


def base(major: str, workdir: Path) -> Path:
    """Return the folder of next ``major``."""
    folder = workdir / f"next-{major}"
    _install(folder, BASES[major])
    return folder


def project(package: str, version: str, needs: tuple[str, ...], beside: Path) -> Path:
    """Return the folder below ``beside`` with ``package``, installing it if necessary. Raises :class:`InstallError`."""
    stem = package.replace("/", "+")
    folder = beside / f"{stem}@{version}"
    wanted = (f"{package}@{version}", *needs)
    if not _is_complete(folder, wanted):
        _start_from(folder, beside.glob(f"{stem}@{version.partition('.')[0]}.*"))
        _install(folder, wanted)
    if version_of(folder, package) != version:
        raise InstallError(f"npm installed {version_of(folder, package)}")
    return folder


def version_of(folder: Path, package: str) -> str:
    """Return the exact version of a package installed in ``folder``."""
    manifest = json.loads((folder / "node_modules" / package / "package.json").read_text())
    return str(manifest["version"])


def published(package: str) -> list[str]:
    """Return the versions of a package, in order, without prereleases. Raises :class:`InstallError`."""
    found = json.loads(_npm(("view", package, "versions", "--json"), Path.cwd()))
    versions = [found] if isinstance(found, str) else found
    return sorted((v for v in versions if v.replace(".", "").isdecimal()), key=Version)


def _is_complete(folder: Path, wanted: tuple[str, ...] = ()) -> bool:
    modules = folder / "node_modules"
    names = [specifier.rpartition("@")[0] for specifier in wanted]
    return (folder / MARK).exists() and all((modules / name).exists() for name in names)


def _start_from(folder: Path, others: Iterable[Path]) -> None:
    """Start from another version's installation: most of it is the same."""
    shutil.rmtree(folder, ignore_errors=True)  # incomplete
    for other in others:
        if _is_complete(other):
            shutil.copytree(other / "node_modules", folder / "node_modules", copy_function=os.link, symlinks=True)
            (folder / MARK).unlink()
            return


def _install(folder: Path, specifiers: tuple[str, ...]) -> None:
    if _is_complete(folder, specifiers):
        return
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "package.json").write_text('{"name": "probe", "private": true}\n')
    options = ("--ignore-scripts", "--legacy-peer-deps", "--no-audit", "--no-fund", "--loglevel=error")
    _npm(("install", *options, *specifiers), folder)


def _npm(arguments: tuple[str, ...], folder: Path) -> str:
    command = [npm(), *arguments]
    try:
        done = subprocess.run(
            command, cwd=folder, check=True, timeout=TIMEOUT, capture_output=True, text=True, env=clean_environment()
        )
    except subprocess.CalledProcessError as error:
        lines = [line.removeprefix("npm error ") for line in error.stderr.splitlines() if line.strip()]
        raise InstallError(" / ".join(lines[1:2] or lines)) from None
    except subprocess.TimeoutExpired:
        raise InstallError(f"npm had not ended after {TIMEOUT:.0f} s") from None
    return done.stdout
