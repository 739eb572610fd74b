"""``await``. Promises settle at once, and their callbacks run in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.evaluator.endings import Throw
from nextlint.evaluator.objects import elements, make_array
from nextlint.evaluator.properties import get
from nextlint.evaluator.values import UNDEFINED, Choice, JSFunction, JSObject, NativeFunction, Opaque, Promise

if TYPE_CHECKING:
    from nextlint.evaluator.run import Run
    from nextlint.evaluator.values import Place, Value


def await_value(run: Run, value: Value, place: Place) -> Value:
    """Return the awaited value. Raises Throw for a rejected promise."""
    if isinstance(value, Choice):
        return run.map(value, lambda one: await_value(run, one, place))
    if isinstance(value, Promise):
        if value.rejected:
            raise Throw(value.value, place)
        return await_value(run, value.value, place)
    if isinstance(value, Opaque) and not value.nullish and value.type in (None, "object"):
        run.may_throw(value.reason, place)
        return Opaque(value.reason, place, key=("await", value.key), origin=value.origin)
    if isinstance(value, JSObject) and "then" in value.slots:
        return _await_thenable(run, value, place)
    return value


def _await_thenable(run: Run, value: JSObject, place: Place) -> Value:
    then = get(run, value, "then", place)
    if not isinstance(then, JSFunction):
        return run.opaque("it awaits an object with a then method", place)
    promise = settled_by(run, then, value, place)
    return await_value(run, promise, place) if isinstance(promise, Promise) else promise


def settled(run: Run, value: Value, place: Place) -> Promise:
    """Return a settled promise of ``value``, flattened."""
    try:
        return Promise(await_value(run, value, place))
    except Throw as error:
        return Promise(error.value, rejected=True)


def settled_by(run: Run, function: Value, this: Value, place: Place) -> Value:
    """Return the promise that an executor settles; unknown if it settles it later."""
    outcome = make_array(run, [], place)

    def settle(rejected: bool) -> NativeFunction:
        def method(run: Run, this: Value, values: list[Value], at_: Place) -> Value:
            run.record_change(outcome)
            if not outcome.items:
                given = values[0] if values else UNDEFINED
                value = Promise(given, rejected=True) if rejected else settled(run, given, at_)
                outcome.items.append(value)
            return UNDEFINED

        return NativeFunction("settle", method)

    try:
        run.call(function, this, [settle(False), settle(True)], place)
    except Throw as error:
        return Promise(error.value, rejected=True)
    items = elements(run, outcome)
    return items[0] if items else run.opaque("it awaits a promise that settles later", place, truthy=True)
