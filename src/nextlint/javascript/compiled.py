"""TypeScript that is more than types: the JavaScript that the compiler emits for enums, namespaces and the like.

Erased text keeps every offset: such a declaration becomes a block of the same length, and the code emitted for it is
put into the tree (:func:`splice`), where all its nodes have the range of the declaration.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from nextlint.javascript.errors import ParseError, UnerasableError
from nextlint.javascript.syntax import parse
from nextlint.javascript.tree import bound_names, walk
from nextlint.model.record import Record

if TYPE_CHECKING:
    from nextlint.javascript.estree import (
        ClassDeclaration,
        FunctionDeclaration,
        FunctionExpression,
        MemberExpression,
        Program,
        Statement,
        VariableDeclaration,
    )

EXPORT_EQUALS = "$"  # the name that an ``export =`` assigns to in erased text


class Code(Record):
    """JavaScript for a declaration from ``start`` to ``end``, where the erased text has a block."""

    start: int
    end: int
    text: str


class ParameterProperty(Record):
    """A constructor's parameter that becomes a property; ``start`` is the offset of its name."""

    start: int
    name: str


class ExportEquals(Record):
    """``export = value``; in the erased text an assignment to EXPORT_EQUALS at ``start``."""

    start: int


class Compiled(Record):
    """``text`` has as many code points as the TypeScript, and the same line breaks."""

    text: str
    more: tuple[Code | ParameterProperty | ExportEquals, ...] = ()


class Member(Record):
    """A member of an enum; ``value`` is JavaScript, or None."""

    name: str
    value: str | None
    is_string: bool


def enum_code(name: str, members: list[Member], *, is_exported: bool, is_merged: bool) -> str:
    """Return an enum as JavaScript: its members, and the reverse mapping of values that are not strings."""
    lines = []
    previous: str | None = None
    for member in members:
        key = json.dumps(member.name)
        value = member.value if member.value is not None else f"{previous} + 1" if previous else "0"
        lines.append(f"{name}[{key}] = {value};" if member.is_string else f"{name}[{name}[{key}] = {value}] = {key};")
        previous = f"{name}[{key}]"
        if member.name.isidentifier() and member.name != name:
            lines.append(f"const {member.name} = {previous};")
    return _declared(name, "\n".join(lines), is_exported=is_exported, is_merged=is_merged)


def namespace_code(name: str, body: Compiled, at: int, *, is_exported: bool, is_merged: bool) -> str:
    """Return a namespace as JavaScript. Raises UnerasableError for unsupported exports; ``at`` is its range."""
    text = _in_full(body, at)
    edits = []
    for node in _parsed(text, at, at).body:
        if node.type == "ExportNamedDeclaration" and node.declaration is not None:
            declaration = node.declaration
            names = _names(declaration)
            if declaration.type == "VariableDeclaration" and declaration.kind != "const":
                raise UnerasableError("it has a namespace that exports a variable", at, at)
            start, end = node.range[0], declaration.range[0]
            edits.append((start, end, ""))
            edits.append((node.range[1], node.range[1], "".join(f"\n{name}.{one} = {one};" for one in names)))
        elif node.type.startswith(("Export", "Import")):
            raise UnerasableError("it has a namespace with an unsupported export", at, at)
    for start, end, replacement in reversed(edits):
        text = text[:start] + replacement + text[end:]
    return _declared(name, text, is_exported=is_exported, is_merged=is_merged)


def _declared(name: str, body: str, *, is_exported: bool, is_merged: bool) -> str:
    function = f"(({name}) => {{\n{body}\nreturn {name};\n}})"
    if is_merged:
        return f"{function}({name});"
    return f"{'export ' if is_exported else ''}const {name} = {function}({{}});"


def _names(declaration: VariableDeclaration | FunctionDeclaration | ClassDeclaration) -> list[str]:
    if declaration.type == "VariableDeclaration":
        return [name for one in declaration.declarations for name in bound_names(one.id)]
    return bound_names(declaration.id)


def _in_full(compiled: Compiled, at: int) -> str:
    """Return the JavaScript as text, without keeping offsets."""
    text = compiled.text
    for item in sorted(compiled.more, key=lambda item: item.start, reverse=True):
        if not isinstance(item, Code):
            raise UnerasableError("it has a class with a parameter property in a namespace", at, at)
        text = text[: item.start] + item.text + text[item.end :]
    return text


def splice(program: Program, compiled: Compiled) -> None:
    """Put the emitted code into the tree of the erased text. The tree must not be shared.

    Raises UnerasableError.
    """
    code = {(item.start, item.end): item.text for item in compiled.more if isinstance(item, Code)}
    properties = {item.start: item.name for item in compiled.more if isinstance(item, ParameterProperty)}
    exports = {item.start for item in compiled.more if isinstance(item, ExportEquals)}
    for node in list(walk(program)):
        if node.type == "Program" or node.type == "BlockStatement" or node.type == "StaticBlock":
            node.body[:] = [new for old in node.body for new in _replaced(old, code)]
        if node.type == "SwitchCase":
            node.consequent[:] = [new for old in node.consequent for new in _replaced(old, code)]
        if node.type == "MethodDefinition" and node.kind == "constructor":
            _assign_properties(node.value, properties)
        if node.type == "AssignmentExpression" and node.range[0] in exports:
            node.left = _module_exports(node.left.range)


def _module_exports(range_: tuple[int, int]) -> MemberExpression:
    (statement,) = _snippet("module.exports", range_)
    assert statement.type == "ExpressionStatement"
    assert statement.expression.type == "MemberExpression"
    return statement.expression


def _replaced(statement: Statement, code: dict[tuple[int, int], str]) -> list[Statement]:
    text = code.get((statement.range[0], statement.range[1])) if statement.type == "BlockStatement" else None
    return [statement] if text is None else _snippet(text, statement.range)


def _assign_properties(function: FunctionExpression, properties: dict[int, str]) -> None:
    """Insert ``this.name = name`` for the parameters, after a call of ``super`` if there is one."""
    statements: list[Statement] = []
    for parameter in function.params:
        pattern = parameter.left if parameter.type == "AssignmentPattern" else parameter
        if pattern.range[0] in properties:
            name = properties[pattern.range[0]]
            statements += _snippet(f"this.{name} = {name};", pattern.range)
    body = function.body.body
    calls = (at for at, statement in enumerate(body) if _calls_super(statement))
    at = next(calls, -1) + 1
    body[at:at] = statements


def _calls_super(statement: Statement) -> bool:
    expression = statement.expression if statement.type == "ExpressionStatement" else None
    return expression is not None and expression.type == "CallExpression" and expression.callee.type == "Super"


def _snippet(text: str, range_: tuple[int, int]) -> list[Statement]:
    """Return the statements of a text, all their nodes with the same range."""
    body = _parsed(text, *range_).body
    for statement in body:
        for node in walk(statement):
            node.range = range_
    return body


def _parsed(text: str, start: int, end: int) -> Program:
    try:
        return parse(text, "module")
    except ParseError as error:
        raise UnerasableError(f"it has a declaration that nextlint cannot compile ({error})", start, end) from None
