"""Statement lists and their completions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from nextlint.evaluator.hoisting import hoist
from nextlint.evaluator.operators import mapped
from nextlint.evaluator.values import UNDEFINED, Choice

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from nextlint.evaluator.merging import Abrupt
    from nextlint.evaluator.run import Run
    from nextlint.evaluator.scope import Scope
    from nextlint.evaluator.values import Plain, Value
    from nextlint.javascript.estree import Statement

    End: TypeAlias = "Completion | Abrupt | None"  # None: the statements ended normally
    Result: TypeAlias = "End | Choice[End]"


class Completion(NamedTuple):
    """An abrupt completion; a normal one is None."""

    kind: str  # "return", "break" or "continue"
    value: Value = UNDEFINED
    label: str | None = None


def execute_block(run: Run, statements: list[Statement], scope: Scope) -> Result:
    """Execute statements, with their declarations hoisted into ``scope``."""
    hoist(run, statements, scope)
    return execute_all(run, statements, scope)


def execute_all(run: Run, statements: list[Statement], scope: Scope, start: int = 0) -> Result:
    """Execute statements from the index ``start`` on, whose declarations are already hoisted.

    Return a completion, None for a normal one, or a Choice of these and Abrupt if conditions decide.
    """
    for index in range(start, len(statements)):
        result = run.execute(statements[index], scope)
        if result is not None:
            return go_on(run, result, partial(execute_all, run, statements, scope, index + 1))
    return None


def go_on(run: Run, result: Result, rest: Callable[[], Result]) -> Result:
    """Replace None in a Choice of results by ``rest()``."""
    if not isinstance(result, Choice) or all(leaf is not None for leaf in result.leaves()):
        return result
    return run.continued(result, rest)


def finish(run: Run, result: Result) -> Value:
    """Return the function's result for the completion of its body. Raises what the body throws."""
    return mapped(run, cast("Value", run.settled(result)), _returned)


def _returned(end: object) -> Value:
    return end.value if isinstance(end, Completion) else UNDEFINED


def map_ends(run: Run, result: Result, function: Callable[[End], Result]) -> Result:
    """``mapped``, over completions."""
    return cast("Result", mapped(run, cast("Value", result), cast("Callable[[Plain], Value]", function)))
