"""Absolute paths as text."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def is_inside(path: str, folder: str) -> bool:
    """Return whether ``path`` is ``folder`` or below it, by its spelling; resolve links first if they matter."""
    return path == folder or path.startswith(folder if folder.endswith(os.sep) else folder + os.sep)


def relative_to(path: str, folder: str) -> str:
    """Return the path relative to a folder above it, with ``/``; empty for the folder itself."""
    relative = path[len(folder) :].lstrip(os.sep)
    return relative if os.sep == "/" else relative.replace(os.sep, "/")


def posix_relative(path: str, folder: str) -> str:
    """Return the path relative to any folder, with ``/``: perhaps ``../other/next.config.js``, or ``.``."""
    return os.path.relpath(path, folder).replace(os.sep, "/")


def upwards(folder: str, last: str) -> Iterator[str]:
    """Yield ``folder`` and its parents up to ``last`` (or to the root if ``last`` is not a parent)."""
    while True:
        yield folder
        parent = os.path.dirname(folder)
        if folder == last or parent == folder:
            return
        folder = parent


def work_tree(folder: str) -> str | None:
    """Return the nearest folder with a ``.git`` (a file in worktrees and submodules), at or above ``folder``."""
    return next((way for way in upwards(folder, os.sep) if os.path.lexists(os.path.join(way, ".git"))), None)
