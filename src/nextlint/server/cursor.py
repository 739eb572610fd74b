"""Which option a place in a config names, even while the text is being edited."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nextlint.javascript.erasure import erase
from nextlint.javascript.errors import ParseError, TypeScriptSyntaxError, UnerasableError
from nextlint.javascript.syntax import parse_either
from nextlint.javascript.tree import children
from nextlint.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.javascript.estree import AnyProperty, Node, Program

_WORD = re.compile(r"[\w$]*\Z")
_REST = re.compile(r"[\w$]*")
TYPESCRIPT = (".ts", ".mts", ".cts")


class Cursor(Record):
    """An option's name in a config: its path, and half-open offsets of the name in the text."""

    path: tuple[str, ...]
    start: int
    end: int


class Completing(Record):
    """A name being typed: the path of its parent object, and the names that the object already has."""

    parent: tuple[str, ...]
    taken: frozenset[str]


def option_at(name: str, text: str, offset: int) -> Cursor | None:
    """Return the option whose key is at ``offset``; None if it is not at a key of the config, or the text does not
    parse.
    """
    tree = _tree(name, text)
    if tree is None:
        return None
    for chain in _chains(tree, offset):
        key = chain[-1].key
        if key.range[0] <= offset <= key.range[1]:
            path = _path(chain)
            return Cursor(path, *key.range) if path else None
    return None


def completion_at(name: str, text: str, offset: int) -> Completing | None:
    """Return the object in which a name is being typed at ``offset``; None if no option name can be there."""
    start = offset - len(_WORD.search(text[:offset])[0])  # type: ignore[index] # it matches the empty text, too
    rest = _REST.match(text, offset)
    end = rest.end() if rest else offset
    marker = "nextlint__cursor"
    for written in (f"{marker}: 0,", f"{marker}: 0", f", {marker}: 0,", f", {marker}: 0"):
        tree = _tree(name, text[:start] + written + text[end:])
        if tree is None:
            continue
        for node, around in _walk(tree, ()):
            if node.type == "Property" and _name(node) == marker:
                parents = [one for one in around if one.type == "Property"]
                holder = next(one for one in reversed(around) if one.type == "ObjectExpression")
                if any(_is_called_later(one) for one in parents):
                    return None
                names = frozenset(filter(None, map(_name, holder.properties))) - {marker}
                return Completing(tuple(filter(None, map(_name, parents))), names)
    return None


def _tree(name: str, text: str) -> Program | None:
    try:
        plain = erase(text) if name.endswith(TYPESCRIPT) else text
        return parse_either(plain, "module" if name.endswith((".mjs", *TYPESCRIPT)) else "script")[0]
    except (ParseError, TypeScriptSyntaxError, UnerasableError):
        return None


def _chains(tree: Program, offset: int) -> Iterator[list[AnyProperty]]:
    """Yield the properties around an offset, each as the chain of properties that leads to it."""
    for node, around in _walk(tree, ()):
        if node.type == "Property" and node.range[0] <= offset <= node.range[1]:
            yield [*(one for one in around if one.type == "Property"), node]


def _walk(node: Node, around: tuple[Node, ...]) -> Iterator[tuple[Node, tuple[Node, ...]]]:
    yield node, around
    for child in children(node):
        yield from _walk(child, (*around, node))


def _path(chain: list[AnyProperty]) -> tuple[str, ...] | None:
    """Return the dotted path of an option; None inside a function that Next.js calls later, or below a computed key."""
    names = [_name(one) for one in chain]
    if None in names or any(_is_called_later(one) for one in chain[:-1]):
        return None
    return tuple(name for name in names if name is not None)


def _is_called_later(node: AnyProperty) -> bool:
    return node.value.type in ("FunctionExpression", "ArrowFunctionExpression")


def _name(node: Node) -> str | None:
    if node.type != "Property" or node.computed:
        return None
    if node.key.type == "Identifier":
        return node.key.name
    return str(node.key.value) if node.key.type == "Literal" else None
