"""Files that serve several projects: what is fixed for one must be right for all, asked for or not."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import nextlint
from nextlint import memory, sharing
from nextlint.config import loader
from nextlint.config.model import Config
from nextlint.files.reader import Reader
from nextlint.memory import Memory
from nextlint.model.fixes import Fix
from nextlint.model.project import Project

PACKAGE = '{"dependencies": {"next": "13.4.4"}, "scripts": {"start": "next start"}}'
CONFIG = "module.exports = { reactStrictMode: true };\n"
REFUSED = "{} also serves {}, where the same fix is not offered"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "package.json").write_text("{}")
    return tmp_path.resolve()


def add(folder: Path, *, routes: str = "pages/index.js", config: str | None = None) -> Path:
    """A project, with the Pages Router or the App Router."""
    (folder / routes).parent.mkdir(parents=True)
    (folder / routes).write_text("export default () => null;\n")
    (folder / "package.json").write_text(PACKAGE)
    if config is not None:
        (folder / "next.config.js").write_text(config)
    return folder


APP = "app/page.js"


def required(tree: Path, routes: str) -> tuple[Path, Path, str]:
    (tree / "shared").mkdir()
    (tree / "shared" / "base.js").write_text(CONFIG)
    for name, of in (("web", "pages/index.js"), ("admin", routes)):
        add(tree / "apps" / name, routes=of, config="module.exports = require('../../shared/base');\n")
    return tree / "apps" / "web", tree / "shared" / "base.js", "apps/admin"


def required_through_another_file(tree: Path, routes: str) -> tuple[Path, Path, str]:
    web = add(tree / "apps" / "web", config=CONFIG)
    admin = add(tree / "apps" / "admin", routes=routes, config="module.exports = require('./base');\n")
    (admin / "base.js").write_text("module.exports = { ...require('../web/next.config.js') };\n")
    return web, web / "next.config.js", "apps/admin"


def found_upwards(tree: Path, routes: str) -> tuple[Path, Path, str]:
    (tree / "next.config.js").write_text(CONFIG)
    web, _ = add(tree / "apps" / "web"), add(tree / "apps" / "admin", routes=routes)
    return web, tree / "next.config.js", "apps/admin"


def linked(tree: Path, routes: str) -> tuple[Path, Path, str]:
    web, admin = add(tree / "web", config=CONFIG), add(tree / "admin", routes=routes)
    (admin / "next.config.js").symlink_to(web / "next.config.js")
    return web, web / "next.config.js", "admin"


def created_above(tree: Path, routes: str) -> tuple[Path, Path, str]:
    (tree / "package.json").unlink()
    (tree / "pages").mkdir()
    (tree / "pages" / "index.js").write_text("export default () => null;\n")
    (tree / "package.json").write_text(PACKAGE)
    add(tree / "apps" / "admin", routes=routes)
    return tree, tree / "next.config.js", "apps/admin"


LAYOUTS = [required, required_through_another_file, found_upwards, linked, created_above]
Layout = Callable[[Path, str], tuple[Path, Path, str]]


@pytest.mark.parametrize("is_asked", [True, False], ids=["asked for", "not asked for"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_fix_that_would_harm_another_project_is_refused(tree: Path, layout: Layout, is_asked: bool) -> None:
    web, file, other = layout(tree, APP)
    before = file.read_text() if file.exists() else None
    report = nextlint.fix(tree if is_asked else [web / "package.json"], unsafe=True, cwd=tree)
    (finding,) = [one for one in report.findings if one.project == str(web)]
    assert (finding.fixed, finding.no_fix) == (False, REFUSED.format(file.name, other))
    assert (file.read_text() if file.exists() else None) == before
    assert report.changed == {}


@pytest.mark.parametrize("is_asked", [True, False], ids=["asked for", "not asked for"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_fix_that_is_offered_in_each_project_stands(tree: Path, layout: Layout, is_asked: bool) -> None:
    web, file, _ = layout(tree, "pages/index.js")
    report = nextlint.fix(tree if is_asked else [web / "package.json"], unsafe=True, cwd=tree)
    assert all(one.fixed for one in report.findings if one.project == str(web)), report.findings
    assert "appDir: false" in file.read_text()
    assert not nextlint.lint(tree).findings


@pytest.mark.parametrize(
    ("others", "told"),
    [
        ([], "outside this project"),
        (["admin"], "which apps/admin may read too"),
        (["a", "b", "c", "d", "e"], "which apps/a, apps/b, apps/c and 2 more may read too"),
    ],
)
@pytest.mark.parametrize("file", ["next.config.js", "shared/base.js"])
def test_a_fix_in_a_file_outside_the_project_says_where_and_who_reads_it(
    tree: Path, file: str, others: list[str], told: str
) -> None:
    (tree / "shared").mkdir()
    (tree / file).write_text(CONFIG)
    own = "module.exports = require('../../shared/base');\n" if file != "next.config.js" else None
    for name in ["web", *others]:
        add(tree / "apps" / name, config=own)
    report = nextlint.lint([tree / "apps" / "web"], cwd=tree)
    fixes = [one.fix for one in report.findings if one.fix is not None and "appDir" in one.fix.title]
    assert [(one.title, one.safe) for one in fixes] == [
        (f"Set experimental.appDir to false, in ../../{file}, {told}", False)
    ]


def test_a_fix_without_effect_on_another_project_stands(tree: Path) -> None:
    web, file, _ = required(tree, APP)
    own = "module.exports = { ...require('../../shared/base'), experimental: { appDir: true } };\n"
    (tree / "apps" / "admin" / "next.config.js").write_text(own)
    report = nextlint.fix([web], unsafe=True)
    assert [one.fixed for one in report.findings] == [True]
    assert "appDir: false" in file.read_text()


def test_a_project_that_does_not_use_the_file_is_no_obstacle(tree: Path) -> None:
    web = add(tree / "web", config=CONFIG)
    add(tree / "admin", routes=APP, config="const path = require('path');\nmodule.exports = { ...require('./own') };\n")
    (tree / "admin" / "own.js").write_text(CONFIG)
    assert [one.fixed for one in nextlint.fix([web]).findings] == [True]


def through_a_package(tree: Path, config: str, **files: str) -> tuple[Path, Path]:
    """Two projects, of which the one requires a file by its path and the other out of a package of the workspace."""
    (tree / "package.json").write_text('{"name": "root", "workspaces": ["apps/*", "packages/*"]}')
    package = tree / "packages" / "next-config"
    package.mkdir(parents=True)
    (package / "package.json").write_text('{"name": "@acme/next-config", "main": "./index.js"}')
    (package / "base.js").write_text(CONFIG)
    (package / "index.js").write_text("module.exports = require('./base');\n")
    for name, text in files.items():
        (tree / f"{name}.js").write_text(text)
    web = add(tree / "apps" / "web", config="module.exports = require('../../packages/next-config/base.js');\n")
    add(tree / "apps" / "admin", routes=APP, config=config)
    return web, package / "base.js"


@pytest.mark.parametrize(
    "config",
    [
        "module.exports = require('@acme/next-config');\n",
        "module.exports = require('@acme/next-config/base');\n",
        "import base from '@acme/next-config';\nexport default base;\n",
        "const { base } = require('@acme/next-config');\nmodule.exports = { ...base, basePath: '/admin' };\n",
    ],
)
def test_a_file_that_another_project_has_out_of_a_package_of_the_workspace(tree: Path, config: str) -> None:
    web, file = through_a_package(tree, config)
    report = nextlint.fix([web], unsafe=True, cwd=tree)
    assert [one.no_fix for one in report.findings] == [REFUSED.format("base.js", "apps/admin")]
    assert file.read_text() == CONFIG


def test_a_package_that_leads_to_a_file_outside_of_it(tree: Path) -> None:
    web, _ = through_a_package(tree, "module.exports = require('@acme/next-config');\n", base=CONFIG)
    (tree / "packages" / "next-config" / "index.js").write_text("module.exports = require('../../base');\n")
    (web / "next.config.js").write_text("module.exports = require('../../base');\n")
    report = nextlint.fix([web], unsafe=True, cwd=tree)
    assert [one.no_fix for one in report.findings] == [REFUSED.format("base.js", "apps/admin")]


def test_a_package_of_the_registry_is_no_obstacle(tree: Path) -> None:
    web, _ = through_a_package(tree, "module.exports = require('@acme/other-config')({ images: { path: '/api' } });\n")
    assert [one.fixed for one in nextlint.fix([web], unsafe=True).findings] == [True]


@pytest.mark.parametrize(
    ("tsconfig", "specifier"),
    [
        ({"paths": {"@shared/*": ["../../shared/*"]}}, "@shared/base"),
        ({"baseUrl": "../.."}, "shared/base"),
        ({"baseUrl": "../..", "paths": {"base": ["shared/base"]}}, "base"),
        (None, "../../shared/base"),
    ],
)
def test_files_that_a_typed_config_finds_through_tsconfig(tree: Path, tsconfig: object, specifier: str) -> None:
    (tree / "shared").mkdir()
    (tree / "shared" / "base.ts").write_text("export default { reactStrictMode: true };\n")
    typed = add(tree / "apps" / "typed")
    (typed / "next.config.ts").write_text(f"import base from '{specifier}';\nexport default base;\n")
    if tsconfig is not None:
        (typed / "tsconfig.json").write_text(json.dumps({"compilerOptions": tsconfig}))
    reader = Reader()
    users = Memory().users(str(tree), reader)
    assert [one.root for one in users.of([str(tree / "shared" / "base.ts")], reader)] == [str(typed)]


REACHES = "module.exports = { a: '/api', b: './x', c: ['../y'], d: process.cwd() };\n"


@pytest.mark.parametrize(
    ("config", "is_evaluated"),
    [
        (REACHES, False),
        ("const base = require('../web/base');\nmodule.exports = { ...base };\n", False),
        ("const name = '../web/base';\nmodule.exports = { ...require(name) };\n", True),
        ("const path = require('path');\nmodule.exports = require(path.join(__dirname, '../web/base'));\n", True),
        ("const load = require;\nmodule.exports = load('../web/base');\n", True),
        ("module.exports = async () => (await import(`../web/${'base'}.js`)).default;\n", True),
        ("module.exports = require(/* of web */ '../web/base');\n", True),
    ],
)
def test_only_configs_that_compute_the_names_of_files_are_evaluated(
    tree: Path, config: str, is_evaluated: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(tree / "web", config=CONFIG)
    (tree / "web" / "base.js").write_text(CONFIG)
    admin = add(tree / "admin", config=config)
    loaded = []

    def load(reader: Reader, project: Project, version: str | None) -> Config:
        loaded.append(project.root)
        return loader.load(reader, project, version)

    monkeypatch.setattr(memory, "load", load)
    reader = Reader()
    found = Memory().users(str(tree), reader).of([str(tree / "web" / "base.js")], reader)
    assert [one.root for one in found] == ([] if config is REACHES else [str(admin)])
    assert loaded == ([str(admin)] if is_evaluated else [])


def test_a_file_of_many_projects_is_judged_once_for_each(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tree / "base.js").write_text(CONFIG)
    for number in range(12):
        add(tree / "apps" / f"app{number}", config="module.exports = require('../../base');\n")
    asked = []
    right = sharing.Sharing._is_right_for

    def is_right_for(self: sharing.Sharing, project: Project, fix: Fix, reader: Reader) -> bool:
        asked.append(project.root)
        return right(self, project, fix, reader)

    monkeypatch.setattr(sharing.Sharing, "_is_right_for", is_right_for)
    report = nextlint.lint(tree)
    assert [one.fix is not None for one in report.findings] == [True] * 12
    assert len(asked) == 12
