"""What the server holds from change to change never outlives what it was learned from."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from nextlint.server.workspace import Workspace

PACKAGE = json.dumps({"dependencies": {"next": "13.4.4"}, "scripts": {"start": "next start"}})
CONFIG = "module.exports = { reactStrictMode: true };\n"
SHARING = "module.exports = require('../web/next.config.js');\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two apps; the fix of the one is wrong for the other, which has routes of the App Router."""
    (tmp_path / ".git").mkdir()
    for name, route in (("admin", "app/page.js"), ("web", "pages/index.js")):
        (tmp_path / name / route).parent.mkdir(parents=True)
        (tmp_path / name / route).write_text("export default () => null;\n")
        (tmp_path / name / "package.json").write_text(PACKAGE)
        (tmp_path / name / "next.config.js").write_text(CONFIG)
    return tmp_path.resolve()


def is_offered(workspace: Workspace, config: Path, version: int) -> bool:
    """Whether a fix is offered after another change of the config."""
    workspace.open(str(config), CONFIG + f"// {version}\n", version)
    workspace.check(str(config))
    [finding] = [one for one in workspace.findings(str(config)) if one.rule == "render-workers"]
    return finding.fix is not None


def test_a_config_that_begins_to_be_shared_is_not_offered_a_fix_that_is_wrong_for_the_other(root: Path) -> None:
    workspace, web, admin = Workspace([str(root)]), root / "web/next.config.js", root / "admin/next.config.js"
    workspace.check(str(root))
    assert is_offered(workspace, web, 1)
    workspace.open(str(admin), SHARING, 1)
    workspace.check(str(admin))
    assert not is_offered(workspace, web, 2)
    workspace.open(str(admin), CONFIG, 2)
    workspace.check(str(admin))
    assert is_offered(workspace, web, 3)


def test_what_changes_on_disk_is_learned_again(root: Path) -> None:
    workspace, web, admin = Workspace([str(root)]), root / "web/next.config.js", root / "admin/next.config.js"
    workspace.check(str(root))
    assert is_offered(workspace, web, 1)
    admin.write_text(SHARING)
    workspace.changed_on_disk(str(admin))
    assert not is_offered(workspace, web, 2)
    admin.unlink()
    workspace.changed_on_disk(str(admin))
    assert is_offered(workspace, web, 3)


def test_a_lockfile_that_changes_is_read_again(root: Path) -> None:
    lockfile = root / "web/package-lock.json"

    def lock(version: str, *, at: int) -> None:
        packages = {"": {"dependencies": {"next": version}}, "node_modules/next": {"version": version}}
        lockfile.write_text(json.dumps({"lockfileVersion": 3, "packages": packages}))
        os.utime(lockfile, (at, at))

    lock("13.4.4", at=1)
    workspace, web = Workspace([str(root)]), root / "web/next.config.js"
    workspace.check(str(root))
    assert [one.rule for one in workspace.findings(str(web))] == ["render-workers"]
    lock("12.3.7", at=2)
    (root / "web/package.json").write_text(PACKAGE.replace("13.4.4", "12.3.7"))
    workspace.changed_on_disk(str(lockfile))
    workspace.check(str(lockfile))
    assert [one.rule for one in workspace.findings(str(web))] == []
