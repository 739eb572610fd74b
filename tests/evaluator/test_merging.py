"""Merged execution against repeated execution: the same outcomes for every option under every combination."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest

from nextlint import backstop
from nextlint.config import loader, outcomes
from nextlint.config.loader import load
from nextlint.config.model import Config
from nextlint.config.outcome import ABSENT, Outcome
from nextlint.config.outcomes import comparable, conditioned
from nextlint.config.ways import contradiction
from nextlint.evaluator import decisions, execution
from nextlint.files.reader import Reader
from tests.conformance.cases import lay_out, make_project, names
from tests.evaluator.branching import Branching

PROGRAMS = {1: 6, 2: 6, 3: 6, 4: 4}  # by how many conditions they have
# A repetition of the second with twelve conditions has more ways than it ends with.
MANY_PROGRAMS = {1: range(60), 2: range(60), 3: range(40), 5: range(12), 8: range(6), 12: (0, *range(2, 8))}


class NotMergedError(Exception):
    """Too many pieces of code were to be joined, and the config was to be read by repetition."""


def read(folder: Path, text: str, *, merges: bool) -> Config:
    (folder / "next.config.js").write_text(text)
    (folder / "package.json").write_text('{"dependencies": {"next": "13.4.4"}}')
    return load(Reader(), make_project(folder, folder), "13.4.4", merges=merges)


@pytest.fixture
def read_merged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Config]:
    """Reads a program merged; raises NotMergedError where that is repetition, which would be held against itself."""
    load_phase = loader._load_phase

    def only_merged(*arguments: Any, merges: bool) -> tuple[Config, bool]:
        if not merges:
            raise NotMergedError
        return load_phase(*arguments, merges=merges)

    def read_merged(text: str) -> Config:
        with monkeypatch.context() as patch:
            patch.setattr(loader, "_load_phase", only_merged)
            return read(tmp_path, text, merges=True)

    return read_merged


def identity(outcome: Outcome) -> tuple[object, ...]:
    return (outcome.state, comparable(outcome.value), outcome.reason, outcome.identity)


def differences(merged: Config, repeated: Config) -> list[str]:
    """The options in which the two disagree, and under which conditions."""
    found = []
    for option in sorted({*merged.options, *repeated.options}):
        answers = [
            [(identity(one), facts) for one, facts in conditioned(config, option)] for config in (merged, repeated)
        ]
        if (wrong := contradiction(*answers)) is not None:
            found.append(f"{option}: merged under {wrong[0]}, repeated under {wrong[1]}")
    return found


PROGRAMS_BY_HAND = {
    "code that runs later": """
        const c = { a: 1, b: 1, d: 1 };
        async function later(x) {
          if (process.env.B) { x.b = 0; }
          const v = process.env.A ? await 1 : 2;
          x.a = v;
          if (process.env.D) return;
          await 3;
          x.d = 5;
        }
        later(c);
        module.exports = c;""",
    "a promise that one side settles": """
        const made = (x) => new Promise((resolve, reject) => { if (process.env.A) resolve(x); else reject('no'); });
        module.exports = async () => {
          const c = {};
          try { c.a = await made(1); } catch (e) { c.a = e; }
          return c;
        };""",
    "Map and Set under conditions": """
        const m = new Map([['a', 1]]); const s = new Set();
        if (process.env.A) m.set('a', 2);
        if (process.env.B) m.set('b', 3);
        if (process.env.A) s.add('x'); else s.add('y');
        module.exports = { a: m.get('a'), b: m.get('b'), size: m.size, s: [...s], e: Object.fromEntries(m) };""",
    "generators": """
        function* g() { yield 1; if (process.env.A) yield 2; if (process.env.B) return; yield 3; }
        const seen = []; for (const x of g()) { if (process.env.C && x === 1) continue; seen.push(x); }
        module.exports = { seen, all: [...g()] };""",
    "classes with fields, getters and setters": """
        class Base { constructor(a) { this.a = a; if (process.env.A) this.b = 1; } get twice() { return this.a * 2; } }
        class Own extends Base { c = process.env.B ? 'c' : null; set d(v) { if (process.env.A) this.e = v; } }
        const o = new Own(process.env.B ? 1 : 2); o.d = 5;
        module.exports = { a: o.a, b: o.b, c: o.c, e: o.e, t: o.twice };""",
    "labelled loops": """
        const out = [];
        outer: for (const a of [1, 2, 3]) {
          for (const b of [1, 2]) {
            if (process.env.A && a === 2) continue outer;
            if (process.env.B) break outer;
            out.push(a * b);
          }
          if (process.env.C) break;
        }
        module.exports = { out, n: out.length };""",
    "closures that count": """
        let n = 0; const up = () => { if (process.env.A) n += 1; return n; };
        const first = up(); if (process.env.B) up(); const list = [up, up].map((f) => f());
        module.exports = { n, first, list };""",
    "getters and frozen objects on one side": """
        const o = { x: 1 }; if (process.env.A) Object.defineProperty(o, 'y', { get: () => o.x + 1, enumerable: true });
        if (process.env.B) Object.freeze(o);
        o.x = 5;
        module.exports = { ...o };""",
    "errors out of functions": """
        const need = (name) => { if (!process.env[name]) throw new Error(name); return 1; };
        const c = { a: 0 };
        try { c.a = need('A') + need('B'); }
        catch (e) { c.e = e.message; if (process.env.C) throw e; }
        finally { c.f = 1; }
        module.exports = c;""",
    "the process ends on one side": """
        const c = {}; if (process.env.A === 'stop') process.exit(1);
        c.a = process.env.B ? 1 : 2; module.exports = c;""",
    "sloppy arguments": """
        function f(a, b) { if (process.env.A) a = 9; if (process.env.B) arguments[1] = 8; return [a, b, arguments[0]]; }
        module.exports = { a: f(1, 2) };""",
    "spreads of what one side lacks": """
        const base = process.env.A ? { a: 1 } : null; const more = process.env.B ? ['x'] : [];
        if (process.env.C) more.push('y');
        const [first = 'none', ...rest] = more;
        const { a = 'default', ...others } = { ...base, z: 1 };
        const last = more[more.length - 1], n = Math.max(0, ...more.map((x, i) => i));
        module.exports = { first, rest, a, others, joined: more.join('-'), last, n };""",
    "arrays with elements under conditions": """
        const list = [process.env.A && 'a', 'b', process.env.B && 'c'].filter(Boolean);
        list.push('d'); if (process.env.C) list.unshift('0');
        const found = list.find((x) => x > 'b'), has = list.some((x) => x === 'c'), every = list.every((x) => x);
        const total = list.reduce((n, x) => n + x, ''); const sorted = [...list].sort().reverse();
        module.exports = {
          list, found, has, every, total, sorted, i: list.indexOf('d'), s: list.slice(1), f: [list, ['e']].flat(),
          entries: [...list.entries()].length, at: list.at(-1),
          o: Object.assign({}, ...list.map((x) => ({ [x]: 1 }))),
          c: list.concat(['z']), inc: list.includes('c'), spliced: list.splice(1, 1), after: list,
          keys: Object.keys(list),
        };""",
    "the same object on both sides": """
        const a = { v: 1 }, b = { v: 2 }; let x = process.env.A ? a : b; const y = process.env.A ? a : b;
        x.v = 3; if (process.env.B) x = b; x.w = 1; delete y.v;
        module.exports = { a, b, same: x === y, other: a === x };""",
}


UNKNOWN = object()


def assert_same_outcomes(merged: Config, repeated: Config) -> None:
    """The same outcomes of every option; of what is not seen, joining says where it may also be absent."""
    for option in sorted({*merged.options, *repeated.options}):
        found, expected = ({seen(one) for one in config.outcomes(option)} for config in (merged, repeated))
        if UNKNOWN in expected:
            found, expected = found | {seen(ABSENT)}, expected | {seen(ABSENT)}
        assert found == expected, option


def seen(outcome: Outcome) -> object:
    return UNKNOWN if outcome.state == "unknown" else identity(outcome)


PROGRAMS_WITH_UNKNOWNS = {
    "a variable of the environment that one side sets": """
        if (process.env.A) process.env.B = 'x'; process.env.C ||= 'c'; if (process.env.D) delete process.env.A;
        module.exports = { a: process.env.A, b: process.env.B, c: process.env.C, e: { ...process.env }.B };""",
    "an object that holds something unseen": """
        const o = { a: 1, ...require('a-package') };
        if (process.env.A) o.b = 2; if (process.env.B) o.a = 3; if (process.env.C) delete o.a;
        module.exports = { o, b: o.b, spread: { b: 0, ...o } };""",
}


@pytest.mark.parametrize("name", PROGRAMS_WITH_UNKNOWNS)
def test_programs_with_unknowns(name: str, tmp_path: Path) -> None:
    text = PROGRAMS_WITH_UNKNOWNS[name]
    merged, repeated = (read(tmp_path, text, merges=merges) for merges in (True, False))
    assert_same_outcomes(merged, repeated)


@pytest.mark.parametrize("name", PROGRAMS_BY_HAND)
def test_programs_by_hand(name: str, tmp_path: Path) -> None:
    text = PROGRAMS_BY_HAND[name]
    merged, repeated = (read(tmp_path, text, merges=merges) for merges in (True, False))
    assert merged.kind == repeated.kind == "object"
    assert differences(merged, repeated) == []


def test_twenty_conditions_take_one_execution(tmp_path: Path) -> None:
    lines = "\n".join(
        f"if (process.env.V{n}) config.k{n} = {n}; if (process.env.W{n}) list.push({n});" for n in range(20)
    )
    config = read(
        tmp_path,
        f"const config = {{}}, list = [];\n{lines}\nmodule.exports = {{ ...config, n: list.length }};",
        merges=True,
    )
    assert len(config.executions) == 1
    assert {outcome.state for outcome in config.outcomes("k7")} == {"value", "absent"}


def test_conditions_in_each_other_that_cannot_be_joined(tmp_path: Path) -> None:
    value = "need()"
    for number in range(18):
        value = f"(process.env.V{number} && {value})"
    text = f"const need = () => {{ throw new Error('no'); }};\nmodule.exports = {{ a: {value}, b: 1 }};"
    config = read(tmp_path, text, merges=True)
    assert len(config.executions) <= 18
    assert [outcome.value for outcome in config.outcomes("b")] == [1]


@pytest.mark.parametrize("seed", [33, 160, 166])
def test_a_budget_that_ends_anywhere(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = Branching(Random(seed), 2).program()
    for steps in range(20, 200, 3):
        monkeypatch.setattr(decisions, "MAX_STEPS", steps)
        problem = read(tmp_path, text, merges=True).problem
        assert problem is None or f"more than {steps} steps" in problem.reason


@pytest.fixture
def _no_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MAX_EXECUTIONS", "MAX_WAYS"):
        monkeypatch.setattr(execution, name, 1 << 13)
    monkeypatch.setattr(decisions, "MAX_STEPS", 1 << 28)
    monkeypatch.setattr(outcomes, "MAX_ALTERNATIVES", 1 << 13)
    monkeypatch.setattr(outcomes, "MAX_PAIRS", 1 << 16)
    monkeypatch.setattr(backstop, "SECONDS", 600)


@pytest.mark.usefixtures("_no_limits")
@pytest.mark.parametrize(("conditions", "count"), PROGRAMS.items())
def test_generated_programs(conditions: int, count: int, tmp_path: Path) -> None:
    for seed in range(count):
        text = Branching(Random(1000 * conditions + seed), conditions).program()
        merged, repeated = (read(tmp_path, text, merges=merges) for merges in (True, False))
        assert differences(merged, repeated) == [], text


@pytest.mark.slow
@pytest.mark.usefixtures("_no_limits")
@pytest.mark.parametrize(("conditions", "seeds"), MANY_PROGRAMS.items())
def test_many_generated_programs(
    conditions: int, seeds: Sequence[int], tmp_path: Path, read_merged: Callable[[str], Config]
) -> None:
    compared = 0
    for seed in seeds:
        text = Branching(Random(5000 * conditions + seed), conditions).program()
        with suppress(NotMergedError):
            merged = read_merged(text)
            assert differences(merged, read(tmp_path, text, merges=False)) == [], text
            compared += 1
    assert compared >= len(seeds) // 2


@pytest.mark.slow
@pytest.mark.parametrize("name", names())
def test_conformance_cases(name: str, tmp_path: Path) -> None:
    case = lay_out(name, tmp_path)
    merged, repeated = (load(Reader(), case.project(), case.next_version, merges=merges) for merges in (True, False))
    assert_same_outcomes(merged, repeated)


SHARED = {  # what both conditions of an `if` lead to is shared: two to the power of 100 ways through one tree
    "returns": "if (process.env.X%d && process.env.Y%d) return %d;",
    "values": "if (process.env.X%d && process.env.Y%d) a = %d;",
}


@pytest.mark.parametrize("kind", SHARED)
def test_what_several_ways_lead_to_is_looked_at_once(kind: str, tmp_path: Path) -> None:
    tests = "".join(SHARED[kind] % (number, number, number) for number in range(100))
    text = f"module.exports = {{ a: (() => {{ let a = -1; {tests} return a; }})() }};"
    values = [outcome.value for outcome in read(tmp_path, text, merges=True).outcomes("a") if outcome.state == "value"]
    assert sorted(values) == list(range(-1, 100))


def test_a_block_of_many_shared_ways_ends_by_the_budget(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decisions, "MAX_STEPS", 40_000)
    tests = "".join(SHARED["returns"] % (number, number, number) for number in range(100))
    config = read(tmp_path, f"module.exports = {{ a: (() => {{ {{ {tests} }} return -1; }})() }};", merges=True)
    assert "steps to evaluate" in str(config.problem and config.problem.reason)


def test_more_cases_than_ways_end_by_the_budget(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decisions, "MAX_STEPS", 40_000)
    cases = "".join(f"case 'm{number}': return {number};" for number in range(200))
    text = f"module.exports = {{ a: (() => {{ switch (process.env.M) {{ {cases} }} }})() }};"
    assert "steps to evaluate" in str(read(tmp_path, text, merges=True).problem)
