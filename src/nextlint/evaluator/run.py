"""One execution of a config: what it has decided about the unknown, what it may still spend, what it must not touch.

Where a config asks for something unknown (an environment variable, a package), the execution *decides*; :func:`explore`
repeats the whole execution until every combination of decisions has been seen. Each single execution is therefore
ordinary, concrete interpretation, and aliasing and mutation need no special care.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from nextlint.evaluator.values import Choice, Opaque

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    from nextlint.evaluator.iteration import Collector
    from nextlint.evaluator.modules import Modules
    from nextlint.evaluator.values import Key, Node, Place, Value

    T = TypeVar("T")
    Facts = dict[Key, Any]

MAX_WORLDS = 192  # executions of one config
MAX_STEPS = 400_000  # evaluated nodes, over all executions of one config
BRANCH_COST = 10  # following both sides of a condition costs about as much as that many nodes
FACTS_PER_STEP = 64  # facts are copied with every decision, at about a node's cost for so many
MAX_DEPTH = 150  # nested calls
MAX_NAME = 200  # characters
MAX_TEXT = 1 << 20  # characters of a string, elements of an array


class Throw(Exception):
    """A JavaScript exception on its way. ``value`` is what was thrown."""

    def __init__(self, value: Value, place: Place | None = None) -> None:
        super().__init__("JavaScript exception")
        self.value = value
        self.place = place


class ProcessExit(Exception):
    """The config ends the process: no server runs in this execution."""


class GaveUp(Exception):
    """A budget is used up, or something was met that cannot be followed. ``str()`` is the reason, a clause."""

    def __init__(self, reason: str, place: Place | None = None) -> None:
        super().__init__(reason)
        self.place = place


class GeneratorClosed(Exception):
    """No more is wanted of a generator: its body ends where it stands."""


class Impure(Exception):
    """A tentative evaluation would change something older than itself."""


class Budget:
    """Shared by all executions of one config."""

    def __init__(self) -> None:
        self.steps = MAX_STEPS


def implied(facts: Facts, key: Key) -> bool | None:
    """What the facts say about a condition, None where they leave it open.

    Conditions: ``("truthy", k)``, ``("nullish", k)``, ``("eq", k, literal)`` about the unknown ``k``; others by name.
    """
    if key in facts:
        return bool(facts[key])
    if not isinstance(key, tuple) or len(key) < 2 or key[0] not in ("truthy", "nullish", "eq"):
        return None
    unknown = key[1]
    truthy, nullish = facts.get(("truthy", unknown)), facts.get(("nullish", unknown))
    has_value = ("value", unknown) in facts
    literal = facts.get(("value", unknown))
    if key[0] == "truthy":
        return bool(literal) if has_value else False if nullish else None
    if key[0] == "nullish":
        return False if has_value or truthy else None
    if has_value:
        return bool(literal == key[2] and type(literal) is type(key[2]))
    if nullish or (truthy is not None and truthy != bool(key[2])):
        return False
    return None


def assume(facts: Facts, key: Key, holds: bool) -> Facts:
    """The facts with one more."""
    more = {**facts, key: holds}
    if holds and isinstance(key, tuple) and key[0] == "eq":
        more["value", key[1]] = key[2]
    return more


def _short(text: str) -> str:
    """A name for a text: itself, or its beginning and a digest of it."""
    if len(text) <= MAX_NAME:
        return text
    return f"{text[:MAX_NAME]}{sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}"


class Run:
    """The state of one execution."""

    def __init__(self, modules: Modules, budget: Budget, prefix: tuple[bool, ...] = ()) -> None:
        self.modules = modules
        self.budget = budget
        self.prefix = prefix
        self.taken: list[tuple[Key, bool]] = []
        self.facts: Facts = {}
        self.depth = 0
        self.instances: dict[str, Any] = {}  # path -> the executed module
        self.globals: dict[str, Value] = {}
        self.environment: Value = None  # process.env, an object
        self.awaited: Node = None  # the expression whose promise is awaited at once
        self.deferral: int | None = None  # in an async function that nobody awaits: its serial number
        self.tries = 0  # try blocks with a handler that surround the current node
        self.collector: Collector | None = None  # where ``yield`` puts its values
        self.assumptions: dict[str, None] = {}  # what was taken for true on the way, as clauses
        self._serial = 0
        self._counters: dict[str, int] = {}
        self._pure_floor: int | None = None
        self._weak_floor: int | None = None
        self._weak_reason = ""

    # ── identity and budget ──────────────────────────────────────────────────────────────────────────────────────

    def serial(self) -> int:
        """A number for a new object or scope, greater than every earlier one."""
        self._serial += 1
        return self._serial

    def later(self, serial: int, facts: Facts) -> None:
        """Go on where another execution ended: what is made now is younger than ``serial``, and its facts hold."""
        self._serial = serial
        self.facts = facts

    def fresh(self, kind: str) -> Key:
        """A new name for an unknown; the same in every execution that came the same way."""
        self._counters[kind] = number = self._counters.get(kind, 0) + 1
        return (kind, number)

    def step(self, cost: int = 1) -> None:
        """Spend from the budget; ``cost`` is in evaluated nodes. Raises GaveUp where it is used up."""
        self.budget.steps -= cost
        if self.budget.steps < 0:
            raise GaveUp(f"it takes more than {MAX_STEPS:,} steps to evaluate")

    def opaque(self, reason: str, place: Place | None, **known: Any) -> Opaque:
        """A new unknown, named by its text: an edit elsewhere does not give it another name."""
        return Opaque(reason, place, key=self.fresh(_short(place.text) if place else "opaque"), **known)

    def unknown_test(self, place: Place) -> Choice:
        """A new unknown that is true or false."""
        return Choice(self.fresh(_short(place.text)), True, False)

    # ── decisions ────────────────────────────────────────────────────────────────────────────────────────────────

    def implied(self, key: Key) -> bool | None:
        return implied(self.facts, key)

    def decide(self, key: Key) -> bool:
        """Take one side of an unknown condition for the rest of this execution."""
        known = self.implied(key)
        if known is not None:
            return known
        index = len(self.taken)
        holds = self.prefix[index] if index < len(self.prefix) else True
        self.step(len(self.facts) // FACTS_PER_STEP)
        self.taken.append((key, holds))
        self.facts = assume(self.facts, key, holds)
        return holds

    def force(self, value: Value) -> Value:
        """A value that is no Choice."""
        while isinstance(value, Choice):
            value = value.yes if self.decide(value.key) else value.no
        return value

    def either(self, key: Key, yes: Callable[[], Value], no: Callable[[], Value]) -> Value:
        """``yes()`` or ``no()`` by an unknown condition: a Choice where neither has effects, else a decision."""
        known = self.implied(key)
        if known is not None:
            return yes() if known else no()
        self.step(BRANCH_COST + len(self.facts) // FACTS_PER_STEP)
        try:
            first, second = self._tentatively(key, True, yes), self._tentatively(key, False, no)
        except (Impure, Throw, ProcessExit):
            return yes() if self.decide(key) else no()
        if first is second or (
            type(first) is type(second) and isinstance(first, (bool, float, str)) and first == second
        ):
            return first
        return Choice(key, first, second)

    def map(self, value: Value, function: Callable[[Value], Value]) -> Value:
        """``function`` over a value, over both arms of a Choice."""
        if isinstance(value, Choice):
            return self.either(value.key, lambda: self.map(value.yes, function), lambda: self.map(value.no, function))
        return function(value)

    def _tentatively(self, key: Key, holds: bool, evaluate: Callable[[], Value]) -> Value:
        floor, facts, decided = self._pure_floor, self.facts, len(self.taken)
        tries, depth, weak, weak_reason = self.tries, self.depth, self._weak_floor, self._weak_reason
        self._pure_floor = self.serial()
        self.facts = assume(facts, key, holds)
        try:
            return evaluate()
        finally:
            self._pure_floor, self.tries, self.depth = floor, tries, depth
            self._weak_floor, self._weak_reason = weak, weak_reason
            self.facts = facts
            for taken, side in self.taken[decided:]:
                self.facts = assume(self.facts, taken, side)

    # ── effects ──────────────────────────────────────────────────────────────────────────────────────────────────

    def touch(self, born: int) -> None:
        """Announce a change to something born at ``born``. Raises Impure inside a tentative evaluation."""
        if self._pure_floor is not None and born < self._pure_floor:
            raise Impure

    def weakened(self, born: int, place: Place | None) -> Opaque | None:
        """What a change to something born at ``born`` becomes where it may or may not happen, else None."""
        if self._weak_floor is not None and born < self._weak_floor:
            return self.opaque(self._weak_reason, place)
        return None

    def without_effects(self, born: int) -> _Until:
        """Code that must change nothing that is older than ``born``. Raises Impure where it would."""
        until = _Until(self, "_pure_floor")
        self._pure_floor = max(born, self._pure_floor or 0)
        return until

    def perhaps(self, reason: str) -> _Until:
        """Code that runs an unknown number of times: what it changes is unknown afterwards."""
        until = _Until(self, "_weak_floor", "_weak_reason")
        self._weak_floor, self._weak_reason = self.serial(), reason
        return until

    def defer(self) -> None:
        """After an ``await`` in an async function that nobody awaits: what the code changes, it changes later."""
        if self.deferral is not None:
            self._weak_floor = max(self._weak_floor or 0, self.deferral)
            self._weak_reason = "it is changed by code that runs later"

    def calling(self, *, is_deferred: bool) -> _Until:
        """The body of a function; ``is_deferred`` for an async one whose promise is not awaited at once."""
        until = _Until(self, "deferral", "_weak_floor", "_weak_reason")
        self.deferral = self.serial() if is_deferred else None
        return until

    def may_throw(self, reason: str, place: Place | None) -> None:
        """Something unknown happens that may throw: matters only where somebody catches it."""
        if self.tries and self.decide(self.fresh("throws")) is False:
            raise Throw(self.opaque(reason, place, truthy=True), place)


class _Until:
    """Gives attributes of a run the values back that they have now, where a ``with`` around some code ends."""

    __slots__ = ("_before", "_run")

    def __init__(self, run: Run, *names: str) -> None:
        self._run = run
        self._before = [(name, getattr(run, name)) for name in names]

    def __enter__(self) -> None:
        pass

    def __exit__(self, *_: object) -> None:
        for name, value in self._before:
            setattr(self._run, name, value)


def explore(attempt: Callable[[tuple[bool, ...]], tuple[Run, T]]) -> tuple[list[tuple[Run, T]], bool]:
    """Every execution, first the one in which all conditions hold. The flag is False where there were too many."""
    seen: list[tuple[Run, T]] = []
    todo: list[tuple[tuple[bool, ...], int]] = [((), -1)]  # the sides taken before, and the last one to take otherwise
    while todo:
        if len(seen) >= MAX_WORLDS:
            return seen, False
        before, last = todo.pop()
        prefix = () if last < 0 else (*before[:last], not before[last])
        run, result = attempt(prefix)
        seen.append((run, result))
        sides = tuple(side for _, side in run.taken)
        todo.extend((sides, index) for index in range(len(sides) - 1, len(prefix) - 1, -1))
    return seen, True
