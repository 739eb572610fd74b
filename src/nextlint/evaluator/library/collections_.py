"""``Map`` and ``Set``. An unknown key makes the whole collection unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.evaluator.convert import is_primitive
from nextlint.evaluator.iteration import Walk, contents, iterate
from nextlint.evaluator.library.base import at, over_function
from nextlint.evaluator.objects import make_array, throw_error
from nextlint.evaluator.operators import MAX_LEAVES, key_of
from nextlint.evaluator.properties import get
from nextlint.evaluator.values import NULL, UNDEFINED, Choice, Entry, JSObject, Opaque, Passthrough

if TYPE_CHECKING:
    from nextlint.evaluator.library.base import Method
    from nextlint.evaluator.run import Run
    from nextlint.evaluator.values import Entries, Key, Place, Value


def construct_map(run: Run, arguments: list[Value], place: Place) -> Value:
    made = JSObject(run.serial(), class_name="Map")
    made.data = {}
    source = run.force(at(arguments, 0))
    pairs = [] if source is UNDEFINED or source is NULL else iterate(run, source, place)
    if pairs is None:
        made.data = None
        return made
    for pair in pairs:
        if is_primitive(run.force(pair)):
            raise throw_error(run, "TypeError", "Iterator value is not an entry object", place)
        _store(run, made, get(run, pair, "0", place), get(run, pair, "1", place))
    return made


def construct_set(run: Run, arguments: list[Value], place: Place) -> Value:
    made = JSObject(run.serial(), class_name="Set")
    made.data = {}
    source = run.force(at(arguments, 0))
    items = [] if source is UNDEFINED or source is NULL else iterate(run, source, place)
    if items is None:
        made.data = None
        return made
    for item in items:
        _store(run, made, item, None)
    return made


def _name(value: Value) -> Key | None:
    return None if isinstance(value, (Opaque, Passthrough, Choice)) else key_of(value)


def _store(run: Run, holder: JSObject, key: Value, value: Value | None) -> None:
    """``value`` None: a Set."""
    key = run.force(key)
    name = _name(key)
    if name is None or not isinstance(holder.data, dict):
        holder.data = None
    else:
        known = holder.data.get(name)
        added = run.serial() if known is None else known.added
        holder.data[name] = Entry(key, key if value is None else value, added)


def _change(run: Run, this: Value, arguments: list[Value], place: Place, *, is_map: bool) -> Value:
    if not isinstance(this, JSObject):
        return run.opaque("it changes an unknown collection", place)
    run.record_change(this)
    if run.tainted(this.created_at, place) is not None:
        this.data = None
    else:
        _store(run, this, at(arguments, 0), at(arguments, 1) if is_map else None)
    return this


def _set(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    return _change(run, this, arguments, place, is_map=True)


def _add(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    return _change(run, this, arguments, place, is_map=False)


def _get(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    wanted = run.force(at(arguments, 0))
    name = _name(wanted)
    if not isinstance(this, JSObject) or not isinstance(this.data, dict):
        return run.opaque("it reads an unknown collection", place)
    if name is None:
        return _possible_value(run, this.data, wanted, place)
    return this.data[name].value if name in this.data else UNDEFINED


def _possible_value(run: Run, entries: Entries, wanted: Value, place: Place) -> Value:
    """Return the value for an unknown key of a Map: one of its values, or undefined."""
    is_plain = len(entries) <= MAX_LEAVES and all(isinstance(key, (str, bool, float)) for key, *_ in entries.values())
    if not isinstance(wanted, Opaque) or not is_plain:
        return run.opaque("it reads a collection with an unknown key", place)
    answer: Value = UNDEFINED
    for key, value, _ in entries.values():
        answer = Choice(("eq", wanted.key, key), value, answer)
    return answer


def _has(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    name = _name(run.force(at(arguments, 0)))
    if not isinstance(this, JSObject) or not isinstance(this.data, dict) or name is None:
        return _membership(run, this, run.force(at(arguments, 0)), place)
    return name in this.data


def _membership(run: Run, this: Value, wanted: Value, place: Place) -> Value:
    """Return whether an unknown is in a collection, comparing it with each member if there are few."""
    members = this.data.values() if isinstance(this, JSObject) and isinstance(this.data, dict) else None
    if not isinstance(wanted, Opaque) or members is None or not 0 < len(members) <= MAX_LEAVES:
        return run.unknown_test(place) if members is None or members else False
    answer: Value = False
    for key, *_ in members:
        if not isinstance(key, (str, bool, float)):
            return run.unknown_test(place)
        answer = Choice(("eq", wanted.key, key), True, answer)
    return answer


def _delete(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    if not isinstance(this, JSObject):
        return run.opaque("it changes an unknown collection", place)
    run.record_change(this)
    name = _name(run.force(at(arguments, 0)))
    if not isinstance(this.data, dict) or name is None or run.tainted(this.created_at, place) is not None:
        this.data = None
        return run.unknown_test(place)
    if name not in this.data:
        return False
    del this.data[name]
    return True


def _clear(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    if not isinstance(this, JSObject):
        return run.opaque("it changes an unknown collection", place)
    run.record_change(this)
    this.data = {} if this.data is not None and run.tainted(this.created_at, place) is None else None
    return UNDEFINED


def _for_each(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    items = iterate(run, this, place)
    if items is None or not isinstance(this, JSObject) or not isinstance(this.data, dict):
        return run.opaque("it iterates over an unknown collection", place)
    walk = Walk(run, this, place)
    while (entry := walk.entry()) is not None:
        run.call(at(arguments, 0), at(arguments, 1), [entry.value, entry.key, this], place)
    return UNDEFINED


def _listing(*, keys: bool, values: bool) -> Method:
    def listing(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
        if not isinstance(this, JSObject) or not isinstance(this.data, dict):
            return run.opaque("it iterates over an unknown collection", place)
        pairs = list(this.data.values())
        if keys and values:
            made = make_array(run, [make_array(run, [pair.key, pair.value], place) for pair in pairs], place)
        else:
            made = make_array(run, [pair.key if keys else pair.value for pair in pairs], place)
        made.is_iterator = True
        made.source = this, contents(this)
        return made

    return listing


_COMMON: dict[str, Method] = {
    "has": _has,
    "delete": _delete,
    "forEach": over_function(_for_each),
    "clear": _clear,
    "keys": _listing(keys=True, values=False),
    "values": _listing(keys=False, values=True),
    "entries": _listing(keys=True, values=True),
}
METHODS: dict[str, dict[str, Method]] = {"Map": {**_COMMON, "get": _get, "set": _set}, "Set": {**_COMMON, "add": _add}}
