"""Every kind of operation is charged: configs that do much of one kind end by the budget, and not by the backstop.

Nothing is timed: a small budget is used up by what one kind of operation costs, which the nodes around it never do.
``tests/reliability/test_mutants.py`` takes the charges away and sees these tests fail.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nextlint.config.loader import load
from nextlint.config.model import Config
from nextlint.evaluator import decisions
from nextlint.files.reader import Reader
from tests.conformance.cases import make_project

ROUNDS = 100
LOOP = "const s = 'x'.repeat(5e5), u = 'http://x/' + s; let n = 0; for (let i = 0; i < %d; i++) { %s }"
CHARGED = {
    "test of an expression": "n += /a*b/.test('a'.repeat(300)) ? 1 : 0;",
    "match that backtracks": "n += ('a'.repeat(16) + '!').match(/(a|aa)+$|b/) ? 1 : 0;",
    "split by an expression": "n += s.split(/y/).length;",
    "native method": "n += s.trim().length;",
    "native function": "n += Number(s) ? 1 : 0;",
    "encodeURIComponent": "n += encodeURIComponent(s).length;",
    "constructor": "n += new URL(u).href.length;",
    "loop that is left": "for (const c of s) { n++; break; }",
    "spread": "n += [...s].length;",
    "comparison": "n += s < s ? 1 : 0;",
    "joined texts": "n += (s + i).length;",
    "template of a replacement": "n += 'a'.replace(/(?<k>a)/, '$<k>'.repeat(500)).length;",
    "serialised": "n += JSON.stringify([s]).length;",
    "long chain of prototypes": "let o = {}; for (let k = 0; k < 50; k++) o = Object.create(o); n += o.x ? 1 : 0;",
}
NODES = 15_000  # of the loop, with what stands in it but for the operation itself


def loaded(folder: Path, text: str) -> Config:
    (folder / "next.config.js").write_text(text)
    (folder / "package.json").write_text(json.dumps({"dependencies": {"next": "13.4.4"}}))
    return load(Reader(), make_project(folder, folder), "13.4.4")


@pytest.mark.parametrize("kind", CHARGED)
def test_operations_are_charged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.setattr(decisions, "MAX_STEPS", NODES)
    config = loaded(tmp_path, f"{LOOP % (ROUNDS, CHARGED[kind])} module.exports = {{a: n}};")
    assert "steps to evaluate" in str(config.outcomes("a")[0].reason or config.problem), config


def test_the_nodes_of_the_loop_alone_stay_in_the_budget(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decisions, "MAX_STEPS", NODES)
    text = LOOP % (ROUNDS, "n += 'short'.trim().length + [...'short'].length;")
    assert loaded(tmp_path, f"{text} module.exports = {{a: n}};").outcomes("a")[0].value == 1000


REFUSED = {  # a value that is too large: the reason that is given
    "an expression of a million characters": (
        "new RegExp('()'.repeat(5e5)).test('x')",
        "a regular expression",
    ),
    "a replacement that grows": ("'x'.repeat(1e4).replace(/$/, '$`'.repeat(5e5))", "it builds a very long string"),
    "calls in calls": ("(function f(n) { return n && f(n - 1); })(1000)", "nested more than 150 deep"),
    "a long text": ("'x'.repeat(1e7)", "it builds a very long string"),
    "a long array": ("Array.from({length: 1e7})", "it builds a very long array"),
    "a generator that never ends": ("[...(function* () { while (true) yield 1; })()]", "steps to evaluate"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_too_large_is_refused(tmp_path: Path, kind: str) -> None:
    text, reason = REFUSED[kind]
    (outcome,) = loaded(tmp_path, f"module.exports = {{a: {text}}};").outcomes("a")
    assert outcome.state == "unknown"
    assert reason in str(outcome.reason)
