"""TypeScript -> JavaScript of the same shape: by :mod:`nextlint.config.plain.types`, or else with tree-sitter."""

from __future__ import annotations


class TypeScriptSyntaxError(Exception):
    """The text is not TypeScript; ``offset`` (code points) is where the parser could not go on."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset


class UnerasableError(Exception):
    """The text holds TypeScript that is more than types; ``start`` and ``end`` (code points) bound it.

    ``reason`` is a clause that starts with "it": "it declares an enum, ...".
    """

    def __init__(self, reason: str, start: int, end: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.start = start
        self.end = end


def erase(text: str) -> str:
    """The JavaScript in a TypeScript module (no JSX): as many code points, the same line breaks.

    Raises TypeScriptSyntaxError and UnerasableError. What TypeScript parses and JavaScript does not (a decorator, say)
    is still there.
    """
    from nextlint.config.plain import types

    plain = types.erase(text)
    if plain is None:
        from nextlint.config import typescript

        return typescript.erase(text)
    return plain
