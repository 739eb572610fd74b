"""Text -> ESTree: by :mod:`plain <nextlint.javascript.plain>` if the text is plain, else by esprima."""

from __future__ import annotations

import sys
from functools import lru_cache
from typing import TYPE_CHECKING

from nextlint.javascript import plain
from nextlint.javascript.errors import ParseError, TooDeepError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Literal

    from nextlint.javascript.estree import Program

    SourceType = Literal["module", "script"]

MAX_RECURSION = 12_000  # Python frames: esprima and the evaluator recurse with the nesting of the source

MODULE_ONLY = frozenset(
    {"ImportDeclaration", "ExportDefaultDeclaration", "ExportNamedDeclaration", "ExportAllDeclaration"}
)
LONGEST_KEPT = 20_000  # characters; few configs are longer, and trees take much memory


def deep_recursion() -> _DeepRecursion:
    """Raise the recursion limit for deeply nested sources; Python's default stops at some eighty brackets."""
    return _DeepRecursion()


class _DeepRecursion:
    __slots__ = ("_before",)

    def __enter__(self) -> None:
        self._before = sys.getrecursionlimit()
        sys.setrecursionlimit(max(self._before, MAX_RECURSION))

    def __exit__(self, *_: object) -> None:
        sys.setrecursionlimit(self._before)


def parse(text: str, source_type: SourceType, *, tokens: bool = False, comments: bool = False) -> Program:
    """Return the Program of ``text``; node ranges are string indices. Raises ParseError.

    With ``comments`` the Program also carries ``comments``, with ``tokens`` both these and ``tokens``.
    """
    program = plain.parse(text, module=source_type == "module")
    return _parse_any(text, source_type, tokens=tokens, comments=comments) if program is None else program


def _parse_any(text: str, source_type: SourceType, *, tokens: bool, comments: bool = False) -> Program:
    """``parse`` by esprima, for a text that is not plain."""
    # here, because importing esprima takes as long as linting a small project
    from nextlint.javascript import by_esprima

    with deep_recursion():
        return by_esprima.parse(text, source_type, tokens=tokens, comments=comments)


def parse_either(text: str, first: SourceType) -> tuple[Program, SourceType, int]:
    """Return the Program of the type ``first``; a script that is only valid as a module as that. Raises ParseError.

    Newer Node versions detect the type of a .js file by its syntax if package.json does not say. The last item is the
    difference between node ranges and offsets in the text. The tree may be shared and must not be changed.
    """
    return _parse_kept(text, first) if len(text) <= LONGEST_KEPT else _parse_either(text, first)


def parse_for_edit(text: str, source_type: SourceType) -> Program:
    """``parse`` with tokens, cached. Raises ParseError."""
    if len(text) <= LONGEST_KEPT:
        program, kind, shift = _parse_kept(text, source_type)
        if (kind, shift) == (source_type, 0):
            return program
    return parse(text, source_type, tokens=True)


@lru_cache(maxsize=64)
def _parse_kept(text: str, first: SourceType) -> tuple[Program, SourceType, int]:
    """Cached, because a fix is planned, proven and applied in steps, and projects share configs."""
    return _parse_either(text, first, tokens=True)


def _parse_either(text: str, first: SourceType, *, tokens: bool = False) -> tuple[Program, SourceType, int]:
    found = _parse_plain(text, first)
    if found is not None:
        return found
    try:
        return _parse_any(text, first, tokens=tokens), first, 0
    except TooDeepError:
        raise
    except ParseError as error:
        if first == "module":
            raise
        attempts: tuple[tuple[SourceType, Callable[[str, SourceType], Program]], ...]
        attempts = (("module", parse), ("script", _parse_function_body))
        for source_type, reader in attempts:
            try:
                shift = len(_FUNCTION) if reader is _parse_function_body else 0
                return reader(text, source_type), source_type, shift
            except ParseError:
                continue
        raise error from None


def _parse_plain(text: str, first: SourceType) -> tuple[Program, SourceType, int] | None:
    """Read a plain text as ``first`` says, or as a module if it imports or exports, which no script does."""
    program = _plain_kept(text) if len(text) <= LONGEST_KEPT else plain.parse_either(text)
    if program is None:
        return None
    if program.sourceType == "script" and first == "module":
        program = plain.parse(text, module=True)
        return None if program is None else (program, "module", 0)
    if program.sourceType == first or any(node.type in MODULE_ONLY for node in program.body):
        return program, program.sourceType, 0
    return None


@lru_cache(maxsize=64)
def _plain_kept(text: str) -> Program | None:
    """Cached for callers that need a module and those that accept either."""
    return plain.parse_either(text)


_FUNCTION = "(function(){"


def _parse_function_body(text: str, source_type: SourceType) -> Program:
    """Parse CommonJS code as a function body, which may use ``return`` and ``new.target`` at its top level."""
    program = parse(_FUNCTION + text + "\n})", source_type)
    only = program.body[0]
    function = only.expression if only.type == "ExpressionStatement" else None
    if len(program.body) != 1 or function is None or function.type != "FunctionExpression":
        raise ParseError("it is not a function body", 0)
    program.body = function.body.body
    return program
