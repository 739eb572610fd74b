"""What Rush, vlt, pnpm and Deno write where other places than package.json and its lockfile beside it count."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from nextlint.discovery import discover
from nextlint.files.reader import Reader
from nextlint.release.model import Release
from nextlint.release.resolution import resolve

from .projects import answer, write
from .test_managers_npm import Manager, binaries, dependencies, release, run

pytestmark = [pytest.mark.npm, pytest.mark.slow]

RUSH = Manager("@microsoft/rush@5.179.0", ("rush", "update"), "", asks=("--help",))
PNPM = Manager("pnpm@10", ("pnpm", "install", "--lockfile-only", "--ignore-scripts"), "")
VLT = Manager("vlt@1.0.0-rc.23", ("vlt", "install"), "vlt-lock.json", asks=("install", "--help"))
DENO = Manager("deno@latest", ("deno", "install"), "deno.lock")
ASKED = {"web": "~13.4.0", "docs": "14.2.3"}
FOUND = {"web": "13.4.19", "docs": "14.2.3"}


@pytest.fixture(scope="module")
def tools(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tools")


def use(manager: Manager, root: Path, tools: Path) -> None:
    path = os.pathsep.join([binaries(manager, tools), os.environ["PATH"]])
    done = run(manager.command, root, {"PATH": path, "CI": "", "XDG_DATA_HOME": str(tools / "data")})
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=x", "-c", "user.email=x@example.invalid", "-c", "protocol.file.allow=always"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def package(name: str, next_: str) -> dict[str, Any]:
    return {"name": name, "version": "1.0.0", "private": True, "dependencies": dependencies(next_)}


def apps(root: Path) -> None:
    for name, asked in ASKED.items():
        write(root, {f"apps/{name}/package.json": package(f"@mono/{name}", asked)})


def found(root: Path) -> dict[str, str]:
    answers = {name: answer(root / "apps" / name, root) for name in ASKED}
    assert all("node_modules" not in str(getattr(one, "source", "")) for one in answers.values())
    return {name: getattr(one, "version", str(one)) for name, one in answers.items()}


@pytest.mark.parametrize("layout", ["projects", "workspaces", "subspaces"])
def test_rush(layout: str, tools: Path, tmp_path: Path) -> None:
    """Of one lockfile whose projects are packages of their own, of one with importers, and of one for each subspace."""
    git(tmp_path, "init", "-q")
    apps(tmp_path)
    projects = [
        {
            "packageName": f"@mono/{name}",
            "projectFolder": f"apps/{name}",
            "subspaceName": "docs" if name == "docs" else None,
        }
        for name in ASKED
    ]
    listed = [{key: value for key, value in project.items() if value} for project in projects]
    config = {"rushVersion": "5.179.0", "pnpmVersion": "9.15.9", "projects": listed}
    write(tmp_path, {"rush.json": json.dumps(config), ".gitignore": "node_modules/\ncommon/temp/\n"})
    if layout != "projects":
        places = ["rush"] if layout == "workspaces" else ["rush", "subspaces/default", "subspaces/docs"]
        write(tmp_path, {f"common/config/{place}/pnpm-config.json": {"useWorkspaces": True} for place in places})
    if layout == "subspaces":
        enabled = {"subspacesEnabled": True, "subspaceNames": ["docs"]}
        write(tmp_path, {"common/config/rush/subspaces.json": enabled})
    use(RUSH, tmp_path, tools)
    assert found(tmp_path) == FOUND


def test_vlt(tools: Path, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    apps(tmp_path)
    write(tmp_path, {"package.json": {"name": "mono", "private": True}, "vlt.json": {"workspaces": "apps/*"}})
    use(VLT, tmp_path, tools)
    assert found(tmp_path) == FOUND


def test_lockfiles_of_branches(tools: Path, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    write(tmp_path, {"pnpm-workspace.yaml": "gitBranchLockfile: true\n"})
    for branch, version in (("main", "13.4.4"), ("Feat/New-Thing", "13.4.19")):
        write(tmp_path, {"package.json": package("site", version)})
        git(tmp_path, "add", "-A")
        git(tmp_path, "commit", "-q", "--allow-empty", "-m", branch)
        if branch != "main":
            git(tmp_path, "checkout", "-q", "-b", branch)
        use(PNPM, tmp_path, tools)
        assert release(tmp_path, tmp_path).version == version


def test_a_submodule_of_a_workspace(tools: Path, tmp_path: Path) -> None:
    shop, mono = tmp_path / "shop", tmp_path / "mono"
    write(shop, {"package.json": package("shop", "~13.4.0")})
    write(mono, {"package.json": {"private": True}, "pnpm-workspace.yaml": "packages: ['apps/*']\n"})
    for folder in (shop, mono):
        git(folder, "init", "-q")
    git(shop, "add", "-A")
    git(shop, "commit", "-q", "-m", "shop")
    git(mono, "submodule", "--quiet", "add", str(shop), "apps/shop")
    use(PNPM, mono, tools)
    assert release(mono / "apps" / "shop", mono).version == "13.4.19"


@pytest.mark.parametrize("name", ["deno.json", "deno.jsonc"])
def test_imports_of_deno_without_a_package_json(name: str, tools: Path, tmp_path: Path) -> None:
    imports = {key: f"npm:{key}@{spec}" for key, spec in dependencies("~13.4.0").items()}
    write(tmp_path, {name: {"imports": imports, "nodeModulesDir": "auto"}})
    use(DENO, tmp_path, tools)
    (project,) = discover(Reader(), [str(tmp_path)], cwd=str(tmp_path)).projects
    found = resolve(Reader(), project, package="next")
    assert isinstance(found, Release)
    assert (found.version, Path(found.source).name) == ("13.4.19", "deno.lock")
