"""What nextlint says of configs, held against Next's own loader at ten versions."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path
from typing import NamedTuple

import pytest
from evidence.options import oracle, packs
from evidence.options.configs import OBJECTS, module

from nextlint.options import table

FIXED = ("12.2.3", "12.3.7", "13.4.19", "13.5.11", "14.2.35", "15.0.8", "15.5.29", "16.0.11", "16.2.12")
VERSIONS = tuple(dict.fromkeys((*FIXED, table.newest())))
PRERELEASES = (
    *("13.4.20-canary.3", "14.3.0-canary.87", "15.0.0-rc.1", "15.0.0-canary.152", "15.6.0-canary.9", "16.0.0-canary.3"),
)
PACKS = Path(os.environ.get("NEXTLINT_PACKS", Path(tempfile.gettempdir()) / "nextlint-packs"))
CASES = Path(__file__).parents[1] / "conformance" / "cases"
NOT_ALONE = re.compile(r"require\(|import\b|__dirname|process\.(?:cwd|exit)|export ")

# what the loader says of configs of other tests, where nextlint says something else, each with its reason
DEFAULTS = "12.x warns of what its own defaults have, which no config can help"
OTHER_KEYS = {
    "function-spreads-default-config-and-turns-app-dir-off.js": DEFAULTS,
    "module-exports-an-arrow-function.js": DEFAULTS,
}
OTHER_ENDS = {
    "shorthand-properties-and-methods.js": "images.loaderFile is not there, which the rule fatal-option says",
}
LEAST = 0.99  # of the configs that nextlint gives a definite answer for
DOCS = Path(__file__).parents[2] / "docs" / "options.md"

pytestmark = [pytest.mark.npm, pytest.mark.slow]


@pytest.fixture(scope="module", params=VERSIONS)
def version(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


@pytest.fixture(scope="module")
def pack(version: str) -> Path:
    packs.helpers(PACKS)
    return packs.unpacked(version, PACKS)


def test_keys_ends_and_kinds_of_messages_are_those_of_the_real_loader(version: str, pack: Path, tmp_path: Path) -> None:
    assert list(oracle.differences(pack, version, tmp_path)) == []


def test_keys_and_ends_of_the_configs_of_conformance(version: str, pack: Path, tmp_path: Path) -> None:
    """``NEXTLINT_RECORD=1`` writes the row of the page; run one version at a time then."""
    texts = {path.name: path.read_text("utf-8") for path in sorted(CASES.glob("*.js"))}
    texts = {name: text for name, text in texts.items() if not NOT_ALONE.search(text)}
    assert len(texts) > 300
    found = [_compared(one) for one in oracle.answers(texts, pack, version, tmp_path)]
    keys = [one.name for one in found if one.keys is False]
    ends = [one.name for one in found if one.end is False]
    assert set(keys) <= OTHER_KEYS.keys()
    assert set(ends) <= OTHER_ENDS.keys()
    definite = [one for one in found if one.keys is not None]
    share = 1 - len(keys) / len(definite)
    row = f"| {version} | {len(found)} | {len(definite)} | {share:.1%} | {len(ends)} |"
    assert share >= LEAST
    page = DOCS.read_text("utf-8")
    if os.environ.get("NEXTLINT_RECORD"):
        DOCS.write_text(re.sub(rf"^\| {re.escape(version)} \|.*$", row, page, flags=re.MULTILINE), "utf-8")
        return
    assert row in page, row


@pytest.mark.parametrize("version", PRERELEASES)
def test_of_a_prerelease_nothing_is_said_that_its_loader_does_not_say(version: str, tmp_path: Path) -> None:
    """The other way round much is left out: what only one of the releases around it does."""
    packs.helpers(PACKS)
    texts = {name: module(text) for name, text in OBJECTS.items()}
    for one in oracle.answers(texts, packs.unpacked(version, PACKS), version, tmp_path):
        sure = [verdict for verdict in one.verdicts if not verdict.is_conditional]
        assert {verdict.path for verdict in sure if verdict.is_listed} <= one.keys, one.name
        assert one.stops or not any(verdict.effect == "throws" for verdict in sure), one.name


class Compared(NamedTuple):
    """Whether nextlint says of a config what Next says; None where its answer depends on the machine, or is unknown."""

    name: str
    keys: bool | None  # that it does not recognize
    end: bool | None  # that it stops


def _compared(one: oracle.Answer) -> Compared:
    certain = {verdict.path for verdict in one.verdicts if verdict.is_listed and not verdict.is_conditional}
    possible = {verdict.path for verdict in one.verdicts if verdict.is_listed}
    ends = [verdict.is_conditional for verdict in one.verdicts if verdict.effect == "throws"]
    if one.whole is not None and one.whole.stops:
        ends.append(one.whole.is_conditional)
    if not one.is_seen:
        return Compared(one.name, None, None)
    if one.may_throw:
        return Compared(one.name, None if one.keys <= possible else False, None)
    keys = certain <= one.keys <= possible and (None if certain != possible else True)
    is_certain = any(not conditional for conditional in ends)
    return Compared(
        one.name, keys, is_certain <= one.stops <= bool(ends) and (True if is_certain == bool(ends) else None)
    )
