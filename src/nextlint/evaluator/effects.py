"""Functions of the config that unknown code may call: what they change becomes unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.evaluator.convert import CONVERSIONS
from nextlint.evaluator.endings import Throw
from nextlint.evaluator.values import UNDEFINED, JSFunction, JSObject, Symbol
from nextlint.javascript.tree import walk

if TYPE_CHECKING:
    from nextlint.evaluator.run import Run
    from nextlint.evaluator.values import Place, Value
    from nextlint.javascript.estree import Node


def may_call(run: Run, function: Value, place: Place | None) -> None:
    """Treat a function of the config as called, or not, by unknown code."""
    if not isinstance(function, JSFunction) or function.is_class or not _changes_something(function.code.body):
        return
    unknown: list[Value] = [run.opaque("it is passed in by unknown code", place) for _ in function.code.params]
    with run.unknown_iterations("it is changed by a function that may or may not run"):
        try:
            run.call(function, UNDEFINED, unknown, place or function.place)
        except Throw:
            return


def may_convert(run: Run, value: Value, place: Place | None) -> None:
    """Treat ``value`` as converted to a primitive, or not, by its own ``toString`` and the like."""
    holder = value if isinstance(value, JSObject) and value.class_name in ("Object", "instance") else None
    is_bare = holder is not None and holder.class_name == "instance" and holder.proto is None
    found: list[Value] = []
    while holder is not None:
        run.step(len(holder.slots) // 64)
        found += [slot.value for key, slot in holder.slots.items() if isinstance(key, Symbol) or key in CONVERSIONS]
        holder = holder.proto
    if found or is_bare:
        run.may_throw("it is converted to a primitive by its own code", place)
    for function in found:
        may_call(run, function, place)


def _changes_something(body: Node) -> bool:
    """Return whether a function has an assignment, update, delete or call; without these it has no effect."""
    return any(
        node.type in ("AssignmentExpression", "UpdateExpression", "CallExpression")
        or (node.type == "UnaryExpression" and node.operator == "delete")
        for node in walk(body)
    )
