"""Which folders a workspace holds."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from nextlint.files.reader import Reader
from nextlint.workspaces import workspace_root, workspace_roots
from nextlint.workspaces.globs import expand_braces, fits, matches
from nextlint.workspaces.members import members
from tests.release.projects import write

PACKAGE: dict[str, Any] = {"private": True}


def tree(root: Path, *folders: str, **files: Any) -> Path:
    """Folders with a package.json each, and other files."""
    named = {name.replace("__", "/"): content for name, content in files.items()}
    return write(root, {**{f"{folder}/package.json": PACKAGE for folder in folders}, **named})


def found(root: Path) -> list[str]:
    return [Path(member).relative_to(root).as_posix() for member in members(Reader(), str(root))]


@pytest.mark.parametrize(
    ("patterns", "expected"),
    [
        (["apps/*"], ["apps/docs", "apps/web"]),
        (["./apps/*/"], ["apps/docs", "apps/web"]),
        (["apps/**"], ["apps/docs", "apps/web", "apps/web/e2e"]),
        (["apps/web"], ["apps/web"]),
        (["apps/{web,docs}"], ["apps/docs", "apps/web"]),
        (["{apps,libs}/*"], ["apps/docs", "apps/web", "libs/ui"]),
        (["*/w?b"], ["apps/web"]),
        (["apps/[dx]ocs"], ["apps/docs"]),
        (["apps/[!d]*"], ["apps/web"]),
        (["apps/!(docs)"], ["apps/web"]),
        (["apps/@(docs|web)"], ["apps/docs", "apps/web"]),
        (["apps/*", "!apps/docs"], ["apps/web"]),
        (["!apps/docs", "apps/*"], ["apps/docs", "apps/web"]),  # npm: the later pattern wins
        (["**"], ["apps/docs", "apps/web", "apps/web/e2e", "libs/ui"]),
        (["**", "!**/e2e"], ["apps/docs", "apps/web", "libs/ui"]),
        (["**", "!apps/**"], ["libs/ui"]),
        (["nothing/*"], []),
        (["../*"], []),
        (["!!apps/web"], ["apps/web"]),
        ([1, None, {"a": "b"}, "apps/web"], ["apps/web"]),
        (["empty", "apps/empty"], []),
    ],
)
def test_npm_patterns(patterns: list[Any], expected: list[str], tmp_path: Path) -> None:
    tree(tmp_path, "apps/web", "apps/docs", "apps/web/e2e", "libs/ui", "apps/web/node_modules/x", ".hidden/x")
    write(tmp_path, {"package.json": {"workspaces": patterns}, "apps/empty/README.md": ""})
    assert found(tmp_path) == [".", *expected]
    for folder in ("apps/web", "apps/docs", "apps/web/e2e", "libs/ui", "apps/web/node_modules/x", ".hidden/x"):
        covered = workspace_root(Reader(), str(tmp_path / folder), str(tmp_path)) == str(tmp_path)
        assert covered == (folder in expected), folder


def test_an_object_of_workspaces(tmp_path: Path) -> None:
    tree(tmp_path, "apps/web", **{"package.json": {"workspaces": {"packages": ["apps/*"], "nohoist": ["**"]}}})
    assert found(tmp_path) == [".", "apps/web"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("packages:\n  - apps/*\n", [".", "apps/docs", "apps/web"]),
        ("packages:\n- 'apps/*'\n- \"libs/*\" # ours\n", [".", "apps/docs", "apps/web", "libs/ui"]),
        (
            "# all\npackages:\r\n  # these\r\n  - apps/*\r\n\r\n  - '!apps/docs'\r\ncatalog:\r\n  next: 1.0.0\r\n",
            [".", "apps/web"],
        ),
        ("packages:\n  - '!apps/docs'\n  - 'apps/*'\n", [".", "apps/web"]),  # a negation wins wherever it stands
        ("packages: ['apps/*', \"!apps/docs\"]\n", [".", "apps/web"]),
        ("packages:\n  - >-\n    apps/*\n", [".", "apps/docs", "apps/web"]),
        ("packages:\n  - &a apps/web\n  - *a\n", [".", "apps/web"]),
        ("packages:\n  - apps/*", [".", "apps/docs", "apps/web"]),
        ("catalog:\n  next: 13.4.4\n", ["."]),
        ("packages:\n", ["."]),
        ("packages: apps/*\n", ["."]),
        ("", [".", "apps/docs", "apps/web", "libs/ui"]),
        ("packages: [\n", []),
        ("- a\n", ["."]),
    ],
)
def test_pnpm_workspace(text: str, expected: list[str], tmp_path: Path) -> None:
    tree(tmp_path, ".", "apps/web", "apps/docs", "libs/ui", **{"pnpm-workspace.yaml": text})
    assert found(tmp_path) == expected


@pytest.mark.parametrize("pattern", ["+(+(+(*a|a)|a)|a)b", "!(!(!(*a*)*)*)b", "*(*(*(*(?|a))))c", "!(+(!(+(a*|?))))"])
def test_hostile_patterns_take_a_moment(pattern: str) -> None:
    start = time.process_time()
    for _ in range(5):
        fits(pattern, "a" * 250)
    assert time.process_time() - start < 5


def test_the_nearest_root_that_covers_the_folder(tmp_path: Path) -> None:
    tree(tmp_path, "group/web", "group/other", "alone", **{"package.json": {"workspaces": ["group"]}})
    write(tmp_path, {"group/package.json": {"workspaces": ["web"]}})
    root, group = str(tmp_path), str(tmp_path / "group")
    assert workspace_roots(Reader(), f"{group}/web", root) == [group, root]
    assert workspace_roots(Reader(), group, root) == [group, root]
    assert workspace_roots(Reader(), f"{group}/other", root) == []
    assert workspace_roots(Reader(), f"{root}/alone", root) == []
    assert workspace_roots(Reader(), root, root) == [root]


def test_nothing_above_the_repository_is_looked_at(tmp_path: Path) -> None:
    tree(tmp_path, "repository/apps/web", **{"package.json": {"workspaces": ["repository/apps/*"]}})
    folder = str(tmp_path / "repository" / "apps" / "web")
    assert workspace_root(Reader(), folder, str(tmp_path / "repository")) is None
    assert workspace_root(Reader(), folder, str(tmp_path)) == str(tmp_path)


@pytest.mark.parametrize("text", ["{", "[]", '{"workspaces": "apps/*"}', '{"workspaces": {"packages": 1}}', "{}"])
def test_what_declares_no_workspace(text: str, tmp_path: Path) -> None:
    tree(tmp_path, "apps/web", **{"package.json": text})
    assert members(Reader(), str(tmp_path)) == []
    assert workspace_root(Reader(), str(tmp_path / "apps" / "web"), str(tmp_path)) is None


def test_both_managers_are_served(tmp_path: Path) -> None:
    tree(tmp_path, "a/x", "b/x", **{"package.json": {"workspaces": ["a/*"]}})
    write(tmp_path, {"pnpm-workspace.yaml": "packages:\n  - b/*\n"})
    assert found(tmp_path) == [".", "a/x", "b/x"]


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    tree(tmp_path, "apps/web", **{"package.json": {"workspaces": ["**"]}})
    (tmp_path / "apps" / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert found(tmp_path) == [".", "apps/web"]


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    tree(tmp_path, "apps/web", "libs/ui", **{"package.json": {"workspaces": ["apps/*"]}})
    assert found(tmp_path) == [".", "apps/web"]
    write(tmp_path, {"package.json": {"workspaces": ["apps/*", "libs/*"]}})
    assert found(tmp_path) == [".", "apps/web", "libs/ui"]


def test_braces() -> None:
    assert sorted(expand_braces("a/{b,c{d,e}}")) == ["a/b", "a/cd", "a/ce"]
    assert expand_braces("a/{b}") == ["a/{b}"]
    assert expand_braces("a{") == ["a{"]
    assert len(expand_braces("{a,b}" * 20)) == 1  # a million: left as it is


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("**/test/**", "a/test", True),
        ("**/test/**", "test/a/b", True),
        ("a/**/b", "a/b", True),
        ("a/**/b", "a/x/y/b", True),
        ("a/**/b", "a/.x/b", False),
        ("*", ".a", False),
        (".*", ".a", True),
        ("a+(b|c)", "abcb", True),
        ("a?(b)", "a", True),
        ("a*(b)c", "abbc", True),
        ("a.b", "axb", False),
        ("(a)", "(a)", True),
        ("a[", "a[", True),
        ("[z-a]", "[z-a]", True),
    ],
)
def test_matches(pattern: str, path: str, expected: bool) -> None:
    assert matches(pattern, path) is expected


@pytest.mark.parametrize(
    ("pattern", "name", "expected"),
    [
        ("+(a|ab)c", "aababc", True),
        ("+(a|ab)c", "aababd", False),
        ("*(a|b)c", "c", True),
        ("a?(b|c)d", "acd", True),
        ("a?(b|c)d", "abcd", False),
        ("@(a|b+(c|d))", "bcdc", True),
        ("!(a|b)", "c", True),
        ("!(a|b)", "b", False),
        ("+(a", "+(a", True),
        ("a(b|c)", "a(b|c)", True),
        ("[!a-c]x", "dx", True),
        ("[!a-c]x", "bx", False),
        ("+(a|aa)", "a" * 250 + "b", False),
        ("*a" * 40, "a" * 250 + "b", False),
        ("*" * 200, "x" * 250, True),
        ("+(+(+(a)))", "a" * 100 + "b", False),
    ],
)
def test_segments_with_groups(pattern: str, name: str, expected: bool) -> None:
    assert matches(pattern, name) is expected


def test_links_to_folders_above_do_not_multiply(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text(json.dumps({"workspaces": ["/".join("*" * 30), "**/" * 30 + "*"]}))
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "package.json").write_text("{}")
        for link in ("up", "again", "over"):
            (tmp_path / name / link).symlink_to("..")
    assert members(Reader(), str(tmp_path)) == [str(tmp_path), str(tmp_path / "a"), str(tmp_path / "b")]


def test_links_out_of_the_workspace_are_not_followed(tmp_path: Path) -> None:
    root, outside = tmp_path / "root", tmp_path / "outside"
    for folder in (root, outside, root / "real"):
        folder.mkdir()
        (folder / "package.json").write_text('{"workspaces": ["*", "named"]}')
    for name in ("linked", "named"):
        (root / name).symlink_to(outside)
    (root / "inside").symlink_to("real")
    assert members(Reader(), str(root)) == [str(root), str(root / "real")]
