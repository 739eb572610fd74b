"""ECMAScript regular expressions (22.2.2), matched under a budget of steps.

Python's ``re`` resets groups differently in repetitions, has no budget, and may take forever.
Rare features (look-behind, Unicode properties, the flags d and v) are not supported.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from nextlint.evaluator.convert import SPACES
from nextlint.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    Span = tuple[int, int]
    Groups = tuple[Span | None, ...]
    End = tuple[int, Groups]
    Then = Callable[[int, Groups], "End | None"]
    Test = Callable[[str], bool]
    Matcher: TypeAlias = "Callable[[Search, int, Groups, Then], End | None]"


MAX_STEPS = 200_000  # steps for one text
MAX_SOURCE = 10_000  # characters of a pattern
MAX_ROUNDS = 1_000  # bound of a quantifier in braces
_LINE_ENDS = frozenset("\n\r\u2028\u2029")
_DIGITS = frozenset("0123456789")
_WORD = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz")
_SPACES = frozenset(SPACES)
_CONTROL = {"n": "\n", "r": "\r", "t": "\t", "v": "\v", "f": "\f"}


class UnsupportedError(Exception):
    """The pattern, or the text for it, is not supported."""


class Match(NamedTuple):
    """A match: its span, and those of its groups."""

    start: int
    end: int
    groups: Groups


class Pattern(Record):
    """A compiled regular expression. ``names`` maps group names to group numbers, from 1."""

    matcher: Matcher
    group_count: int
    names: tuple[tuple[str, int], ...]
    flags: str

    def begin(self, text: str) -> Search:
        """Return a search over a text. Raises UnsupportedError for an unsupported text."""
        if any(char > "\ud7ff" for char in text) or ("i" in self.flags and not text.isascii()):
            raise UnsupportedError
        return Search(text)

    def match(self, within: Search, at: int) -> Match | None:
        """Return the match that begins at ``at``. Raises UnsupportedError."""
        try:
            end = self.matcher(within, at, (None,) * self.group_count, lambda last, groups: (last, groups))
        except RecursionError:
            raise UnsupportedError from None
        return None if end is None else Match(at, *end)

    def search(self, within: Search, start: int = 0) -> Match | None:
        """Return the first match from ``start`` on. Raises UnsupportedError."""
        for at in range(start, len(within.text) + 1):
            found = self.match(within, at)
            if found is not None:
                return found
        return None


class Search:
    """A text, and the steps that are left for it."""

    __slots__ = ("steps", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.steps = MAX_STEPS

    def spend(self, steps: int = 1) -> None:
        self.steps -= steps
        if self.steps < 0:
            raise UnsupportedError


@lru_cache(maxsize=256)
def compile_pattern(source: str, flags: str) -> Pattern:
    """Compile a pattern. Raises UnsupportedError, also for patterns that JavaScript rejects."""
    if not set(flags) <= set("gimsu") or len(set(flags)) != len(flags) or ("i" in flags and not source.isascii()):
        raise UnsupportedError
    if len(source) > MAX_SOURCE:
        raise UnsupportedError
    reader = _Reader(source, flags)
    try:
        matcher = reader.disjunction()
    except (IndexError, RecursionError):
        raise UnsupportedError from None
    if reader.at != len(source) or len(dict(reader.names)) != len(reader.names):
        raise UnsupportedError
    return Pattern(matcher, reader.count, tuple(reader.names), flags)


def _sequence(parts: list[Matcher]) -> Matcher:
    def match(state: Search, at: int, groups: Groups, then: Then) -> End | None:
        def step(index: int, at: int, groups: Groups) -> End | None:
            if index == len(parts):
                return then(at, groups)
            return parts[index](state, at, groups, lambda end, found: step(index + 1, end, found))

        return step(0, at, groups)

    return parts[0] if len(parts) == 1 else match


def _either(arms: list[Matcher]) -> Matcher:
    def match(state: Search, at: int, groups: Groups, then: Then) -> End | None:
        for arm in arms:
            found = arm(state, at, groups, then)
            if found is not None:
                return found
        return None

    return arms[0] if len(arms) == 1 else match


def _one(test: Test) -> Matcher:
    def match(state: Search, at: int, groups: Groups, then: Then) -> End | None:
        state.spend()
        return then(at + 1, groups) if at < len(state.text) and test(state.text[at]) else None

    return match


def _where(holds: Callable[[str, int], bool]) -> Matcher:
    return lambda state, at, groups, then: then(at, groups) if holds(state.text, at) else None


def _group(inner: Matcher, number: int) -> Matcher:
    def match(state: Search, at: int, groups: Groups, then: Then) -> End | None:
        return inner(
            state, at, groups, lambda end, found: then(end, (*found[: number - 1], (at, end), *found[number:]))
        )

    return match


def _look_ahead(inner: Matcher, *, wanted: bool) -> Matcher:
    def match(state: Search, at: int, groups: Groups, then: Then) -> End | None:
        found = inner(state, at, groups, lambda end, inside: (end, inside))
        if wanted:
            return None if found is None else then(at, found[1])
        return then(at, groups) if found is None else None

    return match


def _same_again(number: int, *, ignores_case: bool) -> Matcher:
    def match(state: Search, at: int, groups: Groups, then: Then) -> End | None:
        span = groups[number - 1]
        if span is None:
            return then(at, groups)
        wanted, found = state.text[slice(*span)], state.text[at : at + span[1] - span[0]]
        state.spend(len(wanted))
        is_same = wanted.lower() == found.lower() if ignores_case else wanted == found
        return then(at + len(wanted), groups) if is_same else None

    return match


def _repeat(inner: Matcher, least: int, most: int | None, first: int, last: int, *, greedy: bool) -> Matcher:
    """RepeatMatcher: each repetition resets the groups ``first`` (from 0) up to ``last``."""

    def match(state: Search, at: int, groups: Groups, then: Then) -> End | None:
        def go(count: int, at: int, groups: Groups) -> End | None:
            state.spend()
            if count == most:
                return then(at, groups)

            def again() -> End | None:
                cleared = (*groups[:first], *(None,) * (last - first), *groups[last:])
                return inner(state, at, cleared, after)

            def after(end: int, found: Groups) -> End | None:
                return None if count >= least and end == at else go(count + 1, end, found)

            if count < least:
                return again()
            attempts = (again, lambda: then(at, groups)) if greedy else (lambda: then(at, groups), again)
            found = attempts[0]()
            return attempts[1]() if found is None else found

        return go(0, at, groups)

    return match


def _repeat_one(test: Test, least: int, most: int | None, *, greedy: bool) -> Matcher:
    """RepeatMatcher for a single character, without recursion."""

    def match(state: Search, at: int, groups: Groups, then: Then) -> End | None:
        stop, limit = at, len(state.text) if most is None else min(len(state.text), at + most)
        while stop < limit and test(state.text[stop]):
            stop += 1
        state.spend(stop - at + 1)
        ends = range(at + least, stop + 1)
        for end in reversed(ends) if greedy else ends:
            found = then(end, groups)
            if found is not None:
                return found
        return None

    return match


class _Reader:
    """A recursive descent parser of patterns. An IndexError means that the pattern ends too early."""

    def __init__(self, source: str, flags: str) -> None:
        self.source = source
        self.flags = flags
        self.at = 0
        self.count = 0
        self.names: list[tuple[str, int]] = []

    def peek(self, text: str) -> bool:
        return self.source.startswith(text, self.at)

    def accept(self, text: str) -> bool:
        if not self.peek(text):
            return False
        self.at += len(text)
        return True

    def take(self) -> str:
        char = self.source[self.at]
        self.at += 1
        return char

    def until(self, end: str) -> str:
        stop = self.source.find(end, self.at)
        if stop < 0:
            raise UnsupportedError
        text, self.at = self.source[self.at : stop], stop + len(end)
        return text

    def disjunction(self) -> Matcher:
        arms = [self.alternative()]
        while self.accept("|"):
            arms.append(self.alternative())
        return _either(arms)

    def alternative(self) -> Matcher:
        parts: list[Matcher] = []
        while self.at < len(self.source) and self.source[self.at] not in "|)":
            parts.append(self.term())
        return _sequence(parts)

    def term(self) -> Matcher:
        assertion = self.assertion()
        if assertion is not None:
            return assertion
        before = self.count
        test, matcher = self.atom()
        bounds = self.quantifier()
        if bounds is None:
            return matcher
        least, most, greedy = bounds
        if test is not None:
            return _repeat_one(test, least, most, greedy=greedy)
        return _repeat(matcher, least, most, before, self.count, greedy=greedy)

    def assertion(self) -> Matcher | None:
        is_multiline = "m" in self.flags
        if self.accept("^"):
            return _where(lambda text, at: at == 0 or (is_multiline and text[at - 1] in _LINE_ENDS))
        if self.accept("$"):
            return _where(lambda text, at: at == len(text) or (is_multiline and text[at] in _LINE_ENDS))
        if self.peek("\\b") or self.peek("\\B"):
            wanted = self.source[self.at + 1] == "b"
            self.at += 2
            return _where(lambda text, at: _is_boundary(text, at) is wanted)
        if self.peek("(?=") or self.peek("(?!"):
            wanted = self.source[self.at + 2] == "="
            self.at += 3
            inner = self.disjunction()
            self.close()
            return _look_ahead(inner, wanted=wanted)
        return None

    def close(self) -> None:
        if not self.accept(")"):
            raise UnsupportedError

    def quantifier(self) -> tuple[int, int | None, bool] | None:
        bounds: tuple[int, int | None]
        if self.accept("*"):
            bounds = (0, None)
        elif self.accept("+"):
            bounds = (1, None)
        elif self.accept("?"):
            bounds = (0, 1)
        elif self.has_bounds():
            self.at += 1
            bounds = _bounds(self.until("}"))
        else:
            return None
        return (*bounds, not self.accept("?"))

    def has_bounds(self) -> bool:
        """Return whether braces here are a quantifier; others are literal."""
        stop = self.source.find("}", self.at)
        inside = self.source[self.at + 1 : stop] if stop > 0 and self.peek("{") else ""
        return inside[:1].isdecimal() and all(char in "0123456789," for char in inside) and inside.count(",") <= 1

    def atom(self) -> tuple[Test | None, Matcher]:
        """Return the matcher, and the test if it matches a single character."""
        if self.accept("("):
            return None, self.group()
        if self.peek("\\"):
            reference = self.reference()
            if reference is not None:
                return None, reference
        test = self.character()
        return test, _one(test)

    def group(self) -> Matcher:
        if self.accept("?:"):
            inner = self.disjunction()
            self.close()
            return inner
        self.count += 1
        number = self.count
        if self.accept("?<"):
            name = self.until(">")
            if not (name.isidentifier() and name.isascii()):
                raise UnsupportedError  # look-behind, among others
            self.names.append((name, number))
        elif self.peek("?"):
            raise UnsupportedError
        inner = self.disjunction()
        self.close()
        return _group(inner, number)

    def reference(self) -> Matcher | None:
        """Return a back-reference to an earlier group."""
        if self.peek("\\k"):
            self.at += 2
            number = dict(self.names).get(self.until(">").removeprefix("<"), 0)
        elif self.source[self.at + 1] in "123456789":
            self.at += 1
            number = int(self.take())
        else:
            return None
        if not 0 < number <= self.count or self.source[self.at : self.at + 1].isdecimal():
            raise UnsupportedError
        return _same_again(number, ignores_case="i" in self.flags)

    def character(self) -> Test:
        if self.has_bounds():
            raise UnsupportedError
        char = self.take()
        if char == ".":
            return (lambda _: True) if "s" in self.flags else (lambda one: one not in _LINE_ENDS)
        if char == "[":
            return self.char_class()
        if char == "\\":
            return self.cased(self.escape(inside=False))
        if char in "*+?)" or ("u" in self.flags and char in "{]}"):
            raise UnsupportedError
        return self.cased(char)

    def cased(self, what: str | Test) -> Test:
        if isinstance(what, str):
            single = what
            if "i" not in self.flags:
                return lambda one: one == single
            return lambda one: one.lower() == single.lower()
        return what

    def char_class(self) -> Test:
        is_negated = self.accept("^")
        tests: list[Test] = []
        chars: set[str] = set()
        while not self.accept("]"):
            first = self.class_atom()
            if self.peek("-") and self.source[self.at + 1] != "]":
                self.at += 1
                last = self.class_atom()
                if isinstance(first, str) and isinstance(last, str):
                    tests.append(_between(first, last))
                    continue
                if "u" in self.flags:
                    raise UnsupportedError
                chars.add("-")
                _add(last, tests, chars)
            _add(first, tests, chars)
        return _any_of(tests, frozenset(chars), is_negated=is_negated, ignores_case="i" in self.flags)

    def class_atom(self) -> str | Test:
        char = self.take()
        return self.escape(inside=True) if char == "\\" else char

    def escape(self, *, inside: bool) -> str | Test:
        """Return a literal character, or the test of a class such as ``\\d``."""
        char = self.take()
        if char in _CONTROL:
            return _CONTROL[char]
        if char in _CLASSES:
            return _CLASSES[char]
        if char == "b" and inside:
            return "\b"
        if char in "xu":
            return self.code(2 if char == "x" else 4)
        if char == "0" and not self.source[self.at : self.at + 1].isdecimal():
            return "\0"
        if char.isalnum() or char == "_" or ("u" in self.flags and char not in "^$\\.*+?()[]{}|/-"):
            raise UnsupportedError
        return char

    def code(self, length: int) -> str:
        digits = self.source[self.at : self.at + length]
        if len(digits) != length or not all(digit in "0123456789abcdefABCDEF" for digit in digits):
            raise UnsupportedError
        self.at += length
        return chr(int(digits, 16))


def _bounds(text: str) -> tuple[int, int | None]:
    least, comma, most = text.partition(",")
    if not (least.isdecimal() and least.isascii()) or (most and not (most.isdecimal() and most.isascii())):
        raise UnsupportedError
    low, high = int(least[:9]), int(most[:9]) if most else None if comma else int(least[:9])
    if max(low, high or 0) > MAX_ROUNDS or (high is not None and high < low):
        raise UnsupportedError
    return low, high


def _is_boundary(text: str, at: int) -> bool:
    before = at > 0 and text[at - 1] in _WORD
    return before != (at < len(text) and text[at] in _WORD)


def _between(first: str, last: str) -> Test:
    if first > last:
        raise UnsupportedError
    return lambda one: first <= one <= last


def _add(atom: str | Test, tests: list[Test], chars: set[str]) -> None:
    if isinstance(atom, str):
        chars.add(atom)
    else:
        tests.append(atom)


def _any_of(tests: list[Test], chars: frozenset[str], *, is_negated: bool, ignores_case: bool) -> Test:
    def holds(one: str) -> bool:
        return one in chars or any(test(one) for test in tests)

    if ignores_case:
        return lambda one: (holds(one.lower()) or holds(one.upper())) != is_negated
    return lambda one: holds(one) != is_negated


_CLASSES: dict[str, Test] = {
    "d": lambda one: one in _DIGITS,
    "D": lambda one: one not in _DIGITS,
    "w": lambda one: one in _WORD,
    "W": lambda one: one not in _WORD,
    "s": lambda one: one in _SPACES,
    "S": lambda one: one not in _SPACES,
}
