"""Errors in the text of a config."""

from __future__ import annotations


class ParseError(Exception):
    """JavaScript does not accept the text. ``offset`` is a string index."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


class TooDeepError(ParseError):
    """The text may be right, but is nested too deeply to be parsed."""


class TypeScriptSyntaxError(Exception):
    """The text is not TypeScript; ``offset`` (code points) is where parsing failed."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset


class UnerasableError(Exception):
    """The text contains TypeScript that is more than types, from ``start`` to ``end`` (code points).

    ``reason`` is a clause that starts with "it": "it declares an enum, ...".
    """

    def __init__(self, reason: str, start: int, end: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.start = start
        self.end = end
