"""Syntax that Node accepts and esprima 5.0.0 refuses, replaced by other syntax of the same length."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import esprima

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from nextlint.javascript.estree import Program


# ``import data from './a.json' assert { type: 'json' }``: Node 16 to 20, before ``with``.
_ASSERTION = r"(?<=['\"])(\s*)assert(?=\s*\{)"
# ``using x = f()`` and ``await using x = f()``: Node 24; ``const`` has the same value.
_USING = r"(?:\bawait([ \t]+))?\busing(?=[ \t]+[\w$]+[ \t]*=[^=>])"
# After ``export default`` and a bracket esprima accepts only a literal, not an expression that begins with one.
_DEFAULT = r"\bexport(\s+)default(?=\s*[\[{])"
_DISGUISE = "$dflt$"


def parse_repaired(text: str, options: Mapping[str, Any]) -> Program | None:
    """Return the Program of a text that esprima refused; None if no repair helps."""
    modern = re.sub(_ASSERTION, r"\1with  ", text)
    modern = re.sub(_USING, lambda match: "      "[: 5 * bool(match[1])] + (match[1] or "") + "const", modern)
    program = _attempt(modern, options) if modern != text else None
    return program or (_parse_default(modern, options) if options["sourceType"] == "module" else None)


def _attempt(text: str, options: Mapping[str, Any]) -> Any:
    try:
        return esprima.parse(text, options)
    except (esprima.Error, RecursionError):
        return None


def _parse_default(text: str, options: Mapping[str, Any]) -> Any:
    """Return the Program with ``export default [...].map(f)`` read as an assignment."""
    found = re.search(_DEFAULT, text)
    if found is None:
        return None
    program = _attempt(f"{text[: found.start()]}      {found[1]}{_DISGUISE}={text[found.end() :]}", options)
    for index, statement in enumerate(program.body if program else ()):
        left = statement.expression.left if statement.type == "ExpressionStatement" else None
        if left is not None and left.name == _DISGUISE:
            return _with_export(program, index, found.start())
    return None


def _with_export(program: Any, index: int, start: int) -> Any:
    statement = program.body[index]
    export = esprima.nodes.ExportDefaultDeclaration(statement.expression.right)
    export.range = [start, statement.range[1]]
    program.body[index] = export
    return program
