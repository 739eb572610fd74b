"""Joining the two sides of a condition: values, the states of objects and of scopes.

A side's effects are the *states* of what it changed: snapshots of whole objects and arrays, and single names of
scopes. Where the sides differ, the joined slot or name is a :class:`Choice` under the condition, and an element that
only one of them has may be missing. What this cannot express (a getter on one side only, a throw) raises
:class:`CannotJoin`; the execution then takes one side for good.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from nextlint.evaluator.values import (
    MISSING,
    NO_ELEMENT,
    UNINITIALISED,
    BigInt,
    Choice,
    Entry,
    JSArray,
    JSFunction,
    JSObject,
    NativeFunction,
    Opaque,
    Paused,
    RegExp,
    Slot,
    environment_variable,
    show,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeAlias

    from nextlint.evaluator.scope import Scope
    from nextlint.evaluator.values import Key, PropertyKey, Test, Value

    Arm: TypeAlias = Any  # a result or a value; joining treats all alike
    State: TypeAlias = Any  # what ``capture`` returns, by class
    Choose = Callable[[Key, Arm, Arm], Arm]
    Changeable: TypeAlias = Any  # anything with ``created_at``: an object, an array, a Binding ...
    Slots = dict[PropertyKey, Slot]
    States = dict[Key, tuple[Changeable, State]]  # changed things and their states, by identity


class CannotJoin(Exception):
    """The two sides end in ways that no value can express."""


class Binding(NamedTuple):
    """A variable, as something that can change."""

    scope: Scope
    name: str

    @property
    def created_at(self) -> int:
        return self.scope.created_at


class Abrupt(NamedTuple):
    """The result of a side that ends in an exception: a throw, the end of the process or of the analysis."""

    error: Exception


def same(first: Arm, second: Arm) -> bool:
    """Return whether two values are certainly the same."""
    if first is second:
        return True
    kind = type(first)
    if kind is not type(second):
        return False
    if kind is float:
        return repr(first) == repr(second)  # distinguishes -0 from 0; NaN is the same as NaN
    if kind is Opaque:
        return bool(first.key == second.key and first.truthy is second.truthy and first.nullish is second.nullish)
    return kind in (bool, str, BigInt) and bool(first == second)


def token(value: Arm) -> Key:
    """Return a hashable key for an arm of a Choice: equal for the same values."""
    kind = type(value)
    if kind is float:
        return (kind, repr(value))
    if kind in (bool, str, BigInt):
        return (kind, value)
    return (kind, value.key, value.truthy, value.nullish) if kind is Opaque else id(value)


def capture(thing: Changeable) -> State:
    """Return a snapshot of something that can change."""
    if isinstance(thing, Binding):
        return thing.scope.names.get(thing.name, UNINITIALISED)
    if isinstance(thing, JSObject):
        data: State = thing.data
        if isinstance(data, dict):
            data = dict(data)
        elif isinstance(data, Paused):
            data = (data, data.items)
        return (dict(thing.slots), thing.unseen, (thing.frozen, thing.sealed, thing.proto, thing.class_name), data)
    if isinstance(thing, JSArray):
        return (list(thing.items), thing.unseen, thing.has_gaps, (thing.frozen, thing.extra, thing.source))
    if isinstance(thing, (JSFunction, NativeFunction)):
        return dict(thing.slots)
    return thing.last_index if isinstance(thing, RegExp) else thing.state


def state_size(thing: Changeable) -> int:
    """Return the cost of capturing a state, in evaluated nodes."""
    if isinstance(thing, JSArray):
        return len(thing.items) // 512
    return len(thing.slots) // 64 if isinstance(thing, (JSObject, JSFunction, NativeFunction)) else 0


def restore(thing: Changeable, state: State) -> None:
    """Set something back to an earlier state."""
    if isinstance(thing, Binding):
        thing.scope.names[thing.name] = state
    elif isinstance(thing, JSObject):
        slots, thing.unseen, flags, data = state
        _refill(thing.slots, slots)
        thing.frozen, thing.sealed, thing.proto, thing.class_name = flags
        if isinstance(data, tuple):
            paused, items = data
            thing.data, paused.items = paused, items
        elif isinstance(data, dict):
            thing.data = dict(data)
        else:
            thing.data = data
    elif isinstance(thing, JSArray):
        items, thing.unseen, thing.has_gaps, (thing.frozen, thing.extra, thing.source) = state
        thing.items[:] = items  # in place: an iteration over it sees the change
    elif isinstance(thing, (JSFunction, NativeFunction)):
        _refill(thing.slots, state)
    elif isinstance(thing, RegExp):
        thing.last_index = state
    else:
        thing.state = state


def _refill(slots: Slots, state: Slots) -> None:
    slots.clear()  # in place: the code that builds the object holds it
    slots.update(state)


def join_states(choose: Choose, key: Key, thing: Changeable, yes: State, no: State) -> State:
    """Return the joined state of ``thing``. Raises CannotJoin."""
    if isinstance(thing, Binding):
        return choose(key, yes, no)
    if isinstance(thing, JSObject):
        slots = _join_slots(choose, key, yes[0], no[0], lambda name, side: _absent(choose, thing, side, name), yes, no)
        if yes[2] != no[2]:
            raise CannotJoin
        return slots, join_unseen(choose, key, yes[1], no[1]), yes[2], _join_data(choose, key, yes[3], no[3])
    if isinstance(thing, JSArray):
        if not _are_same_flags(yes[3], no[3]):
            raise CannotJoin
        items, has_gaps = _join_items(choose, key, yes[0], no[0])
        return items, join_unseen(choose, key, yes[1], no[1]), has_gaps or yes[2] or no[2], yes[3]
    if isinstance(thing, (JSFunction, NativeFunction)):
        return _join_slots(choose, key, yes, no, lambda name, side: MISSING, yes, no)
    if isinstance(yes, dict) and isinstance(no, dict):  # the files that were executed
        return {path: choose(key, yes.get(path, MISSING), no.get(path, MISSING)) for path in {**yes, **no}}
    if yes is not no and yes != no:
        raise CannotJoin
    return yes


def _are_same_flags(yes: State, no: State) -> bool:
    return all(one is other for one, other in zip(yes, no, strict=True))


def _join_slots(
    choose: Choose,
    key: Key,
    yes: Slots,
    no: Slots,
    absent: Callable[[PropertyKey, State], Value],
    yes_state: State,
    no_state: State,
) -> Slots:
    """Join properties. ``absent`` gives the value of a missing one, by the state of the object."""
    if yes.keys() == no.keys():
        names = list(yes)
        if names != list(no):
            raise CannotJoin
    else:
        names = _joined_order(list(yes), list(no))
    joined = {}
    for name in names:
        first, second = yes.get(name), no.get(name)
        refuse_hidden(first, second)
        if first is None and second is not None:
            first = second._replace(value=absent(name, yes_state), getter=None, setter=None)
        elif second is None and first is not None:
            second = first._replace(value=absent(name, no_state), getter=None, setter=None)
        joined[name] = join_slot(choose, key, first, second)
    return joined


def _absent(choose: Choose, thing: JSObject, state: State, name: PropertyKey) -> Value:
    """Return the value of a property that is not among an object's slots."""
    unseen = state[1]
    if unseen is None:
        return MISSING
    if thing.class_name == "environment" and isinstance(name, str):
        return environment_variable(name, None)
    return unseen_member(choose, unseen, name)


def unseen_member(choose: Choose, unseen: Opaque, name: PropertyKey) -> Value:
    """Return the value of a property that may be among the unseen ones of an object."""
    unknown = Opaque(unseen.reason, unseen.place, key=("get", unseen.key, show(name)), origin=unseen.origin)
    return _where(choose, unseen.condition, choose(("has", unseen.key, show(name)), unknown, MISSING))


def _where(choose: Choose, condition: Test, value: Value) -> Value:
    """Return ``value`` if a condition holds, else MISSING."""
    if isinstance(condition, Choice):
        found: Value = choose(condition.key, _where(choose, condition.yes, value), _where(choose, condition.no, value))
        return found
    return value if condition else MISSING


def _joined_order(yes: list[PropertyKey], no: list[PropertyKey]) -> list[PropertyKey]:
    """Return an order of keys that keeps both sides' orders. Raises CannotJoin if there is none."""
    for first, second in ((yes, no), (no, yes)):
        known, names = set(first), list(first)
        names += [name for name in second if name not in known]
        others = set(second)
        if [name for name in names if name in others] == second:
            return names
    raise CannotJoin


def refuse_hidden(yes: Slot | None, no: Slot | None) -> None:
    """Raise CannotJoin where one side alone has a property, and what is assigned to it later would not be plain."""
    only = yes if no is None else no if yes is None else None
    if only is not None and (only.is_locked or not only.enumerable):
        raise CannotJoin


def join_slot(choose: Choose, key: Key, yes: Slot | None, no: Slot | None) -> Slot:
    """Return the joined property; None is a side without it. Raises CannotJoin for accessors."""
    if yes is no and yes is not None:
        return yes
    known = yes or no
    assert known is not None
    refuse_hidden(yes, no)
    if yes is None:
        yes = known._replace(value=MISSING)
    elif no is None:
        no = known._replace(value=MISSING)
    assert no is not None
    if any(one.getter is not None or one.setter is not None for one in (yes, no)):
        raise CannotJoin
    if yes.enumerable is not no.enumerable or yes.is_locked is not no.is_locked:
        raise CannotJoin
    place = yes.place if yes.place == no.place else choose(key, yes.place, no.place)
    return Slot(choose(key, yes.value, no.value), place, yes.enumerable, None, None, yes.is_locked)


def join_unseen(choose: Choose, key: Key, yes: Opaque | None, no: Opaque | None) -> Opaque | None:
    """Return the joined unseen part of an object. Raises CannotJoin if the sides have different ones."""
    if yes is no:
        return yes
    known = yes or no
    assert known is not None
    if yes is None or no is None:
        conditions = [False if one is None else one.condition for one in (yes, no)]
        return known.under(choose(key, *conditions))
    if yes.key != no.key:
        raise CannotJoin
    return yes.under(choose(key, yes.condition, no.condition))


def _join_data(choose: Choose, key: Key, yes: State, no: State) -> State:
    if isinstance(yes, dict) and isinstance(no, dict):
        if list(yes) != list(no):
            raise CannotJoin
        return {name: _join_entry(choose, key, yes[name], no[name]) for name in yes}
    if yes is no or (isinstance(yes, tuple) and isinstance(no, tuple) and yes[0] is no[0] and yes[1] is no[1]):
        return yes
    raise CannotJoin


def _join_entry(choose: Choose, key: Key, yes: Arm, no: Arm) -> Arm:
    """Return the joined entry of a Map (key and value) or of a Set."""
    if yes is no:
        return yes
    if isinstance(yes, Entry) and isinstance(no, Entry) and same(yes.key, no.key) and yes.added == no.added:
        return yes._replace(value=choose(key, yes.value, no.value))
    raise CannotJoin


def _join_items(choose: Choose, key: Key, yes: list[Value], no: list[Value]) -> tuple[list[Value], bool]:
    """Return the joined elements of an array, and whether some may be missing."""
    if len(yes) == len(no):
        return [one if one is other else choose(key, one, other) for one, other in zip(yes, no, strict=True)], False
    start, shorter = 0, min(len(yes), len(no))
    while start < shorter and same(yes[start], no[start]):
        start += 1
    end = 0
    while end < shorter - start and same(yes[-1 - end], no[-1 - end]):
        end += 1
    first = [choose(key, one, NO_ELEMENT) for one in yes[start : len(yes) - end]]
    second = [choose(key, NO_ELEMENT, one) for one in no[start : len(no) - end]]
    return [*yes[:start], *first, *second, *yes[len(yes) - end :]], True


class Side(NamedTuple):
    """How one side ended: its result, and the states of what it changed.

    ``tainted`` is which changes may or may not happen; see ``Run.tainted``.
    """

    result: Arm
    states: States
    tainted: tuple[int | None, str] = (None, "")


def join_sides(choose: Choose, key: Key, yes: Side, no: Side, base: States) -> Side:
    """Return both sides joined; ``base`` are the states before. Raises CannotJoin."""
    if yes.tainted[0] != no.tainted[0]:
        raise CannotJoin
    states: States = {}
    for name in {**yes.states, **no.states}:
        thing = (yes.states.get(name) or no.states[name])[0]
        before = base[name][1]
        first = yes.states[name][1] if name in yes.states else before
        second = no.states[name][1] if name in no.states else before
        states[name] = (thing, first if first is second else join_states(choose, key, thing, first, second))
    return Side(choose(key, yes.result, no.result), states, yes.tainted)
