"""JavaScript's conversions of known values: ToBoolean, ToString, ToNumber, typeof, equality."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nextlint.evaluator.values import (
    INFINITY,
    NAN,
    NULL,
    UNDEFINED,
    BigInt,
    JSArray,
    JSFunction,
    JSObject,
    NativeFunction,
    Opaque,
    Passthrough,
    Promise,
    RegExp,
    Symbol,
)

if TYPE_CHECKING:
    from nextlint.evaluator.values import Slot, Value


_DECIMAL = r"(?a)[+-]?(?:\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)\Z"
_RADIX = r"0(?:[xX][0-9a-fA-F]+|[oO][0-7]+|[bB][01]+)"
CONVERSIONS = ("toString", "valueOf")  # methods that convert an object to a primitive
MAX_JOINED = 100_000  # items of nested arrays that are joined to a string
MEAN_TEXT = 16  # characters; a longer item counts as several
# What JavaScript treats as white space and line terminators.
SPACES = (
    "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
)


def truthiness(value: Value) -> bool | None:
    """ToBoolean; None if unknown. Not for a Choice."""
    if isinstance(value, Opaque):
        return False if value.nullish else value.truthy
    if isinstance(value, Passthrough):
        return True
    if value is UNDEFINED or value is NULL:
        return False
    if isinstance(value, float):
        return value == value and value != 0
    if isinstance(value, (bool, str)):
        return bool(value)
    if isinstance(value, BigInt):
        return value.value != 0
    return True


def nullishness(value: Value) -> bool | None:
    """Return whether a value is null or undefined; None if unknown."""
    if isinstance(value, Opaque):
        return False if value.truthy else value.nullish
    return value is UNDEFINED or value is NULL


def type_of(value: Value) -> str | None:
    """``typeof``; None if unknown."""
    if isinstance(value, Opaque):
        return value.type
    if isinstance(value, Passthrough):
        return None
    if value is UNDEFINED:
        return "undefined"
    for kind, name in ((bool, "boolean"), (float, "number"), (str, "string"), (BigInt, "bigint"), (Symbol, "symbol")):
        if isinstance(value, kind):
            return name
    return "function" if isinstance(value, (JSFunction, NativeFunction)) else "object"


def is_primitive(value: Value) -> bool:
    return value is UNDEFINED or value is NULL or isinstance(value, (bool, float, str, BigInt, Symbol))


def number_to_string(number: float) -> str:
    """Number::toString for radix 10."""
    if number != number:
        return "NaN"
    if number in (INFINITY, -INFINITY):
        return "Infinity" if number > 0 else "-Infinity"
    sign = "-" if number < 0 else ""
    digits, _, exponent = repr(abs(number)).partition("e")
    if number == int(number) and abs(number) < 1e21:
        if not exponent:
            return sign + digits.removesuffix(".0")
        shortest = digits.removesuffix(".0").replace(".", "")
        return sign + shortest + "0" * (int(exponent) + 1 - len(shortest))
    if not exponent:
        return sign + digits
    power = int(exponent)
    digits = digits.removesuffix(".0")
    if -7 < power < 0:
        return f"{sign}0.{'0' * (-power - 1)}{digits.replace('.', '')}"
    return f"{sign}{digits}e{'+' if power > 0 else '-'}{abs(power)}"


def string_to_number(text: str) -> float:
    """StringToNumber."""
    text = text.strip(SPACES)
    if not text:
        return 0.0
    if re.fullmatch(_RADIX, text):
        try:
            return float(int(text, 0))
        except OverflowError:
            return INFINITY
    if text in ("Infinity", "+Infinity", "-Infinity"):
        return -INFINITY if text[0] == "-" else INFINITY
    return float(text) if re.match(_DECIMAL, text) else NAN


def to_string(value: Value) -> str | None:
    """ToString; None if it is unknown or would run code."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return number_to_string(value)
    if value is UNDEFINED or value is NULL:
        return str(value)
    if isinstance(value, BigInt):
        return str(value.value)
    if isinstance(value, RegExp):
        return value.raw
    if isinstance(value, JSArray):
        return _joined(value, [MAX_JOINED])
    if isinstance(value, JSObject) and value.class_name == "Object" and value.unseen is None and value.proto is None:
        is_plain = len(value.slots) <= 1000 and all(map(_is_plain_name, value.slots))
        return "[object Object]" if is_plain else None
    if isinstance(value, Promise):
        return "[object Promise]"
    if isinstance(value, JSObject) and value.class_name == "URL" and "href" in value.slots:
        return to_string(value.slots["href"].value)
    return None


def _is_plain_name(key: str | Symbol) -> bool:
    """Return whether a property plays no part in converting its object to a string, as Symbol.toPrimitive does."""
    return isinstance(key, str) and key not in CONVERSIONS


def _converts(properties: dict[str, Slot] | None) -> bool:
    return properties is not None and not properties.keys().isdisjoint({*CONVERSIONS, "join"})


def _joined(value: JSArray, room: list[int]) -> str | None:
    """Array.prototype.toString; None for more than ``room`` items. A shared array counts wherever it occurs."""
    parts: list[str] = []
    if value.unseen is not None or value.is_arguments or value.is_iterator or _converts(value.extra):
        return None
    for item in value.items:
        room[0] -= 1
        part = _joined(item, room) if isinstance(item, JSArray) else to_string(item)
        if part is None or room[0] < 0:
            return None
        room[0] -= len(part) // MEAN_TEXT
        parts.append("" if item is UNDEFINED or item is NULL else part)
    return ",".join(parts)


def to_number(value: Value) -> float | None:
    """ToNumber; None if unknown."""
    if isinstance(value, bool):
        return 1.0 if value else 0.0
    if isinstance(value, float):
        return value
    if value is UNDEFINED:
        return NAN
    if value is NULL:
        return 0.0
    text = to_string(value) if isinstance(value, (str, JSArray, JSObject)) else None
    return None if text is None else string_to_number(text)


def strictly_equal(left: Value, right: Value) -> bool | None:
    """``===``; None if unknown."""
    if isinstance(left, (Opaque, Passthrough)) or isinstance(right, (Opaque, Passthrough)):
        return _equal_unknown(left, right)
    if is_primitive(left) and is_primitive(right):
        if isinstance(left, Symbol) or isinstance(right, Symbol):
            return left is right
        return bool(type(left) is type(right) and left == right)
    return left is right


def _equal_unknown(left: Value, right: Value) -> bool | None:
    if not isinstance(left, Opaque):
        left, right = right, left
    if not isinstance(left, Opaque):
        return left is right
    if isinstance(right, Opaque):
        may_be_nan = left.type == "number" or (left.type is None and left.origin == "other")
        return True if left.key == right.key and not may_be_nan else None
    if isinstance(right, Passthrough):
        return None
    truth = truthiness(right)
    if left.truthy is not None and truth is not None and left.truthy != truth:
        return False
    if left.nullish is not None and left.nullish != nullishness(right):
        return False
    kind = type_of(right)
    if left.type is not None and kind != left.type and not (left.nullish is None and nullishness(right)):
        return False
    return None
