"""Promises, settled at once; callbacks run in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.evaluator.awaiting import settled, settled_by
from nextlint.evaluator.endings import Throw
from nextlint.evaluator.iteration import iterate
from nextlint.evaluator.library.base import at, require_function
from nextlint.evaluator.objects import make_array, make_object, throw_error
from nextlint.evaluator.values import UNDEFINED, JSFunction, NativeFunction, Opaque, Passthrough, Promise

if TYPE_CHECKING:
    from nextlint.evaluator.library.base import Method
    from nextlint.evaluator.run import Run
    from nextlint.evaluator.values import Place, Value


_Function = JSFunction | NativeFunction | Opaque | Passthrough


def _react(run: Run, this: Promise, function: Value, place: Place) -> Value:
    if not isinstance(function, _Function):
        return this
    tries, run.tries = run.tries, run.tries + 1
    try:
        with run.calling(is_deferred=place.node is not run.awaited):
            run.defer()
            return settled(run, run.call(function, UNDEFINED, [this.value], place), place)
    except Throw as error:
        return Promise(error.value, rejected=True)
    finally:
        run.tries = tries


def _then(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    if not isinstance(this, Promise):
        return run.opaque("it awaits an unknown value", place)
    return _react(run, this, at(arguments, 1 if this.rejected else 0), place)


def _catch(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    return _then(run, this, [UNDEFINED, at(arguments, 0)], place)


def _finally(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    if isinstance(at(arguments, 0), _Function):
        after = settled(run, run.call(arguments[0], UNDEFINED, [], place), place)
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
        return Promise(run.opaque("it awaits unknown promises", place, truthy=True))
    results = [settled(run, run.force(item), place) for item in items]
    failed = next((result for result in results if result.rejected), None)
    return failed or Promise(make_array(run, [result.value for result in results], place))


def all_settled(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    items = iterate(run, at(arguments, 0), place)
    if items is None:
        return Promise(run.opaque("it awaits unknown promises", place, truthy=True))
    results: list[Value] = []
    for item in items:
        one = settled(run, run.force(item), place)
        status = "rejected" if one.rejected else "fulfilled"
        entries = [("status", status), ("reason" if one.rejected else "value", one.value)]
        results.append(make_object(run, entries, place))
    return Promise(make_array(run, results, place))


def construct(run: Run, arguments: list[Value], place: Place) -> Value:
    """``new Promise(executor)``, if the executor settles it at once; else unknown."""
    require_function(run, at(arguments, 0), place)
    return settled_by(run, at(arguments, 0), UNDEFINED, place)


def _of_class(method: Method) -> Method:
    """Wrap a static method, which creates its promise from the class it is called on."""

    def checked(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
        this = run.force(this)
        if isinstance(this, (JSFunction, Opaque)):
            return run.opaque("it makes a promise of another class", place, truthy=True)
        if not isinstance(this, NativeFunction) or this.name != "Promise":
            raise throw_error(run, "TypeError", "PromiseResolve called on non-object", place)
        return method(run, this, arguments, place)

    return checked


METHODS: dict[str, Method] = {"then": _then, "catch": _catch, "finally": _finally}
STATIC: dict[str, Method] = {
    "resolve": _of_class(resolve),
    "reject": _of_class(reject),
    "all": _of_class(all_of),
    "allSettled": _of_class(all_settled),
}
