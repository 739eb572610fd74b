"""Declared names: what may not be declared twice. Where it might be, also where it may, the text is not plain."""

from __future__ import annotations

from nextlint.config.plain.scanner import NotPlain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.config.plain.nodes import Node

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


def bound_names(pattern: Node) -> Iterator[str]:
    """The names that a pattern declares."""
    if pattern.type == "Identifier":
        yield pattern.name
    elif pattern.type in ("RestElement", "AssignmentPattern"):
        yield from bound_names(pattern.argument or pattern.left)
    elif pattern.type == "Property":
        yield from bound_names(pattern.value)
    else:
        for inner in pattern.properties or pattern.elements or ():
            if inner is not None:
                yield from bound_names(inner)
