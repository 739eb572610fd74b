"""What create-next-app makes, at the last release of each line that still gets fixes."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

import nextlint
from nextlint.advisories import table
from nextlint.release.published import releases
from nextlint.release.versions import precedence

pytestmark = [pytest.mark.npm, pytest.mark.skipif(shutil.which("npx") is None, reason="npx is not on PATH")]

ROUTERS = ("--app", "--no-app")
LAST = {
    major: max((one for one in releases() if one.startswith(f"{major}.")), key=precedence)
    for major in table.maintained()
}


def created(folder: Path, major: int, router: str) -> Path:
    """A new project of the newest create-next-app of a major, with that major's last next; nothing is installed."""
    flags = [router, "--ts", "--eslint", "--tailwind", "--src-dir", "--import-alias", "@/*", "--use-npm", "--turbopack"]
    command = ["npx", "--yes", f"create-next-app@{major}", "web", *flags, "--yes", "--skip-install"]
    subprocess.run(command, cwd=folder, check=True, timeout=300, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    root = folder / "web"
    package = json.loads((root / "package.json").read_text())
    package["dependencies"]["next"] = LAST[major]  # create-next-app may be some releases behind
    (root / "package.json").write_text(json.dumps(package))
    (root / ".git").mkdir(exist_ok=True)
    return root


def found(root: Path) -> dict[str, str]:
    return {finding.rule: finding.severity for finding in nextlint.lint([str(root)]).findings}


@pytest.mark.parametrize("router", ROUTERS)
def test_nothing_is_found_in_a_new_project_at_the_newest_version(router: str, tmp_path: Path) -> None:
    assert LAST[16] == table.until()
    assert found(created(tmp_path, 16, router)) == {}


@pytest.mark.parametrize("router", ROUTERS)
def test_nothing_above_info_is_found_at_the_last_release_of_a_line_that_gets_fixes(router: str, tmp_path: Path) -> None:
    assert set(found(created(tmp_path, 15, router)).values()) <= {"info"}
