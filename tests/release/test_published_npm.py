"""npm's own semver judges the same ranges over the same versions."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from nextlint.release import published

pytestmark = pytest.mark.npm

RANGES = 200
SCRIPT = """
const semver = require('semver'), [versions, ranges] = JSON.parse(require('fs').readFileSync(0, 'utf8'))
console.log(JSON.stringify(ranges.map(range =>
  semver.validRange(range, true) === null ? null : versions.filter(v => semver.satisfies(v, range, {loose: true})))))
"""


@pytest.fixture(scope="module")
def semver(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder where ``require('semver')`` works."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        pytest.skip("npm and node are not on PATH")
    folder = tmp_path_factory.mktemp("semver")
    (folder / "package.json").write_text("{}")
    subprocess.run([npm, "install", "--no-audit", "--no-fund", "semver@7"], cwd=folder, check=True, capture_output=True)
    return folder


def one(rng: random.Random) -> str:
    """A version, whole or in part."""
    version = rng.choice(published.versions() if rng.random() < 0.3 else published.releases())
    core = version.partition("-")[0].split(".")
    return rng.choice(
        [
            version,
            version.partition("-")[0],
            ".".join(core[: rng.randint(1, 2)]),
            ".".join(core[: rng.randint(1, 2)]) + rng.choice([".x", ".X", ".*", ".x.x"]),
            f"v{version}",
            rng.choice(["*", "x", "", "0", "latest"]),
        ]
    )


def comparator(rng: random.Random) -> str:
    return rng.choice(["^", "~", ">=", "<=", ">", "<", "=", "", "~>", "^ ", ">= ", "< "]) + one(rng)


def range_(rng: random.Random) -> str:
    shape = rng.random()
    if shape < 0.15:
        return f"{one(rng)} - {one(rng)}"
    if shape < 0.55:
        return comparator(rng)
    if shape < 0.75:
        return f"{comparator(rng)} {comparator(rng)}"
    return rng.choice(["||", " || "]).join(comparator(rng) for _ in range(rng.randint(2, 3)))


def test_ranges(semver: Path) -> None:
    """200 ranges over all published versions: half a million pairs, in one Node process."""
    rng = random.Random(13_4)
    ranges = [range_(rng) for _ in range(RANGES)]
    given = json.dumps([published.versions(), ranges])
    done = subprocess.run(["node", "-e", SCRIPT], cwd=semver, input=given, capture_output=True, text=True, check=True)
    expected = json.loads(done.stdout)
    assert sum(bool(versions) for versions in expected) > RANGES / 3
    for text, versions in zip(ranges, expected, strict=True):
        found = published.satisfying(text)
        assert (None if found is None else list(found)) == versions, text
