"""Expressions: ESTree node -> value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.evaluator.calls import call, construct, make_function
from nextlint.evaluator.convert import to_string, type_of
from nextlint.evaluator.objects import get, has, has_gap, iterate, iterate_with_gaps, property_key, remove, spread
from nextlint.evaluator.operators import MAX_LEAVES, binary, key_of, leaf_count, mapped, nullish, truth, unary
from nextlint.evaluator.patterns import read_name, reference
from nextlint.evaluator.run import MAX_TEXT, GaveUp, Throw
from nextlint.evaluator.scope import Scope
from nextlint.evaluator.values import (
    NULL,
    UNDEFINED,
    BigInt,
    Choice,
    JSArray,
    JSFunction,
    JSObject,
    NativeFunction,
    Opaque,
    Passthrough,
    Promise,
    RegExp,
    Slot,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from nextlint.evaluator.run import Run
    from nextlint.evaluator.values import Node, Place, Value

    Evaluator = Callable[[Run, Node, Scope], Value]

MAX_DIGITS = 1000  # of a BigInt


def evaluate(run: Run, node: Node, scope: Scope) -> Value:
    """The value of an expression. Raises Throw where it throws, GaveUp where a budget ends."""
    run.step()
    evaluator = _EVALUATORS.get(node.type)
    if evaluator is None:
        return run.opaque(f"nextlint does not follow {node.type}", scope.place(node))
    return evaluator(run, node, scope)


def _literal(run: Run, node: Node, scope: Scope) -> Value:
    value = node.value
    if isinstance(value, (bool, str)):
        return value
    if value is not None:
        return float(value)
    if node.regex is not None:
        body, _, flags = node.raw.rpartition("/")
        return RegExp(run.serial(), f"{body}/{''.join(sorted(flags))}", scope.place(node))
    if node.bigint is not None:
        digits = str(node.bigint).rstrip("n")
        if len(digits) > MAX_DIGITS:
            return run.opaque("it is a very long number", scope.place(node))
        return BigInt(int(digits, 0))
    return NULL


def _identifier(run: Run, node: Node, scope: Scope) -> Value:
    return read_name(run, node.name, scope, scope.place(node))


def _template(run: Run, node: Node, scope: Scope) -> Value:
    result: Value = node.quasis[0].value.cooked
    for quasi, expression in zip(node.quasis[1:], node.expressions, strict=True):
        value = evaluate(run, expression, scope)
        text = mapped(run, value, lambda one: _template_part(one, scope.place(node)))
        result = binary(run, "+", result, text, scope.place(node))
        result = binary(run, "+", result, quasi.value.cooked, scope.place(node))
    return result


def _template_part(value: Value, place: Place) -> Value:
    if not isinstance(value, (Opaque, Passthrough)):
        text = to_string(value)
        if text is not None:
            return text
    reason = value.reason if isinstance(value, Opaque) else "it is not a string"
    return Opaque(reason, place, key=("string", key_of(value)), type="string", nullish=False)


def _array(run: Run, node: Node, scope: Scope) -> Value:
    made = JSArray(run.serial(), [], scope.place(node))
    for element in node.elements:
        if element is None:
            made.items.append(UNDEFINED)
            made.unseen = run.opaque("it is an array with holes", scope.place(node))
        elif element.type == "SpreadElement":
            source = evaluate(run, element.argument, scope)
            items = iterate_with_gaps(run, source, scope.place(element))
            if items is None:
                made.unseen = run.opaque(_reason(source, "it spreads something unknown"), scope.place(element))
            else:
                run.step(len(items) // 16)
                made.items.extend(items)
        else:
            made.items.append(evaluate(run, element, scope))
    if len(made.items) > MAX_TEXT:
        raise GaveUp("it builds a very long array", scope.place(node))
    made.has_gaps = any(map(has_gap, made.items))
    return made


def _reason(value: Value, otherwise: str) -> str:
    return value.reason if isinstance(value, Opaque) else otherwise


def _object(run: Run, node: Node, scope: Scope) -> Value:
    made = JSObject(run.serial(), scope.place(node))
    for member in node.properties:
        place = scope.place(member)
        if member.type == "SpreadElement":
            spread(run, made, evaluate(run, member.argument, scope), place)
        else:
            _define(run, made, member, scope, place)
    return made


def _define(run: Run, made: JSObject, member: Node, scope: Scope, place: Place) -> None:
    key = member_key(run, member, scope)
    if isinstance(key, Opaque):
        evaluate(run, member.value, scope)
        spread(run, made, key.refined(truthy=True), place)
    elif member.kind in ("get", "set"):
        function = make_function(run, member.value, scope)
        old = made.slots.get(key, Slot(UNDEFINED))
        old = old._replace(value=UNDEFINED, place=place)
        made.slots[key] = old._replace(getter=function) if member.kind == "get" else old._replace(setter=function)
    elif key == "__proto__" and _is_plain(member) and scope.module.kind != "json":
        _set_prototype(run, made, evaluate(run, member.value, scope), place)
    else:
        made.slots[key] = Slot(evaluate(run, member.value, scope), place)


def _is_plain(member: Node) -> bool:
    return not (member.computed or member.shorthand or member.method)


def _set_prototype(run: Run, made: JSObject, value: Value, place: Place) -> None:
    value = run.force(value)
    if isinstance(value, JSObject):
        made.proto = value
    elif value is not NULL:
        made.proto = JSObject(run.serial())
        made.proto.unseen = run.opaque("its prototype is not known", place)


def member_key(run: Run, member: Node, scope: Scope) -> Value:
    """The key of a Property, MethodDefinition or PropertyDefinition."""
    key = member.key
    if member.computed:
        return property_key(run, evaluate(run, key, scope))
    if key.type == "Identifier":
        return key.name
    if key.type == "PrivateIdentifier":
        return f"#{key.name}"
    return property_key(run, _literal(run, key, scope))


def _function(run: Run, node: Node, scope: Scope) -> Value:
    if node.type == "FunctionExpression" and node.id is not None:
        scope = Scope(scope, run.serial(), scope.module)
        function = make_function(run, node, scope)
        scope.declare(node.id.name, function, constant=True)
        return function
    return make_function(run, node, scope)


def _class(run: Run, node: Node, scope: Scope) -> Value:
    from nextlint.evaluator.classes import make_class

    return make_class(run, node, scope)


def _unary(run: Run, node: Node, scope: Scope) -> Value:
    if node.operator == "delete":
        return _delete(run, node, scope)
    if node.operator == "typeof" and node.argument.type == "Identifier":
        from nextlint.evaluator.library.globals_ import global_value

        name = node.argument.name
        if scope.find(name) is None and global_value(run, name, scope.place(node)) is None:
            return "undefined"
    value = evaluate(run, node.argument, scope)
    return unary(run, node.operator, value, scope.place(node))


def _delete(run: Run, node: Node, scope: Scope) -> Value:
    argument = node.argument
    if argument.type == "ChainExpression":
        argument = argument.expression
    if argument.type == "MemberExpression":
        target = evaluate(run, argument.object, scope)
        remove(run, target, member_name(run, argument, scope), scope.place(node))
    return True


def _binary(run: Run, node: Node, scope: Scope) -> Value:
    place = scope.place(node)
    if node.left.type == "PrivateIdentifier":
        return has(run, evaluate(run, node.right, scope), f"#{node.left.name}", inherited=True)
    left = evaluate(run, node.left, scope)
    right = evaluate(run, node.right, scope)
    if node.operator == "in":
        return has(run, right, property_key(run, left), inherited=True)
    if node.operator == "instanceof":
        return _instance_of(run, left, right, place)
    return binary(run, node.operator, left, right, place)


def _instance_of(run: Run, left: Value, right: Value, place: Place) -> Value:
    left, right = run.force(left), run.force(right)
    unknown = Choice(("instanceof", key_of(left), key_of(right)), True, False)
    if isinstance(left, (Opaque, Passthrough)) or not isinstance(right, (JSFunction, NativeFunction)):
        return unknown
    if isinstance(right, NativeFunction):
        name = right.name
        if isinstance(left, JSObject) and (left.class_name == name or (name == "Error" and "Error" in left.class_name)):
            return True
        is_kind = {"Array": JSArray, "Promise": Promise, "RegExp": RegExp}.get(name)
        if is_kind is not None:
            return isinstance(left, is_kind)
        if name == "Function":
            return type_of(left) == "function"
        return type_of(left) in ("object", "function") and left is not NULL if name == "Object" else False
    proto = left.proto if isinstance(left, JSObject) else None
    while proto is not None:
        if proto is right.prototype:
            return True
        proto = proto.proto
    return False


def _logical(run: Run, node: Node, scope: Scope) -> Value:
    return _short_circuit(run, node.operator, evaluate(run, node.left, scope), lambda: evaluate(run, node.right, scope))


def _short_circuit(run: Run, operator: str, left: Value, right: Callable[[], Value]) -> Value:
    """``left && right()``, ``||``, ``??``."""
    if isinstance(left, Choice):
        if leaf_count(left) > MAX_LEAVES:
            left = run.force(left)
        return run.map(left, lambda one: _short_circuit(run, operator, one, right))
    test = nullish(run, left) if operator == "??" else truth(run, left)
    if isinstance(test, bool):
        takes_right = test if operator != "||" else not test
        return right() if takes_right else left
    holds = left
    if isinstance(left, Opaque):
        holds = left.refined(nullish=False) if operator == "??" else left.refined(truthy=operator == "||")
    if operator == "||":
        return run.either(test.key, lambda: holds, right)
    return run.either(test.key, right, lambda: holds)


def _conditional(run: Run, node: Node, scope: Scope) -> Value:
    test = truth(run, evaluate(run, node.test, scope))
    return _branch(
        run, test, lambda: evaluate(run, node.consequent, scope), lambda: evaluate(run, node.alternate, scope)
    )


def _branch(run: Run, test: Value, yes: Callable[[], Value], no: Callable[[], Value]) -> Value:
    if isinstance(test, Choice):
        first, second = test.yes, test.no
        return run.either(test.key, lambda: _branch(run, first, yes, no), lambda: _branch(run, second, yes, no))
    return yes() if test else no()


def _sequence(run: Run, node: Node, scope: Scope) -> Value:
    value: Value = UNDEFINED
    for expression in node.expressions:
        value = evaluate(run, expression, scope)
    return value


# ── members, chains and calls ────────────────────────────────────────────────────────────────────────────────────


def member_name(run: Run, node: Node, scope: Scope) -> Value:
    if node.computed:
        return property_key(run, evaluate(run, node.property, scope))
    return f"#{node.property.name}" if node.property.type == "PrivateIdentifier" else node.property.name


def _chain(run: Run, node: Node, scope: Scope) -> Value:
    return _walk(run, node.expression, scope, lambda value, this: value)


def _member(run: Run, node: Node, scope: Scope) -> Value:
    return _walk(run, node, scope, lambda value, this: value)


def _walk(run: Run, node: Node, scope: Scope, then: Callable[[Value, Value], Value]) -> Value:
    """``then(value, this)`` for a chain of members and calls; a ``?.`` that stops short skips ``then``."""
    run.step()
    if node.type == "MemberExpression":
        return _walk_member(run, node, scope, then)
    if node.type == "CallExpression":
        return _walk_call(run, node, scope, then)
    return then(evaluate(run, node, scope), UNDEFINED)


def _walk_member(run: Run, node: Node, scope: Scope, then: Callable[[Value, Value], Value]) -> Value:
    place = scope.place(node)
    if node.object.type == "Super":
        this = scope.find_this()
        home = scope.find_home()
        above = home.home if isinstance(home, JSFunction) else None
        base = above if above is None or isinstance(this, JSFunction) else above.prototype  # static methods: the class
        if base is None:
            return then(run.opaque("it asks a class that is not seen", place), this)
        return then(_get_super(run, base, member_name(run, node, scope), this, place), this)

    def step(target: Value, _: Value) -> Value:
        def read(one: Value) -> Value:
            return then(get(run, one, member_name(run, node, scope), place), one)

        return _unless_nullish(run, target, read) if node.optional else run.map(target, read)

    return _walk(run, node.object, scope, step)


def _get_super(run: Run, base: JSObject | JSFunction, key: Value, this: Value, place: Place) -> Value:
    """``super.key``: looked up in the class above, with the accessor's ``this`` that of the method."""
    holder: JSObject | JSFunction | None = base
    while holder is not None and not isinstance(key, Opaque):
        slot = holder.slots.get(key)
        if slot is not None and slot.getter is not None:
            return call(run, slot.getter, this, [], place)
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


def _walk_call(run: Run, node: Node, scope: Scope, then: Callable[[Value, Value], Value]) -> Value:
    place = scope.place(node)
    if node.callee.type == "Super":
        return then(_super_call(run, node, scope), UNDEFINED)

    def step(function: Value, this: Value) -> Value:
        def invoke(one: Value) -> Value:
            return then(call(run, one, this, arguments(run, node, scope), place), UNDEFINED)

        return _unless_nullish(run, function, invoke) if node.optional else run.map(function, invoke)

    callee = node.callee.expression if node.callee.type == "ChainExpression" else node.callee
    return _walk(run, callee, scope, step)


def _super_call(run: Run, node: Node, scope: Scope) -> Value:
    from nextlint.evaluator.classes import initialise_above

    home, this = scope.find_home(), scope.find_this()
    if isinstance(home, JSFunction) and isinstance(this, JSObject):
        initialise_above(run, home, this, arguments(run, node, scope), scope.place(node))
    return UNDEFINED


def arguments(run: Run, node: Node, scope: Scope) -> list[Value]:
    """The values of a call's arguments. Raises GaveUp where a spread is unknown and the count so too."""
    values: list[Value] = []
    for argument in node.arguments:
        if argument.type != "SpreadElement":
            values.append(evaluate(run, argument, scope))
            continue
        source = evaluate(run, argument.argument, scope)
        items = iterate(run, source, scope.place(argument))
        if items is None:
            values.append(run.opaque(_reason(source, "it spreads something unknown"), scope.place(argument)))
        else:
            values.extend(items)
    return values


def _new(run: Run, node: Node, scope: Scope) -> Value:
    function = evaluate(run, node.callee, scope)
    return construct(run, function, arguments(run, node, scope), scope.place(node))


def _tagged(run: Run, node: Node, scope: Scope) -> Value:
    tag = run.force(evaluate(run, node.tag, scope))
    values = [evaluate(run, expression, scope) for expression in node.quasi.expressions]
    if not isinstance(tag, (JSFunction, NativeFunction)):
        return run.opaque(_reason(tag, "it calls a tag function that is not seen"), scope.place(node))
    strings = JSArray(run.serial(), [_cooked(quasi) for quasi in node.quasi.quasis])
    raw = JSArray(run.serial(), [_raw(quasi) for quasi in node.quasi.quasis])
    strings.extra, strings.frozen, raw.frozen = {"raw": Slot(raw, enumerable=False)}, True, True
    return call(run, tag, UNDEFINED, [strings, *values], scope.place(node))


def _cooked(quasi: Node) -> Value:
    return UNDEFINED if quasi.value.cooked is None else quasi.value.cooked


def _raw(quasi: Node) -> str:
    return str(quasi.value.raw).replace("\r\n", "\n").replace("\r", "\n")


# ── assignment ───────────────────────────────────────────────────────────────────────────────────────────────────


def _assignment(run: Run, node: Node, scope: Scope) -> Value:
    operator, place = node.operator[:-1], scope.place(node)
    read, write = reference(run, node.left, scope, place)
    if not operator:
        value = evaluate(run, node.right, scope)
    else:
        old = read()
        if operator in ("&&", "||", "??"):
            test = run.force(nullish(run, old) if operator == "??" else truth(run, old))
            if test == (operator == "||"):
                return run.force(old)
            value = evaluate(run, node.right, scope)
        else:
            value = binary(run, operator, old, evaluate(run, node.right, scope), place)
    write(value)
    return value


def _update(run: Run, node: Node, scope: Scope) -> Value:
    place = scope.place(node)
    read, write = reference(run, node.argument, scope, place)
    old = unary(run, "+", read(), place)
    new = binary(run, node.operator[0], old, 1.0, place)
    write(new)
    return new if node.prefix else old


# ── the rest ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _this(run: Run, node: Node, scope: Scope) -> Value:
    this = scope.find_this()
    return UNDEFINED if this is None else this


def _await(run: Run, node: Node, scope: Scope) -> Value:
    outer, run.awaited = run.awaited, node.argument
    try:
        promise = evaluate(run, node.argument, scope)
    finally:
        run.awaited = outer
    run.defer()
    return run.map(promise, lambda one: await_value(run, one, scope.place(node)))


def await_value(run: Run, value: Value, place: Place) -> Value:
    """What ``await`` gives. Raises Throw for a rejected promise."""
    if isinstance(value, Choice):
        return run.map(value, lambda one: await_value(run, one, place))
    if isinstance(value, Promise):
        if value.rejected:
            raise Throw(value.value, place)
        return await_value(run, value.value, place)
    if isinstance(value, Opaque) and not value.nullish and value.type in (None, "object"):
        run.may_throw(value.reason, place)
        return Opaque(value.reason, place, key=("await", value.key), origin=value.origin)
    if isinstance(value, JSObject) and "then" in value.slots:
        return _await_thenable(run, value, place)
    return value


def _await_thenable(run: Run, value: JSObject, place: Place) -> Value:
    from nextlint.evaluator.library.promises import settled_by

    then = get(run, value, "then", place)
    if not isinstance(then, JSFunction):
        return run.opaque("it awaits an object with a method then", place)
    promise = settled_by(run, then, value, place)
    return await_value(run, promise, place) if isinstance(promise, Promise) else promise


def _yield(run: Run, node: Node, scope: Scope) -> Value:
    place = scope.place(node)
    value = UNDEFINED if node.argument is None else evaluate(run, node.argument, scope)
    if node.delegate:
        from nextlint.evaluator.iteration import delegate

        return delegate(run, value, place)
    assert run.collector is not None
    run.collector.add(run, value, place)
    return UNDEFINED


def _meta(run: Run, node: Node, scope: Scope) -> Value:
    from nextlint.evaluator.library.host import import_meta

    if node.meta.name == "import":
        return import_meta(run, scope.place(node))
    holder = scope.find("new.target")
    return UNDEFINED if holder is None else holder.names["new.target"]


def _import(run: Run, node: Node, scope: Scope) -> Value:
    specifier = run.force(evaluate(run, node.source, scope))
    try:
        return Promise(run.modules.import_dynamically(run, specifier, scope.place(node)))
    except Throw as error:
        return Promise(error.value, rejected=True)


_EVALUATORS: dict[str, Evaluator] = {
    "Literal": _literal,
    "Identifier": _identifier,
    "TemplateLiteral": _template,
    "ArrayExpression": _array,
    "ObjectExpression": _object,
    "FunctionExpression": _function,
    "ArrowFunctionExpression": _function,
    "ClassExpression": _class,
    "UnaryExpression": _unary,
    "BinaryExpression": _binary,
    "LogicalExpression": _logical,
    "ConditionalExpression": _conditional,
    "SequenceExpression": _sequence,
    "ChainExpression": _chain,
    "MemberExpression": _member,
    "CallExpression": _member,
    "NewExpression": _new,
    "TaggedTemplateExpression": _tagged,
    "AssignmentExpression": _assignment,
    "UpdateExpression": _update,
    "ThisExpression": _this,
    "AwaitExpression": _await,
    "YieldExpression": _yield,
    "MetaProperty": _meta,
    "ImportExpression": _import,
}
