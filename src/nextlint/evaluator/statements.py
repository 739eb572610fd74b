"""Statements: executed in order over scopes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from nextlint.evaluator.calls import make_function
from nextlint.evaluator.expressions import await_value, evaluate
from nextlint.evaluator.objects import iterate, keys_for_in
from nextlint.evaluator.operators import is_true, mapped, truth
from nextlint.evaluator.patterns import assign, declare
from nextlint.evaluator.run import GaveUp, GeneratorClosed, Throw
from nextlint.evaluator.scope import UNINITIALISED, Scope
from nextlint.evaluator.values import (
    MISSING,
    NULL,
    UNDEFINED,
    Choice,
    JSArray,
    JSObject,
    Opaque,
)
from nextlint.javascript.plain.names import bound_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TypeAlias

    from nextlint.evaluator.iteration import Items
    from nextlint.evaluator.run import Run
    from nextlint.evaluator.values import Node, Place, Value

    Result: TypeAlias = "Completion | None"
    Executor: TypeAlias = Callable[[Run, Node, Scope], Result]


class Completion(NamedTuple):
    """An abrupt completion; a normal one is None."""

    kind: str  # "return", "break" or "continue"
    value: Value = UNDEFINED
    label: str | None = None


_LOOP_REASON = "it is changed in a loop whose rounds are not known"


def execute_block(run: Run, statements: list[Node], scope: Scope) -> Result:
    """Statements with their declarations hoisted into ``scope``."""
    hoist(run, statements, scope)
    return execute_all(run, statements, scope)


def execute_all(run: Run, statements: list[Node], scope: Scope) -> Result:
    """Statements whose declarations are hoisted already."""
    for statement in statements:
        completion = execute(run, statement, scope)
        if completion is not None:
            return completion
    return None


def execute(run: Run, node: Node, scope: Scope) -> Result:
    run.step()
    executor = _EXECUTORS.get(node.type)
    if executor is not None:
        return executor(run, node, scope)
    if node.type not in _WITHOUT_EFFECT:
        raise GaveUp(f"nextlint does not follow {node.type}", scope.place(node))
    return None


_WITHOUT_EFFECT = frozenset({"EmptyStatement", "ImportDeclaration", "ExportAllDeclaration", "DebuggerStatement"})


def hoist(run: Run, statements: list[Node], scope: Scope) -> None:
    """Declare functions with their value and let, const and class as not yet initialised."""
    run.step(len(statements) // 16)
    functions = []
    for statement in statements:
        node = statement
        if node.type in ("ExportNamedDeclaration", "ExportDefaultDeclaration") and node.declaration is not None:
            node = node.declaration
        if node.type == "FunctionDeclaration" and node.id is not None:
            functions.append(node)
        elif node.type == "ClassDeclaration" and node.id is not None:
            scope.declare(node.id.name, UNINITIALISED)
        elif node.type == "VariableDeclaration" and node.kind != "var":
            for declarator in node.declarations:
                for name in bound_names(declarator.id):
                    scope.declare(name, UNINITIALISED)
    for node in functions:
        scope.declare(node.id.name, make_function(run, node, scope))


def hoist_variables(body: Node, scope: Scope) -> None:
    """Declare every ``var`` of a function body or program as undefined."""
    names = body.nextlint_variables
    if names is None:
        names = body.nextlint_variables = list(_variables(body))
        top = {statement.id.name for statement in body.body if statement.type == "FunctionDeclaration" and statement.id}
        body.nextlint_loose = frozenset(_block_functions(body)) - top
    for name in names:
        if name not in scope.names:
            scope.declare(name, UNDEFINED)
    if body.nextlint_loose and not scope.module.is_strict:
        scope.loose = body.nextlint_loose - scope.names.keys()
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
        is_block = current.type == "BlockStatement" and current is not node
        for statement in current.body if is_block else current.consequent if current.type == "SwitchCase" else ():
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


# ── simple statements ────────────────────────────────────────────────────────────────────────────────────────────


def _expression(run: Run, node: Node, scope: Scope) -> Result:
    evaluate(run, node.expression, scope)
    return None


def _variable(run: Run, node: Node, scope: Scope) -> Result:
    for declarator in node.declarations:
        if node.kind == "var":
            if declarator.init is not None:
                value = evaluate(run, declarator.init, scope)
                assign(run, declarator.id, value, scope, scope.place(declarator))
        else:
            value = UNDEFINED if declarator.init is None else evaluate(run, declarator.init, scope)
            declare(run, declarator.id, value, scope, constant=node.kind == "const")
    return None


def _class_declaration(run: Run, node: Node, scope: Scope) -> Result:
    from nextlint.evaluator.classes import make_class

    scope.declare(node.id.name, make_class(run, node, scope))
    return None


def _block(run: Run, node: Node, scope: Scope) -> Result:
    return execute_block(run, node.body, Scope(scope, run.serial(), scope.module))


def _function_declaration(run: Run, node: Node, scope: Scope) -> Result:
    """A function of an inner block is also bound outside of it, in sloppy mode."""
    holder = scope.parent
    while holder is not None and node.id is not None:
        if node.id.name in holder.loose:
            run.touch(holder.born)
            holder.names[node.id.name] = run.weakened(holder.born, scope.place(node)) or scope.names[node.id.name]
            break
        holder = holder.parent
    return None


def _return(run: Run, node: Node, scope: Scope) -> Result:
    return Completion("return", UNDEFINED if node.argument is None else evaluate(run, node.argument, scope))


def _throw(run: Run, node: Node, scope: Scope) -> Result:
    raise Throw(evaluate(run, node.argument, scope), scope.place(node))


def _break(run: Run, node: Node, scope: Scope) -> Result:
    return Completion("break", label=node.label.name if node.label else None)


def _continue(run: Run, node: Node, scope: Scope) -> Result:
    return Completion("continue", label=node.label.name if node.label else None)


def _export(run: Run, node: Node, scope: Scope) -> Result:
    return None if node.declaration is None else execute(run, node.declaration, scope)


def _export_default(run: Run, node: Node, scope: Scope) -> Result:
    declaration = node.declaration
    if declaration.type == "FunctionDeclaration":
        value = scope.names[declaration.id.name] if declaration.id else make_function(run, declaration, scope)
    elif declaration.type == "ClassDeclaration":
        from nextlint.evaluator.classes import make_class

        value = make_class(run, declaration, scope)
        if declaration.id:
            scope.declare(declaration.id.name, value)
    else:
        value = evaluate(run, declaration, scope)
    scope.declare("*default*", value)
    return None


# ── branches ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _if(run: Run, node: Node, scope: Scope) -> Result:
    test = truth(run, evaluate(run, node.test, scope))
    return _settle(run, _branch(run, test, node, scope))


def _branch(run: Run, test: Value, node: Node, scope: Scope) -> Value:
    if isinstance(test, Choice):
        first, second = test.yes, test.no
        return run.either(test.key, lambda: _branch(run, first, node, scope), lambda: _branch(run, second, node, scope))
    chosen = node.consequent if test else node.alternate
    return None if chosen is None else execute(run, chosen, Scope(scope, run.serial(), scope.module))


def _settle(run: Run, result: Value) -> Result:
    """One completion out of a Choice of completions."""
    if not isinstance(result, Choice):
        return result  # type: ignore[no-any-return] # a Completion or None here
    leaves = list(result.leaves())
    if all(leaf is None for leaf in leaves):
        return None
    if all(isinstance(leaf, Completion) and leaf.kind == "return" for leaf in leaves):
        return Completion("return", mapped(run, result, lambda leaf: leaf.value))
    return run.force(result)  # type: ignore[no-any-return]


def _switch(run: Run, node: Node, scope: Scope) -> Result:
    inner = Scope(scope, run.serial(), scope.module)
    subject = evaluate(run, node.discriminant, scope)
    hoist(run, [statement for case in node.cases for statement in case.consequent], inner)
    start = _matching_case(run, node, subject, inner)
    if start is None:
        return None
    for case in node.cases[start:]:
        for statement in case.consequent:
            completion = execute(run, statement, inner)
            if completion is not None:
                return None if completion.kind == "break" and completion.label is None else completion
    return None


def _matching_case(run: Run, node: Node, subject: Value, scope: Scope) -> int | None:
    from nextlint.evaluator.operators import binary

    default = None
    for index, case in enumerate(node.cases):
        if case.test is None:
            default = index
        elif is_true(run, binary(run, "===", subject, evaluate(run, case.test, scope), scope.place(case))):
            return index
    return default


def _try(run: Run, node: Node, scope: Scope) -> Result:
    try:
        completion = _try_catch(run, node, scope)
    except (Throw, GeneratorClosed):
        if node.finalizer is not None:
            after = execute(run, node.finalizer, scope)
            if after is not None:
                return after
        raise
    if node.finalizer is not None:
        return execute(run, node.finalizer, scope) or completion
    return completion


def _try_catch(run: Run, node: Node, scope: Scope) -> Result:
    if node.handler is None:
        return execute(run, node.block, scope)
    run.tries += 1
    try:
        return execute(run, node.block, scope)
    except Throw as error:
        run.tries -= 1
        inner = Scope(scope, run.serial(), scope.module)
        if node.handler.param is not None:
            declare(run, node.handler.param, error.value, inner, constant=False)
        try:
            return execute(run, node.handler.body, inner)
        finally:
            run.tries += 1
    finally:
        run.tries -= 1


# ── loops ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _for(run: Run, node: Node, scope: Scope, labels: tuple[str, ...] = ()) -> Result:
    outer = Scope(scope, run.serial(), scope.module)
    if node.init is not None:
        if node.init.type == "VariableDeclaration":
            hoist(run, [node.init], outer)
            execute(run, node.init, outer)
        else:
            evaluate(run, node.init, outer)
    while True:
        inner = _round(run, outer)
        test = True if node.test is None else truth(run, evaluate(run, node.test, inner))
        if isinstance(test, Choice):
            return _unknown_rounds(run, node.body, inner, labels)
        if not test:
            return None
        completion = execute(run, node.body, inner)
        outer.names.update(inner.names)
        stop, result = _leave(completion, labels)
        if stop:
            return result
        if node.update is not None:
            evaluate(run, node.update, outer)


def _round(run: Run, outer: Scope) -> Scope:
    """A scope for one round: each has variables of its own that closures keep."""
    inner = Scope(outer.parent, run.serial(), outer.module)
    inner.names, inner.constants = dict(outer.names), outer.constants
    return inner


def _leave(completion: Result, labels: tuple[str, ...]) -> tuple[bool, Result]:
    """Whether a loop ends after a round, and with what."""
    if completion is None:
        return False, None
    is_own = completion.label is None or completion.label in labels
    if completion.kind == "continue" and is_own:
        return False, None
    if completion.kind == "break" and is_own:
        return True, None
    return True, completion


def _unknown_rounds(run: Run, body: Node, scope: Scope, labels: tuple[str, ...]) -> Result:
    """A loop that runs none, one or many times: all that it changes is unknown afterwards."""
    with run.perhaps(_LOOP_REASON):
        completion = execute(run, body, scope)
    _, result = _leave(completion, labels)
    if result is not None and run.decide(run.fresh("rounds")):
        return result
    return None


def _while(run: Run, node: Node, scope: Scope, labels: tuple[str, ...] = ()) -> Result:
    is_first_free = node.type == "DoWhileStatement"
    while True:
        if not is_first_free:
            test = truth(run, evaluate(run, node.test, scope))
            if isinstance(test, Choice):
                return _unknown_rounds(run, node.body, scope, labels)
            if not test:
                return None
        is_first_free = False
        run.step()
        stop, result = _leave(execute(run, node.body, scope), labels)
        if stop:
            return result


def _for_of(run: Run, node: Node, scope: Scope, labels: tuple[str, ...] = ()) -> Result:
    source = run.force(evaluate(run, node.right, scope))
    is_known, items = _rounds(run, source, node, scope)
    if not is_known:
        reason = source.reason if isinstance(source, Opaque) else _LOOP_REASON
        origin = source.origin if isinstance(source, Opaque) else "other"
        inner = Scope(scope, run.serial(), scope.module)
        with run.perhaps(_LOOP_REASON):
            _bind_round(run, node.left, run.opaque(reason, scope.place(node), origin=origin), inner)
        return _unknown_rounds(run, node.body, inner, labels)
    for item in items:
        run.step()
        if node.allowAwait:
            item = await_value(run, item, scope.place(node))
        inner = Scope(scope, run.serial(), scope.module)
        _bind_round(run, node.left, item, inner)
        stop, result = _leave(execute(run, node.body, inner), labels)
        if stop:
            return result
    return None


def _rounds(run: Run, source: Value, node: Node, scope: Scope) -> tuple[bool, Iterable[Value]]:
    """Whether it is known what a loop walks through, and that."""
    place = scope.place(node)
    if node.type == "ForInStatement":
        keys = [] if source is NULL or source is UNDEFINED else keys_for_in(run, source)
        return keys is not None, keys or ()
    if isinstance(source, JSArray) and source.unseen is None:
        return True, _walked(run, source)
    born = run.serial()
    from nextlint.evaluator.iteration import iterator_of, take_rounds

    iterator = iterator_of(run, source, place, is_async=node.allowAwait) if isinstance(source, JSObject) else None
    if iterator is None:
        items = iterate(run, source, place)
        return items is not None, items or ()
    found = take_rounds(run, iterator, place, node.body, born)
    return found.values is not None, _ended(found, place)


def _ended(found: Items, place: Place) -> Iterator[Value]:
    """The values of a generator, and what comes after the last one."""
    yield from found.values or ()
    if found.is_cut:
        raise GaveUp("it runs a generator for very long", place)
    if found.error is not None:
        raise found.error


def _walked(run: Run, source: JSArray) -> Iterator[Value]:
    """The items of an array, which is looked at anew in each round, for the body may change it; an iterator is used."""
    index = 0
    while index < len(source.items):
        if source.unseen is not None:
            raise GaveUp("it changes the array that it walks through")
        if source.is_iterator:
            run.touch(source.born)
            yield source.items.pop(0)
            continue
        yield UNDEFINED if source.items[index] is MISSING else source.items[index]
        index += 1


def _bind_round(run: Run, left: Node, item: Value, scope: Scope) -> None:
    if left.type == "VariableDeclaration" and left.kind != "var":
        declare(run, left.declarations[0].id, item, scope, constant=left.kind == "const")
    else:
        pattern = left.declarations[0].id if left.type == "VariableDeclaration" else left
        assign(run, pattern, item, scope, scope.place(left))


def _labelled(run: Run, node: Node, scope: Scope) -> Result:
    labels, body = [node.label.name], node.body
    while body.type == "LabeledStatement":
        labels.append(body.label.name)
        body = body.body
    loop = _LOOPS.get(body.type)
    completion = loop(run, body, scope, tuple(labels)) if loop else execute(run, body, scope)
    if completion is not None and completion.kind == "break" and completion.label in labels:
        return None
    return completion


_LOOPS: dict[str, Callable[[Run, Node, Scope, tuple[str, ...]], Result]] = {
    "ForStatement": _for,
    "ForOfStatement": _for_of,
    "ForInStatement": _for_of,
    "WhileStatement": _while,
    "DoWhileStatement": _while,
}

_EXECUTORS: dict[str, Executor] = {
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
    "ForStatement": _for,
    "ForOfStatement": _for_of,
    "ForInStatement": _for_of,
    "WhileStatement": _while,
    "DoWhileStatement": _while,
    "LabeledStatement": _labelled,
    "ExportNamedDeclaration": _export,
    "ExportDefaultDeclaration": _export_default,
}
