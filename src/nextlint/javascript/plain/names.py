"""Declared names: what may not be declared twice. Where it might be, also where it may, the text is not plain."""

from __future__ import annotations

from nextlint.javascript.plain.scanner import NotPlain

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
