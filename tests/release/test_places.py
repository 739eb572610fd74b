"""Where lockfiles stand besides the root of a workspace, and several of them side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from nextlint.release.model import Release, Unresolved

from .projects import answer, at, write

APP = {"package.json": {"name": "web", "dependencies": {"next": "^13.4.0"}}}


def pnpm(importer: str = ".", version: str = "13.4.4") -> str:
    return (
        f"lockfileVersion: '9.0'\n\nimporters:\n\n  {importer}:\n    dependencies:\n      next:\n"
        f"        specifier: ^13.4.0\n        version: {version}\n\n"
        f"packages:\n\n  next@{version}:\n    resolution: {{}}\n"
    )


def npm(version: str = "13.4.4") -> dict[str, Any]:
    root = {"dependencies": {"next": "^13.4.0"}}
    return {"lockfileVersion": 3, "packages": {"": root, "node_modules/next": {"version": version}}}


def version(root: Path, repository: Path | None = None) -> str | None:
    found = answer(root, repository)
    if isinstance(found, Unresolved):
        return found.reason
    return found.version if isinstance(found, Release) else None


RUSH = """{
  // the projects
  "projects": [
    { "packageName": "web", "projectFolder": "apps/web" },
    { "packageName": "docs", "projectFolder": "./apps/docs", "subspaceName": "slow" },
  ],
}
"""


def test_a_project_of_rush(tmp_path: Path) -> None:
    write(tmp_path, {"rush.json": RUSH, "common/config/rush/pnpm-lock.yaml": pnpm("../../apps/web")})
    web = write(tmp_path / "apps" / "web", APP)
    assert version(web, tmp_path) == "13.4.4"
    assert at(answer(web, tmp_path)) == "13.4.4 @ pnpm-lock.yaml:9:18"


def test_a_project_of_a_subspace_of_rush(tmp_path: Path) -> None:
    write(tmp_path, {"rush.json": RUSH, "common/config/subspaces/slow/pnpm-lock.yaml": pnpm("../../../apps/docs")})
    write(tmp_path, {"common/config/subspaces/default/pnpm-lock.yaml": pnpm("../../../apps/web", "13.4.5")})
    assert version(write(tmp_path / "apps" / "docs", APP), tmp_path) == "13.4.4"
    assert version(write(tmp_path / "apps" / "web", APP), tmp_path) == "13.4.5"


def test_a_folder_that_rush_does_not_name_has_its_own_lockfile(tmp_path: Path) -> None:
    write(tmp_path, {"rush.json": RUSH, "common/config/rush/pnpm-lock.yaml": pnpm("../../apps/web")})
    assert (
        version(write(tmp_path / "tools" / "x", {**APP, "pnpm-lock.yaml": pnpm(version="13.4.7")}), tmp_path)
        == "13.4.7"
    )


VLT = """{
  "lockfileVersion": 0,
  "nodes": {
    "~npm~next@13.4.4": [0, "next", "sha512-x"],
    "~npm~@scope§tool@2.0.0": [0, "@scope/tool"]
  },
  "edges": {
    "file~_d next": "prod ^13.4.0 ~npm~next@13.4.4",
    "workspace~apps+web next": "prod ^13.4.0 ··next@13.4.5"
  }
}
"""


def test_vlt(tmp_path: Path) -> None:
    write(tmp_path, {**APP, "vlt-lock.json": VLT})
    assert version(tmp_path) == "13.4.4"
    assert at(answer(tmp_path)) == "13.4.4 @ vlt-lock.json:8:45"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({".git/HEAD": "ref: refs/heads/Fix/It\n", "pnpm-lock.fix!it.yaml": pnpm(version="13.4.6")}, "13.4.6"),
        ({".git/HEAD": "ref: refs/heads/main\n", "pnpm-lock.fix!it.yaml": pnpm(version="13.4.6")}, "13.4.4"),
        ({"pnpm-lock.a.yaml": pnpm()}, "13.4.4"),
        (
            {"pnpm-lock.a.yaml": pnpm(version="13.4.6")},
            "pnpm-lock.a.yaml and pnpm-lock.yaml stand side by side, "
            "and no packageManager in package.json says which is used",
        ),
        (
            {".git": "gitdir: real", "real/HEAD": "ref: refs/heads/a\n", "pnpm-lock.a.yaml": pnpm(version="13.4.6")},
            "13.4.6",
        ),
    ],
)
@pytest.mark.parametrize(
    "setting", [{".npmrc": "git-branch-lockfile=true\n"}, {"pnpm-workspace.yaml": "gitBranchLockfile: true\n"}]
)
def test_lockfiles_of_branches(files: dict[str, str], expected: str, setting: dict[str, str], tmp_path: Path) -> None:
    write(tmp_path, {**APP, "pnpm-lock.yaml": pnpm(), **files, **setting})
    assert version(tmp_path) == expected


def test_lockfiles_of_branches_are_not_asked_where_nothing_sets_them(tmp_path: Path) -> None:
    files = {".git/HEAD": "ref: refs/heads/a\n", "pnpm-lock.a.yaml": pnpm(version="13.4.6")}
    write(tmp_path, {**APP, "pnpm-lock.yaml": pnpm(), **files})
    assert version(tmp_path) == "13.4.4"


def test_lockfiles_of_two_managers_that_agree(tmp_path: Path) -> None:
    write(tmp_path, {**APP, "package-lock.json": npm(), "pnpm-lock.yaml": pnpm()})
    found = answer(tmp_path)
    assert isinstance(found, Release)
    assert found.version == "13.4.4"
    assert found.notes == ("package-lock.json and pnpm-lock.yaml stand side by side and agree",)
    write(tmp_path, {"package-lock.json": npm("13.4.5")})
    assert "stand side by side" in str(version(tmp_path))
    write(tmp_path, {"package-lock.json": "{"})
    assert "stand side by side" in str(version(tmp_path))


def test_a_lockfile_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    write(tmp_path, APP)
    (tmp_path / "yarn.lock").symlink_to("gone")
    assert str(version(tmp_path)).startswith("yarn.lock cannot be used: ")
