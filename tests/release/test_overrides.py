"""What the root of a workspace puts in place of next, and its catalogs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from nextlint.release.model import Release, Unresolved

from .projects import answer, at, write

APP = {"name": "@mono/web", "dependencies": {"next": "^13.4.0"}}


def told(root: Path, manager: str | None, more: dict[str, Any], files: dict[str, Any] | None = None) -> str:
    """The version of a member of a workspace without lockfile, else why there is none."""
    named = {"packageManager": f"{manager}@9.0.0"} if manager else {}
    write(
        root,
        {"package.json": {"workspaces": ["apps/*"], **named, **more}, "apps/web/package.json": APP, **(files or {})},
    )
    found = answer(root / "apps" / "web", root)
    assert isinstance(found, Release | Unresolved)
    return found.version if isinstance(found, Release) else found.reason


FRESH = "13.5.11"
RIVALS = (
    "the overrides of several managers replace next with '13.4.4' and '13.4.5', and it is unclear which one is used"
)


@pytest.mark.parametrize(
    ("manager", "more", "expected"),
    [
        ("npm", {"overrides": {"next": "13.4.4"}}, "13.4.4"),
        ("npm", {"overrides": {"next": {".": "13.4.4", "postcss": "8"}}}, "13.4.4"),
        ("npm", {"overrides": {"next@^13": "13.4.4"}}, "13.4.4"),
        ("npm", {"overrides": {"next@^12": "12.0.0"}}, FRESH),
        ("npm", {"overrides": {"next": "$next"}, "dependencies": {"next": "13.4.2"}}, "13.4.2"),
        ("npm", {"overrides": {"next": "$missing"}}, FRESH),
        ("npm", {"overrides": {"next-auth": "4.0.0", "@acme/next": "1.0.0", "nextra": {"next": "12.0.0"}}}, FRESH),
        ("npm", {"resolutions": {"next": "13.4.4"}, "pnpm": {"overrides": {"next": "13.4.5"}}}, FRESH),
        ("npm", {"overrides": "13.4.4"}, FRESH),
        ("npm", {"overrides": {"next": 13}}, FRESH),
        ("yarn", {"resolutions": {"next": "13.4.4"}}, "13.4.4"),
        ("yarn", {"resolutions": {"next@npm:^13.4.0": "13.4.4"}}, "13.4.4"),
        ("yarn", {"resolutions": {"next@^13.4.0": "npm:13.4.4"}}, "13.4.4"),
        ("yarn", {"resolutions": {"next@npm:^13.0.0": "13.4.4"}}, FRESH),
        ("yarn", {"resolutions": {"@mono/web/next": "13.4.4"}}, "13.4.4"),
        ("yarn", {"resolutions": {"@mono/docs/next": "13.4.4"}}, FRESH),
        ("yarn", {"overrides": {"next": "13.4.4"}}, FRESH),
        ("pnpm", {"pnpm": {"overrides": {"next": "13.4.4"}}}, "13.4.4"),
        ("pnpm", {"pnpm": {"overrides": {"next@<13.4.10": "13.4.4"}}}, "13.4.4"),
        ("pnpm", {"pnpm": {"overrides": {"next@>=14 <15": "13.4.4"}}}, FRESH),
        ("pnpm", {"pnpm": {"overrides": {"@mono/web>next": "13.4.4"}}}, "13.4.4"),
        ("pnpm", {"pnpm": {"overrides": {"@mono/docs>next": "13.4.4"}}}, FRESH),
        ("pnpm", {"resolutions": {"next": "13.4.4"}}, "13.4.4"),
        ("bun", {"overrides": {"next": "13.4.4"}}, "13.4.4"),
        ("bun", {"resolutions": {"next": "13.4.4"}}, "13.4.4"),
        (None, {"overrides": {"next": "13.4.4"}}, "13.4.4"),
        (None, {"overrides": {"next": "13.4.4"}, "resolutions": {"next": "13.4.4"}}, "13.4.4"),
        (None, {"overrides": {"next": "13.4.4"}, "resolutions": {"next": "13.4.5"}}, RIVALS),
    ],
)  # fmt: skip
def test_overrides(manager: str | None, more: dict[str, Any], expected: str, tmp_path: Path) -> None:
    assert told(tmp_path, manager, more) == expected


def test_pnpm_workspace_yaml(tmp_path: Path) -> None:
    files = {"pnpm-workspace.yaml": "packages:\n  - apps/*\noverrides:\n  # pinned\n  'next': \"13.4.4\"\n"}
    assert told(tmp_path, "pnpm", {"pnpm": {"overrides": {"next": "13.4.9"}}}, files) == "13.4.4"
    found = answer(tmp_path / "apps" / "web", tmp_path)
    assert at(found) == "13.4.4 @ pnpm-workspace.yaml:5:12"
    assert isinstance(found, Release)
    assert found.notes == ("the override 'next' in pnpm-workspace.yaml replaces it with '13.4.4'",)
    assert found.exact


def test_the_place_of_an_override(tmp_path: Path) -> None:
    told(tmp_path, "npm", {"overrides": {"next": {".": "13.4.4"}}})
    assert at(answer(tmp_path / "apps" / "web", tmp_path)) == "13.4.4 @ package.json:8:13"


def test_an_override_of_a_member_does_nothing(tmp_path: Path) -> None:
    write(tmp_path, {"package.json": {"workspaces": ["apps/*"]}})
    write(tmp_path, {"apps/web/package.json": {**APP, "overrides": {"next": "13.4.4"}}})
    found = answer(tmp_path / "apps" / "web", tmp_path)
    assert isinstance(found, Release)
    assert found.version == FRESH


def test_a_lockfile_must_agree_with_the_override(tmp_path: Path) -> None:
    root = {"name": "app", "dependencies": {"next": "^13.4.0"}, "overrides": {"next": "13.4.4"}}
    packages = {"": root, "node_modules/next": {"version": "13.4.9"}}
    write(tmp_path, {"package.json": root, "package-lock.json": {"lockfileVersion": 3, "packages": packages}})
    found = answer(tmp_path)
    assert isinstance(found, Release)
    assert found.stale is not None
    assert found.stale.reason == ("package-lock.json is out of date: it has next 13.4.9, not '13.4.4' in package.json")
    assert (found.version, found.stale.fresh.version) == ("13.4.9", "13.4.4")


def in_catalog(root: Path, files: dict[str, Any], spec: str = "catalog:") -> Release | Unresolved:
    app = {"name": "web", "dependencies": {"next": spec}}
    write(root, {"package.json": {"workspaces": ["apps/*"]}, "apps/web/package.json": app, **files})
    found = answer(root / "apps" / "web", root)
    assert isinstance(found, Release | Unresolved)
    return found


YAML = "packages:\n  - apps/*\ncatalog:\n  next: ^13.4.0\ncatalogs:\n  old:\n    next: 12.0.0 # kept\n"


@pytest.mark.parametrize("file", ["pnpm-workspace.yaml", ".yarnrc.yml"])
@pytest.mark.parametrize(
    ("spec", "place"),
    [("catalog:", "^13.4.0 @ {}:4:9"), ("catalog:default", "^13.4.0 @ {}:4:9"), ("catalog:old", "12.0.0 @ {}:7:11")],
)
def test_catalogs_in_yaml(file: str, spec: str, place: str, tmp_path: Path) -> None:
    found = in_catalog(tmp_path, {file: YAML}, spec)
    assert isinstance(found, Release)
    assert at(found) == place.format(file)
    assert found.exact == ("old" in spec)
    assert found.spelled == spec


@pytest.mark.parametrize("is_inner", [True, False])
def test_catalogs_of_bun(is_inner: bool, tmp_path: Path) -> None:
    catalogs = {"catalog": {"next": "13.4.4"}, "catalogs": {"old": {"next": "12.0.0"}}}
    workspaces: Any = {"packages": ["apps/*"], **catalogs} if is_inner else ["apps/*"]
    root = {"workspaces": workspaces, **({} if is_inner else catalogs)}
    for spec, expected in (("catalog:", "13.4.4"), ("catalog:old", "12.0.0")):
        found = in_catalog(tmp_path, {"package.json": root}, spec)
        assert isinstance(found, Release)
        assert found.version == expected


def test_the_default_catalog_may_stand_among_the_named_ones(tmp_path: Path) -> None:
    found = in_catalog(tmp_path, {"pnpm-workspace.yaml": "packages: [apps/*]\ncatalogs:\n  default: {next: 13.4.4}\n"})
    assert isinstance(found, Release)
    assert at(found) == "13.4.4 @ pnpm-workspace.yaml:3:19"


@pytest.mark.parametrize(
    "yaml", ["catalog: 1\n", "catalog: {next: 13}\n", "catalog: {next: [1]}\n", "catalogs: {old: 1}\n"]
)
def test_catalogs_without_next(yaml: str, tmp_path: Path) -> None:
    found = in_catalog(tmp_path, {".yarnrc.yml": yaml})
    assert isinstance(found, Unresolved)
    assert found.reason == "the default catalog of this workspace has no next"
    assert at(found) == "catalog: @ package.json:4:14"


@pytest.mark.parametrize(
    "content", ["catalog: " + "[" * 100_000, "- " * 100_000, "catalog: {\n", "\t", b"\xff", b"catalog: \0"]
)
def test_yaml_that_cannot_be_read(content: Any, tmp_path: Path) -> None:
    for file in ("pnpm-workspace.yaml", ".yarnrc.yml"):
        found = in_catalog(tmp_path, {file: content})
        assert isinstance(found, Unresolved)
        assert found.reason.startswith(f"{file} cannot be used: ")
        (tmp_path / file).unlink()
    assert isinstance(in_catalog(tmp_path, {".yarnrc.yml": content}, "^13.4.0"), Release)


def test_columns_in_yaml_are_utf16(tmp_path: Path) -> None:
    found = in_catalog(tmp_path, {".yarnrc.yml": "catalog: {'\U0001f600': 1, next: '13.4.4'}\n"})
    assert at(found) == "13.4.4 @ .yarnrc.yml:1:27"


def test_a_lockfile_that_knows_what_a_missing_catalog_said(tmp_path: Path) -> None:
    lock = "lockfileVersion: '9.0'\nimporters:\n  apps/web:\n    dependencies:\n      next:\n"
    lock += "        specifier: 'catalog:'\n        version: 13.4.4\npackages:\n  next@13.4.4:\n    resolution: {}\n"
    found = in_catalog(tmp_path, {"pnpm-workspace.yaml": "packages: [apps/*]\n", "pnpm-lock.yaml": lock})
    assert isinstance(found, Release)
    assert at(found) == "13.4.4 @ pnpm-lock.yaml:7:18"


def test_an_override_may_be_a_catalogs(tmp_path: Path) -> None:
    yaml = "packages: [apps/*]\noverrides:\n  next: 'catalog:'\ncatalog:\n  next: 13.4.4\n"
    found = in_catalog(tmp_path, {"pnpm-workspace.yaml": yaml}, "^13.4.0")
    assert isinstance(found, Release)
    assert (found.version, len(found.notes)) == ("13.4.4", 2)
