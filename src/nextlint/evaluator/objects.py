"""Properties of values: get, set, delete, spread, enumerate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.evaluator.convert import to_string, truthiness
from nextlint.evaluator.merging import CannotJoin, join_slot, join_unseen, unseen_member
from nextlint.evaluator.operators import MAX_LEAVES, binary, key_of, leaf_count, mapped
from nextlint.evaluator.run import MAX_TEXT, GaveUp, Throw
from nextlint.evaluator.values import (
    MISSING,
    NO_ELEMENT,
    NULL,
    UNDEFINED,
    Choice,
    JSArray,
    JSFunction,
    JSObject,
    NativeFunction,
    Opaque,
    Passthrough,
    RegExp,
    Slot,
    Symbol,
    environment_variable,
    show,
    size,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from nextlint.evaluator.run import Run
    from nextlint.evaluator.values import Key, Place, Value


PropertyKey = str | Symbol
Holder = JSObject | JSFunction | NativeFunction


def property_key(run: Run, value: Value) -> PropertyKey | Opaque:
    """ToPropertyKey of a value, Opaque where it is unknown. Decides between the arms of a Choice."""
    value = run.force(value)
    if isinstance(value, (str, Symbol, Opaque)):
        return value
    text = None if isinstance(value, Passthrough) else to_string(value)
    return run.opaque("a computed key is not known", None) if text is None else text


def throw_error(run: Run, kind: str, message: str, place: Place | None) -> Throw:
    """A JavaScript error of class ``kind`` to raise."""
    error = JSObject(run.serial(), class_name=kind)
    error.slots["name"] = Slot(kind, enumerable=False)
    error.slots["message"] = Slot(message, enumerable=False)
    return Throw(error, place)


# ── what is there under a condition ──────────────────────────────────────────────────────────────────────────────


def unseen_of(run: Run, holder: JSObject | JSArray) -> Opaque | None:
    """What an object holds unseen; where that depends on a condition, it is decided."""
    unseen = holder.unseen
    if unseen is None or unseen.condition is True:
        return unseen
    return unseen.refined() if run.force(unseen.condition) else None


def has_gap(item: Value) -> bool:
    """Whether an element may be missing."""
    return item is NO_ELEMENT or (isinstance(item, Choice) and any(leaf is NO_ELEMENT for leaf in item.leaves()))


def elements(run: Run, array: JSArray) -> list[Value]:
    """The elements of an array; where it depends on a condition whether one is there, it is decided."""
    if not array.has_gaps:
        return array.items
    found = []
    for item in array.items:
        while isinstance(item, Choice) and has_gap(item):
            item = item.yes if run.decide(item.key) else item.no
        if item is not NO_ELEMENT:
            found.append(item)
    return found


def length_of(run: Run, array: JSArray) -> Value:
    """How many elements an array has, a Choice where that depends on conditions."""
    count: Value = float(len(array.items))
    for item in array.items if array.has_gaps else ():
        if has_gap(item):
            count = one_more(run, item, count, by=-1.0, wanted=False)
    return count


def one_more(run: Run, item: Value, count: Value, *, by: float = 1.0, wanted: bool = True) -> Value:
    """A count with ``by`` added where an element is there (or, not ``wanted``, is not)."""
    more = mapped(run, count, lambda number: number + by)
    return mapped(run, item, lambda leaf: more if (leaf is not NO_ELEMENT) is wanted else count)


# ── get ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def get(run: Run, target: Value, key: PropertyKey | Opaque, place: Place) -> Value:
    """``target[key]``. Raises Throw where JavaScript would."""
    if isinstance(target, Choice):
        return run.map(target, lambda one: get(run, one, key, place))
    if target is UNDEFINED or target is NULL:
        raise throw_error(run, "TypeError", f"Cannot read properties of {target} (reading '{show(key)}')", place)
    if isinstance(target, Opaque):
        return _get_opaque(run, target, key, place)
    if isinstance(target, Passthrough):
        return _get_passthrough(run, target, key, place)
    if isinstance(key, Opaque):
        return _get_unknown_key(run, target, key, place)
    if isinstance(target, JSArray):
        return _get_array(run, target, key, place)
    if isinstance(target, str):
        return _get_string(run, target, key, place)
    if isinstance(target, (JSObject, JSFunction, NativeFunction)):
        return _get_holder(run, target, key, place)
    return _library(run, target, key, place)


def _get_unknown_key(run: Run, target: Value, key: Opaque, place: Place) -> Value:
    """``table[process.env.STAGE]``: one of the table's values, or undefined."""
    is_table = isinstance(target, JSObject) and unseen_of(run, target) is None and target.proto is None
    if not is_table or len(target.slots) > MAX_LEAVES or any(slot.getter for slot in target.slots.values()):
        return run.opaque(key.reason, place)
    value: Value = UNDEFINED
    for name, slot in reversed(target.slots.items()):
        if isinstance(name, str):
            value = Choice(("eq", key.key, name), without_missing(run, slot.value, lambda: UNDEFINED), value)
    return value


def _get_opaque(run: Run, target: Opaque, key: PropertyKey | Opaque, place: Place) -> Value:
    if target.nullish:
        raise throw_error(run, "TypeError", f"Cannot read properties of undefined (reading '{show(key)}')", place)
    if target.nullish is None:
        run.may_throw(target.reason, place)
    if key in TEXT_METHODS and (target.type == "string" or target.origin == "environment"):
        return Opaque(target.reason, place, key=("method of a text", target.key, key), type="function", truthy=True)
    origin = target.origin if target.origin in ("package", "defaults") else "other"
    return Opaque(target.reason, place, key=("get", target.key, show(key)), origin=origin)


# Methods of texts by what they give.
TEXT_METHODS = {
    **dict.fromkeys("startsWith endsWith includes".split(), "boolean"),
    **dict.fromkeys("indexOf lastIndexOf search charCodeAt localeCompare".split(), "number"),
    **dict.fromkeys(
        "toLowerCase toUpperCase trim trimStart trimEnd slice substring substr replace replaceAll padStart padEnd "
        "concat repeat toString valueOf charAt normalize".split(),
        "string",
    ),
}


def _get_passthrough(run: Run, target: Passthrough, key: PropertyKey | Opaque, place: Place) -> Value:
    subject = target.subject
    if isinstance(subject, JSObject) and isinstance(key, str) and key in subject.slots:
        return get(run, subject, key, place)
    if isinstance(subject, (Passthrough, Choice)):
        return get(run, subject, key, place)
    reason = f"it depends on what {target.name} returns"
    return Opaque(reason, place, key=("get", target.key, show(key)), origin="package")


def _get_array(run: Run, target: JSArray, key: PropertyKey, place: Place) -> Value:
    if target.is_iterator:
        if key == "next":
            from nextlint.evaluator.iteration import next_of_array

            return NativeFunction("next", next_of_array)
        return run.opaque("nextlint does not follow iterators", place)
    if not (isinstance(key, str) and key.isidentifier() and key != "length"):
        unseen = unseen_of(run, target)
        if unseen is not None:
            return run.opaque(unseen.reason, place)
    if key == "length":
        return length_of(run, target)
    if target.extra is not None and isinstance(key, str) and key in target.extra:
        return without_missing(run, target.extra[key].value, lambda: UNDEFINED)
    if isinstance(key, str) and key.isdecimal():
        index, items = int(key), elements(run, target)
        if index < len(items):
            item = items[index]
            return UNDEFINED if item is MISSING else item
        return UNDEFINED
    return _library(run, target, key, place)


def _get_string(run: Run, target: str, key: PropertyKey, place: Place) -> Value:
    if key == "length":
        return float(len(target) if target.isascii() else len(utf16(run, target)) // 2)
    if isinstance(key, str) and _is_index(key):
        if target.isascii():
            return target[int(key) : int(key) + 1] or UNDEFINED
        units = utf16(run, target)[2 * int(key) : 2 * int(key) + 2]
        return units.decode("utf-16-le", "surrogatepass") if units else UNDEFINED
    return _library(run, target, key, place)


def utf16(run: Run, text: str) -> bytes:
    """The code units of a text, two bytes each."""
    run.step(size(text))
    return text.encode("utf-16-le", "surrogatepass")


def _get_holder(run: Run, target: Holder, key: PropertyKey, place: Place) -> Value:
    slot = target.slots.get(key)
    if slot is not None:
        if slot.getter is not None:
            return _call(run, slot.getter, target, [], place)
        return without_missing(run, slot.value, lambda: _inherited(run, target, key, place))
    if isinstance(target, JSObject) and target.class_name == "environment" and isinstance(key, str):
        return environment_variable(key, place)
    unseen = unseen_of(run, target) if isinstance(target, JSObject) else None
    if isinstance(target, JSObject) and unseen is not None:
        if target.class_name == "global" and isinstance(key, str):
            from nextlint.evaluator.library.globals_ import global_value

            known = global_value(run, key, place)
            if known is not None:
                return known
        return Opaque(unseen.reason, place, key=("get", key_of(target), show(key)), origin=unseen.origin)
    return _inherited(run, target, key, place)


def without_missing(run: Run, value: Value, otherwise: Callable[[], Value]) -> Value:
    """``value`` with MISSING replaced."""
    if value is MISSING:
        return otherwise()
    if isinstance(value, Choice) and any(leaf is MISSING for leaf in value.leaves()):
        return run.map(value, lambda one: otherwise() if one is MISSING else one)
    return value


def _inherited(run: Run, target: Holder, key: PropertyKey, place: Place) -> Value:
    above = _above(target)
    while above is not None:
        slot = above.slots.get(key)
        if slot is not None and slot.getter is not None:
            return _call(run, slot.getter, target, [], place)
        if slot is not None or (isinstance(above, JSObject) and unseen_of(run, above) is not None):
            return _get_holder(run, above, key, place)
        above = _above(above)
    if key == "prototype" and isinstance(target, JSFunction) and target.prototype is not None:
        return target.prototype
    if key == "__proto__":
        return run.opaque("it looks at a prototype", place)
    if isinstance(target, JSObject) and target.class_name == "instance" and key == "constructor":
        return run.opaque("it looks at a constructor", place)
    return _library(run, target, key, place)


def _above(holder: Holder) -> JSObject | JSFunction | None:
    """Where properties are looked for that an object does not have."""
    if isinstance(holder, JSObject):
        return holder.proto
    return holder.home if isinstance(holder, JSFunction) else None


def _library(run: Run, target: Value, key: PropertyKey, place: Place) -> Value:
    from nextlint.evaluator.library.members import member

    return member(run, target, key, place)


def _call(run: Run, function: Value, this: Value, arguments: list[Value], place: Place) -> Value:
    from nextlint.evaluator.calls import call

    return call(run, function, this, arguments, place)


# ── set and delete ───────────────────────────────────────────────────────────────────────────────────────────────


def put(run: Run, target: Value, key: PropertyKey | Opaque, value: Value, place: Place) -> None:
    """``target[key] = value``; ``place`` is the AssignmentExpression. Raises Throw where JavaScript would."""
    target = run.force(target)
    while isinstance(target, Passthrough):
        target = run.force(target.subject)
    if target is UNDEFINED or target is NULL:
        raise throw_error(run, "TypeError", f"Cannot set properties of {target} (setting '{show(key)}')", place)
    if isinstance(target, JSArray):
        _put_array(run, target, key, value, place)
    elif isinstance(target, RegExp):
        run.record_change(target)
        is_known = key == "lastIndex" and isinstance(value, float) and run.tainted(target.created_at, place) is None
        target.last_index = value if is_known else None
    elif isinstance(target, (JSObject, JSFunction, NativeFunction)):
        _put_holder(run, target, key, value, place)


def _put_holder(run: Run, target: Holder, key: PropertyKey | Opaque, value: Value, place: Place) -> None:
    if isinstance(target, JSObject) and _is_refused(target, key):
        if place.module.is_strict:
            raise throw_error(run, "TypeError", f"Cannot assign to read only property '{show(key)}'", place)
        return
    if key == "__proto__" and isinstance(target, JSObject):
        _put_prototype(run, target, value, place)
        return
    run.record_change(target)
    if isinstance(key, Opaque):
        taint(run, target, key.reason, place)
        return
    if isinstance(target, JSObject) and target.class_name == "URL":
        taint(run, target, "a part of a URL is changed", place)
        return
    if isinstance(target, JSObject) and target.class_name == "environment":
        value = binary(run, "+", "", value, place)  # process.env holds strings only
    slot = target.slots.get(key)
    setter = setter_of(target, key)
    if setter is not None:
        _call(run, setter, target, [value], place)
        return
    if slot is not None and slot.getter is not None:
        return
    target.slots[key] = Slot(run.tainted(target.created_at, place) or value, place, slot.enumerable if slot else True)


def _is_refused(target: JSObject, key: PropertyKey | Opaque) -> bool:
    """Whether an assignment does nothing (and throws in strict mode)."""
    if target.frozen or isinstance(key, Opaque):
        return target.frozen
    if target.sealed and key not in target.slots:
        return True
    holder: Holder | None = target
    while holder is not None and key not in holder.slots:
        holder = _above(holder)
    if holder is None:
        return False
    slot = holder.slots[key]
    is_fixed = isinstance(holder, JSObject) and holder.frozen and slot.setter is None
    return is_fixed or slot.is_locked or (slot.getter is not None and slot.setter is None)


def _put_prototype(run: Run, target: JSObject, value: Value, place: Place) -> None:
    run.record_change(target)
    value = run.force(value)
    if isinstance(value, JSObject):
        above: JSObject | None = value
        while above is not None:
            if above is target:
                raise throw_error(run, "TypeError", "Cyclic __proto__ value", place)
            above = above.proto
        target.proto = value
    elif value is NULL:
        target.proto = None
    else:
        target.proto = JSObject(run.serial())
        target.proto.unseen = run.opaque("its prototype is not known", place)


def setter_of(target: Holder, key: PropertyKey) -> Value:
    holder: Holder | None = target
    while holder is not None:
        slot = holder.slots.get(key)
        if slot is not None:
            return slot.setter
        holder = _above(holder)
    return None


def _put_array(run: Run, target: JSArray, key: PropertyKey | Opaque, value: Value, place: Place) -> None:
    if target.frozen:
        if place.module.is_strict:
            raise throw_error(run, "TypeError", f"Cannot assign to read only property '{show(key)}'", place)
        return
    run.record_change(target)
    unknown = run.tainted(target.created_at, place)
    if isinstance(key, Opaque) or unknown is not None:
        target.unseen = unknown or run.opaque("an element is set by an unknown index", place)
    elif isinstance(key, str) and key.isdecimal():
        index = int(key)
        _close(run, target)
        if index > len(target.items) + 1000:
            raise GaveUp("an array is filled with a gap", place)
        while len(target.items) <= index:
            target.items.append(UNDEFINED)
        target.items[index] = value
        if target.mapped is not None and index < len(target.mapped[1]):
            scope, names = target.mapped
            if names[index] not in names[index + 1 :]:
                run.record_change_of_name(scope, names[index])
                scope.names[names[index]] = value
    elif key == "length":
        _close(run, target)
        if not isinstance(value, float) or not 0 <= value <= len(target.items):
            raise GaveUp("it sets the length of an array", place)
        del target.items[int(value) :]
    elif isinstance(key, str):
        target.extra = {**(target.extra or {}), key: Slot(value, place)}


def _close(run: Run, array: JSArray) -> None:
    """Decide which elements an array has that is about to be changed."""
    if array.has_gaps:
        array.items[:] = elements(run, array)
        array.has_gaps = False


def taint(run: Run, target: Holder, reason: str, place: Place | None) -> None:
    """Forget what an object holds: something unknown was written to it under an unknown name."""
    run.step(len(target.slots))
    unseen = run.opaque(reason, place)
    for key, slot in list(target.slots.items()):
        unknown = Opaque(reason, place, key=("get", unseen.key, show(key)))
        target.slots[key] = slot._replace(
            value=Choice(("set", unseen.key, show(key)), unknown, slot.value), getter=None
        )
    if isinstance(target, JSObject):
        target.unseen = unseen


def remove(run: Run, target: Value, key: PropertyKey | Opaque, place: Place) -> None:
    """``delete target[key]``."""
    target = run.force(target)
    while isinstance(target, Passthrough):
        target = run.force(target.subject)
    if isinstance(target, JSArray):
        run.record_change(target)
        target.unseen = run.opaque("an element is deleted", place)
    if not isinstance(target, (JSObject, JSFunction)):
        return
    slot = None if isinstance(key, Opaque) else target.slots.get(key)
    if isinstance(target, JSObject) and (target.frozen or target.sealed or (slot is not None and slot.is_locked)):
        if place.module.is_strict and (slot is not None or isinstance(key, Opaque)):
            raise throw_error(run, "TypeError", f"Cannot delete property '{show(key)}'", place)
        return
    run.record_change(target)
    unknown = run.tainted(target.created_at, place)
    if isinstance(key, Opaque):
        taint(run, target, key.reason, place)
    elif unknown is not None and key in target.slots:
        target.slots[key] = Slot(Choice(("deleted", unknown.key), MISSING, target.slots[key].value), place)
    elif isinstance(target, JSObject) and unseen_of(run, target) is not None:
        target.slots[key] = Slot(MISSING, place)
    else:
        target.slots.pop(key, None)


# ── spread and enumerate ─────────────────────────────────────────────────────────────────────────────────────────


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


def _spread_choice(run: Run, target: JSObject, source: Choice, place: Place) -> None:
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
        if is_text and not (isinstance(key, str) and _is_index(key)):
            continue
        if slot.getter is None:
            target.slots[key] = slot._replace(value=_overridden(source, key, slot.value))
        elif run.decide(("has", source.key, show(key))):
            target.slots[key] = Slot(_overridden(source, key, UNDEFINED).yes, slot.place)
    target.unseen = source if source.place else source.refined()
    if target.unseen.place is None:
        target.unseen.place = place


def _overridden(source: Opaque, key: PropertyKey, value: Value) -> Choice:
    unknown = Opaque(source.reason, source.place, key=("get", source.key, show(key)), origin=source.origin)
    return Choice(("has", source.key, show(key)), unknown, value)


def _spread_object(run: Run, target: JSObject, source: JSObject, place: Place) -> None:
    unseen = unseen_of(run, source)
    if unseen is not None:
        _spread_opaque(run, target, unseen, place)
    _copy_slots(run, target, source, place)


def _copy_slots(run: Run, target: JSObject, source: Holder, place: Place) -> None:
    run.step(size(source))
    for key, slot in list(source.slots.items()):
        if not slot.enumerable:
            continue
        value = _call(run, slot.getter, source, [], place) if slot.getter is not None else slot.value
        if value is MISSING:
            continue
        if isinstance(value, Choice) and any(leaf is MISSING for leaf in value.leaves()):
            earlier = target.slots.get(key)
            if earlier is not None and earlier.getter is not None:
                value = run.force(value)  # a Choice cannot hold the accessor that stays where the key is missing
            else:
                value = _fill(value, MISSING if earlier is None else earlier.value, {})
        if value is not MISSING:
            target.slots[key] = Slot(value, slot.place or place)


def _fill(value: Value, earlier: Value, done: dict[int, Choice]) -> Value:
    """The value with ``earlier`` where it is missing; what arms share stays shared (``done``, by id)."""
    if not isinstance(value, Choice):
        return earlier if value is MISSING else value
    if id(value) not in done:
        yes, no = _fill(value.yes, earlier, done), _fill(value.no, earlier, done)
        done[id(value)] = value if yes is value.yes and no is value.no else Choice(value.key, yes, no)
    return done[id(value)]


def keys_for_in(run: Run, target: Value) -> list[str] | None:
    """What ``for in`` walks through: own keys, and then those of the prototypes. None where they are not all seen."""
    keys = own_keys(run, target)
    met = set(target.slots) if isinstance(target, JSObject) else set()
    proto = target.proto if isinstance(target, JSObject) else None
    while keys is not None and proto is not None:
        more = own_keys(run, proto)
        if more is None:
            return None
        keys = keys + [key for key in more if key not in met]
        met |= set(proto.slots)  # a hidden property hides those below it
        proto = proto.proto
    return keys


def own_keys(run: Run, target: Value) -> list[str] | None:
    """Own enumerable string keys in order, None where they cannot all be seen. Decides which ones there are."""
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
    if isinstance(target, (JSObject, JSFunction, NativeFunction)):
        run.step(size(target))
        keys = [key for key, slot in target.slots.items() if isinstance(key, str) and slot.enumerable]
        return ordered([key for key in keys if _is_there(run, target.slots[key])])
    return None if isinstance(target, Opaque) else []


def ordered(keys: list[str]) -> list[str]:
    """JavaScript's order: array indices ascending, then the others as they came."""
    indices = sorted((key for key in keys if _is_index(key)), key=int)
    return indices + [key for key in keys if not _is_index(key)] if indices else keys


def _is_index(key: str) -> bool:
    return key.isdecimal() and key.isascii() and (key == "0" or key[0] != "0") and int(key) < 2**32 - 1


def _is_there(run: Run, slot: Slot) -> bool:
    value = slot.value
    while isinstance(value, Choice) and any(leaf is MISSING for leaf in value.leaves()):
        value = value.yes if run.decide(value.key) else value.no
    return value is not MISSING


def has(run: Run, target: Value, key: PropertyKey | Opaque, *, inherited: bool) -> Value:
    """``key in target`` or hasOwnProperty: a bool or a Choice."""
    while isinstance(target, (Passthrough, Choice)):
        target = run.force(target.subject if isinstance(target, Passthrough) else target)
    unknown = Choice(("in", key_of(target), show(key)), True, False)
    if isinstance(target, Opaque) or isinstance(key, Opaque):
        return unknown
    if isinstance(target, JSArray):
        if unseen_of(run, target) is not None:
            return unknown
        return key == "length" or (isinstance(key, str) and key.isdecimal() and int(key) < len(elements(run, target)))
    if not isinstance(target, (JSObject, JSFunction, NativeFunction)):
        return unknown
    slot = target.slots.get(key)
    if slot is not None:
        return _is_there(run, slot)
    if isinstance(target, JSObject) and unseen_of(run, target) is not None:
        return unknown
    if inherited and isinstance(target, JSObject) and target.proto is not None:
        return has(run, target.proto, key, inherited=True)
    return inherited and key in ("toString", "hasOwnProperty", "constructor", "valueOf", "isPrototypeOf")


def iterate_with_gaps(run: Run, value: Value, place: Place) -> list[Value] | None:
    """``iterate``, with elements that may be missing."""
    value = run.force(value)
    if isinstance(value, JSArray) and value.has_gaps and not value.is_iterator and unseen_of(run, value) is None:
        return value.items
    return iterate(run, value, place)


def iterate(run: Run, value: Value, place: Place, limit: int | None = None) -> list[Value] | None:
    """The elements that array spread sees, None where they are not known. Raises Throw for what has none.

    ``limit`` is how many are asked for, where it is not all of them.
    """
    value = run.force(value)
    if isinstance(value, Passthrough):
        return None
    if isinstance(value, JSArray):
        return _iterate_array(run, value, place, limit)
    if isinstance(value, str):
        return list(value)
    if isinstance(value, JSObject) and value.class_name in ("Map", "Set") and value.data is not None:
        if value.class_name == "Set":
            return list(value.data.values())
        return [make_array(run, list(pair), place) for pair in value.data.values()]
    if isinstance(value, Opaque) and not value.nullish and value.type in (None, "object", "string"):
        run.may_throw(value.reason, place)
        return None
    if isinstance(value, JSObject):
        return _iterate_object(run, value, place, limit)
    raise throw_error(run, "TypeError", "value is not iterable", place)


def _iterate_array(run: Run, value: JSArray, place: Place, limit: int | None) -> list[Value] | None:
    if value.is_iterator:
        run.record_change(value)
        value.unseen = value.unseen or run.tainted(value.created_at, place)
        _close(run, value)
    if unseen_of(run, value) is not None:
        return None
    items = [UNDEFINED if item is MISSING else item for item in elements(run, value)[:limit]]
    if value.is_iterator:
        del value.items[:limit]  # it can be walked through once
    return items


def _iterate_object(run: Run, value: JSObject, place: Place, limit: int | None) -> list[Value] | None:
    from nextlint.evaluator.iteration import iterator_of, take_all

    iterator = iterator_of(run, value, place)
    if iterator is not None and iterator.class_name != "AsyncGenerator":
        return take_all(run, iterator, place, limit)
    if unseen_of(run, value) is None and value.proto is None and value.class_name in ("Object", "Error"):
        raise throw_error(run, "TypeError", "value is not iterable", place)
    run.may_throw("it walks through something that is not seen", place)
    return None


def make_object(run: Run, entries: Iterable[tuple[str, Value]] = (), place: Place | None = None) -> JSObject:
    """A new object that no literal of the config made."""
    made = JSObject(run.serial())
    for key, value in entries:
        made.slots[key] = Slot(value, place)
    return made


def make_array(run: Run, items: list[Value], place: Place | None = None) -> JSArray:
    if len(items) > MAX_TEXT:
        raise GaveUp("it builds a very long array", place)
    run.step(len(items) // 16)
    return JSArray(run.serial(), items)
