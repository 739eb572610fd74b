"""``JSON.parse``, ``JSON.stringify``, ``structuredClone``: copies that know the literal they were made from."""

from __future__ import annotations

import json
import re
from functools import partial
from typing import TYPE_CHECKING

from nextlint.evaluator.convert import is_primitive, nullishness, number_to_string
from nextlint.evaluator.effects import may_call
from nextlint.evaluator.library.base import at
from nextlint.evaluator.objects import make_array, make_object, ordered, throw_error
from nextlint.evaluator.properties import get
from nextlint.evaluator.values import (
    MISSING,
    NO_ELEMENT,
    NULL,
    UNDEFINED,
    BigInt,
    Choice,
    JSArray,
    JSFunction,
    JSObject,
    NativeFunction,
    Opaque,
    Passthrough,
    Promise,
    RegExp,
    Slot,
    Symbol,
    size,
)

if TYPE_CHECKING:
    from typing import Any

    from nextlint.evaluator.run import Run
    from nextlint.evaluator.values import Place, Value

    Known = dict[int, tuple[Value, Value]]  # an object, which keeps its id taken, and its copy


MAX_COPY_DEPTH = 100
COPY_COST = 3  # evaluated nodes for copying one value


class SerialisedText(str):
    """A result of JSON.stringify; ``value`` is a copy of its argument."""

    value: Value


class SerialisedUnknown(Opaque):
    """A result of JSON.stringify that is not completely known."""

    __slots__ = ("value",)
    value: Value


class _Unsupported(Exception):
    pass


def stringify(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    """``JSON.stringify``."""
    value = at(arguments, 0)
    may_call(run, at(arguments, 1), place)
    is_bare = not isinstance(value, (JSFunction, NativeFunction)) or "toJSON" not in value.slots
    if _is_skipped(value) and at(arguments, 1) is UNDEFINED and is_bare:
        return UNDEFINED
    try:
        if _is_skipped(value):
            raise _Unsupported
        indent = _indent(run, arguments)
        text = json.dumps(
            _plain(run, value, 0), ensure_ascii=False, separators=(",", ": " if indent else ":"), indent=indent
        )
    except _Unsupported:
        if _may_throw(value):
            run.may_throw("it serialises what may be a cycle, a bigint or have a toJSON method", place)
        key = run.fresh("opaque")
        unknown = SerialisedUnknown("it contains unknown values", place, key=key, type="string", truthy=True)
        is_plain = at(arguments, 1) is UNDEFINED or at(arguments, 1) is NULL
        reason = "it is serialised with a replacer function"
        unknown.value = copy(run, value, place, is_json=True) if is_plain else run.opaque(reason, place)
        return unknown
    result = SerialisedText(text)
    result.value = copy(run, value, place, is_json=True)  # a copy of its present state
    return result


def _may_throw(value: Value, depth: int = 0) -> bool:
    """Whether a value may be one that JSON.stringify throws at."""
    if isinstance(value, Choice):
        return any(_may_throw(leaf, depth) for leaf in value.leaves())
    if isinstance(value, Opaque):
        return value.origin != "environment" and value.type not in ("string", "number", "boolean", "undefined")
    if isinstance(value, JSArray):
        inside: list[Value] = [*value.items, *(slot.value for slot in (value.extra or {}).values())]
    elif isinstance(value, JSObject):
        if "toJSON" in value.slots or value.proto is not None or any(slot.getter for slot in value.slots.values()):
            return True
        inside = [slot.value for slot in value.slots.values()]
    else:
        return isinstance(value, (BigInt, Passthrough))
    is_unseen = value.unseen is not None and value.unseen.origin != "environment"
    return is_unseen or depth > MAX_COPY_DEPTH or any(_may_throw(item, depth + 1) for item in inside)


def _indent(run: Run, arguments: list[Value]) -> str | None:
    if at(arguments, 1) not in (UNDEFINED, NULL):
        raise _Unsupported
    indent = at(arguments, 2)
    if indent is UNDEFINED:
        return None
    if isinstance(indent, float):
        return " " * min(10, int(indent)) or None
    if isinstance(indent, str):
        return indent[:10] or None
    raise _Unsupported


def _plain(run: Run, value: Value, depth: int) -> Any:
    run.step()
    if depth > MAX_COPY_DEPTH:
        raise _Unsupported
    if value is NULL or isinstance(value, (str, bool)):
        run.step(size(value))
        if isinstance(value, str) and _SURROGATE(value):
            raise _Unsupported
        return None if value is NULL else value
    if isinstance(value, float):
        if value != value or value in (float("inf"), float("-inf")):
            return None
        return int(value) if value == int(value) and abs(value) <= 2**53 else _number(value)
    if isinstance(value, JSArray) and value.unseen is None and not (value.has_gaps or _is_special(value)):
        return [None if _is_skipped(item) else _plain(run, item, depth + 1) for item in value.items]
    if isinstance(value, JSObject) and value.class_name in ("Object", "instance") and value.unseen is None:
        if "toJSON" in value.slots or any(slot.getter for slot in value.slots.values()):
            raise _Unsupported
        names = [key for key, slot in value.slots.items() if isinstance(key, str) and slot.enumerable]
        members = [(key, value.slots[key].value) for key in ordered(names)]
        return {key: _plain(run, item, depth + 1) for key, item in members if not _is_skipped(item)}
    raise _Unsupported


def _is_special(value: JSArray) -> bool:
    """Return whether it is not really an array, or has a ``toJSON``."""
    return value.is_arguments or value.is_iterator or "toJSON" in (value.extra or {})


_SURROGATE = re.compile("[\ud800-\udfff]").search


def _number(value: float) -> float:
    if number_to_string(value) != repr(value):
        raise _Unsupported
    return value


def _is_skipped(value: Value) -> bool:
    return value is UNDEFINED or value is MISSING or isinstance(value, (JSFunction, NativeFunction, Symbol))


def _no_constant(name: str) -> None:
    raise ValueError(name)


def parse(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    """``JSON.parse``."""
    text = run.force(at(arguments, 0))
    if len(arguments) > 1:
        may_call(run, arguments[1], place)
        return run.opaque("it is parsed with a reviver function", place)
    if isinstance(text, (SerialisedText, SerialisedUnknown)):
        return copy(run, text.value, place, is_json=True)
    if isinstance(text, str):
        try:
            return _from_python(run, json.loads(text, parse_constant=_no_constant), place)
        except (ValueError, RecursionError):
            raise throw_error(run, "SyntaxError", "Unexpected token in JSON", place) from None
    run.may_throw("it parses an unknown string", place)
    return run.opaque(text.reason if isinstance(text, Opaque) else "it parses an unknown string", place)


def _from_python(run: Run, value: Any, place: Place) -> Value:
    run.step()
    if value is None:
        return NULL
    if isinstance(value, (bool, str)):
        return value
    if isinstance(value, (int, float)):
        return float(value)
    if isinstance(value, list):
        return make_array(run, [_from_python(run, item, place) for item in value], place)
    return make_object(run, [(key, _from_python(run, item, place)) for key, item in value.items()], place)


def structured_clone(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    if not arguments:
        raise throw_error(run, "TypeError", "The argument 'value' must be specified", place)
    return copy(run, at(arguments, 0), place, is_json=False, known={})


def copy(run: Run, value: Value, place: Place, *, is_json: bool, depth: int = 0, known: Known | None = None) -> Value:
    """Return a deep copy. Objects keep the site of their literal, so that a fix finds it.

    ``known``, if given, has the copies already made: an object that occurs twice is copied once.
    """
    run.step(COPY_COST)
    if known is not None and id(value) in known:
        return known[id(value)][1]
    if depth > MAX_COPY_DEPTH:
        return run.opaque("it copies a value that is nested very deeply", place)
    if isinstance(value, Choice):
        return run.map(value, lambda one: copy(run, one, place, is_json=is_json, depth=depth, known=known))
    if isinstance(value, Opaque):
        return run.opaque(value.reason, place)
    if isinstance(value, float) and is_json and (value != value or value in (float("inf"), float("-inf"))):
        return NULL
    if is_primitive(value) and not isinstance(value, (Symbol, BigInt)):
        return value
    if isinstance(value, JSArray) and not _is_special(value):
        made = JSArray(run.serial(), [], value.site)
        if known is not None:
            known[id(value)] = value, made
        made.unseen, made.has_gaps = value.unseen, value.has_gaps
        element = partial(_element, run, place=place, is_json=is_json, depth=depth, known=known)
        made.items = [run.map(item, element) for item in value.items]
        return made
    if isinstance(value, JSObject) and value.class_name in ("Object", "instance", "Module"):
        return _copy_object(run, value, place, is_json, depth, known)
    if isinstance(value, (JSFunction, NativeFunction, Symbol, Promise)) and not is_json:
        raise throw_error(run, "DataCloneError", "could not be cloned", place)
    if isinstance(value, RegExp) and is_json:
        return make_object(run, (), place)
    if isinstance(value, (Passthrough, Promise, RegExp, JSArray, JSObject, BigInt)):
        return run.opaque("it copies an unknown value", place)
    return UNDEFINED


def _element(run: Run, item: Value, *, place: Place, is_json: bool, depth: int, known: Known | None) -> Value:
    if item is NO_ELEMENT:
        return item
    is_null = is_json and _is_skipped(item)
    return NULL if is_null else copy(run, item, place, is_json=is_json, depth=depth + 1, known=known)


def _copy_object(run: Run, value: JSObject, place: Place, is_json: bool, depth: int, known: Known | None) -> Value:
    if is_json and "toJSON" in value.slots:
        return run.opaque("it has a toJSON method", place)
    made = JSObject(run.serial(), value.site)
    if known is not None:
        known[id(value)] = value, made
    made.unseen = value.unseen
    for key in ordered([key for key, slot in value.slots.items() if isinstance(key, str) and slot.enumerable]):
        slot = value.slots.get(key)
        if slot is None:
            return run.opaque("a getter changes what is copied", place)
        item = get(run, value, key, place) if slot.getter is not None else slot.value
        if is_json and _is_skipped(item):
            continue
        item = run.map(item, _unless_undefined) if is_json else item
        if isinstance(item, Choice) and any(_is_skipped(leaf) for leaf in item.leaves()):
            item = _without_skipped(run, item, place, is_json, depth, known)
        elif item is not MISSING:
            item = copy(run, item, place, is_json=is_json, depth=depth + 1, known=known)
        made.slots[key] = Slot(item, slot.place)
    return made


def _unless_undefined(value: Value) -> Value:
    """Return an unknown that may be undefined, in which case JSON omits its key."""
    if not isinstance(value, Opaque) or nullishness(value) is False:
        return value
    is_undefined = ("nullish", value.key) if value.origin == "environment" else ("eq", value.key, "undefined")
    return Choice(is_undefined, MISSING, value.refined(nullish=False))


def _without_skipped(run: Run, value: Value, place: Place, is_json: bool, depth: int, known: Known | None) -> Value:
    if isinstance(value, Choice):
        first = _without_skipped(run, value.yes, place, is_json, depth, known)
        return Choice(value.key, first, _without_skipped(run, value.no, place, is_json, depth, known))
    if value is MISSING or (is_json and _is_skipped(value)):
        return MISSING
    return copy(run, value, place, is_json=is_json, depth=depth + 1, known=known)
