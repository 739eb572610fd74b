"""The problem of a config whose object shows no option."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from nextlint.config.model import Problem
from nextlint.config.outcomes import MAX_PAIRS, expand, span_of
from nextlint.evaluator.values import JSObject

if TYPE_CHECKING:
    from nextlint.config.model import Config
    from nextlint.evaluator.values import Value


def unseen_problem(config: Config) -> Problem | None:
    """Return the problem of a config object that shows no option in any environment; they come from unknown values."""
    problems = [
        _unseen_leaf(leaf)
        for execution in config.executions
        for leaf, _ in islice(expand(execution.value, execution.facts), MAX_PAIRS)
    ]
    return problems[0] if problems and None not in problems else None


def _unseen_leaf(leaf: Value) -> Problem | None:
    if not isinstance(leaf, JSObject) or leaf.slots or leaf.unseen is None or leaf.unseen.condition is not True:
        return None
    span = span_of(leaf.unseen.place)
    return Problem(leaf.unseen.reason, span) if span is not None else None
