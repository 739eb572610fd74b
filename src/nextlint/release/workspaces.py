"""Workspaces: which folders one install, and so one lockfile, covers.

npm, yarn and bun read ``workspaces`` in the root's package.json (an array, or an object with ``packages``), pnpm reads
``packages`` in pnpm-workspace.yaml. Patterns are matched against folders that hold a package.json; node_modules is
never entered. In package.json a later pattern overrides an earlier one, as npm has it; in pnpm-workspace.yaml a
negation wins wherever it stands.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from nextlint.release.cache import per_file
from nextlint.release.globs import compile_segment, expand_braces, is_magic, matches

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
    current = folder
    while True:
        declared = declarations(current)
        if declared and (current == folder or _holds(declared, _relative(folder, current))):
            return current
        parent = os.path.dirname(current)
        if current == repository or parent == current:
            return None
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
    data = read_yaml(path)
    if data is None:
        return None
    packages = data.get("packages") if isinstance(data, dict) else None
    if packages is None and not data:
        packages = ["**"]  # pnpm up to 8: an empty file makes a member of every package below
    return Declaration(tuple(_patterns(packages, in_order=False)), is_pnpm=True)


@per_file(512)
def _package_declaration(path: str) -> Declaration | None:
    data = read_json(path)
    declared = data.get("workspaces") if isinstance(data, dict) else None
    if isinstance(declared, dict):
        declared = declared.get("packages")
    if not isinstance(declared, list):
        return None
    return Declaration(tuple(_patterns(declared, in_order=True)), is_pnpm=False)


def read_json(path: str) -> Any:
    """The value of a JSON file, None where it cannot be read or parsed."""
    from nextlint.jsonfile import JSONError, parse
    from nextlint.source import Source, SourceError

    try:
        return parse(Source.read(path, limit=_SMALL).text)
    except (SourceError, JSONError):
        return None


def read_yaml(path: str) -> Any:
    """The value of a small YAML file (an empty one is ``{}``), None where it cannot be read or parsed."""
    from nextlint.source import Source, SourceError

    if not os.path.isfile(path):
        return None
    try:
        text = Source.read(path, limit=_SMALL).text
    except SourceError:
        return None
    import yaml

    try:
        value = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    return {} if value is None else value


_SMALL = 4_000_000  # bytes; what people write by hand is far smaller


def _patterns(declared: Any, *, in_order: bool) -> Iterator[Pattern]:
    found = [pattern for item in declared or () if isinstance(item, str) for pattern in _pattern(item)]
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
