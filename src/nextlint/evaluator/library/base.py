"""What the tables of the library are made of."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from nextlint.evaluator.convert import to_number
from nextlint.evaluator.values import UNDEFINED, NativeFunction, Opaque, Slot

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from nextlint.evaluator.run import Run
    from nextlint.evaluator.values import Place, Value

    Method: TypeAlias = Callable[[Run, Value, list[Value], Place], Value]


@lru_cache(maxsize=512)
def native(name: str, method: Method) -> NativeFunction:
    """The one function value of a library method."""
    return NativeFunction(name, method)


def at(arguments: list[Value], index: int) -> Value:
    return arguments[index] if index < len(arguments) else UNDEFINED


def unknown_method(run: Run, name: str, place: Place) -> Opaque:
    return Opaque(f"nextlint does not follow {name}", place, key=("global", name, run.fresh("opaque")))


def integer(value: Value, default: int) -> int | None:
    """ToIntegerOrInfinity of an argument, None where it is unknown."""
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
