"""What one execution has decided about the unknown, what it may still spend, and what it has changed."""

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
LOOK_EVERY = 1_000  # steps: between two looks at the clock
FACTS_PER_STEP = 64  # facts are copied with every decision, at about a node's cost for so many
_BEFORE_ALL = -(1 << 40)  # the serial number of what is older than everything
MAX_NAME = 200  # characters


class Budget:
    """Shared by all executions of one config."""

    def __init__(self) -> None:
        self.steps = MAX_STEPS
        self.look_below = max(MAX_STEPS - LOOK_EVERY, 0)  # the clock is looked at where fewer steps are left
        self.joined = 0  # pieces of code of which several ways were followed


def _short(text: str) -> str:
    """A name for a text: itself, or its beginning and a digest of it."""
    if len(text) <= MAX_NAME:
        return text
    return f"{text[:MAX_NAME]}{hash(text)}"


class Region:
    """Code whose decisions are its own: every way through it is followed, and the ways are joined where it ends."""

    __slots__ = ("changes", "counters", "decisions", "floor", "outer", "prefix", "touched")

    def __init__(self, outer: Region | None, floor: int, prefix: tuple[bool, ...] = ()) -> None:
        self.outer = outer
        self.floor = floor  # what is not newer was there before
        self.prefix = prefix
        self.decisions: list[tuple[Key, bool]] = []
        self.touched: set[Key] = set()  # what the present way has changed
        self.changes: States = {}  # what any way has changed, with the state before
        self.counters: dict[str, int] = {}  # the same for the numbers of fresh names


class _Restore:
    """Gives attributes of a run the values back that they have now, where a ``with`` around some code ends."""

    __slots__ = ("_before", "_run")

    def __init__(self, run: Decisions, *names: str) -> None:
        self._run = run
        self._before = [(name, getattr(run, name)) for name in names]

    def __enter__(self) -> None:
        pass

    def __exit__(self, *_: object) -> None:
        for name, value in self._before:
            setattr(self._run, name, value)


class Decisions:
    """The state of an execution, apart from the values that it has made."""

    def __init__(self, budget: Budget, prefix: tuple[bool, ...] = (), *, merges: bool = True) -> None:
        self.budget = budget
        self.merges = merges  # False: every decision is one of the whole execution
        self.facts: Facts = {}
        self.depth = 0
        self.awaited: Node | None = None  # the expression whose promise is awaited at once
        self.deferral: int | None = None  # in an async function that nobody awaits: its serial number
        self.tries = 0  # try blocks with a handler that surround the current node
        self.collector: Collector | None = None  # where ``yield`` puts its values
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
        """A number for a new object or scope, greater than every earlier one."""
        self._serial += 1
        return self._serial

    def later(self, serial: int, facts: Facts) -> None:
        """Go on where another execution ended: what is made now is younger than ``serial``, and its facts hold."""
        self._serial = serial
        self.facts = facts

    def shared(self, make: Callable[[], R]) -> R:
        """What ``make`` gives, as older than everything: it is there on every way, whichever asks for it first."""
        serial, self._serial = self._serial, self._shared_serial
        try:
            return make()
        finally:
            self._shared_serial, self._serial = self._serial, serial

    def fresh(self, kind: str) -> Key:
        """A new name for an unknown; the same in every execution that came the same way."""
        number = self._counters.get(kind, 0)
        self._region.counters.setdefault(kind, number)
        self._counters[kind] = number + 1
        return (kind, number + 1)

    def step(self, cost: int = 1) -> None:
        """Spend from the budget; ``cost`` is in evaluated nodes. Raises GaveUp where it is used up.

        Asks for the deadline now and then, for where no timer interrupts (see nextlint.backstop).
        """
        budget = self.budget
        budget.steps -= cost
        if budget.steps < budget.look_below:
            if budget.steps < 0:
                raise GaveUp(f"it takes more than {MAX_STEPS:,} steps to evaluate")
            budget.look_below = max(budget.steps - LOOK_EVERY, 0)
            check_deadline()

    def opaque(self, reason: str, place: Place | None, **known: Unpack[Known]) -> Opaque:
        """A new unknown, named by its text: an edit elsewhere does not give it another name."""
        return Opaque(reason, place, key=self.fresh(_short(place.text) if place else "opaque"), **known)

    def unknown_test(self, place: Place) -> Choice[bool]:
        """A new unknown that is true or false."""
        return Choice(self.fresh(_short(place.text)), True, False)

    # ── decisions ────────────────────────────────────────────────────────────────────────────────────────────────

    def implied(self, key: Key) -> bool | None:
        return implied(self.facts, key)

    def decide(self, key: Key) -> bool:
        """Take one side of an unknown condition up to the end of the region; the other side is followed as well."""
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
        """A value that is no Choice."""
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
        """Announce a change to something. Raises Impure inside of code that must change nothing older."""
        if self._frozen_before is not None and thing.created_at < self._frozen_before:
            raise Impure
        self._record(id(thing), thing)

    def record_change_of_name(self, scope: Scope, name: str) -> None:
        """The same for a variable."""
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
        """What a change to something made at ``created_at`` becomes where it may or may not happen, else None."""
        if self._tainted_before is not None and created_at < self._tainted_before:
            return self.opaque(self._taint_reason, place)
        return None

    def without_effects(self, created_at: int) -> _Restore:
        """Code that must change nothing that is older than ``created_at``. Raises Impure where it would."""
        restoring = _Restore(self, "_frozen_before")
        self._frozen_before = max(created_at, self._frozen_before or 0)
        return restoring

    def unknown_iterations(self, reason: str) -> _Restore:
        """Code that runs an unknown number of times: what it changes is unknown afterwards."""
        restoring = _Restore(self, "_tainted_before", "_taint_reason")
        self._tainted_before, self._taint_reason = self.serial(), reason
        return restoring

    def defer(self) -> None:
        """After an ``await`` in an async function that nobody awaits: what the code changes, it changes later."""
        if self.deferral is not None:
            self._tainted_before = max(self._tainted_before or 0, self.deferral)
            self._taint_reason = "it is changed by code that runs later"

    def calling(self, *, is_deferred: bool) -> _Restore:
        """The body of a function; ``is_deferred`` for an async one whose promise is not awaited at once."""
        restoring = _Restore(self, "deferral", "_tainted_before", "_taint_reason")
        self.deferral = self.serial() if is_deferred else None
        return restoring

    def may_throw(self, reason: str, place: Place | None) -> None:
        """Something unknown happens that may throw: matters only where somebody catches it."""
        if self.tries and self.decide(self.fresh("throws")) is False:
            raise Throw(self.opaque(reason, place, truthy=True), place)
