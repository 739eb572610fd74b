"""The state of one execution: its decisions about unknown conditions, its budget, its changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.backstop import check_deadline
from nextlint.evaluator.endings import GaveUp, Impure, Throw
from nextlint.evaluator.facts import assume, implied
from nextlint.evaluator.merging import (
    Binding,
    capture,
    state_size,
)
from nextlint.evaluator.values import Choice, Opaque

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar, Unpack

    from nextlint.evaluator.facts import Facts
    from nextlint.evaluator.generators import Collector
    from nextlint.evaluator.merging import Arm, Changeable, States
    from nextlint.evaluator.scope import Scope
    from nextlint.evaluator.values import Key, Known, Place, Plain, Value
    from nextlint.javascript.estree import Node

    R = TypeVar("R")
    T = TypeVar("T")


MAX_STEPS = 400_000  # evaluated nodes, over all executions of one config
LOOK_EVERY = 1_000  # steps between two looks at the clock
FACTS_PER_STEP = 64  # copying this many facts, as every decision does, costs about as much as a node
_BEFORE_ALL = -(1 << 40)  # the serial number of what is older than everything else
MAX_NAME = 200  # characters


class Budget:
    """Shared by all executions of one config."""

    def __init__(self) -> None:
        self.steps = MAX_STEPS
        self.look_below = max(MAX_STEPS - LOOK_EVERY, 0)  # the clock is read when fewer steps are left
        self.joined = 0  # regions in which several ways were followed


def _short(text: str) -> str:
    """Return the text itself if it is short, else its beginning and a digest."""
    if len(text) <= MAX_NAME:
        return text
    return f"{text[:MAX_NAME]}{hash(text)}"


class Region:
    """Code that is executed once for each way through it; the ways are joined at its end."""

    __slots__ = ("changes", "counters", "decisions", "floor", "outer", "prefix", "touched")

    def __init__(self, outer: Region | None, floor: int, prefix: tuple[bool, ...] = ()) -> None:
        self.outer = outer
        self.floor = floor  # objects and scopes up to this serial number existed before
        self.prefix = prefix
        self.decisions: list[tuple[Key, bool]] = []
        self.touched: set[Key] = set()  # what the current way has changed
        self.changes: States = {}  # what any way has changed, with its state before
        self.counters: dict[str, int] = {}  # the counters of fresh names before


class Saved:
    """The present values of attributes of a run: restored by ``restore``, or at the end of a ``with`` block."""

    __slots__ = ("_run", "_values")

    def __init__(self, run: Decisions, *names: str) -> None:
        self._run = run
        self._values = [(name, getattr(run, name)) for name in names]

    def restore(self) -> None:
        for name, value in self._values:
            setattr(self._run, name, value)

    def __enter__(self) -> None:
        pass

    def __exit__(self, *_: object) -> None:
        self.restore()


class Decisions:
    """The state of an execution, apart from its values."""

    def __init__(self, budget: Budget, prefix: tuple[bool, ...] = (), *, merges: bool = True) -> None:
        self.budget = budget
        self.merges = merges  # False: every decision holds for the whole execution
        self.facts: Facts = {}
        self.depth = 0
        self.awaited: Node | None = None  # the expression whose promise is awaited immediately
        self.deferral: int | None = None  # the serial number of an async function that is running and not awaited
        self.tries = 0  # try blocks with a handler around the current node
        self.collector: Collector | None = None  # receives what ``yield`` yields
        self._root = self._region = Region(None, _BEFORE_ALL, prefix)
        self._serial = 0
        self._shared_serial = _BEFORE_ALL
        self._counters: dict[str, int] = {}
        self._frozen_before: int | None = None
        self._tainted_before: int | None = None
        self._taint_reason = ""

    @property
    def taken(self) -> list[tuple[Key, bool]]:
        """The decisions of the whole execution."""
        return self._root.decisions

    # ── identity and budget ──────────────────────────────────────────────────────────────────────────────────────

    def serial(self) -> int:
        """Return a number for a new object or scope, greater than all earlier ones."""
        self._serial += 1
        return self._serial

    def later(self, serial: int, facts: Facts) -> None:
        """Continue after another execution: new objects are younger than ``serial``, and ``facts`` hold."""
        self._serial = serial
        self.facts = facts

    def shared(self, make: Callable[[], R]) -> R:
        """Return what ``make`` makes, as older than everything: it exists on every way, whichever needs it first."""
        serial, self._serial = self._serial, self._shared_serial
        try:
            return make()
        finally:
            self._shared_serial, self._serial = self._serial, serial

    def fresh(self, kind: str) -> Key:
        """Return a new key for an unknown; the same in every execution that took the same way."""
        number = self._counters.get(kind, 0)
        self._region.counters.setdefault(kind, number)
        self._counters[kind] = number + 1
        return (kind, number + 1)

    def step(self, cost: int = 1) -> None:
        """Spend ``cost`` evaluated nodes. Raises GaveUp if the budget is used up.

        Also checks the deadline now and then, for platforms without a timer (see nextlint.backstop).
        """
        budget = self.budget
        budget.steps -= cost
        if budget.steps < budget.look_below:
            if budget.steps < 0:
                raise GaveUp(f"it takes more than {MAX_STEPS:,} steps to evaluate")
            budget.look_below = max(budget.steps - LOOK_EVERY, 0)
            check_deadline()

    def opaque(self, reason: str, place: Place | None, **known: Unpack[Known]) -> Opaque:
        """Return a new unknown, named by its source text, so that an edit elsewhere does not rename it."""
        return Opaque(reason, place, key=self.fresh(_short(place.text) if place else "opaque"), **known)

    def unknown_test(self, place: Place) -> Choice[bool]:
        """Return an unknown boolean."""
        return Choice(self.fresh(_short(place.text)), True, False)

    # ── decisions ────────────────────────────────────────────────────────────────────────────────────────────────

    def implied(self, key: Key) -> bool | None:
        return implied(self.facts, key)

    def decide(self, key: Key) -> bool:
        """Take one side of an unknown condition until the region ends; the other side gets its own way."""
        known = self.implied(key)
        if known is not None:
            return known
        region = self._region
        index = len(region.decisions)
        holds = region.prefix[index] if index < len(region.prefix) else True
        self.step(len(self.facts) // FACTS_PER_STEP)
        region.decisions.append((key, holds))
        self.facts = assume(self.facts, key, holds)
        return holds

    def force(self, value: Value) -> Plain:
        """Decide conditions until the value is not a Choice."""
        if not isinstance(value, Choice):
            return value
        plain: Plain = self._forced(value)
        return plain

    def _forced(self, arm: Arm) -> Arm:
        while isinstance(arm, Choice):
            arm = arm.yes if self.decide(arm.key) else arm.no
        return arm

    # ── effects ──────────────────────────────────────────────────────────────────────────────────────────────────

    def record_change(self, thing: Changeable) -> None:
        """Record that ``thing`` is about to change. Raises Impure if the current code must not change it."""
        if self._frozen_before is not None and thing.created_at < self._frozen_before:
            raise Impure
        self._record(id(thing), thing)

    def record_change_of_name(self, scope: Scope, name: str) -> None:
        """``record_change`` for a variable."""
        if self._frozen_before is not None and scope.created_at < self._frozen_before:
            raise Impure
        if scope.created_at <= self._region.floor:
            self._record((id(scope), name), Binding(scope, name))

    def _record(self, name: Key, thing: Changeable) -> None:
        region = self._region
        if thing.created_at > region.floor or name in region.touched:
            return
        if name not in region.changes:
            self.step(state_size(thing))
            region.changes[name] = (thing, capture(thing))
        region.touched.add(name)

    def tainted(self, created_at: int, place: Place | None) -> Opaque | None:
        """Return the unknown to write instead, if a change to something made at ``created_at`` may not happen."""
        if self._tainted_before is not None and created_at < self._tainted_before:
            return self.opaque(self._taint_reason, place)
        return None

    def without_effects(self, created_at: int) -> Saved:
        """Run the ``with`` block so that a change to anything older than ``created_at`` raises Impure."""
        saved = Saved(self, "_frozen_before")
        self._frozen_before = max(created_at, self._frozen_before or 0)
        return saved

    def unknown_iterations(self, reason: str) -> Saved:
        """Run the ``with`` block as code that runs an unknown number of times: what it changes becomes unknown."""
        saved = Saved(self, "_tainted_before", "_taint_reason")
        self._tainted_before, self._taint_reason = self.serial(), reason
        return saved

    @property
    def is_uncertain(self) -> bool:
        """Whether the present code runs an unknown number of times, or later."""
        return self._tainted_before is not None or self.deferral is not None

    def defer(self) -> None:
        """Note an ``await`` in an async function that is not awaited: all its further changes happen later."""
        if self.deferral is not None:
            self._tainted_before = max(self._tainted_before or 0, self.deferral)
            self._taint_reason = "it is changed by code that runs later"

    def calling(self, *, is_deferred: bool) -> Saved:
        """Run the ``with`` block as a function body; ``is_deferred``: its promise is not awaited immediately."""
        saved = Saved(self, "deferral", "_tainted_before", "_taint_reason")
        self.deferral = self.serial() if is_deferred else None
        return saved

    def may_throw(self, reason: str, place: Place | None) -> None:
        """Follow the case that something unknown throws, if a handler would catch it."""
        if self.tries and self.decide(self.fresh("throws")) is False:
            raise Throw(self.opaque(reason, place, truthy=True), place)
