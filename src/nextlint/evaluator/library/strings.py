"""String methods. For strings with characters beyond the BMP, what counts code units is unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.evaluator.convert import SPACES
from nextlint.evaluator.endings import GaveUp
from nextlint.evaluator.library import regexps
from nextlint.evaluator.library.base import at, integer, require_this
from nextlint.evaluator.objects import make_array, throw_error
from nextlint.evaluator.operators import mapped
from nextlint.evaluator.packages import call_unknown
from nextlint.evaluator.values import INFINITY, MAX_TEXT, UNDEFINED, Choice, JSFunction, NativeFunction, RegExp

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from nextlint.evaluator.library.base import Method
    from nextlint.evaluator.run import Run
    from nextlint.evaluator.values import Place, Value


def _method(function: Callable[[Run, str, list[Value], Place], Value]) -> Method:
    """Apply a method to every combination of known arguments; unknown if one is not a known primitive."""

    def checked(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
        if isinstance(this, Choice):
            return mapped(run, this, lambda one: checked(run, one, arguments, place))
        require_this(run, this, place)
        for index, argument in enumerate(arguments):
            if isinstance(argument, Choice):
                before, after = arguments[:index], arguments[index + 1 :]
                return mapped(run, argument, lambda one: checked(run, this, [*before, one, *after], place))  # noqa: B023
        if not isinstance(this, str) or any(char > "\uffff" for char in this):
            return run.opaque("it depends on an unknown string", place)
        if not all(isinstance(argument, (str, float, bool)) or argument is UNDEFINED for argument in arguments):
            return run.opaque("nextlint does not follow this use of a string", place)
        return function(run, this, arguments, place)

    return checked


def _simple(function: Callable[..., Any]) -> Method:
    """Wrap ``function(text, *string arguments)``."""

    def method(run: Run, this: str, arguments: list[Value], place: Place) -> Value:
        if not all(isinstance(argument, str) for argument in arguments):
            return run.opaque("nextlint does not follow this use of a string", place)
        try:
            result = function(this, *arguments)
        except TypeError:
            return run.opaque("nextlint does not follow this use of a string", place)
        return float(result) if isinstance(result, int) and not isinstance(result, bool) else result

    return _method(method)


def _split(run: Run, this: str, arguments: list[Value], place: Place) -> Value:
    separator, limit = at(arguments, 0), integer(at(arguments, 1), MAX_TEXT)
    if limit is None or limit >= 1_000_000_000:  # taken modulo 2 to the power of 32
        return run.opaque("nextlint does not follow this use of split", place, truthy=True)
    if separator is UNDEFINED:
        parts = [this]
    elif not isinstance(separator, str):
        return run.opaque("nextlint does not follow this use of split", place, truthy=True)
    else:
        parts = list(this) if not separator else this.split(separator)
    return make_array(run, list(parts if limit < 0 else parts[:limit]), place)


def _slice(run: Run, this: str, arguments: list[Value], place: Place) -> Value:
    start, end = integer(at(arguments, 0), 0), integer(at(arguments, 1), len(this))
    return this[start:end]


def _substring(run: Run, this: str, arguments: list[Value], place: Place) -> Value:
    start, end = integer(at(arguments, 0), 0) or 0, integer(at(arguments, 1), len(this)) or 0
    start, end = max(0, min(start, len(this))), max(0, min(end, len(this)))
    return this[min(start, end) : max(start, end)]


def _substr(run: Run, this: str, arguments: list[Value], place: Place) -> Value:
    start, length = integer(at(arguments, 0), 0) or 0, integer(at(arguments, 1), len(this)) or 0
    start = max(0, len(this) + start) if start < 0 else start
    return this[start : start + max(0, length)]


def _char_at(run: Run, this: str, arguments: list[Value], place: Place) -> Value:
    index = integer(at(arguments, 0), 0) or 0
    return this[index] if 0 <= index < len(this) else ""


def _at(run: Run, this: str, arguments: list[Value], place: Place) -> Value:
    index = integer(at(arguments, 0), 0) or 0
    return this[index] if -len(this) <= index < len(this) else UNDEFINED


def _pad(*, start: bool) -> Method:
    def pad(run: Run, this: str, arguments: list[Value], place: Place) -> Value:
        length, filler = integer(at(arguments, 0), 0) or 0, at(arguments, 1)
        filler = " " if filler is UNDEFINED else filler
        missing = length - len(this)
        if not isinstance(filler, str) or missing > MAX_TEXT:
            return run.opaque("nextlint does not follow this use of a string", place)
        if missing <= 0 or not filler:
            return this
        padding = (filler * (missing // len(filler) + 1))[:missing]
        return padding + this if start else this + padding

    return _method(pad)


def _repeat(run: Run, this: str, arguments: list[Value], place: Place) -> Value:
    count = integer(at(arguments, 0), 0) or 0
    if count < 0 or at(arguments, 0) == INFINITY:
        raise throw_error(run, "RangeError", "Invalid count value", place)
    if count * len(this) > MAX_TEXT:
        raise GaveUp("it builds a very long string", place)
    return this * count


def _replace(count: int) -> Method:
    def replace(this: str, pattern: str, replacement: str) -> str:
        if "$" in replacement:
            raise TypeError
        times = this.count(pattern) if count < 0 else 1
        if len(this) + times * len(replacement) > MAX_TEXT:
            raise GaveUp("it builds a very long string")
        return this.replace(pattern, replacement, count)

    return _simple(replace)


def _from(function: Callable[[str, str, int], Value], *, from_end: bool = False) -> Method:
    """Return a method that searches for a string, from or up to a position."""

    def method(run: Run, this: str, arguments: list[Value], place: Place) -> Value:
        wanted, position = at(arguments, 0), integer(at(arguments, 1), len(this) if from_end else 0)
        if not isinstance(wanted, str) or position is None:
            return run.opaque("nextlint does not follow this use of a string", place)
        return function(this, wanted, max(0, min(position, len(this))))

    return _method(method)


def _char_code_at(run: Run, this: str, arguments: list[Value], place: Place) -> Value:
    index = integer(at(arguments, 0), 0)
    if index is None or not 0 <= index < len(this):
        return run.opaque("nextlint does not follow this use of a string", place)
    return float(ord(this[index]))


def _with_pattern(name: str, plain: Method | None = None) -> Method:
    """Return a method that takes a regular expression or a string; ``plain`` handles strings."""

    def method(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
        arguments = [run.force(argument) for argument in arguments]
        if plain is not None and not any(map(_needs_pattern, arguments)):
            return plain(run, this, arguments, place)
        text = run.force(this)
        if not isinstance(text, str) or any(char > "\uffff" for char in text):
            return call_unknown(run, run.opaque("it depends on an unknown string", place), arguments, place)
        return regexps.string_method(run, name, text, arguments, place)

    return method


def _needs_pattern(argument: Value) -> bool:
    if isinstance(argument, str):
        return "$" in argument
    return isinstance(argument, (RegExp, JSFunction, NativeFunction))


def _concat(this: str, *others: str) -> str:
    if len(this) + sum(map(len, others)) > MAX_TEXT:
        raise GaveUp("it builds a very long string")
    return this + "".join(others)


METHODS: dict[str, Method] = {
    "split": _with_pattern("split", _method(_split)),
    "match": _with_pattern("match"),
    "matchAll": _with_pattern("matchAll"),
    "search": _with_pattern("search"),
    "slice": _method(_slice),
    "substring": _method(_substring),
    "substr": _method(_substr),
    "charAt": _method(_char_at),
    "at": _method(_at),
    "padStart": _pad(start=True),
    "padEnd": _pad(start=False),
    "repeat": _method(_repeat),
    "replace": _with_pattern("replace", _replace(1)),
    "replaceAll": _with_pattern("replaceAll", _replace(-1)),
    "concat": _simple(_concat),
    "trim": _simple(lambda this: this.strip(SPACES)),
    "trimStart": _simple(lambda this: this.lstrip(SPACES)),
    "trimEnd": _simple(lambda this: this.rstrip(SPACES)),
    "startsWith": _from(lambda text, wanted, start: text.startswith(wanted, start)),
    "endsWith": _from(lambda text, wanted, end: text[:end].endswith(wanted), from_end=True),
    "includes": _from(lambda text, wanted, start: wanted in text[start:]),
    "indexOf": _from(lambda text, wanted, start: float(text.find(wanted, start))),
    "charCodeAt": _method(_char_code_at),
    "codePointAt": _method(_char_code_at),
    "lastIndexOf": _simple(lambda this, wanted: this.rfind(wanted)),
    "toLowerCase": _simple(str.lower),
    "toUpperCase": _simple(str.upper),
    "toString": _simple(lambda this: this),
    "valueOf": _simple(lambda this: this),
}
