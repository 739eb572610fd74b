"""The global names of Node. Their implementation is imported when a config uses them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.evaluator.classes import add_cause
from nextlint.evaluator.iteration import iterate
from nextlint.evaluator.library import (
    arrays,
    collections_,
    copies,
    encodings,
    host,
    numbers_,
    objects_,
    promises,
    regexps,
    urls,
)
from nextlint.evaluator.library.base import at, nothing, with_members
from nextlint.evaluator.library.copies import structured_clone
from nextlint.evaluator.objects import make_array, make_object, throw_error
from nextlint.evaluator.operators import binary, mapped, truth
from nextlint.evaluator.properties import get
from nextlint.evaluator.several import known_arguments
from nextlint.evaluator.values import (
    INFINITY,
    NAN,
    UNDEFINED,
    Choice,
    Holes,
    JSArray,
    JSObject,
    NativeFunction,
    Opaque,
    Slot,
    Symbol,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from nextlint.evaluator.library.base import Method
    from nextlint.evaluator.run import Run
    from nextlint.evaluator.values import Place, Value


# Names that exist in every Node from 16 on and are not implemented here.
NODE_GLOBALS = frozenset(
    "AbortController AbortSignal AggregateError ArrayBuffer Atomics Blob BroadcastChannel Buffer DataView Date "
    "DOMException Event EventTarget FinalizationRegistry Float32Array Float64Array Function Int16Array Int32Array "
    "Int8Array Intl MessageChannel MessageEvent MessagePort Proxy Reflect SharedArrayBuffer TextDecoder TextEncoder "
    "URLSearchParams Uint16Array Uint32Array Uint8Array Uint8ClampedArray WeakMap WeakRef WeakSet WebAssembly atob "
    "btoa arguments "
    "clearImmediate clearInterval clearTimeout crypto decodeURI decodeURIComponent encodeURI encodeURIComponent escape "
    "eval fetch performance queueMicrotask setImmediate setInterval setTimeout unescape BigInt FormData Headers "
    "Request "
    "Response ReadableStream WritableStream TransformStream BigInt64Array BigUint64Array".split()
)
ERRORS = frozenset("Error TypeError RangeError ReferenceError SyntaxError EvalError URIError".split())


def global_value(run: Run, name: str, place: Place) -> Value | None:
    """Return the value of a global name; None if Node has none."""
    if name == "global":
        name = "globalThis"
    holder = run.globals.get("globalThis")
    if isinstance(holder, JSObject) and name in holder.slots:
        return get(run, holder, name, place)
    known = run.globals.get(name)
    if known is None:
        known = run.shared(lambda: _make(run, name, place))
        if known is not None:
            run.globals[name] = known
    return known


def _make(run: Run, name: str, place: Place) -> Value | None:
    if name in _VALUES:
        return _VALUES[name]
    if name in _MAKERS:
        return _MAKERS[name](run)
    if name in _NUMBERS:
        return NativeFunction(name, numbers_.FUNCTIONS[name])
    if name in _ENCODINGS:
        return NativeFunction(name, encodings.FUNCTIONS[name])
    if name in ERRORS:
        return _error_class(name)
    if name in NODE_GLOBALS:
        return Opaque(f"nextlint does not follow {name}", place, key=("global", name), truthy=True)
    return None


def _boolean(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    return truth(run, at(arguments, 0))


def _string(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    value = run.force(at(arguments, 0)) if arguments else ""
    if isinstance(value, Symbol):
        return run.opaque("it converts a symbol to a string", place, type="string", truthy=True)
    return binary(run, "+", "", value, place)


def _structured_clone(run: Run) -> Value:
    return NativeFunction("structuredClone", structured_clone)


def _symbol(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    description = at(arguments, 0)
    return Symbol(description if isinstance(description, str) else "")


def _symbol_for(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    name = at(arguments, 0)
    if not isinstance(name, str):
        return run.opaque("it looks up an unknown symbol", place, type="symbol", truthy=True)
    return run.globals.setdefault(f"Symbol.for {name}", Symbol(name))


def _object_class(run: Run) -> Value:
    function = with_members(NativeFunction("Object", objects_.to_object), objects_.STATIC)
    function.construct = lambda run, arguments, place: objects_.to_object(run, UNDEFINED, arguments, place)
    prototype = make_object(run, [(name, NativeFunction(name, method)) for name, method in objects_.METHODS.items()])
    prototype.class_name = "built-in"
    function.slots["prototype"] = Slot(prototype, enumerable=False)
    return function


def _make_array(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    if len(known_arguments(arguments)) < len(arguments):
        return run.opaque("it spreads an unknown value", place, truthy=True, type="object")
    if len(arguments) == 1 and not isinstance(arguments[0], (str, JSObject, JSArray)):
        length = arguments[0]
        if isinstance(length, float) and not (0 <= length < 2**32 and length.is_integer()):
            raise throw_error(run, "RangeError", "Invalid array length", place)
        if not isinstance(length, float) or not 0 <= length <= 10_000:
            return run.opaque("it makes an array of unknown length", place, truthy=True)
        made = make_array(run, [], place)
        if length:
            made.unseen = Holes(int(length), place, key=run.fresh("holes"))
        return made
    return make_array(run, list(arguments), place)


def _array_of(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    return make_array(run, list(arguments), place)


def _is_array(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    def single(value: Value) -> Value:
        if isinstance(value, Opaque) and value.type in (None, "object"):
            return Choice(("is array", value.key), True, False)
        if isinstance(value, JSObject) and value.class_name == "built-in":
            return run.unknown_test(place)
        return isinstance(value, JSArray) and not value.is_arguments and not value.is_iterator

    return mapped(run, at(arguments, 0), single)


def _array_class(run: Run) -> Value:
    members: dict[str, Method] = {"isArray": _is_array, "from": arrays.array_from, "of": _array_of}
    function = with_members(NativeFunction("Array", _make_array), members)
    function.construct = lambda run, arguments, place: _make_array(run, UNDEFINED, arguments, place)
    prototype = make_object(run, [(name, NativeFunction(name, method)) for name, method in arrays.METHODS.items()])
    prototype.class_name = "built-in"
    function.slots["prototype"] = Slot(prototype, enumerable=False)
    return function


def _not_callable(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    raise throw_error(run, "TypeError", "Class constructor requires 'new'", place)


def _constructed(name: str, construct: Callable[[Run, list[Value], Place], Value]) -> NativeFunction:
    function = NativeFunction(name, _not_callable)
    function.construct = construct
    return function


def _promise_class(run: Run) -> Value:
    return with_members(_constructed("Promise", promises.construct), promises.STATIC)


def _map_class(run: Run) -> Value:
    return _constructed("Map", collections_.construct_map)


def _set_class(run: Run) -> Value:
    return _constructed("Set", collections_.construct_set)


def _number_class(run: Run) -> Value:
    return numbers_.number_class(run)


def _error_class(name: str) -> NativeFunction:
    def construct(run: Run, arguments: list[Value], place: Place) -> Value:
        error = JSObject(run.serial(), class_name=name)
        error.slots["name"] = Slot(name, enumerable=False)
        message = at(arguments, 0)
        text = "" if message is UNDEFINED else binary(run, "+", "", message, place)
        if message is UNDEFINED:
            error.proto = JSObject(run.serial(), class_name="prototype")
        holder = error if error.proto is None else error.proto
        holder.slots["message"] = Slot(text, place, enumerable=False)
        add_cause(run, error, arguments, place)
        return error

    function = NativeFunction(name, lambda run, this, arguments, place: construct(run, arguments, place))
    function.construct = construct
    return function


def _string_class(run: Run) -> Value:
    members: dict[str, Method] = {"raw": _raw, "fromCharCode": _from_codes, "fromCodePoint": _from_codes}
    return with_members(NativeFunction("String", _string), members)


def _raw(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    raw = run.force(get(run, at(arguments, 0), "raw", place))
    parts = None if isinstance(raw, JSObject) else iterate(run, raw, place)
    if parts is None:
        return run.opaque("it depends on an unknown string", place, type="string")
    text: Value = ""
    for index, part in enumerate(parts):
        text = binary(run, "+", text, part, place)
        if index + 1 < min(len(parts), len(arguments)):
            text = binary(run, "+", text, binary(run, "+", "", arguments[index + 1], place), place)
    return text


def _from_codes(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    codes = [int(one) for one in arguments if isinstance(one, float) and 0 <= one < 0xD800 and one.is_integer()]
    if len(codes) != len(arguments):
        return run.opaque("it depends on an unknown string", place, type="string", nullish=False)
    return "".join(map(chr, codes))


def _symbol_class(run: Run) -> Value:
    function = with_members(NativeFunction("Symbol", _symbol), {"for": _symbol_for})
    for name in ("iterator", "asyncIterator", "toStringTag", "hasInstance", "toPrimitive"):
        function.slots[name] = Slot(Symbol(f"Symbol.{name}"), enumerable=False)
    return function


def _regexp_class(run: Run) -> Value:
    function = NativeFunction("RegExp", regexps.called)
    function.construct = regexps.construct
    return function


def _url_class(run: Run) -> Value:
    return _constructed("URL", urls.construct)


def _buffer_class(run: Run) -> Value:
    return encodings.buffer_class(run)


def _math(run: Run) -> Value:
    return numbers_.math_namespace(run)


def _json(run: Run) -> Value:
    made = make_object(run)
    made.class_name = "JSON"
    for name, method in (("parse", copies.parse), ("stringify", copies.stringify)):
        made.slots[name] = Slot(NativeFunction(name, method), enumerable=False)
    return made


def _console(run: Run) -> Value:
    made = make_object(run)
    made.class_name = "Console"
    for name in "log warn error info debug trace table group groupEnd groupCollapsed time timeEnd dir assert".split():
        made.slots[name] = Slot(NativeFunction(name, nothing))
    made.unseen = Opaque("it depends on the console", None, key=("console",))
    return made


def _process(run: Run) -> Value:
    return host.process(run)


def _global_this(run: Run) -> Value:
    made = JSObject(0, class_name="global")  # older than everything, whenever it is used first
    made.unseen = Opaque("it depends on globalThis", None, key=("globalThis",))
    return made


def _reflect(run: Run) -> Value:
    made = make_object(run)
    made.class_name = "Reflect"
    for name, method in objects_.REFLECT.items():
        made.slots[name] = Slot(NativeFunction(name, objects_.reflected(method)), enumerable=False)
    return made


_VALUES: dict[str, Value] = {"undefined": UNDEFINED, "NaN": NAN, "Infinity": INFINITY}
_NUMBERS = frozenset("parseInt parseFloat isNaN isFinite".split())
_ENCODINGS = frozenset("encodeURIComponent encodeURI decodeURIComponent btoa atob".split())
_MAKERS: dict[str, Callable[[Run], Value]] = {
    "Boolean": lambda run: NativeFunction("Boolean", _boolean),
    "structuredClone": _structured_clone,
    "Object": _object_class,
    "Array": _array_class,
    "Buffer": _buffer_class,
    "Promise": _promise_class,
    "Map": _map_class,
    "Set": _set_class,
    "Number": _number_class,
    "String": _string_class,
    "Symbol": _symbol_class,
    "RegExp": _regexp_class,
    "URL": _url_class,
    "Math": _math,
    "JSON": _json,
    "console": _console,
    "process": _process,
    "globalThis": _global_this,
    "Reflect": _reflect,
}
