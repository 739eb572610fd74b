"""The .gitignore files of a repository."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from nextlint.files.gitpatterns import Patterns
from nextlint.files.paths import relative_to
from nextlint.files.source import SourceError
from nextlint.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.files.reader import Reader

NAME = ".gitignore"
MAX_BYTES = 1_000_000


class Level(Record):
    """The patterns that apply below a folder, followed by those of the folders above it, which have lower
    precedence.
    """

    prefix: str  # the folder's path, with a trailing separator
    patterns: Patterns
    above: Level | None = None

    def excludes(self, path: str, name: str, *, is_folder: bool) -> bool:
        """Return whether ``path``, whose last segment is ``name``, is excluded. Its parents are not checked."""
        level: Level | None = self
        while level is not None:
            if path.startswith(level.prefix):
                relative = path[len(level.prefix) :]
                relative = relative if os.sep == "/" else relative.replace(os.sep, "/")
                verdict = level.patterns.verdict(relative, name, is_folder=is_folder)
                if verdict is not None:
                    return verdict
            level = level.above
        return False


def enter(
    reader: Reader, level: Level | None, folder: str, *, is_repository: bool, has_gitignore: bool
) -> Level | None:
    """Return the level that applies in ``folder``: nothing from outside a repository, then the folder's own
    patterns.
    """
    if is_repository:
        level = _with(reader, None, folder, os.path.join(folder, ".git", "info", "exclude"))
    return _with(reader, level, folder, os.path.join(folder, NAME)) if has_gitignore else level


def level_of(reader: Reader, folder: str, repository: str) -> Level | None:
    """Return the level for the entries of ``folder``, from its .gitignore and those of every folder above.

    None if they exclude ``folder`` itself: whoever names such a folder wants to see into it.
    """
    level = None
    for path, name in _way(repository, folder):
        if level is not None and level.excludes(path, name, is_folder=True):
            return None
        if path != folder:
            level = enter(reader, level, path, is_repository=path == repository, has_gitignore=True)
    return level


def _way(top: str, folder: str) -> Iterator[tuple[str, str]]:
    """Yield each folder from ``top`` down to ``folder``, with its name."""
    path = top
    yield path, os.path.basename(path)
    for name in filter(None, relative_to(folder, top).split("/")):
        path = os.path.join(path, name)
        yield path, name


def _with(reader: Reader, level: Level | None, base: str, path: str) -> Level | None:
    try:
        data = (
            reader.bytes(path, limit=MAX_BYTES) if not os.path.islink(path) else b""
        )  # git ignores linked .gitignore files too
    except SourceError:
        return level
    patterns = Patterns(os.fsdecode(data.removeprefix(b"\xef\xbb\xbf")).split("\n"))
    return Level(os.path.join(base, ""), patterns, level) if patterns else level
