"""Folders held by a descriptor, so that a link that replaces one meanwhile redirects nothing.

The system resolves a path anew in each call, so replacing a folder by a link between two calls redirects the second.
Files below a repository are therefore opened folder by folder, each relative to the descriptor of its parent
(``openat``), and none of them may be a link (``O_NOFOLLOW``).

Windows has no such calls. There whole paths are opened, after their links were resolved.
"""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING, Self

from nextlint.files.paths import relative_to

if TYPE_CHECKING:
    from collections.abc import Iterator

IS_HELD = os.open in os.supports_dir_fd and hasattr(os, "O_NOFOLLOW") and hasattr(os, "O_DIRECTORY")
_FLAGS = getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
_ON_THE_WAY = _FLAGS | getattr(os, "O_PATH", os.O_RDONLY)  # O_PATH needs no permission to list the folder (Linux)


def open_below(root: str, path: str, flags: int) -> int:
    """Open a file below ``root``, both without links. Raises OSError, also for a link on the way."""
    if not IS_HELD:
        return os.open(path, flags)
    folder, name = os.path.split(path)
    descriptor = _descended(root, folder)
    try:
        return os.open(name, flags | os.O_NOFOLLOW, dir_fd=descriptor)
    finally:
        os.close(descriptor)


def _descended(root: str, folder: str) -> int:
    """Open a folder at or below ``root``."""
    descriptor = os.open(root, _ON_THE_WAY)
    for name in relative_to(folder, root).split("/"):
        if not name:
            continue
        try:
            inner = os.open(name, _ON_THE_WAY, dir_fd=descriptor)
        except NotADirectoryError:
            if stat.S_ISLNK(os.lstat(name, dir_fd=descriptor).st_mode):
                raise OSError(errno.ELOOP, "a folder in its path has become a link") from None
            raise
        finally:
            os.close(descriptor)
        descriptor = inner
    return descriptor


class Folder:
    """A folder whose files are accessed by name. All methods raise OSError."""

    def __init__(self, path: str, root: str) -> None:
        """Open a folder at or below ``root``; both are paths without links."""
        self._path = path
        self.descriptor: int | None = None  # None on Windows
        if IS_HELD:
            way = _descended(root, path)
            try:
                self.descriptor = os.open(".", _FLAGS | os.O_RDONLY, dir_fd=way)
            except PermissionError:  # it cannot be listed, but files can be created in it
                self.descriptor = way
            else:
                os.close(way)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.descriptor is not None:
            os.close(self.descriptor)

    def _at(self, name: str) -> str:
        return name if self.descriptor is not None else os.path.join(self._path, name)

    def open(self, name: str, flags: int, mode: int = 0o777) -> int:
        flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
        return os.open(self._at(name), flags, mode, dir_fd=self.descriptor)

    def lstat(self, name: str) -> os.stat_result:
        return os.lstat(self._at(name), dir_fd=self.descriptor)

    def is_writable(self, name: str) -> bool:
        return os.access(self._at(name), os.W_OK, dir_fd=self.descriptor)

    def replace(self, name: str, new_name: str) -> None:
        os.replace(self._at(name), self._at(new_name), src_dir_fd=self.descriptor, dst_dir_fd=self.descriptor)

    def link(self, name: str, new_name: str) -> None:
        """Give a file a second name, which must not exist."""
        os.link(self._at(name), self._at(new_name), src_dir_fd=self.descriptor, dst_dir_fd=self.descriptor)

    def name_unnamed(self, file: int, name: str) -> None:
        """Give a file opened with ``O_TMPFILE`` a name, which must not exist (Linux)."""
        # With a folder descriptor, Python makes linkat() follow the link in /proc.
        target = self._at(name)
        os.link(f"/proc/self/fd/{file}", target, src_dir_fd=file, dst_dir_fd=self.descriptor, follow_symlinks=True)

    def unlink(self, name: str) -> None:
        os.unlink(self._at(name), dir_fd=self.descriptor)

    def names(self) -> Iterator[str]:
        with os.scandir(self._path if self.descriptor is None else self.descriptor) as entries:
            for entry in entries:
                yield entry.name
