"""Text -> ESTree, by esprima, for anything that is not plain or has errors. The only module that imports esprima."""

from __future__ import annotations

from typing import TYPE_CHECKING

import esprima

from nextlint.javascript.errors import ParseError, TooDeepError
from nextlint.javascript.repairs import parse_repaired

if TYPE_CHECKING:
    from typing import Any

    from nextlint.javascript.estree import Program
    from nextlint.javascript.syntax import SourceType


def parse(text: str, source_type: SourceType, *, tokens: bool = False, comments: bool = False) -> Program:
    """:func:`nextlint.javascript.syntax.parse` without a raised recursion limit. Raises ParseError."""
    options: dict[str, Any] = {"range": True, "positionEncoding": "scalar", "sourceType": source_type}
    options |= {"tokens": tokens, "comment": tokens or comments}
    try:
        return _checked(esprima.parse(text, options))
    except esprima.Error as error:
        repaired = parse_repaired(text, options)
        if repaired is not None:
            return repaired
        message = str(error.message).partition(": ")[2] or str(error.message)
        if "nesting exceeds" in message:
            raise TooDeepError("it is nested too deeply to be parsed", error.index or 0) from None
        raise ParseError(message, min(error.index or 0, len(text))) from None
    except RecursionError:
        raise TooDeepError("it is nested too deeply to be parsed", 0) from None


def _checked(program: Any) -> Program:
    """Refuse what esprima 5.0.0 accepts and JavaScript does not, such as ``export name;``, an abandoned proposal."""
    for node in program.body:
        if node.type == "ExportNamedDeclaration" and any(
            one.type == "ExportDefaultSpecifier" for one in node.specifiers
        ):
            raise ParseError("Unexpected identifier after export", node.specifiers[0].range[0])
        if node.type == "ExportDefaultDeclaration":
            _refuse_cover_grammar(node.declaration)
    checked: Program = program
    return checked


def _refuse_cover_grammar(declaration: Any) -> None:
    """Refuse ``{ a = 1 }`` after ``export default``: a pattern that esprima 5.0.0 wrongly accepts as a value."""
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
