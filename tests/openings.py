"""Whole paths of what is opened, for audit hooks: of a file that is opened in a held folder they are given its name."""

from __future__ import annotations

import os
from typing import Any

_open = os.open
_folder: list[str] = []


def _open_in(path: Any, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
    if dir_fd is None:
        return _open(path, flags, mode)
    _folder.append(os.readlink(f"/proc/self/fd/{dir_fd}"))
    try:
        return _open(path, flags, mode, dir_fd=dir_fd)
    finally:
        _folder.pop()


def note_folders() -> None:
    """From now on :func:`whole` knows in which folder a file is opened."""
    os.open = _open_in
    os.supports_dir_fd.add(_open_in)  # what has dir_fd is asked of it


def whole(event: str, path: str) -> str:
    """The path that an audit hook is given, as a whole one where it is a name in a held folder."""
    return os.path.join(_folder[-1], path) if event == "open" and _folder else path
