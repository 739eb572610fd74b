"""Where lockfiles stand besides the root of a workspace, and several of them side by side."""

from __future__ import annotations

import json
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


WITHOUT_WORKSPACES = """lockfileVersion: '9.0'

importers:

  .:
    dependencies:
      '@rush-temp/web':
        specifier: file:./projects/web.tgz
        version: file:projects/web.tgz

packages:

  '@rush-temp/web@file:projects/web.tgz':
    resolution: {integrity: sha512-x, tarball: file:projects/web.tgz}
    version: 0.0.0

  next@13.4.4:
    resolution: {integrity: sha512-x}

snapshots:

  '@rush-temp/docs@file:projects/docs.tgz': {}

  '@rush-temp/web@file:projects/web.tgz':
    dependencies:
      next: 13.4.4(react@18.2.0)

  next@13.4.4: {}
"""
EARLIER = """lockfileVersion: '6.0'

dependencies:
  '@rush-temp/web':
    specifier: file:./projects/web.tgz
    version: file:projects/web.tgz

packages:

  /next@13.4.4:
    resolution: {integrity: sha512-x}

  file:projects/web.tgz:
    resolution: {integrity: sha512-x, tarball: file:projects/web.tgz}
    name: '@rush-temp/web'
    dependencies:
      next: 13.4.4
"""


@pytest.mark.parametrize("lock", [WITHOUT_WORKSPACES, EARLIER])
def test_a_project_of_rush_without_workspaces_of_pnpm(lock: str, tmp_path: Path) -> None:
    """As Rush 5.179.0 writes it where pnpm-config.json does not say useWorkspaces."""
    write(tmp_path, {"rush.json": RUSH, "common/config/rush/pnpm-lock.yaml": lock})
    app = {"package.json": {"name": "@shop/web", "dependencies": {"next": "~13.4.0"}}}
    assert version(write(tmp_path / "apps" / "web", app), tmp_path) == "13.4.4"


def test_projects_of_rush_with_one_name_are_not_confused(tmp_path: Path) -> None:
    lock = WITHOUT_WORKSPACES.replace("docs", "web-2")
    write(tmp_path, {"rush.json": RUSH, "common/config/rush/pnpm-lock.yaml": lock})
    app = {"package.json": {"name": "@shop/web", "dependencies": {"next": "~13.4.0"}}}
    found = answer(write(tmp_path / "apps" / "web", app), tmp_path)
    assert not (isinstance(found, Release) and found.exact)


def test_a_subspace_that_is_not_switched_on_is_none(tmp_path: Path) -> None:
    write(tmp_path, {"rush.json": RUSH, "common/config/rush/pnpm-lock.yaml": pnpm("../../apps/docs")})
    assert version(write(tmp_path / "apps" / "docs", APP), tmp_path) == "13.4.4"


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


@pytest.mark.parametrize("workspaces", ['"apps/*"', '["packages/*", "apps/*"]', '{"sites": "apps/*", "other": ["x"]}'])
def test_a_workspace_of_vlt(workspaces: str, tmp_path: Path) -> None:
    """As vlt 1.0.0-rc.23 writes it, with what follows the version of a package with peers."""
    lock = {
        "lockfileVersion": 1,
        "nodes": {"~npm~next@13.4.4~peer.2": [0, "next"], "~npm~next@14.2.3~peer.1": [0, "next"]},
        "edges": {
            "workspace~apps+docs next": "prod 14.2.3 ~npm~next@14.2.3~peer.1",
            "workspace~apps+web next": "prod ~13.4.0 ~npm~next@13.4.4~peer.2",
        },
    }
    files = {"vlt.json": f'{{"workspaces": {workspaces}}}', "vlt-lock.json": json.dumps(lock)}
    write(tmp_path, {**files, "package.json": {"private": True}})
    assert version(write(tmp_path / "apps" / "web", APP), tmp_path) == "13.4.4"


@pytest.mark.parametrize("text", ['{"workspaces": 1}', "{}"])
def test_a_vlt_json_without_workspaces(text: str, tmp_path: Path) -> None:
    write(tmp_path, {"vlt.json": text, "vlt-lock.json": VLT, "package.json": {}})
    app = write(tmp_path / "apps" / "web", APP)
    found = answer(app, tmp_path)
    assert isinstance(found, Release)
    assert not found.source.endswith("vlt-lock.json")


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({".git/HEAD": "ref: refs/heads/Fix/It\n", "pnpm-lock.fix!it.yaml": pnpm(version="13.4.6")}, "13.4.6"),
        ({".git/HEAD": "ref: refs/heads/main\n", "pnpm-lock.fix!it.yaml": pnpm(version="13.4.6")}, "13.4.4"),
        ({"pnpm-lock.a.yaml": pnpm()}, "13.4.4"),
        (
            {"pnpm-lock.a.yaml": pnpm(version="13.4.6")},
            "pnpm-lock.a.yaml and pnpm-lock.yaml are in one folder, and the checked-out branch is unknown",
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
    assert found.notes == ("package-lock.json and pnpm-lock.yaml are in one folder and agree",)
    write(tmp_path, {"package-lock.json": npm("13.4.5")})
    assert "are in one folder" in str(version(tmp_path))
    write(tmp_path, {"package-lock.json": "{"})
    assert "are in one folder" in str(version(tmp_path))


def test_a_lockfile_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    write(tmp_path, APP)
    (tmp_path / "yarn.lock").symlink_to("gone")
    assert str(version(tmp_path)).startswith("yarn.lock cannot be used: ")


BROKEN = {
    "pnpm-workspace.yaml": ('packages:\n  - "apps/*\n', "it is not YAML: while scanning a quoted scalar, found"),
    "vlt.json": ('{ "workspaces": "apps/*", "a" }', "it is not JSON: "),
    "rush.json": ("[]\n", "it is not an object"),
    "package.json": ('{ "workspaces": ["apps/*"] ', "it is not JSON: it ends too early"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_workspace_file_is_named_and_not_taken_for_no_workspace(name: str, tmp_path: Path) -> None:
    text, reason = BROKEN[name]
    write(tmp_path, {name: text, "pnpm-lock.yaml": pnpm("apps/web")})
    found = answer(write(tmp_path / "apps" / "web", APP), tmp_path)
    assert isinstance(found, Unresolved)
    assert found.is_broken
    assert found.reason.startswith(f"{name} cannot be used: {reason}")
    assert found.span is not None
    assert found.span.path == str(tmp_path / name)


def test_a_broken_package_json_without_a_lockfile_beside_it_is_nobodys_workspace(tmp_path: Path) -> None:
    write(tmp_path, {"package.json": BROKEN["package.json"][0]})
    assert version(write(tmp_path / "apps" / "web", APP), tmp_path) == "13.5.11"


def test_a_version_that_is_known_without_the_broken_file_counts_and_the_file_is_noted(tmp_path: Path) -> None:
    write(tmp_path, {"vlt.json": BROKEN["vlt.json"][0]})
    found = answer(write(tmp_path / "apps" / "web", {"package.json": {"dependencies": {"next": "13.4.4"}}}), tmp_path)
    assert isinstance(found, Release)
    assert found.version == "13.4.4"
    assert found.notes[-1].startswith("vlt.json cannot be used: ")


def test_a_lockfile_of_its_own_counts_whatever_is_broken_above(tmp_path: Path) -> None:
    write(tmp_path, {"rush.json": "{", "package-lock.json": npm("13.4.5")})
    web = write(tmp_path / "apps" / "web", {**APP, "package-lock.json": npm("13.4.4")})
    assert version(web, tmp_path) == "13.4.4"


def test_a_broken_lockfile_beside_another_is_named(tmp_path: Path) -> None:
    write(tmp_path, {**APP, "package-lock.json": "{", "yarn.lock": 'next@^13.4.0:\n  version "13.4.4"\n'})
    found = answer(tmp_path)
    assert isinstance(found, Unresolved)
    assert "are in one folder" in found.reason
    assert "package-lock.json cannot be used: it is not JSON" in found.reason
    assert found.span is not None
    assert found.span.path == str(tmp_path / "package-lock.json")


@pytest.mark.parametrize("name", ["pnpm-workspace.yaml", ".yarnrc.yml"])
def test_a_broken_file_of_catalogs_is_named(name: str, tmp_path: Path) -> None:
    write(tmp_path, {"package.json": {"dependencies": {"next": "catalog:"}}, "yarn.lock": "", name: "catalog: ["})
    found = answer(tmp_path)
    assert isinstance(found, Unresolved)
    assert found.reason.startswith(f"{name} cannot be used: it is not YAML: ")


def test_a_catalog_without_the_package_is_no_broken_file(tmp_path: Path) -> None:
    package = {"dependencies": {"next": "catalog:"}}
    write(tmp_path, {"package.json": package, "pnpm-workspace.yaml": "", ".yarnrc.yml": "a: 1"})
    assert version(tmp_path) == "the default catalog of this workspace has no next"
