"""The glob patterns of workspaces, over paths relative to the workspace root."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from re import findall
from typing import TYPE_CHECKING

from nextlint.model.record import Record

if TYPE_CHECKING:
    from typing import TypeAlias

    _Part: TypeAlias = "str | _Group"  # a character, a set in brackets, "*" or "?"

_BRACE_LIMIT = 256  # alternatives that one pattern may expand to
_MAGIC = frozenset("*?[]{}")
_EXTENDED = ("!(", "+(", "@(")
_DEEPEST = 20  # nested groups


def is_magic(segment: str) -> bool:
    """Return whether a path segment is more than a plain name."""
    return not _MAGIC.isdisjoint(segment) or any(opener in segment for opener in _EXTENDED)


def expand_braces(pattern: str) -> list[str]:
    """Expand ``a/{b,c}`` to ``a/b``, ``a/c``, also nested. A pattern with too many alternatives is not expanded."""
    done: list[str] = []
    todo = [pattern]
    while todo:
        if len(done) + len(todo) > _BRACE_LIMIT:
            return [pattern]
        current = todo.pop()
        found = _first_brace(current)
        if found is None:
            done.append(current)
            continue
        start, commas, end = found
        edges = [start, *commas, end]
        pieces = [current[left + 1 : right] for left, right in pairwise(edges)]
        todo += [current[:start] + piece + current[end + 1 :] for piece in reversed(pieces)]
    return done


def _first_brace(pattern: str) -> tuple[int, list[int], int] | None:
    """Return the offsets of the first ``{`` with a comma inside, of its commas and of its ``}``."""
    opened: list[tuple[int, list[int]]] = []
    for at, char in enumerate(pattern):
        if char == "{":
            opened.append((at, []))
        elif char == "," and opened:
            opened[-1][1].append(at)
        elif char == "}" and opened:
            start, commas = opened.pop()
            if commas and not any(outer for _, outer in opened):
                return start, commas, at
    return None


def fits(segment: str, name: str) -> bool:
    """Return whether a pattern segment matches a whole folder name; ``*`` does not match a leading dot.

    All positions that a prefix of the pattern can reach in the name are tracked at once: a regular expression (and so
    wcmatch) may try every way to split the name among the stars.
    """
    if name.startswith(".") and not segment.startswith("."):
        return False
    parts = _parsed(segment)
    return name == segment if parts is None else len(name) in _Match(name).reached(parts, 0)


class _Group(Record):
    """``+(a|b)`` and the like: the sign before it, and the parts of each alternative."""

    sign: str
    ways: tuple[tuple[_Part, ...], ...]


@lru_cache(maxsize=4096)
def _parsed(segment: str) -> tuple[_Part, ...] | None:
    """Return the parts of a segment; None for one with a set such as ``[z-a]``, which matches itself literally."""
    sets = findall(r"\[.[^\]]*\]", segment)
    if any(first > last for found in sets for first, last in findall(r"([^]])-([^]])", found[1:])):
        return None
    return _parts(segment, 0, 0)[0]


def _parts(segment: str, at: int, depth: int) -> tuple[tuple[_Part, ...], int]:
    """Return the parts from an offset on, and their end: a ``|`` or ``)`` inside a group, else the segment's end."""
    parts: list[_Part] = []
    while at < len(segment):
        char = segment[at]
        if depth and char in "|)":
            break
        if segment[at + 1 : at + 2] == "(" and char in "!?*+@" and depth < _DEEPEST:
            group, end = _group(segment, at, depth)
            if group is not None:
                parts.append(group)
                at = end
                continue
        end = segment.find("]", at + 2) if char == "[" else -1
        parts.append(segment[at : end + 1] if end > 0 else char)
        at = end + 1 if end > 0 else at + 1
    return tuple(parts), at


def _group(segment: str, start: int, depth: int) -> tuple[_Group | None, int]:
    """Return the group whose sign is at an offset, and its end; None if it is never closed."""
    ways = []
    at = start + 1
    while segment[at : at + 1] in ("(", "|"):
        way, at = _parts(segment, at + 1, depth + 1)
        ways.append(way)
    return (_Group(segment[start], tuple(ways)), at + 1) if segment[at : at + 1] == ")" else (None, start)


class _Match:
    """One name matched against one pattern.

    The positions that a part can reach from a given one are computed once, so that nested groups, each of which may be
    tried at every position, take no more time than the product of their lengths.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._ends: dict[tuple[int, int], frozenset[int]] = {}

    def reached(self, parts: tuple[_Part, ...], start: int) -> frozenset[int]:
        """Return where the parts can end in the name if they start at ``start``."""
        known = self._ends.get((id(parts), start))
        if known is None:
            places = {start}
            for part in parts:
                places = self._after(part, places)
            known = self._ends[id(parts), start] = frozenset(places)
        return known

    def _after(self, part: _Part, places: set[int]) -> set[int]:
        if isinstance(part, _Group):
            return set().union(*(self._through(part, at) for at in places))
        if part == "*":
            return set(range(min(places), len(self.name) + 1)) if places else places
        return {at + 1 for at in places if at < len(self.name) and _takes(part, self.name[at])}

    def _through(self, group: _Group, start: int) -> frozenset[int]:
        known = self._ends.get((id(group), start))
        if known is None:
            known = self._ends[id(group), start] = frozenset(self._ends_of(group, start))
        return known

    def _ends_of(self, group: _Group, start: int) -> set[int]:
        if group.sign == "!":
            is_wrong = any(len(self.name) in self.reached(way, start) for way in group.ways)
            return set() if is_wrong else set(range(start, len(self.name) + 1))
        found = {start} if group.sign in "?*" else set()
        new = {start}
        while new:
            new = set().union(*(self.reached(way, at) for at in new for way in group.ways)) - found
            found |= new
            if group.sign in "?@":
                break
        return found


def _takes(part: str, char: str) -> bool:
    """Return whether a one-character part matches: ``?``, a set in brackets, or the character itself."""
    if len(part) == 1:
        return part in ("?", char)
    body = part[1:-1]
    is_negated = body[0] in "!^" and len(body) > 1
    return is_negated != _is_in_set(body[is_negated:], char)


def _is_in_set(body: str, char: str) -> bool:
    at = 0
    while at < len(body):
        if body[at + 1 : at + 2] == "-" and at + 2 < len(body):
            if body[at] <= char <= body[at + 2]:
                return True
            at += 3
        elif body[at] == char:
            return True
        else:
            at += 1
    return False


def matches(pattern: str, path: str) -> bool:
    """Return whether a relative path (segments joined by ``/``, no leading ``./``) matches a pattern without braces."""
    return _matches(pattern.split("/"), path.split("/") if path else [])


def _matches(pattern: list[str], path: list[str]) -> bool:
    """Match segment by segment; the set has the numbers of path segments that the pattern's prefix can consume."""
    reached = {0}
    for segment in pattern:
        if segment == "**":
            reached = {later for at in reached for later in range(at, _run_end(path, at) + 1)}
        else:
            reached = {at + 1 for at in reached if at < len(path) and _holds(segment, path[at])}
    return len(path) in reached


def _holds(segment: str, name: str) -> bool:
    """Return whether a pattern segment matches a name; most are ``*`` or a name and need no regular expression."""
    if segment == "*":
        return not name.startswith(".")
    if is_magic(segment):
        return fits(segment, name)
    return segment == name


def _run_end(path: list[str], at: int) -> int:
    """Return how far ``**`` reaches: not into hidden folders."""
    while at < len(path) and not path[at].startswith("."):
        at += 1
    return at
