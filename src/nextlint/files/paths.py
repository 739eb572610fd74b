"""Absolute paths as text: what lies in what."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def is_inside(path: str, folder: str) -> bool:
    """Whether ``path`` is ``folder`` or lies below it, by its spelling; resolve links first where they matter."""
    return path == folder or path.startswith(folder if folder.endswith(os.sep) else folder + os.sep)


def relative_to(path: str, folder: str) -> str:
    """The path relative to a folder above it, with ``/`` between its segments; empty for the folder itself."""
    relative = path[len(folder) :].lstrip(os.sep)
    return relative if os.sep == "/" else relative.replace(os.sep, "/")


def upwards(folder: str, last: str) -> Iterator[str]:
    """``folder`` and each folder above it, up to ``last`` (or to the root, where ``last`` is not above it)."""
    while True:
        yield folder
        parent = os.path.dirname(folder)
        if folder == last or parent == folder:
            return
        folder = parent


def work_tree(folder: str) -> str | None:
    """The nearest folder with a ``.git`` (a file in worktrees and submodules), at or above ``folder``."""
    return next((way for way in upwards(folder, os.sep) if os.path.lexists(os.path.join(way, ".git"))), None)
