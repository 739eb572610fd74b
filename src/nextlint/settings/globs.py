"""Patterns of the settings: as in .gitignore, relative to the folder of the file that holds them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from nextlint.discovery.gitignore import Patterns

if TYPE_CHECKING:
    from collections.abc import Iterable


def is_match(patterns: Iterable[str], path: str, base: str, *, is_folder: bool = False) -> bool:
    """Whether the patterns hold a path below the folder ``base``; both absolute."""
    relative = os.path.relpath(path, base).replace(os.sep, "/")
    if relative == "." or relative.startswith("../"):
        return False
    known, segments = Patterns(patterns), relative.split("/")
    for depth, name in enumerate(segments, 1):  # what is in a folder that they hold, they hold too
        is_inner = depth < len(segments)
        if known.verdict("/".join(segments[:depth]), name, is_folder=is_inner or is_folder):
            return True
    return False
