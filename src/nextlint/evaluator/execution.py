"""One execution of a config: following both sides of unknown conditions and joining them.

Where a config tests something unknown (an environment variable, a package), the execution *decides*; :func:`explore`
repeats the execution until it has seen every combination of decisions. So each execution is ordinary, concrete
interpretation, and aliasing and mutation need no special care.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from nextlint.evaluator.decisions import FACTS_PER_STEP, Budget, Decisions, Region, Saved
from nextlint.evaluator.endings import ENDS, GaveUp, Throw
from nextlint.evaluator.facts import assume, common_facts, implied
from nextlint.evaluator.merging import (
    Abrupt,
    CannotJoin,
    Side,
    capture,
    join_sides,
    restore,
    same,
    token,
)
from nextlint.evaluator.values import Choice, subject_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    from nextlint.evaluator.completions import End, Result
    from nextlint.evaluator.facts import Facts
    from nextlint.evaluator.merging import Arm, States
    from nextlint.evaluator.run import Run
    from nextlint.evaluator.values import Key, Plain, Value

    R = TypeVar("R")
    T = TypeVar("T")


MAX_EXECUTIONS = 192  # executions of one config
MANY_JOINED = 2_000  # regions with several ways; more only occur when they are nested
MAX_WAYS = 192  # ways through one statement
_START = (  # the state in which every way begins
    "facts",
    "depth",
    "tries",
    "awaited",
    "deferral",
    "collector",
    "_frozen_before",
    "_tainted_before",
    "_taint_reason",
)
BRANCH_COST = 10  # evaluated nodes: about what following both sides of a condition costs


class _Way(NamedTuple):
    """One way through a region."""

    decisions: list[tuple[Key, bool]]
    side: Side


class _Fork(NamedTuple):
    """Two sides that cannot be joined: the surrounding code has to decide."""

    key: Key
    yes: _Fork | Side
    no: _Fork | Side


class Execution(Decisions):
    """An execution that can limit decisions to a region: it follows every way through it and joins them."""

    def __init__(self, budget: Budget, prefix: tuple[bool, ...] = (), *, merges: bool = True) -> None:
        super().__init__(budget, prefix, merges=merges)
        self._choices: dict[Key, Choice[Arm]] = {}
        self._arms: dict[Key, tuple[Choice[Arm], Arm]] = {}  # by id, with the object, so that the id stays taken

    def choose(self, key: Key, yes: Arm, no: Arm) -> Arm:
        """Return the Choice of ``yes`` if a condition holds, else ``no``; the same object for the same arms.

        What the condition excludes is dropped from the arms, so that a Choice joined again and again under the same few
        conditions meets each of them once on every path.
        """
        if type(yes) is Choice:
            yes = self._arm(yes, key, assume({}, key, True))
        if type(no) is Choice:
            no = self._arm(no, key, assume({}, key, False))
        return self._choice(key, yes, no)

    def _arm(self, value: Arm, key: Key, facts: Facts) -> Arm:
        """Return an arm without what its condition excludes. ``facts`` are what the condition says, nothing else."""
        if type(value) is not Choice or subject_of(key) not in value.subjects:
            return value
        name = (id(value), key, facts[key])
        if name not in self._arms:
            self.budget.steps -= 1  # a chain of conditions is as deep as a config has them
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
        """Return ``yes()`` and ``no()`` joined under an unknown condition."""
        known = self.implied(key)
        if known is not None:
            return yes() if known else no()
        self.step(BRANCH_COST + len(self.facts) // FACTS_PER_STEP)
        return self.merged(lambda: yes() if self.decide(key) else no())

    def map(self, value: Value, function: Callable[[Plain], Value]) -> Value:
        """Apply ``function`` to a value, or to both arms of a Choice."""
        if not isinstance(value, Choice):
            return function(value)
        result: Value = self._map(value, function)
        return result

    def map_to_ends(self, value: Value, function: Callable[[Plain], Result]) -> Result:
        """``map`` for a function that executes statements."""
        ends: Result = self._map(value, function, keeps_abrupt=True)
        return ends

    def map_ends(self, result: Result, function: Callable[[End], Result]) -> Result:
        """``map`` over completions."""
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
        """Run ``action`` once for each way through it, always from the same state; join results and changes.

        ``keeps_abrupt``: a way that ends abruptly becomes an Abrupt arm of the result, unless all of them do.
        If ways cannot be joined, the surrounding code decides which one is taken.
        """
        if not self.merges:
            return action()
        start = Saved(self, *_START)
        region = self._region = Region(self._region, self._serial)
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
            result = self._apply(self._explored(region, start, action, result, keeps_abrupt=keeps_abrupt))
        ended: R = result
        return ended

    def continued(self, result: Result, action: Callable[[], Result]) -> Result:
        """Continue with ``action`` where ``result`` has None (a normal completion)."""
        if not self.merges:
            settled = self._forced(result)
            return action() if settled is None else settled
        before = Saved(self, *_START)
        region = self._region = Region(self._region, self._serial)
        self.facts = {**self.facts, **common_facts(result, self.facts)}
        start = Saved(self, *_START)
        first = self._attempt(region, action)
        rest = self._explored(region, start, action, first, keeps_abrupt=True)
        before.restore()
        ends: Result = self._apply(self._along(result, self._decided(rest), region.changes, self.facts))
        return ends

    def _attempt(self, region: Region, action: Callable[[], Arm]) -> Arm:
        try:
            return action()
        except ENDS as error:
            return Abrupt(error)
        except BaseException:
            self._leave(region)
            raise

    def _leave(self, region: Region) -> None:
        """End a region that needs no joining; its changes become those of the outer region."""
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
        self, region: Region, start: Saved, action: Callable[[], Arm], result: Arm, *, keeps_abrupt: bool
    ) -> _Fork | Side:
        """Follow all ways through a region after the first gave ``result``; restore the state, return them joined."""
        self.budget.joined += 1
        if self.budget.joined > MANY_JOINED:
            self.budget.steps = -1
        highest, counters = self._serial, {kind: self._counters[kind] for kind in region.counters}
        ways: list[_Way] = []
        todo: list[tuple[list[tuple[Key, bool]], int]] = []
        while True:
            ways.append(self._way(region, start, result))
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
            if len(region.decisions) < len(region.prefix):  # the budget ended before the last decision
                error = result if isinstance(result, Abrupt) else Abrupt(GaveUp("it behaves differently each time"))
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

    def _way(self, region: Region, start: Saved, result: Arm) -> _Way:
        """Return the way just taken, and restore the state before it."""
        states: States = {}
        for name in region.touched:
            thing, before = region.changes[name]
            states[name] = (thing, capture(thing))
            restore(thing, before)
        side = Side(result, states, (self._tainted_before, self._taint_reason))
        self._serial = region.floor
        self._counters.update(region.counters)
        start.restore()
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
        """Return the joined exception of two ways that both end in the same kind."""
        if not isinstance(yes, Abrupt) or not isinstance(no, Abrupt) or type(yes.error) is not type(no.error):
            return None
        if isinstance(yes.error, Throw) and isinstance(no.error, Throw):
            return Abrupt(Throw(self.choose(key, yes.error.value, no.error.value), yes.error.place))
        return yes if str(yes.error) == str(no.error) else None

    def _along(self, result: Arm, rest: Side, base: States, facts: Facts) -> _Fork | Side:
        """Replace None in a tree of results by ``rest``; keep other completions."""
        if not isinstance(result, Choice):
            if result is None:
                return rest._replace(result=self._restricted(rest.result, facts))
            return Side(result, {}, (self._tainted_before, self._taint_reason))
        self.step(1 + len(facts) // FACTS_PER_STEP)
        known = implied(facts, result.key)
        if known is not None:
            return self._along(result.yes if known else result.no, rest, base, facts)
        yes = self._along(result.yes, rest, base, assume(facts, result.key, True))
        no = self._along(result.no, rest, base, assume(facts, result.key, False))
        return self._joined(result.key, yes, no, base, True)

    def _restricted(self, value: Arm, facts: Facts) -> Arm:
        """Return a value without the arms that the facts exclude. Shared arms are visited once."""
        if not isinstance(value, Choice):
            return value
        self.step(len(facts) // FACTS_PER_STEP)
        about = {subject_of(key) for key in facts}
        done: dict[int, Arm] = {}

        def restricted(value: Arm) -> Arm:
            if not isinstance(value, Choice) or value.subjects.isdisjoint(about):
                return value
            if id(value) not in done:
                self.step()
                known = implied(facts, value.key)
                if known is not None:
                    done[id(value)] = restricted(value.yes if known else value.no)
                else:
                    yes, no = restricted(value.yes), restricted(value.no)
                    is_whole = yes is value.yes and no is value.no
                    done[id(value)] = value if is_whole else self.choose(value.key, yes, no)
            return done[id(value)]

        return restricted(value)

    def _decided(self, tree: _Fork | Side) -> Side:
        while isinstance(tree, _Fork):
            tree = tree.yes if self.decide(tree.key) else tree.no
        return tree

    def _apply(self, tree: _Fork | Side) -> Arm:
        """Apply the changes of a region; return its result, or raise its exception."""
        side = self._decided(tree)
        self._tainted_before, self._taint_reason = side.tainted
        for name, (thing, state) in side.states.items():
            self._record(name, thing)
            restore(thing, state)
        if isinstance(side.result, Abrupt):
            raise side.result.error
        return side.result

    def settled(self, result: Result) -> Result:
        """Decide conditions until no arm of the result is Abrupt."""
        result = self._restricted(result, self.facts)
        while isinstance(result, Choice) and any(isinstance(leaf, Abrupt) for leaf in result.leaves()):
            result = self._restricted(result.yes if self.decide(result.key) else result.no, self.facts)
        if isinstance(result, Abrupt):
            raise result.error
        return result


def _cut_off(decisions: list[tuple[Key, bool]], index: int) -> _Way:
    """Return a way that is not followed because there are too many."""
    error = GaveUp(f"there are more than {MAX_WAYS} combinations of conditions")
    return _Way(_other_side(decisions, index), Side(Abrupt(error), {}))


def _other_side(decisions: list[tuple[Key, bool]], index: int) -> list[tuple[Key, bool]]:
    """Return the decisions up to ``index``, the last of them reversed."""
    key, side = decisions[index]
    return [*decisions[:index], (key, not side)]


def explore(attempt: Callable[[tuple[bool, ...]], tuple[Run, T]]) -> tuple[list[tuple[Run, T]], bool]:
    """Return all executions, first the one where all conditions hold, and False if there were too many."""
    seen: list[tuple[Run, T]] = []
    todo: list[tuple[tuple[bool, ...], int]] = [((), -1)]  # the sides taken, and the index of the last one to reverse
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
