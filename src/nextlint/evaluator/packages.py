"""Calls of functions from packages, which nextlint never reads, and how they pass a config through.

The effects of common wrappers are known (``nextlint.wrappers``). A function of another package that is named or used
like one (``withX(config)``, ``createX(options)(config)``, ``require('next-x')(config)``) is assumed to return the
config that it is given, and the run records the assumption. The result of any other function is unknown.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nextlint import wrappers
from nextlint.evaluator.effects import may_call
from nextlint.evaluator.endings import GaveUp
from nextlint.evaluator.operators import key_of
from nextlint.evaluator.properties import TEXT_METHODS, taint
from nextlint.evaluator.values import (
    UNDEFINED,
    Choice,
    JSArray,
    JSFunction,
    JSObject,
    Opaque,
    Passthrough,
    Place,
    Promise,
    RegExp,
)
from nextlint.evaluator.wrapping import call_wrapper, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.evaluator.run import Run
    from nextlint.evaluator.values import Key, Value


# Results of Node's own modules that are certainly non-empty strings.
NODE_STRINGS = frozenset({"basename", "dirname", "fileURLToPath", "join", "resolve", "tmpdir", "homedir", "hostname"})


def call_unknown(run: Run, function: Opaque | Passthrough, arguments: list[Value], place: Place) -> Value:
    """Call something unknown. It may call functions of the config that it is given, any number of times."""
    if isinstance(function, Opaque) and function.key in (("global", "eval"), ("global", "Function")):
        raise GaveUp("it runs a string as code", place)
    for argument in _each(arguments):
        may_call(run, argument, place)
    if isinstance(function, Opaque) and isinstance(function.key, tuple) and function.key[0] == "method of a text":
        return _of_text(run, function, arguments, place)
    if isinstance(function, Opaque) and _is_builtin(function.key):
        _forget(run, arguments, place)
    reason = function.reason if isinstance(function, Opaque) else f"it depends on what {function.name} returns"
    run.may_throw(reason, place)
    if isinstance(function, Passthrough) or function.origin == "package":
        return _of_package(run, function, arguments, reason, place)
    if _is_test(function):
        return run.unknown_test(place)
    if _node_function(function) == "existsSync":
        return Choice(("exists", *map(key_of, arguments)), True, False)
    if _is_node_string(function):
        return run.opaque(reason, place, type="string", truthy=True)
    return run.opaque(reason, place)


def _of_package(run: Run, function: Opaque | Passthrough, arguments: list[Value], reason: str, place: Place) -> Value:
    """Return the result of a package's function, or of calling such a result again."""
    name = None if isinstance(function, Passthrough) else name_of(function.key)
    if name is not None and (known := wrappers.rows(*name)):
        return call_wrapper(run, known, arguments, place)
    package = "" if isinstance(function, Passthrough) else _package(function.key)
    if isinstance(function, Passthrough) or _is_like_wrapper(function.key, package, arguments, place):
        subject = _subject(function, arguments)
        if subject is not None and subject is not UNDEFINED:
            if package:
                run.assumptions[f"that {package} returns the config it is given"] = None
            return Passthrough(subject, _name(place), place, run.fresh("call"))
    unknown = run.opaque(reason, place, origin="package")
    unknown.key = ("result", package, unknown.key)
    return unknown


def _package(key: Key) -> str:
    """Return the name of the package that an unknown comes from."""
    while isinstance(key, tuple) and len(key) > 1 and key[0] not in ("package", "result"):
        key = key[1]
    return package_name(str(key[1] if isinstance(key, tuple) and len(key) > 1 else key))


def package_name(specifier: str) -> str:
    return "/".join(specifier.split("/")[: 2 if specifier.startswith("@") else 1])


_LIKE_WRAPPER = re.compile(r"\bwith[A-Z_]\w*$")
_NEXT = re.compile(r"(?:^|[-/@])next(?:js)?(?:[-/]|$)")


def _is_like_wrapper(key: Key, package: str, arguments: list[Value], place: Place) -> bool:
    """Return whether a call looks like one of a wrapper: ``withX()``, default of ``next-x``, ``x(options)(config)``."""
    if isinstance(key, tuple) and key[0] == "result":
        return sum(_is_object(one) or isinstance(one, JSFunction) for one in arguments) == 1
    _, export = name_of(key) or ("", "")
    if _LIKE_WRAPPER.search(_name(place)) or _LIKE_WRAPPER.search(export):
        return True
    return export == "default" and bool(_NEXT.search(package))


def _each(arguments: list[Value]) -> Iterator[Value]:
    """Yield the arguments, and for a Choice its leaves."""
    for argument in arguments:
        yield from argument.leaves() if isinstance(argument, Choice) else (argument,)


def _is_builtin(key: Key) -> bool:
    """Return whether an unknown is a built-in that is not followed (Reflect.set, ...)."""
    while isinstance(key, tuple) and key[0] == "get":
        key = key[1]
    return isinstance(key, tuple) and key[0] == "global"


def _forget(run: Run, arguments: list[Value], place: Place) -> None:
    """Taint the arguments of a built-in that is not followed, which may change them."""
    for argument in _each(arguments):
        target = argument.subject if isinstance(argument, Passthrough) else argument
        if isinstance(target, JSObject):
            run.record_change(target)
            taint(run, target, "it is changed by a function that nextlint does not follow", place)
        elif isinstance(target, JSArray):
            run.record_change(target)
            target.unseen = run.opaque("it is changed by a function that nextlint does not follow", place)


def _of_text(run: Run, function: Opaque, arguments: list[Value], place: Place) -> Value:
    """Return the result of a method of an unknown string: of a known type, and the same for the same arguments."""
    assert isinstance(function.key, tuple)
    is_plain = all(isinstance(one, (str, float, bool, Opaque)) or one is UNDEFINED for one in arguments)
    key = (*function.key, *map(key_of, arguments)) if is_plain else run.fresh("call")
    kind = TEXT_METHODS[str(function.key[2])]
    if kind == "boolean":
        return Choice(key, True, False)
    return Opaque(function.reason, place, key=key, type=kind, nullish=False)


def _is_test(function: Opaque) -> bool:
    """Return whether it is a method of an unknown array or string that returns true or false."""
    key: Key = function.key
    if function.origin != "other" or not isinstance(key, tuple) or len(key) != 3 or key[0] != "get":
        return False
    return key[2] in ("includes", "some", "every", "startsWith", "endsWith")


def _node_function(function: Opaque) -> str | None:
    """Return the name of a function of Node's module fs."""
    key: Key = function.key
    if not (isinstance(key, tuple) and len(key) == 3 and key[0] == "get"):
        return None
    holder = key[1]
    if isinstance(holder, tuple) and holder[0] == "get" and holder[2] == "default":
        holder = holder[1]
    return str(key[2]) if holder == ("node", "fs") else None


def _is_node_string(function: Opaque) -> bool:
    key = function.key
    return (
        isinstance(key, tuple)
        and len(key) == 3
        and key[0] == "get"
        and key[2] in NODE_STRINGS
        and key[1] in (("node", "path"), ("node", "url"), ("node", "os"), ("get", ("node", "path"), "default"))
    )


def _name(place: Place) -> str:
    """Return the callee as written, for messages: ``withSentryConfig``."""
    node = place.node
    if node.type == "CallExpression" or node.type == "NewExpression":
        place = Place(place.module, node.callee)
    text = place.text
    return text if len(text) <= 40 and "\n" not in text else "a package's function"


def _subject(function: Opaque | Passthrough, arguments: list[Value]) -> Value | None:
    """Return what a call of a package's function, or of its result, passes on.

    A wrapped config is a config, too, and may be a function that is called with the phase.
    """
    if isinstance(function, Passthrough) and arguments and isinstance(arguments[0], str):
        return function.subject
    return subject_of(arguments)


def subject_of(arguments: list[Value]) -> Value | None:
    """Return the argument that a wrapper passes on: the first object, else the first function, else None.

    For an instance of a class, a promise or the like return UNDEFINED: its treatment is unknown.
    """
    for argument in arguments:
        if _is_special(argument):
            return UNDEFINED
        if _is_object(argument):
            return argument
    return next((argument for argument in arguments if isinstance(argument, JSFunction)), None)


def _is_special(value: Value) -> bool:
    if isinstance(value, Choice):
        return any(_is_special(leaf) for leaf in value.leaves())
    if isinstance(value, JSObject):
        return value.class_name not in ("Object", "Module") or value.proto is not None
    return isinstance(value, (Promise, RegExp))


def _is_object(value: Value) -> bool:
    if isinstance(value, Choice):
        return any(_is_object(leaf) for leaf in value.leaves())
    if isinstance(value, Opaque):
        return value.origin != "environment" and value.type in (None, "object", "function") and not value.nullish
    return isinstance(value, (JSObject, Passthrough))
