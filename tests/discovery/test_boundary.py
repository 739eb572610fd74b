"""How far out nextlint reads, with git, in a submodule, and without git."""

from __future__ import annotations

from pathlib import Path

import pytest

from nextlint.discovery import discover
from nextlint.discovery.boundary import boundary
from nextlint.files.reader import Reader
from tests.release.projects import write

APP = '{"name": "web", "dependencies": {"next": "13.4.4"}}'


def folder(root: Path, files: dict[str, str]) -> Path:
    web = root / "mono" / "apps" / "web"
    web.mkdir(parents=True)
    write(root / "mono", files)
    return web


def found(path: Path) -> str | None:
    return boundary(Reader(), str(path))


@pytest.mark.parametrize(
    "files",
    [
        {"pnpm-workspace.yaml": "packages: ['apps/*']\n"},
        {"package.json": '{"workspaces": ["apps/*"]}'},
        {"yarn.lock": ""},
        {"nx.json": "{}"},
        {"turbo.json": "{}"},
        {"lerna.json": "{}"},
        {"rush.json": "{}"},
    ],
)
def test_without_git_the_outermost_mark_is_the_end(files: dict[str, str], tmp_path: Path) -> None:
    assert found(folder(tmp_path, files)) == str(tmp_path / "mono")


def test_without_git_and_marks_nothing_tells(tmp_path: Path) -> None:
    assert found(folder(tmp_path, {"package.json": "{}"})) is None


def test_with_git_the_work_tree_is_the_end(tmp_path: Path) -> None:
    web = folder(tmp_path, {"apps/.git/HEAD": "", "yarn.lock": ""})
    assert found(web) == str(tmp_path / "mono" / "apps")


def test_a_submodule_that_the_workspace_around_it_claims(tmp_path: Path) -> None:
    files = {".git/HEAD": "", "apps/web/.git": "gitdir: ../../.git/modules/web\n"}
    web = folder(tmp_path, files)
    assert found(web) == str(web)
    write(tmp_path / "mono", {"pnpm-workspace.yaml": "packages: ['apps/*']\n"})
    assert found(web) == str(tmp_path / "mono")


@pytest.mark.parametrize("git", [{".git/HEAD": "", "apps/web/.git": "gitdir: x\n"}, {}])
def test_what_a_run_may_read_so_far_does_not_hide_what_is_around(git: dict[str, str], tmp_path: Path) -> None:
    """The settings are looked for before, in the work tree of the working directory alone."""
    web = folder(tmp_path, {**git, "package.json": '{"workspaces": ["apps/*"]}'})
    reader = Reader()
    reader.keep_within(str(web))
    assert boundary(reader, str(web)) == str(tmp_path / "mono")


def test_the_lockfile_around_a_submodule_answers(tmp_path: Path) -> None:
    files = {".git/HEAD": "", "apps/web/.git": "gitdir: x\n", "apps/web/package.json": APP, "yarn.lock": ""}
    web = folder(tmp_path, {**files, "package.json": '{"workspaces": ["apps/*"]}'})
    (project,) = discover(Reader(), [str(tmp_path / "mono")], cwd=str(tmp_path)).projects
    assert (project.root, project.repository) == (str(web), str(tmp_path / "mono"))


def test_the_workspace_is_seen_from_a_folder_of_it_without_git(tmp_path: Path) -> None:
    web = folder(tmp_path, {"package.json": '{"workspaces": ["apps/*"]}', "apps/web/package.json": APP})
    (project,) = discover(Reader(), ["."], cwd=str(web)).projects
    assert (project.repository, project.workspace) == (str(tmp_path / "mono"), str(tmp_path / "mono"))


@pytest.mark.parametrize(
    "lock", ["common/config/rush/pnpm-lock.yaml", "common/config/subspaces/a/pnpm-lock.yaml", "rush.json"]
)
def test_a_file_of_rush_stands_for_its_projects(lock: str, tmp_path: Path) -> None:
    rush = '{"projects": [{"projectFolder": "apps/web"}]}'
    web = folder(tmp_path, {"rush.json": rush, "apps/web/package.json": APP, "apps/other/package.json": APP})
    write(tmp_path / "mono", {lock: rush if lock == "rush.json" else ""})
    projects = discover(Reader(), [str(tmp_path / "mono" / lock)], cwd=str(tmp_path)).projects
    assert [project.root for project in projects] == [str(web)]


@pytest.mark.parametrize("name", ["rush.json", "vlt.json", "pnpm-workspace.yaml", "package.json"])
def test_a_broken_workspace_file_stands_for_the_projects_below_it(name: str, tmp_path: Path) -> None:
    web = folder(tmp_path, {name: "{", "yarn.lock": "", "apps/web/package.json": APP.replace("13.4.4", "^13.4.0")})
    (project,) = discover(Reader(), [str(tmp_path / "mono" / name)], cwd=str(tmp_path)).projects
    assert project.root == str(web)


def test_what_rush_generates_is_no_project(tmp_path: Path) -> None:
    rush = '{"projects": [{"projectFolder": "apps/web"}]}'
    generated = "common/temp/projects/web/package.json"
    web = folder(tmp_path, {"rush.json": rush, "apps/web/package.json": APP, generated: APP})
    assert [one.root for one in discover(Reader(), ["mono"], cwd=str(tmp_path)).projects] == [str(web)]
    (asked_for,) = discover(Reader(), ["mono/common/temp"], cwd=str(tmp_path)).projects
    assert asked_for.root == str(tmp_path / "mono/common/temp/projects/web")
    (tmp_path / "mono" / "rush.json").unlink()
    assert len(discover(Reader(), ["mono"], cwd=str(tmp_path)).projects) == 2
