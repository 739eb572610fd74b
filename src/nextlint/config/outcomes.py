"""From values to outcomes: what every option can be over all executions, as Next's loader takes it."""

from __future__ import annotations

from _collections_abc import Mapping  # what collections.abc is, without the package around it
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from nextlint.config.outcome import ABSENT, DEFAULTS_REASON, Outcome
from nextlint.evaluator.convert import number_to_string
from nextlint.evaluator.run import assume, implied
from nextlint.evaluator.values import (
    MISSING,
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
    Symbol,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from nextlint.config.model import Config
    from nextlint.evaluator.run import Facts
    from nextlint.evaluator.values import Key, Value
    from nextlint.model.findings import Span

    Path = tuple[str, ...]

MAX_PATHS = 20_000
MAX_LOOKUPS = 400_000  # paths times executions
MAX_ALTERNATIVES = 16  # of one array
MAX_PARTS = 100_000  # of one array or object as JSON, what is shared counted wherever it stands
MAX_PAIRS = 2_000  # of a value and what has to hold for it, for one option in one execution
PLAIN = frozenset({"Object", "instance", "Module", "environment"})


class World(NamedTuple):
    """The end of one execution: the config it exports, and what had to hold for it."""

    value: Value
    facts: Facts
    assumptions: tuple[str, ...] = ()  # what was taken for true, as clauses: "that my-wrapper returns its argument"


def span_of(place: Place | None) -> Span | None:
    """The span of a node."""
    if place is None:
        return None
    start, end = place.node.range
    shift = place.module.shift
    return place.module.source.span(max(0, start - shift), end - shift)


def expand(value: Value, facts: Facts) -> Iterable[tuple[Value, Facts]]:
    """Every value a Choice can be under ``facts``, with packages' results replaced by what they pass through."""
    return _expand(value, facts) if isinstance(value, (Choice, Passthrough)) else ((value, facts),)


def _expand(value: Value, facts: Facts) -> Iterator[tuple[Value, Facts]]:
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
    """The flat map of the JSON contract, worked out path by path when it is asked for."""

    def __init__(self, worlds: tuple[World, ...], unexplored: Outcome | None) -> None:
        self._worlds = worlds
        self._unexplored = unexplored
        self._cache: dict[str, tuple[Outcome, ...]] = {}
        self._paths: dict[str, Path] | None = None
        self._most = min(MAX_PATHS, MAX_LOOKUPS // max(1, len(worlds)))

    @property
    def is_cut(self) -> bool:
        """Whether there are more options than are listed: ``*`` then says so."""
        return len(self.paths) >= self._most

    @property
    def paths(self) -> dict[str, Path]:
        """Every path that some execution has met; the last part is ``*`` where something there could not be seen."""
        if self._paths is None:
            found: dict[str, Path] = {}
            for world in self._worlds:
                _collect(world.value, (), found, set(), set(), self._most)
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
        for world in self._worlds:
            for outcome, _ in lookup(world.value, path, world.facts):
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
    """A JSON value as one that can be hashed: equal for those that are written the same but for the order of keys."""
    if isinstance(value, dict):
        return frozenset((key, comparable(part)) for key, part in value.items())
    if isinstance(value, (list, tuple)):
        return tuple(map(comparable, value))
    return type(value), repr(value) if isinstance(value, float) else value  # 1 is not True, 0.0 is not -0.0


_WITH_PATHS = (JSObject, Choice, Passthrough)


def _collect(
    value: Value, path: Path, found: dict[str, Path], visiting: set[int], seen: set[tuple[Path, int]], most: int
) -> None:
    """Add the paths below ``path``. ``visiting`` are the objects around; ``seen`` has those that were at a path."""
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
    """The outcomes of one option in one execution, each with what has to hold for it; without ``spans``, no places."""
    pairs = _lookup(root, path, 0, facts, None, spans=spans)
    yield from islice(pairs, MAX_PAIRS)
    if next(pairs, None) is not None:
        yield _unknown(_TOO_MANY, None), facts


def _lookup(
    value: Value, path: Path, depth: int, facts: Facts, place: Place | None, *, drops_nulls: bool = True, spans: bool
) -> Iterator[tuple[Outcome, Facts]]:
    for leaf, more in expand(value, facts):
        if depth == len(path):
            yield from _leaf_outcomes(leaf, drops_nulls, more, place, spans=spans)
        elif isinstance(leaf, Opaque):
            yield _unknown(leaf, place, spans=spans), more
        elif isinstance(leaf, JSObject) and leaf.class_name in PLAIN:
            yield from _member(leaf, path, depth, more, place, spans=spans)
        else:
            yield ABSENT, more


def _member(
    holder: JSObject, path: Path, depth: int, facts: Facts, place: Place | None, *, spans: bool
) -> Iterator[tuple[Outcome, Facts]]:
    slot = holder.slots.get(path[depth]) if path[depth] != "*" else None
    if slot is not None and slot.enumerable:
        drops = depth == 0 or (depth == 1 and _is_merged(holder))
        yield from _lookup(slot.value, path, depth + 1, facts, slot.place or place, drops_nulls=drops, spans=spans)
    elif holder.unseen is not None:
        yield _unknown(holder.unseen, holder.unseen.place or place, spans=spans), facts
    else:
        yield ABSENT, facts


def _is_merged(holder: JSObject) -> bool:
    """Whether Next merges an object over its default, dropping null: ``value.constructor === Object``."""
    return holder.class_name == "Object" and holder.proto is None and "constructor" not in holder.slots


def _unknown(value: Opaque, place: Place | None, *, spans: bool = True) -> Outcome:
    where = place or value.place
    reason = value.reason if value.origin != "defaults" else DEFAULTS_REASON
    return Outcome("unknown", None, reason, span_of(where) if spans else None, _identity_of_unknown(value))


def _identity_of_unknown(value: Opaque) -> str:
    """What an unknown depends on: equal for the same expression over the same unknowns, wherever it stands."""
    name = _name(value.key)
    if _OBJECT in name and value.place is not None and value.place.node.type != "Program":
        return f"{name} in {value.place.text}"
    return name


_OBJECT = "{object}"


def _name(key: Key) -> str:
    """The name of an unknown without what an edit elsewhere changes: the serial numbers of texts and of objects."""
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
        yield Outcome("value", {"$": "object"}, None, span), facts
    elif _parts(leaf, {}, 0) > MAX_PARTS:
        yield _unknown(_TOO_MANY, place, spans=spans), facts
    else:
        try:
            alternatives = list(_as_json(leaf, facts, 0))
        except _Unseen as unseen:
            yield _unknown(unseen.value, place, spans=spans), facts
            return
        identity = _functions_in(leaf)
        for value, more in alternatives:
            yield Outcome("value", value, None, span, identity), more


class _Unseen(Exception):
    def __init__(self, value: Opaque) -> None:
        super().__init__(value.reason)
        self.value = value


_TOO_MANY = Opaque("it has too many parts or alternatives", key=("too many",))


def _parts(value: Value, known: dict[int, int], depth: int) -> int:
    """How many parts a value has, those that are shared counted wherever they stand.

    More than MAX_PARTS of a value that is nested more than 200 deep, or holds itself. ``known`` is by id.
    """
    if not isinstance(value, (JSArray, JSObject, Choice, Passthrough)):
        return 1
    if id(value) not in known:
        known[id(value)] = MAX_PARTS + 1
        if depth < 200:
            known[id(value)] = 1 + sum(_parts(part, known, depth + 1) for part in _parts_of(value))
    return known[id(value)]


def _parts_of(value: JSArray | JSObject | Choice | Passthrough) -> list[Value]:
    if isinstance(value, JSArray):
        return value.items
    if isinstance(value, JSObject):
        return [slot.value for slot in value.slots.values()]
    return [value.yes, value.no] if isinstance(value, Choice) else [value.subject]


def _as_json(value: Value, facts: Facts, depth: int) -> Iterator[tuple[Any, Facts]]:
    """JSON for a value, one for every alternative. Raises _Unseen where a part is unknown."""
    if depth > 50:
        raise _Unseen(_TOO_MANY)
    for leaf, more in expand(value, facts):
        if isinstance(leaf, Opaque):
            raise _Unseen(leaf)
        if isinstance(leaf, JSArray):
            if leaf.unseen is not None:
                raise _Unseen(leaf.unseen)
            items: list[tuple[str | None, Value]] = [(None, item) for item in leaf.items]
            yield from _combined(items, more, depth)
        elif isinstance(leaf, JSObject) and leaf.class_name in PLAIN:
            if leaf.unseen is not None:
                raise _Unseen(leaf.unseen)
            members: list[tuple[str | None, Value]] = [
                (key, slot.value) for key, slot in leaf.slots.items() if isinstance(key, str) and slot.enumerable
            ]
            yield from _combined(members, more, depth, is_object=True)
        else:
            yield _scalar(leaf), more


def _combined(
    parts: list[tuple[str | None, Value]], facts: Facts, depth: int, *, is_object: bool = False
) -> Iterator[tuple[Any, Facts]]:
    partial: list[tuple[list[tuple[str | None, Any]], Facts]] = [([], facts)]
    for key, part in parts:
        longer = []
        for done, before in partial:
            *others, (value, more) = _as_json(part, before, depth + 1)
            longer += [([*done, (key, other)], facts) for other, facts in others]
            done.append((key, value))  # the last in place: most parts have one alternative, and there may be many parts
            longer.append((done, more))
        partial = longer
        if len(partial) > MAX_ALTERNATIVES:
            raise _Unseen(_TOO_MANY)
    for done, more in partial:
        if is_object:
            yield {str(key): value for key, value in done if value is not _GONE}, more
        else:
            yield [value for _, value in done if value is not _GONE], more


_GONE = object()


def _scalar(value: Value) -> Any:
    if value is MISSING:
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
    """The JSON values that a value can be, each once; None where a part of it is unknown or is nothing JSON has."""
    if _parts(value, {}, 0) > MAX_PARTS:
        return None
    try:
        found = {comparable(one): one for one, _ in _as_json(value, facts, 0)}
    except _Unseen:
        return None
    return None if any(one is _GONE or _has_mark(one) for one in found.values()) else list(found.values())


def _has_mark(value: Any) -> bool:
    """Whether a value holds what JSON cannot say: ``{"$": "function"}``."""
    if isinstance(value, dict):
        return "$" in value or any(map(_has_mark, value.values()))
    return isinstance(value, list) and any(map(_has_mark, value))


def _functions_in(value: Value, depth: int = 0) -> str | None:
    """The source of every function in a value: two values with the same JSON and other functions are not the same."""
    if depth > 50:
        return None
    if isinstance(value, JSFunction):
        return value.place.text
    if isinstance(value, NativeFunction):
        return value.name
    if not isinstance(value, (JSArray, JSObject, Choice, Passthrough)):
        return None
    found = [text for part in _parts_of(value) if (text := _functions_in(part, depth + 1)) is not None]
    return "\n".join(found) if found else None


def conditioned(config: Config, option: str) -> list[tuple[Outcome, Facts]]:
    """Every outcome of an option, without its place, with what has to hold for it.

    Together they cover every execution.
    """
    if not config.worlds:
        return [(outcome, {}) for outcome in config.outcomes(option)]
    path = tuple(option.split("."))
    return [pair for world in config.worlds for pair in lookup(world.value, path, world.facts, spans=False)]


def are_compatible(first: Facts, second: Facts) -> bool:
    """Whether one execution can meet both."""
    known = ((implied(first, key), holds) for key, holds in second.items() if not _is_value(key))
    return all(one is None or one == holds for one, holds in known)


def _is_value(key: Key) -> bool:
    return isinstance(key, tuple) and key[0] == "value"


def combinations(worlds: tuple[World, ...], options: tuple[str, ...]) -> tuple[tuple[Outcome, ...], ...]:
    """The outcomes of several options that occur together, each combination once."""
    found: dict[Any, tuple[Outcome, ...]] = {}
    for world in worlds:
        partial: list[tuple[tuple[Outcome, ...], Facts]] = [((), world.facts)]
        for option in options:
            path = tuple(option.split("."))
            partial = [
                ((*done, outcome), more)
                for done, facts in partial
                for outcome, more in lookup(world.value, path, facts)
            ]
        for done, _ in partial:
            found.setdefault(tuple(_identity(outcome) for outcome in done), done)
    return tuple(found.values())
