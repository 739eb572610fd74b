"""From paths to projects: what is found, what a file stands for, what is left alone."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from nextlint.discovery import Discovery, discover
from nextlint.files.reader import Reader
from nextlint.model.project import Project

NEXT = json.dumps({"dependencies": {"next": "13.4.4"}})
OTHER = json.dumps({"dependencies": {"react": "18.2.0"}})
CONFIG = "module.exports = {}\n"


def tree(root: Path, *names: str, **_: str) -> Path:
    """Files by name; a package.json names next, ``-package.json`` does not, a name with / at its end is a folder."""
    for name in names:
        path = root / name.replace("-package.json", "package.json")
        if name.endswith("/"):
            path.mkdir(parents=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        is_package = path.name == "package.json"
        text = (OTHER if "-package.json" in name else NEXT) if is_package else CONFIG
        path.write_text(text)
    return root


def repository(root: Path, *names: str) -> Path:
    (root / ".git").mkdir(parents=True, exist_ok=True)
    return tree(root, *names)


def run(root: Path, *paths: str, cwd: Path | None = None, exclude: Sequence[str] = ()) -> Discovery:
    return discover(Reader(), paths or (".",), cwd=str(cwd or root), exclude=exclude)


def roots(root: Path, *paths: str, cwd: Path | None = None, exclude: Sequence[str] = ()) -> list[str]:
    found = run(root, *paths, cwd=cwd, exclude=exclude)
    assert not found.missing
    assert not found.problems
    return [Path(project.root).relative_to(root).as_posix() for project in found.projects]


def only(found: Discovery) -> Project:
    assert len(found.projects) == 1
    return found.projects[0]


class TestWhatAProjectIs:
    @pytest.mark.parametrize("kind", ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"])
    def test_a_package_that_names_next(self, tmp_path: Path, kind: str) -> None:
        (tmp_path / "package.json").write_text(json.dumps({kind: {"next": "13"}}))
        assert roots(tmp_path) == ["."]

    @pytest.mark.parametrize("name", ["js", "mjs", "cjs", "ts", "mts", "cts", "json"])
    def test_a_folder_with_a_config(self, tmp_path: Path, name: str) -> None:
        assert roots(tree(tmp_path, f"a/next.config.{name}")) == ["a"]

    def test_a_config_beside_a_package_that_does_not_name_next(self, tmp_path: Path) -> None:
        project = only(run(tree(tmp_path, "-package.json", "next.config.js")))
        assert project.package is not None
        assert project.package.data == json.loads(OTHER)

    def test_what_is_known_of_it(self, tmp_path: Path) -> None:
        root = repository(
            tmp_path, "web/package.json", "web/next.config.ts", "web/next.config.js", "web/next.config.mjs"
        )
        project = only(run(root))
        web = root / "web"
        assert project.root == str(web)
        assert project.repository == str(root)
        assert project.package is not None
        assert (project.package.path, project.package.data) == (str(web / "package.json"), json.loads(NEXT))
        assert project.package.source.text == NEXT
        assert (project.package_error, project.package_error_offset, project.workspace) == (None, None, None)
        assert project.config_files == tuple(str(web / f"next.config.{kind}") for kind in ("js", "mjs", "ts"))

    @pytest.mark.parametrize(
        "text",
        [
            "{}",
            '{"name": "next"}',
            '{"next": "13"}',
            '{"dependencies": ["next"]}',
            '{"dependencies": "next"}',
            '{"dependencies": null}',
            '{"dependencies": {"next-auth": "4", "@next/font": "13"}}',
            '{"dependencies": {"Next": "13"}}',
            '{"resolutions": {"next": "13"}, "overrides": {"next": "13"}}',
            '{"scripts": {"next": "next"}, "bundledDependencies": ["next"]}',
            '{"dependencies": {"next": "13"}, "dependencies": {}}',
            '{"dependencies": {"x": "npm:next@13"}}',
            '{"a": "\\u006eext"}',
        ],
    )
    def test_what_is_none(self, tmp_path: Path, text: str) -> None:
        (tmp_path / "package.json").write_text(text)
        assert roots(tmp_path) == []

    @pytest.mark.parametrize(
        "text",
        [
            '{"dependencies": {"\\u006eext": "13"}}',
            '\ufeff{"dependencies": {"next": "13"}}',
            '{"dependencies":\r\n{"next"\r\n:"13"}}\r\n',
            '{"dependencies": {}, "dependencies": {"next": "13"}}',
            '{"dependencies": {"next": null}}',
            '{"peerDependencies": {"next": "*"}, "dependencies": 1}',
        ],
    )
    def test_unusual_spellings_name_next(self, tmp_path: Path, text: str) -> None:
        (tmp_path / "package.json").write_text(text, newline="")
        assert only(run(tmp_path)).package is not None

    @pytest.mark.parametrize(
        "name", ["next.config", "next.config/", "next-config.js", "my.next.config.js", "Next.config.js", "next.conf.js"]
    )
    def test_look_alikes_of_a_config(self, tmp_path: Path, name: str) -> None:
        assert roots(tree(tmp_path, name)) == []


class TestBrokenPackages:
    @pytest.mark.parametrize(
        ("data", "error", "offset"),
        [
            (b'{"dependencies": {"next": "13"}', "it is not JSON", 31),
            (b'{"dependencies": {"next": "13",}}', "it is not JSON", None),
            (b"{'dependencies': {'next': '13'}}", "it is not JSON", 1),
            (b'// next\n{"dependencies": {"next": "13"}}', "it is not JSON", 0),
            (b'["next"]', "it is not an object", 0),
            (b'"next"', "it is not an object", 0),
            (b'{"dependencies": {"next": "\xff"}}', "it is not UTF-8", None),
            (b'{"dependencies": {"next": "13"}}\0', "it is a binary file", None),
            ('{"dependencies": {"next": "13"}}'.encode("utf-16"), "it is", None),
        ],
        ids=str,
    )
    def test_one_that_speaks_of_next_is_kept_with_what_is_wrong(
        self, tmp_path: Path, data: bytes, error: str, offset: int | None
    ) -> None:
        (tmp_path / "package.json").write_bytes(data)
        project = only(run(tmp_path))
        assert project.package is None
        assert project.package_error is not None
        assert project.package_error.startswith(error)
        assert offset is None or project.package_error_offset == offset

    @pytest.mark.parametrize("data", [b"", b"{", b"[]", b"null", b"\0\1", b"\xff", b'{"next-auth": }', b"[" * 100_000])
    def test_one_that_does_not_is_kept_for_its_config_only(self, tmp_path: Path, data: bytes) -> None:
        tree(tmp_path, "with/next.config.js", "without/")
        for folder in ("with", "without"):
            (tmp_path / folder / "package.json").write_bytes(data)
        project = only(run(tmp_path))
        assert project.root == str(tmp_path / "with")
        assert project.package is None
        assert project.package_error

    def test_a_folder_named_package_json_is_none(self, tmp_path: Path) -> None:
        tree(tmp_path, "a/package.json/", "b/package.json/package.json", "c/package.json/", "c/next.config.js")
        assert roots(tmp_path) == ["b/package.json", "c"]

    def test_a_folder_named_like_a_config_is_none(self, tmp_path: Path) -> None:
        tree(tmp_path, "a/next.config.js/", "b/next.config.js/x.js", "b/package.json")
        assert roots(tmp_path) == ["b"]
        assert only(run(tmp_path)).config_files == ()

    def test_a_huge_one_is_said_to_be_too_large(self, tmp_path: Path) -> None:
        (tmp_path / "package.json").write_bytes(b" " * 9_000_000 + NEXT.encode())
        found = run(tmp_path)
        assert found.projects == ()
        assert [(problem.path, "too large" in problem.reason) for problem in found.problems] == [
            (str(tmp_path / "package.json"), True)
        ]


class TestWalking:
    def test_many_projects_are_found_in_the_order_of_their_roots(self, tmp_path: Path) -> None:
        names = [f"examples/{name}/package.json" for name in ("b", "a", "a-b", "B", "a/c", "日本")]
        expected = ["examples/B", "examples/a", "examples/a-b", "examples/a/c", "examples/b", "examples/日本"]
        assert roots(tree(tmp_path, *names, "package.json")) == [".", *expected]

    @pytest.mark.parametrize(
        "name", ["node_modules", ".git", ".next", "out", "dist", "build", "coverage", ".turbo", ".vercel"]
    )
    def test_what_is_never_entered(self, tmp_path: Path, name: str) -> None:
        tree(tmp_path, f"{name}/package.json", f"a/{name}/b/package.json", f"{name}x/package.json")
        assert roots(tmp_path) == [f"{name}x"]

    @pytest.mark.parametrize("name", ["build", "node_modules", "dist"])
    def test_it_is_entered_when_it_is_named(self, tmp_path: Path, name: str) -> None:
        tree(tmp_path, f"{name}/x/package.json", f"{name}/{name}/package.json", "package.json")
        assert roots(tmp_path, name) == [f"{name}/x"]

    def test_other_hidden_folders_are_entered(self, tmp_path: Path) -> None:
        assert roots(tree(tmp_path, ".github/site/package.json", ".storybook/next.config.js")) == [
            ".github/site",
            ".storybook",
        ]

    def test_what_gitignore_excludes(self, tmp_path: Path) -> None:
        repository(tmp_path, "generated/package.json", "apps/web/package.json", "apps/old/package.json")
        (tmp_path / ".gitignore").write_text("/generated\nold\n")
        assert roots(tmp_path) == ["apps/web"]
        assert roots(tmp_path, "apps") == ["apps/web"]
        assert roots(tmp_path, "apps", cwd=tmp_path) == ["apps/web"]
        assert roots(tmp_path, ".", cwd=tmp_path / "apps") == ["apps/web"]

    def test_gitignore_counts_outside_of_git_from_what_was_asked_for(self, tmp_path: Path) -> None:
        tree(tmp_path, "a/old/package.json", "a/web/package.json")
        (tmp_path / ".gitignore").write_text("web\n")
        (tmp_path / "a" / ".gitignore").write_text("old\n")
        assert roots(tmp_path, "a") == ["a/web"]

    def test_an_ignored_folder_is_walked_when_it_is_named(self, tmp_path: Path) -> None:
        repository(tmp_path, "generated/a/package.json", "generated/b/package.json")
        (tmp_path / ".gitignore").write_text("/generated\n")
        (tmp_path / "generated" / ".gitignore").write_text("b\n")
        assert roots(tmp_path, "generated") == ["generated/a"]
        assert roots(tmp_path, "generated/a") == ["generated/a"]
        assert roots(tmp_path, "generated/a/package.json") == ["generated/a"]

    def test_an_ignored_config_of_a_project_still_counts(self, tmp_path: Path) -> None:
        repository(tmp_path, "web/package.json", "web/next.config.js", "x/next.config.js")
        (tmp_path / ".gitignore").write_text("next.config.js\n")
        assert only(run(tmp_path)).config_files == (str(tmp_path / "web/next.config.js"),)

    def test_each_project_once_however_often_it_is_named(self, tmp_path: Path) -> None:
        repository(tmp_path, "web/package.json", "web/next.config.js", "web/pages/index.js")
        paths = [".", "web", "./web/", str(tmp_path / "web"), "web/package.json", "web/next.config.js", "web/pages"]
        assert roots(tmp_path, *paths, *paths) == ["web"]

    def test_paths_are_relative_to_cwd(self, tmp_path: Path) -> None:
        repository(tmp_path, "a/package.json", "b/package.json")
        assert roots(tmp_path, "../b", cwd=tmp_path / "a") == ["b"]
        assert roots(tmp_path, "..", cwd=tmp_path / "a") == ["a", "b"]

    def test_nothing_is_found_quietly(self, tmp_path: Path) -> None:
        found = run(tree(tmp_path, "-package.json", "README.md"), ".", "README.md")
        assert found == Discovery((), (), (str(tmp_path), str(tmp_path / "README.md")), ())

    def test_no_path_finds_nothing(self, tmp_path: Path) -> None:
        assert discover(Reader(), [], cwd=str(tree(tmp_path, "package.json"))) == Discovery((), (), (), ())

    def test_missing_paths_are_named_as_they_were_spelled(self, tmp_path: Path) -> None:
        (tmp_path / "dangling").symlink_to("nowhere")
        found = run(tree(tmp_path, "a/package.json"), "nope", "a", "./x/../y", "dangling", "a\0b", "a/package.json/x")
        assert found.missing == ("nope", "./x/../y", "dangling", "a\0b", "a/package.json/x")
        assert len(found.projects) == 1

    def test_an_unsaved_file_need_not_exist(self, tmp_path: Path) -> None:
        tree(tmp_path, "web/package.json")
        path = str(tmp_path / "web" / "next.config.js")
        assert discover(Reader(), [path], cwd=str(tmp_path)).missing == (path,)
        found = discover(Reader({path: ""}), ["web/next.config.js"], cwd=str(tmp_path))
        assert (found.missing, only(found).root) == ((), str(tmp_path / "web"))


class TestRepository:
    def test_a_git_folder_above(self, tmp_path: Path) -> None:
        root = repository(tmp_path, "a/b/package.json")
        assert only(run(root, "a/b")).repository == str(root)
        assert only(run(root, "a/b/package.json")).repository == str(root)

    def test_a_git_file_as_worktrees_and_submodules_have(self, tmp_path: Path) -> None:
        tree(repository(tmp_path), "sub/web/package.json", "web/package.json")
        (tmp_path / "sub" / ".git").write_text("gitdir: ../.git/modules/sub\n")
        found = {project.root: project.repository for project in run(tmp_path).projects}
        assert found == {
            str(tmp_path / "sub/web"): str(tmp_path / "sub"),
            str(tmp_path / "web"): str(tmp_path),
        }
        assert only(run(tmp_path, "sub/web/package.json")).repository == str(tmp_path / "sub")

    def test_without_git_the_outermost_folder_that_was_asked_for(self, tmp_path: Path) -> None:
        tree(tmp_path, "a/b/package.json")
        assert only(run(tmp_path, "a/b")).repository == str(tmp_path / "a/b")
        assert only(run(tmp_path, "a/b", "a")).repository == str(tmp_path / "a")
        assert only(run(tmp_path, "a", "a/b/package.json")).repository == str(tmp_path / "a")

    def test_without_git_a_file_counts_as_the_folder_that_was_asked_for_with_it(self, tmp_path: Path) -> None:
        tree(tmp_path, "-package.json", "web/package.json")
        assert only(run(tmp_path, "web/package.json", "web")).repository == str(tmp_path / "web")

    def test_without_git_a_file_counts_from_the_outermost_package_below_cwd(self, tmp_path: Path) -> None:
        tree(tmp_path, "mono/-package.json", "mono/apps/web/package.json", "mono/apps/web/pages/a.js")
        for path in ("mono/apps/web/package.json", "mono/apps/web/pages/a.js"):
            assert only(run(tmp_path, path)).repository == str(tmp_path / "mono")
            full = str(tmp_path / path)
            assert only(run(tmp_path, full, cwd=tmp_path / "mono/apps")).repository == str(tmp_path / "mono/apps/web")
            elsewhere = run(tmp_path, full, cwd=tree(tmp_path, "elsewhere/x.js") / "elsewhere")
            assert only(elsewhere).repository == str(tmp_path / "mono/apps/web")


class TestFiles:
    @pytest.mark.parametrize(
        "name",
        [
            *("next.config.js", "next.config.mjs", "next.config.ts", "next.config.mts", "package.json"),
            *("package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock", "bun.lockb"),
            *("deno.lock", ".yarnrc.yml", ".npmrc", ".env", "server.js", "pages/index.js", "app/a/b/page.tsx"),
            *("tsconfig.json", "src/package.json", "src/lib/yarn.lock", "new\nline.js", "日本.js"),
        ],
    )
    def test_a_file_stands_for_its_project(self, tmp_path: Path, name: str) -> None:
        names = [f"apps/web/{name}".replace("src/package.json", "src/-package.json"), "apps/other/package.json"]
        repository(tmp_path, *names, "apps/web/package.json", "apps/web/next.config.js")
        assert roots(tmp_path, f"apps/web/{name}") == ["apps/web"]

    @pytest.mark.parametrize(
        "name", ["README.md", "apps/x.md", "packages/ui/index.js", "packages/ui/-package.json", "yarn.lock", ".npmrc"]
    )
    def test_a_file_that_concerns_no_project_is_ignored(self, tmp_path: Path, name: str) -> None:
        repository(tmp_path, "apps/web/package.json", "packages/ui/-package.json", "-package.json", name)
        assert roots(tmp_path, name.replace("-package", "package")) == []

    def test_the_nearest_project_counts(self, tmp_path: Path) -> None:
        repository(tmp_path, "package.json", "examples/a/package.json", "examples/a/x.js", "examples/x.js")
        assert roots(tmp_path, "examples/a/x.js") == ["examples/a"]
        assert roots(tmp_path, "examples/x.js") == ["."]

    def test_a_project_outside_of_the_repository_is_not_looked_for(self, tmp_path: Path) -> None:
        tree(tmp_path, "package.json", "inner/README.md")
        (tmp_path / "inner" / ".git").mkdir()
        assert roots(tmp_path, "inner/README.md") == []

    def test_ten_thousand_files_of_one_project(self, tmp_path: Path) -> None:
        repository(tmp_path, "package.json", *(f"src/{n % 50}/{n}.js" for n in range(1_000)))
        assert roots(tmp_path, *(f"src/{n % 50}/{n}.js" for n in range(1_000))) == ["."]

    def test_a_device_is_never_opened(self, tmp_path: Path) -> None:
        if not hasattr(os, "mkfifo"):
            pytest.skip("no FIFOs here")
        repository(tmp_path, "package.json")
        os.mkfifo(tmp_path / "next.config.js")
        (tmp_path / "fifo").mkdir()
        os.mkfifo(tmp_path / "fifo" / "package.json")
        assert roots(tmp_path, ".", "next.config.js", "fifo/package.json") == ["."]
        assert only(run(tmp_path)).config_files == ()


WORKSPACE_FILES = [
    *("package.json", "package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock"),
    *("bun.lockb", ".yarnrc.yml", ".npmrc"),
]


class TestWorkspaces:
    def mono(self, root: Path, package: object, pnpm: str | None = None) -> Path:
        repository(root, "apps/a/package.json", "apps/b/package.json", "apps/lib/-package.json", "other/package.json")
        (root / "package.json").write_text(json.dumps(package))
        for name in WORKSPACE_FILES[1:]:
            (root / name).write_text("")
        if pnpm is not None:
            (root / "pnpm-workspace.yaml").write_text(pnpm)
        return root

    @pytest.mark.parametrize("name", WORKSPACE_FILES)
    def test_a_file_of_the_root_stands_for_every_project_of_the_workspace(self, tmp_path: Path, name: str) -> None:
        root = self.mono(tmp_path, {"workspaces": ["apps/*"]})
        assert roots(root, name) == ["apps/a", "apps/b"]

    @pytest.mark.parametrize("name", [*WORKSPACE_FILES, "pnpm-workspace.yaml"])
    def test_a_pnpm_workspace_does_too(self, tmp_path: Path, name: str) -> None:
        root = self.mono(tmp_path, {}, "packages:\n  - apps/*\n")
        assert roots(root, name) == ["apps/a", "apps/b"]

    def test_a_root_that_is_a_project_is_among_them(self, tmp_path: Path) -> None:
        root = self.mono(tmp_path, {"workspaces": {"packages": ["apps/a"]}, "devDependencies": {"next": "13"}})
        assert roots(root, "yarn.lock") == [".", "apps/a"]

    def test_what_else_stands_in_the_root_does_not(self, tmp_path: Path) -> None:
        root = self.mono(tmp_path, {"workspaces": ["apps/*"]})
        tree(root, "turbo.json", "README.md", "tsconfig.json")
        assert roots(root, "turbo.json", "README.md", "tsconfig.json") == []

    def test_a_lockfile_of_a_member_stands_for_the_member(self, tmp_path: Path) -> None:
        root = tree(self.mono(tmp_path, {"workspaces": ["apps/*"]}), "apps/a/yarn.lock")
        assert roots(root, "apps/a/yarn.lock", "apps/a/package.json") == ["apps/a"]

    def test_projects_know_their_workspace(self, tmp_path: Path) -> None:
        root = self.mono(tmp_path, {"workspaces": ["apps/*"]})
        found = {Path(project.root).relative_to(root).as_posix(): project.workspace for project in run(root).projects}
        assert found == {"apps/a": str(root), "apps/b": str(root), "other": None}

    def test_a_root_is_in_its_own_workspace(self, tmp_path: Path) -> None:
        (tmp_path / "package.json").write_text(json.dumps({"workspaces": [], "dependencies": {"next": "13"}}))
        assert only(run(tmp_path)).workspace == str(tmp_path)

    def test_workspaces_outside_of_the_repository_do_not_count(self, tmp_path: Path) -> None:
        root = self.mono(tmp_path, {"workspaces": ["apps/*"]})
        (root / "apps" / "a" / ".git").mkdir()
        assert only(run(root, "apps/a")).workspace is None

    def test_nx_a_config_without_a_package_gets_its_next_from_the_root(self, tmp_path: Path) -> None:
        root = repository(tmp_path, "package.json", "yarn.lock", "apps/web/next.config.js", "apps/own/-package.json")
        tree(root, "apps/own/next.config.js")
        assert roots(root, "yarn.lock") == [".", "apps/web"]
        assert roots(root, "package.json") == [".", "apps/web"]
        assert roots(root, "apps/web/next.config.js") == ["apps/web"]


class TestConfigsFoundUpwards:
    def test_the_config_of_a_parent_stands_for_the_projects_below_that_use_it(self, tmp_path: Path) -> None:
        root = repository(tmp_path, "next.config.js", "-package.json", "apps/a/package.json", "apps/b/package.json")
        tree(root, "apps/own/package.json", "apps/own/next.config.mjs")
        tree(root, "apps/ts/package.json", "apps/ts/next.config.ts")  # older ones look further up
        tree(root, "near/next.config.js", "near/c/package.json")
        assert roots(root, "next.config.js") == ["apps/a", "apps/b", "apps/ts"]
        assert roots(root, "near/next.config.js") == ["near/c"]
        assert roots(root) == ["apps/a", "apps/b", "apps/own", "apps/ts", "near/c"]
        assert roots(root, "README.md".replace("README.md", "package.json")) == []

    def test_a_parent_that_is_a_project_itself_stays_one(self, tmp_path: Path) -> None:
        root = repository(tmp_path, "next.config.js", "package.json", "examples/a/package.json", "pages/index.js")
        assert roots(root, "next.config.js") == [".", "examples/a"]
        assert roots(root, "pages/index.js") == ["."]
        assert roots(root) == [".", "examples/a"]

    def test_a_parent_whose_package_is_broken_stays_one(self, tmp_path: Path) -> None:
        root = repository(tmp_path, "next.config.js", "apps/a/package.json")
        (root / "package.json").write_text("{")
        assert roots(root) == [".", "apps/a"]

    def test_a_typescript_config_serves_nobody_else(self, tmp_path: Path) -> None:
        root = repository(tmp_path, "next.config.ts", "apps/a/package.json")
        assert roots(root) == [".", "apps/a"]
        assert roots(root, "next.config.ts") == ["."]

    def test_a_config_alone_is_a_project(self, tmp_path: Path) -> None:
        root = repository(tmp_path, "next.config.js", "-package.json", "packages/ui/-package.json")
        assert roots(root) == ["."]

    def test_a_config_of_another_repository_serves_nobody(self, tmp_path: Path) -> None:
        root = repository(tmp_path, "next.config.js", "inner/package.json")
        (root / "inner" / ".git").mkdir()
        assert roots(root) == [".", "inner"]


class TestExclude:
    def test_it_holds_for_folders_and_files(self, tmp_path: Path) -> None:
        root = repository(tmp_path, "apps/old/package.json", "apps/web/package.json", "apps/old/pages/a.js")
        for pattern in ("old", "apps/old", "/apps/old/", "**/old", "*/old/**", "apps/old/package.json"):
            assert roots(root, exclude=[pattern]) == ["apps/web"]
        assert roots(root, "apps/old/package.json", "apps/old/pages/a.js", exclude=["old"]) == []
        assert roots(root, "apps/old/pages/a.js", "apps/web", exclude=["*.js"]) == ["apps/web"]

    def test_a_negation_takes_back(self, tmp_path: Path) -> None:
        root = repository(tmp_path, "apps/a/package.json", "apps/b/package.json")
        assert roots(root, exclude=["apps/*", "!apps/b"]) == ["apps/b"]
        assert roots(root, "apps/a/package.json", "apps/b/package.json", exclude=["apps/*", "!apps/b"]) == ["apps/b"]

    def test_a_folder_that_is_named_is_walked(self, tmp_path: Path) -> None:
        root = repository(tmp_path, "old/package.json", "old/x/package.json", "old/y/old/package.json")
        assert roots(root, "old", exclude=["old"]) == ["old", "old/x", "old/y/old"]
        assert roots(root, "old", exclude=["x"]) == ["old", "old/y/old"]

    def test_a_lockfile_does_not_bring_back_what_is_excluded(self, tmp_path: Path) -> None:
        root = repository(tmp_path, "apps/a/package.json", "apps/b/package.json", "yarn.lock")
        (root / "package.json").write_text('{"workspaces": ["apps/*"]}')
        assert roots(root, "yarn.lock", exclude=["apps/b"]) == ["apps/a"]

    def test_patterns_are_relative_to_cwd(self, tmp_path: Path) -> None:
        root = repository(tmp_path, "a/x/package.json", "x/package.json")
        assert roots(root, "..", cwd=root / "a", exclude=["/x"]) == ["x"]
        assert roots(root, "..", cwd=root / "a", exclude=["x"]) == ["x"]


class TestHostileTrees:
    def test_links_to_folders_are_not_followed(self, tmp_path: Path) -> None:
        repository(tmp_path, "real/package.json")
        (tmp_path / "link").symlink_to("real")
        (tmp_path / "real" / "loop").symlink_to("..")
        (tmp_path / "self").symlink_to("self")
        assert roots(tmp_path) == ["real"]

    def test_a_link_that_is_named_is_followed(self, tmp_path: Path) -> None:
        repository(tmp_path / "r", "real/package.json")
        (tmp_path / "link").symlink_to("r/real")
        assert roots(tmp_path, "link", "r/real", "link/package.json") == ["r/real"]
        assert only(run(tmp_path, "link")).repository == str(tmp_path / "r")

    def test_a_config_that_is_a_link_belongs_where_it_stands(self, tmp_path: Path) -> None:
        repository(tmp_path, "shared/base.js", "web/package.json")
        (tmp_path / "web" / "next.config.js").symlink_to("../shared/base.js")
        assert roots(tmp_path, "web/next.config.js") == ["web"]
        assert only(run(tmp_path)).config_files == (str(tmp_path / "web/next.config.js"),)

    def test_a_config_that_is_a_dangling_link_is_none(self, tmp_path: Path) -> None:
        tree(tmp_path, "web/package.json", "x/y.js")
        (tmp_path / "web" / "next.config.js").symlink_to("nowhere")
        (tmp_path / "x" / "next.config.js").symlink_to("next.config.js")
        (tmp_path / "x" / "package.json").symlink_to("package.json")
        assert only(run(tmp_path)).config_files == ()

    def test_a_package_that_is_a_link_within_the_repository_is_read(self, tmp_path: Path) -> None:
        repository(tmp_path, "a/package.json", "b/x.js")
        (tmp_path / "b" / "package.json").symlink_to("../a/package.json")
        assert roots(tmp_path) == ["a", "b"]

    def test_a_package_that_is_a_link_out_of_the_repository_is_not_read(self, tmp_path: Path) -> None:
        tree(tmp_path, "outside/package.json")
        root = repository(tmp_path / "r", "a/x.js", "b/next.config.js")
        for folder in ("a", "b"):
            (root / folder / "package.json").symlink_to("../../outside/package.json")
        found = run(root)
        assert only(found).package_error == "it is a link to a file outside the repository"
        assert [problem.path for problem in found.problems] == [str(root / "a/package.json")]

    def test_names_of_every_kind(self, tmp_path: Path) -> None:
        names = ["line\nbreak", "100%", "\x1b[31mred", "right\u202eto left", "a b", "-rf", "*", "[slug]", "'", "\\"]
        repository(tmp_path, *(f"{name}/package.json" for name in names))
        assert roots(tmp_path) == sorted(names)
        assert roots(tmp_path, *(f"{name}/package.json" for name in names)) == sorted(names)
        assert roots(tmp_path, *names) == sorted(names)

    @pytest.mark.skipif(sys.platform != "linux", reason="names that are no UTF-8 exist on Linux only")
    def test_a_name_that_is_no_text(self, tmp_path: Path) -> None:
        name = os.fsdecode(b"caf\xe9")
        repository(tmp_path, f"{name}/package.json", "x/package.json")
        (tmp_path / ".gitignore").write_bytes(b"x\n*.y\ncaf?\n")
        assert roots(tmp_path, name) == [name]
        assert roots(tmp_path) in ([], [name])

    def test_deep_nesting(self, tmp_path: Path) -> None:
        deep = "d/" * 1_200
        here = os.open(tmp_path, os.O_RDONLY)
        try:
            for _ in range(1_200):
                os.mkdir("d", dir_fd=here)
                below = os.open("d", os.O_RDONLY, dir_fd=here)
                os.close(here)
                here = below
        finally:
            os.close(here)
        tree(repository(tmp_path), deep[:1000] + "package.json", deep[:1600] + "x.js")
        try:
            assert roots(tmp_path) == [deep[:999]]
            assert roots(tmp_path, deep[:1600] + "x.js") == [deep[:999]]
        finally:  # too deep for shutil.rmtree
            subprocess.run(["rm", "-rf", str(tmp_path / "d")], check=True)

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads every folder")
    def test_what_cannot_be_read_is_a_problem(self, tmp_path: Path) -> None:
        tree(tmp_path, "secret/package.json", "open/package.json", "locked/package.json")
        (tmp_path / "secret").chmod(0)
        (tmp_path / "locked" / "package.json").chmod(0)
        try:
            found = run(tmp_path)
        finally:
            (tmp_path / "secret").chmod(0o755)
        assert [project.root for project in found.projects] == [str(tmp_path / "open")]
        assert [problem.path for problem in found.problems] == [
            str(tmp_path / "locked/package.json"),
            str(tmp_path / "secret"),
        ]

    def test_a_folder_that_cannot_be_read_is_a_problem(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        tree(tmp_path, "secret/package.json", "gone/package.json", "open/package.json")
        scan = os.scandir

        def scandir(path: str) -> object:
            if path.endswith("secret"):
                raise PermissionError(13, "Permission denied", path)
            if path.endswith("gone"):
                raise FileNotFoundError(2, "No such file or directory", path)
            return scan(path)

        monkeypatch.setattr(os, "scandir", scandir)
        found = run(tmp_path, ".", "secret/package.json")
        assert [project.root for project in found.projects] == [str(tmp_path / "open")]
        assert list(found.problems) == [(str(tmp_path / "secret"), "it cannot be read (Permission denied)")]

    def test_nothing_outside_of_the_repository_is_opened(self, tmp_path: Path) -> None:
        """Seen by an audit hook in a process of its own."""
        tree(tmp_path, "package.json", "next.config.js", "pnpm-workspace.yaml", "outside/package.json")
        (tmp_path / ".gitignore").write_text("*\n")
        root = repository(tmp_path / "r", "apps/a/package.json", "b/next.config.js", "yarn.lock", "c/x.js")
        (root / "package.json").write_text('{"workspaces": ["apps/*", "../outside"]}')
        (root / "c" / "package.json").symlink_to("../../outside/package.json")
        (root / "out").symlink_to("../outside")
        done = subprocess.run(
            [sys.executable, "-c", AUDIT, str(root), str(tmp_path)],
            check=True,
            capture_output=True,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        walked, opened = json.loads(done.stdout)
        assert str(root / "apps/a/package.json") in walked
        assert [path for path in opened if not path.startswith(str(root))] == []
        files = [path for path in walked if not Path(path).is_dir()]
        assert {path for path in files if files.count(path) > 1} <= {str(root / "package.json")}


AUDIT = """
import json, os, sys
from nextlint.discovery import discover
from nextlint.files.reader import Reader
import nextlint.files.jsonfile, json.decoder
import nextlint.workspaces
from tests.openings import note_folders, whole
note_folders()
root, watched = sys.argv[1:]
discover(Reader(), ["."], cwd=root)  # imports what is imported late
opened = []
def hook(event, arguments):
    if event in ("open", "os.scandir", "os.listdir"):
        path = whole(event, str(arguments[0]))
        if path.startswith(watched) and not (event == "open" and os.path.isdir(path)):
            opened.append(path)
    assert not event.startswith(("subprocess", "os.exec", "os.fork", "socket")), event
sys.addaudithook(hook)
discover(Reader(), ["."], cwd=root)
walked = list(opened)
discover(Reader(), ["yarn.lock", "b/next.config.js", "apps/a/package.json", "c/x.js"], cwd=root)
print(json.dumps([walked, opened]))
"""


def test_random_trees_of_files_give_what_walking_gives(tmp_path: Path) -> None:
    """Every file of a project, passed alone, stands for that project at least; all of them for every project."""
    rng = random.Random(6)
    for number in range(100):
        root = repository(tmp_path / str(number))
        folders = ["", *("/".join(rng.choices("abc", k=rng.randint(1, 3))) + "/" for _ in range(6))]
        names = ["package.json", "-package.json", "next.config.js", "next.config.ts", "yarn.lock", "x.js"]
        tree(root, *(rng.choice(folders) + rng.choice(names) for _ in range(12)))
        walked = roots(root)
        files = [str(path) for path in sorted(root.rglob("*")) if path.is_file()]
        assert roots(root, *files) == walked
        for file in files:
            assert set(roots(root, file)) <= set(walked)


@pytest.mark.slow
def test_a_hundred_thousand_files_are_walked(tmp_path: Path) -> None:
    root = repository(tmp_path, "package.json", "next.config.js")
    (root / ".gitignore").write_text("/node_modules\n*.log\n.env*\n!.env.example\n")
    for folder in range(2_000):
        path = root / f"src/{folder % 40}/{folder}"
        path.mkdir(parents=True)
        for file in range(50):
            (path / f"{file}.tsx").touch()
    assert roots(root) == ["."]
