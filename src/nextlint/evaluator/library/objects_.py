"""``Object``, ``Reflect``, and what every object inherits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.evaluator.convert import is_primitive, to_string, type_of
from nextlint.evaluator.endings import GaveUp
from nextlint.evaluator.iteration import iterate
from nextlint.evaluator.library.base import at, require_object, require_this
from nextlint.evaluator.objects import is_index, make_array, make_object, property_key, throw_error
from nextlint.evaluator.operators import binary, is_true
from nextlint.evaluator.properties import get, is_defined, put, refuse_built_in, taint
from nextlint.evaluator.spreading import has, own_keys, spread
from nextlint.evaluator.values import (
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
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from nextlint.evaluator.library.base import Method
    from nextlint.evaluator.run import Run
    from nextlint.evaluator.values import Place, Value


def assign(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    """``Object.assign(target, ...sources)``."""
    target = at(arguments, 0)
    holder = run.force(target)
    while isinstance(holder, Passthrough):
        holder = run.force(holder.subject)
    if holder is UNDEFINED or holder is NULL:
        raise throw_error(run, "TypeError", "Cannot convert undefined or null to object", place)
    if len(arguments) > 1:
        refuse_built_in(run, holder, None, place)
    if is_primitive(holder):
        run.may_throw("it assigns to a property that may be read-only", place)
        return run.opaque("it is a primitive wrapper object", place, type="object", truthy=True)
    if not isinstance(holder, JSObject):
        if isinstance(holder, Opaque) and holder.nullish is not False and holder.origin != "environment":
            run.may_throw("it assigns to what is perhaps undefined", place)
        if isinstance(holder, (JSFunction, JSArray, NativeFunction)):
            _assign_each(run, holder, arguments[1:], place)
        return target
    if holder.frozen and any(own_keys(run, source) is None for source in arguments[1:]):
        raise GaveUp("an unknown value is assigned to a frozen object", place)
    if holder.frozen and not any(own_keys(run, source) for source in arguments[1:]):
        return target
    if holder.frozen:
        raise throw_error(run, "TypeError", "Cannot assign to read only property of object", place)
    run.record_change(holder)
    is_environment = holder.class_name == "environment"
    if is_environment or run.tainted(holder.created_at, place) is not None or _takes_no_copies(holder):
        _assign_each(run, holder, arguments[1:], place)
        return target
    for source in arguments[1:]:
        if isinstance(source, JSObject) and "__proto__" in source.slots:
            raise GaveUp("it assigns a prototype", place)
        spread(run, holder, source, place)
    return target


def _takes_no_copies(holder: JSObject) -> bool:
    """Whether assigning to a property may be more than putting a plain one there."""
    if holder.sealed or any(slot.is_locked or not slot.enumerable for slot in holder.slots.values()):
        return True
    above: JSObject | None = holder
    while above is not None:
        if above.frozen or any(slot.getter or slot.setter or slot.is_locked for slot in above.slots.values()):
            return True
        above = above.proto
    return False


def _assign_each(
    run: Run, holder: JSObject | JSFunction | JSArray | NativeFunction, sources: list[Value], place: Place
) -> None:
    for source in sources:
        keys = own_keys(run, source)
        if keys is None:
            if isinstance(holder, JSArray):
                run.record_change(holder)
                holder.unseen = run.opaque("an unknown value is assigned to it", place)
            else:
                taint(run, holder, "an unknown value is assigned to it", place)
            continue
        if isinstance(holder, (JSFunction, NativeFunction)) and not {"length", "name"}.isdisjoint(keys):
            raise GaveUp("it assigns the name or the length of a function", place)
        for key in keys:
            put(run, holder, key, get(run, source, key, place), place, throws=True)


def _keys(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    return _listed(run, at(arguments, 0), place, lambda key, value: key, reads=False)


def _own_names(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    target = run.force(at(arguments, 0))
    if target is UNDEFINED or target is NULL:
        raise throw_error(run, "TypeError", "Cannot convert undefined or null to object", place)
    if not isinstance(target, JSObject) or not all(
        slot.enumerable and isinstance(key, str) for key, slot in target.slots.items()
    ):
        return run.opaque("it lists property names that are not enumerable", place, truthy=True)
    return _keys(run, this, arguments, place)


def _values(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    return _listed(run, at(arguments, 0), place, lambda key, value: value)


def _entries(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    return _listed(run, at(arguments, 0), place, lambda key, value: make_array(run, [key, value], place))


def _listed(run: Run, target: Value, place: Place, item: Callable[[str, Value], Value], *, reads: bool = True) -> Value:
    """Return an array of ``item(key, value)``; without ``reads`` no getter runs, and each value is undefined."""
    target = run.force(target)
    if target is UNDEFINED or target is NULL:
        raise throw_error(run, "TypeError", "Cannot convert undefined or null to object", place)
    keys = own_keys(run, target)
    if keys is None:
        run.may_throw("it lists the keys of an unknown value", place)
        array = make_array(run, [], place)
        array.unseen = run.opaque("it lists the keys of an unknown value", place)
        return array

    def is_left(key: str) -> bool:  # a getter may have deleted it
        return not isinstance(target, JSObject) or key in target.slots

    if not reads:
        return make_array(run, [item(key, UNDEFINED) for key in keys], place)
    return make_array(run, [item(key, get(run, target, key, place)) for key in keys if is_left(key)], place)


def _from_entries(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    pairs = iterate(run, at(arguments, 0), place)
    made = make_object(run, (), place)
    if pairs is None:
        made.unseen = run.opaque("it is made from unknown entries", place)
        return made
    for pair in pairs:
        if is_primitive(run.force(pair)):
            raise throw_error(run, "TypeError", "Iterator value is not an entry object", place)
        key = property_key(run, get(run, pair, "0", place))
        if isinstance(key, Opaque):
            taint(run, made, key.reason, place)
        else:
            made.slots[key] = Slot(get(run, pair, "1", place), place)
    return made


def _freeze(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    target = run.force(at(arguments, 0))
    if isinstance(target, (JSObject, JSArray)):
        run.record_change(target)
        if run.tainted(target.created_at, place) is None:
            target.frozen = True
    _close_function(run, target, place)
    return target


def _close_function(run: Run, target: Value, place: Place) -> None:
    if isinstance(target, JSArray) and target.mapped is not None:
        raise GaveUp("arguments that are parameters are frozen, sealed or made non-extensible", place)
    if isinstance(target, JSFunction):
        raise GaveUp("a function is frozen, sealed or made non-extensible", place)


def _seal(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    target = run.force(at(arguments, 0))
    if isinstance(target, (JSObject, JSArray)):
        run.record_change(target)
        if isinstance(target, JSObject):
            target.sealed = True
        else:
            target.unseen = run.opaque("it is not extensible", place)
    _close_function(run, target, place)
    return target


def _prevent_extensions(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    target = run.force(at(arguments, 0))
    if isinstance(target, JSArray):
        run.record_change(target)
        target.unseen = run.opaque("it is not extensible", place)
    if isinstance(target, JSObject):
        taint(run, target, "it is not extensible", place)
    _close_function(run, target, place)
    return target


def _set_prototype_of(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    put(run, at(arguments, 0), "__proto__", at(arguments, 1), place)
    return at(arguments, 0)


def _create(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    made = make_object(run, (), place)
    proto = run.force(at(arguments, 0))
    if isinstance(proto, JSObject):
        made.proto = proto
    elif is_primitive(proto) and proto is not NULL:
        raise throw_error(run, "TypeError", "Object prototype may only be an Object or null", place)
    elif proto is NULL:
        made.class_name = "instance"
    else:
        made.unseen = run.opaque("its prototype is unknown", place)
    if at(arguments, 1) is not UNDEFINED:
        _define_properties(run, this, [made, arguments[1]], place)
    return made


def _define_property(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    target, key = run.force(at(arguments, 0)), property_key(run, at(arguments, 1))
    while isinstance(target, Passthrough):
        target = run.force(target.subject)
    descriptor = run.force(at(arguments, 2))
    refuse_built_in(run, target, key, place)
    require_object(run, target, place)
    if isinstance(target, JSArray) and not (isinstance(key, str) and (is_index(key) or key == "length")):
        raise GaveUp("a property of an array is defined", place)
    if isinstance(target, JSArray):
        if target.mapped is not None:
            raise GaveUp("a property of arguments is defined", place)
        run.record_change(target)
        target.unseen = run.opaque("a property of an array is defined", place)
    if not isinstance(target, (JSObject, JSFunction)):
        return target
    run.record_change(target)
    unknown = run.tainted(target.created_at, place)
    if not isinstance(descriptor, JSObject) or descriptor.unseen or isinstance(key, Opaque) or unknown:
        taint(run, target, "a property is defined with an unknown descriptor", place)
        return target
    old = target.slots.get(key)
    if old is not None and is_defined(old):
        raise GaveUp("a property that may not be configurable is redefined", place)
    enumerable = run.force(get(run, descriptor, "enumerable", place))
    is_enumerable = enumerable is True if enumerable is not UNDEFINED else bool(old and old.enumerable)
    getter, setter = get(run, descriptor, "get", place), get(run, descriptor, "set", place)
    value = get(run, descriptor, "value", place)
    if old is not None:
        target.slots[key] = _defined_anew(run, target, old, descriptor, place)._replace(enumerable=is_enumerable)
        return target
    is_locked = run.force(get(run, descriptor, "writable", place)) is not True and getter is UNDEFINED
    target.slots[key] = Slot(
        value,
        place,
        is_enumerable,
        None if getter is UNDEFINED else getter,
        None if setter is UNDEFINED else setter,
        is_locked,
    )
    return target


def _defined_anew(run: Run, target: JSObject | JSFunction, old: Slot, descriptor: JSObject, place: Place) -> Slot:
    """Return a redefined property, which keeps what the descriptor does not name."""
    if old.is_locked or (isinstance(target, JSObject) and (target.frozen or target.sealed)):
        raise GaveUp("a property that is not configurable is redefined", place)
    given = {key: get(run, descriptor, key, place) for key in descriptor.slots if isinstance(key, str)}
    if given.get("configurable") is False:
        raise GaveUp("a property is made non-configurable", place)
    if "get" in given or "set" in given:
        accessors = {key: None if value is UNDEFINED else value for key, value in given.items()}
        getter, setter = accessors.get("get", old.getter), accessors.get("set", old.setter)
        return Slot(UNDEFINED, place, getter=getter, setter=setter)
    if "value" not in given and "writable" not in given:
        return old
    is_data = old.getter is None and old.setter is None
    writable = run.force(given.get("writable", is_data))
    value = given.get("value", old.value if is_data else UNDEFINED)
    return Slot(value, place, is_locked=writable is not True)


def _define_properties(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    target, descriptors = at(arguments, 0), at(arguments, 1)
    require_object(run, target, place)
    keys = own_keys(run, descriptors)
    if keys is None:
        if isinstance(target, JSObject):
            taint(run, target, "properties are defined with unknown descriptors", place)
        return target
    for key in keys:
        _define_property(run, this, [target, key, get(run, descriptors, key, place)], place)
    return target


def _has_own_static(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    return has(run, at(arguments, 0), property_key(run, at(arguments, 1)), inherited=False)


def _has_own(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    return has(run, this, property_key(run, at(arguments, 0)), inherited=False)


def _is_enumerable(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    key = property_key(run, at(arguments, 0))
    if isinstance(this, JSArray) and key == "length":
        return False
    slot = this.slots.get(key) if isinstance(this, JSObject) and not isinstance(key, Opaque) else None
    return False if slot is not None and not slot.enumerable else has(run, this, key, inherited=False)


def _descriptor(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    holder, key = run.force(at(arguments, 0)), property_key(run, at(arguments, 1))
    if not isinstance(holder, JSObject) or holder.unseen is not None or isinstance(key, Opaque):
        return run.opaque("nextlint does not follow getOwnPropertyDescriptor", place)
    if not is_true(run, has(run, holder, key, inherited=False)):
        return UNDEFINED
    slot = holder.slots[key]
    entries: list[tuple[str, Value]] = [("value", run.force(slot.value)), ("writable", not slot.is_locked)]
    if slot.getter is not None or slot.setter is not None:
        entries = [("get", slot.getter or UNDEFINED), ("set", slot.setter or UNDEFINED)]
    is_fixed = slot.is_locked or holder.frozen or holder.sealed
    return make_object(run, [*entries, ("enumerable", slot.enumerable), ("configurable", not is_fixed)], place)


def _prototype_of(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    target = run.force(at(arguments, 0))
    require_this(run, target, place)
    if isinstance(target, JSObject) and target.proto is not None:
        return target.proto
    return Opaque("it reads a prototype", place, key=("global", "prototype", run.fresh("opaque")))


def _reflect_get(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    if len(arguments) > 2:
        return run.opaque("nextlint does not follow the receiver of Reflect.get", place)
    return get(run, run.force(at(arguments, 0)), property_key(run, at(arguments, 1)), place)


def _reflect_has(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    return has(run, at(arguments, 0), property_key(run, at(arguments, 1)), inherited=True)


def _reflect_set(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    holder, key = run.force(at(arguments, 0)), property_key(run, at(arguments, 1))
    above: JSObject | None = holder if isinstance(holder, JSObject) else None
    if len(arguments) > 3:
        raise GaveUp("nextlint does not follow Reflect.set", place)
    while above is not None:
        slot = None if isinstance(key, Opaque) else above.slots.get(key)
        if above.frozen or above.sealed or (slot is not None and (slot.is_locked or slot.getter or slot.setter)):
            raise GaveUp("nextlint does not follow Reflect.set", place)
        above = above.proto
    put(run, holder, key, at(arguments, 2), place)
    return True


def _reflect_define(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    holder = run.force(at(arguments, 0))
    if isinstance(holder, (JSObject, JSArray)) and (holder.frozen or getattr(holder, "sealed", False)):
        return run.unknown_test(place)
    _define_property(run, this, arguments, place)
    return True


REFLECT: dict[str, Method] = {
    "ownKeys": _own_names,
    "get": _reflect_get,
    "getPrototypeOf": _prototype_of,
    "defineProperty": _reflect_define,
    "has": _reflect_has,
    "set": _reflect_set,
}


def reflected(method: Method) -> Method:
    """Return a method of Reflect, which accepts only objects."""

    def checked(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
        require_object(run, at(arguments, 0), place)
        return method(run, this, arguments, place)

    return checked


def _is(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    first, second = at(arguments, 0), at(arguments, 1)
    if isinstance(first, float) and isinstance(second, float):
        return repr(first) == repr(second)
    return binary(run, "===", first, second, place)


def _is_frozen(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    target = run.force(at(arguments, 0))
    if isinstance(target, (Opaque, Passthrough)):
        return run.unknown_test(place)
    if isinstance(target, (JSObject, JSArray)):
        return target.frozen
    return True if is_primitive(target) else run.unknown_test(place)


def _to_string(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    text = to_string(this) if isinstance(this, JSObject) else None
    return run.opaque("it is turned into a string", place, type="string") if text is None else text


def _value_of(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    require_this(run, this, place)
    return run.opaque("it is a primitive wrapper object", place, truthy=True) if is_primitive(this) else this


def to_object(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    """``Object(value)``."""
    value = at(arguments, 0)
    if value is UNDEFINED or value is NULL:
        return make_object(run, (), place)
    if isinstance(value, Choice) or type_of(value) not in ("object", "function"):
        return run.opaque("it makes a primitive wrapper object", place, truthy=True)
    return value


METHODS: dict[str, Method] = {
    "hasOwnProperty": _has_own,
    "toString": _to_string,
    "toLocaleString": _to_string,
    "valueOf": _value_of,
    "propertyIsEnumerable": _is_enumerable,
}
STATIC: dict[str, Method] = {
    "assign": assign,
    "keys": _keys,
    "values": _values,
    "entries": _entries,
    "fromEntries": _from_entries,
    "freeze": _freeze,
    "seal": _seal,
    "preventExtensions": _prevent_extensions,
    "create": _create,
    "defineProperty": _define_property,
    "defineProperties": _define_properties,
    "getOwnPropertyNames": _own_names,
    "getOwnPropertyDescriptor": _descriptor,
    "hasOwn": _has_own_static,
    "setPrototypeOf": _set_prototype_of,
    "getPrototypeOf": _prototype_of,
    "is": _is,
    "isFrozen": _is_frozen,
}
