"""Statements: executed in order over scopes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from nextlint.evaluator.calls import make_function
from nextlint.evaluator.expressions import await_value, evaluate
from nextlint.evaluator.merging import Abrupt
from nextlint.evaluator.objects import has_gap, iterate, keys_for_in, unseen_of
from nextlint.evaluator.operators import is_true, mapped, truth
from nextlint.evaluator.patterns import assign, declare
from nextlint.evaluator.run import GaveUp, GeneratorClosed, Throw
from nextlint.evaluator.scope import UNINITIALISED, Scope
from nextlint.evaluator.values import (
    MISSING,
    NO_ELEMENT,
    NULL,
    UNDEFINED,
    Choice,
    Items,
    JSArray,
    JSObject,
    Opaque,
)
from nextlint.javascript.plain.names import bound_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TypeAlias

    from nextlint.evaluator.run import Run
    from nextlint.evaluator.values import Node, Place, Value

    Result: TypeAlias = Value  # a Completion, None, an Abrupt, or a Choice of these
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


def execute_all(run: Run, statements: list[Node], scope: Scope, start: int = 0) -> Result:
    """Statements whose declarations are hoisted already, from the one with the index ``start`` on.

    The result is a completion, None for a normal one, or a Choice of these and of Abrupt where conditions decide.
    """
    for index in range(start, len(statements)):
        result = execute(run, statements[index], scope)
        if result is not None:
            return _go_on(run, result, partial(execute_all, run, statements, scope, index + 1))
    return None


def _go_on(run: Run, result: Result, rest: Callable[[], Result]) -> Result:
    """``rest`` where a Choice of results has None, and that result where it has another."""
    if not isinstance(result, Choice) or all(leaf is not None for leaf in result.leaves()):
        return result
    return run.continued(result, rest)


def execute(run: Run, node: Node, scope: Scope) -> Result:
    run.step()
    executor = _EXECUTORS.get(node.type)
    if executor is not None:
        return run.merged(lambda: executor(run, node, scope), keeps_abrupt=True)
    if node.type not in _WITHOUT_EFFECT:
        raise GaveUp(f"nextlint does not follow {node.type}", scope.place(node))
    return None


def finish(run: Run, result: Result) -> Value:
    """What a function whose statements end so returns. Raises what they throw."""
    return mapped(run, run.settled(result), lambda leaf: UNDEFINED if leaf is None else leaf.value)


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

    run.record_change_of_name(scope, node.id.name)
    scope.declare(node.id.name, make_class(run, node, scope))
    return None


def _block(run: Run, node: Node, scope: Scope) -> Result:
    return execute_block(run, node.body, Scope(scope, run.serial(), scope.module))


def _function_declaration(run: Run, node: Node, scope: Scope) -> Result:
    """A function of an inner block is also bound outside of it, in sloppy mode."""
    holder = scope.parent
    while holder is not None and node.id is not None:
        if node.id.name in holder.loose:
            run.record_change_of_name(holder, node.id.name)
            holder.names[node.id.name] = run.tainted(holder.created_at, scope.place(node)) or scope.names[node.id.name]
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
            run.record_change_of_name(scope, declaration.id.name)
            scope.declare(declaration.id.name, value)
    else:
        value = evaluate(run, declaration, scope)
    run.record_change_of_name(scope, "*default*")
    scope.declare("*default*", value)
    return None


# ── branches ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _if(run: Run, node: Node, scope: Scope) -> Result:
    holds = is_true(run, evaluate(run, node.test, scope))
    chosen = node.consequent if holds else node.alternate
    return None if chosen is None else execute(run, chosen, Scope(scope, run.serial(), scope.module))


def _switch(run: Run, node: Node, scope: Scope) -> Result:
    inner = Scope(scope, run.serial(), scope.module)
    subject = evaluate(run, node.discriminant, scope)
    hoist(run, [statement for case in node.cases for statement in case.consequent], inner)
    start = _matching_case(run, node, subject, inner)
    if start is None:
        return None
    statements = [statement for case in node.cases[start:] for statement in case.consequent]
    return run.map(execute_all(run, statements, inner), _without_break, keeps_abrupt=True)


def _without_break(completion: Result) -> Result:
    is_break = isinstance(completion, Completion) and completion.kind == "break" and completion.label is None
    return None if is_break else completion


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
    if node.finalizer is None:
        return _try_catch(run, node, scope)

    def finalised(completion: Result) -> Result:
        after = execute(run, node.finalizer, scope)
        if after is None:
            return completion
        return run.map(after, lambda leaf: completion if leaf is None else leaf, keeps_abrupt=True)

    result = _caught(run, lambda: _try_catch(run, node, scope))
    return _raised(run.map(result, finalised, keeps_abrupt=True))


def _try_catch(run: Run, node: Node, scope: Scope) -> Result:
    if node.handler is None:
        return execute(run, node.block, scope)

    def handled(completion: Result) -> Result:
        if not isinstance(completion, Abrupt) or not isinstance(completion.error, Throw):
            return completion
        inner = Scope(scope, run.serial(), scope.module)
        if node.handler.param is not None:
            declare(run, node.handler.param, completion.error.value, inner, constant=False)
        return execute(run, node.handler.body, inner)

    run.tries += 1
    try:
        result = _caught(run, lambda: execute(run, node.block, scope))
    finally:
        run.tries -= 1
    return _raised(run.map(result, handled, keeps_abrupt=True))


def _caught(run: Run, action: Callable[[], Result]) -> Result:
    """The result of statements; an exception that they end in is one, too."""
    try:
        return action()
    except (Throw, GeneratorClosed) as error:
        return Abrupt(error)


def _raised(result: Result) -> Result:
    if isinstance(result, Abrupt):
        raise result.error
    return result


# ── loops ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _for(run: Run, node: Node, scope: Scope, labels: tuple[str, ...] = ()) -> Result:
    outer = Scope(scope, run.serial(), scope.module)
    if node.init is not None:
        if node.init.type == "VariableDeclaration":
            hoist(run, [node.init], outer)
            execute(run, node.init, outer)
        else:
            evaluate(run, node.init, outer)
    return _for_rounds(run, node, outer, labels)


def _for_rounds(run: Run, node: Node, outer: Scope, labels: tuple[str, ...]) -> Result:
    while True:
        inner = _round(run, outer)
        test = True if node.test is None else truth(run, evaluate(run, node.test, inner))
        if isinstance(test, Choice):
            return _unknown_rounds(run, node.body, inner, labels)
        if not test:
            return None
        result = _after_round(run, execute(run, node.body, inner), labels)
        for name, value in inner.names.items():
            run.record_change_of_name(outer, name)
            outer.names[name] = value

        def rest() -> Result:
            if node.update is not None:
                evaluate(run, node.update, outer)
            return _for_rounds(run, node, outer, labels)

        if result is not None:
            return _left(run, _go_on(run, result, rest))
        if node.update is not None:
            evaluate(run, node.update, outer)


def _round(run: Run, outer: Scope) -> Scope:
    """A scope for one round: each has variables of its own that closures keep."""
    inner = Scope(outer.parent, run.serial(), outer.module)
    inner.names, inner.constants = dict(outer.names), outer.constants
    return inner


_END = Completion("end of the loop")


def _after_round(run: Run, result: Result, labels: tuple[str, ...]) -> Result:
    """The result of a round: None where the loop goes on, _END where a ``break`` ends it, else what leaves it."""
    if result is None:
        return None

    def single(completion: Result) -> Result:
        if not isinstance(completion, Completion) or not (completion.label is None or completion.label in labels):
            return completion
        return {"continue": None, "break": _END}.get(completion.kind, completion)

    return mapped(run, result, single)


def _left(run: Run, result: Result) -> Result:
    """The result of a loop out of that of its rounds."""
    return mapped(run, result, lambda completion: None if completion is _END else completion)


def _unknown_rounds(run: Run, body: Node, scope: Scope, labels: tuple[str, ...]) -> Result:
    """A loop that runs none, one or many times: all that it changes is unknown afterwards."""
    with run.unknown_iterations(_LOOP_REASON):
        result = execute(run, body, scope)
    result = _left(run, _after_round(run, result, labels))
    if result is not None and run.decide(run.fresh("rounds")):
        return result
    return None


def _while(run: Run, node: Node, scope: Scope, labels: tuple[str, ...] = ()) -> Result:
    return _while_rounds(run, node, scope, labels, is_first_free=node.type == "DoWhileStatement")


def _while_rounds(run: Run, node: Node, scope: Scope, labels: tuple[str, ...], *, is_first_free: bool) -> Result:
    while True:
        if not is_first_free:
            test = truth(run, evaluate(run, node.test, scope))
            if isinstance(test, Choice):
                return _unknown_rounds(run, node.body, scope, labels)
            if not test:
                return None
        is_first_free = False
        run.step()
        result = _after_round(run, execute(run, node.body, scope), labels)
        if result is not None:
            rest = _go_on(run, result, lambda: _while_rounds(run, node, scope, labels, is_first_free=False))
            return _left(run, rest)


def _for_of(run: Run, node: Node, scope: Scope, labels: tuple[str, ...] = ()) -> Result:
    source = run.force(evaluate(run, node.right, scope))
    is_known, items, ends = _rounds(run, source, node, scope)
    if not is_known:
        reason = source.reason if isinstance(source, Opaque) else _LOOP_REASON
        origin = source.origin if isinstance(source, Opaque) else "other"
        inner = Scope(scope, run.serial(), scope.module)
        with run.unknown_iterations(_LOOP_REASON):
            _bind_round(run, node.left, run.opaque(reason, scope.place(node), origin=origin), inner)
        return _unknown_rounds(run, node.body, inner, labels)

    def one_round(item: Value) -> Result:
        if item is NO_ELEMENT:
            return None
        if node.allowAwait:
            item = await_value(run, item, scope.place(node))
        inner = Scope(scope, run.serial(), scope.module)
        _bind_round(run, node.left, item, inner)
        return _after_round(run, execute(run, node.body, inner), labels)

    def rounds(index: int) -> Result:
        while True:
            item = items(index)
            if item is None:
                ends()
                return None
            run.step()
            index += 1
            result = run.map(item, one_round, keeps_abrupt=True) if has_gap(item) else one_round(item)
            if result is not None:
                return _go_on(run, result, partial(rounds, index))

    return _left(run, rounds(0))


def _rounds(
    run: Run, source: Value, node: Node, scope: Scope
) -> tuple[bool, Callable[[int], Value], Callable[[], None]]:
    """Whether it is known what a loop walks through; the item of a round, None after the last; and what happens then.

    An array is looked at anew in each round, for the body may change it.
    """
    place = scope.place(node)
    if node.type == "ForInStatement":
        keys = [] if source is NULL or source is UNDEFINED else keys_for_in(run, source)
        return keys is not None, _listed(keys), _nothing
    if isinstance(source, JSArray) and unseen_of(run, source) is None:
        return True, lambda index: _walked(run, source, index), _nothing
    created_at = run.serial()
    from nextlint.evaluator.iteration import iterator_of, take_rounds

    iterator = iterator_of(run, source, place, is_async=node.allowAwait) if isinstance(source, JSObject) else None
    if iterator is None:
        items = iterate(run, source, place)
        return items is not None, _listed(items), _nothing
    found = take_rounds(run, iterator, place, node.body, created_at)
    return found.values is not None, _listed(found.values), lambda: _end(found, place)


def _nothing() -> None:
    pass


def _listed(items: list[Value] | None) -> Callable[[int], Value]:
    return lambda index: items[index] if items is not None and index < len(items) else None


def _end(found: Items, place: Place) -> None:
    """What comes after the last value of a generator."""
    if found.is_cut:
        raise GaveUp("it runs a generator for very long", place)
    if found.error is not None:
        raise found.error


def _walked(run: Run, source: JSArray, index: int) -> Value:
    """The item of a round; an iterator is used up."""
    if source.is_iterator:
        if not source.items:
            return None
        run.record_change(source)
        return source.items.pop(0)
    if index >= len(source.items):
        return None
    if source.unseen is not None:
        raise GaveUp("it changes the array that it walks through")
    return UNDEFINED if source.items[index] is MISSING else source.items[index]


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

    def single(leaf: Result) -> Result:
        is_own = isinstance(leaf, Completion) and leaf.kind == "break" and leaf.label in labels
        return None if is_own else leaf

    return mapped(run, completion, single)


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
