"""Expressions: ESTree node -> value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.evaluator.awaiting import await_value
from nextlint.evaluator.chains import arguments, chain, member_or_call
from nextlint.evaluator.classes import construct, make_class
from nextlint.evaluator.convert import is_primitive, to_string, type_of
from nextlint.evaluator.effects import may_convert
from nextlint.evaluator.endings import GaveUp, Throw
from nextlint.evaluator.hoisting import is_constructor, make_function
from nextlint.evaluator.iteration import delegate, iterate_with_gaps
from nextlint.evaluator.keys import literal, member_key, member_name
from nextlint.evaluator.module_scope import import_meta
from nextlint.evaluator.objects import has_gap, property_key, reason_of
from nextlint.evaluator.operators import MAX_LEAVES, binary, key_of, leaf_count, mapped, nullish, truth, unary
from nextlint.evaluator.patterns import read_name, reference
from nextlint.evaluator.properties import remove
from nextlint.evaluator.scope import Scope
from nextlint.evaluator.spreading import has, spread
from nextlint.evaluator.values import (
    MAX_TEXT,
    NULL,
    UNDEFINED,
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
    Symbol,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from nextlint.evaluator.run import Evaluator, Run
    from nextlint.evaluator.values import Place, Value
    from nextlint.javascript import estree


def _identifier(run: Run, node: estree.Identifier, scope: Scope) -> Value:
    return read_name(run, node.name, scope, scope.place(node))


def _template(run: Run, node: estree.TemplateLiteral, scope: Scope) -> Value:
    result: Value = _cooked(node.quasis[0])
    for quasi, expression in zip(node.quasis[1:], node.expressions, strict=True):
        value = run.evaluate(expression, scope)
        text = mapped(run, value, lambda one: _template_part(one, scope.place(node)))
        result = binary(run, "+", result, text, scope.place(node))
        result = binary(run, "+", result, _cooked(quasi), scope.place(node))
    return result


def _template_part(value: Value, place: Place) -> Value:
    if not isinstance(value, (Opaque, Passthrough)):
        text = to_string(value)
        if text is not None:
            return text
    reason = value.reason if isinstance(value, Opaque) else "it is not a string"
    return Opaque(reason, place, key=("string", key_of(value)), type="string", nullish=False)


def _array(run: Run, node: estree.ArrayExpression, scope: Scope) -> Value:
    made = JSArray(run.serial(), [], scope.place(node))
    for element in node.elements:
        if element is None:
            made.items.append(UNDEFINED)
            made.unseen = run.opaque("it is an array with holes", scope.place(node))
        elif element.type == "SpreadElement":
            source = run.evaluate(element.argument, scope)
            items = iterate_with_gaps(run, source, scope.place(element))
            if items is None:
                made.unseen = run.opaque(reason_of(source, "it spreads an unknown value"), scope.place(element))
            else:
                run.step(len(items) // 16)
                made.items.extend(items)
        else:
            made.items.append(run.evaluate(element, scope))
    if len(made.items) > MAX_TEXT:
        raise GaveUp("it builds a very long array", scope.place(node))
    made.has_gaps = any(map(has_gap, made.items))
    return made


def _object(run: Run, node: estree.ObjectExpression, scope: Scope) -> Value:
    made = JSObject(run.serial(), scope.place(node))
    for member in node.properties:
        place = scope.place(member)
        if member.type == "SpreadElement":
            spread(run, made, run.evaluate(member.argument, scope), place)
        else:
            _define(run, made, member, scope, place)
    return made


def _define(run: Run, made: JSObject, member: estree.Property, scope: Scope, place: Place) -> None:
    key = member_key(run, member, scope)
    if isinstance(key, Opaque):
        run.evaluate(member.value, scope)
        spread(run, made, key.refined(truthy=True), place)
    elif member.kind != "init":
        assert member.value.type == "FunctionExpression"
        function = make_function(run, member.value, scope)
        old = made.slots.get(key, Slot(UNDEFINED))
        old = old._replace(value=UNDEFINED, place=place)
        made.slots[key] = old._replace(getter=function) if member.kind == "get" else old._replace(setter=function)
    elif key == "__proto__" and _is_plain(member) and scope.module.kind != "json":
        _set_prototype(run, made, run.evaluate(member.value, scope), place)
    else:
        made.slots[key] = Slot(run.evaluate(member.value, scope), place)


def _is_plain(member: estree.Property) -> bool:
    return not (member.computed or member.shorthand or member.method)


def _set_prototype(run: Run, made: JSObject, value: Value, place: Place) -> None:
    value = run.force(value)
    if isinstance(value, JSObject):
        made.proto = value
    elif value is NULL:
        made.class_name = "instance"
    else:
        made.proto = JSObject(run.serial())
        made.proto.unseen = run.opaque("its prototype is unknown", place)


def _function(run: Run, node: estree.FunctionExpression | estree.ArrowFunctionExpression, scope: Scope) -> Value:
    if node.type == "FunctionExpression" and node.id is not None:
        scope = Scope(scope, run.serial(), scope.module)
        function = make_function(run, node, scope)
        scope.declare(node.id.name, function, constant=True)
        return function
    return make_function(run, node, scope)


def _class(run: Run, node: estree.ClassExpression, scope: Scope) -> Value:
    return make_class(run, node, scope)


def _unary(run: Run, node: estree.UnaryExpression, scope: Scope) -> Value:
    if node.operator == "delete":
        return _delete(run, node, scope)
    if node.operator == "typeof" and node.argument.type == "Identifier":
        name = node.argument.name
        if scope.find(name) is None and run.global_value(name, scope.place(node)) is None:
            return "undefined"
    value = run.evaluate(node.argument, scope)
    return unary(run, node.operator, value, scope.place(node))


def _delete(run: Run, node: estree.UnaryExpression, scope: Scope) -> Value:
    argument = node.argument
    if argument.type == "ChainExpression":
        argument = argument.expression
    if argument.type == "MemberExpression":
        target = run.evaluate(argument.object, scope)
        remove(run, target, member_name(run, argument, scope), scope.place(node))
    return True


def _binary(run: Run, node: estree.BinaryExpression, scope: Scope) -> Value:
    place = scope.place(node)
    if node.left.type == "PrivateIdentifier":
        return has(run, run.evaluate(node.right, scope), f"#{node.left.name}", inherited=True)
    left = run.evaluate(node.left, scope)
    right = run.evaluate(node.right, scope)
    if node.operator not in ("===", "!==", "instanceof"):
        may_convert(run, left, place)
        may_convert(run, right, place)
    if node.operator == "in":
        return has(run, right, property_key(run, left), inherited=True)
    if node.operator == "instanceof":
        return _instance_of(run, left, right, place)
    return binary(run, node.operator, left, right, place)


def _has_no_prototype(function: JSFunction | NativeFunction) -> bool:
    return isinstance(function, JSFunction) and not function.is_class and not is_constructor(function)


def _is_bare(value: Value) -> bool:
    """Return whether an object may inherit nothing, as after Object.create(null)."""
    return isinstance(value, JSObject) and value.class_name == "instance" and value.proto is None


def _instance_of(run: Run, left: Value, right: Value, place: Place) -> Value:
    left, right = run.force(left), run.force(right)
    unknown = Choice(("instanceof", key_of(left), key_of(right)), True, False)
    if not isinstance(right, (JSFunction, NativeFunction)) or _has_no_prototype(right):
        run.may_throw("its right side may not be a constructor", place)
        return unknown
    if isinstance(left, (Opaque, Passthrough)) or _is_bare(left):
        return unknown
    if any(isinstance(key, Symbol) for key in right.slots) and isinstance(right, JSFunction):
        return unknown  # it may have a Symbol.hasInstance
    if isinstance(right, JSFunction) and right.prototype is None and not is_primitive(left):
        return unknown  # instances of a plain function do not record their constructor
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
        run.step()
        if proto is right.prototype:
            return True
        proto = proto.proto
    return False


def _logical(run: Run, node: estree.LogicalExpression, scope: Scope) -> Value:
    return _short_circuit(run, node.operator, run.evaluate(node.left, scope), lambda: run.evaluate(node.right, scope))


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


def _conditional(run: Run, node: estree.ConditionalExpression, scope: Scope) -> Value:
    test = truth(run, run.evaluate(node.test, scope))
    return _branch(run, test, lambda: run.evaluate(node.consequent, scope), lambda: run.evaluate(node.alternate, scope))


def _branch(run: Run, test: Value, yes: Callable[[], Value], no: Callable[[], Value]) -> Value:
    if isinstance(test, Choice):
        first, second = test.yes, test.no
        return run.either(test.key, lambda: _branch(run, first, yes, no), lambda: _branch(run, second, yes, no))
    return yes() if test else no()


def _sequence(run: Run, node: estree.SequenceExpression, scope: Scope) -> Value:
    value: Value = UNDEFINED
    for expression in node.expressions:
        value = run.evaluate(expression, scope)
    return value


def _new(run: Run, node: estree.NewExpression, scope: Scope) -> Value:
    function = run.evaluate(node.callee, scope)
    return construct(run, function, arguments(run, node, scope), scope.place(node))


def _tagged(run: Run, node: estree.TaggedTemplateExpression, scope: Scope) -> Value:
    tag = run.force(run.evaluate(node.tag, scope))
    values = [run.evaluate(expression, scope) for expression in node.quasi.expressions]
    if not isinstance(tag, (JSFunction, NativeFunction)):
        return run.opaque(reason_of(tag, "it calls an unknown tag function"), scope.place(node))
    return run.call(tag, UNDEFINED, [_template_object(run, node, scope), *values], scope.place(node))


def _template_object(run: Run, node: estree.TaggedTemplateExpression, scope: Scope) -> JSArray:
    """Return the frozen array of strings: always the same one for an expression."""
    known = scope.module.templates
    if id(node) not in known:
        strings = JSArray(run.serial(), [_cooked(quasi) for quasi in node.quasi.quasis])
        raw = JSArray(run.serial(), [_raw(quasi) for quasi in node.quasi.quasis])
        strings.extra, strings.frozen, raw.frozen = {"raw": Slot(raw, enumerable=False)}, True, True
        known[id(node)] = strings
    return known[id(node)]


def _cooked(quasi: estree.TemplateElement) -> Value:
    return UNDEFINED if quasi.value.cooked is None else quasi.value.cooked


def _raw(quasi: estree.TemplateElement) -> str:
    return quasi.value.raw.replace("\r\n", "\n").replace("\r", "\n")


def _assignment(run: Run, node: estree.AssignmentExpression, scope: Scope) -> Value:
    operator, place = node.operator[:-1], scope.place(node)
    read, write = reference(run, node.left, scope, place)
    if not operator:
        value = run.evaluate(node.right, scope)
    else:
        old = read()
        if operator in ("&&", "||", "??"):
            test = run.force(nullish(run, old) if operator == "??" else truth(run, old))
            if test == (operator == "||"):
                return run.force(old)
            value = run.evaluate(node.right, scope)
        else:
            value = binary(run, operator, old, run.evaluate(node.right, scope), place)
    write(value)
    return value


def _update(run: Run, node: estree.UpdateExpression, scope: Scope) -> Value:
    place = scope.place(node)
    read, write = reference(run, node.argument, scope, place)
    old = unary(run, "+", read(), place)
    new = binary(run, node.operator[0], old, 1.0, place)
    write(new)
    return new if node.prefix else old


def _this(run: Run, node: estree.ThisExpression, scope: Scope) -> Value:
    this = scope.find_this()
    return UNDEFINED if this is None else this


def _await(run: Run, node: estree.AwaitExpression, scope: Scope) -> Value:
    outer, run.awaited = run.awaited, node.argument
    try:
        promise = run.evaluate(node.argument, scope)
    finally:
        run.awaited = outer
    run.defer()
    return run.map(promise, lambda one: await_value(run, one, scope.place(node)))


def _yield(run: Run, node: estree.YieldExpression, scope: Scope) -> Value:
    place = scope.place(node)
    value = UNDEFINED if node.argument is None else run.evaluate(node.argument, scope)
    if node.delegate:
        return delegate(run, value, place)
    assert run.collector is not None
    run.collector.add(run, value, place)
    return UNDEFINED


def _meta(run: Run, node: estree.MetaProperty, scope: Scope) -> Value:
    if node.meta.name == "import":
        return import_meta(run, scope.place(node))
    return UNDEFINED if scope.find("new.target") is None else read_name(run, "new.target", scope, scope.place(node))


def _import(run: Run, node: estree.ImportExpression, scope: Scope) -> Value:
    specifier = run.force(run.evaluate(node.source, scope))
    try:
        return Promise(run.modules.import_dynamically(run, specifier, scope.place(node)))
    except Throw as error:
        return Promise(error.value, rejected=True)


EXPRESSIONS: dict[str, Evaluator] = {
    "Literal": literal,
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
    "ChainExpression": chain,
    "MemberExpression": member_or_call,
    "CallExpression": member_or_call,
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
