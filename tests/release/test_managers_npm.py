"""The package managers of today write lockfiles that nextlint reads: a new format of theirs is noticed here."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from nextlint.release.model import Release

from .projects import answer, write

pytestmark = [pytest.mark.npm, pytest.mark.slow]


class Manager(NamedTuple):
    """A manager and how it writes a lockfile; ``package`` is None for the one that comes with Node."""

    package: str | None
    command: tuple[str, ...]
    lockfile: str
    environment: Mapping[str, str] = {}
    asks: tuple[str, ...] = ("--version",)  # what it answers wherever it runs


MANAGERS = {
    "npm": Manager(None, ("npm", "install", "--package-lock-only", "--ignore-scripts"), "package-lock.json"),
    "npm 6": Manager("npm@6", ("npm", "install", "--package-lock-only", "--ignore-scripts"), "package-lock.json"),
    "yarn 1": Manager("yarn@1", ("yarn", "install", "--ignore-scripts", "--ignore-engines"), "yarn.lock"),
    "yarn": Manager(
        "@yarnpkg/cli-dist@latest",
        ("yarn", "install", "--mode=update-lockfile"),
        "yarn.lock",
        {"YARN_ENABLE_IMMUTABLE_INSTALLS": "0", "YARN_ENABLE_SCRIPTS": "0", "YARN_ENABLE_TELEMETRY": "0"},
    ),
    "pnpm 10": Manager("pnpm@10", ("pnpm", "install", "--lockfile-only", "--ignore-scripts"), "pnpm-lock.yaml"),
    "pnpm": Manager("pnpm@latest", ("pnpm", "install", "--lockfile-only", "--ignore-scripts"), "pnpm-lock.yaml"),
    "bun": Manager("bun@latest", ("bun", "install", "--lockfile-only"), "bun.lock"),
    "deno": Manager("deno@latest", ("deno", "install"), "deno.lock"),
}  # fmt: skip


def run(command: tuple[str, ...], folder: Path, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, check=False, timeout=600
    )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return {"folder": tmp_path_factory.mktemp("managers")}


def binaries(manager: Manager, folder: Path) -> str:
    """The folder of the manager's command. Skips where the manager cannot be installed or does not run here."""
    if shutil.which("npm") is None:
        pytest.skip("npm is not on PATH")
    if manager.package is None:
        return ""
    home = folder / manager.package.replace("/", "_")
    if not home.exists():
        write(home, {"package.json": {}})
        done = run(("npm", "install", "--no-audit", "--no-fund", manager.package), home, {})
        if done.returncode != 0:
            pytest.skip(f"{manager.package} cannot be installed: {done.stderr[-300:]}")
    found = home / "node_modules" / ".bin"
    asked = run((str(found / manager.command[0]), *manager.asks), home, {})
    if asked.returncode != 0:
        pytest.skip(f"{manager.package} does not run on this Node: {(asked.stderr or asked.stdout)[:300]}")
    return str(found)


def lock(name: str, root: Path, folder: Path) -> None:
    """Write the lockfile of the package or workspace at ``root``."""
    manager = MANAGERS[name]
    path = os.pathsep.join(filter(None, [binaries(manager, folder), os.environ["PATH"]]))
    if name == "yarn":
        (root / "yarn.lock").touch()  # marks the root of a project of yarn 2 and later
    command = (shutil.which(manager.command[0], path=path) or manager.command[0], *manager.command[1:])
    done = run(command, root, {**manager.environment, "PATH": path, "CI": ""})
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert (root / manager.lockfile).exists(), f"{name} wrote {os.listdir(root)}"


def dependencies(next_: str) -> dict[str, Any]:
    return {"next": next_, "react": "18.2.0", "react-dom": "18.2.0"}


def release(folder: Path, root: Path) -> Release:
    found = answer(folder, root)
    assert isinstance(found, Release), found
    assert found.exact
    assert Path(found.source).parent == root
    assert found.span is not None
    return found


@pytest.mark.parametrize("name", sorted(MANAGERS))
def test_a_package_alone(name: str, installed: dict[str, Path], tmp_path: Path) -> None:
    write(tmp_path, {"package.json": {"name": "single", "private": True, "dependencies": dependencies("~13.4.0")}})
    lock(name, tmp_path, installed["folder"])
    assert release(tmp_path, tmp_path).version == "13.4.19"


@pytest.mark.parametrize("name", sorted(set(MANAGERS) - {"npm 6"}))
def test_a_workspace(name: str, installed: dict[str, Path], tmp_path: Path) -> None:
    """Two versions, one of them hoisted, and a range that a third package asks for."""
    asked = {"web": "13.4.4", "docs": "14.2.3", "shop": "~13.4.5"}
    write(tmp_path, {"package.json": {"name": "mono", "version": "1.0.0", "private": True, "workspaces": ["apps/*"]}})
    for app, spec in asked.items():
        package = {"name": f"@mono/{app}", "version": "1.0.0", "private": True, "dependencies": dependencies(spec)}
        write(tmp_path, {f"apps/{app}/package.json": package})
    if name.startswith("pnpm"):
        write(tmp_path, {"pnpm-workspace.yaml": "packages:\n  - apps/*\n"})
    lock(name, tmp_path, installed["folder"])
    found = {app: release(tmp_path / "apps" / app, tmp_path).version for app in asked}
    assert found == {"web": "13.4.4", "docs": "14.2.3", "shop": "13.4.19"}


@pytest.mark.parametrize("name", sorted(set(MANAGERS) - {"npm 6", "deno"}))
def test_an_alias(name: str, installed: dict[str, Path], tmp_path: Path) -> None:
    aliases = {**dependencies("npm:next@13.4.4"), "next-old": "npm:next@12.3.4"}
    write(tmp_path, {"package.json": {"name": "alias", "private": True, "dependencies": aliases}})
    lock(name, tmp_path, installed["folder"])
    assert release(tmp_path, tmp_path).version == "13.4.4"
