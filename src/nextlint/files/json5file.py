"""JSON5 (https://spec.json5.org), which pnpm reads from package.json5, with the places of keys and values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nextlint.files.jsonfile import JSONError, Place
from nextlint.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, NoReturn

_DEEPEST = 200
_BLANKS = r"(?s)(?:[\s\ufeff]|//[^\n\r\u2028\u2029]*|/\*.*?\*/)*"
_STRING = r"""(?s)"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'"""
_NAME = r"(?:[^\W\d]|[$]|\\u[0-9a-fA-F]{4})(?:[\w$\u200c\u200d]|\\u[0-9a-fA-F]{4})*"
_NUMBER = r"[+-]?(?:Infinity|NaN|0[xX][0-9a-fA-F]+|(?:(?:0|[1-9]\d*)(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)(?![\w$.])"
_ESCAPE = r"(?s)\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r\n|[\n\r\u2028\u2029])|(.))"
_ESCAPES = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "0": "\0"}
_WORDS = {"true": True, "false": False, "null": None}


class _Node(Record):
    value: Any
    place: Place
    members: dict[str, _Node]


def parse(text: str) -> Any:
    """Return the value of a JSON5 text. Raises JSONError."""
    return _parse(text).value


def locate(text: str, keys: Sequence[str]) -> Place | None:
    """Return the place of the member at ``keys`` in a text that ``parse`` accepts."""
    node: _Node | None = _parse(text)
    for key in keys:
        node = node.members.get(key) if node else None
    return node.place if node else None


def _parse(text: str) -> _Node:
    reader = _Reader(text)
    node = reader.value(0)
    reader.skip()
    if reader.at != len(text):
        reader.fail("unexpected text")
    return node


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def fail(self, why: str) -> NoReturn:
        raise JSONError(why, self.at)

    def skip(self) -> None:
        self.take(_BLANKS)

    def take(self, pattern: str) -> str | None:
        """Consume and return what a pattern matches here."""
        found = re.compile(pattern).match(self.text, self.at)
        if found is None:
            return None
        self.at = found.end()
        return found[0]

    def value(self, depth: int, key: tuple[int, int] = (0, 0)) -> _Node:
        self.skip()
        start, members = self.at, dict[str, _Node]()
        char = self.text[start : start + 1]
        if depth > _DEEPEST:
            self.fail("it is nested too deeply")
        if char == "{":
            members = self.object(depth)
            found: Any = {name: node.value for name, node in members.items()}
        elif char == "[":
            found = self.array(depth)
        else:
            found = self.scalar()
        return _Node(found, Place(*key, start, self.at), members)

    def object(self, depth: int) -> dict[str, _Node]:
        members: dict[str, _Node] = {}
        while self.has_item("}", is_first=not members):
            start = self.at
            quoted = self.take(_STRING)
            name = _unquoted(quoted) if quoted else _unescaped(self.take(_NAME) or self.fail("a key is missing"))
            end = self.at
            self.skip()
            if self.take(":") is None:
                self.fail("a colon is missing")
            members[name] = self.value(depth + 1, (start, end))
        return members

    def array(self, depth: int) -> list[Any]:
        items: list[Any] = []
        while self.has_item("]", is_first=not items):
            items.append(self.value(depth + 1).value)
        return items

    def has_item(self, closing: str, *, is_first: bool) -> bool:
        """Skip to the next item, or past the closing bracket."""
        if is_first:
            self.at += 1
        self.skip()
        has_comma = not is_first and self.take(",") is not None
        self.skip()
        if self.text.startswith(closing, self.at):
            self.at += 1
            return False
        if not is_first and not has_comma:
            self.fail("a comma is missing")
        return True

    def scalar(self) -> Any:
        if quoted := self.take(_STRING):
            return _unquoted(quoted)
        if number := self.take(_NUMBER):
            return _number(number)
        start, word = self.at, self.take(_NAME)
        if word in _WORDS:
            return _WORDS[word]
        self.at = start
        return self.fail("a value is missing")


def _unquoted(text: str) -> str:
    return _unescaped(text[1:-1])


def _unescaped(text: str) -> str:
    return re.sub(_ESCAPE, _character, text)


def _character(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    if code:
        return chr(int(code, 16))
    return "" if found[3] else _ESCAPES.get(found[4], found[4])


def _number(text: str) -> float | int:
    sign, digits = (-1 if text.startswith("-") else 1), text.lstrip("+-")
    if digits[:2] in ("0x", "0X"):
        return sign * int(digits, 16)
    return sign * (float(digits.lower()) if not digits.isdigit() else int(digits))
