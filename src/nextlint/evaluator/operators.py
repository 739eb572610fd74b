"""Operators over values, known or not."""

from __future__ import annotations

from math import copysign, fmod, isfinite, isinf
from typing import TYPE_CHECKING, cast

from nextlint.evaluator.convert import (
    is_primitive,
    nullishness,
    strictly_equal,
    to_number,
    to_string,
    truthiness,
    type_of,
)
from nextlint.evaluator.endings import GaveUp
from nextlint.evaluator.values import (
    INFINITY,
    MAX_TEXT,
    NAN,
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
    Symbol,
    size,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar, Unpack

    from nextlint.evaluator.run import Run
    from nextlint.evaluator.values import Key, Known, Place, Plain, Test, Value

    Ordered = TypeVar("Ordered", float, bytes)

CHOICES_PER_STEP = 8  # visiting a Choice costs about an eighth of a node

MAX_LEAVES = 24  # arms of a Choice that are followed one by one


def truth(run: Run, value: Value) -> Test:
    """ToBoolean: a bool, or a Choice of bools."""

    def single(one: Plain) -> Test:
        known = truthiness(one)
        return Choice(("truthy", key_of(one)), True, False) if known is None else known

    return tested(run, value, single)


def is_true(run: Run, value: Value) -> bool:
    """Decide whether a value is truthy."""
    return bool(run.force(truth(run, value)))


def nullish(run: Run, value: Value) -> Test:
    """Return whether a value is null or undefined: a bool, or a Choice of bools."""

    def single(one: Plain) -> Test:
        known = nullishness(one)
        return Choice(("nullish", key_of(one)), True, False) if known is None else known

    return tested(run, value, single)


def mapped(run: Run, value: Value, function: Callable[[Plain], Value]) -> Value:
    """Apply a pure function to a value, or to all arms of a Choice, without deciding anything."""
    if not isinstance(value, Choice):
        return function(value)
    done: dict[int, Value] = {}
    result = _mapped(run, value, function, done)
    run.step(len(done) // CHOICES_PER_STEP)
    return result


def tested(run: Run, value: Value, function: Callable[[Plain], Test]) -> Test:
    """``mapped`` for a function that returns a bool or a Choice of bools."""
    return cast("Test", mapped(run, value, function)) if isinstance(value, Choice) else function(value)


def _mapped(run: Run, value: Value, function: Callable[[Plain], Value], done: dict[int, Value]) -> Value:
    """``done`` holds the results of shared arms, by id."""
    if not isinstance(value, Choice):
        return function(value)
    if id(value) not in done:
        known = run.implied(value.key)
        if known is not None:
            done[id(value)] = _mapped(run, value.yes if known else value.no, function, done)
        else:
            first, second = _mapped(run, value.yes, function, done), _mapped(run, value.no, function, done)
            done[id(value)] = run.choose(value.key, first, second)
    return done[id(value)]


def key_of(value: Value) -> Key:
    """Return a hashable key for a value: equal keys mean equal values."""
    if isinstance(value, (Opaque, Passthrough)):
        return value.key
    if isinstance(value, float) and value != value:
        return ("literal", "float", "NaN")
    if isinstance(value, (bool, float, str, BigInt)):
        return ("literal", type(value).__name__, value)
    if isinstance(value, (JSObject, JSArray, JSFunction, RegExp)):
        return ("object", value.created_at)
    if isinstance(value, NativeFunction):
        return ("native", value.name)
    if isinstance(value, Promise):
        return ("promise", value.rejected, key_of(value.value))
    if isinstance(value, Symbol):
        return ("symbol", value.description)
    return ("value", repr(value))


def leaf_count(value: Value) -> int:
    """Return the number of paths to the leaves of a value, at most MAX_LEAVES + 1."""
    todo, count = [value], 0
    while todo and count <= MAX_LEAVES:
        one = todo.pop()
        if isinstance(one, Choice):
            todo += (one.no, one.yes)
        else:
            count += 1
    return count


def unary(run: Run, operator: str, value: Value, place: Place) -> Value:
    """``!`` ``-`` ``+`` ``~`` ``typeof`` ``void``."""
    if operator == "void":
        return UNDEFINED
    if operator == "!":
        return mapped(run, truth(run, value), lambda known: not known)

    def single(one: Value) -> Value:
        if operator == "typeof":
            name = type_of(one)
            return _unknown("typeof", one, place=place, type="string", truthy=True) if name is None else name
        if (isinstance(one, BigInt) and operator == "+") or isinstance(one, Symbol):
            run.may_throw("it cannot be converted to a number", place)
            return _unknown(operator, one, place=place, type="number")  # it throws
        if isinstance(one, BigInt):
            return BigInt(-one.value) if operator == "-" else BigInt(~one.value)
        number = None if isinstance(one, (Opaque, Passthrough)) else to_number(one)
        if number is None:
            return _unknown(operator, one, place=place, type="number", nullish=False)
        if operator == "~":
            return float(~to_int32(number))
        return -number if operator == "-" else number

    return mapped(run, value, single)


def to_int32(number: float) -> int:
    if number != number or number in (INFINITY, -INFINITY):
        return 0
    wrapped = int(number) & 0xFFFFFFFF
    return wrapped - (1 << 32) if wrapped >= 1 << 31 else wrapped


def _unknown(operator: str, *operands: Value, place: Place, **known: Unpack[Known]) -> Opaque:
    source = next((one for one in operands if isinstance(one, Opaque)), None)
    reason = source.reason if source else "its operands are unknown"
    key = (operator, *(key_of(one) for one in operands))
    return Opaque(reason, place, key=key, **known)


def binary(run: Run, operator: str, left: Value, right: Value, place: Place) -> Value:
    """Every binary operator except ``in`` and ``instanceof``."""
    if leaf_count(left) * leaf_count(right) > MAX_LEAVES:
        left, right = run.force(left), run.force(right)
    return mapped(run, left, lambda one: mapped(run, right, lambda two: _binary(run, operator, one, two, place)))


def _binary(run: Run, operator: str, left: Value, right: Value, place: Place) -> Value:
    if operator in ("===", "!==", "==", "!="):
        equal = _strict(left, right) if len(operator) == 3 else _loose(run, left, right, place)
        return equal if operator[0] == "=" else mapped(run, equal, lambda known: not known)
    if isinstance(left, (Opaque, Passthrough)) or isinstance(right, (Opaque, Passthrough)):
        return _binary_unknown(operator, left, right, place)
    if isinstance(left, Symbol) or isinstance(right, Symbol) or _is_mixed(operator, left, right):
        run.may_throw("its operands cannot be combined", place)
        return _unknown(operator, left, right, place=place, nullish=False)
    if isinstance(left, BigInt) and isinstance(right, BigInt):
        return _bigint(operator, left.value, right.value, place)
    if operator == "+":
        added = _add(left, right, place)
        run.step(size(added))
        return added
    if operator in ("<", ">", "<=", ">="):
        run.step(8 * (size(left) + size(right)))
        return _compare(operator, left, right, place)
    return _arithmetic(operator, left, right, place)


def _is_mixed(operator: str, left: Value, right: Value) -> bool:
    """Return whether an operator mixes a BigInt with another type."""
    if isinstance(left, BigInt) is isinstance(right, BigInt) or operator in ("<", ">", "<=", ">="):
        return False
    return operator != "+" or not (isinstance(left, str) or isinstance(right, str))


def _binary_unknown(operator: str, left: Value, right: Value, place: Place) -> Value:
    if operator in ("<", ">", "<=", ">="):
        return Choice((operator, key_of(left), key_of(right)), True, False)
    if operator == "+" and (isinstance(left, str) or isinstance(right, str)):
        truthy = True if (isinstance(left, str) and left) or (isinstance(right, str) and right) else None
        return _unknown("+", left, right, place=place, type="string", nullish=False, truthy=truthy)
    return _unknown(operator, left, right, place=place, nullish=False)


def _strict(left: Value, right: Value) -> Value:
    known = strictly_equal(left, right)
    if known is not None:
        return known
    if not isinstance(left, Opaque):
        left, right = right, left
    return _equality(left, right)


def _equality(unknown: Value, other: Value) -> Choice[bool]:
    """Return ``unknown === other`` as a condition that other tests of the same unknown share."""
    if other is UNDEFINED and isinstance(unknown, Opaque) and unknown.origin == "environment":
        return Choice(("nullish", unknown.key), True, False)
    if isinstance(other, (bool, float, str)):
        return Choice(("eq", key_of(unknown), other), True, False)
    return Choice(("same", key_of(unknown), key_of(other)), True, False)


def _loose(run: Run, left: Value, right: Value, place: Place) -> Value:
    for one, other in ((left, right), (right, left)):
        if other is NULL or other is UNDEFINED:
            return nullish(run, one)
    if isinstance(left, (Opaque, Passthrough)) or isinstance(right, (Opaque, Passthrough)):
        known = strictly_equal(left, right)
        if known is True:
            return True
        unknown, other = (left, right) if isinstance(left, Opaque) else (right, left)
        if isinstance(other, str) and isinstance(unknown, Opaque) and unknown.type == "string":
            return _strict(unknown, other)
        return Choice(("==", key_of(left), key_of(right)), True, False)
    if type(left) is type(right) or not (is_primitive(left) or is_primitive(right)):
        return bool(strictly_equal(left, right))
    first, second = to_number(left), to_number(right)
    if isinstance(left, str) or isinstance(right, str):
        texts = to_string(left), to_string(right)
        if not (is_primitive(left) and is_primitive(right)) and None not in texts:
            return texts[0] == texts[1]
    if first is None or second is None:
        return Choice(("==", key_of(left), key_of(right)), True, False)
    return first == second


def _add(left: Value, right: Value, place: Place) -> Value:
    if is_primitive(left) and is_primitive(right) and not isinstance(left, str) and not isinstance(right, str):
        return _arithmetic("+", left, right, place)
    first, second = to_string(left), to_string(right)
    if first is None or second is None:
        return _unknown("+", left, right, place=place, nullish=False)
    if len(first) + len(second) > MAX_TEXT:
        raise GaveUp("it builds a very long string", place)
    return first + second


def _compare(operator: str, left: Value, right: Value, place: Place) -> Value:
    texts = [to_string(one) if isinstance(one, (str, JSArray, JSObject)) else None for one in (left, right)]
    if texts[0] is not None and texts[1] is not None:
        one, other = (text.encode("utf-16-be", "surrogatepass") for text in texts if text is not None)
        return _ordered(operator, one, other)
    first, second = to_number(left), to_number(right)
    if first is None or second is None:
        return Choice((operator, key_of(left), key_of(right)), True, False)
    return _ordered(operator, first, second)


def _ordered(operator: str, first: Ordered, second: Ordered) -> bool:
    return {"<": first < second, ">": first > second, "<=": first <= second, ">=": first >= second}[operator]


def _arithmetic(operator: str, left: Value, right: Value, place: Place) -> Value:
    first, second = to_number(left), to_number(right)
    if first is None or second is None:
        return _unknown(operator, left, right, place=place, type="number", nullish=False)
    try:
        return float(_NUMBER[operator](first, second))
    except OverflowError:
        return INFINITY
    except ValueError:
        return _unknown(operator, left, right, place=place, type="number", nullish=False)


def _divide(left: float, right: float) -> float:
    if right == 0:
        if left == 0 or left != left:
            return NAN
        return copysign(INFINITY, left) * copysign(1, right)
    return left / right


def _remainder(left: float, right: float) -> float:
    return NAN if right == 0 or isinf(left) or left != left else fmod(left, right)


def exact_power(left: float, right: float) -> float:
    """Return a power that is exact; engines round others differently. Raises ValueError."""
    if right == 0:
        return 1.0
    if right != right or left != left or (abs(left) == 1 and isinf(right)):
        return NAN
    if not isfinite(left) or not right.is_integer() or abs(right) > MAX_POWER or left == 0:
        raise ValueError("its result is not exact")
    result = float(left**right)
    if left.as_integer_ratio() == (2, 1) or abs(left) == 1:
        return result
    above, below = left.as_integer_ratio()
    exponent = abs(int(right))
    if max(abs(above), below).bit_length() * exponent > 4096:
        raise ValueError("its result is not exact")
    exact = (above**exponent, below**exponent)
    exact = exact if right > 0 else (exact[1], exact[0])
    numerator, denominator = result.as_integer_ratio()
    if numerator * exact[1] != exact[0] * denominator:
        raise ValueError("its result is not exact")
    return result


MAX_POWER = 1024


def _shift_count(right: float) -> int:
    return to_int32(right) & 31


_NUMBER: dict[str, Callable[[float, float], float]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": _divide,
    "%": _remainder,
    "**": exact_power,
    "&": lambda a, b: to_int32(a) & to_int32(b),
    "|": lambda a, b: to_int32(a) | to_int32(b),
    "^": lambda a, b: to_int32(a) ^ to_int32(b),
    "<<": lambda a, b: to_int32(float(to_int32(a) << _shift_count(b))),
    ">>": lambda a, b: to_int32(a) >> _shift_count(b),
    ">>>": lambda a, b: (to_int32(a) & 0xFFFFFFFF) >> _shift_count(b),
}


def _bigint(operator: str, left: int, right: int, place: Place) -> Value:
    if operator in ("<", ">", "<=", ">="):
        return {"<": left < right, ">": left > right, "<=": left <= right, ">=": left >= right}[operator]
    simple = {"+": left + right, "-": left - right, "*": left * right} if max(abs(left), abs(right)) < 1 << 512 else {}
    if operator in simple:
        return BigInt(simple[operator])
    return _unknown(operator, BigInt(left), BigInt(right), place=place, type="bigint", nullish=False)
