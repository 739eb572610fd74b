"""What packages do, which nextlint never reads: how calls of their functions pass a config through.

The wrappers that people put around a config (``withX(config)``, ``withX(options)(config)``,
``withX(config, options)``, ``withPlugins([...], config)``, ``compose(a, b)(config)``) return the config they were
given with something added. So a call of a package's function passes its first object on. What behaves otherwise is
named in :data:`NOT_WRAPPERS`.
"""

from __future__ import annotations

from nextlint.config.run import Run, Throw
from nextlint.config.values import (
    NULL,
    UNDEFINED,
    Choice,
    JSFunction,
    JSObject,
    Node,
    Opaque,
    Passthrough,
    Place,
    Value,
)

# Packages whose functions build a new value out of what they are given: their result is unknown, never the argument.
NOT_WRAPPERS = frozenset(
    {
        "deepmerge",
        "defu",
        "lodash",
        "lodash-es",
        "lodash.merge",
        "merge",
        "merge-deep",
        "radash",
        "ramda",
        "remeda",
        "ts-deepmerge",
        "webpack-merge",
    }
)

# Results of Node's own modules that are certainly non-empty strings.
NODE_STRINGS = frozenset({"basename", "dirname", "fileURLToPath", "join", "resolve", "tmpdir", "homedir", "hostname"})


def package_value(run: Run, specifier: str, place: Place) -> Opaque:
    """What ``require(specifier)`` or ``import`` gives for something that is no local file."""
    name = "/".join(specifier.split("/")[: 2 if specifier.startswith("@") else 1])
    if is_node_builtin(specifier):
        return Opaque(
            f"it depends on Node's module {specifier!r}",
            place,
            key=("node", specifier.removeprefix("node:")),
            truthy=True,
        )
    is_wrapper = name not in NOT_WRAPPERS
    return Opaque(
        f"it depends on the package {name!r}",
        place,
        key=("package", specifier),
        origin="package" if is_wrapper else "other",
        truthy=True,
    )


def is_node_builtin(specifier: str) -> bool:
    return specifier.startswith("node:") or specifier.split("/")[0] in NODE_BUILTINS


NODE_BUILTINS = frozenset(
    "assert async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns domain "
    "events "
    "fs http http2 https inspector module net os path perf_hooks process punycode querystring readline repl stream "
    "string_decoder timers tls trace_events tty url util v8 vm wasi worker_threads zlib".split()
)


def call_unknown(run: Run, function: Opaque | Passthrough, arguments: list[Value], place: Place) -> Value:
    """Call something that is not seen. Local functions it is given may be called by it, any number of times."""
    for argument in arguments:
        _perhaps_call(run, argument, place)
    reason = function.reason if isinstance(function, Opaque) else f"it depends on what {function.name} returns"
    run.may_throw(reason, place)
    if isinstance(function, Passthrough) or function.origin == "package":
        subject = subject_of(arguments)
        if subject is not None:
            return Passthrough(subject, _name(place), place, run.fresh("call"))
        return run.opaque(reason, place, origin="package")
    if _is_node_string(function):
        return run.opaque(reason, place, type="string", truthy=True)
    return run.opaque(reason, place)


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
    """The callee as it is written, for messages: ``withSentryConfig``."""
    callee = place.node.callee
    text = Place(place.module, callee).text if callee is not None else place.text
    return text if len(text) <= 40 and "\n" not in text else "a package's function"


def subject_of(arguments: list[Value]) -> Value:
    """The argument that a wrapper passes on: the first object; without one the first function; None without either."""
    for argument in arguments:
        if _is_object(argument):
            return argument
    return next((argument for argument in arguments if isinstance(argument, JSFunction)), None)


def _is_object(value: Value) -> bool:
    if isinstance(value, Choice):
        return any(_is_object(leaf) for leaf in value.leaves())
    if isinstance(value, Opaque):
        return value.origin != "environment" and value.type in (None, "object", "function") and not value.nullish
    return isinstance(value, JSObject | Passthrough)


def _perhaps_call(run: Run, argument: Value, place: Place) -> None:
    """Let the unknown call a local function that changes something of the config's."""
    if not isinstance(argument, JSFunction) or not _changes_something(argument.node):
        return
    from nextlint.config.calls import call_function

    unknown = [run.opaque("it is given by code that is not seen", place) for _ in argument.node.params]
    with run.perhaps("it is changed by a function that may run or not"):
        try:
            call_function(run, argument, UNDEFINED, unknown, place)
        except Throw:
            return


def _changes_something(node: Node) -> bool:
    """Whether a function holds an assignment, an update, a delete or a call: without these it has no effect."""
    todo = [node.body]
    while todo:
        current = todo.pop()
        if current.type in ("AssignmentExpression", "UpdateExpression", "CallExpression"):
            return True
        if current.type == "UnaryExpression" and current.operator == "delete":
            return True
        for child in vars(current).values():
            if isinstance(child, list):
                todo.extend(one for one in child if getattr(one, "type", None))
            elif getattr(child, "type", None) and child is not NULL:
                todo.append(child)
    return False
