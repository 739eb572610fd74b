"""JSON as JavaScript reads it, with the places of keys and values.

``parse`` is like ``JSON.parse`` (the last of duplicate keys wins, no NaN); with ``comments`` it also accepts
what bun.lock, tsconfig.json and the like allow: ``//`` and ``/* */`` comments and trailing commas.
"""

from __future__ import annotations

import re
from json import JSONDecodeError, JSONDecoder
from typing import TYPE_CHECKING

from nextlint.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any, NoReturn

_STRING = r'"(?:[^"\\]++|\\.)*+"'
_BLANK = r"(?:\s|//[^\n\r]*+|/\*.*?\*/)"
# One match extends to the next comment or trailing comma: bun.lock has megabytes and few of either.
_PLAIN = re.compile(rf"(?s)(?:[^\"/,]++|{_STRING}|,(?!{_BLANK}*+[}}\]])|/(?![/*]))*+")
_COMMENT = re.compile(r"(?s)//[^\n\r]*+|/\*.*?\*/")
_SPACE = re.compile(r"[ \t\n\r]*+")
_NOT_LINE_END = re.compile(r"[^\n\r]")
_SAFE_DIGITS = 15  # integers this short are exact as a double
_INDENT = 64  # characters of white space that are skipped one by one


class JSONError(Exception):
    """The text is not JSON. ``str()`` is the reason, a clause; ``offset`` is an index into the text."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


class ConstantError(Exception):
    """NaN or Infinity, which Python accepts and JSON does not. ``str()`` is the word."""


def _refuse(constant: str) -> NoReturn:
    raise ConstantError(constant)


def _integer(digits: str) -> int | float:
    return int(digits) if len(digits) <= _SAFE_DIGITS else float(digits)


_DECODER = JSONDecoder(parse_int=_integer, parse_constant=_refuse)


def scan(text: str, start: int) -> tuple[Any, int]:
    """Return the value at an offset, and its end. Raises ``json.JSONDecodeError``, RecursionError or ConstantError."""
    return _DECODER.raw_decode(text, start)


class Place(Record):
    """Half-open offsets of a member's key (0, 0 for an array item and for the whole text) and of its value."""

    key_start: int
    key_end: int
    start: int
    end: int


def parse(text: str, *, comments: bool = False) -> Any:
    """Return the value of a JSON text. Raises JSONError."""
    plain = without_comments(text) if comments else text
    try:
        value, end = scan(plain, _skip_space(plain, 0))
    except ConstantError as error:
        raise JSONError(f"{error} is not a JSON value", _find_bare(plain, str(error))) from None
    except RecursionError:
        raise JSONError("it is nested too deeply", 0) from None
    except JSONDecodeError as error:
        raise _error(error.msg, plain, error.pos) from None
    end = _skip_space(plain, end)
    if end != len(plain):
        raise _error("Extra data", plain, end)
    return value


def without_comments(text: str) -> str:
    """Return the text with comments and trailing commas replaced by spaces: offsets and lines stay."""
    parts: list[str] = []
    at = 0
    while at < len(text):
        end = _PLAIN.match(text, at).end()  # type: ignore[union-attr] # it matches the empty text too
        parts.append(text[at:end])
        comment = _COMMENT.match(text, end)
        if comment is not None:
            parts.append(_NOT_LINE_END.sub(" ", comment.group()))
            at = comment.end()
        elif text[end : end + 1] == "," and not _follows_nothing(text, end):
            parts.append(" ")
            at = end + 1
        else:  # invalid with comments, too
            parts.append(text[end:])
            break
    return "".join(parts)


def locate(text: str, keys: Sequence[str | int], *, comments: bool = False) -> Place | None:
    """Return the place of the member or item at ``keys`` in a text that parses; None if it does not exist.

    The last of duplicate keys counts, as in ``parse``.
    """
    plain = without_comments(text) if comments else text
    start = _skip_space(plain, 0)
    place: Place | None = Place(0, 0, start, max(start, len(plain.rstrip(" \t\n\r"))))
    for key in keys:
        if place is None:
            return None
        place = _item(plain, place, key) if isinstance(key, int) else _member(plain, place, key)
    return place


def _error(message: str, text: str, at: int) -> JSONError:
    """Return the same wording for all versions of Python."""
    if message.startswith("Unterminated string"):
        return JSONError("a string is not closed", at)
    if message.startswith("Invalid control character"):
        return JSONError("a string contains a line break or control character", at)
    if message.startswith("Invalid \\"):
        return JSONError("a string contains an invalid escape", at)
    if message.startswith("Illegal trailing comma"):
        at += 1  # Python 3.13 points to the comma, earlier ones to what follows it
    at = _skip_space(text, at)
    if at >= len(text):
        return JSONError("it ends too early" if text.strip() else "it is empty", at)
    if message.startswith("Extra data"):
        return JSONError("more text follows the value", at)
    return JSONError(f"unexpected {text[at]!r}", at)


def _find_bare(text: str, word: str) -> int:
    """Return the offset of a word outside strings."""
    return next(match.start() for match in re.finditer(f"(?s){_STRING}|{word}", text) if match.group() == word)


def _follows_nothing(text: str, comma: int) -> bool:
    """Return whether the comma follows an opening bracket or another comma."""
    at = comma - 1
    while at >= 0 and text[at] in " \t\r\n":
        at -= 1
    return at < 0 or text[at] in "[{,"


def _skip_space(text: str, at: int) -> int:
    end = at
    while end < len(text) and text[end] in " \t\n\r":
        if end - at > _INDENT:
            match = _SPACE.match(text, at)
            return match.end() if match else at
        end += 1
    return end


def _value_end(text: str, start: int) -> int:
    """Return the end of the value that begins at ``start``; the end of the text if there is none."""
    try:
        return scan(text, start)[1]
    except (ValueError, RecursionError, ConstantError):
        return len(text)


def _children(text: str, parent: Place) -> Iterator[tuple[str, Place]]:
    """Yield the members (with their keys) or items of the object or array at ``parent``, in order."""
    keyed = text[parent.start] == "{"
    at = _skip_space(text, parent.start + 1)
    while at < parent.end - 1:
        key, key_start, key_end = "", 0, 0
        if keyed:
            key_start = at
            try:
                key, key_end = scan(text, at)
            except (ValueError, ConstantError, RecursionError):  # not JSON
                return
            colon = key_end if text[key_end : key_end + 1] == ":" else _skip_space(text, key_end)
            at = _skip_space(text, colon + 1)
        end = _value_end(text, at)
        yield key, Place(key_start, key_end, at, end)
        comma = end if text[end : end + 1] == "," else _skip_space(text, end)
        at = max(_skip_space(text, comma + 1), at + 1)


def _item(text: str, parent: Place, index: int) -> Place | None:
    if text[parent.start : parent.start + 1] != "[":
        return None
    for at, (_, child) in enumerate(_children(text, parent)):
        if at == index:
            return child
    return None


def _member(text: str, parent: Place, key: str) -> Place | None:
    if text[parent.start : parent.start + 1] != "{":
        return None
    found = None
    for name, child in _children(text, parent):
        if name == key:
            found = child
    return found
