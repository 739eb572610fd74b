"""Walking the nodes of a tree of either parser."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.javascript.estree import Node, Pattern

LEAVES = frozenset({str, bool, type(None), int, float})  # most fields are not nodes


def walk(node: Node) -> Iterator[Node]:
    """Yield a node and all nodes below it, parents first."""
    pending = [node]
    while pending:
        current = pending.pop()
        yield current
        pending.extend(reversed(children(current)))


def children(node: Node) -> list[Node]:
    """Return the nodes directly below a node, in the order of the grammar."""
    found: list[Node] = []
    for name, value in vars(node).items():
        if value.__class__ in LEAVES or name in ("range", "tokens", "comments"):
            continue
        for item in value if isinstance(value, list) else (value,):
            if item.__class__ not in LEAVES and getattr(item, "range", None) is not None:
                found.append(item)
    return found


def fields(node: Node) -> Iterator[tuple[str, Node]]:
    """``children``, each with the name of its field."""
    for name, value in vars(node).items():
        if value.__class__ in LEAVES or name in ("range", "tokens", "comments"):
            continue
        for item in value if isinstance(value, list) else (value,):
            if item.__class__ not in LEAVES and getattr(item, "range", None) is not None:
                yield name, item


def bound_names(pattern: Pattern | None) -> list[str]:
    """Return all names that a pattern binds."""
    if pattern is None:
        return []
    if pattern.type == "Identifier":
        return [pattern.name]
    if pattern.type == "AssignmentPattern":
        return bound_names(pattern.left)
    if pattern.type == "RestElement":
        return bound_names(pattern.argument)
    if pattern.type == "ArrayPattern":
        return [name for element in pattern.elements for name in bound_names(element)]
    if pattern.type == "ObjectPattern":
        members = [one.argument if one.type == "RestElement" else one.value for one in pattern.properties]
        return [name for member in members for name in bound_names(member)]
    return []
