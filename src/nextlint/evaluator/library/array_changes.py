"""Array methods that change the array."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.evaluator.convert import to_string
from nextlint.evaluator.endings import GaveUp
from nextlint.evaluator.library.base import at, integer, require_function, require_this
from nextlint.evaluator.objects import (
    elements,
    fill_in,
    length_of,
    make_array,
    throw_error,
    unseen_of,
)
from nextlint.evaluator.operators import binary, is_true
from nextlint.evaluator.properties import taint
from nextlint.evaluator.values import (
    MAX_TEXT,
    NULL,
    UNDEFINED,
    JSArray,
    JSFunction,
    JSObject,
    NativeFunction,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from nextlint.evaluator.library.base import Method
    from nextlint.evaluator.run import Run
    from nextlint.evaluator.values import Place, Value


def _changing(method: Callable[[Run, JSArray, list[Value], Place], Value], *, takes_gaps: bool = False) -> Method:
    """Wrap a method that changes its array. ``takes_gaps``: as for ``_known``."""

    def checked(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
        this = run.force(this)
        if isinstance(this, JSObject):
            run.record_change(this)
            taint(run, this, "an array method is called on it", place)
        require_this(run, this, place)
        if not isinstance(this, JSArray):
            return run.opaque("it changes an unknown array", place)
        if this.frozen and not this.items and this.unseen is None:
            raise GaveUp("it changes a frozen empty array", place)
        if this.frozen:
            raise throw_error(run, "TypeError", "Cannot add property, object is not extensible", place)
        run.record_change(this)
        fill_in(this)
        unknown = run.tainted(this.created_at, place)
        if unknown is not None:
            this.unseen = unknown
            return run.opaque(unknown.reason, place)
        if len(this.items) > MAX_TEXT:
            raise GaveUp("it builds a very long array", place)
        this.unseen = unseen_of(run, this)
        if this.has_gaps and not takes_gaps:
            this.items[:] = elements(run, this)
            this.has_gaps = False
        return method(run, this, arguments, place)

    return checked


def _push(run: Run, this: JSArray, arguments: list[Value], place: Place) -> Value:
    this.items.extend(arguments)
    return run.opaque("its length is unknown", place) if this.unseen else length_of(run, this)


def _pop(run: Run, this: JSArray, arguments: list[Value], place: Place) -> Value:
    if this.unseen is not None:
        return run.opaque(this.unseen.reason, place)
    return this.items.pop() if this.items else UNDEFINED


def _shift(run: Run, this: JSArray, arguments: list[Value], place: Place) -> Value:
    if this.unseen is not None:
        return run.opaque(this.unseen.reason, place)
    return this.items.pop(0) if this.items else UNDEFINED


def _unshift(run: Run, this: JSArray, arguments: list[Value], place: Place) -> Value:
    this.items[:0] = arguments
    return run.opaque("its length is unknown", place) if this.unseen else length_of(run, this)


def _reverse(run: Run, this: JSArray, arguments: list[Value], place: Place) -> Value:
    this.items.reverse()
    return this


def _splice(run: Run, this: JSArray, arguments: list[Value], place: Place) -> Value:
    start = integer(run.force(at(arguments, 0)), 0)
    count = integer(run.force(at(arguments, 1)), 0) if len(arguments) != 1 else len(this.items)
    if start is None or count is None or this.unseen is not None:
        this.unseen = run.opaque("an array is cut at an unknown index", place)
        return run.opaque("an array is cut at an unknown index", place, truthy=True)
    start = max(0, len(this.items) + start) if start < 0 else min(start, len(this.items))
    removed = this.items[start : start + max(count, 0)]
    this.items[start : start + max(count, 0)] = arguments[2:]
    return make_array(run, removed, place)


def _sort(run: Run, this: JSArray, arguments: list[Value], place: Place) -> Value:
    if at(arguments, 0) is not UNDEFINED:
        require_function(run, arguments[0], place)
    if at(arguments, 0) is UNDEFINED and this.unseen is None and all(map(_is_sortable, this.items)):
        this.items.sort(key=lambda item: (item is UNDEFINED, str(to_string(item)).encode("utf-16-be", "surrogatepass")))
    elif this.unseen is None and isinstance(at(arguments, 0), JSFunction | NativeFunction):
        _sort_by(run, this, arguments[0], place)
    elif len(this.items) > 1 or this.unseen is not None:
        this.unseen = run.opaque("it is sorted by an unknown function", place)
    return this


def _is_sortable(item: Value) -> bool:
    return item is UNDEFINED or item is NULL or isinstance(item, (str, float, bool))


def _sort_by(run: Run, this: JSArray, function: Value, place: Place) -> None:
    """Insertion sort: for a consistent comparison the same result as any stable sort."""
    before = list(this.items)
    ordered: list[Value] = []
    for item in before:
        if item is UNDEFINED:  # not compared, and last
            continue
        index = len(ordered)
        while index and _is_before(run, function, item, ordered[index - 1], place):
            index -= 1
        ordered.insert(index, item)
    if this.items != before or this.unseen is not None:
        raise GaveUp("it changes the array it sorts", place)
    this.items[:] = [*ordered, *(item for item in before if item is UNDEFINED)]


def _is_before(run: Run, function: Value, item: Value, other: Value, place: Place) -> bool:
    run.step()
    return is_true(run, binary(run, "<", run.call(function, UNDEFINED, [item, other], place), 0.0, place))


def _fill(run: Run, this: JSArray, arguments: list[Value], place: Place) -> Value:
    if len(arguments) > 1:
        this.unseen = run.opaque("nextlint does not follow fill", place)
    this.items[:] = [at(arguments, 0)] * len(this.items)
    return this


METHODS: dict[str, Method] = {
    "push": _changing(_push, takes_gaps=True),
    "pop": _changing(_pop),
    "shift": _changing(_shift),
    "unshift": _changing(_unshift, takes_gaps=True),
    "reverse": _changing(_reverse),
    "splice": _changing(_splice),
    "sort": _changing(_sort),
    "fill": _changing(_fill),
}
