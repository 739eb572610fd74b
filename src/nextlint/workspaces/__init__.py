"""Workspaces: which folders one install, and so one lockfile, covers.

npm, yarn and bun read ``workspaces`` in the root's package.json (an array, or an object with ``packages``), pnpm reads
``packages`` in pnpm-workspace.yaml, vlt ``workspaces`` in vlt.json (a pattern, an array, or an object of groups of
them). Patterns are matched against folders that hold a manifest; node_modules is
never entered. In package.json a later pattern overrides an earlier one, as npm has it; in pnpm-workspace.yaml a
negation wins wherever it stands.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from nextlint.files.jsonfile import JSONError, parse
from nextlint.files.paths import posix_relative
from nextlint.files.source import SourceError
from nextlint.model.record import Record
from nextlint.workspaces.globs import expand_braces, matches
from nextlint.workspaces.packages import read_manifest
from nextlint.workspaces.yamlfile import packages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from nextlint.files.reader import Reader

PNPM_FILE = "pnpm-workspace.yaml"
VLT_FILE = "vlt.json"
LIMIT = 1 << 20  # bytes of a vlt.json
NEVER_ENTERED = frozenset({"node_modules", "bower_components"})


class Pattern(Record):
    """One pattern without braces, relative to the root: no leading ``./`` and no trailing ``/``."""

    text: str
    is_negated: bool


class Declaration(Record):
    """The workspace that a folder declares."""

    patterns: tuple[Pattern, ...]
    is_pnpm: bool

    def holds(self, path: str) -> bool:
        """Return whether the folder at a path relative to the root (``/`` between segments) is a member."""
        segments = path.split("/")
        if not NEVER_ENTERED.isdisjoint(segments) or ".." in segments:
            return False
        verdict = False
        for pattern in self.patterns:
            if (pattern.is_negated == verdict) and matches(pattern.text, path):
                verdict = not verdict
        return verdict


def workspace_root(reader: Reader, folder: str, repository: str) -> str | None:
    """Return the nearest folder, from ``folder`` up to ``repository``, whose workspace contains ``folder``; None
    without one.

    Paths are absolute. A workspace root is a member of its own workspace.
    """
    return next(iter(workspace_roots(reader, folder, repository)), None)


def workspace_roots(reader: Reader, folder: str, repository: str) -> list[str]:
    """Return the workspace root of ``folder``, that of this root if it is a member of a wider one, and so on."""
    return list(reader.once(_roots, reader, folder, repository))


def _roots(reader: Reader, folder: str, repository: str) -> list[str]:
    found: list[str] = []
    member = current = folder
    while True:
        declared = declarations(reader, current)
        if declared and (current == member or holds(declared, relative(member, current))):
            found.append(current)
            member = current
        parent = os.path.dirname(current)
        if current == repository or parent == current:
            return found
        current = parent


def declarations(reader: Reader, folder: str) -> list[Declaration]:
    """Return the workspaces that ``folder`` declares: none, one, or one per manager if it supports two."""
    pnpm = reader.per_file(_pnpm_declaration, os.path.join(folder, PNPM_FILE))
    vlt = reader.per_file(_vlt_declaration, os.path.join(folder, VLT_FILE))
    package = _package_declaration(reader, folder)
    return [declared for declared in (pnpm, vlt, package) if declared is not None]


def _pnpm_declaration(reader: Reader, path: str) -> Declaration | None:
    if not reader.is_file(path):
        return None
    listed = packages(reader, path)
    return None if listed is None else Declaration(tuple(_patterns(listed, in_order=False)), is_pnpm=True)


def _vlt_declaration(reader: Reader, path: str) -> Declaration | None:
    if not reader.is_file(path):
        return None
    try:
        data = parse(reader.source(path, limit=LIMIT).text, comments=True)
    except (SourceError, JSONError):
        return None
    declared = data.get("workspaces") if isinstance(data, dict) else None
    groups = declared.values() if isinstance(declared, dict) else [declared]
    listed = [item for group in groups for item in (group if isinstance(group, list) else [group])]
    patterns = tuple(_patterns(listed, in_order=True))
    return Declaration(patterns, is_pnpm=False) if patterns else None


def _package_declaration(reader: Reader, folder: str) -> Declaration | None:
    package = read_manifest(reader, folder)
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


def holds(declared: Sequence[Declaration], path: str) -> bool:
    return any(declaration.holds(path) for declaration in declared)


def relative(path: str, root: str) -> str:
    return posix_relative(path, root)
