"""Scopes: names and their bindings."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from nextlint.evaluator.values import Place

if TYPE_CHECKING:
    from nextlint.evaluator.sources import Module
    from nextlint.evaluator.values import JSFunction, Value
    from nextlint.javascript.estree import Node


class LiveBinding(NamedTuple):
    """An imported name: each use reads it in the module that exports it."""

    namespace: Value
    name: str


class Scope:
    """The scope of a block or function."""

    __slots__ = ("constants", "created_at", "home", "is_strict", "loose", "module", "names", "parent", "this")

    def __init__(self, parent: Scope | None, created_at: int, module: Module, *, this: Value | None = None) -> None:
        self.parent = parent
        self.created_at = created_at
        self.module = module
        self.is_strict: bool = module.is_strict if parent is None else parent.is_strict
        self.loose: frozenset[str] = frozenset()  # functions of inner blocks that sloppy mode also declares here
        self.home: JSFunction | None = None  # the class whose method this scope belongs to, for ``super``
        self.names: dict[str, Value | LiveBinding] = {}
        self.constants: set[str] = set()
        self.this = this  # None: the parent's

    def find(self, name: str) -> Scope | None:
        """Return the innermost scope that declares ``name``."""
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
