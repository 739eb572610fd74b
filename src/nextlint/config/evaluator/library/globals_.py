"""The global names of Node, ``process``, ``import.meta`` and ``require``."""

from __future__ import annotations

import math

from nextlint.config.evaluator.convert import SPACES, to_number, to_string
from nextlint.config.evaluator.library import arrays, collections_, copies, objects_, promises
from nextlint.config.evaluator.library.base import at, integer
from nextlint.config.evaluator.objects import get, iterate, make_object, throw_error
from nextlint.config.evaluator.operators import binary, exact_power, key_of, mapped, to_int32, truth
from nextlint.config.evaluator.run import ProcessExit
from nextlint.config.evaluator.values import (
    UNDEFINED,
    Choice,
    JSArray,
    JSObject,
    NativeFunction,
    Opaque,
    Place,
    Slot,
    Symbol,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from nextlint.config.evaluator.library.base import Method
    from nextlint.config.evaluator.run import Run
    from nextlint.config.evaluator.values import Value


# Names that exist in every Node from 16 on and that are not followed.
NODE_GLOBALS = frozenset(
    "AbortController AbortSignal AggregateError ArrayBuffer Atomics Blob BroadcastChannel Buffer DataView Date "
    "DOMException Event EventTarget FinalizationRegistry Float32Array Float64Array Function Int16Array Int32Array "
    "Int8Array Intl MessageChannel MessageEvent MessagePort Proxy Reflect SharedArrayBuffer TextDecoder TextEncoder "
    "URLSearchParams Uint16Array Uint32Array Uint8Array Uint8ClampedArray WeakMap WeakRef WeakSet WebAssembly atob "
    "btoa "
    "clearImmediate clearInterval clearTimeout crypto decodeURI decodeURIComponent encodeURI encodeURIComponent escape "
    "eval fetch performance queueMicrotask setImmediate setInterval setTimeout unescape BigInt FormData Headers "
    "Request "
    "Response ReadableStream WritableStream TransformStream BigInt64Array BigUint64Array".split()
)
ERRORS = frozenset("Error TypeError RangeError ReferenceError SyntaxError EvalError URIError".split())


def global_value(run: Run, name: str, place: Place) -> Value | None:
    """The value of a global name; None where Node has none."""
    if name == "global":
        name = "globalThis"
    holder = run.globals.get("globalThis")
    if isinstance(holder, JSObject) and name in holder.slots:
        return get(run, holder, name, place)
    known = run.globals.get(name)
    if known is None:
        known = _make(run, name, place)
        if known is not None:
            run.globals[name] = known
    return known


def _make(run: Run, name: str, place: Place) -> Value | None:
    if name in _VALUES:
        return _VALUES[name]
    if name in _FUNCTIONS:
        return NativeFunction(name, _FUNCTIONS[name])
    if name in _ENCODINGS:
        from nextlint.config.evaluator.library import encodings

        return NativeFunction(name, encodings.FUNCTIONS[name])
    if name in ERRORS:
        return _error_class(name)
    if name in _CLASSES:
        return _CLASSES[name](run)
    if name in _NAMESPACES:
        return _NAMESPACES[name](run)
    if name in NODE_GLOBALS:
        return Opaque(f"nextlint does not follow {name}", place, key=("global", name), truthy=True)
    return None


# ── plain functions ──────────────────────────────────────────────────────────────────────────────────────────────


def _over(function: Callable[[Value], Value | None], type_: str) -> Method:
    """A function of one value, None for what it does not know."""

    def method(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
        def single(value: Value) -> Value:
            result = None if isinstance(value, Opaque) else function(value)
            if result is not None:
                return result
            if type_ == "boolean":
                return Choice((place.text, key_of(value)), True, False)
            return run.opaque("its argument is not known", place, type=type_, nullish=False)

        return mapped(run, at(arguments, 0), single)

    return method


def _boolean(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    return truth(run, at(arguments, 0))


def _string(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    return binary(run, "+", "", at(arguments, 0), place) if arguments else ""


def _number(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    return _over(to_number, "number")(run, this, arguments, place) if arguments else 0.0


def _parse_int(value: Value, radix: float = 0) -> Value | None:
    text = to_string(value)
    if text is None:
        return None
    text = text.strip(SPACES)
    sign, digits = (-1, text[1:]) if text[:1] == "-" else (1, text.removeprefix("+"))
    base = to_int32(radix) or (16 if digits[:2].lower() == "0x" else 10)
    if base == 16 and digits[:2].lower() == "0x":
        digits = digits[2:]
    if not 2 <= base <= 36:
        return math.nan
    known = "0123456789abcdefghijklmnopqrstuvwxyz"[:base]
    count = next((index for index, char in enumerate(digits) if char.lower() not in known), len(digits))
    if count > MAX_DIGITS:
        return None
    return sign * float(int(digits[:count], base)) if count else math.nan


MAX_DIGITS = 300


def _parse_int_method(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    given = run.force(at(arguments, 1))
    radix = None if isinstance(given, Opaque) else to_number(given)
    if radix is None:
        return run.opaque("it parses a number", place, type="number", nullish=False)
    return _over(lambda value: _parse_int(value, radix), "number")(run, this, arguments, place)


def _parse_float(value: Value) -> Value | None:
    number = to_number(value) if isinstance(value, float | str) else None
    return number if number is not None and number == number and to_string(value) != "" else None


def _is_nan(value: Value) -> Value | None:
    number = to_number(value)
    return None if number is None else number != number


def _is_finite(value: Value) -> Value | None:
    number = to_number(value)
    return None if number is None else math.isfinite(number)


def _symbol(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    description = at(arguments, 0)
    return Symbol(description if isinstance(description, str) else "")


def _symbol_for(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    name = at(arguments, 0)
    if not isinstance(name, str):
        return run.opaque("it asks for an unknown symbol", place, type="symbol", truthy=True)
    return run.globals.setdefault(f"Symbol.for {name}", Symbol(name))


def _nothing(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    return UNDEFINED


# ── classes and namespaces ───────────────────────────────────────────────────────────────────────────────────────


def _with_members(function: NativeFunction, members: dict[str, Method]) -> NativeFunction:
    for name, method in members.items():
        function.slots[name] = Slot(NativeFunction(name, method), enumerable=False)
    return function


def _object_class(run: Run) -> Value:
    function = _with_members(NativeFunction("Object", objects_.to_object), objects_.STATIC)
    function.construct = lambda run, arguments, place: objects_.to_object(run, UNDEFINED, arguments, place)
    prototype = make_object(run, [(name, NativeFunction(name, method)) for name, method in objects_.METHODS.items()])
    function.slots["prototype"] = Slot(prototype, enumerable=False)
    return function


def _make_array(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    from nextlint.config.evaluator.objects import make_array

    if len(arguments) == 1 and not isinstance(arguments[0], str | JSObject | JSArray):
        length = arguments[0]
        if not isinstance(length, float) or not 0 <= length <= 10_000:
            return run.opaque("it makes an array of unknown length", place, truthy=True)
        return make_array(run, [UNDEFINED] * int(length), place)
    return make_array(run, list(arguments), place)


def _array_of(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    from nextlint.config.evaluator.objects import make_array

    return make_array(run, list(arguments), place)


def _is_array(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    def single(value: Value) -> Value:
        if isinstance(value, Opaque) and value.type in (None, "object"):
            return Choice(("is array", value.key), True, False)
        return isinstance(value, JSArray)

    return mapped(run, at(arguments, 0), single)


def _array_class(run: Run) -> Value:
    members: dict[str, Method] = {"isArray": _is_array, "from": arrays.array_from, "of": _array_of}
    function = _with_members(NativeFunction("Array", _make_array), members)
    function.construct = lambda run, arguments, place: _make_array(run, UNDEFINED, arguments, place)
    prototype = make_object(run, [(name, NativeFunction(name, method)) for name, method in arrays.METHODS.items()])
    function.slots["prototype"] = Slot(prototype, enumerable=False)
    return function


def _not_callable(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    raise throw_error(run, "TypeError", "Class constructor requires 'new'", place)


def _constructed(name: str, construct: Callable[[Run, list[Value], Place], Value]) -> NativeFunction:
    function = NativeFunction(name, _not_callable)
    function.construct = construct
    return function


def _promise_class(run: Run) -> Value:
    return _with_members(_constructed("Promise", promises.construct), promises.STATIC)


def _error_class(name: str) -> NativeFunction:
    def construct(run: Run, arguments: list[Value], place: Place) -> Value:
        error = JSObject(run.serial(), class_name=name)
        error.slots["name"] = Slot(name, enumerable=False)
        message = at(arguments, 0)
        error.slots["message"] = Slot("" if message is UNDEFINED else message, place, enumerable=False)
        return error

    function = NativeFunction(name, lambda run, this, arguments, place: construct(run, arguments, place))
    function.construct = construct
    return function


def _number_class(run: Run) -> Value:
    members: dict[str, Method] = {
        "parseInt": _parse_int_method,
        "parseFloat": _over(_parse_float, "number"),
        "isNaN": _over(lambda value: isinstance(value, float) and value != value, "boolean"),
        "isInteger": _over(lambda value: isinstance(value, float) and value.is_integer(), "boolean"),
        "isSafeInteger": _over(
            lambda value: isinstance(value, float) and value.is_integer() and abs(value) < 2**53, "boolean"
        ),
        "isFinite": _over(lambda value: isinstance(value, float) and math.isfinite(value), "boolean"),
    }
    function = _with_members(NativeFunction("Number", _number), members)
    for name, value in (("MAX_SAFE_INTEGER", 2.0**53 - 1), ("MAX_VALUE", 1.7976931348623157e308), ("NaN", math.nan)):
        function.slots[name] = Slot(value, enumerable=False)
    function.slots["POSITIVE_INFINITY"] = Slot(math.inf, enumerable=False)
    return function


def _string_class(run: Run) -> Value:
    members: dict[str, Method] = {"raw": _raw, "fromCharCode": _from_codes, "fromCodePoint": _from_codes}
    return _with_members(NativeFunction("String", _string), members)


def _raw(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    parts = iterate(run, get(run, at(arguments, 0), "raw", place), place)
    if parts is None:
        return run.opaque("its text is not known", place, type="string")
    text: Value = ""
    for index, part in enumerate(parts):
        text = binary(run, "+", text, part, place)
        if index + 1 < min(len(parts), len(arguments)):
            text = binary(run, "+", text, binary(run, "+", "", arguments[index + 1], place), place)
    return text


def _from_codes(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    if not all(isinstance(one, float) and 0 <= one < 0xD800 and one.is_integer() for one in arguments):
        return run.opaque("its text is not known", place, type="string", nullish=False)
    return "".join(chr(int(one)) for one in arguments)


def _symbol_class(run: Run) -> Value:
    function = _with_members(NativeFunction("Symbol", _symbol), {"for": _symbol_for})
    for name in ("iterator", "asyncIterator", "toStringTag", "hasInstance", "toPrimitive"):
        function.slots[name] = Slot(Symbol(f"Symbol.{name}"), enumerable=False)
    return function


def _regexp_class(run: Run) -> Value:
    from nextlint.config.evaluator.library import regexps

    function = NativeFunction("RegExp", lambda run, this, arguments, place: regexps.construct(run, arguments, place))
    function.construct = regexps.construct
    return function


def _url_class(run: Run) -> Value:
    from nextlint.config.evaluator.library import urls

    return _constructed("URL", urls.construct)


def _buffer_class(run: Run) -> Value:
    from nextlint.config.evaluator.library import encodings

    return encodings.buffer_class(run)


def _math(run: Run) -> Value:
    made = make_object(run)
    made.class_name = "Math"
    for name, function in _MATH.items():
        made.slots[name] = Slot(NativeFunction(name, _number_method(function)), enumerable=False)
    for name, value in (("PI", math.pi), ("E", math.e), ("LN2", math.log(2)), ("SQRT2", math.sqrt(2))):
        made.slots[name] = Slot(value, enumerable=False)
    return made


def _number_method(function: Callable[..., float]) -> Method:
    def method(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
        numbers = [None if isinstance(run.force(one), Opaque) else to_number(run.force(one)) for one in arguments]
        if any(number is None or number != number for number in numbers):
            return run.opaque("its argument is not known", place, type="number", nullish=False)
        try:
            return float(function(*numbers))
        except (ValueError, OverflowError, TypeError, ZeroDivisionError):
            return run.opaque("nextlint does not follow this use of Math", place, type="number", nullish=False)

    return method


def _exact_logarithm(number: float) -> float:
    """Engines differ in the last digit of others."""
    result = math.log2(number)
    if not result.is_integer():
        raise ValueError
    return result


_MATH: dict[str, Callable[..., float]] = {
    "min": lambda *numbers: min(numbers, default=math.inf),
    "max": lambda *numbers: max(numbers, default=-math.inf),
    "floor": math.floor,
    "ceil": math.ceil,
    "round": lambda number: math.floor(number) + (number - math.floor(number) >= 0.5),
    "trunc": math.trunc,
    "abs": abs,
    "sqrt": math.sqrt,
    "pow": exact_power,
    "sign": lambda number: (number > 0) - (number < 0),
    "log2": _exact_logarithm,
}


def _number_to_string(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    radix = at(arguments, 0)
    if radix is UNDEFINED or radix == 10.0:
        return binary(run, "+", "", this, place)
    is_whole = isinstance(this, float) and math.isfinite(this) and this.is_integer() and abs(this) < 2**53
    if not is_whole or not isinstance(radix, float) or radix not in range(2, 37):
        return run.opaque("nextlint does not follow toString", place, type="string", truthy=True)
    rest, digits = int(abs(this)), ""
    while rest or not digits:
        rest, digit = divmod(rest, int(radix))
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return f"-{digits}" if this < 0 else digits


def _to_fixed(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    from decimal import ROUND_HALF_UP, Decimal

    digits = integer(at(arguments, 0), 0)
    is_common = isinstance(this, float) and math.isfinite(this) and abs(this) < 1e9
    if not is_common or digits is None or not 0 <= digits <= 15:
        return run.opaque("nextlint does not follow toFixed", place, type="string", truthy=True)
    text = str(Decimal(abs(this)).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP))
    return f"-{text}" if this < 0 else text


NUMBER_METHODS: dict[str, Method] = {
    "toString": _number_to_string,
    "toFixed": _to_fixed,
    "valueOf": lambda run, this, arguments, place: this,
}
PRIMITIVE_METHODS: dict[str, Method] = {
    "toString": lambda run, this, arguments, place: (
        run.opaque("nextlint does not follow toString", place, type="string", truthy=True)
        if arguments
        else binary(run, "+", "", this, place)
    ),
    "valueOf": lambda run, this, arguments, place: this,
}


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
        made.slots[name] = Slot(NativeFunction(name, _nothing))
    return made


def _exit(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    raise ProcessExit


def _process(run: Run) -> Value:
    made = JSObject(0, class_name="process")
    made.slots["env"] = Slot(run.environment)
    made.slots["exit"] = Slot(NativeFunction("exit", _exit))
    for name in ("on", "once", "emitWarning", "removeAllListeners", "setMaxListeners", "off"):
        made.slots[name] = Slot(NativeFunction(name, _nothing))
    made.slots["cwd"] = Slot(NativeFunction("cwd", _working_directory))
    for name in ("platform", "arch", "version"):
        unknown = Opaque(f"it depends on process.{name}", None, key=("process", name), type="string", truthy=True)
        made.slots[name] = Slot(unknown)
    made.unseen = Opaque("it depends on the process that runs it", None, key=("process",))
    return made


def _working_directory(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    return Opaque("it depends on where it is run", place, key=("process", "cwd"), type="string", truthy=True)


def make_environment(run: Run) -> JSObject:
    """``process.env`` of a production server: NODE_ENV is known, nothing else."""
    made = make_object(run, [("NODE_ENV", "production")])
    made.class_name = "environment"
    made.unseen = Opaque("it depends on the environment", None, key=("environment",), origin="environment")
    return made


def import_meta(run: Run, place: Place) -> Value:
    made = make_object(run)
    made.class_name = "ImportMeta"
    for name in ("url", "dirname", "filename"):
        unknown = Opaque("it depends on where the project lies", place, key=("path", name), type="string", truthy=True)
        made.slots[name] = Slot(unknown)
    made.unseen = run.opaque("it depends on import.meta", place)
    return made


def require_function(place: Place) -> NativeFunction:
    """``require`` of one module."""
    module = place.module

    def require(run: Run, this: Value, arguments: list[Value], at_: Place) -> Value:
        return run.modules.require(run, at(arguments, 0), Place(module, at_.node))

    def resolve(run: Run, this: Value, arguments: list[Value], at_: Place) -> Value:
        run.may_throw("it looks for a package", at_)
        return run.opaque("it depends on where the project lies", at_, type="string", truthy=True)

    function = NativeFunction("require", require)
    function.slots["resolve"] = Slot(NativeFunction("resolve", resolve))
    function.slots["cache"] = Slot(Opaque("it looks into require.cache", place, key=("require", "cache"), truthy=True))
    return function


def _global_this(run: Run) -> Value:
    made = JSObject(0, class_name="global")  # as old as can be, whenever it is asked for first
    made.unseen = Opaque("it depends on globalThis", None, key=("globalThis",))
    return made


_VALUES: dict[str, Value] = {"undefined": UNDEFINED, "NaN": math.nan, "Infinity": math.inf}
_ENCODINGS = frozenset("encodeURIComponent encodeURI decodeURIComponent btoa atob".split())
_FUNCTIONS: dict[str, Method] = {
    "Boolean": _boolean,
    "parseInt": _parse_int_method,
    "parseFloat": _over(_parse_float, "number"),
    "isNaN": _over(_is_nan, "boolean"),
    "isFinite": _over(_is_finite, "boolean"),
    "structuredClone": copies.structured_clone,
}
_CLASSES: dict[str, Callable[[Run], Value]] = {
    "Object": _object_class,
    "Array": _array_class,
    "Buffer": _buffer_class,
    "Promise": _promise_class,
    "Map": lambda run: _constructed("Map", collections_.construct_map),
    "Set": lambda run: _constructed("Set", collections_.construct_set),
    "Number": _number_class,
    "String": _string_class,
    "Symbol": _symbol_class,
    "RegExp": _regexp_class,
    "URL": _url_class,
}


def _reflect(run: Run) -> Value:
    made = make_object(run)
    made.class_name = "Reflect"
    for name, method in objects_.REFLECT.items():
        made.slots[name] = Slot(NativeFunction(name, method), enumerable=False)
    return made


_NAMESPACES: dict[str, Callable[[Run], Value]] = {
    "Math": _math,
    "JSON": _json,
    "console": _console,
    "process": _process,
    "globalThis": _global_this,
    "Reflect": _reflect,
}
