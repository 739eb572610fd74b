"""From values to outcomes: what every option can be over all executions, as Next's loader sees it."""

from __future__ import annotations

from _collections_abc import Mapping  # collections.abc without importing its package
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from nextlint.config.outcome import ABSENT, DEFAULTS_REASON, Outcome
from nextlint.evaluator.convert import number_to_string
from nextlint.evaluator.facts import assume, implied
from nextlint.evaluator.merging import same
from nextlint.evaluator.objects import ordered
from nextlint.evaluator.values import (
    MISSING,
    NO_ELEMENT,
    NULL,
    UNDEFINED,
    BigInt,
    Choice,
    JSArray,
    JSFunction,
    JSObject,
    NativeFunction,
    Opaque,
    Passthrough,
    Place,
    Promise,
    RegExp,
    Slot,
    Symbol,
)
from nextlint.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from nextlint.config.model import Config
    from nextlint.evaluator.facts import Facts
    from nextlint.evaluator.values import Key, Origin, Plain, Value
    from nextlint.model.findings import Span

    Path = tuple[str, ...]

MAX_PATHS = 20_000
MAX_LOOKUPS = 400_000  # paths times executions
MAX_ALTERNATIVES = 192  # of one array
MAX_PARTS = 100_000  # of one array or object as JSON; shared parts count each time
MAX_PAIRS = 2_000  # (value, conditions) pairs for one option in one execution
PLAIN = frozenset({"Object", "instance", "Module", "environment"})
UNMERGED = "not merged over Next's defaults"  # the identity of a non-plain object


class ExecutionPath(Record):
    """The end of one execution: the config it exports, and the conditions under which it does."""

    value: Value
    facts: Facts
    assumptions: tuple[str, ...] = ()  # as clauses: "that my-wrapper returns its argument"
    wrappers: frozenset[str] = frozenset()  # packages of the table whose wrappers were called


def place_under(place: Origin, facts: Facts) -> Place | None:
    """Return where something is that both sides of a condition have written."""
    while isinstance(place, Choice):
        holds = implied(facts, place.key) is not False
        place = (place.yes or place.no) if holds else (place.no or place.yes)
    return place


def written(slot: Slot | None, facts: Facts) -> Iterator[tuple[Slot | None, Facts]]:
    """Yield a property as each side of its conditions left it, with one place each; None where it is missing.

    Each comes with its conditions if it has one value; otherwise with the facts known anyway.
    """
    if slot is None:
        yield None, facts
        return
    found: dict[Any, tuple[Slot | None, Facts]] = {}
    for value, more in islice(expand(slot.value, facts), MAX_PAIRS):
        for place, holds in places(slot.place, more):
            is_there = value is not MISSING
            key = place if is_there else MISSING
            found[key] = (slot._replace(place=place) if is_there else None, facts if key in found else holds)
    yield from found.values()


def span_of(place: Place | None) -> Span | None:
    """Return the span of a node."""
    if place is None:
        return None
    start, end = place.node.range
    shift = place.module.shift
    return place.module.source.span(max(0, start - shift), end - shift)


def expand(value: Value, facts: Facts) -> Iterable[tuple[Plain, Facts]]:
    """Yield every value that a Choice can be under ``facts``, with packages' results replaced by what they pass
    through.
    """
    if not isinstance(value, (Choice, Passthrough)):
        return ((value, facts),)
    if isinstance(value, Choice) and any(isinstance(leaf, Passthrough) for leaf in value.leaves()):
        value = _unwrapped(value, {})
    return _expand(value, facts)


def _unwrapped(value: Value, done: dict[int, Value]) -> Value:
    """Return a value as packages pass it through, whatever the conditions under which they were called."""
    while isinstance(value, Passthrough):
        value = value.subject
    if not isinstance(value, Choice):
        return value
    if id(value) not in done:
        yes, no = _unwrapped(value.yes, done), _unwrapped(value.no, done)
        done[id(value)] = yes if same(yes, no) else Choice(value.key, yes, no)
    return done[id(value)]


def places(origin: Origin, facts: Facts) -> Iterable[tuple[Place | None, Facts]]:
    """Yield every place where a property can be written under ``facts``."""
    return _expand(origin, facts)


def _expand(value: Any, facts: Facts) -> Iterator[tuple[Any, Facts]]:
    """Yield the leaves of a Choice, each with its conditions."""
    todo = [(value, facts)]
    while todo:
        one, so_far = todo.pop()
        if isinstance(one, Passthrough):
            todo.append((one.subject, so_far))
        elif isinstance(one, Choice):
            known = implied(so_far, one.key)
            for side, arm in ((False, one.no), (True, one.yes)):
                if known is None or known is side:
                    todo.append((arm, so_far if known is side else assume(so_far, one.key, side)))
        else:
            yield one, so_far


class Options(Mapping[str, tuple[Outcome, ...]]):
    """The flat map of the JSON contract, computed path by path on demand."""

    def __init__(self, executions: tuple[ExecutionPath, ...], unexplored: Outcome | None) -> None:
        self._executions = executions
        self._unexplored = unexplored
        self._cache: dict[str, tuple[Outcome, ...]] = {}
        self._paths: dict[str, Path] | None = None
        self._most = min(MAX_PATHS, MAX_LOOKUPS // max(1, len(executions)))

    @property
    def is_cut(self) -> bool:
        """Return whether some options are not listed, for which there is ``*``."""
        return len(self.paths) >= self._most

    @property
    def paths(self) -> dict[str, Path]:
        """Every path that some execution has; its last part is ``*`` where something there is unknown."""
        if self._paths is None:
            found: dict[str, Path] = {}
            for execution in self._executions:
                _collect(execution.value, (), found, set(), set(), self._most)
            if self._unexplored is not None or len(found) >= self._most:
                found["*"] = ("*",)
            self._paths = found
        return self._paths

    def __getitem__(self, option: str) -> tuple[Outcome, ...]:
        if option not in self._cache:
            self._cache[option] = self._outcomes(self.paths[option])
        return self._cache[option]

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)

    def _outcomes(self, path: Path) -> tuple[Outcome, ...]:
        found: dict[Any, Outcome] = {}
        for execution in self._executions:
            for outcome, _ in lookup(execution.value, path, execution.facts):
                found.setdefault(_identity(outcome), outcome)
        if self._unexplored is not None:
            found["unexplored"] = self._unexplored
        if path == ("*",) and self.is_cut:
            found["cut"] = Outcome("unknown", reason=f"it has more than {self._most:,} options")
        if path[-1] == "*":
            return tuple(outcome for outcome in found.values() if outcome.state == "unknown")
        return tuple(found.values())


def _identity(outcome: Outcome) -> Any:
    return (outcome.state, comparable(outcome.value), outcome.reason, outcome.identity)


def comparable(value: Any) -> Any:
    """Return a JSON value in hashable form; equal for values that differ only in the order of keys."""
    if isinstance(value, dict):
        return frozenset((key, comparable(part)) for key, part in value.items())
    if isinstance(value, (list, tuple)):
        return tuple(map(comparable, value))
    return type(value), repr(value) if isinstance(value, float) else value  # 1 is not True, 0.0 is not -0.0


_WITH_PATHS = (JSObject, Choice, Passthrough)


def _collect(
    value: Value, path: Path, found: dict[str, Path], visiting: set[int], seen: set[tuple[Path, int]], most: int
) -> None:
    """Add the paths below ``path``. ``visiting`` are the enclosing objects; ``seen`` are objects already found at a
    path.
    """
    for leaf, _ in islice(expand(value, {}), MAX_PAIRS):
        if isinstance(leaf, Opaque) and not path:
            found["*"] = ("*",)
        if not isinstance(leaf, JSObject) or leaf.class_name not in PLAIN or id(leaf) in visiting:
            continue
        if (path, id(leaf)) in seen:
            continue
        seen.add((path, id(leaf)))
        visiting.add(id(leaf))
        if leaf.unseen is not None:
            found[".".join((*path, "*"))] = (*path, "*")
        for key, slot in leaf.slots.items():
            if isinstance(key, str) and slot.enumerable and len(found) < most:
                found[".".join((*path, key))] = (*path, key)
                if isinstance(slot.value, _WITH_PATHS):
                    _collect(slot.value, (*path, key), found, visiting, seen, most)
        visiting.discard(id(leaf))


def lookup(root: Value, path: Path, facts: Facts, *, spans: bool = True) -> Iterator[tuple[Outcome, Facts]]:
    """Yield the outcomes of one option in one execution with their conditions; without places unless ``spans``."""
    pairs = _lookup(root, path, 0, facts, None, spans=spans)
    yield from islice(pairs, MAX_PAIRS)
    if next(pairs, None) is not None:
        yield _unknown(_TOO_MANY, None), facts


def _lookup(
    value: Value,
    path: Path,
    depth: int,
    facts: Facts,
    place: Origin,
    *,
    drops_nulls: bool = True,
    spans: bool,
) -> Iterator[tuple[Outcome, Facts]]:
    for leaf, more in expand(value, facts):
        if depth == len(path):
            yield from _leaf_outcomes(leaf, drops_nulls, more, place_under(place, more), spans=spans)
        elif isinstance(leaf, Opaque):
            yield _unknown(leaf, place_under(place, more), spans=spans), more
        elif isinstance(leaf, JSObject) and leaf.class_name in PLAIN:
            yield from _member(leaf, path, depth, more, place, spans=spans)
        else:
            yield ABSENT, more


def _member(
    holder: JSObject, path: Path, depth: int, facts: Facts, place: Origin, *, spans: bool
) -> Iterator[tuple[Outcome, Facts]]:
    slot = holder.slots.get(path[depth]) if path[depth] != "*" else None
    if slot is not None and slot.enumerable:
        drops = depth == 0 or (depth == 1 and is_merged(holder))
        yield from _lookup(slot.value, path, depth + 1, facts, slot.place or place, drops_nulls=drops, spans=spans)
    elif holder.unseen is not None:
        for holds, more in expand(holder.unseen.condition, facts):
            if holds:
                yield _unknown(holder.unseen, holder.unseen.place or place_under(place, more), spans=spans), more
            else:
                yield ABSENT, more
    else:
        yield ABSENT, facts


def is_merged(holder: JSObject) -> bool:
    """Return whether Next.js merges an object over its default, dropping null: ``value.constructor === Object``."""
    above: JSObject | None = holder
    while above is not None:
        is_seen = above is holder or above.unseen is None
        if above.class_name not in ("Object", "environment") or "constructor" in above.slots or not is_seen:
            return False
        above = above.proto
    return True


def _unknown(value: Opaque, place: Place | None, *, spans: bool = True) -> Outcome:
    where = place or value.place
    reason = value.reason if value.origin != "defaults" else DEFAULTS_REASON
    return Outcome("unknown", None, reason, span_of(where) if spans else None, _identity_of_unknown(value))


def _identity_of_unknown(value: Opaque) -> str:
    """Return what an unknown depends on: equal for the same expression over the same unknowns, wherever it is."""
    name = _name(value.key)
    if _OBJECT in name and value.place is not None and value.place.node.type != "Program":
        return f"{name} in {value.place.text}"
    return name


_OBJECT = "{object}"


def _name(key: Key) -> str:
    """Return an unknown's name without parts that unrelated edits change: serial numbers of texts and objects."""
    if not isinstance(key, tuple) or isinstance(key, Place):
        return key.text if isinstance(key, Place) else repr(key)
    if len(key) == 2 and isinstance(key[1], int):
        return _OBJECT if key[0] == "object" else str(key[0])
    return f"({', '.join(map(_name, key))})"


def _leaf_outcomes(
    leaf: Value, drops_nulls: bool, facts: Facts, place: Place | None, *, spans: bool
) -> Iterator[tuple[Outcome, Facts]]:
    span = span_of(place) if spans else None
    if leaf is MISSING or ((leaf is UNDEFINED or leaf is NULL) and drops_nulls):
        yield Outcome("absent", None, None, span if leaf is not MISSING else None), facts
    elif isinstance(leaf, Opaque):
        yield _unknown(leaf, place, spans=spans), facts
    elif isinstance(leaf, (bool, str, float)):
        yield Outcome("value", _scalar(leaf), None, span), facts
    elif isinstance(leaf, JSObject) and leaf.class_name in PLAIN:
        yield Outcome("value", {"$": "object"}, None, span, None if is_merged(leaf) else UNMERGED), facts
    elif _parts(leaf, {}, 0) > MAX_PARTS:
        yield _unknown(_TOO_MANY, place, spans=spans), facts
    else:
        for one in _as_json(leaf, facts, 0):
            if one.unseen is not None:
                yield _unknown(one.unseen, place, spans=spans), one.facts
            else:
                yield Outcome("value", one.value, None, span, "\n".join(one.functions) or None), one.facts


class _Json(NamedTuple):
    """One form a value can have: as JSON, or with an unknown part; and its conditions.

    ``functions`` are the sources of its functions: with different ones it is a different value even if its JSON is
    equal.
    """

    value: Any
    facts: Facts
    functions: tuple[str, ...] = ()
    unseen: Opaque | None = None


_NO_ARRAY = Opaque("it is like an array, and none", key=("no array",))
_TOO_MANY = Opaque("it has too many parts or alternatives", key=("too many",))


def _parts(value: Value, known: dict[int, int], depth: int) -> int:
    """Return how many parts a value has; shared parts count each time.

    A value nested more than 200 deep, or one that contains itself, has more than MAX_PARTS. ``known`` is keyed by id.
    """
    if not isinstance(value, (JSArray, JSObject, Choice, Passthrough)):
        return 1
    if id(value) not in known:
        known[id(value)] = MAX_PARTS + 1
        if depth < 200:
            known[id(value)] = 1 + sum(_parts(part, known, depth + 1) for part in _parts_of(value))
    return known[id(value)]


def _parts_of(value: JSArray | JSObject | Choice[Plain] | Passthrough) -> list[Value]:
    if isinstance(value, JSArray):
        return value.items
    if isinstance(value, JSObject):
        return [slot.value for slot in value.slots.values()]
    return [value.yes, value.no] if isinstance(value, Choice) else [value.subject]


def _as_json(value: Value, facts: Facts, depth: int) -> Iterator[_Json]:
    """Yield every alternative of a value."""
    if depth > 50:
        yield _Json(None, facts, (), _TOO_MANY)
        return
    for leaf, more in expand(value, facts):
        if isinstance(leaf, Opaque):
            yield _Json(None, more, (), leaf)
        elif isinstance(leaf, JSArray) and (leaf.is_arguments or leaf.is_iterator):
            yield _Json(None, more, (), _NO_ARRAY)
        elif isinstance(leaf, JSArray):
            yield from _of_holder(leaf, [(None, item) for item in leaf.items], more, depth)
        elif isinstance(leaf, JSObject) and leaf.class_name in PLAIN:
            members: list[tuple[str | None, Value]] = [
                (key, leaf.slots[key].value)
                for key in ordered(
                    [key for key, slot in leaf.slots.items() if isinstance(key, str) and slot.enumerable]
                )
            ]
            yield from _of_holder(leaf, members, more, depth)
        else:
            yield _Json(_scalar(leaf), more, _source_of(leaf))


def _source_of(value: Value) -> tuple[str, ...]:
    if isinstance(value, JSFunction):
        return (value.place.text,)
    return (value.name,) if isinstance(value, NativeFunction) else ()


def _of_holder(
    holder: JSObject | JSArray, parts: list[tuple[str | None, Value]], facts: Facts, depth: int
) -> Iterator[_Json]:
    is_object = isinstance(holder, JSObject)
    if holder.unseen is None:
        yield from _combined(parts, facts, depth, is_object=is_object)
        return
    for holds, more in expand(holder.unseen.condition, facts):
        if holds:
            yield _Json(None, more, (), holder.unseen)
        else:
            yield from _combined(parts, more, depth, is_object=is_object)


def _combined(parts: list[tuple[str | None, Value]], facts: Facts, depth: int, *, is_object: bool) -> list[_Json]:
    ended: list[_Json] = []
    partial: list[tuple[list[tuple[str | None, Any]], Facts, tuple[str, ...]]] = [([], facts, ())]
    for key, part in parts:
        longer = []
        for done, before, functions in partial:
            ways = list(_as_json(part, before, depth + 1))
            ended += [one for one in ways if one.unseen is not None]
            seen = [one for one in ways if one.unseen is None]
            longer += [([*done, (key, one.value)], one.facts, functions + one.functions) for one in seen[:-1]]
            for one in seen[-1:]:
                done.append((key, one.value))  # in place: most parts have one alternative, and there may be many
                longer.append((done, one.facts, functions + one.functions))
        partial = longer
        if len(partial) + len(ended) > MAX_ALTERNATIVES:
            return [_Json(None, facts, (), _TOO_MANY)]
    for done, more, functions in partial:
        kept = [(key, value) for key, value in done if value is not _GONE]
        whole = {str(key): value for key, value in kept} if is_object else [value for _, value in kept]
        ended.append(_Json(whole, more, functions))
    return ended


_GONE = object()


def _scalar(value: Value) -> Any:
    if value is MISSING or value is NO_ELEMENT:
        return _GONE
    if isinstance(value, (bool, str)):
        return value
    if value is NULL:
        return None
    if isinstance(value, float):
        if value != value or value in (float("inf"), float("-inf")):
            return {"$": "number", "value": number_to_string(value)}
        return int(value) if value == int(value) and abs(value) < 2**53 else value
    if isinstance(value, BigInt):
        return {"$": "bigint", "value": str(value.value)}
    if isinstance(value, RegExp):
        return {"$": "regexp", "value": value.raw}
    if isinstance(value, JSObject):
        return {"$": value.class_name}
    names = ((JSFunction, "function"), (NativeFunction, "function"), (Symbol, "symbol"), (Promise, "promise"))
    return {"$": next((name for kind, name in names if isinstance(value, kind)), "undefined")}


def as_json(value: Value, facts: Facts) -> list[Any] | None:
    """Return the distinct JSON values that a value can be; None if a part is unknown or outside JSON."""
    if _parts(value, {}, 0) > MAX_PARTS:
        return None
    ways = list(_as_json(value, facts, 0))
    if any(way.unseen is not None or way.value is _GONE or _has_mark(way.value) for way in ways):
        return None
    return list({comparable(way.value): way.value for way in ways}.values())


def _has_mark(value: Any) -> bool:
    """Return whether a value contains something outside JSON: ``{"$": "function"}``."""
    if isinstance(value, dict):
        return "$" in value or any(map(_has_mark, value.values()))
    return isinstance(value, list) and any(map(_has_mark, value))


def conditioned(config: Config, option: str) -> list[tuple[Outcome, Facts]]:
    """Return every outcome of an option, without its place, with its conditions.

    Together they cover every execution.
    """
    if not config.executions:
        return [(outcome, {}) for outcome in config.outcomes(option)]
    path = tuple(option.split("."))
    return [
        pair for execution in config.executions for pair in lookup(execution.value, path, execution.facts, spans=False)
    ]


def combinations(executions: tuple[ExecutionPath, ...], options: tuple[str, ...]) -> tuple[tuple[Outcome, ...], ...]:
    """Return the outcomes of several options that occur together, each combination once."""
    found: dict[Any, tuple[Outcome, ...]] = {}
    for execution in executions:
        partial: list[tuple[tuple[Outcome, ...], Facts]] = [((), execution.facts)]
        for option in options:
            path = tuple(option.split("."))
            partial = [
                ((*done, outcome), more)
                for done, facts in partial
                for outcome, more in lookup(execution.value, path, facts)
            ]
        for done, _ in partial:
            found.setdefault(tuple(_identity(outcome) for outcome in done), done)
    return tuple(found.values())
