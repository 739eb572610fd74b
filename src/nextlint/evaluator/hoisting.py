"""Hoisting: what is declared before the code of a body runs."""

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
    """Return the value of a FunctionDeclaration, FunctionExpression or ArrowFunctionExpression."""
    is_arrow = node.type == "ArrowFunctionExpression"
    this = scope.find_this() if is_arrow else None
    made = JSFunction(run.serial(), node, scope, scope.module, this)
    if scope.module.names_prototype and (node.generator or is_constructor(made)):
        made.prototype = JSObject(run.serial(), class_name="prototype")
    return made


def is_constructor(function: JSFunction) -> bool:
    """Return whether ``new`` accepts a plain function: no arrow function, method, async function or generator."""
    node = function.code
    is_method = not function.place.text.startswith("function")
    return node.type != "ArrowFunctionExpression" and not (is_method or node.isAsync or node.generator)


def hoist(run: Run, statements: list[Statement], scope: Scope) -> None:
    """Declare functions with their values, and let, const and class as uninitialised."""
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
        known = (tuple(_variables(body)), frozenset(_block_functions(body)))
        scope.module.hoisted[id(body)] = known
    names, loose = known
    if loose:
        loose -= scope.names.keys()  # the parameters
    for name in names:
        if name not in scope.names:
            scope.declare(name, UNDEFINED)
    if loose and not scope.is_strict:
        scope.loose = loose
        for name in loose - scope.names.keys():
            scope.declare(name, UNDEFINED)


def _variables(node: Node) -> Iterator[str]:
    for current in _statements(node):
        if current.type == "VariableDeclaration" and current.kind == "var":
            for declarator in current.declarations:
                yield from bound_names(declarator.id)


def _block_functions(body: Program | BlockStatement) -> Iterator[str]:
    """Yield the functions declared in inner blocks that sloppy mode makes visible outside (ECMAScript B.3.2).

    Those whose name an enclosing block declares are left out: they would clash as variables.
    """
    top: list[Statement] = list(body.body)
    todo: list[tuple[Node, frozenset[str]]] = [(body, frozenset(_lexical(top, is_block=False)))]
    while todo:
        current, around = todo.pop()
        listed = [] if current is body else _listed_in(current)
        yield from (name for name in map(_plain_function, listed) if name and name not in around)
        declared = {*_lexical(listed, is_block=True), *_lexical(_head_of(current), is_block=True)}
        if not declared <= around:  # a set for each block that declares something, not for each statement
            around |= declared
        todo.extend((inner, around) for inner in _parts(current))


def _listed_in(node: Node) -> list[Statement]:
    """Return the statements of a block; a function that is an arm of an ``if`` has a block of its own."""
    if node.type == "BlockStatement":
        return list(node.body)
    if node.type == "SwitchStatement":
        return [statement for case in node.cases for statement in case.consequent]
    if node.type == "IfStatement":
        return [arm for arm in (node.consequent, node.alternate) if arm is not None and _plain_function(arm)]
    return []


def _head_of(node: Node) -> list[Statement]:
    """Return the declaration in the head of a loop."""
    declared = node.init if node.type == "ForStatement" else None
    if node.type == "ForInStatement" or node.type == "ForOfStatement":
        declared = node.left if node.left.type == "VariableDeclaration" else None
    return [declared] if declared is not None and declared.type == "VariableDeclaration" else []


def _plain_function(node: Statement) -> str | None:
    """Return the name of a function that is neither async nor a generator."""
    is_plain = node.type == "FunctionDeclaration" and not node.isAsync and not node.generator
    return node.id.name if is_plain and node.type == "FunctionDeclaration" and node.id is not None else None


def _lexical(statements: list[Statement], *, is_block: bool) -> Iterator[str]:
    """Yield the names declared by let, const and class, and in a block by functions."""
    for statement in statements:
        if statement.type == "VariableDeclaration" and statement.kind != "var":
            for declarator in statement.declarations:
                yield from bound_names(declarator.id)
        elif (statement.type == "ClassDeclaration" and statement.id is not None) or (
            statement.type == "FunctionDeclaration" and statement.id is not None and is_block
        ):
            yield statement.id.name


def _statements(node: Node) -> Iterator[Node]:
    """Yield a body and all statements in it, but not those in functions."""
    todo = [node]
    while todo:
        current = todo.pop()
        yield current
        todo.extend(_parts(current))


_PARTS = ("body", "consequent", "alternate", "block", "handler", "finalizer", "init", "left", "cases", "declaration")


def _parts(node: Node) -> Iterator[Node]:
    """Yield the statements directly in a statement."""
    for part in _PARTS:
        child = getattr(node, part, None)
        for one in child if isinstance(child, list) else [child]:
            if one is not None and _holds_statements(one):
                yield one


def _holds_statements(node: Node) -> bool:
    kind = str(getattr(node, "type", ""))
    return kind != "FunctionDeclaration" and (
        kind.endswith("Statement")
        or kind in ("VariableDeclaration", "CatchClause", "SwitchCase", "ExportNamedDeclaration")
    )
