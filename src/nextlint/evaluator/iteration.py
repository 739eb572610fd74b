"""Generators and the iterator protocol.

A generator is run to its end when it is first asked for something. Where nothing of the config's runs in between
(a spread, ``Array.from``), that is exact. Where something does (a loop, ``next()``), it is exact for a generator that
changes nothing outside of itself and reads nothing that is changed meanwhile; what another one gives is unknown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.evaluator.run import GaveUp, GeneratorClosed, Impure, Throw
from nextlint.evaluator.values import (
    UNDEFINED,
    Items,
    JSArray,
    JSFunction,
    JSObject,
    NativeFunction,
    Paused,
    Symbol,
)

if TYPE_CHECKING:
    from nextlint.evaluator.run import Run
    from nextlint.evaluator.values import Node, Place, Value

MAX_ITEMS = 1_000  # of a generator that may never end
REASON = "it comes out of a generator whose steps are not known"
GENERATORS = ("Generator", "AsyncGenerator")


class Collector:
    """Where ``yield`` puts its values."""

    __slots__ = ("created_at", "is_unknown", "limit", "values")

    def __init__(self, created_at: int, limit: int | None) -> None:
        self.created_at = created_at
        self.limit = limit
        self.values: list[Value] = []
        self.is_unknown = False

    @property
    def state(self) -> tuple[Value, ...]:
        return (self.is_unknown, *self.values)

    @state.setter
    def state(self, state: tuple[Value, ...]) -> None:
        self.is_unknown, *self.values = state

    def add(self, run: Run, value: Value, place: Place) -> None:
        """Take one value. Raises GeneratorClosed where no more are wanted."""
        run.record_change(self)
        self.is_unknown = self.is_unknown or run.tainted(self.created_at, place) is not None
        self.values.append(value)
        if self.limit is not None and len(self.values) >= self.limit:
            raise GeneratorClosed


def start(run: Run, function: JSFunction, this: Value, arguments: list[Value]) -> JSObject:
    """What a call of a generator function gives."""
    made = JSObject(run.serial(), class_name="AsyncGenerator" if function.node.isAsync else "Generator")
    made.data = Paused(function, this, arguments)
    return made


def well_known(run: Run, name: str, place: Place) -> Symbol:
    """``Symbol.iterator`` and the like."""
    from nextlint.evaluator.library.globals_ import global_value

    holder = global_value(run, "Symbol", place)
    assert isinstance(holder, NativeFunction)
    symbol = holder.slots[name].value
    assert isinstance(symbol, Symbol)
    return symbol


def iterator_of(run: Run, value: JSObject, place: Place, *, is_async: bool = False) -> JSObject | None:
    """What the object's own method for iteration gives; None where it has none, or gives nothing that is seen."""
    from nextlint.evaluator.calls import call
    from nextlint.evaluator.objects import get

    if value.class_name in GENERATORS:
        return value
    for name in ("asyncIterator", "iterator") if is_async else ("iterator",):
        symbol, holder = well_known(run, name, place), value
        while symbol not in holder.slots and holder.proto is not None:
            holder = holder.proto
        if symbol in holder.slots:
            made = run.force(call(run, get(run, value, symbol, place), value, [], place))
            if isinstance(made, JSArray):
                return _over(run, made)
            return made if isinstance(made, JSObject) else None
    return None


def _over(run: Run, array: JSArray) -> JSObject | None:
    """An iterator of an array, a Map or the like as a generator that has run."""
    if not array.is_iterator or array.unseen is not None:
        return None
    made = JSObject(run.serial(), class_name="Generator")
    made.data = Paused(None, UNDEFINED, [])  # type: ignore[arg-type] # it is never run
    made.data.items = Items(list(array.items))
    return made


def take_all(run: Run, iterator: JSObject, place: Place, limit: int | None = None) -> list[Value] | None:
    """Every value, or the first ``limit``, where nothing of the config's runs in between. Raises Throw."""
    if iterator.class_name not in GENERATORS:
        return _step_through(run, iterator, place, limit)
    items = _items(run, iterator, place, limit, is_alone=True)
    iterator.data.items = Items([])
    if items.error is not None:
        raise items.error
    return items.values if items.values is None or limit is None else items.values[:limit]


def take_rounds(run: Run, iterator: JSObject, place: Place, body: Node, created_at: int) -> Items:
    """The values for a loop whose ``body`` runs in between. The iterator was made after ``created_at``."""
    if iterator.class_name not in GENERATORS:
        try:
            with run.without_effects(created_at):
                return Items(_step_through(run, iterator, place, MAX_ITEMS))
        except Impure:
            raise GaveUp("it walks through what changes something else", place) from None
    state = iterator.data
    if state.items is None and _meet(state, body):
        return _unknown(run, iterator, place)
    items = _items(run, iterator, place, MAX_ITEMS, is_alone=False)
    iterator.data.items = Items([])
    return items


def _items(run: Run, generator: JSObject, place: Place, limit: int | None, *, is_alone: bool) -> Items:
    """What a generator still has to give; it has run afterwards."""
    run.record_change(generator)
    state = generator.data
    if run.tainted(generator.created_at, place) is not None:
        return Items(None)
    if state.items is not None:
        return state.items  # type: ignore[no-any-return] # the data of a Generator
    if is_alone:
        state.items = _run_body(run, state, place, limit)
    else:
        try:
            with run.without_effects(run.serial()):
                state.items = _run_body(run, state, place, limit)
        except Impure:
            return _unknown(run, generator, place)
    return state.items  # type: ignore[no-any-return]


def _unknown(run: Run, generator: JSObject, place: Place) -> Items:
    """What a generator changes, it changes at times that are not known."""
    with run.unknown_iterations("it is changed by a generator"):
        _run_body(run, generator.data, place, MAX_ITEMS)
    generator.data.items = Items(None)
    return Items(None)


def _run_body(run: Run, state: Paused, place: Place, limit: int | None) -> Items:
    from nextlint.evaluator.calls import run_generator

    collector = Collector(run.serial(), limit)
    outer, run.collector = run.collector, collector
    error, is_cut, result = None, False, UNDEFINED
    try:
        result = run_generator(run, state.function, state.this, state.arguments, place)
    except GeneratorClosed:
        is_cut = True
    except Throw as thrown:
        error = thrown
    finally:
        run.collector = outer
    return Items(None if collector.is_unknown else collector.values, error, is_cut, result)


def _step_through(run: Run, iterator: JSObject, place: Place, limit: int | None) -> list[Value] | None:
    """The values of an iterator with a method ``next`` of the config's own."""
    from nextlint.evaluator.calls import call
    from nextlint.evaluator.objects import get
    from nextlint.evaluator.operators import is_true

    values: list[Value] = []
    while limit is None or len(values) < limit:
        run.step()
        result = run.force(call(run, get(run, iterator, "next", place), iterator, [], place))
        if not isinstance(result, JSObject):
            return None
        if is_true(run, get(run, result, "done", place)):
            return values
        values.append(get(run, result, "value", place))
    if "return" in iterator.slots:
        return None
    return values


# ── what runs in between ─────────────────────────────────────────────────────────────────────────────────────────


def _meet(state: Paused, body: Node) -> bool:
    """Whether a loop's body may change a name that the generator mentions. What names lead to is not looked at."""
    changed = _changed_names(body)
    return bool(changed & _mentioned(state.function.node)) or ("this" in changed)


def _mentioned(node: Node) -> set[str]:
    return {str(one.name) for one in walk(node) if one.type == "Identifier"}


def _changed_names(body: Node) -> set[str]:
    """The names at the root of what is assigned to, deleted, or asked to do something."""
    found = set()
    for node in walk(body):
        target = None
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


def walk(node: Node) -> list[Node]:
    """A node and every node in it."""
    todo, found = [node], []
    while todo:
        current = todo.pop()
        found.append(current)
        for child in vars(current).values():
            if isinstance(child, list):
                todo.extend(one for one in child if isinstance(getattr(one, "type", None), str))
            elif isinstance(getattr(child, "type", None), str):
                todo.append(child)
    return found


def _is_closed(state: Paused) -> bool:
    """Whether a generator reads nothing that may change between two steps."""
    from nextlint.javascript.plain.names import bound_names

    node, scope = state.function.node, state.function.scope
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


def _uses_what_it_is_sent(node: Node) -> bool:
    every = walk(node)
    plain = {id(one.expression) for one in every if one.type == "ExpressionStatement"}
    return any(one.type == "YieldExpression" and id(one) not in plain for one in every)


# ── next() ───────────────────────────────────────────────────────────────────────────────────────────────────────


def next_of(run: Run, generator: Value, arguments: list[Value], place: Place) -> Value:
    """``generator.next(value)``."""
    from nextlint.evaluator.objects import make_object

    if not isinstance(generator, JSObject) or generator.class_name != "Generator":
        return run.opaque(REASON, place)
    state = generator.data
    if state.items is None and (not _is_closed(state) or _uses_what_it_is_sent(state.function.node)):
        _unknown(run, generator, place)
        return run.opaque(REASON, place)
    items = _items(run, generator, place, MAX_ITEMS, is_alone=False)
    if items.values is None:
        return run.opaque(REASON, place)
    if items.values:
        generator.data.items = items._replace(values=items.values[1:])
        return make_object(run, [("value", items.values[0]), ("done", False)], place)
    generator.data.items = Items([])
    if items.is_cut:
        raise GaveUp("it runs a generator for very long", place)
    if items.error is not None:
        raise items.error
    return make_object(run, [("value", items.result), ("done", True)], place)


def return_of(run: Run, generator: Value, arguments: list[Value], place: Place) -> Value:
    """``generator.return(value)`` of a generator that nothing was taken from, or whose end changes nothing."""
    from nextlint.evaluator.objects import make_object

    if not isinstance(generator, JSObject) or generator.class_name != "Generator":
        return run.opaque(REASON, place)
    items = generator.data.items
    if items is not None and items.values is None:
        return run.opaque(REASON, place)
    run.record_change(generator)
    generator.data.items = Items([])
    value = arguments[0] if arguments else UNDEFINED
    return make_object(run, [("value", value), ("done", True)], place)


def next_of_array(run: Run, iterator: Value, arguments: list[Value], place: Place) -> Value:
    """``next()`` of what ``Map.keys()`` and the like give."""
    from nextlint.evaluator.objects import make_object

    if not isinstance(iterator, JSArray) or iterator.unseen is not None:
        return run.opaque("nextlint does not follow iterators", place)
    run.record_change(iterator)
    unknown = run.tainted(iterator.created_at, place)
    if unknown is not None:
        iterator.unseen = unknown
        return run.opaque(unknown.reason, place)
    is_done = not iterator.items
    value = UNDEFINED if is_done else iterator.items.pop(0)
    return make_object(run, [("value", value), ("done", is_done)], place)


def delegate(run: Run, source: Value, place: Place) -> Value:
    """``yield* source``."""
    from nextlint.evaluator.objects import iterate

    assert run.collector is not None
    source = run.force(source)
    is_generator = isinstance(source, JSObject) and source.class_name in GENERATORS
    collector = run.collector
    limit = None if collector.limit is None else collector.limit - len(collector.values)
    if is_generator:
        items = _items(run, source, place, limit, is_alone=True)
        values, error, result = items.values, items.error, items.result
    else:
        values, error, result = iterate(run, source, place, limit), None, UNDEFINED
    if values is None:
        collector.is_unknown = True
        return run.opaque(REASON, place)
    for value in values:
        collector.add(run, value, place)
    if error is not None:
        raise error
    return result
