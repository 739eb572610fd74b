"""Code of the config's own that something not followed may run: what it changes is unknown from then on."""

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
    """Let the unknown call a local function that changes something of the config's."""
    if not isinstance(function, JSFunction) or function.is_class or not _changes_something(function.code.body):
        return
    unknown: list[Value] = [run.opaque("it is given by code that is not seen", place) for _ in function.code.params]
    with run.unknown_iterations("it is changed by a function that may run or not"):
        try:
            run.call(function, UNDEFINED, unknown, place or function.place)
        except Throw:
            return


def may_convert(run: Run, value: Value, place: Place | None) -> None:
    """Let ``value`` be turned into a primitive, or not, by ``toString`` and the like of the config's own."""
    holder = value if isinstance(value, JSObject) and value.class_name in ("Object", "instance") else None
    is_bare = holder is not None and holder.class_name == "instance" and holder.proto is None
    found: list[Value] = []
    while holder is not None:
        run.step(len(holder.slots) // 64)
        found += [slot.value for key, slot in holder.slots.items() if isinstance(key, Symbol) or key in CONVERSIONS]
        holder = holder.proto
    if found or is_bare:
        run.may_throw("it is turned into a primitive by code of its own", place)
    for function in found:
        may_call(run, function, place)


def _changes_something(body: Node) -> bool:
    """Whether a function holds an assignment, an update, a delete or a call: without these it has no effect."""
    return any(
        node.type in ("AssignmentExpression", "UpdateExpression", "CallExpression")
        or (node.type == "UnaryExpression" and node.operator == "delete")
        for node in walk(body)
    )
