"""The iterator protocol: what a spread, a loop or a destructuring pattern iterates over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.evaluator.endings import GaveUp, Impure
from nextlint.evaluator.generators import GENERATORS, MAX_ITEMS, REASON, items_left, meets, paused, unknown_items
from nextlint.evaluator.objects import close_gaps, elements, make_array, make_object, throw_error, unseen_of
from nextlint.evaluator.operators import is_true
from nextlint.evaluator.properties import get
from nextlint.evaluator.values import (
    MISSING,
    UNDEFINED,
    Holes,
    Items,
    JSArray,
    JSObject,
    NativeFunction,
    Opaque,
    Passthrough,
    Paused,
    Symbol,
)

if TYPE_CHECKING:
    from nextlint.evaluator.run import Run
    from nextlint.evaluator.values import Entry, Key, Place, Value
    from nextlint.javascript.estree import Statement


def iterate_with_gaps(run: Run, value: Value, place: Place) -> list[Value] | None:
    """``iterate``, with elements that may be missing."""
    value = run.force(value)
    if isinstance(value, JSArray) and value.has_gaps and not value.is_iterator and unseen_of(run, value) is None:
        return value.items
    return iterate(run, value, place)


def iterate(run: Run, value: Value, place: Place, limit: int | None = None) -> list[Value] | None:
    """Return the elements that an array spread sees; None if unknown. Raises Throw if ``value`` is not iterable.

    ``limit`` is the number of elements needed, if not all.
    """
    value = run.force(value)
    if isinstance(value, Passthrough):
        return None
    if isinstance(value, JSArray):
        return _iterate_array(run, value, place, limit)
    if isinstance(value, str):
        run.step(len(value) // 256)
        return list(value[:limit])
    if isinstance(value, JSObject) and value.class_name in ("Map", "Set") and isinstance(value.data, dict):
        if value.class_name == "Set":
            return [entry.key for entry in value.data.values()]
        return [make_array(run, [entry.key, entry.value], place) for entry in value.data.values()]
    if isinstance(value, Opaque) and not value.nullish and value.type in (None, "object", "string"):
        run.may_throw(value.reason, place)
        return None
    if isinstance(value, JSObject):
        return _iterate_object(run, value, place, limit)
    raise throw_error(run, "TypeError", "value is not iterable", place)


def _iterate_array(run: Run, value: JSArray, place: Place, limit: int | None) -> list[Value] | None:
    if value.is_iterator:
        check_source(run, value, place)
        run.record_change(value)
        value.unseen = value.unseen or run.tainted(value.created_at, place)
        close_gaps(run, value)
    if isinstance(value.unseen, Holes):
        return [UNDEFINED] * value.unseen.count
    if unseen_of(run, value) is not None:
        return None
    items: list[Value] = [UNDEFINED if item is MISSING else item for item in elements(run, value)[:limit]]
    if value.is_iterator:
        if limit is None or limit > len(value.items):
            value.source = None  # it has ended
        del value.items[:limit]  # an iterator is used up
    return items


def contents(holder: JSArray | JSObject) -> list[object]:
    """Return the contents of an array, a Map or a Set, for a comparison with its contents later."""
    if isinstance(holder, JSArray):
        return list(holder.items)
    return list(holder.data.items()) if isinstance(holder.data, dict) else []


class Walk:
    """An iteration over a Map or a Set that sees what is added and deleted meanwhile."""

    def __init__(self, run: Run, holder: JSObject, place: Place) -> None:
        self._run, self._holder, self._place = run, holder, place
        self._visited: dict[Key, int] = {}  # when they were added: deleted and added again, they come once more

    def entry(self) -> Entry | None:
        """Return the next entry; None after the last."""
        data = self._holder.data
        if not isinstance(data, dict):
            raise GaveUp("it changes what it iterates over", self._place)
        self._run.step(1 + len(data) // 16)
        for name, entry in data.items():
            if self._visited.get(name) != entry.added:
                self._visited[name] = entry.added
                return entry
        return None

    def item(self) -> Value | None:
        """Return the next item of a loop; None after the last."""
        entry = self.entry()
        if entry is None or self._holder.class_name == "Set":
            return None if entry is None else entry.key
        return make_array(self._run, [entry.key, entry.value], self._place)


def check_source(run: Run, iterator: JSArray, place: Place) -> None:
    """Give up if what an iterator iterates over has changed since the iterator was made."""
    if iterator.source is not None:
        holder, before = iterator.source
        run.step(len(before) // 64)
        if contents(holder) != before:
            raise GaveUp("it changes what it iterates over", place)


def _iterate_object(run: Run, value: JSObject, place: Place, limit: int | None) -> list[Value] | None:
    iterator = iterator_of(run, value, place)
    if iterator is not None and iterator.class_name != "AsyncGenerator":
        return take_all(run, iterator, place, limit)
    if unseen_of(run, value) is None and value.proto is None and value.class_name in ("Object", "Error"):
        raise throw_error(run, "TypeError", "value is not iterable", place)
    run.may_throw("it iterates over an unknown value", place)
    return None


def well_known(run: Run, name: str, place: Place) -> Symbol:
    """``Symbol.iterator`` and the like."""
    holder = run.global_value("Symbol", place)
    assert isinstance(holder, NativeFunction)
    symbol = holder.slots[name].value
    assert isinstance(symbol, Symbol)
    return symbol


def iterator_of(run: Run, value: JSObject, place: Place, *, is_async: bool = False) -> JSObject | None:
    """Return the result of the object's own ``Symbol.iterator``; None if it has none or the result is unknown."""
    if value.class_name in GENERATORS:
        return value
    for name in ("asyncIterator", "iterator") if is_async else ("iterator",):
        symbol, holder = well_known(run, name, place), value
        while symbol not in holder.slots and holder.proto is not None:
            holder = holder.proto
        if symbol in holder.slots:
            made = run.force(run.call(get(run, value, symbol, place), value, [], place))
            if isinstance(made, JSArray):
                check_source(run, made, place)
                return _over(run, made)
            return made if isinstance(made, JSObject) else None
    return None


def _over(run: Run, array: JSArray) -> JSObject | None:
    """Return an iterator of an array, a Map or the like as a generator that has run."""
    if not array.is_iterator or array.unseen is not None:
        return None
    made = JSObject(run.serial(), class_name="Generator")
    made.data = Paused(None, lambda *_: UNDEFINED, Items(list(array.items)))
    return made


def take_all(run: Run, iterator: JSObject, place: Place, limit: int | None = None) -> list[Value] | None:
    """Return all values, or the first ``limit``, if no code of the config runs in between. Raises Throw."""
    if iterator.class_name not in GENERATORS:
        return _step_through(run, iterator, place, limit)
    items = items_left(run, iterator, place, limit, is_alone=True)
    paused(iterator).items = Items([])
    if items.error is not None:
        raise items.error
    return items.values if items.values is None or limit is None else items.values[:limit]


def take_rounds(run: Run, iterator: JSObject, place: Place, body: Statement, created_at: int) -> Items:
    """Return the values for a loop whose ``body`` runs in between. The iterator was made after ``created_at``."""
    if iterator.class_name not in GENERATORS:
        try:
            with run.without_effects(created_at):
                return Items(_step_through(run, iterator, place, MAX_ITEMS))
        except Impure:
            raise GaveUp("it iterates over something that changes other values", place) from None
    state = paused(iterator)
    if state.items is None and meets(state, body):
        return unknown_items(run, iterator, place)
    items = items_left(run, iterator, place, MAX_ITEMS, is_alone=False)
    paused(iterator).items = Items([])
    return items


def _step_through(run: Run, iterator: JSObject, place: Place, limit: int | None) -> list[Value] | None:
    """Return the values of an iterator whose ``next`` is a function of the config."""
    values: list[Value] = []
    while limit is None or len(values) < limit:
        run.step()
        result = run.force(run.call(get(run, iterator, "next", place), iterator, [], place))
        if not isinstance(result, JSObject):
            return None
        if is_true(run, get(run, result, "done", place)):
            return values
        values.append(get(run, result, "value", place))
    if "return" in iterator.slots:
        raise GaveUp("it closes an iterator early", place)
    return values


def next_of_array(run: Run, iterator: Value, arguments: list[Value], place: Place) -> Value:
    """``next()`` of the iterators that ``Map.keys()`` and the like return."""
    if not isinstance(iterator, JSArray) or iterator.unseen is not None:
        return run.opaque("nextlint does not follow methods of iterators", place)
    check_source(run, iterator, place)
    run.record_change(iterator)
    unknown = run.tainted(iterator.created_at, place)
    if unknown is not None:
        iterator.unseen = unknown
        return run.opaque(unknown.reason, place)
    is_done = not iterator.items
    if is_done:
        iterator.source = None
    value = UNDEFINED if is_done else iterator.items.pop(0)
    return make_object(run, [("value", value), ("done", is_done)], place)


def delegate(run: Run, source: Value, place: Place) -> Value:
    """``yield* source``."""
    assert run.collector is not None
    source = run.force(source)
    collector = run.collector
    limit = None if collector.limit is None else collector.limit - collector.count
    if isinstance(source, JSObject) and source.class_name in GENERATORS:
        items = items_left(run, source, place, limit, is_alone=True)
        values, error, result = items.values, items.error, items.result
    else:
        values, error = iterate(run, source, place, limit), None
        is_plain = not isinstance(source, JSObject) or source.class_name in ("Map", "Set")
        result = UNDEFINED if is_plain else run.opaque(REASON, place)
    if values is None:
        collector.is_unknown = True
        return run.opaque(REASON, place)
    for value in values:
        collector.add(run, value, place)
    if error is not None:
        raise error
    return result
