"""Configs full of stale options are fixed until Next's own loader has nothing to say of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from evidence.options import packs
from evidence.options.derive import node

import nextlint
from tests.options.stale import STALE
from tests.options.test_oracle import PACKS

COMPLAINTS = ("nrecognized", "unexpected property", "deprecated", "has been", "no longer", "Invalid", "not supported")


def project(folder: Path, version: str) -> Path:
    (folder / ".git").mkdir()
    manifest = {"name": "site", "dependencies": {"next": version}}
    (folder / "package.json").write_text(json.dumps(manifest, indent=2) + "\n", "utf-8")
    path = folder / "next.config.js"
    path.write_text(STALE[version], "utf-8")
    return path


@pytest.mark.parametrize("version", STALE)
def test_ten_stale_options_are_found_and_fixed(version: str, tmp_path: Path) -> None:
    path = project(tmp_path, version)
    report = nextlint.fix(tmp_path, unsafe=True, select=["options"])
    fixed = [finding for finding in report.findings if finding.fixed]
    assert len(fixed) >= 10
    assert [finding.message for finding in report.findings if not finding.fixed] == []
    again = nextlint.lint(tmp_path, select=["options"])
    assert [finding.message for finding in again.findings] == []
    assert path.read_text("utf-8").count("module.exports") == 1


@pytest.mark.npm
@pytest.mark.slow
@pytest.mark.parametrize("version", STALE)
def test_the_real_loader_has_nothing_to_say_of_what_was_fixed(version: str, tmp_path: Path) -> None:
    packs.helpers(PACKS)
    pack = packs.unpacked(version, PACKS)
    path = project(tmp_path, version)
    before = path.read_text("utf-8")
    nextlint.fix(tmp_path, unsafe=True, select=["options"])
    first, fixed = node("oracle.cjs", str(pack), given=[before, path.read_text("utf-8")])
    assert any(word in first["said"] for word in COMPLAINTS)
    assert not fixed["stops"]
    assert not fixed["keys"]
    said = "\n".join(line for line in fixed["said"].splitlines() if "React 18" not in line)  # that of the packs
    assert not any(word in said for word in COMPLAINTS), said
