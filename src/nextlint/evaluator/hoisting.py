"""What is declared before the code of a body runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.evaluator.values import UNDEFINED, UNINITIALISED, JSFunction, JSObject
from nextlint.javascript.tree import bound_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.evaluator.run import Run
    from nextlint.evaluator.scope import Scope
    from nextlint.javascript.estree import BlockStatement, Expression, Function, Node, Program, Statement


def make_function(run: Run, node: Function, scope: Scope) -> JSFunction:
    """The function value of a FunctionDeclaration, FunctionExpression or ArrowFunctionExpression."""
    is_arrow = node.type == "ArrowFunctionExpression"
    this = scope.find_this() if is_arrow else None
    made = JSFunction(run.serial(), node, scope, scope.module, this)
    if not is_arrow and "prototype" in scope.module.source.text:
        made.prototype = JSObject(run.serial(), class_name="prototype")
    return made


def hoist(run: Run, statements: list[Statement], scope: Scope) -> None:
    """Declare functions with their value and let, const and class as not yet initialised."""
    run.step(len(statements) // 16)
    functions = []
    for statement in statements:
        node: Statement | Expression = statement
        if statement.type == "ExportNamedDeclaration" or statement.type == "ExportDefaultDeclaration":
            node = statement.declaration or statement
        if node.type == "FunctionDeclaration" and node.id is not None:
            functions.append((node.id.name, node))
        elif node.type == "ClassDeclaration" and node.id is not None:
            scope.declare(node.id.name, UNINITIALISED)
        elif node.type == "VariableDeclaration" and node.kind != "var":
            for declarator in node.declarations:
                for name in bound_names(declarator.id):
                    scope.declare(name, UNINITIALISED)
    for name, function in functions:
        scope.declare(name, make_function(run, function, scope))


def hoist_variables(body: Program | BlockStatement, scope: Scope) -> None:
    """Declare every ``var`` of a function body or program as undefined."""
    known = scope.module.hoisted.get(id(body))
    if known is None:
        top = {statement.id.name for statement in body.body if statement.type == "FunctionDeclaration" and statement.id}
        known = (tuple(_variables(body)), frozenset(_block_functions(body)) - top)
        scope.module.hoisted[id(body)] = known
    names, loose = known
    for name in names:
        if name not in scope.names:
            scope.declare(name, UNDEFINED)
    if loose and not scope.module.is_strict:
        scope.loose = loose - scope.names.keys()
        for name in scope.loose:
            scope.declare(name, UNDEFINED)


def _variables(node: Node) -> Iterator[str]:
    for current in _statements(node):
        if current.type == "VariableDeclaration" and current.kind == "var":
            for declarator in current.declarations:
                yield from bound_names(declarator.id)


def _block_functions(node: Node) -> Iterator[str]:
    """Functions declared in inner blocks, which sloppy mode makes visible outside of them (ECMAScript B.3.2)."""
    for current in _statements(node):
        inner: list[Statement] = []
        if current.type == "BlockStatement" and current is not node:
            inner = current.body
        elif current.type == "SwitchCase":
            inner = current.consequent
        for statement in inner:
            if statement.type == "FunctionDeclaration" and statement.id:
                yield statement.id.name


def _statements(node: Node) -> Iterator[Node]:
    """A body with every statement in it, not those of functions."""
    todo = [node]
    while todo:
        current = todo.pop()
        yield current
        for part in (
            "body",
            "consequent",
            "alternate",
            "block",
            "handler",
            "finalizer",
            "init",
            "left",
            "cases",
            "declaration",
        ):
            child = getattr(current, part, None)
            if isinstance(child, list):
                todo.extend(one for one in child if one is not None and _holds_statements(one))
            elif child is not None and _holds_statements(child):
                todo.append(child)


def _holds_statements(node: Node) -> bool:
    kind = str(getattr(node, "type", ""))
    return kind != "FunctionDeclaration" and (
        kind.endswith("Statement")
        or kind in ("VariableDeclaration", "CatchClause", "SwitchCase", "ExportNamedDeclaration")
    )
