"""Text -> ESTree, by esprima."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

from nextlint.config.values import Node

SourceType = Literal["module", "script"]
MAX_RECURSION = 12_000  # Python frames: esprima and the evaluator recurse with the nesting of the source


class ParseError(Exception):
    """JavaScript does not accept the text. ``offset`` is a string index."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


class TooDeepError(ParseError):
    """The text may be right, but is nested too deeply to be parsed."""


@contextmanager
def deep_recursion() -> Iterator[None]:
    """Room for deeply nested sources; Python's own default stops at some eighty brackets."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, MAX_RECURSION))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


def parse(text: str, source_type: SourceType, *, tokens: bool = False) -> Node:
    """The Program of ``text``; node ranges are string indices. Raises ParseError.

    With ``tokens`` the Program also carries ``tokens`` and ``comments``, which edits need.
    """
    import esprima

    options: dict[str, Any] = {"range": True, "positionEncoding": "scalar", "sourceType": source_type}
    if tokens:
        options |= {"tokens": True, "comment": True}
    try:
        with deep_recursion():
            return esprima.parse(text, options)
    except esprima.Error as error:
        repaired = _parse_default_expression(text, options) if source_type == "module" else None
        if repaired is not None:
            return repaired
        message = str(error.message).partition(": ")[2] or str(error.message)
        if "nesting exceeds" in message:
            raise TooDeepError("it is nested too deeply to be parsed", error.index or 0) from None
        raise ParseError(message, min(error.index or 0, len(text))) from None
    except RecursionError:
        raise TooDeepError("it is nested too deeply to be parsed", 0) from None


_DEFAULT_LITERAL = re.compile(r"\bexport(\s+)default(?=\s*[\[{])")


def _parse_default_expression(text: str, options: dict[str, Any]) -> Node | None:
    """The Program of a module in which ``export default [...].map(f)`` or the like stands, None where that is not it.

    After ``export default`` and a bracket esprima 5.0.0 takes a literal only, not an expression that begins with one.
    So the statement is read as an assignment of the same length, and put back.
    """
    import esprima

    found = _DEFAULT_LITERAL.search(text)
    if found is None:
        return None
    disguise = "      " + found.group(1) + "$dflt$="
    try:
        with deep_recursion():
            program = esprima.parse(text[: found.start()] + disguise + text[found.end() :], options)
    except (esprima.Error, RecursionError):
        return None
    for index, statement in enumerate(program.body):
        if (
            statement.type == "ExpressionStatement"
            and statement.expression.left
            and (statement.expression.left.name == "$dflt$")
        ):
            export = esprima.nodes.ExportDefaultDeclaration(statement.expression.right)
            export.range = [found.start(), statement.range[1]]
            program.body[index] = export
            return program
    return None


def parse_either(text: str, first: SourceType) -> tuple[Node, SourceType]:
    """The Program as ``first`` says, else as the other kind if only that is accepted. Raises the first ParseError.

    Newer Node versions look at the syntax where package.json does not say which kind a .js file is.
    """
    try:
        return parse(text, first), first
    except TooDeepError:
        raise
    except ParseError as error:
        other: SourceType = "script" if first == "module" else "module"
        try:
            return parse(text, other), other
        except ParseError:
            raise error from None
