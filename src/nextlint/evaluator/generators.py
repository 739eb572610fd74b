"""Generators.

A generator runs to its end when its first value is requested. If no code of the config runs in between
(a spread, ``Array.from``), that is exact. Otherwise (a loop, ``next()``), it is exact for a generator that changes
nothing outside of itself and reads nothing that changes meanwhile; other generators give unknown values.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.evaluator.endings import GaveUp, GeneratorClosed, Impure, Throw
from nextlint.evaluator.objects import make_object
from nextlint.evaluator.values import UNDEFINED, Items, JSArray, JSFunction, JSObject, Paused
from nextlint.javascript.tree import bound_names, walk

if TYPE_CHECKING:
    from nextlint.evaluator.run import Run
    from nextlint.evaluator.values import Place, Value
    from nextlint.javascript.estree import Node, Statement


MAX_ITEMS = 1_000  # of a generator that may never end
REASON = "it comes from a generator whose steps are unknown"
GENERATORS = ("Generator", "AsyncGenerator")


class Link:
    """A value that was yielded, and what came before it. Compared by identity: chains are long."""

    __slots__ = ("before", "value")

    def __init__(self, value: Value, before: Link | None) -> None:
        self.value = value
        self.before = before


class Collector:
    """Where ``yield`` puts its values.

    They are a chain from the last to the first: a state is one link, whatever came before it.
    """

    __slots__ = ("count", "created_at", "is_unknown", "limit", "link")

    def __init__(self, created_at: int, limit: int | None) -> None:
        self.created_at = created_at
        self.limit = limit
        self.link: Link | None = None
        self.count = 0
        self.is_unknown = False

    @property
    def values(self) -> list[Value]:
        found, link = [], self.link
        while link is not None:
            found.append(link.value)
            link = link.before
        return found[::-1]

    @property
    def state(self) -> tuple[bool, int, Link | None]:
        return self.is_unknown, self.count, self.link

    @state.setter
    def state(self, state: tuple[bool, int, Link | None]) -> None:
        self.is_unknown, self.count, self.link = state

    def add(self, run: Run, value: Value, place: Place) -> None:
        """Take one value. Raises GeneratorClosed if no more are needed."""
        run.record_change(self)
        self.is_unknown = self.is_unknown or run.tainted(self.created_at, place) is not None
        self.link = Link(value, self.link)
        self.count += 1
        if self.limit is not None and self.count >= self.limit:
            raise GeneratorClosed


def paused(generator: JSObject) -> Paused:
    """Return the data of a Generator object."""
    assert isinstance(generator.data, Paused)
    return generator.data


def items_left(run: Run, generator: JSObject, place: Place, limit: int | None, *, is_alone: bool) -> Items:
    """Run a generator; return the values that are left."""
    run.record_change(generator)
    state = paused(generator)
    if run.tainted(generator.created_at, place) is not None:
        return Items(None)
    if state.items is not None:
        return state.items
    if is_alone:
        state.items = _run_body(run, state, place, limit)
    else:
        try:
            with run.without_effects(run.serial()):
                state.items = _run_body(run, state, place, limit)
        except Impure:
            return unknown_items(run, generator, place)
    return state.items


def unknown_items(run: Run, generator: JSObject, place: Place) -> Items:
    """Run a generator whose steps happen at unknown times: what it changes becomes unknown."""
    with run.unknown_iterations("it is changed by a generator"):
        _run_body(run, paused(generator), place, MAX_ITEMS)
    paused(generator).items = Items(None)
    return Items(None)


def _run_body(run: Run, state: Paused, place: Place, limit: int | None) -> Items:
    collector = Collector(run.serial(), limit)
    outer, run.collector = run.collector, collector
    error, is_cut = None, False
    result: Value = UNDEFINED
    try:
        result = state.body(run, place)
    except GeneratorClosed:
        is_cut = True
    except Throw as thrown:
        error = thrown
    finally:
        run.collector = outer
    return Items(None if collector.is_unknown else collector.values, error, is_cut, result)


def meets(state: Paused, body: Statement) -> bool:
    """Return whether a loop's body may change a name that the generator mentions, ignoring what the names refer to."""
    if state.function is None:
        return False
    changed = _changed_names(body)
    return "this" in changed or bool(changed & _mentioned(state.function.node))


def _mentioned(node: Node) -> set[str]:
    return {str(one.name) for one in walk(node) if one.type == "Identifier"}


def _changed_names(body: Statement) -> set[str]:
    """Return the root names of assignments, deletions and calls."""
    found = set()
    for node in walk(body):
        target: Node | None = None
        if node.type == "AssignmentExpression":
            target = node.left
        elif node.type in ("UpdateExpression", "UnaryExpression"):
            target = node.argument if node.type == "UpdateExpression" or node.operator == "delete" else None
        elif node.type == "CallExpression":
            target = node.callee
        while target is not None and target.type in ("MemberExpression", "ChainExpression"):
            target = target.object if target.type == "MemberExpression" else target.expression
        if target is not None:
            found |= {"this"} if target.type == "ThisExpression" else _mentioned(target)
    return found


def _is_closed(state: Paused) -> bool:
    """Return whether a generator reads nothing that may change between two steps."""
    if state.function is None:
        return True
    node, scope = state.function.code, state.function.scope
    own = {name for parameter in node.params for name in bound_names(parameter)}
    for one in walk(node):
        if one.type == "ThisExpression":
            return False
        if one.type == "VariableDeclarator":
            own |= set(bound_names(one.id))
    for name in _mentioned(node) - own:
        holder = scope.find(name)
        if holder is not None and not (name in holder.constants or isinstance(holder.names[name], JSFunction)):
            return False
        if holder is not None and isinstance(holder.names[name], (JSObject, JSArray)):
            return False
    return True


def _uses_what_it_is_sent(state: Paused) -> bool:
    every = [] if state.function is None else list(walk(state.function.node))
    plain = {id(one.expression) for one in every if one.type == "ExpressionStatement"}
    return any(one.type == "YieldExpression" and id(one) not in plain for one in every)


def next_of(run: Run, generator: Value, arguments: list[Value], place: Place) -> Value:
    """``generator.next(value)``."""
    if not isinstance(generator, JSObject) or generator.class_name != "Generator":
        return run.opaque(REASON, place)
    state = paused(generator)
    if state.items is None and (not _is_closed(state) or _uses_what_it_is_sent(state)):
        unknown_items(run, generator, place)
        return run.opaque(REASON, place)
    items = items_left(run, generator, place, MAX_ITEMS, is_alone=False)
    if items.values is None:
        return run.opaque(REASON, place)
    if items.values:
        paused(generator).items = items._replace(values=items.values[1:])
        return make_object(run, [("value", items.values[0]), ("done", False)], place)
    paused(generator).items = Items([])
    if items.is_cut:
        raise GaveUp("it runs a generator for too long", place)
    if items.error is not None:
        raise items.error
    return make_object(run, [("value", items.result), ("done", True)], place)


def return_of(run: Run, generator: Value, arguments: list[Value], place: Place) -> Value:
    """``generator.return(value)``, if no value was taken yet or ending the generator changes nothing."""
    if not isinstance(generator, JSObject) or generator.class_name != "Generator":
        return run.opaque(REASON, place)
    items = paused(generator).items
    if items is not None and items.values is None:
        return run.opaque(REASON, place)
    run.record_change(generator)
    paused(generator).items = Items([])
    value = arguments[0] if arguments else UNDEFINED
    return make_object(run, [("value", value), ("done", True)], place)
