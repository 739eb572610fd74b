"""Numbers: parsing, ``Number``, ``Math``, and methods of numbers and other primitives."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from nextlint.evaluator.convert import SPACES, to_number, to_string
from nextlint.evaluator.library.base import at, integer, with_members
from nextlint.evaluator.objects import make_object, throw_error
from nextlint.evaluator.operators import binary, exact_power, key_of, mapped, to_int32
from nextlint.evaluator.values import UNDEFINED, BigInt, Choice, NativeFunction, Opaque, Slot, Symbol

if TYPE_CHECKING:
    from collections.abc import Callable

    from nextlint.evaluator.library.base import Method
    from nextlint.evaluator.run import Run
    from nextlint.evaluator.values import Place, Value


def _over(function: Callable[[Value], Value | None], type_: str) -> Method:
    """Return a built-in function of one value; ``function`` returns None if it does not know."""

    def method(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
        def single(value: Value) -> Value:
            result = None if isinstance(value, Opaque) else function(value)
            if result is not None:
                return result
            if type_ == "boolean":
                return Choice((place.text, key_of(value)), True, False)
            return run.opaque("its argument is unknown", place, type=type_, nullish=False)

        return mapped(run, at(arguments, 0), single)

    return method


def _numeric_test(function: Callable[[Value], Value | None]) -> Method:
    """Return a predicate that converts its argument to a number first."""

    def method(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
        value = at(arguments, 0)
        if isinstance(value, (BigInt, Symbol)) or (isinstance(value, Opaque) and value.type in ("bigint", "symbol")):
            raise throw_error(run, "TypeError", "Cannot convert the value to a number", place)
        return _over(function, "boolean")(run, this, arguments, place)

    return method


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
    if isinstance(value, str) and value.strip()[:2].lower() in ("0x", "0o", "0b"):
        return None
    number = to_number(value) if isinstance(value, (float, str)) else None
    return number if number is not None and number == number and str(to_string(value)).strip(SPACES) else None


def _is_nan(value: Value) -> Value | None:
    number = to_number(value)
    return None if number is None else number != number


def _is_finite(value: Value) -> Value | None:
    number = to_number(value)
    return None if number is None else math.isfinite(number)


FUNCTIONS: dict[str, Method] = {
    "parseInt": _parse_int_method,
    "parseFloat": _over(_parse_float, "number"),
    "isNaN": _numeric_test(_is_nan),
    "isFinite": _numeric_test(_is_finite),
}


def number_class(run: Run) -> Value:
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
    function = with_members(NativeFunction("Number", _number), members)
    for name, value in (("MAX_SAFE_INTEGER", 2.0**53 - 1), ("MAX_VALUE", 1.7976931348623157e308), ("NaN", math.nan)):
        function.slots[name] = Slot(value, enumerable=False)
    function.slots["POSITIVE_INFINITY"] = Slot(math.inf, enumerable=False)
    return function


def math_namespace(run: Run) -> Value:
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
            return run.opaque("its argument is unknown", place, type="number", nullish=False)
        try:
            return float(function(*numbers))
        except (ValueError, OverflowError, TypeError, ZeroDivisionError):
            return run.opaque("nextlint does not follow this use of Math", place, type="number", nullish=False)

    return method


def _exact_logarithm(number: float) -> float:
    """Return an integer logarithm; engines differ in the last digit of others. Raises ValueError."""
    result = math.log2(number)
    if not result.is_integer():
        raise ValueError
    return result


def _by_sign(number: float) -> tuple[float, float]:
    """-0 is less than 0."""
    return number, math.copysign(1, number)


def _signed(function: Callable[[float], float]) -> Callable[[float], float]:
    """Wrap a function so that a zero result has the sign of its argument."""
    return lambda number: math.copysign(function(number), number) if function(number) == 0 else function(number)


_MATH: dict[str, Callable[..., float]] = {
    "min": lambda *numbers: min(numbers, default=math.inf, key=_by_sign),
    "max": lambda *numbers: max(numbers, default=-math.inf, key=_by_sign),
    "floor": _signed(math.floor),
    "ceil": _signed(math.ceil),
    "round": _signed(lambda number: math.floor(number) + (number - math.floor(number) >= 0.5)),
    "trunc": _signed(math.trunc),
    "abs": abs,
    "sqrt": math.sqrt,
    "pow": exact_power,
    "sign": _signed(lambda number: (number > 0) - (number < 0)),
    "log2": _exact_logarithm,
}


def _number_to_string(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    radix = at(arguments, 0)
    if radix is UNDEFINED or radix == 10.0:
        return binary(run, "+", "", this, place)
    number = this if isinstance(this, float) and math.isfinite(this) and abs(this) < 2**53 else 0.5
    if not number.is_integer() or not isinstance(radix, float) or radix not in range(2, 37):
        return run.opaque("nextlint does not follow toString", place, type="string", truthy=True)
    rest, digits = int(abs(number)), ""
    while rest or not digits:
        rest, digit = divmod(rest, int(radix))
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return f"-{digits}" if number < 0 else digits


def _to_fixed(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    digits = integer(at(arguments, 0), 0)
    if digits is not None and not 0 <= digits <= 100:
        raise throw_error(run, "RangeError", "toFixed() digits argument must be between 0 and 100", place)
    number = this if isinstance(this, float) and math.isfinite(this) else math.inf
    if abs(number) >= 1e9 or digits is None or not 0 <= digits <= 15:
        return run.opaque("nextlint does not follow toFixed", place, type="string", truthy=True)
    above, below = abs(number).as_integer_ratio()
    whole, part = divmod((2 * above * 10**digits + below) // (2 * below), 10**digits)
    text = f"{whole}.{part:0{digits}}" if digits else str(whole)
    return f"-{text}" if number < 0 else text


NUMBER_METHODS: dict[str, Method] = {
    "toString": _number_to_string,
    "toFixed": _to_fixed,
    "valueOf": lambda run, this, arguments, place: this,
}
PRIMITIVE_METHODS: dict[str, Method] = {
    "toString": lambda run, this, arguments, place: (
        run.opaque("nextlint does not follow toString", place, type="string", truthy=True)
        if arguments or isinstance(this, Symbol)
        else binary(run, "+", "", this, place)
    ),
    "valueOf": lambda run, this, arguments, place: this,
}
