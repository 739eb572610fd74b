"""Projects full of stale options, built by the real Next: as they are, once they are fixed, and after a bump to 16."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from evidence.options import packs

from nextlint.cli import main
from nextlint.options import table
from tests.options.stale import STALE
from tests.options.test_oracle import PACKS

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.npm, pytest.mark.slow]

OLD = tuple(version for version in STALE if not version.startswith("16."))
REACT = {"12": "18.2.0", "13": "18.2.0", "14": "18.3.1"}
COMPLAINTS = re.compile(
    r"nrecognized|unexpected property|deprecated|has been|no longer|[Ii]nvalid|not supported|ERROR", re.MULTILINE
)
FILES = {
    "pages/index.js": "export default function Page() {\n  return <h1>site</h1>;\n}\n",
    "cache-handler.js": "module.exports = class {\n  async get() {\n    return null;\n  }\n  async set() {}\n"
    "  async revalidateTag() {}\n  resetRequestCache() {}\n};\n",
}


def installed(version: str) -> Path:
    """A repository in which that Next can be run."""
    folder = PACKS / f"run-{version}"
    if not (folder / "node_modules" / ".package-lock.json").is_file():
        react = REACT.get(version.partition(".")[0], "19.2.0")
        wanted = {"next": version, "react": react, "react-dom": react, "@emotion/react": "11.14.0"}
        (folder / ".git").mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text(json.dumps({"private": True, "dependencies": wanted}))
        packs.npm("install", "--no-audit", "--no-fund", "--loglevel=error", folder=folder)
    return folder


@pytest.fixture
def site(version: str) -> Iterator[Path]:
    """A project with a stale config, in the repository of its version."""
    with tempfile.TemporaryDirectory(dir=installed(version), prefix="site-") as name:
        folder = Path(name)
        scripts = {"build": "next build", "dev": "next dev", "lint": "next lint"}
        manifest = {"name": "site", "private": True, "scripts": scripts, "dependencies": {"next": version}}
        (folder / "package.json").write_text(json.dumps(manifest, indent=2) + "\n")
        (folder / "next.config.js").write_text(STALE[version])
        for path, text in FILES.items():
            (folder / path).parent.mkdir(exist_ok=True)
            (folder / path).write_text(text)
        yield folder


def built(folder: Path) -> str:
    """What ``npm run build`` prints there. Raises ``CalledProcessError`` where it does not end well."""
    dropped = ("NODE_ENV", "CI", "NODE_OPTIONS")
    kept = {name: text for name, text in os.environ.items() if name not in dropped and not name.startswith("NEXT_")}
    command = [shutil.which("npm") or "npm", "run", "build"]
    done = subprocess.run(
        command,
        cwd=folder,
        env={**kept, "NEXT_TELEMETRY_DISABLED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=600,
        check=False,  # what it printed is part of the failure
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def nextlint(folder: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, object]]:
    """The findings of the command there, but for advisories."""
    main(["--isolated", "--output-format", "json", "--select", "options", *arguments, str(folder)])
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)["findings"]
    return found


@pytest.mark.parametrize("version", OLD)
def test_next_builds_what_was_fixed_without_a_complaint(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(nextlint(site, capsys)) >= 10
    assert COMPLAINTS.search(built(site))
    nextlint(site, capsys, "--fix", "--unsafe-fixes")
    assert nextlint(site, capsys) == []
    said = built(site)
    assert not COMPLAINTS.search(said), said


@pytest.mark.parametrize("version", OLD)
def test_next_16_builds_what_was_fixed_before_and_with_the_bump(
    site: Path, version: str, capsys: pytest.CaptureFixture[str]
) -> None:
    target = table.newest()
    first = nextlint(site, capsys, "--upgrade-to", "16", "--fix", "--unsafe-fixes")
    assert [one for one in first if one["stage"] == "before" and one["fixed"]]
    built(site)  # what was fixed before the bump does not harm the version that still runs
    with tempfile.TemporaryDirectory(dir=installed(target), prefix="site-") as name:
        bumped = Path(name) / "site"
        shutil.copytree(site, bumped, ignore=shutil.ignore_patterns(".next"))
        manifest = bumped / "package.json"
        manifest.write_text(manifest.read_text().replace(f'"next": "{version}"', f'"next": "{target}"'))
        nextlint(bumped, capsys, "--fix", "--unsafe-fixes")
        said = built(bumped)
        assert not COMPLAINTS.search(said), said
