"""Promises: settled at once, callbacks called in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.evaluator.calls import call
from nextlint.evaluator.library.base import at
from nextlint.evaluator.objects import elements, iterate, make_array, make_object
from nextlint.evaluator.run import Throw
from nextlint.evaluator.values import (
    UNDEFINED,
    JSFunction,
    NativeFunction,
    Opaque,
    Passthrough,
    Promise,
)

if TYPE_CHECKING:
    from nextlint.evaluator.library.base import Method
    from nextlint.evaluator.run import Run
    from nextlint.evaluator.values import Place, Value


_Function = JSFunction | NativeFunction | Opaque | Passthrough


def settled(run: Run, value: Value, place: Place) -> Promise:
    """A promise for ``value``, flattened."""
    from nextlint.evaluator.expressions import await_value

    try:
        return Promise(await_value(run, value, place))
    except Throw as error:
        return Promise(error.value, rejected=True)


def _react(run: Run, this: Value, function: Value, place: Place) -> Value:
    if not isinstance(function, _Function):
        return this
    tries, run.tries = run.tries, run.tries + 1
    try:
        with run.calling(is_deferred=place.node is not run.awaited):
            run.defer()
            return settled(run, call(run, function, UNDEFINED, [this.value], place), place)
    except Throw as error:
        return Promise(error.value, rejected=True)
    finally:
        run.tries = tries


def _then(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    if not isinstance(this, Promise):
        return run.opaque("it waits for something unknown", place)
    return _react(run, this, at(arguments, 1 if this.rejected else 0), place)


def _catch(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    return _then(run, this, [UNDEFINED, at(arguments, 0)], place)


def _finally(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    if isinstance(at(arguments, 0), _Function):
        after = settled(run, call(run, arguments[0], UNDEFINED, [], place), place)
        if after.rejected:
            return after
    return this


def resolve(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    return settled(run, at(arguments, 0), place)


def reject(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    return Promise(at(arguments, 0), rejected=True)


def all_of(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    items = iterate(run, at(arguments, 0), place)
    if items is None:
        return Promise(run.opaque("it waits for unknown promises", place, truthy=True))
    results = [settled(run, run.force(item), place) for item in items]
    failed = next((result for result in results if result.rejected), None)
    return failed or Promise(make_array(run, [result.value for result in results], place))


def all_settled(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    items = iterate(run, at(arguments, 0), place)
    if items is None:
        return Promise(run.opaque("it waits for unknown promises", place, truthy=True))
    results: list[Value] = []
    for item in items:
        one = settled(run, run.force(item), place)
        status = "rejected" if one.rejected else "fulfilled"
        entries = [("status", status), ("reason" if one.rejected else "value", one.value)]
        results.append(make_object(run, entries, place))
    return Promise(make_array(run, results, place))


def construct(run: Run, arguments: list[Value], place: Place) -> Value:
    """``new Promise(executor)``: what the executor settles it with at once, else unknown."""
    return settled_by(run, at(arguments, 0), UNDEFINED, place)


def settled_by(run: Run, function: Value, this: Value, place: Place) -> Value:
    """A promise for what a function does with ``resolve`` and ``reject``, at once; unknown if it does it later."""
    outcome = make_array(run, [], place)

    def settle(rejected: bool) -> NativeFunction:
        def method(run: Run, this: Value, values: list[Value], at_: Place) -> Value:
            run.record_change(outcome)
            if not outcome.items:
                value = Promise(at(values, 0), rejected=True) if rejected else settled(run, at(values, 0), at_)
                outcome.items.append(value)
            return UNDEFINED

        return NativeFunction("settle", method)

    try:
        call(run, function, this, [settle(False), settle(True)], place)
    except Throw as error:
        return Promise(error.value, rejected=True)
    items = elements(run, outcome)
    return items[0] if items else run.opaque("it is a promise that is settled later", place, truthy=True)


METHODS: dict[str, Method] = {"then": _then, "catch": _catch, "finally": _finally}
STATIC: dict[str, Method] = {"resolve": resolve, "reject": reject, "all": all_of, "allSettled": all_settled}
