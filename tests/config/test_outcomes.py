"""Outcomes of two texts held against each other, as a proof does."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from nextlint.config import load
from nextlint.config.outcome import Outcome
from nextlint.config.outcomes import combinations, comparable
from nextlint.files.reader import Reader
from tests.conformance.cases import make_project


def outcomes_of(folder: Path, text: str, option: str) -> set[object]:
    (folder / "next.config.js").write_text(text)
    (folder / "package.json").write_text('{"dependencies": {"next": "13.4.4"}}')
    outcomes = load(Reader(), make_project(folder, folder), "13.4.4").outcomes(option)
    assert {outcome.state for outcome in outcomes} == {"unknown"}
    return set(map(_without_place, outcomes))


def _without_place(outcome: Outcome) -> object:
    return (outcome.state, comparable(outcome.value), outcome.reason, outcome.identity)


@pytest.mark.parametrize(
    "value",
    [
        "__dirname",
        "require('path').join(__dirname, '../..')",
        "__dirname + '/..'",
        "`${__dirname}/..`",
        "process.env.ROOT",
        "Date.now()",
        "require('a-package').options",
        "{...require('a-package')}.options",
    ],
)
def test_an_unknown_stays_the_same_where_something_else_is_edited(tmp_path: Path, value: str) -> None:
    before = f"module.exports = {{ a: {value}, experimental: {{}} }};"
    after = f"const base = {{}};\nmodule.exports = {{ experimental: {{ appDir: false }}, a: {value} }};"
    assert outcomes_of(tmp_path, before, "a") == outcomes_of(tmp_path, after, "a")


@pytest.mark.parametrize(
    ("value", "other"),
    [
        ("__dirname", "__filename"),
        ("__dirname + '/a'", "__dirname + '/b'"),
        ("process.env.A", "process.env.B"),
        ("require('a-package').a", "require('a-package').b"),
        ("require('a-package')([" + "1, " * 300 + "2])", "require('a-package')([" + "1, " * 300 + "3])"),
    ],
)
def test_two_unknowns_with_one_reason_are_not_the_same(tmp_path: Path, value: str, other: str) -> None:
    before, after = (outcomes_of(tmp_path, f"module.exports = {{ a: {one} }};", "a") for one in (value, other))
    assert before.isdisjoint(after)


@pytest.mark.parametrize(
    "config",
    [
        "{ a: 1, b: process.env.B ? 1 : 2 }",
        "{ a: process.env.A ? 1 : 2, b: process.env.A ? 1 : 2 }",
        "{ a: 1, b: { c: process.env.A ? 1 : undefined } }",
        "process.env.A ? { a: 1 } : { b: { c: 2 } }",
        "{ a: 1, ...require('a-package') }",
        "{ a: 1, b: require('a-package') }",
        "{ a: 1, b: { ...require('a-package') } }",
        "{ a: 1, b: process.env.B }",
        "require('a-package')",
        "function () { if (process.env.A) throw new Error(); return { a: 1, b: process.env.B ? 1 : 2 } }",
    ],
)
def test_options_of_which_one_is_conditional_go_together_as_the_executions_say(tmp_path: Path, config: str) -> None:
    """Where no two depend on a condition, the combinations are those of their outcomes, and need no search."""
    (tmp_path / "next.config.js").write_text(f"module.exports = {config}")
    (tmp_path / "package.json").write_text('{"dependencies": {"next": "14.2.3"}}')
    found = load(Reader(), make_project(tmp_path, tmp_path), "14.2.3")
    for options in permutations(["a", "b", "b.c", "never"], 3):
        assert found.combinations(*options) == combinations(found.executions, options)
