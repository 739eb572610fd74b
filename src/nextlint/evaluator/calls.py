"""Calling values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.evaluator.completions import execute_block, finish
from nextlint.evaluator.convert import is_primitive
from nextlint.evaluator.effects import may_convert
from nextlint.evaluator.endings import GaveUp, Throw
from nextlint.evaluator.hoisting import hoist_variables
from nextlint.evaluator.objects import throw_error
from nextlint.evaluator.packages import call_unknown
from nextlint.evaluator.patterns import declare
from nextlint.evaluator.scope import Scope
from nextlint.evaluator.several import array_of_arguments, known_arguments
from nextlint.evaluator.values import (
    NULL,
    UNDEFINED,
    UNINITIALISED,
    Choice,
    JSArray,
    JSFunction,
    JSObject,
    NativeFunction,
    Opaque,
    Passthrough,
    Paused,
    Promise,
    size,
)
from nextlint.javascript.tree import bound_names

if TYPE_CHECKING:
    from nextlint.evaluator.run import Run
    from nextlint.evaluator.values import Place, Value
    from nextlint.javascript.estree import Function, Pattern


VARIADIC = frozenset(("push", "unshift", "splice", "toSpliced", "of"))  # built-ins whose result has every argument
MAX_DEPTH = 150  # nested calls


def call(run: Run, function: Value, this: Value, arguments: list[Value], place: Place) -> Value:
    """Call ``function(...arguments)``. Raises Throw if it throws or is not a function."""
    if isinstance(function, Choice):
        return run.map(function, lambda one: run.call(one, this, arguments, place))
    if isinstance(function, JSFunction):
        if function.is_class:
            raise throw_error(run, "TypeError", "Class constructor cannot be invoked without 'new'", place)
        return call_function(run, function, this, arguments, place)
    if isinstance(function, NativeFunction):
        value = function.call(run, this, arguments, place)
        if function.name in VARIADIC and len(known_arguments(arguments)) < len(arguments):
            value = _of_unknown_length(run, this, place)
        for converted in (this, *arguments):
            may_convert(run, converted, place)
        run.step(size(this) + size(value) + sum(map(size, arguments)))
        return value
    if isinstance(function, (Opaque, Passthrough)):
        return call_unknown(run, function, arguments, place)
    raise throw_error(run, "TypeError", f"{place.text[:40]} is not a function", place)


def _of_unknown_length(run: Run, this: Value, place: Place) -> Value:
    """Return the result of a built-in that was given an unknown number of arguments."""
    unknown = run.opaque("it spreads an unknown value", place)
    if isinstance(this, JSArray):
        run.record_change(this)
        this.unseen = unknown
    return unknown


def call_function(
    run: Run,
    function: JSFunction,
    this: Value,
    arguments: list[Value],
    place: Place,
    *,
    new_target: Value | None = None,
) -> Value:
    """Run the body of a function of the config; ``new_target`` is set under ``new``."""
    node = function.code
    if node.generator:
        made = JSObject(run.serial(), class_name="AsyncGenerator" if node.isAsync else "Generator")
        made.data = Paused(function, lambda run, at: _run_generator(run, function, this, arguments, at))
        return made
    if run.depth >= MAX_DEPTH:
        raise GaveUp(f"its calls are nested more than {MAX_DEPTH} deep", place)
    run.depth += 1
    tries = run.tries
    if node.isAsync:
        run.tries += 1
    try:
        with run.calling(is_deferred=bool(node.isAsync) and place.node is not run.awaited):
            value = _run_body(run, function, this, arguments, new_target)
    except Throw as error:
        if not node.isAsync:
            raise
        return Promise(error.value, rejected=True)
    finally:
        run.depth -= 1
        run.tries = tries
    return Promise(value) if node.isAsync else value


def _run_generator(run: Run, function: JSFunction, this: Value, arguments: list[Value], place: Place) -> Value:
    """Run the body of a generator function; ``yield`` appends to the collector of the run."""
    if run.depth >= MAX_DEPTH:
        raise GaveUp(f"its calls are nested more than {MAX_DEPTH} deep", place)
    run.depth += 1
    try:
        with run.calling(is_deferred=False):
            return _run_body(run, function, this, arguments, None)
    finally:
        run.depth -= 1


def _run_body(run: Run, function: JSFunction, this: Value, arguments: list[Value], new_target: Value | None) -> Value:
    node = function.code
    is_arrow = node.type == "ArrowFunctionExpression"
    scope = Scope(function.scope, run.serial(), function.module, this=function.this if is_arrow else this)
    scope.is_strict = scope.is_strict or _says_strict(function)
    if not is_arrow:
        own = array_of_arguments(run, arguments)
        own.is_arguments = True
        names = tuple(one.name for one in node.params if one.type == "Identifier")
        if not scope.is_strict and len(names) == len(node.params):
            own.mapped = scope, names[: len(own.items)]
        scope.declare("arguments", own)
        if scope.this is None or scope.this is UNDEFINED:
            scope.this = UNDEFINED if scope.is_strict else run.global_this(function.place)
        elif scope.this is NULL and not scope.is_strict:
            scope.this = run.global_this(function.place)
        elif is_primitive(scope.this) and not scope.is_strict:
            scope.this = run.opaque("it is a primitive wrapper object", function.place, truthy=True, type="object")
        scope.declare("new.target", UNDEFINED if new_target is None else new_target)
    bind_parameters(run, node.params, arguments, scope)
    if node.body.type != "BlockStatement":
        return run.evaluate(node.body, scope)
    hoist_variables(node.body, scope)
    _refuse_shared_names(node, scope)
    return finish(run, execute_block(run, node.body.body, scope))


def _refuse_shared_names(node: Function, scope: Scope) -> None:
    """Give up where a ``var`` has the name of a parameter that the defaults of others may still see."""
    if all(parameter.type == "Identifier" for parameter in node.params):
        return
    variables, _ = scope.module.hoisted[id(node.body)]
    if not set(variables).isdisjoint(name for parameter in node.params for name in bound_names(parameter)):
        raise GaveUp("a variable has the name of a parameter", scope.place(node))


def _says_strict(function: JSFunction) -> bool:
    body = function.code.body
    first = body.body[0] if body.type == "BlockStatement" and body.body else None
    return first is not None and first.type == "ExpressionStatement" and first.directive == "use strict"


def bind_parameters(run: Run, parameters: list[Pattern], arguments: list[Value], scope: Scope) -> None:
    is_simple = all(parameter.type == "Identifier" for parameter in parameters)
    for parameter in parameters:
        for name in bound_names(parameter):
            scope.declare(name, UNDEFINED if is_simple else UNINITIALISED)
    known = known_arguments(arguments)
    for index, parameter in enumerate(parameters):
        if parameter.type == "RestElement":
            declare(run, parameter.argument, array_of_arguments(run, arguments[index:]), scope, constant=False)
        elif index < len(known):
            declare(run, parameter, known[index], scope, constant=False)
        else:
            rest = arguments[len(known)] if len(known) < len(arguments) else None
            value = run.opaque(rest.reason, rest.place) if isinstance(rest, Opaque) else UNDEFINED
            declare(run, parameter, value, scope, constant=False)
