"""Patterns of the settings: as in .gitignore, relative to the folder of the file that holds them."""

from __future__ import annotations

import os

TYPE_CHECKING = False  # typing's own would import typing
if TYPE_CHECKING:
    from collections.abc import Iterable


def is_match(patterns: Iterable[str], path: str, base: str, *, is_folder: bool = False) -> bool:
    """Whether the patterns hold a path below the folder ``base``; both absolute."""
    relative = os.path.relpath(path, base).replace(os.sep, "/")
    if relative == "." or relative.startswith("../"):
        return False
    from pathspec import GitIgnoreSpec

    return bool(GitIgnoreSpec.from_lines(patterns).match_file(relative + "/" * is_folder))
