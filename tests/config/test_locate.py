"""Which names a version of Next looks for, prereleases among them."""

from __future__ import annotations

from pathlib import Path

import pytest
from evidence.options import packs

from nextlint.config import load
from nextlint.config.locate import FIRST_READ, names_read_by
from nextlint.files.reader import Reader
from nextlint.model.project import Project
from nextlint.release.affected import is_surely_affected
from nextlint.release.published import versions
from nextlint.release.versions import precedence
from tests.options.test_oracle import PACKS

CONSTANTS = "dist/shared/lib/constants.js"


@pytest.mark.parametrize(
    ("version", "last"),
    [
        ("11.1.2", "js"),
        ("11.1.3-canary.76", "js"),
        ("11.1.3-canary.80", "mjs"),
        ("12.0.0", "mjs"),
        ("14.2.35", "mjs"),
        ("15.0.0-canary.59", "mjs"),
        ("15.0.0-canary.60", "ts"),
        ("15.0.0-rc.0", "mjs"),
        ("15.0.0-rc.1", "ts"),
        ("15.0.0", "ts"),
        ("15.5.29", "ts"),
        ("15.6.0-canary.8", "ts"),
        ("15.6.0-canary.9", "mts"),
        ("16.0.0-beta.0", "mts"),
        (None, "mts"),
    ],
)
def test_the_last_name_that_a_version_looks_for(version: str | None, last: str) -> None:
    assert names_read_by(version)[-1] == f"next.config.{last}"


@pytest.mark.npm
@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name, first in FIRST_READ.items() if first != "0.0.0"])
def test_the_first_version_that_looks_for_a_name_is_that_of_the_published_packages(name: str) -> None:
    first = FIRST_READ[name]
    before = [one for one in versions() if precedence(one) < precedence(first)][-1]
    looked_for = [name in packs.unpacked(one, PACKS).joinpath(CONSTANTS).read_text("utf-8") for one in (before, first)]
    assert looked_for == [False, True], before


@pytest.mark.parametrize(
    ("specifiers", "version", "expected"),
    [
        ("<15", "14.2.35", True),
        ("<15", "14.2.35-canary.1", True),
        ("<15", "14.3.0-canary.1", False),  # there is no 14.3: what came of it is 15.0.0
        (">=16", "99.0.0-canary.1", True),  # nothing has come of it yet
        ("<15", "15.0.0-canary.1", False),
        (">=15", "15.0.0-canary.1", False),
        (">=15", "15.0.0", True),
        (">=15", "15.0.1-canary.1", True),
    ],
)
def test_a_prerelease_is_surely_affected_where_its_release_is(specifiers: str, version: str, expected: bool) -> None:
    assert is_surely_affected(specifiers, version) is expected


def test_a_config_above_the_repository_cannot_be_seen_and_is_no_missing_one(tmp_path: Path) -> None:
    site = tmp_path / "repository" / "site"
    site.mkdir(parents=True)
    project = Project(str(site), str(site.parent), None, None, None, None, ())
    assert load(Reader(), project, "13.4.4").kind == "none"
    (tmp_path / "next.config.ts").write_text("export default {}", encoding="utf-8")
    assert load(Reader(), project, "13.4.4").kind == "none"
    (tmp_path / "next.config.js").write_text("module.exports = {}", encoding="utf-8")
    config = load(Reader(), project, "13.4.4")
    assert (config.kind, config.path) == ("opaque", None)
    assert config.problem is not None
    assert config.problem.reason == (
        "Next.js searches parent folders and reads ../../next.config.js, which is outside the repository"
    )
    assert config.outcomes("output")[0].state == "unknown"
