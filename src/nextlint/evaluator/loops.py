"""Loops."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from nextlint.evaluator.awaiting import await_value
from nextlint.evaluator.completions import Completion, go_on, map_ends
from nextlint.evaluator.endings import GaveUp
from nextlint.evaluator.hoisting import hoist
from nextlint.evaluator.iteration import Walk, check_source, iterate, iterator_of, take_rounds
from nextlint.evaluator.objects import has_gap, unseen_of
from nextlint.evaluator.operators import is_true, truth
from nextlint.evaluator.patterns import assign, declare
from nextlint.evaluator.scope import Scope
from nextlint.evaluator.spreading import has, keys_for_in
from nextlint.evaluator.values import MISSING, NO_ELEMENT, NULL, UNDEFINED, Choice, JSArray, JSObject, Opaque

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, Protocol

    from nextlint.evaluator.completions import End
    from nextlint.javascript import estree
    from nextlint.javascript.estree import Pattern, Statement, VariableDeclaration

    class Loop(Protocol):
        def __call__(self, run: Run, node: Any, scope: Scope, labels: tuple[str, ...] = ()) -> Result: ...

    from collections.abc import Callable

    from nextlint.evaluator.completions import Result
    from nextlint.evaluator.run import Run
    from nextlint.evaluator.values import Items, Place, Value


_LOOP_REASON = "it is changed in a loop with an unknown number of iterations"


def _for(run: Run, node: estree.ForStatement, scope: Scope, labels: tuple[str, ...] = ()) -> Result:
    outer = Scope(scope, run.serial(), scope.module)
    if node.init is not None:
        if node.init.type == "VariableDeclaration":
            hoist(run, [node.init], outer)
            run.execute(node.init, outer)
            outer = _round(run, outer)  # closures made in the head keep its variables
        else:
            run.evaluate(node.init, outer)
    return _for_rounds(run, node, outer, labels)


def _for_rounds(run: Run, node: estree.ForStatement, inner: Scope, labels: tuple[str, ...]) -> Result:
    while True:
        test = True if node.test is None else truth(run, run.evaluate(node.test, inner))
        if isinstance(test, Choice):
            return _unknown_rounds(run, node.body, inner, labels)
        if not test:
            return None
        result = _after_round(run, run.execute(node.body, inner), labels)
        inner = _round(run, inner)  # the update belongs to the next iteration
        if result is not None:
            return _left(run, go_on(run, result, partial(_updated, run, node, inner, labels)))
        if node.update is not None:
            run.evaluate(node.update, inner)


def _updated(run: Run, node: estree.ForStatement, inner: Scope, labels: tuple[str, ...]) -> Result:
    if node.update is not None:
        run.evaluate(node.update, inner)
    return _for_rounds(run, node, inner, labels)


def _round(run: Run, outer: Scope) -> Scope:
    """Return the scope of one iteration; closures keep its variables."""
    inner = Scope(outer.parent, run.serial(), outer.module)
    inner.names, inner.constants = dict(outer.names), outer.constants
    return inner


_END = Completion("end of the loop")


def _after_round(run: Run, result: Result, labels: tuple[str, ...]) -> Result:
    """Return the result of an iteration: None to continue, _END after a ``break``, else what leaves the loop."""
    if result is None:
        return None

    def single(completion: End) -> Result:
        if not isinstance(completion, Completion) or not (completion.label is None or completion.label in labels):
            return completion
        return {"continue": None, "break": _END}.get(completion.kind, completion)

    return map_ends(run, result, single)


def _left(run: Run, result: Result) -> Result:
    """Return the result of a loop for that of its last iteration."""
    return map_ends(run, result, lambda completion: None if completion is _END else completion)


def _unknown_rounds(run: Run, body: Statement, scope: Scope, labels: tuple[str, ...]) -> Result:
    """Execute a loop that runs any number of times: what it changes is unknown afterwards."""
    with run.unknown_iterations(_LOOP_REASON):
        result = run.execute(body, scope)
    result = _left(run, _after_round(run, result, labels))
    if result is not None and run.decide(run.fresh("rounds")):
        return result
    return None


def _while(
    run: Run, node: estree.WhileStatement | estree.DoWhileStatement, scope: Scope, labels: tuple[str, ...] = ()
) -> Result:
    return _while_rounds(run, node, scope, labels, is_first_free=node.type == "DoWhileStatement")


def _while_rounds(
    run: Run,
    node: estree.WhileStatement | estree.DoWhileStatement,
    scope: Scope,
    labels: tuple[str, ...],
    *,
    is_first_free: bool,
) -> Result:
    while True:
        if not is_first_free:
            test = truth(run, run.evaluate(node.test, scope))
            if isinstance(test, Choice):
                return _unknown_rounds(run, node.body, scope, labels)
            if not test:
                return None
        is_first_free = False
        run.step()
        result = _after_round(run, run.execute(node.body, scope), labels)
        if result is not None:
            rest = go_on(run, result, lambda: _while_rounds(run, node, scope, labels, is_first_free=False))
            return _left(run, rest)


def _for_of(
    run: Run, node: estree.ForOfStatement | estree.ForInStatement, scope: Scope, labels: tuple[str, ...] = ()
) -> Result:
    source = run.force(run.evaluate(node.right, scope))
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
        if node.type == "ForOfStatement" and node.allowAwait:
            item = await_value(run, item, scope.place(node))
        inner = Scope(scope, run.serial(), scope.module)
        _bind_round(run, node.left, item, inner)
        return _after_round(run, run.execute(node.body, inner), labels)

    def rounds(index: int) -> Result:
        while True:
            item = items(index)
            if item is None:
                ends()
                return None
            run.step()
            index += 1
            result = run.map_to_ends(item, one_round) if has_gap(item) else one_round(item)
            if result is not None:
                return go_on(run, result, partial(rounds, index))

    return _left(run, rounds(0))


def _rounds(
    run: Run, source: Value, node: estree.ForOfStatement | estree.ForInStatement, scope: Scope
) -> tuple[bool, Callable[[int], Value | None], Callable[[], None]]:
    """Return whether the items of a loop are known, a function for the item of an iteration, and one for the end.

    The item is None after the last. An array is read again in each iteration, because the body may change it.
    """
    place = scope.place(node)
    if node.type == "ForInStatement":
        keys = [] if source is NULL or source is UNDEFINED else keys_for_in(run, source)
        return keys is not None, lambda index: _key_left(run, source, keys or [], index), _nothing
    if isinstance(source, JSArray) and unseen_of(run, source) is None:
        return True, lambda index: _walked(run, source, index, place), _nothing
    if isinstance(source, JSObject) and source.class_name in ("Map", "Set") and source.data is not None:
        walk = Walk(run, source, place)
        return True, lambda _: walk.item(), _nothing
    created_at = run.serial()
    iterator = iterator_of(run, source, place, is_async=node.allowAwait) if isinstance(source, JSObject) else None
    if iterator is None:
        items = iterate(run, source, place)
        return items is not None, _listed(items), _nothing
    found = take_rounds(run, iterator, place, node.body, created_at)
    return found.values is not None, _listed(found.values), lambda: _end(found, place)


def _nothing() -> None:
    pass


def _listed(items: Sequence[Value] | None) -> Callable[[int], Value | None]:
    return lambda index: items[index] if items is not None and index < len(items) else None


def _end(found: Items, place: Place) -> None:
    """Raise what a generator throws after its last value."""
    if found.is_cut:
        raise GaveUp("it runs a generator for too long", place)
    if found.error is not None:
        raise found.error


def _key_left(run: Run, source: Value, keys: list[str], index: int) -> Value | None:
    """Return the key for an iteration of ``for in``; NO_ELEMENT for one deleted meanwhile."""
    if index >= len(keys):
        return None
    if index and isinstance(source, (JSObject, JSArray)):
        if unseen_of(run, source) is not None:
            raise GaveUp("it changes the object it iterates over")
        if not is_true(run, has(run, source, keys[index], inherited=True)):
            return NO_ELEMENT
    return keys[index]


def _walked(run: Run, source: JSArray, index: int, place: Place) -> Value | None:
    """Return the item for an iteration; an iterator is used up."""
    if source.is_iterator:
        check_source(run, source, place)
        if not source.items:
            return None
        run.record_change(source)
        return source.items.pop(0)
    if index >= len(source.items):
        return None
    if source.unseen is not None:
        raise GaveUp("it changes the array it iterates over")
    return UNDEFINED if source.items[index] is MISSING else source.items[index]


def _bind_round(run: Run, left: VariableDeclaration | Pattern, item: Value, scope: Scope) -> None:
    if left.type == "VariableDeclaration" and left.kind != "var":
        declare(run, left.declarations[0].id, item, scope, constant=left.kind == "const")
    else:
        pattern = left.declarations[0].id if left.type == "VariableDeclaration" else left
        assign(run, pattern, item, scope, scope.place(left))


def labelled(run: Run, node: estree.LabeledStatement, scope: Scope) -> Result:
    labels, body = [node.label.name], node.body
    if body.type == "FunctionDeclaration":
        raise GaveUp("a function declaration has a label", scope.place(node))
    while body.type == "LabeledStatement":
        labels.append(body.label.name)
        body = body.body
    loop = LOOPS.get(body.type)
    completion = loop(run, body, scope, tuple(labels)) if loop else run.execute(body, scope)

    def single(leaf: End) -> Result:
        is_own = isinstance(leaf, Completion) and leaf.kind == "break" and leaf.label in labels
        return None if is_own else leaf

    return map_ends(run, completion, single)


LOOPS: dict[str, Loop] = {
    "ForStatement": _for,
    "ForOfStatement": _for_of,
    "ForInStatement": _for_of,
    "WhileStatement": _while,
    "DoWhileStatement": _while,
}
