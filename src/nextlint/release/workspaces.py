"""Workspaces: which folders one install, and so one lockfile, covers.

npm, yarn and bun read ``workspaces`` in the root's package.json (an array, or an object with ``packages``), pnpm reads
``packages`` in pnpm-workspace.yaml. Patterns are matched against folders that hold a package.json; node_modules is
never entered. In package.json a later pattern overrides an earlier one, as npm has it; in pnpm-workspace.yaml a
negation wins wherever it stands.
"""

from __future__ import annotations

import os

from nextlint.records import NamedTuple
from nextlint.release.cache import per_file
from nextlint.release.files import read_package
from nextlint.release.globs import compile_segment, expand_braces, is_magic, matches

TYPE_CHECKING = False  # typing's own would import typing
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

PNPM_FILE = "pnpm-workspace.yaml"
_NEVER_ENTERED = frozenset({"node_modules", "bower_components"})


class Pattern(NamedTuple):
    """One pattern without braces, relative to the root: no leading ``./`` and no trailing ``/``."""

    text: str
    is_negated: bool


class Declaration(NamedTuple):
    """The workspace that a folder declares."""

    patterns: tuple[Pattern, ...]
    is_pnpm: bool

    def holds(self, path: str) -> bool:
        """Whether the folder at a path relative to the root (``/`` between segments) is a member."""
        segments = path.split("/")
        if not _NEVER_ENTERED.isdisjoint(segments) or ".." in segments:
            return False
        verdict = False
        for pattern in self.patterns:
            if (pattern.is_negated == verdict) and matches(pattern.text, path):
                verdict = not verdict
        return verdict


def workspace_root(folder: str, repository: str) -> str | None:
    """The nearest folder, from ``folder`` up to ``repository``, whose workspace holds ``folder``; None without one.

    Paths are absolute. A workspace root is a member of its own workspace.
    """
    return next(iter(workspace_roots(folder, repository)), None)


def workspace_roots(folder: str, repository: str) -> list[str]:
    """The workspace root of ``folder``, that of this root where it is itself a member of a wider one, and so on."""
    found: list[str] = []
    member = current = folder
    while True:
        declared = declarations(current)
        if declared and (current == member or _holds(declared, _relative(member, current))):
            found.append(current)
            member = current
        parent = os.path.dirname(current)
        if current == repository or parent == current:
            return found
        current = parent


def members(root: str) -> list[str]:
    """Every folder (absolute, sorted) with a package.json that the workspace at ``root`` holds, the root among them.

    Empty where ``root`` declares no workspace.
    """
    declared = declarations(root)
    if not declared:
        return []
    found = {root} if os.path.isfile(os.path.join(root, "package.json")) else set()
    for pattern in (pattern for declaration in declared for pattern in declaration.patterns):
        if not pattern.is_negated:
            found.update(_expand(root, pattern.text.split("/")))
    return sorted(path for path in found if path == root or _holds(declared, _relative(path, root)))


def declarations(folder: str) -> list[Declaration]:
    """The workspaces that ``folder`` declares: none, one, or (where two managers are served) one for each."""
    pnpm = _pnpm_declaration(os.path.join(folder, PNPM_FILE))
    package = _package_declaration(os.path.join(folder, "package.json"))
    return [declared for declared in (pnpm, package) if declared is not None]


@per_file(512)
def _pnpm_declaration(path: str) -> Declaration | None:
    if not os.path.isfile(path):
        return None
    from nextlint.release.yamlfile import packages

    listed = packages(path)
    return None if listed is None else Declaration(tuple(_patterns(listed, in_order=False)), is_pnpm=True)


@per_file(512)
def _package_declaration(path: str) -> Declaration | None:
    package = read_package(path)
    declared = package.data.get("workspaces") if package else None
    if isinstance(declared, dict):
        declared = declared.get("packages")
    if not isinstance(declared, list):
        return None
    return Declaration(tuple(_patterns(declared, in_order=True)), is_pnpm=False)


def _patterns(declared: list[Any], *, in_order: bool) -> Iterator[Pattern]:
    found = [pattern for item in declared if isinstance(item, str) for pattern in _pattern(item)]
    yield from found if in_order else sorted(found, key=lambda pattern: pattern.is_negated)


def _pattern(item: str) -> Iterator[Pattern]:
    bare = item.lstrip("!")
    is_negated = (len(item) - len(bare)) % 2 == 1
    for text in expand_braces(bare.replace("\\", "/")):
        segments = [segment for segment in text.split("/") if segment not in ("", ".")]
        yield Pattern("/".join(segments), is_negated)


def _expand(folder: str, segments: Sequence[str]) -> Iterator[str]:
    """The folders with a package.json below ``folder`` that a positive pattern reaches."""
    if not segments or segments == [""]:
        if os.path.isfile(os.path.join(folder, "package.json")):
            yield folder
        return
    first, rest = segments[0], segments[1:]
    if first == "**":
        yield from _expand(folder, rest)
        for child in _children(folder):
            yield from _expand(child, segments)
    elif is_magic(first):
        regex = compile_segment(first)
        for child in _children(folder, hidden=first.startswith("."), links=True):
            if regex.match(os.path.basename(child)):
                yield from _expand(child, rest)
    elif first != "..":
        yield from _expand(os.path.join(folder, first), rest)


def _children(folder: str, *, hidden: bool = False, links: bool = False) -> list[str]:
    """The folders in ``folder``, without node_modules."""
    try:
        with os.scandir(folder) as entries:
            return sorted(
                entry.path
                for entry in entries
                if entry.name not in _NEVER_ENTERED
                and (hidden or not entry.name.startswith("."))
                and entry.is_dir(follow_symlinks=links)
            )
    except OSError:
        return []


def _holds(declared: Sequence[Declaration], path: str) -> bool:
    return any(declaration.holds(path) for declaration in declared)


def _relative(path: str, root: str) -> str:
    return os.path.relpath(path, root).replace(os.sep, "/")
