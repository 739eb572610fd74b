"""Inherited members: the tables of methods, each imported when a config first uses a value of its type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.evaluator import generators, iteration
from nextlint.evaluator.iteration import iterate
from nextlint.evaluator.library import (
    arrays,
    collections_,
    encodings,
    functions,
    names,
    numbers_,
    objects_,
    promises,
    regexps,
    strings,
    urls,
)
from nextlint.evaluator.library.base import native, unknown_method
from nextlint.evaluator.objects import make_array
from nextlint.evaluator.values import (
    UNDEFINED,
    BigInt,
    JSArray,
    JSFunction,
    JSObject,
    NativeFunction,
    Promise,
    RegExp,
    Symbol,
)

if TYPE_CHECKING:
    from nextlint.evaluator.library.base import Method
    from nextlint.evaluator.run import Run
    from nextlint.evaluator.values import Place, Value


def member(run: Run, target: Value, key: str | Symbol, place: Place) -> Value:
    """Return a property that ``target`` inherits from a built-in prototype; UNDEFINED if there is none."""
    if isinstance(target, JSArray) and target.is_iterator:
        return _of_iterator(run, key, place)
    if isinstance(key, Symbol):
        return _by_symbol(run, target, key, place)
    if isinstance(target, JSFunction) and key in ("name", "length"):
        return functions.described(run, target, key, place)
    if isinstance(target, JSArray) and target.is_arguments and key == "callee":
        return run.opaque("it uses arguments.callee", place)
    if isinstance(target, JSObject) and target.class_name in ("Map", "Set"):
        table: dict[str, Method] = collections_.METHODS[target.class_name]
        if key == "size" and isinstance(target.data, dict):
            return float(len(target.data))
    elif isinstance(target, JSObject) and target.class_name == "Generator" and key in ("next", "return"):
        return NativeFunction(key, generators.next_of if key == "next" else generators.return_of)
    elif isinstance(target, JSObject) and target.class_name == "Buffer":
        table = encodings.METHODS
    elif isinstance(target, RegExp):
        found = regexps.member(run, target, key, place)
        return unknown_method(run, key, place) if found is None else found
    elif isinstance(target, JSObject) and target.class_name in ("URL", "URLSearchParams"):
        table = urls.METHODS[target.class_name]
    else:
        table = _table(target)
    if key == "__proto__":
        return run.opaque("it reads a prototype", place)
    method = table.get(key)
    if method is not None:
        return native(key, method)
    if isinstance(target, JSObject) and (target.class_name in ("built-in", "Buffer") or _is_bare(target)):
        return unknown_method(run, key, place)
    if key in objects_.METHODS and not isinstance(target, Promise):
        return native(key, objects_.METHODS[key])
    return _unlisted(run, target, key, place)


def _is_bare(target: JSObject) -> bool:
    """Return whether an object may inherit nothing, as after Object.create(null)."""
    return target.class_name == "instance" and target.proto is None


def _of_iterator(run: Run, key: str | Symbol, place: Place) -> Value:
    """Return a property of an iterator from ``Map.keys()`` and the like."""
    if key == "next":
        return NativeFunction("next", iteration.next_of_array)
    return run.opaque("nextlint does not follow methods of iterators", place)


def _by_symbol(run: Run, target: Value, key: Symbol, place: Place) -> Value:
    is_iterable = isinstance(target, (str, JSArray)) or (
        isinstance(target, JSObject) and target.class_name in ("Map", "Set")
    )
    if is_iterable and key is iteration.well_known(run, "iterator", place):
        return native("iterator", _iterator)
    is_plain = isinstance(target, JSObject) and target.class_name in ("Object", "instance", "prototype")
    return UNDEFINED if is_plain else run.opaque("it reads a property named by a symbol", place)


def _iterator(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    items = iterate(run, this, place)
    if items is None:
        return run.opaque("it iterates over an unknown value", place)
    made = make_array(run, items, place)
    made.is_iterator = True
    return made


def _table(target: Value) -> dict[str, Method]:
    if isinstance(target, str):
        return strings.METHODS
    if isinstance(target, JSArray):
        return arrays.METHODS
    if isinstance(target, Promise):
        return promises.METHODS
    if isinstance(target, (JSFunction, NativeFunction)):
        return functions.METHODS
    if isinstance(target, (bool, BigInt, float)):
        return numbers_.NUMBER_METHODS if isinstance(target, float) else numbers_.PRIMITIVE_METHODS
    return {}


def _unlisted(run: Run, target: Value, key: str, place: Place) -> Value:
    if isinstance(target, JSObject) and target.class_name in ("Map", "Set"):
        return unknown_method(run, key, place) if key in names.COLLECTION | names.OBJECT else UNDEFINED
    if isinstance(target, NativeFunction) or (isinstance(target, JSObject) and target.class_name not in _PLAIN):
        return unknown_method(run, key, place)
    is_known = key in names.OBJECT or any(key in own for kind, own in names.OF_KINDS if isinstance(target, kind))
    return unknown_method(run, key, place) if is_known else UNDEFINED


_PLAIN = frozenset({"Object", "Module", "instance", "prototype", "environment"})
