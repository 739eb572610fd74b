"""Every case of ``cases/``, held against Node: its value is always among nextlint's outcomes, for every option."""

from __future__ import annotations

from pathlib import Path

import pytest

from nextlint.config.model import Config
from nextlint.config.outcome import ABSENT, Outcome
from nextlint.model.findings import Position, Span

from .cases import lay_out, names
from .compare import Verdict, judge
from .definite import known
from .holding import hold_case, tally
from .oracle import NodeError, NodeOracle, NodeResult, environment_names, environments

DEFINITE = known()
MOST_EXECUTIONS = 8  # whole executions of one config in one phase: conditions are merged, they do not multiply


@pytest.mark.parametrize("name", names())
def test_nextlint_reads_what_node_finds(name: str, oracle: NodeOracle, tmp_path: Path) -> None:
    held = hold_case(lay_out(name, tmp_path), oracle)
    assert held.loads, held.errors  # a case that Node cannot load proves nothing
    assert held.wrong == []
    assert held.executions <= MOST_EXECUTIONS
    assert tally(held.verdicts)["definite"] >= DEFINITE[name], "a value became vague: see definite.py"


def test_there_are_as_many_cases_as_promised() -> None:
    assert len(names()) >= 480


def test_node_runs_a_case_with_packages_that_are_not_installed(oracle: NodeOracle, tmp_path: Path) -> None:
    case = lay_out("base-config-out-of-a-package-spread-last.js", tmp_path)
    (result,) = oracle.run(case.config, [{}])
    opaque = {"$": "opaque"}
    assert result.options == {"reactStrictMode": opaque, "experimental": opaque, "*": opaque}


def test_node_loads_a_config_afresh_in_each_environment(oracle: NodeOracle, tmp_path: Path) -> None:
    case = lay_out("required-by-a-computed-name", tmp_path)
    results = oracle.run(case.config, [{"STAGE": "prod"}, {}, {"STAGE": "prod"}])
    assert [run.options and run.options["experimental.appDir"] for run in results] == [False, True, False]


def test_a_config_that_never_yields_is_stopped(tmp_path: Path, oracle: NodeOracle) -> None:
    path = tmp_path / "next.config.mjs"
    path.write_text("export default new Promise(() => {});\n", encoding="utf-8")
    (result,) = oracle.run(path, [{}], limit=0.2)
    assert result.error == NodeError("Error", "nextlint: time limit")


# The comparison itself must be able to fail.

SPAN = Span("/next.config.js", Position(1, 1), Position(1, 2))
TRUE, FALSE = Outcome("value", True), Outcome("value", False)
UNKNOWN = Outcome("unknown", reason="it depends on a package")


def _verdicts(outcomes: dict[str, tuple[Outcome, ...]], *seen: dict[str, object]) -> dict[str, str]:
    config = Config("/next.config.js", "object", outcomes, None, (), "phase-production-server", SPAN)
    results = [NodeResult({}, options) for options in seen]
    return {verdict.option: verdict.grade for verdict in judge(config, results)}


@pytest.mark.parametrize(
    ("outcomes", "seen", "grade"),
    [
        ((TRUE,), [{"a": True}], "definite"),
        ((TRUE,), [{"a": False}], "wrong"),
        ((TRUE,), [{"a": 1}], "wrong"),
        ((Outcome("value", 1),), [{"a": True}], "wrong"),
        ((TRUE,), [{}], "wrong"),
        ((ABSENT,), [{"a": None}], "wrong"),
        ((TRUE, FALSE), [{"a": True}, {"a": False}], "several"),
        ((TRUE, FALSE), [{"a": True}, {"a": True}], "loose"),
        ((TRUE, FALSE), [{"a": True}, {}], "wrong"),
        ((TRUE, ABSENT), [{"a": True}, {}], "several"),
        ((UNKNOWN,), [{"a": True}], "unknown"),
        ((TRUE,), [{"a": {"$": "opaque"}}], "wrong"),
        ((UNKNOWN,), [{"a": {"$": "opaque"}}], "unknowable"),
        ((Outcome("value", [1, 2]),), [{"a": [1, 2]}], "definite"),
        ((Outcome("value", [1, True]),), [{"a": [1, 1]}], "wrong"),
        (
            (Outcome("value", {"$": "function"}, identity="() => 1"),),
            [{"a": {"$": "function", "source": "() => 1"}}],
            "definite",
        ),
        (
            (Outcome("value", {"$": "function"}, identity="() => 1"),),
            [{"a": {"$": "function", "source": "() => 2"}}],
            "wrong",
        ),
        ((Outcome("value", {"$": "object"}),), [{"a": {"$": "object"}}], "definite"),
        ((Outcome("value", {"$": "object"}),), [{"a": {"$": "function", "source": "f"}}], "wrong"),
    ],
)
def test_the_comparison_grades(outcomes: tuple[Outcome, ...], seen: list[dict[str, object]], grade: str) -> None:
    assert _verdicts({"a": outcomes}, *seen) == {"a": grade}


def test_an_option_that_is_not_in_the_map_is_absent_unless_a_wildcard_covers_it() -> None:
    assert _verdicts({}, {"a": 1}) == {"a": "wrong"}
    assert _verdicts({"*": (UNKNOWN,)}, {"a": 1, "b.c": 2}) == {"a": "unknown", "b.c": "unknown"}


def test_a_spread_of_the_unknown_needs_a_wildcard() -> None:
    assert _verdicts({"b": (TRUE,)}, {"*": {"$": "opaque"}, "b": True}) == {"*": "wrong", "b": "definite"}
    assert _verdicts({"b": (TRUE,), "*": (UNKNOWN,)}, {"*": {"$": "opaque"}, "b": True})["*"] == "unknowable"


def test_a_key_that_is_a_star_is_no_wildcard() -> None:
    assert _verdicts({"a.*": (TRUE,)}, {"a.*": True}) == {"a.*": "definite"}


def test_no_verdict_where_node_never_loads() -> None:
    config = Config(None, "object", {"a": (TRUE,)})
    assert judge(config, [NodeResult({}, None, NodeError("Error", "no"))]) == []
    assert Verdict("a", "definite") == ("a", "definite", "")


def test_environments_hold_every_value_that_a_config_compares_with() -> None:
    text = "const { A: a, B = 1 } = process.env; if (process.env.C === 'staging') {} process.env['D'];"
    assert environment_names(text) == ["C", "D", "A", "B"]
    tried = environments("process.env.C === 'staging'")
    assert tried == [{}, *({"C": value} for value in ("", "1", "true", "false", "production", "staging"))]
