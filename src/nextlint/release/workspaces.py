"""Workspaces: which folders one install, and so one lockfile, covers.

npm, yarn and bun read ``workspaces`` in the root's package.json (an array, or an object with ``packages``), pnpm reads
``packages`` in pnpm-workspace.yaml. Patterns are matched against folders that hold a package.json; node_modules is
never entered. In package.json a later pattern overrides an earlier one, as npm has it; in pnpm-workspace.yaml a
negation wins wherever it stands.
"""

from __future__ import annotations

import os

from nextlint.files.paths import is_inside
from nextlint.records import NamedTuple
from nextlint.release.cache import per_file
from nextlint.release.files import read_package

TYPE_CHECKING = False
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
        from nextlint.release.globs import matches

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
    found = {os.path.realpath(root): root} if os.path.isfile(os.path.join(root, "package.json")) else {}
    for pattern in (pattern for declaration in declared for pattern in declaration.patterns):
        if not pattern.is_negated:
            for step in _expand(root, pattern.text.split("/")):
                if _holds(declared, _relative(step.folder, root)):
                    found.setdefault(step.real, step.folder)
    return sorted(found.values())


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
    from nextlint.release.globs import expand_braces

    bare = item.lstrip("!")
    is_negated = (len(item) - len(bare)) % 2 == 1
    for text in expand_braces(bare.replace("\\", "/")):
        segments = [segment for segment in text.split("/") if segment not in ("", ".")]
        yield Pattern("/".join(segments), is_negated)


class _Step(NamedTuple):
    """A folder that the first ``done`` segments of a pattern lead to, and the folder that it really is."""

    folder: str
    real: str
    done: int


def _expand(root: str, segments: Sequence[str]) -> Iterator[_Step]:
    """The folders with a package.json below ``root`` that a positive pattern reaches.

    Links are followed where they stay below ``root``, and no folder is entered twice with the same rest of the pattern:
    links that lead upwards would make of ``*/*/*`` more paths than can be counted.
    """
    top = os.path.realpath(root)
    todo, behind_links = [_Step(root, top, 0)], list[_Step]()
    seen = set()
    while todo or behind_links:
        step = (todo or behind_links).pop()
        if step[1:] in seen:
            continue
        seen.add(step[1:])
        if step.done < len(segments):
            for following, is_link in _following(step, segments[step.done]):
                if not is_link:
                    todo.append(following)
                elif is_inside(following.real, top):
                    behind_links.append(following)
        elif os.path.isfile(os.path.join(step.folder, "package.json")):
            yield step


def _following(step: _Step, segment: str) -> Iterator[tuple[_Step, bool]]:
    """Where the next segment of a pattern leads, each with whether it leads through a link."""
    from nextlint.release.globs import fits, is_magic

    if segment == "**":
        yield step._replace(done=step.done + 1), False
        for name, is_link in _children(step.folder):
            if not is_link:
                yield _Step(os.path.join(step.folder, name), os.path.join(step.real, name), step.done), False
    elif is_magic(segment):
        for name, is_link in _children(step.folder, hidden=segment.startswith(".")):
            if fits(segment, name):
                yield _entered(step, name, is_link), is_link
    elif segment not in ("", ".."):
        is_link = os.path.islink(os.path.join(step.folder, segment))
        yield _entered(step, segment, is_link), is_link


def _entered(step: _Step, name: str, is_link: bool) -> _Step:
    path = os.path.join(step.folder, name)
    return _Step(path, os.path.realpath(path) if is_link else os.path.join(step.real, name), step.done + 1)


def _children(folder: str, *, hidden: bool = False) -> list[tuple[str, bool]]:
    """The folders in ``folder`` by name, each with whether it is a link; node_modules is left out."""
    try:
        with os.scandir(folder) as entries:
            return sorted(
                (entry.name, entry.is_symlink())
                for entry in entries
                if entry.name not in _NEVER_ENTERED and (hidden or not entry.name.startswith(".")) and entry.is_dir()
            )
    except OSError:
        return []


def _holds(declared: Sequence[Declaration], path: str) -> bool:
    return any(declaration.holds(path) for declaration in declared)


def _relative(path: str, root: str) -> str:
    return os.path.relpath(path, root).replace(os.sep, "/")
