"""How Next runs a typed config: compiled to CommonJS, with tsconfig.json's paths (``dist/build/next-config-ts``)."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from nextlint.files.paths import posix_relative
from nextlint.javascript.tree import children
from nextlint.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from nextlint.javascript.estree import Node, Program


EXTENSIONS = (".js", ".json", ".ts", ".cts", ".mts", ".cjs", ".mjs")  # tried by the hooked require, in its order
_LOOKED_UP = (".ts", ".tsx", ".js", ".jsx", ".json", ".node")  # tried by the compiler for a target of ``paths``
_NOT_A_PACKAGE = ("@/", "~", "#", "$")
_FUNCTIONS = frozenset({"FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"})


class TypeScriptPaths(Record):
    """How the compiler maps import specifiers that are not relative paths.

    ``base`` is the folder of the targets and (with ``is_searched``) of bare specifiers.
    """

    base: str
    patterns: tuple[tuple[str, tuple[str, ...]], ...] = ()
    is_searched: bool = False

    def resolve(self, specifier: str, is_file: Callable[[str], bool]) -> str | None:
        """Return the relative specifier that the compiler writes instead; None: it leaves the specifier."""
        for target in self._targets(specifier):
            path = os.path.normpath(os.path.join(self.base, target))
            if any(map(is_file, _candidates(path))):
                return f"./{posix_relative(path, self.base)}"
        return None

    def _targets(self, specifier: str) -> Iterator[str]:
        best = -1
        found: tuple[str, ...] = ()
        for pattern, targets in self.patterns:
            prefix, star, suffix = pattern.partition("*")
            if not star and pattern == specifier:
                found = targets
                break
            is_match = bool(star) and specifier.startswith(prefix) and specifier.endswith(suffix)
            if is_match and len(specifier) >= len(pattern) - 1 and len(prefix) > best:
                rest = specifier[len(prefix) : len(specifier) - len(suffix)]
                best, found = len(prefix), tuple(target.replace("*", rest, 1) for target in targets)
        yield from found
        if self.is_searched:
            yield specifier


class TypedConfig(Record):
    """``folder`` is where Next runs: a compiled config resolves specifiers from there."""

    folder: str
    paths: TypeScriptPaths | None
    fault: str | None = None  # the reason, if Next throws before it runs the config


def _candidates(path: str) -> Iterator[str]:
    yield path
    yield from (path + extension for extension in _LOOKED_UP)
    yield from (os.path.join(path, "index" + extension) for extension in _LOOKED_UP)


def looks_like_path(specifier: str) -> bool:
    """Return whether a specifier cannot be a package, so that a setting must map it to a file."""
    return specifier.startswith(_NOT_A_PACKAGE)


def names_used(program: Program) -> frozenset[str]:
    """Return the names that a program may use as values; the compiler drops imports of others."""
    found: set[str] = set()
    todo: list[Node] = [node for node in program.body if node.type != "ImportDeclaration"]
    while todo:
        node = todo.pop()
        if node.type == "Identifier":
            found.add(node.name)
            continue
        named = _name_only(node)
        todo.extend(child for child in children(node) if child is not named)
    return frozenset(found)


def _name_only(node: Node) -> Node | None:
    """Return the child of a node that names a property, not a variable."""
    if node.type == "MemberExpression":
        return None if node.computed else node.property
    if node.type == "MethodDefinition" or node.type == "PropertyDefinition":
        return None if node.computed else node.key
    if node.type == "Property":
        return None if node.computed or node.shorthand else node.key
    return None


def awaits_at_top(program: Program) -> Node | None:
    """Return an ``await`` outside of functions, which CommonJS does not allow."""
    todo: list[Node] = list(program.body)
    while todo:
        node = todo.pop()
        if node.type == "AwaitExpression" or (node.type == "ForOfStatement" and node.allowAwait):
            return node
        if node.type not in _FUNCTIONS:
            todo.extend(children(node))
    return None
