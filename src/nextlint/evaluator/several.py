"""Arguments of an unknown number: what a call gets that spreads an unknown value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.evaluator.values import JSArray, Opaque

if TYPE_CHECKING:
    from nextlint.evaluator.run import Run
    from nextlint.evaluator.values import Place, Value

_KEY = "several"


def several(run: Run, reason: str, place: Place) -> Opaque:
    """Return what stands for any number of arguments, and for all that follow."""
    return Opaque(reason, place, key=(_KEY, run.serial()))


def known_arguments(arguments: list[Value]) -> list[Value]:
    """Return the arguments whose position is known."""
    for index, one in enumerate(arguments):
        if isinstance(one, Opaque) and isinstance(one.key, tuple) and one.key[0] == _KEY:
            return arguments[:index]
    return arguments


def array_of_arguments(run: Run, arguments: list[Value]) -> JSArray:
    """Return the arguments as an array, with unseen elements if their number is unknown."""
    known = known_arguments(arguments)
    made = JSArray(run.serial(), list(known))
    rest = arguments[len(known)] if len(known) < len(arguments) else None
    made.unseen = rest if isinstance(rest, Opaque) else None
    return made
