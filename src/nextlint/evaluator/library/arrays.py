"""Array methods that do not change the array."""

from __future__ import annotations

from functools import partial
from itertools import count, takewhile
from typing import TYPE_CHECKING

from nextlint.evaluator.convert import to_string
from nextlint.evaluator.endings import GaveUp
from nextlint.evaluator.generators import GENERATORS
from nextlint.evaluator.iteration import Walk, iterate, well_known
from nextlint.evaluator.library import array_changes
from nextlint.evaluator.library.base import at, integer, over_function, require_this
from nextlint.evaluator.objects import (
    elements,
    has_gap,
    make_array,
    one_more,
    throw_error,
    unseen_of,
)
from nextlint.evaluator.operators import binary, is_true, mapped, truth
from nextlint.evaluator.packages import call_unknown
from nextlint.evaluator.properties import get
from nextlint.evaluator.values import (
    MAX_TEXT,
    NO_ELEMENT,
    NULL,
    UNDEFINED,
    BigInt,
    Choice,
    Holes,
    JSArray,
    JSFunction,
    JSObject,
    NativeFunction,
    Opaque,
    Passthrough,
    RegExp,
    Symbol,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from nextlint.evaluator.library.base import Method
    from nextlint.evaluator.run import Run
    from nextlint.evaluator.values import Place, Value


def _known(
    method: Callable[[Run, JSArray, list[Value], Place], Value], *, is_test: bool = False, takes_gaps: bool = False
) -> Method:
    """Wrap a method for arrays whose elements are all known; for others the result is unknown.

    ``is_test``: the result is always true or false. ``takes_gaps``: the method handles elements that may be missing;
    otherwise it is decided which exist.
    """

    def checked(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
        this = run.force(this)
        require_this(run, this, place)
        unseen = unseen_of(run, this) if isinstance(this, JSArray) else None
        if isinstance(this, JSArray) and unseen is None:
            run.step()
            if not this.has_gaps:
                return method(run, this, arguments, place)
            before = list(this.items)
            decided = this if takes_gaps else JSArray(this.created_at, elements(run, this), this.site)
            result = method(run, decided, arguments, place)
            if this.items != before or this.unseen is not None:
                raise GaveUp(_CHANGED, place)
            return result
        reason = unseen.reason if unseen is not None else "it is not a known array"
        unknown = call_unknown(run, run.opaque(reason, place), arguments, place)
        return run.unknown_test(place) if is_test else unknown

    return checked


def _callback(run: Run, given: list[Value], item: Value, index: Value, this: JSArray, place: Place) -> Value:
    """Call the callback of a method, with its optional ``this``."""
    run.step()
    return run.call(at(given, 0), at(given, 1), [item, index, this], place)


_CHANGED = "it changes the array it iterates over"


def _walked(this: JSArray, indices: Iterable[int], place: Place) -> Iterator[tuple[int, Value]]:
    """Yield elements to a method that calls a function of the config in between.

    Each index is read when it is reached; an element that is gone by then is NO_ELEMENT.
    """
    for index in indices:
        if this.unseen is not None or this.has_gaps:
            raise GaveUp(_CHANGED, place)
        yield index, this.items[index] if index < len(this.items) else NO_ELEMENT


def _each(run: Run, this: JSArray, function: Callable[[Value, Value], Value], place: Place) -> list[Value]:
    """Return ``function(item, index)`` for every element; NO_ELEMENT for a missing one."""
    if not this.has_gaps:
        return [
            NO_ELEMENT if item is NO_ELEMENT else function(item, float(index))
            for index, item in _walked(this, range(len(this.items)), place)
        ]
    results: list[Value] = []
    index: Value = 0.0
    for item in list(this.items):

        def single(one: Value, index: Value = index) -> Value:
            return one if one is NO_ELEMENT else function(one, index)

        results.append(run.map(item, single) if has_gap(item) else function(item, index))
        index = one_more(run, item, index)
    return results


def _with_gaps(run: Run, items: list[Value], place: Place) -> JSArray:
    """Return an array of elements that may be missing."""
    made = make_array(run, [item for item in items if item is not NO_ELEMENT], place)
    made.has_gaps = any(map(has_gap, made.items))
    return made


def _map(run: Run, this: JSArray, arguments: list[Value], place: Place) -> JSArray:
    results = _each(run, this, lambda item, index: _callback(run, arguments, item, index, this, place), place)
    if this.has_gaps:
        return _with_gaps(run, results, place)
    made = make_array(run, [item for item in results if item is not NO_ELEMENT], place)
    if len(made.items) < len(results):
        made.unseen = run.opaque("it has missing elements", place)
    return made


def _for_each(run: Run, this: JSArray, arguments: list[Value], place: Place) -> Value:
    _map(run, this, arguments, place)
    return UNDEFINED


def _filter(run: Run, this: JSArray, arguments: list[Value], place: Place) -> Value:
    def single(item: Value, index: Value) -> Value:
        is_kept: Value = truth(run, _callback(run, arguments, item, index, this, place))
        if not run.merges:
            is_kept = run.force(is_kept)
        return mapped(run, is_kept, lambda known: item if known else NO_ELEMENT)

    return _with_gaps(run, _each(run, this, single, place), place)


def _search(
    result: Callable[[int, Value], Value], otherwise: Value, *, wanted: bool = True, last: bool = False
) -> Method:
    is_test = isinstance(otherwise, bool)

    def search(run: Run, this: JSArray, arguments: list[Value], place: Place) -> Value:
        indices = range(len(this.items))
        for index, item in _walked(this, reversed(indices) if last else indices, place):
            if item is NO_ELEMENT:
                if is_test:  # a test skips missing elements
                    continue
                item = UNDEFINED
            if is_true(run, _callback(run, arguments, item, float(index), this, place)) == wanted:
                return result(index, item)
        return otherwise

    return _known(search, is_test=is_test)


def _reduce(*, right: bool) -> Method:
    def reduce(run: Run, this: JSArray, arguments: list[Value], place: Place) -> Value:
        indices = range(len(this.items))
        pairs = _walked(this, reversed(indices) if right else indices, place)
        if len(arguments) > 1:
            result = arguments[1]
        elif this.items:
            result = next(pairs)[1]
        else:
            raise throw_error(run, "TypeError", "Reduce of empty array with no initial value", place)
        for index, item in pairs:
            if item is NO_ELEMENT:
                continue
            run.step()
            result = run.call(at(arguments, 0), UNDEFINED, [result, item, float(index), this], place)
        return result

    return _known(reduce)


def _join(run: Run, this: JSArray, arguments: list[Value], place: Place) -> Value:
    separator = run.force(at(arguments, 0))
    separator = "," if separator is UNDEFINED else separator
    run.step(len(this.items))
    texts = [_joinable(run.force(item)) for item in this.items]
    if isinstance(separator, str) and None not in texts:
        parts = [text for text in texts if text is not None]
        if sum(map(len, parts)) + len(separator) * len(parts) > MAX_TEXT:
            raise GaveUp("it builds a very long string", place)
        return separator.join(parts)
    result: Value = ""
    for index, item in enumerate(this.items):
        if index:
            result = binary(run, "+", result, separator, place)
        item = run.force(item)
        text = "" if item is NULL or item is UNDEFINED else item
        result = binary(run, "+", result, text if isinstance(text, str) else binary(run, "+", "", text, place), place)
    return result


def _joinable(item: Value) -> str | None:
    """Return the text of an element for ``join``; None if not known without more work."""
    if item is NULL or item is UNDEFINED:
        return ""
    return to_string(item) if isinstance(item, (str, float, bool)) else None


def _index_of(run: Run, this: JSArray, arguments: list[Value], place: Place) -> Value:
    if len(arguments) > 1:
        return run.opaque("nextlint does not follow this use of indexOf", place, type="number", nullish=False)
    for index, item in enumerate(this.items):
        run.step()
        if is_true(run, binary(run, "===", item, at(arguments, 0), place)):
            return float(index)
    return -1.0


def _last_index_of(run: Run, this: JSArray, arguments: list[Value], place: Place) -> Value:
    if len(arguments) > 1:
        return run.opaque("nextlint does not follow this use of lastIndexOf", place, type="number", nullish=False)
    for index, item in reversed(list(enumerate(this.items))):
        run.step()
        if is_true(run, binary(run, "===", item, at(arguments, 0), place)):
            return float(index)
    return -1.0


def _includes(run: Run, this: JSArray, arguments: list[Value], place: Place) -> Value:
    wanted = at(arguments, 0)
    if len(arguments) > 1:
        return run.unknown_test(place)
    result: Value = False
    for item in reversed(this.items):
        run.step()
        if isinstance(item, float) and isinstance(wanted, float) and item != item and wanted != wanted:
            return True
        same = binary(run, "===", item, wanted, place)
        if same is True:
            return True
        result = mapped(run, same, partial(_or, result))
    return result


def _or(otherwise: Value, known: Value) -> Value:
    return True if known else otherwise


def _concat(run: Run, this: JSArray, arguments: list[Value], place: Place) -> Value:
    result = make_array(run, list(this.items), place)
    result.has_gaps = this.has_gaps
    for argument in arguments:
        argument = run.force(argument)
        if isinstance(argument, JSArray) and (argument.is_arguments or argument.is_iterator):
            raise GaveUp("it concatenates something that is not an array", place)
        if isinstance(argument, JSObject) and any(isinstance(key, Symbol) for key in argument.slots):
            raise GaveUp("it concatenates something that may be array-like", place)
        if isinstance(argument, JSArray):
            run.step(len(argument.items) // 16)
            result.items.extend(argument.items)
            result.has_gaps = result.has_gaps or argument.has_gaps
            result.unseen = result.unseen or unseen_of(run, argument)
        elif isinstance(argument, (Opaque, Passthrough)):
            result.unseen = run.opaque(getattr(argument, "reason", "it concatenates an unknown value"), place)
        else:
            result.items.append(argument)
    return result


def _slice(run: Run, this: JSArray, arguments: list[Value], place: Place) -> Value:
    start, end = integer(run.force(at(arguments, 0)), 0), integer(run.force(at(arguments, 1)), len(this.items))
    if start is None or end is None:
        return run.opaque("it slices an array at an unknown index", place, truthy=True)
    return make_array(run, this.items[start:end], place)


def _at(run: Run, this: JSArray, arguments: list[Value], place: Place) -> Value:
    index = integer(run.force(at(arguments, 0)), 0)
    if index is None:
        return run.opaque("it reads an element at an unknown index", place)
    return this.items[index] if -len(this.items) <= index < len(this.items) else UNDEFINED


def _flat(run: Run, this: JSArray, arguments: list[Value], place: Place) -> Value:
    depth = integer(run.force(at(arguments, 0)), 1)
    if depth is None:
        return run.opaque("nextlint does not follow this use of flat", place, truthy=True)
    return _flattened(run, this, depth, place)


def _flattened(run: Run, this: JSArray, depth: int, place: Place) -> JSArray:
    result = make_array(run, [], place)
    result.has_gaps = this.has_gaps
    for item in this.items:
        run.step()
        if isinstance(item, Choice) and (depth > 0 or not has_gap(item)):
            item = run.force(item)
        if item is NO_ELEMENT:
            continue
        if isinstance(item, JSArray) and depth > 0:
            inner = _flattened(run, item, depth - 1, place)
            result.items.extend(inner.items)
            result.has_gaps = result.has_gaps or inner.has_gaps
            result.unseen = result.unseen or unseen_of(run, item) or inner.unseen
        elif isinstance(item, Opaque):
            result.unseen = item
        else:
            result.items.append(item)
    return result


def _flat_map(run: Run, this: JSArray, arguments: list[Value], place: Place) -> Value:
    return _flattened(run, _map(run, this, arguments, place), 1, place)


def _fill_any(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    """``fill``, also of ``Array(3)``."""
    this = run.force(this)
    if isinstance(this, JSArray) and isinstance(this.unseen, Holes) and not this.frozen and not this.items:
        run.record_change(this)
        this.items[:], this.unseen = [UNDEFINED] * this.unseen.count, None
    return array_changes.METHODS["fill"](run, this, arguments, place)


def _join_any(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    """``join``, also of ``Array(3)``."""
    this = run.force(this)
    if isinstance(this, JSArray) and isinstance(this.unseen, Holes):
        this = make_array(run, [UNDEFINED] * this.unseen.count, place)
    return _known(_join)(run, this, arguments, place)


def _copying(method: Method) -> Method:
    """Return ``toSorted`` or ``toReversed``: the changing method on a copy."""

    def checked(run: Run, this: JSArray, arguments: list[Value], place: Place) -> Value:
        return method(run, make_array(run, list(this.items), place), arguments, place)

    return _known(checked)


def _to_string(run: Run, this: JSArray, arguments: list[Value], place: Place) -> Value:
    if this.is_arguments:
        return run.opaque("it converts arguments to a string", place, type="string", truthy=True)
    text = to_string(this)
    return run.opaque("its elements are unknown", place, type="string") if text is None else text


def array_from(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    """``Array.from``."""
    source = run.force(at(arguments, 0))
    is_mapped = isinstance(at(arguments, 1), JSFunction | NativeFunction)
    if not is_mapped and at(arguments, 1) is not UNDEFINED:
        return call_unknown(run, run.opaque("it is made by an unknown function", place), arguments, place)
    if is_mapped and isinstance(source, JSArray) and not (source.is_iterator or source.has_gaps or source.unseen):
        walked = (item for _, item in _walked(source, count(), place))
        return _mapped_from(run, takewhile(lambda item: item is not NO_ELEMENT, walked), arguments[1:], place)
    if is_mapped and isinstance(source, JSObject) and isinstance(source.data, dict):
        return _mapped_from(run, iter(Walk(run, source, place).item, None), arguments[1:], place)
    items = _of_like(run, source, place) if isinstance(source, JSObject) else None
    if items is None:
        is_like = isinstance(source, JSObject) and not _is_iterable(run, source, place)
        if is_like or isinstance(source, (bool, float, JSFunction, NativeFunction, RegExp, BigInt, Symbol)):
            return call_unknown(run, run.opaque("it is made from an unknown value", place), arguments[1:], place)
        items = iterate(run, source, place)
    if items is None:
        return call_unknown(run, run.opaque("it is made from an unknown value", place), arguments[1:], place)
    array = make_array(run, items, place)
    return _map(run, array, arguments[1:], place) if is_mapped else array


def _mapped_from(run: Run, items: Iterable[Value | None], arguments: list[Value], place: Place) -> Value:
    """``Array.from(items, function)``; the function may change the source."""
    results: list[Value] = []
    for index, item in enumerate(items):
        assert item is not None
        run.step()
        results.append(run.call(arguments[0], at(arguments, 1), [item, float(index)], place))
    return make_array(run, results, place)


def _is_iterable(run: Run, source: JSObject, place: Place) -> bool:
    symbol, holder = well_known(run, "iterator", place), source
    while symbol not in holder.slots and holder.proto is not None:
        holder = holder.proto
    return source.class_name in ("Map", "Set", *GENERATORS) or (
        symbol in holder.slots and holder.slots[symbol].value is not UNDEFINED
    )


def _of_like(run: Run, source: JSObject, place: Place) -> list[Value] | None:
    """Return the elements of an array-like object; None if they are unknown or the object is iterable."""
    if source.data is not None or source.proto is not None or unseen_of(run, source) is not None:
        return None
    length = source.slots.get("length")
    if length is None or not isinstance(length.value, float) or length.getter is not None:
        return None
    if any(isinstance(key, Symbol) for key in source.slots):
        return None
    if length.value > MAX_TEXT:
        raise GaveUp("it builds a very long array", place)
    count = int(length.value) if length.value > 0 else 0
    run.step(count // 16)
    if len(source.slots) == 1:
        return [UNDEFINED] * count
    return [get(run, source, str(index), place) for index in range(count)]


def _iterator(run: Run, this: JSArray, items: list[Value], place: Place) -> JSArray:
    made = make_array(run, items, place)
    made.is_iterator = True
    made.source = this, list(this.items)
    return made


def _values(run: Run, this: JSArray, arguments: list[Value], place: Place) -> Value:
    return _iterator(run, this, list(this.items), place)


def _entries(run: Run, this: JSArray, arguments: list[Value], place: Place) -> Value:
    run.step(len(this.items))
    pairs = [make_array(run, [float(index), item], place) for index, item in enumerate(this.items)]
    return _iterator(run, this, list(pairs), place)


def _keys(run: Run, this: JSArray, arguments: list[Value], place: Place) -> Value:
    return _iterator(run, this, [float(index) for index in range(len(this.items))], place)


METHODS: dict[str, Method] = {
    "map": _known(_map, takes_gaps=True),
    "forEach": _known(_for_each, takes_gaps=True),
    "filter": _known(_filter, takes_gaps=True),
    "find": _search(lambda index, item: item, UNDEFINED),
    "findIndex": _search(lambda index, item: float(index), -1.0),
    "findLast": _search(lambda index, item: item, UNDEFINED, last=True),
    "findLastIndex": _search(lambda index, item: float(index), -1.0, last=True),
    "some": _search(lambda index, item: True, False),
    "every": _search(lambda index, item: False, True, wanted=False),
    "reduce": _reduce(right=False),
    "reduceRight": _reduce(right=True),
    "join": _join_any,
    "indexOf": _known(_index_of),
    "lastIndexOf": _known(_last_index_of),
    "includes": _known(_includes, is_test=True),
    "concat": _known(_concat, takes_gaps=True),
    "slice": _known(_slice),
    "at": _known(_at),
    "flat": _known(_flat, takes_gaps=True),
    "flatMap": _known(_flat_map, takes_gaps=True),
    "values": _known(_values),
    "entries": _known(_entries),
    "keys": _known(_keys),
    "toString": _known(_to_string),
    **array_changes.METHODS,
    "fill": _fill_any,
    "toSorted": _copying(array_changes.METHODS["sort"]),
    "toReversed": _copying(array_changes.METHODS["reverse"]),
}
for _name in "map forEach filter find findIndex findLast findLastIndex some every reduce reduceRight flatMap".split():
    METHODS[_name] = over_function(METHODS[_name])
