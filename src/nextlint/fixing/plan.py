"""Plans: which literals have to change for an operation on options, and how.

A value knows which literal created it. An operation is therefore planned where the executions found the option or the
object that should hold it: for each such place the ways to do it, the most natural first. Whether a plan is right is
left to the proof.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from nextlint.config.outcomes import PLAIN, as_json, expand, place_under, places, written
from nextlint.evaluator.values import MISSING, NULL, UNDEFINED, Choice, JSObject, Opaque, Place
from nextlint.fixing.moving import carried, comments_of, has_comments_of_its_own, rename_assigned
from nextlint.fixing.refused import Refused
from nextlint.fixing.text import textedit
from nextlint.fixing.text.insertion import Entry
from nextlint.javascript.tree import walk
from nextlint.model.fixes import Edit, Move, Remove, Set
from nextlint.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

    from nextlint.config.model import Config
    from nextlint.evaluator.facts import Facts
    from nextlint.evaluator.values import Slot, Value
    from nextlint.fixing.draft import Draft, Drafts
    from nextlint.fixing.text.script import Script
    from nextlint.javascript.estree import Node, ObjectExpression

    Path = tuple[str, ...]

MAX_OBJECTS = 1_000  # that one operation may have to change
MAX_WAYS = 4
OptionOperation = Set | Remove | Move


class Step(Record):
    """One change of one literal. Equal ``target`` means the same change: file, range and what is done there."""

    target: tuple[str, int, int, str]
    apply: Callable[[Drafts], None]


class Plan(Record):
    """The places of one operation, each with its ways."""

    places: tuple[tuple[Step, ...], ...]
    sets: bool  # whether it sets an option

    @property
    def ways(self) -> int:
        return min(MAX_WAYS, max(map(len, self.places), default=0))

    def steps(self, way: int) -> list[Step]:
        """Return the steps to take in a way; a place with fewer ways uses its last."""
        chosen = (ways[min(way, len(ways) - 1)] for ways in self.places)
        return list({step.target: step for step in chosen}.values())


def plan(config: Config, operation: OptionOperation) -> Plan:
    """Return the plan for an operation. Raises Refused if there is no place for it."""
    if isinstance(operation, Set):
        places = _set(config, tuple(operation.path.split(".")), operation.value)
    elif isinstance(operation, Remove):
        places = _remove(config, tuple(operation.path.split(".")))
    else:
        places = _move(config, operation)
    if not places:
        raise Refused("nothing visible sets it")
    return Plan(tuple(map(tuple, places)), isinstance(operation, Set))


# ── where an option is ───────────────────────────────────────────────────────────────────────────────────────────


class Found(Record):
    """The chain of objects that leads to an option's holder in one execution, and the value at its end.

    The chain ends early if an object on the way is missing; ``end`` is then MISSING. ``slot`` is the property of the
    last object that continues the path, None if it has none.
    """

    chain: list[JSObject]
    end: Value
    facts: Facts
    slot: Slot | None = None

    @property
    def place(self) -> Place | None:
        """Return where the property is written: one place, because ``written`` walks the sides of a Choice."""
        place = self.slot.place if self.slot is not None else None
        return None if isinstance(place, Choice) else place


def _holders(value: Value, path: Path, facts: Facts) -> Iterator[Found]:
    for leaf, more in expand(value, facts):
        if not isinstance(leaf, JSObject) or leaf.class_name not in PLAIN:
            yield Found([], leaf, more)
            continue
        if len(path) == 1:
            for way, holds in written(leaf.slots.get(path[0]), more):
                yield Found([leaf], leaf, holds, way)
            continue
        slot = leaf.slots.get(path[0])
        if slot is None:
            unseen = leaf.unseen
            yield Found([leaf], MISSING if unseen is None or unseen.origin == "defaults" else unseen, more)
            continue
        for found in _holders(slot.value, path[1:], more):
            if found.chain:
                yield found._replace(chain=[leaf, *found.chain])
            else:
                for way, holds in written(None if found.end is MISSING else slot, found.facts):
                    yield Found([leaf], found.end, holds, way)


def _objects(config: Config, path: Path) -> list[Found]:
    found: dict[tuple[int, ...], Found] = {}
    for number, execution in enumerate(config.executions):
        for one in _holders(execution.value, path, execution.facts):
            place = id(one.place.node) if one.place is not None else 0
            found[(number, *map(id, one.chain), id(one.end), place)] = one
            if len(found) > MAX_OBJECTS:
                raise Refused("the config has too many combinations of conditions")
    return list(found.values())


# ── set ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _set(config: Config, path: Path, value: Any) -> list[list[Step]]:
    return [_ways_to_set(found, path, value) for found in _objects(config, path)]


def _ways_to_set(found: Found, path: Path, value: Any) -> list[Step]:
    chain, end = found.chain, found.end
    if not chain:
        raise Refused(_why(end))
    rest = path[len(chain) - 1 :]
    if len(chain) < len(path) and end is not MISSING and end is not UNDEFINED and end is not NULL:
        raise Refused(_why(end) if isinstance(end, Opaque) else f"{path[len(chain) - 1]} is not an object")
    ways: list[Step] = []
    if found.place is not None:
        ways.extend(_replacement(found.place, nested(rest[1:], value)))
    ways.extend(_insertion(site, at, value) for site, at in _sites(chain, path))
    if not ways:
        raise Refused("the object that holds the option is not a literal")
    return ways


def _sites(chain: list[JSObject], path: Path) -> Iterator[tuple[Place, Path]]:
    """Yield the literals that an option can be put into, each with the remaining path."""
    holder, rest = chain[-1], path[len(chain) - 1 :]
    if holder.site is not None and not _has_key(holder.site, rest[0]):
        yield holder.site, rest
    outer = chain[-2].site if holder.site is None and len(chain) > 1 else None
    if outer is not None and not _has_key(outer, path[len(chain) - 2]):
        yield outer, path[len(chain) - 2 :]


def nested(path: Path, value: Any) -> Any:
    """Wrap ``value`` in an object for each name of ``path``."""
    for name in reversed(path):
        value = {name: value}
    return value


def _has_key(site: Place, key: str) -> bool:
    """Return whether a literal already has a key: a duplicate would be correct but look like a mistake."""
    return site.node.type == "ObjectExpression" and any(_name_of(entry) == key for entry in site.node.properties)


def _name_of(entry: Node) -> str | None:
    """Return the name of an object literal's entry; None if it is computed or a spread."""
    if entry.type != "Property" or entry.computed:
        return None
    if entry.key.type == "Identifier":
        return entry.key.name
    return str(entry.key.value) if entry.key.type == "Literal" else None


def _why(value: Value) -> str:
    return value.reason if isinstance(value, Opaque) else "it does not export an object literal"


def _replacement(place: Place, value: Any) -> Iterator[Step]:
    target = (place.module.path, *place.node.range, "replace")
    if place.node.type == "Property":
        entry = place.node

        def replace(drafts: Drafts) -> None:
            draft = drafts.of_module(place.module)
            node = draft.node(entry)
            draft.change(lambda script: textedit.replace_value(script, node, value))

        yield Step(target, replace)
    elif place.node.type == "AssignmentExpression" and place.node.operator == "=":
        assignment = place.node

        def assign(drafts: Drafts) -> None:
            draft = drafts.of_module(place.module)
            right = draft.node(assignment).right
            draft.change(lambda script: textedit.replace_expression(script, right, value))

        yield Step(target, assign)


def _insertion(site: Place, path: Path, value: Any) -> Step:
    def insert(drafts: Drafts) -> None:
        put_in(drafts.of_module(site.module), site, path, value)

    return Step((site.module.path, *site.node.range, f"insert {'.'.join(path)}"), insert)


def put_in(draft: Draft, site: Place, path: Path, literal: object, comments: Iterable[str] = ()) -> None:
    """Put a literal under ``path`` into the literal at ``site``, with comments in front of it. Raises Refused."""

    def find() -> tuple[ObjectExpression, Entry]:
        node, rest = deepest(_literal_at(draft, site), path)
        if any(_name_of(entry) == rest[0] and entry not in draft.batch.without(node) for entry in node.properties):
            raise Refused(f"{rest[0]} is also set")
        return node, Entry(rest, literal, tuple(comments))

    draft.put_in(find)


def _literal_at(draft: Draft, site: Place) -> ObjectExpression:
    node = draft.node(site.node)
    assert node.type == "ObjectExpression"  # an object's site is the literal that created it
    return node


def deepest(node: ObjectExpression, path: Path) -> tuple[ObjectExpression, Path]:
    """Return the object literal that a path leads to; an earlier operation may have created those on the way."""
    while len(path) > 1:
        entries = (entry for entry in node.properties if entry.type == "Property")
        inner = next((entry.value for entry in entries if _name_of(entry) == path[0]), None)
        if inner is None or inner.type != "ObjectExpression":
            break
        node, path = inner, path[1:]
    return node, path


# ── remove ───────────────────────────────────────────────────────────────────────────────────────────────────────


class Removal(Record):
    """One place where an option is written, and what is removed with it."""

    path: Path
    place: Place
    outer: Removal | None  # of the object, if it can be removed with its last option
    options: frozenset[object]  # of that object: names, and symbols

    def apply(self, drafts: Drafts, *, with_object: bool) -> None:
        """Remove the option; ``with_object`` also removes the object if nothing is left in it, and so on outwards."""
        drafts.removed.add(".".join(self.path))
        if self.outer is None or not (with_object and self.is_last(drafts)):
            _take_out(drafts, self.place)
            return
        if self.place.node.type == "AssignmentExpression":
            _take_out(drafts, self.place)
        self.outer.apply(drafts, with_object=True)

    def is_last(self, drafts: Drafts) -> bool:
        """Return whether neither another entry nor a comment of its own remains in the object."""
        prefix = ".".join(self.path[:-1])
        others = (f"{prefix}.{name}" for name in self.options if name != self.path[-1])
        if self.outer is None or not all(other in drafts.removed for other in others):
            return False
        draft = drafts.of_module(self.place.module)
        node = draft.node(self.place.node)
        if node.type != "Property":
            return True
        literal = _holder(draft, node)
        names = {_name_of(entry) for entry in literal.properties} - {None}
        if draft.batch.puts_into(literal) or not names <= self.options:
            return False  # another operation has set an option of the object
        return not has_comments_of_its_own(draft.script, literal, [node, *draft.batch.without(literal)])

    def comments(self, drafts: Drafts, *, with_object: bool) -> list[str]:
        """Return the comments removed with it: its own, and those of the objects that are removed too."""
        if self.place.node.type != "Property":
            return []
        before, after = _comments_of(drafts, self.place)
        if self.outer is None or not (with_object and self.is_last(drafts)):
            return [*before, *after]
        first, last = self.outer.comments_around(drafts)
        return [*first, *before, *after, *last]

    def comments_around(self, drafts: Drafts) -> tuple[list[str], list[str]]:
        """Return the comments before and after an object that is removed with its last option."""
        before, after = _comments_of(drafts, self.place)
        if self.outer is None or not self.is_last(drafts):
            return before, after
        first, last = self.outer.comments_around(drafts)
        return [*first, *before], [*after, *last]


def _comments_of(drafts: Drafts, place: Place) -> tuple[list[str], list[str]]:
    draft = drafts.of_module(place.module)
    return comments_of(draft.script, draft.node(place.node))


def _take_out(drafts: Drafts, place: Place) -> None:
    draft = drafts.of_module(place.module)
    node = draft.node(place.node)
    if node.type == "AssignmentExpression":
        draft.change(lambda script: _without_statement(script, *node.range))
        return
    draft.batch.take_out(_holder(draft, node), node)


def _holder(draft: Draft, entry: Node) -> ObjectExpression:
    holder = draft.script.literal_of(entry)
    if holder is None:
        raise Refused("the option is not a property of an object literal")
    return holder


def _remove(config: Config, path: Path) -> list[list[Step]]:
    removals: dict[tuple[str, int, int], Removal] = {}
    for found in _objects(config, path):
        removal = _removal(found, path)
        if removal is not None:
            key = (removal.place.module.path, *removal.place.node.range)
            removals[key] = _merged(removals.get(key), removal)
    return [_ways_to_remove(removal) for removal in removals.values()]


def _ways_to_remove(removal: Removal) -> list[Step]:
    target = (removal.place.module.path, *removal.place.node.range)
    plain = Step((*target, "remove"), lambda drafts: removal.apply(drafts, with_object=False))
    if removal.outer is None:
        return [plain]
    return [Step((*target, "remove"), lambda drafts: removal.apply(drafts, with_object=True)), plain]


def _removal(found: Found, path: Path) -> Removal | None:
    """Return the removal for one execution; None if it does not have the option. Raises Refused."""
    chain = found.chain
    if found.slot is None or len(chain) != len(path):
        return None
    if found.place is None:
        raise Refused("the option is not in a literal")
    return Removal(path, found.place, _outer(chain, path, found.facts), frozenset(chain[-1].slots))


def _outer(chain: list[JSObject], path: Path, facts: Facts) -> Removal | None:
    """Return the removal of the object that holds the option at ``path``, the last of the chain."""
    if len(chain) < 2 or chain[-1].unseen is not None:
        return None
    place = place_under(chain[-2].slots[path[-2]].place, facts)
    if place is None or place.node.type != "Property":
        return None
    return Removal(path[:-1], place, _outer(chain[:-1], path[:-1], facts), frozenset(chain[-2].slots))


def _merged(one: Removal | None, other: Removal) -> Removal:
    """Merge the removals of two executions that share the place."""
    if one is None:
        return other
    outer = None
    if one.outer is not None and other.outer is not None and one.outer.place == other.outer.place:
        outer = _merged(one.outer, other.outer)
    return other._replace(outer=outer, options=one.options | other.options)


def _without_statement(script: Script, start: int, end: int) -> list[Edit]:
    statement = next(
        (node for node in script.nodes if node.type == "ExpressionStatement" and node.expression.range[0] == start),
        None,
    )
    if statement is None or statement.expression.range[1] != end:
        raise Refused("the option is set inside a larger expression")
    line_start, line_end = script.line_start(start), script.line_end(statement.range[1])
    if script.text[line_start:start].strip() or script.text[statement.range[1] : line_end].strip():
        raise Refused("the option shares its line with other code")
    return [Edit(line_start, script.next_line(statement.range[1]), "")]


# ── move ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _move(config: Config, operation: Move) -> list[list[Step]]:
    path, new_path = tuple(operation.path.split(".")), tuple(operation.new_path.split("."))
    if path == new_path[: len(path)] or new_path == path[: len(new_path)]:
        raise Refused("an option cannot be moved into itself")
    there = [outcome for outcome in config.outcomes(operation.new_path) if outcome.state != "absent"]
    if any(outcome.state == "value" for outcome in there):
        raise Refused(f"{operation.new_path} is also set")
    if there:
        raise Refused(f"{operation.new_path} could also be set: {there[0].reason}")
    places: dict[tuple[str, int, int], list[Step]] = {}
    for execution in config.executions:
        for root, facts in expand(execution.value, execution.facts):
            for found in _holders(root, path, facts):
                removal = _removal(found, path)
                if removal is None:
                    continue
                value = _translated(operation, found, facts)
                beside = _beside(found, path, new_path)
                for target in _holders(root, new_path, found.facts):
                    key = (removal.place.module.path, *removal.place.node.range)
                    places[key] = _ways_to_move(operation, removal, target, new_path, value, beside)
                    if len(places) > MAX_OBJECTS:
                        raise Refused("the config has too many combinations of conditions")
    return list(places.values())


def _translated(operation: Move, found: Found, facts: Facts) -> Any:
    """Return the new JSON value of a moved option in a one-item list; an empty list if its text is kept."""
    if operation.translate is None or found.slot is None:
        return []
    slot = found.chain[-1].slots[operation.path.rpartition(".")[2]]
    values: list[Any] = []
    for value, more in expand(slot.value, facts):
        for place, holds in places(slot.place, more):
            json = as_json(value, holds) if place == found.place else []
            if json is None:
                raise Refused("not every value of the option is known")
            values += [one for one in json if one not in values]
    if len(values) != 1:
        raise Refused("its value depends on a condition")
    try:
        return [operation.translate(values[0])]
    except ValueError as error:
        raise Refused(str(error)) from None


def _beside(found: Found, path: Path, new_path: Path) -> tuple[Place, Path] | None:
    """Return the literal around the option where the old and new path part, and the rest of the new path."""
    depth = next(at for at, (one, other) in enumerate(zip(path, new_path, strict=False)) if one != other)
    slot = found.chain[depth].slots.get(path[depth])
    place = place_under(slot.place, found.facts) if slot is not None else None
    if place is None:
        return None
    module, entry = place
    site = found.chain[depth].site
    nodes = itertools.chain([site.node] if site is not None else [], walk(module.program))
    literals = (one for one in nodes if one.type == "ObjectExpression")
    holder = next((one for one in literals if any(each is entry for each in one.properties)), None)
    return None if holder is None else (Place(module, holder), new_path[depth:])


def _ways_to_move(
    operation: Move,
    removal: Removal,
    target: Found,
    new_path: Path,
    value: list[Any],
    beside: tuple[Place, Path] | None,
) -> list[Step]:
    place, node = removal.place, removal.place.node
    at = (place.module.path, *node.range)
    is_rename = removal.path[:-1] == new_path[:-1]
    ways: list[Step] = []
    if node.type == "Property" and is_rename and not value:

        def rename(drafts: Drafts) -> None:
            draft = drafts.of_module(place.module)
            entry = draft.node(node)
            drafts.removed.add(operation.path)
            draft.change(lambda script: textedit.rename_key(script, entry, new_path[-1]))

        return [Step((*at, "rename"), rename)]
    if node.type == "AssignmentExpression" and node.operator == "=" and len(target.chain) == len(new_path):

        def rename_left(drafts: Drafts) -> None:
            drafts.removed.add(operation.path)
            rename_assigned(drafts.of_module(place.module), node, removal.path, new_path, value)

        ways.append(Step((*at, "rename"), rename_left))
    if not target.chain:
        raise Refused(_why(target.end))
    sites = [*_sites(target.chain, new_path), *([beside] if beside is not None else [])]
    for site, rest in sites:
        if site.module is place.module:
            ways.extend(_ways_to_carry(removal, site, rest, value))
    if not ways and sites:
        raise Refused("the option is set in a different file from the object it would move to")
    if not ways:
        raise Refused("the object that would hold the option is not a literal")
    return ways


def _ways_to_carry(removal: Removal, site: Place, rest: Path, value: list[Any]) -> Iterator[Step]:
    """Yield the steps that put the option into a literal and remove it, with and without the object left empty."""
    for with_object in (True, False) if removal.outer is not None else (False,):

        def carry(drafts: Drafts, *, with_object: bool = with_object) -> None:
            draft = drafts.of_module(removal.place.module)
            entry = draft.whole(removal.place.node)
            literal = value[0] if value else carried(draft.script, entry)
            draft.batch.expect(deepest(_literal_at(draft, site), rest)[0])
            comments = removal.comments(drafts, with_object=with_object)
            removal.apply(drafts, with_object=with_object)
            put_in(draft, site, rest, literal, comments)

        yield Step((removal.place.module.path, *removal.place.node.range, "move"), carry)
