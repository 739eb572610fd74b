"""The folders that a workspace's patterns match."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from nextlint.files.paths import is_inside
from nextlint.model.record import Record
from nextlint.workspaces import NEVER_ENTERED, declarations, holds, relative
from nextlint.workspaces.globs import fits, is_magic
from nextlint.workspaces.manifests import has_manifest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nextlint.files.reader import Reader


def members(reader: Reader, root: str) -> list[str]:
    """Return every folder (absolute, sorted) with a manifest in the workspace at ``root``, including the root.

    Empty if ``root`` declares no workspace.
    """
    declared = declarations(reader, root)
    if not declared:
        return []
    found = {os.path.realpath(root): root} if has_manifest(root) else {}
    for pattern in (pattern for declaration in declared for pattern in declaration.patterns):
        if not pattern.is_negated:
            for step in _expand(root, pattern.text.split("/")):
                if holds(declared, relative(step.folder, root)):
                    found.setdefault(step.real, step.folder)
    return sorted(found.values())


class _Step(Record):
    """A folder that the first ``done`` segments of a pattern lead to, and its real path."""

    folder: str
    real: str
    done: int


def _expand(root: str, segments: Sequence[str]) -> Iterator[_Step]:
    """Yield the folders with a manifest below ``root`` that a positive pattern matches.

    Links are followed if they stay below ``root``, and no folder is entered twice with the same rest of the pattern:
    links to parent folders would turn ``*/*/*`` into more paths than can be counted.
    """
    top = os.path.realpath(root)
    todo, behind_links = [_Step(root, top, 0)], list[_Step]()
    seen = set()
    while todo or behind_links:
        step = (todo or behind_links).pop()
        if (step.real, step.done) in seen:
            continue
        seen.add((step.real, step.done))
        if step.done < len(segments):
            for following, is_link in _following(step, segments[step.done]):
                if not is_link:
                    todo.append(following)
                elif is_inside(following.real, top):
                    behind_links.append(following)
        elif has_manifest(step.folder):
            yield step


def _following(step: _Step, segment: str) -> Iterator[tuple[_Step, bool]]:
    """Yield where the next segment of a pattern leads, each with whether it goes through a link."""
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
    """Return the folders in ``folder`` by name, each with whether it is a link; node_modules is left out."""
    try:
        with os.scandir(folder) as entries:
            return sorted(
                (entry.name, entry.is_symlink())
                for entry in entries
                if entry.name not in NEVER_ENTERED and (hidden or not entry.name.startswith(".")) and entry.is_dir()
            )
    except OSError:
        return []
