"""TypeScript -> JavaScript of the same layout: by :mod:`nextlint.javascript.plain.types`, else by tree-sitter."""

from __future__ import annotations

from nextlint.javascript.compiled import Compiled
from nextlint.javascript.errors import TooDeepError
from nextlint.javascript.plain import types


def erase(text: str) -> str:
    """Return a TypeScript module (no JSX) as JavaScript with the same length in code points and the same line breaks.

    Raises TypeScriptSyntaxError, UnerasableError and TooDeepError. What TypeScript parses and JavaScript does not (a
    decorator, say) stays; what is more than a type (an enum, say) becomes an empty block.
    """
    return compile_types(text).text


def compile_types(text: str) -> Compiled:
    """``erase``, with the code emitted for what is more than a type."""
    plain = types.erase(text)
    if plain is not None:
        return Compiled(plain)
    from nextlint.javascript import typescript  # here, because importing tree-sitter takes long and few files need it

    try:
        return typescript.compile_types(text)
    except RecursionError:
        raise TooDeepError("it is nested too deeply", 0) from None
