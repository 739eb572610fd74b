"""Configs that are small as files and large in what they mean: each stays in its budget, and says which one ended."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from nextlint.config import load, outcomes
from nextlint.config.model import Config
from nextlint.evaluator import decisions, sources
from nextlint.evaluator import facts as facts_
from nextlint.evaluator.sources import MAX_TOKENS
from nextlint.files.reader import Reader
from nextlint.fixing.draft import MAX_CHARACTERS
from nextlint.fixing.proof import Prover
from nextlint.fixing.refused import Refusal
from nextlint.model.fixes import Fix, Set
from nextlint.model.project import Project
from tests.conformance.cases import make_project

if TYPE_CHECKING:
    from nextlint.evaluator.facts import Facts
    from nextlint.evaluator.values import Key


def project_of(folder: Path, text: str) -> Project:
    (folder / "next.config.js").write_text(text)
    (folder / "package.json").write_text('{"dependencies": {"next": "13.4.4"}}')
    return make_project(folder, folder)


def loaded(folder: Path, text: str) -> Config:
    return load(Reader(), project_of(folder, text), "13.4.4")


@pytest.mark.parametrize(
    "value",
    [
        "Object.assign({}, 'x'.repeat(1e6))",
        "'x'.repeat(1e4).replaceAll('x', 'y'.repeat(1e6))",
        "''.concat(...Array(1e4).fill('x'.repeat(1e6)))",
        "Array(1e4).fill('x'.repeat(1e6)).join('')",
        "JSON.stringify(Array.from({length: 1e4}, () => s))",
        "Array.from({length: 1e5}, (_, i) => s + i)",
        "[].concat(...Array(1e4).fill(Array.from({length: 1e5})))",
        "Array.from({length: 1e6}).indexOf(2)",
        "Array.from({length: 1e5}, (_, i) => ({...big, i}))",
        "`${a}`",
    ],
)
def test_what_grows_in_a_call_ends_with_a_reason(tmp_path: Path, value: str) -> None:
    big = "{" + ",".join(f"k{number}: 1" for number in range(500)) + "}"
    setup = f"const s = 'x'.repeat(1e6); const big = {big}; const a = Array.from({{length: 1e5}}, () => s);"
    config = loaded(tmp_path, f"{setup} module.exports = {{a: {value}}};")
    (outcome,) = config.outcomes("a")
    assert outcome.state == "unknown"
    assert outcome.reason
    assert ("steps" in outcome.reason) or ("very long" in outcome.reason) or "is not a string" in outcome.reason


def test_many_elements_and_keys_are_read_one_by_one(tmp_path: Path) -> None:
    elements = ",".join(["1"] * 20_000)
    keys = ",".join(f"k{number}: 1" for number in range(10_000))
    config = loaded(tmp_path, f"module.exports = {{a: [{elements}], b: {{{keys}}}}};")
    assert config.outcomes("a")[0].value == [1] * 20_000
    assert config.outcomes("b.k9999")[0].value == 1


def test_elements_with_alternatives_keep_their_order(tmp_path: Path) -> None:
    text = "const x = process.env.X ? 1 : 2, y = process.env.Y ? 3 : 4; module.exports = {a: [x, 0, y, 5]};"
    assert [outcome.value for outcome in loaded(tmp_path, text).outcomes("a")] == [
        [1, 0, 3, 5],
        [1, 0, 4, 5],
        [2, 0, 3, 5],
        [2, 0, 4, 5],
    ]


def test_a_file_of_too_many_tokens_is_refused(tmp_path: Path) -> None:
    config = loaded(tmp_path, f"module.exports = {{}}{';' * MAX_TOKENS}")
    assert config.kind == "opaque"
    assert config.problem is not None
    assert config.problem.reason == f"it consists of more than {MAX_TOKENS:,} tokens"


def test_tokens_are_counted_over_all_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MAX_TOKENS", 1_500)
    for name in ("a", "b"):
        (tmp_path / f"{name}.js").write_text(f"module.exports = {{{name}: 1}}{';' * 1_000}")
    config = loaded(tmp_path, "module.exports = {...require('./a'), ...require('./b')};")
    assert "more than 1,500 tokens" in str(config.outcomes("b")[0].reason)


def test_a_long_file_is_read_but_not_edited(tmp_path: Path) -> None:
    project = project_of(tmp_path, "module.exports = {a: 1};\n" + "// x\n" * (MAX_CHARACTERS // 5))
    config = load(Reader(), project, "13.4.4")
    assert config.outcomes("a")[0].value == 1
    prover = Prover(project, config, None, "13.4.4", Reader())
    (refusal,) = prover.answers([Fix("Set b", [Set("b", 2)])])
    assert isinstance(refusal, Refusal)
    assert refusal.reason == f"the file is too large to edit (more than {MAX_CHARACTERS:,} characters)"


def test_options_that_are_not_listed_are_unknown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outcomes, "MAX_PATHS", 200)
    keys = ",".join(f"k{number}: 1" for number in range(200))
    config = loaded(tmp_path, f"module.exports = {{{keys}, z: 1}};")
    (outcome,) = config.outcomes("z")
    assert (outcome.state, outcome.reason) == ("unknown", "it has more than 200 options")


def test_decisions_cost_what_they_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decisions, "MAX_STEPS", 100_000)
    copied = []
    assume = facts_.assume

    def counted(facts: Facts, key: Key, holds: bool) -> Facts:
        copied.append(len(facts))
        return assume(facts, key, holds)

    monkeypatch.setattr(decisions, "assume", counted)
    tests = "".join(f"if (process.env.X{number}) c.a = {number};\n" for number in range(4_000))
    loaded(tmp_path, f"const c = {{}};\n{tests}module.exports = c;")
    assert sum(copied) < 64 * 100_000


@pytest.mark.parametrize(
    "cycle", ["c.__proto__ = c", "Object.setPrototypeOf(c, c)", "c.__proto__ = d; d.__proto__ = c"]
)
def test_prototypes_in_a_circle_throw_as_in_javascript(tmp_path: Path, cycle: str) -> None:
    config = loaded(
        tmp_path, f"const c = {{}}, d = {{}}; try {{ {cycle} }} catch {{ d.a = 1; }} module.exports = {{b: d.a}};"
    )
    assert [outcome.value for outcome in config.outcomes("b")] == [1]
