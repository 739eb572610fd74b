"""TypeScript -> JavaScript of the same shape: by :mod:`nextlint.javascript.plain.types`, or else with tree-sitter."""

from __future__ import annotations

from nextlint.javascript import typescript
from nextlint.javascript.plain import types


def erase(text: str) -> str:
    """The JavaScript in a TypeScript module (no JSX): as many code points, the same line breaks.

    Raises TypeScriptSyntaxError and UnerasableError. What TypeScript parses and JavaScript does not (a decorator, say)
    is still there.
    """
    plain = types.erase(text)
    if plain is None:
        return typescript.erase(text)
    return plain
