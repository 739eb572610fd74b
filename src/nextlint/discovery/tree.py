"""Walking folders: which of them may be projects."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from nextlint.discovery.boundary import boundary
from nextlint.discovery.gitignore import NAME as GITIGNORE
from nextlint.discovery.gitignore import enter, level_of
from nextlint.model.record import Record
from nextlint.workspaces import rush
from nextlint.workspaces.manifests import MANIFESTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.discovery.gitignore import Level
    from nextlint.files.reader import Reader

NEVER_ENTERED = frozenset(
    {"node_modules", ".git", ".next", "out", "dist", "build", "coverage", ".turbo", ".vercel"}
)  # unless requested explicitly
PNPM_WORKSPACE = "pnpm-workspace.yaml"
CONFIG = "next.config."
_MARKS = frozenset({*MANIFESTS, PNPM_WORKSPACE, GITIGNORE, ".git"})


class Folder(Record):
    """The relevant contents of a folder."""

    path: str
    marks: frozenset[
        str
    ]  # of package.json and its like, pnpm-workspace.yaml, .gitignore (files) and .git (file or folder)
    configs: tuple[str, ...]  # names of the files next.config.*, sorted
    folders: tuple[str, ...]  # names of the folders to enter, without links


class Problem(NamedTuple):
    """A file or folder that could not be read. ``reason`` is a clause."""

    path: str
    reason: str


def look(path: str) -> Folder | Problem | None:
    """Return the contents of the folder at ``path``; None if it has disappeared."""
    marks: set[str] = set()
    configs: list[str] = []
    folders: list[str] = []
    try:
        with os.scandir(path) as entries:
            for entry in entries:
                name = entry.name
                if name == ".git" or ((name in _MARKS or name.startswith(CONFIG)) and _is_file(entry)):
                    (configs.append if name.startswith(CONFIG) else marks.add)(name)
                elif entry.is_dir(follow_symlinks=False) and name not in NEVER_ENTERED:
                    folders.append(name)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        return Problem(path, f"it cannot be read ({error.strerror or error})")
    return Folder(path, frozenset(marks), tuple(sorted(configs)), tuple(folders))


def walk(
    reader: Reader, start: str, repository: str, *, exclude: Level | None, problems: set[Problem]
) -> Iterator[tuple[Folder, str]]:
    """Yield every folder from ``start`` down that has a manifest or a next.config.*, with its repository, in no
    particular order.

    Folders that .gitignore or ``exclude`` match are left out, except ``start``.
    """
    pending: list[tuple[str, str, Level | None]] = [(start, repository, level_of(reader, start, repository))]
    while pending:
        path, repository, level = pending.pop()
        folder = look(path)
        if not isinstance(folder, Folder):
            if folder is not None:
                problems.add(folder)
            continue
        if is_repository := ".git" in folder.marks:
            repository = boundary(reader, path) or path
        level = enter(reader, level, path, is_repository=is_repository, has_gitignore=GITIGNORE in folder.marks)
        levels = [each for each in (level, exclude) if each is not None]
        prefix = os.path.join(path, "")
        files = (*folder.configs, *folder.marks.intersection(MANIFESTS))
        if any(not _is_excluded(levels, prefix + name, name, is_folder=False) for name in files):
            yield folder, repository
        for name in folder.folders:
            if not _is_excluded(levels, prefix + name, name, is_folder=True) and not rush.is_generated(
                reader, prefix + name
            ):
                pending.append((prefix + name, repository, level))


def _is_excluded(levels: list[Level], path: str, name: str, *, is_folder: bool) -> bool:
    return any(level.excludes(path, name, is_folder=is_folder) for level in levels)


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Return whether it is a regular file, links followed, which is what Next's find-up and Node.js accept."""
    try:
        return entry.is_file()
    except OSError:  # a link to itself
        return False
