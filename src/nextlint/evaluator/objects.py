"""Objects and arrays: making them, and their elements under conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.evaluator.convert import to_string
from nextlint.evaluator.effects import may_convert
from nextlint.evaluator.endings import GaveUp, Throw
from nextlint.evaluator.operators import mapped
from nextlint.evaluator.values import (
    MAX_TEXT,
    MISSING,
    NO_ELEMENT,
    Choice,
    Holes,
    JSArray,
    JSFunction,
    JSObject,
    NativeFunction,
    Opaque,
    Passthrough,
    Slot,
    Symbol,
    size,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from nextlint.evaluator.run import Run
    from nextlint.evaluator.values import Place, PropertyKey, Value


Holder = JSObject | JSFunction | NativeFunction


def property_key(run: Run, value: Value) -> PropertyKey | Opaque:
    """ToPropertyKey; Opaque if unknown. Decides between the arms of a Choice."""
    value = run.force(value)
    if isinstance(value, (str, Symbol, Opaque)):
        return value
    may_convert(run, value, None)
    text = None if isinstance(value, Passthrough) else to_string(value)
    return run.opaque("a computed key is unknown", None) if text is None else text


def throw_error(run: Run, kind: str, message: str, place: Place | None) -> Throw:
    """Return a JavaScript error of class ``kind`` to raise."""
    error = JSObject(run.serial(), class_name=kind)
    error.slots["name"] = Slot(kind, enumerable=False)
    error.slots["message"] = Slot(message, enumerable=False)
    return Throw(error, place)


def make_object(run: Run, entries: Iterable[tuple[str, Value]] = (), place: Place | None = None) -> JSObject:
    """Return a new object without a literal in the config."""
    made = JSObject(run.serial())
    for key, value in entries:
        made.slots[key] = Slot(value, place)
    return made


def make_array(run: Run, items: list[Value], place: Place | None = None) -> JSArray:
    if len(items) > MAX_TEXT:
        raise GaveUp("it builds a very long array", place)
    run.step(len(items) // 16)
    return JSArray(run.serial(), items)


def unseen_of(run: Run, holder: JSObject | JSArray) -> Opaque | None:
    """Return the unseen part of an object or array, deciding the condition that it depends on."""
    unseen = holder.unseen
    if unseen is None or unseen.condition is True:
        return unseen
    return unseen.refined() if run.force(unseen.condition) else None


def has_gap(item: Value) -> bool:
    """Return whether an element may be missing."""
    return item is NO_ELEMENT or (isinstance(item, Choice) and any(leaf is NO_ELEMENT for leaf in item.leaves()))


def elements(run: Run, array: JSArray) -> list[Value]:
    """Return the elements of an array, deciding the conditions under which some are missing."""
    if not array.has_gaps:
        return array.items
    found: list[Value] = []
    for item in array.items:
        while isinstance(item, Choice) and has_gap(item):
            item = item.yes if run.decide(item.key) else item.no
        if item is not NO_ELEMENT:
            found.append(item)
    return found


def length_of(run: Run, array: JSArray) -> Value:
    """Return the length of an array; a Choice if it depends on conditions."""
    count: Value = float(len(array.items))
    for item in array.items if array.has_gaps else ():
        if has_gap(item):
            count = one_more(run, item, count, by=-1.0, if_missing=True)
    return count


def one_more(run: Run, item: Value, count: Value, *, by: float = 1.0, if_missing: bool = False) -> Value:
    """Return ``count``, with ``by`` added if ``item`` is present (with ``if_missing``: if it is missing)."""
    more = mapped(run, count, lambda number: number + by if isinstance(number, float) else number)
    return mapped(run, item, lambda leaf: more if (leaf is NO_ELEMENT) is if_missing else count)


def close_gaps(run: Run, array: JSArray) -> None:
    """Decide which elements an array has, before a change to it."""
    if array.has_gaps:
        array.items[:] = elements(run, array)
        array.has_gaps = False


def fill_in(array: JSArray) -> None:
    """Forget how many elements of an array are missing, before a change to it."""
    if isinstance(array.unseen, Holes):
        array.unseen = array.unseen.refined()


def without_missing(run: Run, value: Value, otherwise: Callable[[], Value]) -> Value:
    """Return ``value`` with MISSING replaced."""
    if value is MISSING:
        return otherwise()
    if isinstance(value, Choice) and any(leaf is MISSING for leaf in value.leaves()):
        return run.map(value, lambda one: otherwise() if one is MISSING else one)
    return value


def ordered(keys: list[str]) -> list[str]:
    """Return keys in JavaScript's order: array indices ascending, then the others in insertion order."""
    indices = sorted((key for key in keys if is_index(key)), key=int)
    return indices + [key for key in keys if not is_index(key)] if indices else keys


def is_index(key: str) -> bool:
    is_plain = len(key) <= 10 and key.isdecimal() and key.isascii()
    return is_plain and (key == "0" or key[0] != "0") and int(key) < 2**32 - 1


def utf16(run: Run, text: str) -> bytes:
    """Return the code units of a string, two bytes each."""
    run.step(size(text))
    return text.encode("utf-16-le", "surrogatepass")


def reason_of(value: Value, otherwise: str) -> str:
    return value.reason if isinstance(value, Opaque) else otherwise
