"""Helpers for the tables of methods."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from nextlint.evaluator.convert import is_primitive, to_number
from nextlint.evaluator.objects import throw_error
from nextlint.evaluator.values import (
    NULL,
    UNDEFINED,
    JSArray,
    JSObject,
    NativeFunction,
    Opaque,
    Promise,
    RegExp,
    Slot,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from nextlint.evaluator.run import Run
    from nextlint.evaluator.values import Place, Value

    Method: TypeAlias = Callable[[Run, Value, list[Value], Place], Value]


@lru_cache(maxsize=512)
def native(name: str, method: Method) -> NativeFunction:
    """Return the function value of a built-in method, always the same."""
    return NativeFunction(name, method)


def at(arguments: list[Value], index: int) -> Value:
    return arguments[index] if index < len(arguments) else UNDEFINED


def require_function(run: Run, value: Value, place: Place) -> None:
    """Raise TypeError if ``value`` certainly cannot be called."""
    value = run.force(value)
    if is_primitive(value) or isinstance(value, (JSObject, JSArray, Promise, RegExp)):
        raise throw_error(run, "TypeError", "value is not a function", place)


def over_function(method: Method) -> Method:
    """Wrap a method that calls its first argument and throws if that is not a function."""

    def checked(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
        require_this(run, this, place)
        require_function(run, at(arguments, 0), place)
        return method(run, this, arguments, place)

    return checked


def require_this(run: Run, this: Value, place: Place) -> None:
    """Raise TypeError if a method is called on null or undefined."""
    if this is UNDEFINED or this is NULL:
        raise throw_error(run, "TypeError", "Cannot convert undefined or null to object", place)


def require_object(run: Run, value: Value, place: Place) -> None:
    """Raise TypeError if ``value`` is a primitive."""
    if is_primitive(run.force(value)):
        raise throw_error(run, "TypeError", "called on non-object", place)


def unknown_method(run: Run, name: str, place: Place) -> Opaque:
    return Opaque(f"nextlint does not follow {name}", place, key=("global", name, run.fresh("opaque")))


def integer(value: Value, default: int) -> int | None:
    """ToIntegerOrInfinity of an argument; None if unknown."""
    if value is UNDEFINED:
        return default
    number = None if isinstance(value, Opaque) else to_number(value)
    if number is None:
        return None
    if number != number:
        return 0
    return int(max(-1e9, min(1e9, number)))


def nothing(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    return UNDEFINED


def with_members(function: NativeFunction, members: dict[str, Method]) -> NativeFunction:
    for name, method in members.items():
        function.slots[name] = Slot(NativeFunction(name, method), enumerable=False)
    return function
