"""Methods of regular expressions, and methods of strings that take one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.evaluator.endings import GaveUp
from nextlint.evaluator.library.base import at, integer, native
from nextlint.evaluator.objects import make_array, make_object
from nextlint.evaluator.operators import binary, key_of, mapped
from nextlint.evaluator.packages import call_unknown
from nextlint.evaluator.regex import MAX_STEPS, Match, UnsupportedError, compile_pattern
from nextlint.evaluator.values import MAX_TEXT, NULL, UNDEFINED, Choice, JSFunction, NativeFunction, RegExp, Slot

if TYPE_CHECKING:
    from nextlint.evaluator.library.base import Method
    from nextlint.evaluator.regex import Pattern, Search
    from nextlint.evaluator.run import Run
    from nextlint.evaluator.values import JSArray, Place, Value


REASON = "nextlint does not follow this regular expression"
STEPS_FOR_NODE = 32  # characters examined for the cost of one evaluated node


def pattern_of(regexp: RegExp) -> Pattern:
    """Raises UnsupportedError."""
    return compile_pattern(regexp.source, regexp.flags)


def member(run: Run, target: RegExp, key: str, place: Place) -> Value | None:
    """Return a property of a regular expression; None if it is not implemented."""
    if key in METHODS:
        return native(key, METHODS[key])
    if key in ("source", "flags"):
        return target.source if key == "source" else target.flags
    if key in _FLAGS:
        return _FLAGS[key] in target.flags
    if key == "lastIndex" and target.last_index is not None:
        return target.last_index
    return None


_FLAGS = {"global": "g", "ignoreCase": "i", "multiline": "m", "dotAll": "s", "unicode": "u", "sticky": "y"}


def _exec(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    text = run.force(at(arguments, 0))
    if not isinstance(this, RegExp) or not isinstance(text, str):
        _forget(run, this)
        return run.opaque("it depends on an unknown string", place)
    try:
        found = _next_match(run, this, text)
    except UnsupportedError:
        return run.opaque(REASON, place)
    return NULL if found is None else _result(run, pattern_of(this), found, text, place)


def _test(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    def single(text: Value) -> Value:
        unknown = Choice(("test", key_of(this), key_of(text)), True, False)
        if not isinstance(this, RegExp) or not isinstance(text, str):
            return unknown
        try:
            return _first(run, pattern_of(this), text) is not None
        except UnsupportedError:
            return unknown

    text = binary(run, "+", "", at(arguments, 0), place)
    if isinstance(this, RegExp) and not set(this.flags) & {"g", "y"}:
        return mapped(run, text, single)
    text = run.force(text)
    if not isinstance(this, RegExp) or not isinstance(text, str):
        _forget(run, this)
        return run.unknown_test(place)
    try:
        return _next_match(run, this, text) is not None
    except UnsupportedError:
        return run.unknown_test(place)


def _forget(run: Run, this: Value) -> None:
    if isinstance(this, RegExp) and set(this.flags) & {"g", "y"}:
        run.record_change(this)
        this.last_index = None


def _first(run: Run, pattern: Pattern, text: str, start: int = 0) -> Match | None:
    """Raises UnsupportedError."""
    within = pattern.begin(text)
    found = pattern.search(within, start)
    _charge(run, within)
    return found


def _charge(run: Run, within: Search) -> None:
    run.step((MAX_STEPS - within.steps) // STEPS_FOR_NODE)


def _next_match(run: Run, this: RegExp, text: str) -> Match | None:
    """Return the match of ``exec``, from lastIndex on for a global expression. Raises UnsupportedError."""
    if not set(this.flags) & {"g", "y"}:
        return _first(run, pattern_of(this), text)
    run.record_change(this)
    start, this.last_index = this.last_index, None
    if start is None or start != int(start) or run.tainted(this.created_at, None) is not None:
        raise UnsupportedError
    found = _first(run, pattern_of(this), text, int(start)) if 0 <= start <= len(text) else None
    this.last_index = 0.0 if found is None else float(found.end)
    return found


def _result(run: Run, pattern: Pattern, found: Match, text: str, place: Place) -> JSArray:
    """Return the array of ``exec``."""
    made = make_array(run, [text[found.start : found.end], *_groups(found, text)], place)
    named = make_object(run, [(name, made.items[number]) for name, number in pattern.names], place)
    made.extra = {
        "index": Slot(float(found.start)),
        "input": Slot(text),
        "groups": Slot(named if pattern.names else UNDEFINED),
    }
    return made


def _groups(found: Match, text: str) -> list[Value]:
    return [UNDEFINED if span is None else text[slice(*span)] for span in found.groups]


def _to_string(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    return this.raw if isinstance(this, RegExp) else run.opaque("it depends on an unknown string", place, type="string")


METHODS: dict[str, Method] = {
    "exec": _exec,
    "test": _test,
    "toString": _to_string,
}


def _all_matches(run: Run, pattern: Pattern, text: str) -> list[Match]:
    found: list[Match] = []
    within = pattern.begin(text)
    one = pattern.search(within)
    while one is not None:
        run.step()
        found.append(one)
        start = one.end + (one.end == one.start)
        one = pattern.search(within, start) if start <= len(text) else None
    _charge(run, within)
    return found


def _from_start(run: Run, regexp: RegExp) -> None:
    """Reset lastIndex of a global expression, as ``match`` and ``replace`` do."""
    if "g" in regexp.flags and regexp.last_index != 0:
        run.record_change(regexp)
        regexp.last_index = 0.0


def match(run: Run, text: str, regexp: RegExp, place: Place) -> Value:
    pattern = pattern_of(regexp)
    if "g" not in regexp.flags:
        found = _first(run, pattern, text)
        return NULL if found is None else _result(run, pattern, found, text, place)
    _from_start(run, regexp)
    every = _all_matches(run, pattern, text)
    return make_array(run, [text[one.start : one.end] for one in every], place) if every else NULL


def match_all(run: Run, text: str, regexp: RegExp, place: Place) -> Value:
    if "g" not in regexp.flags or regexp.last_index != 0:
        raise UnsupportedError
    pattern = pattern_of(regexp)
    results = [_result(run, pattern, one, text, place) for one in _all_matches(run, pattern, text)]
    made = make_array(run, list(results), place)
    made.is_iterator = True
    return made


def search(run: Run, text: str, regexp: RegExp, place: Place) -> Value:
    found = _first(run, pattern_of(regexp), text)
    return -1.0 if found is None else float(found.start)


def split(run: Run, text: str, regexp: RegExp, limit: int, place: Place) -> Value:
    """RegExp.prototype[@@split]."""
    pattern = pattern_of(regexp)
    parts: list[Value] = []
    start, position = 0, 0 if text else 1
    within = pattern.begin(text)
    if not text and pattern.match(within, 0) is not None:
        return make_array(run, [], place)
    while position < len(text):
        run.step()
        found = pattern.match(within, position)
        if found is None or found.end == start:
            position += 1
            continue
        parts += [text[start:position], *_groups(found, text)]
        start = position = found.end
    return make_array(run, [*parts, text[start:]][:limit], place)


def replace(run: Run, text: str, wanted: str | RegExp, by: Value, place: Place, *, every: bool) -> Value:
    """``replace`` and ``replaceAll``. Raises UnsupportedError."""
    pattern = pattern_of(wanted) if isinstance(wanted, RegExp) else None
    if isinstance(wanted, RegExp):
        if every and "g" not in wanted.flags:
            raise UnsupportedError
        _from_start(run, wanted)
        every = "g" in wanted.flags
    found = _occurrences(run, text, wanted, pattern, every=every)
    result: Value = ""
    end = 0
    for one in found:
        piece = _replacement(run, text, one, pattern, by, place)
        result = binary(run, "+", binary(run, "+", result, text[end : one.start], place), piece, place)
        end = one.end
    return binary(run, "+", result, text[end:], place)


def _occurrences(run: Run, text: str, wanted: str | RegExp, pattern: Pattern | None, *, every: bool) -> list[Match]:
    if pattern is not None:
        one = None if every else _first(run, pattern, text)
        return _all_matches(run, pattern, text) if every else [one] if one else []
    assert isinstance(wanted, str)
    found: list[Match] = []
    start = text.find(wanted)
    while start >= 0 and (every or not found):
        run.step()
        found.append(Match(start, start + len(wanted), ()))
        start = text.find(wanted, start + max(1, len(wanted)))
    return found


def _replacement(run: Run, text: str, found: Match, pattern: Pattern | None, by: Value, place: Place) -> Value:
    whole, groups = text[found.start : found.end], _groups(found, text)
    names = pattern.names if pattern else ()
    if isinstance(by, (JSFunction, NativeFunction)):
        given = [whole, *groups, float(found.start), text]
        if names:
            given.append(make_object(run, [(name, groups[number - 1]) for name, number in names], place))
        return binary(run, "+", "", run.call(by, UNDEFINED, given, place), place)
    if not isinstance(by, str):
        raise UnsupportedError
    return _expanded(run, by, text, found, groups, dict(names), place)


def _expanded(
    run: Run, template: str, text: str, found: Match, groups: list[Value], names: dict[str, int], place: Place
) -> str:
    """GetSubstitution."""
    parts: list[str] = []
    at = length = 0
    while (dollar := template.find("$", at)) >= 0:
        run.step()
        piece, taken = _reference(template, dollar, text, found, groups, names)
        parts += (template[at:dollar], piece)
        length += dollar - at + len(piece)
        if length > MAX_TEXT:
            raise GaveUp("it builds a very long string", place)
        at = dollar + taken
    return "".join([*parts, template[at:]])


def _reference(
    template: str, at: int, text: str, found: Match, groups: list[Value], names: dict[str, int]
) -> tuple[str, int]:
    """Return the substitution for the ``$`` at an index of a template, and its length."""
    rest = template[at : at + 3]
    match rest[1:2]:
        case "$":
            return "$", 2
        case "&":
            return text[found.start : found.end], 2
        case "`":
            return text[: found.start], 2
        case "'":
            return text[found.end :], 2
    if rest[1:2] == "<" and names:
        end = template.find(">", at + 2)
        if end < 0:
            return "$", 1
        name = template[at + 2 : end]
        value = groups[names[name] - 1] if name in names else UNDEFINED
        return (value if isinstance(value, str) else ""), len(name) + 3
    for length in (3, 2):
        digits = rest[1:length]
        if len(digits) == length - 1 and digits.isdecimal() and digits.isascii() and 0 < int(digits) <= len(groups):
            value = groups[int(digits) - 1]
            return (value if isinstance(value, str) else ""), length
    return "$", 1


def called(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    """``RegExp(source, flags)`` without ``new``, which returns an expression itself."""
    source = run.force(at(arguments, 0))
    if isinstance(source, RegExp) and at(arguments, 1) is UNDEFINED:
        return source
    return construct(run, arguments, place)


def construct(run: Run, arguments: list[Value], place: Place) -> Value:
    """``new RegExp(source, flags)``."""
    source, flags = run.force(at(arguments, 0)), run.force(at(arguments, 1))
    if isinstance(source, RegExp):
        flags = source.flags if flags is UNDEFINED else flags
        source = source.source
    flags = "" if flags is UNDEFINED else flags
    if isinstance(source, str) and isinstance(flags, str) and source and not set(source) & set("/\n\r\u2028\u2029"):
        try:
            compile_pattern(source, flags)
        except UnsupportedError:
            pass
        else:
            return RegExp(run.serial(), f"/{source}/{''.join(sorted(flags))}", place)
    run.may_throw("it makes a regular expression", place)
    return run.opaque("it makes a regular expression", place, type="object", truthy=True)


def string_method(run: Run, name: str, text: str, arguments: list[Value], place: Place) -> Value:
    """``match``, ``matchAll``, ``search``, ``split``, ``replace``, ``replaceAll``; unknown if not supported."""
    wanted = at(arguments, 0)
    try:
        if name in ("replace", "replaceAll") and isinstance(wanted, (str, RegExp)):
            return replace(run, text, wanted, at(arguments, 1), place, every=name == "replaceAll")
        if name == "split" and isinstance(wanted, RegExp):
            limit = integer(at(arguments, 1), MAX_TEXT)
            if limit is not None and limit >= 0:
                return split(run, text, wanted, limit, place)
        simple = {"match": match, "matchAll": match_all, "search": search}.get(name)
        if simple is not None and isinstance(wanted, RegExp):
            return simple(run, text, wanted, place)
    except UnsupportedError:
        pass
    reason = REASON if isinstance(wanted, RegExp) else f"nextlint does not follow this use of {name}"
    return call_unknown(run, run.opaque(reason, place), arguments, place)
