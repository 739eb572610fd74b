"""TypeScript -> JavaScript of the same shape: by :mod:`nextlint.config.plain.types`, or else with tree-sitter."""

from __future__ import annotations


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
