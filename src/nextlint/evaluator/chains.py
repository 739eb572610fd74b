"""Member expressions, calls, and optional chains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.evaluator.classes import initialise_above
from nextlint.evaluator.iteration import iterate
from nextlint.evaluator.keys import member_name
from nextlint.evaluator.objects import reason_of
from nextlint.evaluator.operators import nullish
from nextlint.evaluator.properties import get
from nextlint.evaluator.several import several
from nextlint.evaluator.values import UNDEFINED, Choice, JSFunction, JSObject, Opaque

if TYPE_CHECKING:
    from collections.abc import Callable

    from nextlint.evaluator.run import Run
    from nextlint.evaluator.scope import Scope
    from nextlint.evaluator.values import Place, PropertyKey, Value
    from nextlint.javascript import estree
    from nextlint.javascript.estree import Expression


def chain(run: Run, node: estree.ChainExpression, scope: Scope) -> Value:
    return _walk(run, node.expression, scope, lambda value, this: value)


def member_or_call(run: Run, node: estree.MemberExpression | estree.CallExpression, scope: Scope) -> Value:
    return _walk(run, node, scope, lambda value, this: value)


def _walk(run: Run, node: Expression, scope: Scope, then: Callable[[Value, Value], Value]) -> Value:
    """Return ``then(value, this)`` for a chain of members and calls; a short-circuiting ``?.`` skips ``then``."""
    run.step()
    if node.type == "MemberExpression":
        return _walk_member(run, node, scope, then)
    if node.type == "CallExpression":
        return _walk_call(run, node, scope, then)
    return then(run.evaluate(node, scope), UNDEFINED)


def _walk_member(run: Run, node: estree.MemberExpression, scope: Scope, then: Callable[[Value, Value], Value]) -> Value:
    place = scope.place(node)
    if node.object.type == "Super":
        found = scope.find_this()
        this = UNDEFINED if found is None else found
        home = scope.find_home()
        above = home.home if isinstance(home, JSFunction) else None
        base = above if above is None or isinstance(this, JSFunction) else above.prototype  # static methods: the class
        if base is None:
            return then(run.opaque("it uses super of an unknown class", place), this)
        return then(_get_super(run, base, member_name(run, node, scope), this, place), this)

    def step(target: Value, _: Value) -> Value:
        def read(one: Value) -> Value:
            return then(get(run, one, member_name(run, node, scope), place), one)

        return _unless_nullish(run, target, read) if node.optional else run.map(target, read)

    return _walk(run, node.object, scope, step)


def _get_super(run: Run, base: JSObject | JSFunction, key: PropertyKey | Opaque, this: Value, place: Place) -> Value:
    """Return ``super.key``, looked up in the base class; an accessor gets the ``this`` of the method."""
    holder: JSObject | JSFunction | None = base
    while holder is not None and not isinstance(key, Opaque):
        slot = holder.slots.get(key)
        if slot is not None and slot.getter is not None:
            return run.call(slot.getter, this, [], place)
        above = holder.home if isinstance(holder, JSFunction) else holder.proto
        holder = None if slot is not None else above
    return get(run, base, key, place)


def _unless_nullish(run: Run, target: Value, then: Callable[[Value], Value]) -> Value:
    if isinstance(target, Choice):
        return run.map(target, lambda one: _unless_nullish(run, one, then))
    test = nullish(run, target)
    if isinstance(test, bool):
        return UNDEFINED if test else then(target)
    known = target.refined(nullish=False) if isinstance(target, Opaque) else target
    return run.either(test.key, lambda: UNDEFINED, lambda: then(known))


def _walk_call(run: Run, node: estree.CallExpression, scope: Scope, then: Callable[[Value, Value], Value]) -> Value:
    place = scope.place(node)
    if node.callee.type == "Super":
        return then(_super_call(run, node, scope), UNDEFINED)

    def step(function: Value, this: Value) -> Value:
        def invoke(one: Value) -> Value:
            return then(run.call(one, this, arguments(run, node, scope), place), UNDEFINED)

        return _unless_nullish(run, function, invoke) if node.optional else run.map(function, invoke)

    callee = node.callee.expression if node.callee.type == "ChainExpression" else node.callee
    return _walk(run, callee, scope, step)


def _super_call(run: Run, node: estree.CallExpression, scope: Scope) -> Value:
    home, this = scope.find_home(), scope.find_this()
    if isinstance(home, JSFunction) and isinstance(this, JSObject):
        initialise_above(run, home, this, arguments(run, node, scope), scope.place(node))
    return UNDEFINED


def arguments(run: Run, node: estree.CallExpression | estree.NewExpression, scope: Scope) -> list[Value]:
    """Return the arguments of a call; a spread of an unknown value stands for any number of them."""
    values: list[Value] = []
    for argument in node.arguments:
        if argument.type != "SpreadElement":
            values.append(run.evaluate(argument, scope))
            continue
        source = run.evaluate(argument.argument, scope)
        items = iterate(run, source, scope.place(argument))
        if items is None:
            values.append(several(run, reason_of(source, "it spreads an unknown value"), scope.place(argument)))
        else:
            values.extend(items)
    return values
