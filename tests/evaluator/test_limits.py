"""Limits of what is followed: a config shows each, and test_mutants.py has a mutant without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.evaluator.test_bounds import loaded

if TYPE_CHECKING:
    from pathlib import Path


def test_the_first_value_of_an_endless_generator(tmp_path: Path) -> None:
    text = "function* g() { let n = 0; while (true) yield n++; } module.exports = {a: g().next().value};"
    assert [outcome.value for outcome in loaded(tmp_path, text).outcomes("a")] == [0]


def test_a_name_made_of_too_many_conditions(tmp_path: Path) -> None:
    digits = "".join(f"s += process.env.X{number} ? '1' : '0';\n" for number in range(8))
    config = loaded(tmp_path, f"let s = '';\n{digits}module.exports = {{a: 1, ['k' + s]: 2}};")
    known, cut_off = config.outcomes("a")
    assert (known.state, known.value) == ("value", 1)
    assert (cut_off.state, cut_off.reason) == ("unknown", "there are more than 192 combinations of conditions")


def test_nested_conditions_that_cannot_be_joined_are_executed_as_a_whole(tmp_path: Path) -> None:
    text = """
    function f(n) {
      if (n === 0) return 1;
      try {
        if (process.env['X' + n]) throw n;
        return f(n - 1);
      } catch (error) {
        return f(n - 1) + error;
      }
    }
    module.exports = {a: f(12)};
    """
    values = {outcome.value for outcome in loaded(tmp_path, text).outcomes("a")}
    assert {1 + 12 * 13 // 2, 1 + 11 * 12 // 2} <= values
