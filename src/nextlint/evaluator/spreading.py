"""Operations on all properties of an object: keys and copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.evaluator.convert import is_primitive, truthiness
from nextlint.evaluator.merging import CannotJoin, join_slot, join_unseen, unseen_member
from nextlint.evaluator.objects import elements, is_index, ordered, throw_error, unseen_of, utf16
from nextlint.evaluator.operators import MAX_LEAVES, key_of, leaf_count
from nextlint.evaluator.values import (
    MISSING,
    NULL,
    UNDEFINED,
    Choice,
    JSArray,
    JSFunction,
    JSObject,
    NativeFunction,
    Opaque,
    Passthrough,
    Slot,
    Symbol,
    show,
    size,
)

if TYPE_CHECKING:
    from nextlint.evaluator.objects import Holder
    from nextlint.evaluator.run import Run
    from nextlint.evaluator.values import Key, Place, Plain, PropertyKey, Value

NODE_ADDS_TO = frozenset({"Error", "Buffer", "URL", "require"})  # built-ins with enumerable properties


def spread(run: Run, target: JSObject, source: Value, place: Place) -> None:
    """CopyDataProperties: ``{ ...source }`` into ``target`` (new, or with its change recorded)."""
    while isinstance(source, Passthrough):
        source = source.subject
    if isinstance(source, Choice):
        _spread_choice(run, target, source, place)
    elif isinstance(source, Opaque):
        _spread_opaque(run, target, source, place)
    elif isinstance(source, JSObject):
        _spread_object(run, target, source, place)
    elif isinstance(source, NativeFunction) and source.name in NODE_ADDS_TO:
        _spread_opaque(run, target, run.opaque("it lists what Node.js adds to a function", place), place)
    elif isinstance(source, (JSFunction, NativeFunction)):
        _copy_slots(run, target, source, place)
    elif isinstance(source, JSArray):
        _spread_array(run, target, source, place)
    elif isinstance(source, str):
        run.step(len(source))
        units = utf16(run, source)
        for index in range(len(units) // 2):
            unit = units[2 * index : 2 * index + 2].decode("utf-16-le", "surrogatepass")
            target.slots[str(index)] = Slot(unit, place)


def _spread_array(run: Run, target: JSObject, source: JSArray, place: Place) -> None:
    unseen = unseen_of(run, source)
    if unseen is not None:
        _spread_opaque(run, target, unseen, place)
    run.step(len(source.items) // 2)
    for index, item in enumerate(() if source.is_iterator else elements(run, source)):
        target.slots[str(index)] = Slot(item, place)
    target.slots.update({key: slot for key, slot in (source.extra or {}).items() if slot.enumerable})


def _spread_choice(run: Run, target: JSObject, source: Choice[Plain], place: Place) -> None:
    known = run.implied(source.key)
    has_accessors = any(slot.getter is not None for slot in target.slots.values())
    if known is None and (has_accessors or leaf_count(source) > MAX_LEAVES):
        known = run.decide(source.key)
    if known is not None:
        spread(run, target, source.yes if known else source.no, place)
        return
    run.step(size(target))
    arms = []
    for arm in (source.yes, source.no):
        copy = JSObject(target.created_at)
        copy.slots, copy.unseen = dict(target.slots), target.unseen
        spread(run, copy, arm, place)
        arms.append(copy)
    first, second = arms
    try:
        unseen = join_unseen(run.choose, source.key, first.unseen, second.unseen)
        keys = {**first.slots, **second.slots}
        slots = {key: _either_slot(run, source.key, first, second, key) for key in keys}
    except CannotJoin:
        spread(run, target, source.yes if run.decide(source.key) else source.no, place)
        return
    target.unseen = unseen
    target.slots.update(slots)


def _either_slot(run: Run, condition: Key, first: JSObject, second: JSObject, key: PropertyKey) -> Slot:
    one, two = first.slots.get(key), second.slots.get(key)
    if one is not None and one is two:
        return one
    chosen = one or two
    assert chosen is not None
    slots = [
        chosen._replace(value=MISSING if holder.unseen is None else unseen_member(run.choose, holder.unseen, key))
        if slot is None
        else slot
        for slot, holder in ((one, first), (two, second))
    ]
    return join_slot(run.choose, condition, slots[0], slots[1])


def _spread_opaque(run: Run, target: JSObject, source: Opaque, place: Place) -> None:
    if truthiness(source) is False or source.type in ("boolean", "number", "undefined"):
        return
    is_text = source.type == "string" or source.origin == "environment"  # it brings indices only
    if source.type == "string":
        source = run.opaque(source.reason, place)
    run.step(len(target.slots))
    for key, slot in list(target.slots.items()):
        if is_text and not (isinstance(key, str) and is_index(key)):
            continue
        if slot.getter is None:
            target.slots[key] = slot._replace(value=_overridden(source, key, slot.value))
        elif run.decide(("has", source.key, show(key))):
            target.slots[key] = Slot(_overridden(source, key, UNDEFINED).yes, slot.place)
    target.unseen = source if source.place else source.refined()
    if target.unseen.place is None:
        target.unseen.place = place


def _overridden(source: Opaque, key: PropertyKey, value: Value) -> Choice[Plain]:
    unknown = Opaque(source.reason, source.place, key=("get", source.key, show(key)), origin=source.origin)
    return Choice(("has", source.key, show(key)), unknown, value)


def _spread_object(run: Run, target: JSObject, source: JSObject, place: Place) -> None:
    unseen = unseen_of(run, source)
    if unseen is not None:
        _spread_opaque(run, target, unseen, place)
    _copy_slots(run, target, source, place)


def _copy_slots(run: Run, target: JSObject, source: Holder, place: Place) -> None:
    run.step(size(source))
    for key in _in_order(source):
        slot = source.slots.get(key)
        if slot is None or not slot.enumerable:  # a getter may have deleted it
            continue
        value = run.call(slot.getter, source, [], place) if slot.getter is not None else slot.value
        if value is MISSING:
            continue
        if isinstance(value, Choice) and any(leaf is MISSING for leaf in value.leaves()):
            earlier = target.slots.get(key)
            if earlier is not None and earlier.getter is not None:
                value = run.force(value)  # no Choice can hold an accessor
            else:
                value = _fill(value, MISSING if earlier is None else earlier.value, {})
        if value is not MISSING:
            target.slots[key] = Slot(value, slot.place or place)


def _in_order(source: Holder) -> list[str | Symbol]:
    """Return the keys in the order in which their accessors run."""
    texts = [key for key in source.slots if isinstance(key, str)]
    return [*ordered(texts), *(key for key in source.slots if not isinstance(key, str))]


def _fill(value: Value, earlier: Value, done: dict[int, Choice[Plain]]) -> Value:
    """Return the value with MISSING replaced by ``earlier``; shared arms stay shared (``done``, by id)."""
    if not isinstance(value, Choice):
        return earlier if value is MISSING else value
    if id(value) not in done:
        yes, no = _fill(value.yes, earlier, done), _fill(value.no, earlier, done)
        done[id(value)] = value if yes is value.yes and no is value.no else Choice(value.key, yes, no)
    return done[id(value)]


def keys_for_in(run: Run, target: Value) -> list[str] | None:
    """Return the keys of ``for in``: own, then those of the prototypes. None if not all are known."""
    keys = own_keys(run, target)
    met = set(target.slots) if isinstance(target, JSObject) else set()
    proto = target.proto if isinstance(target, JSObject) else None
    while keys is not None and proto is not None:
        run.step(4)
        more = own_keys(run, proto)
        if more is None:
            return None
        keys = keys + [key for key in more if key not in met]
        met |= set(proto.slots)  # a property that is not enumerable hides those of the prototypes
        proto = proto.proto
    return keys


def own_keys(run: Run, target: Value) -> list[str] | None:
    """Return own enumerable string keys in order; None if not all are known. Decides which ones exist."""
    while isinstance(target, (Passthrough, Choice)):
        target = run.force(target.subject if isinstance(target, Passthrough) else target)
    if isinstance(target, JSArray):
        if unseen_of(run, target) or target.is_iterator:
            return None
        extra = [key for key, slot in (target.extra or {}).items() if slot.enumerable]
        return [str(index) for index in range(len(elements(run, target)))] + extra
    if isinstance(target, str):
        units = utf16(run, target)
        run.step(len(units) // 8)
        return [str(index) for index in range(len(units) // 2)]
    if isinstance(target, JSObject) and unseen_of(run, target) is not None:
        return None
    if isinstance(target, NativeFunction) and target.name in NODE_ADDS_TO:
        return None
    if isinstance(target, (JSObject, JSFunction, NativeFunction)):
        run.step(size(target))
        keys = [key for key, slot in target.slots.items() if isinstance(key, str) and slot.enumerable]
        return ordered([key for key in keys if _is_there(run, target.slots[key])])
    return None if isinstance(target, Opaque) else []


def _is_there(run: Run, slot: Slot) -> bool:
    value = slot.value
    while isinstance(value, Choice) and any(leaf is MISSING for leaf in value.leaves()):
        value = value.yes if run.decide(value.key) else value.no
    return value is not MISSING


def has(run: Run, target: Value, key: PropertyKey | Opaque, *, inherited: bool) -> Value:
    """Return ``key in target`` or hasOwnProperty: a bool or a Choice."""
    while isinstance(target, (Passthrough, Choice)):
        target = run.force(target.subject if isinstance(target, Passthrough) else target)
    unknown = Choice(("in", key_of(target), show(key)), True, False)
    if isinstance(target, Opaque) or isinstance(key, Opaque):
        return unknown
    if isinstance(target, JSArray):
        if unseen_of(run, target) is not None:
            return unknown
        if not isinstance(key, str):
            return unknown
        if is_index(key):
            return int(key) < len(elements(run, target))
        return key == "length" or key in (target.extra or {}) or (unknown if inherited else False)
    if (is_primitive(target) and inherited) or target is UNDEFINED or target is NULL:
        raise throw_error(run, "TypeError", "Cannot search for a property in what is no object", None)
    if not isinstance(target, (JSObject, JSFunction, NativeFunction)):
        return unknown
    slot = target.slots.get(key)
    if slot is not None:
        return _is_there(run, slot)
    if isinstance(target, JSObject) and unseen_of(run, target) is not None:
        return unknown
    if inherited and isinstance(target, JSObject) and target.proto is not None:
        run.step()
        return has(run, target.proto, key, inherited=True)
    if isinstance(target, (JSFunction, NativeFunction)) and (inherited or key in _OF_FUNCTIONS):
        return Choice(("in", key_of(target), show(key), run.fresh("in")), True, False)
    if inherited and isinstance(target, JSObject) and target.class_name == "instance":  # it may inherit nothing
        return unknown
    return inherited and key in ("toString", "hasOwnProperty", "constructor", "valueOf", "isPrototypeOf")


_OF_FUNCTIONS = ("length", "name", "prototype", "arguments", "caller")
