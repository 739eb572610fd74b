"""Absolute paths as text: what lies in what."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from nextlint.memo import of_a_run

if TYPE_CHECKING:
    from collections.abc import Iterator


def is_inside(path: str, folder: str) -> bool:
    """Whether ``path`` is ``folder`` or lies below it, by its spelling; resolve links first where they matter."""
    return path == folder or path.startswith(os.path.join(folder, ""))


def relative_to(path: str, folder: str) -> str:
    """The path relative to a folder above it, with ``/`` between its segments; empty for the folder itself."""
    relative = path[len(folder) :].lstrip(os.sep)
    return relative if os.sep == "/" else relative.replace(os.sep, "/")


def real(path: str) -> str:
    """``os.path.realpath`` of a file; its folder's is looked up once in a run. Raises ValueError for a NUL."""
    folder, name = os.path.split(path)
    if name in ("", ".", "..") or "\0" in name or os.path.islink(path):
        return os.path.realpath(path)
    return os.path.join(real_folder(folder), name)


@of_a_run(1024)
def real_folder(folder: str) -> str:
    """``os.path.realpath``, looked up once in a run."""
    return os.path.realpath(folder)


def upwards(folder: str, last: str) -> Iterator[str]:
    """``folder`` and each folder above it, up to ``last`` (or to the root, where ``last`` is not above it)."""
    while True:
        yield folder
        parent = os.path.dirname(folder)
        if folder == last or parent == folder:
            return
        folder = parent
