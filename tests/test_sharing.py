"""Files that serve several projects: what is fixed for one must be right for all, asked for or not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import nextlint

PACKAGE = '{"dependencies": {"next": "13.4.4"}, "scripts": {"start": "next start"}}'
CONFIG = "module.exports = { reactStrictMode: true };\n"
REFUSED = "{} serves {} too, where the same fix is not offered"


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
