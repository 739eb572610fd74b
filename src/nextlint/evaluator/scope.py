"""Names and what they are bound to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from nextlint.evaluator.values import Place

if TYPE_CHECKING:
    from nextlint.evaluator.sources import Module
    from nextlint.evaluator.values import JSFunction, Value
    from nextlint.javascript.estree import Node


class LiveBinding(NamedTuple):
    """An imported name: read in the module that exports it each time it is used."""

    namespace: Value
    name: str


class Scope:
    """One block or function. ``kinds`` remembers which names cannot be assigned again."""

    __slots__ = ("constants", "created_at", "home", "loose", "module", "names", "parent", "this")

    def __init__(self, parent: Scope | None, created_at: int, module: Module, *, this: Value | None = None) -> None:
        self.parent = parent
        self.created_at = created_at
        self.module = module
        self.loose: frozenset[str] = frozenset()  # functions of inner blocks that sloppy mode shows here, too
        self.home: JSFunction | None = None  # the class whose method this is the scope of, for ``super``
        self.names: dict[str, Value | LiveBinding] = {}
        self.constants: set[str] = set()
        self.this = this  # None: that of the parent

    def find(self, name: str) -> Scope | None:
        """The innermost scope that declares ``name``."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope.names:
                return scope
            scope = scope.parent
        return None

    def declare(self, name: str, value: Value | LiveBinding, *, constant: bool = False) -> None:
        self.names[name] = value
        if constant:
            self.constants.add(name)

    def place(self, node: Node) -> Place:
        return Place(self.module, node)

    def find_home(self) -> JSFunction | None:
        scope: Scope | None = self
        while scope is not None:
            if scope.home is not None:
                return scope.home
            scope = scope.parent
        return None

    def find_this(self) -> Value | None:
        scope: Scope | None = self
        while scope is not None:
            if scope.this is not None:
                return scope.this
            scope = scope.parent
        return None
