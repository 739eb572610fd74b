"""Properties: get, set, delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.evaluator.endings import GaveUp
from nextlint.evaluator.objects import (
    close_gaps,
    elements,
    fill_in,
    is_index,
    length_of,
    throw_error,
    unseen_of,
    utf16,
    without_missing,
)
from nextlint.evaluator.operators import MAX_LEAVES, binary, key_of
from nextlint.evaluator.values import (
    MISSING,
    NULL,
    UNDEFINED,
    Choice,
    Holes,
    JSArray,
    JSFunction,
    JSObject,
    NativeFunction,
    Opaque,
    Passthrough,
    Place,
    RegExp,
    Slot,
    environment_variable,
    show,
)

if TYPE_CHECKING:
    from nextlint.evaluator.objects import Holder
    from nextlint.evaluator.run import Run
    from nextlint.evaluator.values import PropertyKey, Value


def get(run: Run, target: Value, key: PropertyKey | Opaque, place: Place) -> Value:
    """Return ``target[key]``. Raises Throw where JavaScript throws."""
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
    return run.inherited(target, key, place)


def _get_unknown_key(run: Run, target: Value, key: Opaque, place: Place) -> Value:
    """Return ``table[process.env.STAGE]``: one of the table's values, or undefined."""
    if not isinstance(target, JSObject) or unseen_of(run, target) is not None or target.proto is not None:
        return run.opaque(key.reason, place)
    if len(target.slots) > MAX_LEAVES or any(slot.getter for slot in target.slots.values()):
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


# Methods of strings by their result.
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
        return run.inherited(target, key, place)
    if key == "length" and isinstance(target.unseen, Holes):
        return float(target.unseen.count)
    if not (isinstance(key, str) and key.isidentifier() and key != "length"):
        unseen = unseen_of(run, target)
        if unseen is not None:
            return run.opaque(unseen.reason, place)
    if key == "length":
        return length_of(run, target)
    if target.extra is not None and isinstance(key, str) and key in target.extra:
        return without_missing(run, target.extra[key].value, lambda: UNDEFINED)
    if isinstance(key, str) and is_index(key):
        index, items = int(key), elements(run, target)
        if index < len(items):
            item = items[index]
            return UNDEFINED if item is MISSING else item
        return UNDEFINED
    return run.inherited(target, key, place)


def _get_string(run: Run, target: str, key: PropertyKey, place: Place) -> Value:
    if key == "length":
        return float(len(target) if target.isascii() else len(utf16(run, target)) // 2)
    if isinstance(key, str) and is_index(key):
        if target.isascii():
            return target[int(key) : int(key) + 1] or UNDEFINED
        units = utf16(run, target)[2 * int(key) : 2 * int(key) + 2]
        return units.decode("utf-16-le", "surrogatepass") if units else UNDEFINED
    return run.inherited(target, key, place)


def _get_holder(run: Run, target: Holder, key: PropertyKey, place: Place) -> Value:
    slot = target.slots.get(key)
    if slot is not None:
        if slot.getter is not None:
            return run.call(slot.getter, target, [], place)
        return without_missing(run, slot.value, lambda: _inherited(run, target, key, place))
    if isinstance(target, JSObject) and target.class_name == "environment" and isinstance(key, str):
        return environment_variable(key, place)
    unseen = unseen_of(run, target) if isinstance(target, JSObject) else None
    if isinstance(target, JSObject) and unseen is not None:
        if target.class_name == "global" and isinstance(key, str):
            known = run.global_value(key, place)
            if known is not None:
                return known
        if target.class_name == "Buffer" and isinstance(key, str) and not is_index(key):
            return _inherited(run, target, key, place)  # its own unseen properties are bytes
        return Opaque(unseen.reason, place, key=("get", key_of(target), show(key)), origin=unseen.origin)
    return _inherited(run, target, key, place)


def _inherited(run: Run, target: Holder, key: PropertyKey, place: Place) -> Value:
    above = _above(target)
    while above is not None:
        run.step()
        slot = above.slots.get(key)
        if slot is not None and slot.getter is not None:
            return run.call(slot.getter, target, [], place)
        if slot is not None or (isinstance(above, JSObject) and unseen_of(run, above) is not None):
            return _get_holder(run, above, key, place)
        above = _above(above)
    if key == "prototype" and isinstance(target, JSFunction) and target.prototype is not None:
        return target.prototype
    if key == "__proto__":
        return Opaque("it reads a prototype", place, key=("global", "prototype", run.fresh("opaque")))
    if isinstance(target, JSObject) and target.class_name == "instance" and key == "constructor":
        return run.opaque("it reads a constructor", place)
    return run.inherited(target, key, place)


def _above(holder: Holder) -> JSObject | JSFunction | None:
    """Return the object's prototype."""
    if isinstance(holder, JSObject):
        return holder.proto
    return holder.home if isinstance(holder, JSFunction) else None


def put(
    run: Run, target: Value, key: PropertyKey | Opaque, value: Value, place: Place, *, throws: bool = False
) -> None:
    """``target[key] = value``; ``place`` is the AssignmentExpression. Raises Throw where JavaScript throws.

    ``throws``: a property that cannot be written throws in sloppy code, too.
    """
    target = run.force(target)
    while isinstance(target, Passthrough):
        target = run.force(target.subject)
    if target is UNDEFINED or target is NULL:
        raise throw_error(run, "TypeError", f"Cannot set properties of {target} (setting '{show(key)}')", place)
    refuse_built_in(run, target, key, place)
    if isinstance(target, JSArray):
        _put_array(run, target, key, value, place, throws=throws)
    elif isinstance(target, RegExp):
        run.record_change(target)
        is_known = key == "lastIndex" and run.tainted(target.created_at, place) is None
        target.last_index = value if is_known and isinstance(value, float) else None
    elif isinstance(target, (JSObject, JSFunction, NativeFunction)):
        _put_holder(run, target, key, value, place, throws=throws)


def refuse_built_in(run: Run, target: Value, key: PropertyKey | Opaque | None, place: Place) -> None:
    """Give up on a change to a built-in, or to what all objects inherit: nothing is certain after that.

    ``key`` None: some properties. What only prints, and what is not followed, may be changed.
    """
    if isinstance(target, NativeFunction) and run.globals.get(target.name) is target:
        raise GaveUp("it changes a built-in function", place)
    if isinstance(target, JSObject) and target.class_name in ("built-in", "JSON", "Math", "Reflect"):
        raise GaveUp("it changes a built-in object", place)
    if isinstance(target, JSObject) and target.class_name == "global":
        known = run.global_value(key, place) if isinstance(key, str) else UNDEFINED
        if not isinstance(key, str) or not (known is None or isinstance(known, Opaque) or key in target.slots):
            raise GaveUp("it changes a built-in object", place)
    name = target.key if isinstance(target, Opaque) else ()
    while isinstance(name, tuple) and name and name[0] == "get":
        name = name[1]
    if (
        isinstance(name, tuple)
        and len(name) > 1
        and name[0] == "global"
        and name[1] in ("prototype", "constructor", "Function")
    ):
        raise GaveUp("it changes a built-in object", place)


def _put_holder(
    run: Run, target: Holder, key: PropertyKey | Opaque, value: Value, place: Place, *, throws: bool
) -> None:
    if isinstance(target, JSFunction) and key == "prototype" and not target.is_class:
        raise GaveUp("it replaces a prototype", place)
    if isinstance(target, (JSObject, JSFunction)) and _is_refused(target, key):
        if throws or not _is_silent(place):
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
        run.call(setter, target, [value], place)
        return
    if slot is not None and slot.getter is not None:
        return
    target.slots[key] = Slot(run.tainted(target.created_at, place) or value, place, slot.enumerable if slot else True)


def _is_refused(target: JSObject | JSFunction, key: PropertyKey | Opaque) -> bool:
    """Return whether an assignment has no effect (in strict mode: throws)."""
    if isinstance(target, JSFunction):
        own = None if isinstance(key, Opaque) else target.slots.get(key)
        return own is not None and (own.is_locked or (own.getter is not None and own.setter is None))
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
        target.class_name = "instance"
    else:
        target.proto = JSObject(run.serial())
        target.proto.unseen = run.opaque("its prototype is unknown", place)


def setter_of(target: Holder, key: PropertyKey) -> Value | None:
    holder: Holder | None = target
    while holder is not None:
        slot = holder.slots.get(key)
        if slot is not None:
            return slot.setter
        holder = _above(holder)
    return None


def _put_array(
    run: Run, target: JSArray, key: PropertyKey | Opaque, value: Value, place: Place, *, throws: bool
) -> None:
    if target.frozen:
        if throws or not _is_silent(place):
            raise throw_error(run, "TypeError", f"Cannot assign to read only property '{show(key)}'", place)
        return
    run.record_change(target)
    fill_in(target)
    unknown = run.tainted(target.created_at, place)
    if isinstance(key, Opaque) or unknown is not None:
        target.unseen = unknown or run.opaque("an element is set at an unknown index", place)
    elif isinstance(key, str) and is_index(key):
        index = int(key)
        close_gaps(run, target)
        if index > len(target.items) or (target.is_arguments and index == len(target.items)):
            target.unseen = run.opaque("it has missing elements", place)
            return
        if index == len(target.items):
            target.items.append(UNDEFINED)
        target.items[index] = value
        if target.mapped is not None and index < len(target.mapped[1]):
            scope, names = target.mapped
            if names[index] not in names[index + 1 :]:
                run.record_change_of_name(scope, names[index])
                scope.names[names[index]] = value
    elif key == "length":
        close_gaps(run, target)
        if target.is_arguments or not isinstance(value, float) or not 0 <= value <= len(target.items):
            raise GaveUp("it sets the length of an array", place)
        del target.items[int(value) :]
    elif not isinstance(key, str) or key in ("__proto__", "constructor"):
        raise GaveUp("it changes how an array behaves", place)
    else:
        target.extra = {**(target.extra or {}), key: Slot(value, place)}


def is_defined(slot: Slot) -> bool:
    """Return whether a property was made by defineProperty: it is probably not configurable."""
    node = slot.place.node if isinstance(slot.place, Place) else None
    name = getattr(getattr(node.callee, "property", None), "name", "") if node and node.type == "CallExpression" else ""
    return str(name).startswith("defineProp")


def _is_silent(place: Place) -> bool:
    """Return whether writing a read-only property is ignored, as in sloppy code. Strict code throws.

    Raises GaveUp if a function or a class of a sloppy module may be strict.
    """
    text = place.module.source.text
    if not place.module.is_strict and ("use strict" in text or "class" in text):
        raise GaveUp("it writes a read-only property, perhaps in strict mode", place)
    return not place.module.is_strict


def taint(run: Run, target: Holder, reason: str, place: Place | None) -> None:
    """Make the properties of an object uncertain: something was written to it under an unknown name."""
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
    refuse_built_in(run, target, key, place)
    if isinstance(target, JSArray):
        run.record_change(target)
        target.unseen = run.opaque("an element is deleted", place)
    if not isinstance(target, (JSObject, JSFunction)):
        return
    slot = None if isinstance(key, Opaque) else target.slots.get(key)
    if slot is not None and is_defined(slot):
        raise GaveUp("it deletes a property made by defineProperty", place)
    if isinstance(target, JSObject) and (target.frozen or target.sealed or (slot is not None and slot.is_locked)):
        if (slot is not None or isinstance(key, Opaque)) and not _is_silent(place):
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
