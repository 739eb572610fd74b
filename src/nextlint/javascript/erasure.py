"""TypeScript -> JavaScript of the same shape: by :mod:`nextlint.javascript.plain.types`, or else with tree-sitter."""

from __future__ import annotations

from nextlint.javascript.compiled import Compiled
from nextlint.javascript.errors import TooDeepError
from nextlint.javascript.plain import types


def erase(text: str) -> str:
    """The JavaScript in a TypeScript module (no JSX): as many code points, the same line breaks.

    Raises TypeScriptSyntaxError, UnerasableError and TooDeepError. What TypeScript parses and JavaScript does not (a
    decorator, say) is still there; what is more than a type (an enum, say) is an empty block.
    """
    return compile_types(text).text


def compile_types(text: str) -> Compiled:
    """The same, with the code that stands for what is more than a type."""
    plain = types.erase(text)
    if plain is not None:
        return Compiled(plain)
    from nextlint.javascript import typescript  # here, as it imports tree-sitter, which few files need

    try:
        return typescript.compile_types(text)
    except RecursionError:
        raise TooDeepError("it is nested too deeply", 0) from None
