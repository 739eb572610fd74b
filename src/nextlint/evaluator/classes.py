"""``new``, and the classes of a config: methods, fields, static members, ``extends``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.evaluator.calls import bind_parameters, call_function
from nextlint.evaluator.completions import execute_block, finish
from nextlint.evaluator.convert import is_primitive
from nextlint.evaluator.endings import GaveUp
from nextlint.evaluator.hoisting import hoist_variables, is_constructor, make_function
from nextlint.evaluator.keys import member_key
from nextlint.evaluator.objects import throw_error
from nextlint.evaluator.operators import binary
from nextlint.evaluator.properties import get
from nextlint.evaluator.scope import Scope
from nextlint.evaluator.values import (
    NULL,
    UNDEFINED,
    JSFunction,
    JSObject,
    NativeFunction,
    Opaque,
    Passthrough,
    Slot,
    size,
)

if TYPE_CHECKING:
    from nextlint.evaluator.run import Run
    from nextlint.evaluator.values import Place, Value
    from nextlint.javascript.estree import Class, ClassMember


def make_class(run: Run, node: Class, scope: Scope) -> Value:
    """Return the class of a ClassDeclaration or ClassExpression; Opaque if its base class is unknown."""
    inner = Scope(scope, run.serial(), scope.module)
    inner.is_strict = True
    made = JSFunction(run.serial(), node, inner, scope.module)
    made.is_class = True
    made.prototype = JSObject(run.serial(), class_name="prototype")
    if node.superClass is not None:
        base = run.force(run.evaluate(node.superClass, scope))
        if isinstance(base, NativeFunction) and base.name.endswith("Error"):
            made.native = base
            made.prototype.proto = _error_prototype(run, base)
        elif isinstance(base, JSFunction):
            made.home = base
            made.prototype.proto = base.prototype
        else:
            if base is not NULL and not isinstance(base, (Opaque, NativeFunction)):
                raise throw_error(run, "TypeError", "Class extends value is not a constructor", scope.place(node))
            return run.opaque("it extends an unknown class", scope.place(node), truthy=True, type="function")
    if node.id is not None:
        inner.declare(node.id.name, made, constant=True)
    for member in node.body.body:
        _add_member(run, made, member, inner)
    return made


def _error_prototype(run: Run, native: NativeFunction) -> JSObject:
    made = JSObject(run.serial(), class_name="prototype")
    made.slots = {"name": Slot(native.name, enumerable=False), "message": Slot("", enumerable=False)}
    return made


def native_base(function: JSFunction) -> NativeFunction | None:
    """Return the built-in Error that a class extends, directly or through other classes."""
    while function.home is not None:
        function = function.home
    return function.native


def initialise_error(run: Run, this: JSObject, arguments: list[Value], place: Place) -> None:
    """Do what ``super(message, options)`` does for an Error."""
    run.record_change(this)
    if arguments and arguments[0] is not UNDEFINED:
        this.slots["message"] = Slot(binary(run, "+", "", arguments[0], place), place, enumerable=False)
    add_cause(run, this, arguments, place)


def add_cause(run: Run, error: JSObject, arguments: list[Value], place: Place) -> None:
    """Do what an Error does with its second argument."""
    options = arguments[1] if len(arguments) > 1 else UNDEFINED
    if isinstance(options, JSObject) and "cause" in options.slots:
        error.slots["cause"] = Slot(get(run, options, "cause", place), place, enumerable=False)
    elif not (is_primitive(options) or _is_empty(options)):
        error.unseen = run.opaque("its options are unknown", place)


def _is_empty(value: Value) -> bool:
    return isinstance(value, JSObject) and value.proto is None and value.unseen is None and not value.slots


def _add_member(run: Run, made: JSFunction, member: ClassMember, scope: Scope) -> None:
    if member.type == "StaticBlock":
        finish(run, execute_block(run, member.body, _inside(run, made, made, scope)))
        return
    if member.type == "PropertyDefinition" and not member.static:
        if member.computed and member.key.type not in ("Literal", "Identifier", "MemberExpression"):
            raise GaveUp("a class field has a computed name", scope.place(member))
        made.fields.append(member)
        return
    key = member_key(run, member, scope)
    if isinstance(key, Opaque) or (member.type == "MethodDefinition" and member.kind == "constructor"):
        return
    assert made.prototype is not None
    slots = made.slots if member.static else made.prototype.slots
    place = scope.place(member)
    if member.type == "PropertyDefinition":
        inside = _inside(run, made, made, scope)
        slots[key] = Slot(UNDEFINED if member.value is None else run.evaluate(member.value, inside), place)
        return
    function = make_function(run, member.value, _inside(run, made, None, scope))
    old = slots.get(key, Slot(UNDEFINED))
    if member.kind == "get":
        slots[key] = old._replace(getter=function, place=place, enumerable=False)
    elif member.kind == "set":
        slots[key] = old._replace(setter=function, place=place, enumerable=False)
    else:
        slots[key] = Slot(function, place, enumerable=False)


def _inside(run: Run, made: JSFunction, this: Value | None, scope: Scope) -> Scope:
    inside = Scope(scope, run.serial(), scope.module, this=this)
    inside.home = made
    return inside


def initialise(run: Run, function: JSFunction, this: JSObject, arguments: list[Value], place: Place) -> Value:
    """Run the constructor of a class (or of a plain function it extends) on a new instance; return its result."""
    node = function.node
    if node.type != "ClassDeclaration" and node.type != "ClassExpression":
        return call_function(run, function, this, arguments, place)
    constructor = next(
        (member for member in node.body.body if member.type == "MethodDefinition" and member.kind == "constructor"),
        None,
    )
    is_base = function.home is None and function.native is None
    if constructor is None or is_base:
        initialise_above(run, function, this, arguments, place)
    if constructor is None:
        return UNDEFINED
    if not is_base and "super" not in function.module.source.text[constructor.range[0] : constructor.range[1]]:
        raise GaveUp("a constructor does not call super()", place)
    scope = _inside(run, function, this, function.scope)
    bind_parameters(run, constructor.value.params, arguments, scope)
    hoist_variables(constructor.value.body, scope)
    result = run.force(finish(run, execute_block(run, constructor.value.body.body, scope)))
    if not is_base and result is not UNDEFINED and is_primitive(result):
        raise throw_error(run, "TypeError", "Derived constructors may only return object or undefined", place)
    return result


def initialise_above(run: Run, function: JSFunction, this: JSObject, arguments: list[Value], place: Place) -> None:
    """Run ``super(...)`` in the constructor of ``function``: the base class, then the fields of this class."""
    if function.home is not None:
        result = initialise(run, function.home, this, arguments, place)
        if not is_primitive(result) and result is not this:
            raise GaveUp("the constructor of a base class returns another object", place)
    elif function.native is not None:
        initialise_error(run, this, arguments, place)
    _fields(run, function, this)


def _fields(run: Run, function: JSFunction, this: JSObject) -> None:
    for field in function.fields:
        scope = _inside(run, function, this, function.scope)
        key = member_key(run, field, scope)
        if isinstance(key, Opaque) or (isinstance(key, str) and key.startswith("#") and key in this.slots):
            continue
        value = UNDEFINED if field.value is None else run.evaluate(field.value, scope)
        run.record_change(this)
        this.slots[key] = Slot(value, scope.place(field), enumerable=not str(key).startswith("#"))


def _prototype_of(function: JSFunction) -> JSObject | None:
    """Return the prototype of instances, also if it was replaced."""
    put = function.slots.get("prototype")
    return put.value if put is not None and isinstance(put.value, JSObject) else function.prototype


def construct(run: Run, function: Value, arguments: list[Value], place: Place) -> Value:
    """Return ``new function(...arguments)``."""
    function = run.force(function)
    if isinstance(function, NativeFunction):
        if function.construct is None:
            run.may_throw("it constructs something that may not be a constructor", place)
            return run.opaque(f"nextlint does not follow new {function.name}", place, truthy=True, type="object")
        run.step(8 * sum(map(size, arguments)))
        return function.construct(run, arguments, place)
    if isinstance(function, JSFunction):
        if not function.is_class and not is_constructor(function):
            raise throw_error(run, "TypeError", "value is not a constructor", place)
        made = JSObject(run.serial(), class_name="instance")
        made.proto = _prototype_of(function)
        if function.is_class:
            base = native_base(function)
            made.class_name = "instance" if base is None else base.name
            result = initialise(run, function, made, arguments, place)
            return made if is_primitive(result) else result
        if "prototype" in function.slots:
            raise GaveUp("it constructs from a replaced prototype", place)
        result = call_function(run, function, made, arguments, place, new_target=function)
        return made if is_primitive(result) else result
    if isinstance(function, (Opaque, Passthrough)):
        if isinstance(function, Opaque) and function.key == ("global", "Function"):
            raise GaveUp("it runs a string as code", place)
        run.may_throw("it constructs an unknown class", place)
        reason = function.reason if isinstance(function, Opaque) else "it constructs an unknown class"
        return run.opaque(reason, place, truthy=True, type="object")
    raise throw_error(run, "TypeError", "value is not a constructor", place)
