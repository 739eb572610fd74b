"""One execution of a config: what it has decided about the unknown, what it may still spend, what it must not touch.

Where a config asks for something unknown (an environment variable, a package), the execution *decides*; :func:`explore`
repeats the whole execution until every combination of decisions has been seen. Each single execution is therefore
ordinary, concrete interpretation, and aliasing and mutation need no special care.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from nextlint.backstop import check_deadline
from nextlint.evaluator.endings import ENDS, GaveUp, Impure, Throw
from nextlint.evaluator.facts import assume, common_facts, implied
from nextlint.evaluator.merging import (
    Abrupt,
    Binding,
    CannotJoin,
    Side,
    capture,
    join_sides,
    restore,
    same,
    state_size,
    token,
)
from nextlint.evaluator.values import Choice, Opaque, subject_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    from nextlint.evaluator.completions import End, Result
    from nextlint.evaluator.facts import Facts
    from nextlint.evaluator.generators import Collector
    from nextlint.evaluator.merging import Arm, Changeable, States
    from nextlint.evaluator.run import Run
    from nextlint.evaluator.scope import Scope
    from nextlint.evaluator.values import Key, Place, Plain, Value
    from nextlint.javascript.estree import Node

    R = TypeVar("R")
    T = TypeVar("T")


MAX_EXECUTIONS = 192  # executions of one config
MANY_JOINED = 2_000  # pieces of code with several ways: more, and they are nested in each other
MAX_WAYS = 192  # through one statement of it
MAX_STEPS = 400_000  # evaluated nodes, over all executions of one config
LOOK_EVERY = 1_000  # steps: between two looks at the clock
BRANCH_COST = 10  # following both sides of a condition costs about as much as that many nodes
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


class _Region:
    """Code whose decisions are its own: every way through it is followed, and the ways are joined where it ends."""

    __slots__ = ("changes", "counters", "decisions", "floor", "outer", "prefix", "touched")

    def __init__(self, outer: _Region | None, floor: int, prefix: tuple[bool, ...] = ()) -> None:
        self.outer = outer
        self.floor = floor  # what is not newer was there before
        self.prefix = prefix
        self.decisions: list[tuple[Key, bool]] = []
        self.touched: set[Any] = set()  # what the present way has changed
        self.changes: States = {}  # what any way has changed, with the state before
        self.counters: dict[str, int] = {}  # the same for the numbers of fresh names


class _Way(NamedTuple):
    """One way through a region."""

    decisions: list[tuple[Key, bool]]
    side: Side


class _Fork(NamedTuple):
    """Two sides that cannot be joined: the code around has to decide."""

    key: Key
    yes: _Fork | Side
    no: _Fork | Side


class Execution:
    """What one execution has decided about the unknown, what it may still spend, what it must not touch."""

    def __init__(self, budget: Budget, prefix: tuple[bool, ...] = (), *, merges: bool = True) -> None:
        self.budget = budget
        self.merges = merges  # False: every decision is one of the whole execution
        self.facts: Facts = {}
        self.depth = 0
        self.awaited: Node | None = None  # the expression whose promise is awaited at once
        self.deferral: int | None = None  # in an async function that nobody awaits: its serial number
        self.tries = 0  # try blocks with a handler that surround the current node
        self.collector: Collector | None = None  # where ``yield`` puts its values
        self._root = self._region = _Region(None, _BEFORE_ALL, prefix)
        self._choices: dict[Any, Choice[Any]] = {}
        self._arms: dict[Any, tuple[Choice[Any], Any]] = {}  # by id; with what has that id, so that it keeps it
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

    def opaque(self, reason: str, place: Place | None, **known: Any) -> Opaque:
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

    def choose(self, key: Key, yes: Arm, no: Arm) -> Arm:
        """``yes`` where a condition holds, else ``no``: a Choice, the same one for the same arms.

        What the condition excludes is no part of its arms: however often values are joined under the same few
        conditions, a way through them meets each once.
        """
        if type(yes) is Choice:
            yes = self._arm(yes, key, assume({}, key, True))
        if type(no) is Choice:
            no = self._arm(no, key, assume({}, key, False))
        return self._choice(key, yes, no)

    def _arm(self, value: Arm, key: Key, facts: Facts) -> Arm:
        """A value where a condition is decided. ``facts`` are what that says, and nothing else."""
        if type(value) is not Choice or subject_of(key) not in value.subjects:
            return value
        name = (id(value), key, facts[key])
        if name not in self._arms:
            known = implied(facts, value.key)
            if known is not None:
                arm = self._arm(value.yes if known else value.no, key, facts)
            else:
                arm = self._choice(value.key, self._arm(value.yes, key, facts), self._arm(value.no, key, facts))
            self._arms[name] = (value, arm)
        known_arm: Arm = self._arms[name][1]
        return known_arm

    def _choice(self, key: Key, yes: Arm, no: Arm) -> Arm:
        if same(yes, no):
            return yes
        name = (key, token(yes), token(no))
        known = self._choices.get(name)
        if known is None:
            known = self._choices[name] = Choice(key, yes, no)
        return known

    def either(self, key: Key, yes: Callable[[], Value], no: Callable[[], Value]) -> Value:
        """``yes()`` or ``no()`` by an unknown condition: both are followed, and joined."""
        known = self.implied(key)
        if known is not None:
            return yes() if known else no()
        self.step(BRANCH_COST + len(self.facts) // FACTS_PER_STEP)
        return self.merged(lambda: yes() if self.decide(key) else no())

    def map(self, value: Value, function: Callable[[Plain], Value]) -> Value:
        """``function`` over a value, over both arms of a Choice."""
        if not isinstance(value, Choice):
            return function(value)
        result: Value = self._map(value, function)
        return result

    def map_to_ends(self, value: Value, function: Callable[[Plain], Result]) -> Result:
        """The same of a function that executes statements."""
        ends: Result = self._map(value, function, keeps_abrupt=True)
        return ends

    def map_ends(self, result: Result, function: Callable[[End], Result]) -> Result:
        """The same over how statements end."""
        ends: Result = self._map(result, function, keeps_abrupt=True)
        return ends

    def _map(self, value: Arm, function: Callable[[Any], Arm], *, keeps_abrupt: bool = False) -> Arm:
        """``keeps_abrupt``: see ``merged``."""
        if not isinstance(value, Choice):
            return function(value)
        known = self.implied(value.key)
        if known is not None:
            return self._map(value.yes if known else value.no, function, keeps_abrupt=keeps_abrupt)

        def arm() -> Arm:
            taken = value.yes if self.decide(value.key) else value.no
            return self._map(taken, function, keeps_abrupt=keeps_abrupt)

        self.step(BRANCH_COST)
        return self.merged(arm, keeps_abrupt=keeps_abrupt)

    # ── every way through a piece of code ────────────────────────────────────────────────────────────────────────

    def merged(self, action: Callable[[], R], *, keeps_abrupt: bool = False) -> R:
        """What ``action`` gives on every way through it, each from the same state; what the ways do is joined.

        ``keeps_abrupt``: a way that throws or the like is an arm of the result, as Abrupt, unless all of them do.
        Where ways cannot be joined, it is decided which one is taken, for the code around.
        """
        if not self.merges:
            return action()
        mode = self._mode()
        region = self._region = _Region(self._region, self._serial)
        result: Arm
        try:
            result = action()
        except ENDS as error:
            if not region.decisions:
                self._leave(region)
                raise
            result = Abrupt(error)
        except BaseException:
            self._leave(region)
            raise
        if not region.decisions:
            self._leave(region)
        else:
            result = self._apply(self._explored(region, mode, action, result, keeps_abrupt=keeps_abrupt))
        ended: R = result
        return ended

    def continued(self, result: Result, action: Callable[[], Result]) -> Result:
        """A Choice of results of statements where ``action`` goes on with what None stands for."""
        if not self.merges:
            settled = self._forced(result)
            return action() if settled is None else settled
        mode = self._mode()
        region = self._region = _Region(self._region, self._serial)
        self.facts = {**self.facts, **common_facts(result, self.facts)}
        assumed = (self.facts, *mode[1:])
        first = self._attempt(region, action)
        rest = self._explored(region, assumed, action, first, keeps_abrupt=True)
        self._set_mode(mode)
        ends: Result = self._apply(self._along(result, self._decided(rest), region.changes, self.facts))
        return ends

    def _attempt(self, region: _Region, action: Callable[[], Arm]) -> Arm:
        try:
            return action()
        except ENDS as error:
            return Abrupt(error)
        except BaseException:
            self._leave(region)
            raise

    def _mode(self) -> tuple[Any, ...]:
        return (
            self.facts,
            self.depth,
            self.tries,
            self.awaited,
            self.deferral,
            self.collector,
            self._frozen_before,
            self._tainted_before,
            self._taint_reason,
        )

    def _set_mode(self, mode: tuple[Any, ...]) -> None:
        (
            self.facts,
            self.depth,
            self.tries,
            self.awaited,
            self.deferral,
            self.collector,
            self._frozen_before,
            self._tainted_before,
            self._taint_reason,
        ) = mode

    def _leave(self, region: _Region) -> None:
        """End a region that needs no joining: what it changed, the one around it has changed."""
        outer = region.outer
        assert outer is not None
        self._region = outer
        for kind, number in region.counters.items():
            outer.counters.setdefault(kind, number)
        for name, (thing, state) in region.changes.items():
            if thing.created_at <= outer.floor:
                outer.touched.add(name)
                outer.changes.setdefault(name, (thing, state))

    def _explored(
        self, region: _Region, mode: tuple[Any, ...], action: Callable[[], Arm], result: Arm, *, keeps_abrupt: bool
    ) -> _Fork | Side:
        """Every way through a region whose first way gave ``result``, joined; the state is what it was before."""
        self.budget.joined += 1
        if self.budget.joined > MANY_JOINED:
            self.budget.steps = -1
        highest, counters = self._serial, {kind: self._counters[kind] for kind in region.counters}
        ways: list[_Way] = []
        todo: list[tuple[list[tuple[Key, bool]], int]] = []
        while True:
            ways.append(self._way(region, mode, result))
            todo.extend((region.decisions, index) for index in range(len(region.prefix), len(region.decisions)))
            while todo and len(ways) >= MAX_WAYS:
                ways.append(_cut_off(*todo.pop()))
            if not todo:
                break
            decisions, index = todo.pop()
            region.prefix = (*(side for _, side in decisions[:index]), not decisions[index][1])
            region.decisions, region.touched = [], set()
            self._region = region
            result = self._attempt(region, action)
            if len(region.decisions) < len(region.prefix):  # the budget ended before the last of them
                error = result if isinstance(result, Abrupt) else Abrupt(GaveUp("it does not do the same twice"))
                result, region.decisions = error, _other_side(decisions, index)
            highest = max(highest, self._serial)
            for kind in region.counters:
                counters[kind] = max(counters.get(kind, 0), self._counters[kind])
        assert region.outer is not None
        self._region, self._serial = region.outer, highest
        for kind, number in region.counters.items():
            region.outer.counters.setdefault(kind, number)
        self._counters.update(counters)
        return self._tree(ways, 0, region.changes, keeps_abrupt)

    def _way(self, region: _Region, mode: tuple[Any, ...], result: Arm) -> _Way:
        """The way just taken; everything is as it was before it."""
        states: States = {}
        for name in region.touched:
            thing, before = region.changes[name]
            states[name] = (thing, capture(thing))
            restore(thing, before)
        side = Side(result, states, (self._tainted_before, self._taint_reason))
        self._serial = region.floor
        self._counters.update(region.counters)
        self._set_mode(mode)
        return _Way(region.decisions, side)

    def _tree(self, ways: list[_Way], depth: int, base: States, keeps_abrupt: bool) -> _Fork | Side:
        first = ways[0]
        if len(first.decisions) == depth:
            return first.side
        key = first.decisions[depth][0]
        yes = [way for way in ways if way.decisions[depth][1]]
        no = [way for way in ways if not way.decisions[depth][1]]
        arms = [self._tree(some, depth + 1, base, keeps_abrupt) for some in (yes, no)]
        return self._joined(key, arms[0], arms[1], base, keeps_abrupt)

    def _joined(self, key: Key, yes: _Fork | Side, no: _Fork | Side, base: States, keeps_abrupt: bool) -> _Fork | Side:
        if isinstance(yes, Side) and isinstance(no, Side):
            ends = self._one_end(key, yes.result, no.result)
            if ends is not None:
                yes, no = yes._replace(result=ends), no._replace(result=ends)
            elif not keeps_abrupt and (isinstance(yes.result, Abrupt) or isinstance(no.result, Abrupt)):
                return _Fork(key, yes, no)
            try:
                return join_sides(self.choose, key, yes, no, base)
            except CannotJoin:
                return _Fork(key, yes, no)
        return _Fork(key, yes, no)

    def _one_end(self, key: Key, yes: Arm, no: Arm) -> Abrupt | None:
        """What two ways end in, where both end in the same kind of exception."""
        if not isinstance(yes, Abrupt) or not isinstance(no, Abrupt) or type(yes.error) is not type(no.error):
            return None
        if isinstance(yes.error, Throw) and isinstance(no.error, Throw):
            return Abrupt(Throw(self.choose(key, yes.error.value, no.error.value), yes.error.place))
        return yes if str(yes.error) == str(no.error) else None

    def _along(self, result: Arm, rest: Side, base: States, facts: Facts) -> _Fork | Side:
        """``rest`` where a tree of results has None, and nothing more where it has another end."""
        if not isinstance(result, Choice):
            if result is None:
                return rest._replace(result=self._restricted(rest.result, facts))
            return Side(result, {}, (self._tainted_before, self._taint_reason))
        known = implied(facts, result.key)
        if known is not None:
            return self._along(result.yes if known else result.no, rest, base, facts)
        yes = self._along(result.yes, rest, base, assume(facts, result.key, True))
        no = self._along(result.no, rest, base, assume(facts, result.key, False))
        return self._joined(result.key, yes, no, base, True)

    def _restricted(self, value: Arm, facts: Facts) -> Arm:
        """A value without the arms that the facts exclude."""
        if not isinstance(value, Choice):
            return value
        known = implied(facts, value.key)
        if known is not None:
            return self._restricted(value.yes if known else value.no, facts)
        yes = self._restricted(value.yes, assume(facts, value.key, True))
        no = self._restricted(value.no, assume(facts, value.key, False))
        return value if yes is value.yes and no is value.no else self.choose(value.key, yes, no)

    def _decided(self, tree: _Fork | Side) -> Side:
        while isinstance(tree, _Fork):
            tree = tree.yes if self.decide(tree.key) else tree.no
        return tree

    def _apply(self, tree: _Fork | Side) -> Arm:
        """Let what a region did be done: its result. Raises what it ends in."""
        side = self._decided(tree)
        self._tainted_before, self._taint_reason = side.tainted
        for name, (thing, state) in side.states.items():
            self._record(name, thing)
            restore(thing, state)
        if isinstance(side.result, Abrupt):
            raise side.result.error
        return side.result

    def settled(self, result: Result) -> Result:
        """The result of statements without the arms that throw or the like: where one is, it is decided."""
        result = self._restricted(result, self.facts)
        while isinstance(result, Choice) and any(isinstance(leaf, Abrupt) for leaf in result.leaves()):
            result = self._restricted(result.yes if self.decide(result.key) else result.no, self.facts)
        if isinstance(result, Abrupt):
            raise result.error
        return result

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


def _cut_off(decisions: list[tuple[Key, bool]], index: int) -> _Way:
    """The way that is not taken because there are too many."""
    error = GaveUp(f"there are more than {MAX_WAYS} combinations of conditions")
    return _Way(_other_side(decisions, index), Side(Abrupt(error), {}))


def _other_side(decisions: list[tuple[Key, bool]], index: int) -> list[tuple[Key, bool]]:
    """The decisions before one, and that one taken otherwise."""
    key, side = decisions[index]
    return [*decisions[:index], (key, not side)]


class _Restore:
    """Gives attributes of a run the values back that they have now, where a ``with`` around some code ends."""

    __slots__ = ("_before", "_run")

    def __init__(self, run: Execution, *names: str) -> None:
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
        if len(seen) >= MAX_EXECUTIONS:
            return seen, False
        before, last = todo.pop()
        prefix = () if last < 0 else (*before[:last], not before[last])
        run, result = attempt(prefix)
        seen.append((run, result))
        sides = tuple(side for _, side in run.taken)
        todo.extend((sides, index) for index in range(len(sides) - 1, len(prefix) - 1, -1))
    return seen, True
