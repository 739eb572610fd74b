"""Changes to one script, planned on one tree and written together."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from nextlint.fixing.text.entries import change_entries
from nextlint.fixing.text.format import detect
from nextlint.fixing.text.insertion import Entry
from nextlint.fixing.text.opening import open_long

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from nextlint.fixing.text.script import Script
    from nextlint.javascript.estree import Node, ObjectExpression
    from nextlint.model.fixes import Edit


class Batch:
    """The planned changes to a script."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self._edits: list[Edit] = []
        self._literals: dict[int, ObjectExpression] = {}  # literals with changed entries, by id
        self._removed: dict[int, set[int]] = defaultdict(set)  # indices of entries
        self._new: dict[int, list[Entry]] = defaultdict(list)
        self._expecting: set[int] = set()

    def __bool__(self) -> bool:
        return bool(self._edits or self._literals)

    def add(self, edits: Iterable[Edit]) -> None:
        """Add edits of the text that do not add or remove entries."""
        self._edits.extend(edits)

    def take_out(self, literal: ObjectExpression, entry: Node) -> None:
        """Remove an entry from an object literal."""
        self._literals[id(literal)] = literal
        self._removed[id(literal)].add(next(at for at, one in enumerate(literal.properties) if one is entry))

    def put_in(self, literal: ObjectExpression, entry: Entry) -> bool:
        """Add an entry to an object literal; return False if it must be merged with an earlier one, and cannot."""
        others = self._new[id(literal)]
        for at, other in enumerate(others):
            if other.path[0] == entry.path[0]:
                joined = _joined(other, entry)
                if joined is None:
                    return False
                others[at] = joined
                return True
        self._literals[id(literal)] = literal
        others.append(entry)
        return True

    def expect(self, literal: ObjectExpression) -> None:
        """Note that an object literal will get an entry, so that it is not removed as empty."""
        self._expecting.add(id(literal))

    def puts_into(self, literal: ObjectExpression) -> bool:
        """Return whether an object literal gets an entry."""
        return id(literal) in self._expecting or id(literal) in self._new

    def without(self, literal: ObjectExpression) -> list[Node]:
        """Return the entries to be removed from an object literal."""
        return [literal.properties[at] for at in sorted(self._removed.get(id(literal), ()))]

    def takes_out(self, node: Node) -> bool:
        """Return whether a node is removed with an entry."""
        return any(start <= node.range[0] and node.range[1] <= end for start, end in self._gone())

    def changes_inside(self, node: Node) -> bool:
        """Return whether something in a node will change."""
        start, end = node.range
        inner = (one.range for one in self._literals.values())
        return any(start <= edit.start and edit.end <= end for edit in self._edits) or any(
            start <= first and last <= end for first, last in inner
        )

    def edits(self) -> list[Edit]:
        """Return all changes as edits of the text. Raises EditRefused, or ValueError if two overlap."""
        script, style, gone = self.script, detect(self.script), list(self._gone())
        edits = [edit for edit in self._edits if not _is_within(edit.start, edit.end, gone)]
        for key, literal in self._literals.items():
            if not _is_within(*literal.range, gone):
                edits += change_entries(script, literal, self._removed[key], self._new[key], style)
        return open_long(script, edits, style)

    def _gone(self) -> Iterable[tuple[int, int]]:
        for key, numbers in self._removed.items():
            for number in numbers:
                yield self._literals[key].properties[number].range


def _is_within(start: int, end: int, ranges: Sequence[tuple[int, int]]) -> bool:
    return any(first <= start and end <= last for first, last in ranges)


def _nested(path: tuple[str, ...], literal: object) -> object:
    for name in reversed(path):
        literal = {name: literal}
    return literal


def _merged(one: object, other: object) -> object:
    """Return two objects merged; None if one is not an object, or both have a name."""
    if not isinstance(one, dict) or not isinstance(other, dict):
        return None
    result = dict(one)
    for name, value in other.items():
        result[name] = _merged(one[name], value) if name in one else value
        if result[name] is None and name in one:
            return None
    return result


def _joined(one: Entry, other: Entry) -> Entry | None:
    """Merge two entries with the same name; None if a comment would be lost or a name is in both objects."""
    if other.comments:
        return None
    inner = _merged(_nested(one.path[1:], one.literal), _nested(other.path[1:], other.literal))
    return None if inner is None else Entry(one.path[:1], inner, one.comments)
