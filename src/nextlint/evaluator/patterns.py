"""Names and patterns: reading, declaring, assigning, destructuring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.evaluator.convert import nullishness
from nextlint.evaluator.endings import GaveUp
from nextlint.evaluator.iteration import iterate
from nextlint.evaluator.keys import member_key, member_name
from nextlint.evaluator.objects import throw_error
from nextlint.evaluator.operators import mapped
from nextlint.evaluator.properties import get, put, setter_of
from nextlint.evaluator.scope import LiveBinding
from nextlint.evaluator.spreading import spread
from nextlint.evaluator.values import (
    MISSING,
    UNDEFINED,
    UNINITIALISED,
    Choice,
    JSArray,
    JSFunction,
    JSObject,
    Opaque,
    Passthrough,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from nextlint.evaluator.run import Run
    from nextlint.evaluator.scope import Scope
    from nextlint.evaluator.values import Place, Plain, PropertyKey, Symbol, Value
    from nextlint.javascript import estree
    from nextlint.javascript.estree import Expression, MemberExpression, Pattern


def read_name(run: Run, name: str, scope: Scope, place: Place) -> Value:
    """Return the value of an identifier. Raises Throw (ReferenceError) if it is not declared."""
    holder = scope.find(name)
    if holder is None:
        known = run.global_value(name, place)
        if known is None:
            raise throw_error(run, "ReferenceError", f"{name} is not defined", place)
        return known
    value = holder.names[name]
    if value is UNINITIALISED:
        raise throw_error(run, "ReferenceError", f"Cannot access '{name}' before initialization", place)
    if isinstance(value, LiveBinding):
        return get(run, value.namespace, value.name, place)
    return _known_now(run, name, value, place) if isinstance(value, Choice) else value


def _known_now(run: Run, name: str, value: Choice[Plain], place: Place) -> Value:
    """Return the value of a variable under the known conditions."""
    if run.implied(value.key) is None:
        ends = list(value.leaves())
        run.step(len(ends) // 2)
        if not any(end is UNINITIALISED for end in ends):
            return value
    now = mapped(run, value, lambda one: one)
    while isinstance(now, Choice) and any(leaf is UNINITIALISED for leaf in now.leaves()):
        now = mapped(run, now.yes if run.decide(now.key) else now.no, lambda one: one)
    if now is UNINITIALISED:
        raise throw_error(run, "ReferenceError", f"Cannot access '{name}' before initialization", place)
    return now


def reference(
    run: Run, target: Pattern, scope: Scope, place: Place
) -> tuple[Callable[[], Value], Callable[[Value], None]]:
    """Return functions to read and write the target of an assignment; evaluates its object and key once."""
    if target.type != "MemberExpression" or target.object.type == "Super":
        name = target.name if target.type == "Identifier" else ""
        return lambda: read_name(run, name, scope, place), lambda value: assign(run, target, value, scope, place)
    holder, key = _member(run, target, scope)
    return lambda: get(run, holder, key, place), lambda value: put(run, holder, key, value, place)


def assign(run: Run, pattern: Pattern, value: Value, scope: Scope, place: Place) -> None:
    """Assign to existing names and members. ``place`` is the AssignmentExpression."""
    if pattern.type == "Identifier":
        _assign_name(run, pattern.name, value, scope, place)
    elif pattern.type == "MemberExpression":
        _assign_member(run, pattern, value, scope, place)
    else:
        _destructure(run, pattern, value, scope, place, declare=None)


def _assign_name(run: Run, name: str, value: Value, scope: Scope, place: Place) -> None:
    holder = scope.find(name)
    if holder is None:
        _assign_global(run, name, value, scope, place)
        return
    if holder.names[name] is UNINITIALISED:
        raise throw_error(run, "ReferenceError", f"Cannot access '{name}' before initialization", place)
    if name in holder.constants:
        own_function = holder.names[name]
        if isinstance(own_function, JSFunction) and own_function.scope is holder and not scope.is_strict:
            return  # the name of a function expression, in sloppy mode
        raise throw_error(run, "TypeError", "Assignment to constant variable.", place)
    run.record_change_of_name(holder, name)
    written = run.tainted(holder.created_at, place) or value
    holder.names[name] = written
    own = holder.names.get("arguments")
    if isinstance(own, JSArray) and own.mapped is not None and own.mapped[0] is holder and name in own.mapped[1]:
        run.record_change(own)
        own.items[len(own.mapped[1]) - 1 - own.mapped[1][::-1].index(name)] = written


def _assign_global(run: Run, name: str, value: Value, scope: Scope, place: Place) -> None:
    """Assign to an undeclared name: a property of the global object."""
    known = run.global_value(name, place)
    if known is None and scope.is_strict:
        raise throw_error(run, "ReferenceError", f"{name} is not defined", place)
    if name in ("undefined", "NaN", "Infinity"):
        if scope.is_strict:
            raise throw_error(run, "TypeError", f"Cannot assign to read only property '{name}'", place)
        return
    put(run, run.global_this(place), name, value, place)


def _assign_member(run: Run, pattern: MemberExpression, value: Value, scope: Scope, place: Place) -> None:
    if pattern.object.type == "Super":
        _assign_super(run, pattern, value, scope, place)
        return
    target, key = _member(run, pattern, scope)
    put(run, target, key, value, place)


def _assign_super(run: Run, pattern: MemberExpression, value: Value, scope: Scope, place: Place) -> None:
    """``super.key = value``: call a setter of the base class, else set a property of ``this``."""
    this, home = scope.find_this(), scope.find_home()
    key = member_name(run, pattern, scope)
    above = home.home if isinstance(home, JSFunction) else None
    base = above if above is None or isinstance(this, JSFunction) else above.prototype
    setter = setter_of(base, key) if base is not None and not isinstance(key, Opaque) else None
    if setter is not None:
        run.call(setter, UNDEFINED if this is None else this, [value], place)
    elif above is None or not isinstance(this, (JSObject, JSFunction)) or isinstance(key, Opaque):
        raise GaveUp("it assigns through super", place)
    else:
        put(run, this, key, value, place)


def _member(run: Run, node: MemberExpression, scope: Scope) -> tuple[Value, str | Symbol | Opaque]:
    """Return object and key of a MemberExpression."""
    return run.evaluate(node.object, scope), member_name(run, node, scope)


def declare(run: Run, pattern: Pattern, value: Value, scope: Scope, *, constant: bool) -> None:
    """Bind the names of a declaration or a parameter in ``scope``."""
    _bind(run, pattern, value, scope, scope.place(pattern), constant)


def _bind(run: Run, pattern: Pattern, value: Value, scope: Scope, place: Place, constant: bool | None) -> None:
    if constant is None:
        assign(run, pattern, value, scope, place)
    elif pattern.type == "Identifier":
        run.record_change_of_name(scope, pattern.name)
        scope.declare(pattern.name, value, constant=constant)
    else:
        _destructure(run, pattern, value, scope, place, declare=constant)


def _destructure(run: Run, pattern: Pattern, value: Value, scope: Scope, place: Place, *, declare: bool | None) -> None:
    if pattern.type == "AssignmentPattern" and declare is None:
        _, write = reference(run, pattern.left, scope, place)
        write(_with_default(run, value, pattern.right, scope))
    elif pattern.type == "AssignmentPattern":
        value = _with_default(run, value, pattern.right, scope)
        _bind(run, pattern.left, value, scope, place, declare)
    elif pattern.type == "ObjectPattern":
        _destructure_object(run, pattern, value, scope, place, declare)
    elif pattern.type == "ArrayPattern":
        _destructure_array(run, pattern, value, scope, place, declare)


def _with_default(run: Run, value: Value, default: Expression, scope: Scope) -> Value:
    def single(one: Value) -> Value:
        if one is UNDEFINED or one is MISSING:
            return run.evaluate(default, scope)
        if not isinstance(one, Opaque) or nullishness(one) is False:
            return one
        key = ("nullish", one.key) if one.origin == "environment" else ("eq", one.key, "undefined")
        return run.either(key, lambda: run.evaluate(default, scope), lambda: one.refined(nullish=False))

    return run.map(value, single)


def _destructure_object(
    run: Run, pattern: estree.ObjectPattern, value: Value, scope: Scope, place: Place, constant: bool | None
) -> None:
    if not isinstance(value, Choice) and nullishness(value):
        raise throw_error(run, "TypeError", f"Cannot destructure '{value}' as it is undefined.", place)
    taken: list[PropertyKey | Opaque] = []
    for member in pattern.properties:
        if member.type == "RestElement":
            rest = _rest_of(run, value, taken, place)
            _bind(run, member.argument, rest, scope, place, constant)
            continue
        key = member_key(run, member, scope)
        taken.append(key)
        _bind(run, member.value, get(run, value, key, scope.place(member)), scope, place, constant)


def _rest_of(run: Run, value: Value, taken: list[PropertyKey | Opaque], place: Place) -> Value:
    rest = JSObject(run.serial())
    names = [key for key in taken if not isinstance(key, Opaque)]
    if len(names) < len(taken):
        rest.unseen = run.opaque("a computed key is unknown", place)
        return rest
    if isinstance(value, JSObject) and any(value.slots[key].getter for key in names if key in value.slots):
        raise GaveUp("it takes the rest of an object with accessors", place)
    spread(run, rest, value, place)
    for key in names:
        rest.slots.pop(key, None)
    return rest


def _destructure_array(
    run: Run, pattern: estree.ArrayPattern, value: Value, scope: Scope, place: Place, constant: bool | None
) -> None:
    last = pattern.elements[-1] if pattern.elements else None
    has_rest = last is not None and last.type == "RestElement"
    items = iterate(run, value, place, None if has_rest else len(pattern.elements))
    source = value if isinstance(value, (Opaque, Passthrough)) else None
    for index, element in enumerate(pattern.elements):
        if element is None:
            continue
        if items is None:
            reason = source.reason if isinstance(source, Opaque) else "it is destructured from an unknown value"
            origin = source.origin if isinstance(source, Opaque) else "other"
            item: Value = run.opaque(reason, place, origin=origin)
        elif element.type == "RestElement":
            item = JSArray(run.serial(), items[index:])
        else:
            item = items[index] if index < len(items) else UNDEFINED
        _bind(run, element.argument if element.type == "RestElement" else element, item, scope, place, constant)
