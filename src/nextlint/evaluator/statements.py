"""Statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.evaluator.classes import make_class
from nextlint.evaluator.completions import Completion, execute_all, execute_block
from nextlint.evaluator.endings import GeneratorClosed, Throw
from nextlint.evaluator.hoisting import hoist, make_function
from nextlint.evaluator.loops import LOOPS, labelled
from nextlint.evaluator.merging import Abrupt
from nextlint.evaluator.operators import binary, is_true
from nextlint.evaluator.patterns import assign, declare
from nextlint.evaluator.scope import Scope
from nextlint.evaluator.values import UNDEFINED

if TYPE_CHECKING:
    from collections.abc import Callable

    from nextlint.evaluator.completions import End, Result
    from nextlint.evaluator.run import Executor, Run
    from nextlint.evaluator.values import Value
    from nextlint.javascript import estree


def _without_effect(
    run: Run,
    node: estree.Statement,
    scope: Scope,
) -> Result:
    return None


def _expression(run: Run, node: estree.ExpressionStatement, scope: Scope) -> Result:
    run.evaluate(node.expression, scope)
    return None


def _variable(run: Run, node: estree.VariableDeclaration, scope: Scope) -> Result:
    for declarator in node.declarations:
        if node.kind == "var":
            if declarator.init is not None:
                value = run.evaluate(declarator.init, scope)
                assign(run, declarator.id, value, scope, scope.place(declarator))
        else:
            value = UNDEFINED if declarator.init is None else run.evaluate(declarator.init, scope)
            declare(run, declarator.id, value, scope, constant=node.kind == "const")
    return None


def _class_declaration(run: Run, node: estree.ClassDeclaration, scope: Scope) -> Result:
    assert node.id is not None  # only an ``export default`` has no name
    run.record_change_of_name(scope, node.id.name)
    scope.declare(node.id.name, make_class(run, node, scope))
    return None


def _block(run: Run, node: estree.BlockStatement, scope: Scope) -> Result:
    return execute_block(run, node.body, Scope(scope, run.serial(), scope.module))


def _function_declaration(run: Run, node: estree.FunctionDeclaration, scope: Scope) -> Result:
    """Bind a function of an inner block outside of it as well, as sloppy mode does."""
    holder = scope.parent
    while holder is not None and node.id is not None:
        if node.id.name in holder.loose:
            run.record_change_of_name(holder, node.id.name)
            holder.names[node.id.name] = run.tainted(holder.created_at, scope.place(node)) or scope.names[node.id.name]
            break
        holder = holder.parent
    return None


def _return(run: Run, node: estree.ReturnStatement, scope: Scope) -> Result:
    return Completion("return", UNDEFINED if node.argument is None else run.evaluate(node.argument, scope))


def _throw(run: Run, node: estree.ThrowStatement, scope: Scope) -> Result:
    raise Throw(run.evaluate(node.argument, scope), scope.place(node))


def _break(run: Run, node: estree.BreakStatement, scope: Scope) -> Result:
    return Completion("break", label=node.label.name if node.label else None)


def _continue(run: Run, node: estree.ContinueStatement, scope: Scope) -> Result:
    return Completion("continue", label=node.label.name if node.label else None)


def _export(run: Run, node: estree.ExportNamedDeclaration, scope: Scope) -> Result:
    return None if node.declaration is None else run.execute(node.declaration, scope)


def _export_default(run: Run, node: estree.ExportDefaultDeclaration, scope: Scope) -> Result:
    declaration = node.declaration
    if declaration.type == "FunctionDeclaration":
        value = scope.names[declaration.id.name] if declaration.id else make_function(run, declaration, scope)
    elif declaration.type == "ClassDeclaration":
        value = make_class(run, declaration, scope)
        if declaration.id:
            run.record_change_of_name(scope, declaration.id.name)
            scope.declare(declaration.id.name, value)
    else:
        value = run.evaluate(declaration, scope)
    run.record_change_of_name(scope, "*default*")
    scope.declare("*default*", value)
    return None


def _if(run: Run, node: estree.IfStatement, scope: Scope) -> Result:
    holds = is_true(run, run.evaluate(node.test, scope))
    chosen = node.consequent if holds else node.alternate
    if chosen is None:
        return None
    inner = Scope(scope, run.serial(), scope.module)
    return execute_block(run, [chosen], inner) if chosen.type == "FunctionDeclaration" else run.execute(chosen, inner)


def _switch(run: Run, node: estree.SwitchStatement, scope: Scope) -> Result:
    inner = Scope(scope, run.serial(), scope.module)
    subject = run.evaluate(node.discriminant, scope)
    hoist(run, [statement for case in node.cases for statement in case.consequent], inner)
    start = _matching_case(run, node, subject, inner)
    if start is None:
        return None
    statements = [statement for case in node.cases[start:] for statement in case.consequent]
    return run.map_ends(execute_all(run, statements, inner), _without_break)


def _without_break(completion: End) -> Result:
    is_break = isinstance(completion, Completion) and completion.kind == "break" and completion.label is None
    return None if is_break else completion


def _matching_case(run: Run, node: estree.SwitchStatement, subject: Value, scope: Scope) -> int | None:
    default = None
    for index, case in enumerate(node.cases):
        if case.test is None:
            default = index
        elif is_true(run, binary(run, "===", subject, run.evaluate(case.test, scope), scope.place(case))):
            return index
    return default


def _try(run: Run, node: estree.TryStatement, scope: Scope) -> Result:
    finalizer = node.finalizer
    if finalizer is None:
        return _try_catch(run, node, scope)

    def finalised(completion: End) -> Result:
        after = run.execute(finalizer, scope)
        if after is None:
            return completion
        return run.map_ends(after, lambda leaf: completion if leaf is None else leaf)

    result = _caught(run, lambda: _try_catch(run, node, scope))
    return _raised(run.map_ends(result, finalised))


def _try_catch(run: Run, node: estree.TryStatement, scope: Scope) -> Result:
    handler = node.handler
    if handler is None:
        return run.execute(node.block, scope)

    def handled(completion: End) -> Result:
        if not isinstance(completion, Abrupt) or not isinstance(completion.error, Throw):
            return completion
        inner = Scope(scope, run.serial(), scope.module)
        if handler.param is not None:
            declare(run, handler.param, completion.error.value, inner, constant=False)
        return run.execute(handler.body, inner)

    run.tries += 1
    try:
        result = _caught(run, lambda: run.execute(node.block, scope))
    finally:
        run.tries -= 1
    return _raised(run.map_ends(result, handled))


def _caught(run: Run, action: Callable[[], Result]) -> Result:
    """Execute statements; return an exception as an Abrupt result."""
    try:
        return action()
    except (Throw, GeneratorClosed) as error:
        return Abrupt(error)


def _raised(result: Result) -> Result:
    if isinstance(result, Abrupt):
        raise result.error
    return result


STATEMENTS: dict[str, Executor] = {
    "ExpressionStatement": _expression,
    "VariableDeclaration": _variable,
    "ClassDeclaration": _class_declaration,
    "FunctionDeclaration": _function_declaration,
    "BlockStatement": _block,
    "ReturnStatement": _return,
    "ThrowStatement": _throw,
    "BreakStatement": _break,
    "ContinueStatement": _continue,
    "IfStatement": _if,
    "SwitchStatement": _switch,
    "TryStatement": _try,
    **LOOPS,
    "LabeledStatement": labelled,
    "ExportNamedDeclaration": _export,
    "EmptyStatement": _without_effect,
    "ImportDeclaration": _without_effect,
    "ExportAllDeclaration": _without_effect,
    "DebuggerStatement": _without_effect,
    "ExportDefaultDeclaration": _export_default,
}
