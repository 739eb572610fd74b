"""Text -> ESTree, by esprima."""

from __future__ import annotations

import sys

from nextlint.memo import remembered

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Literal

    from nextlint.config.evaluator.values import Node

    SourceType = Literal["module", "script"]

MAX_RECURSION = 12_000  # Python frames: esprima and the evaluator recurse with the nesting of the source

LONGEST_KEPT = 20_000  # characters; few configs are longer, and a tree takes much room


class ParseError(Exception):
    """JavaScript does not accept the text. ``offset`` is a string index."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


class TooDeepError(ParseError):
    """The text may be right, but is nested too deeply to be parsed."""


def deep_recursion() -> _DeepRecursion:
    """Room for deeply nested sources, in a ``with``; Python's own default stops at some eighty brackets."""
    return _DeepRecursion()


class _DeepRecursion:
    __slots__ = ("_before",)

    def __enter__(self) -> None:
        self._before = sys.getrecursionlimit()
        sys.setrecursionlimit(max(self._before, MAX_RECURSION))

    def __exit__(self, *_: object) -> None:
        sys.setrecursionlimit(self._before)


def parse(text: str, source_type: SourceType, *, tokens: bool = False, comments: bool = False) -> Node:
    """The Program of ``text``; node ranges are string indices. Raises ParseError.

    With ``comments`` the Program also carries ``comments``, with ``tokens`` both these and ``tokens``.
    """
    import esprima

    options: dict[str, Any] = {"range": True, "positionEncoding": "scalar", "sourceType": source_type}
    options |= {"tokens": tokens, "comment": tokens or comments}
    try:
        with deep_recursion():
            return _checked(esprima.parse(text, options))
    except esprima.Error as error:
        from nextlint.config.repairs import parse_repaired

        repaired = parse_repaired(text, options)
        if repaired is not None:
            return repaired
        message = str(error.message).partition(": ")[2] or str(error.message)
        if "nesting exceeds" in message:
            raise TooDeepError("it is nested too deeply to be parsed", error.index or 0) from None
        raise ParseError(message, min(error.index or 0, len(text))) from None
    except RecursionError:
        raise TooDeepError("it is nested too deeply to be parsed", 0) from None


def _checked(program: Node) -> Node:
    """Refuse what esprima 5.0.0 takes and no JavaScript is, such as ``export name;``, a proposal that was dropped."""
    for node in program.body:
        if node.type == "ExportNamedDeclaration" and any(
            one.type == "ExportDefaultSpecifier" for one in node.specifiers
        ):
            raise ParseError("Unexpected identifier after export", node.specifiers[0].range[0])
        if node.type == "ExportDefaultDeclaration":
            _refuse_cover_grammar(node.declaration)
    return program


def _refuse_cover_grammar(declaration: Node) -> None:
    """``export default { a = 1 }``: a pattern where a value must stand, which esprima 5.0.0 lets pass there."""
    todo = [declaration]
    while todo:
        node = todo.pop()
        if node.type == "ObjectExpression":
            for entry in node.properties:
                if entry.type == "Property" and entry.value.type == "AssignmentPattern":
                    raise ParseError("Invalid shorthand property initializer", entry.range[0])
                todo.append(entry.value if entry.type == "Property" else entry.argument)
        elif node.type == "ArrayExpression":
            todo.extend(element for element in node.elements if element is not None)
        elif node.type == "SpreadElement":
            todo.append(node.argument)


def parse_either(text: str, first: SourceType) -> tuple[Node, SourceType, int]:
    """The Program as ``first`` says, else a script as a module if only that is accepted. Raises the first ParseError.

    Newer Node versions look at the syntax where package.json does not say which kind a .js file is. The last item
    says how far the ranges of nodes lie behind the offsets of the text. The tree may be shared: it must not be changed.
    """
    return _parse_kept(text, first) if len(text) <= LONGEST_KEPT else _parse_either(text, first)


def parse_for_edit(text: str, source_type: SourceType) -> Node:
    """As :func:`parse` with tokens, out of what was parsed last where that is the same. Raises ParseError."""
    if len(text) <= LONGEST_KEPT:
        program, kind, shift = _parse_kept(text, source_type)
        if (kind, shift) == (source_type, 0):
            return program
    return parse(text, source_type, tokens=True)


@remembered(16)
def _parse_kept(text: str, first: SourceType) -> tuple[Node, SourceType, int]:
    """What was parsed last, with tokens: a fix is planned, proven and applied in steps, and projects share configs."""
    return _parse_either(text, first, tokens=True)


def _parse_either(text: str, first: SourceType, *, tokens: bool = False) -> tuple[Node, SourceType, int]:
    try:
        return parse(text, first, tokens=tokens), first, 0
    except TooDeepError:
        raise
    except ParseError as error:
        if first == "module":
            raise
        attempts: tuple[tuple[SourceType, Callable[[str, SourceType], Node]], ...]
        attempts = (("module", parse), ("script", _parse_function_body))
        for source_type, reader in attempts:
            try:
                shift = len(_FUNCTION) if reader is _parse_function_body else 0
                return reader(text, source_type), source_type, shift
            except ParseError:
                continue
        raise error from None


_FUNCTION = "(function(){"


def _parse_function_body(text: str, source_type: SourceType) -> Node:
    """CommonJS code is the body of a function: it may use ``return`` and ``new.target`` at its top level."""
    program = parse(_FUNCTION + text + "\n})", source_type)
    if len(program.body) != 1 or program.body[0].expression.type != "FunctionExpression":
        raise ParseError("it is no function body", 0)
    program.body = program.body[0].expression.body.body
    return program
