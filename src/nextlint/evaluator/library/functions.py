"""Function methods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.evaluator.convert import is_primitive
from nextlint.evaluator.iteration import iterate
from nextlint.evaluator.library.base import at
from nextlint.evaluator.objects import throw_error
from nextlint.evaluator.values import NULL, UNDEFINED, JSObject, NativeFunction

if TYPE_CHECKING:
    from nextlint.evaluator.library.base import Method
    from nextlint.evaluator.run import Run
    from nextlint.evaluator.values import JSFunction, Place, Value


def _call(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    return run.call(this, at(arguments, 0), arguments[1:], place)


def _apply(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    spread = at(arguments, 1)
    spread = run.force(spread)
    if is_primitive(spread) and spread is not UNDEFINED and spread is not NULL:
        raise throw_error(run, "TypeError", "CreateListFromArrayLike called on non-object", place)
    is_like_array = isinstance(spread, JSObject)  # its elements are read by index
    items = [] if spread is UNDEFINED or spread is NULL else None if is_like_array else iterate(run, spread, place)
    if items is None:
        return run.opaque("it is called with unknown arguments", place)
    return run.call(this, at(arguments, 0), items, place)


def _bind(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    bound = arguments[1:]
    return NativeFunction("bound", lambda run, _, more, at_: run.call(this, at(arguments, 0), [*bound, *more], at_))


def _to_string(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    return run.opaque("it converts a function to a string", place, type="string", truthy=True)


def described(run: Run, function: JSFunction, key: str, place: Place) -> Value:
    """Return ``name`` or ``length`` of a function of the config."""
    if function.is_class:
        return run.opaque(f"nextlint does not follow {key}", place)
    node = function.code
    if key == "length":
        kinds = [parameter.type for parameter in node.params]
        return float(next((at_ for at_, kind in enumerate(kinds) if kind in _UNCOUNTED), len(kinds)))
    if node.type != "ArrowFunctionExpression" and node.id is not None:
        return str(node.id.name)
    return run.opaque("nextlint does not follow name", place, type="string", nullish=False)


_UNCOUNTED = ("AssignmentPattern", "RestElement")
METHODS: dict[str, Method] = {"call": _call, "apply": _apply, "bind": _bind, "toString": _to_string}
