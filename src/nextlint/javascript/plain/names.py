"""Declared names: what may not be declared twice. Where it might be, also where it may, the text is not plain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.javascript.plain.scanner import NotPlain

if TYPE_CHECKING:
    from nextlint.javascript.plain.nodes import Node

# Names that mean something else in some place: as names of variables they are left to esprima.
UNUSUAL = frozenset("arguments async await eval implements interface package private protected public static".split())


class Block:
    """The names of a block, a function with its parameters, or the program; ``outer`` is within the same function."""

    __slots__ = ("names", "outer", "variables")

    def __init__(self, outer: Block | None) -> None:
        self.names: set[str] = set()
        self.variables: set[str] = set()  # declared by ``var`` here, or in a block within
        self.outer = outer

    def declare(self, name: str) -> None:
        """``let``, ``const``, a function, an import or a parameter. Raises NotPlain."""
        if name in self.names or name in self.variables:
            raise NotPlain
        self.names.add(name)

    def declare_variable(self, name: str) -> None:
        """``var``. Raises NotPlain."""
        block: Block | None = self
        while block is not None:
            if name in block.names:
                raise NotPlain
            block.variables.add(name)
            block = block.outer


def bound_names(pattern: Node | None) -> list[str]:
    """Every name that a pattern binds, of any ESTree."""
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
        members = [member.argument if member.type == "RestElement" else member.value for member in pattern.properties]
        return [name for member in members for name in bound_names(member)]
    return []
