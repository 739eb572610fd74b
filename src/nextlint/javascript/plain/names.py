"""Declared names. A text in which a name might be declared twice is not plain."""

from __future__ import annotations

from nextlint.javascript.plain.scanner import NotPlain

# Names with a special meaning in some places: as variables they are left to esprima.
UNUSUAL = frozenset("arguments async await eval implements interface package private protected public static".split())


class Block:
    """The names of a block, a function with its parameters, or the program; ``outer`` is in the same function."""

    __slots__ = ("names", "outer", "variables")

    def __init__(self, outer: Block | None) -> None:
        self.names: set[str] = set()
        self.variables: set[str] = set()  # declared by ``var`` here or in an inner block
        self.outer = outer

    def declare(self, name: str) -> None:
        """Declare a ``let``, ``const``, function, import or parameter. Raises NotPlain."""
        if name in self.names or name in self.variables:
            raise NotPlain
        self.names.add(name)

    def declare_variable(self, name: str) -> None:
        """Declare a ``var``. Raises NotPlain."""
        block: Block | None = self
        while block is not None:
            if name in block.names:
                raise NotPlain
            block.variables.add(name)
            block = block.outer
