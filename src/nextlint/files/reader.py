"""The reader of a run, through which all files are read; its caches end with the run."""

from __future__ import annotations

import os
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from nextlint.files.folder import open_below
from nextlint.files.paths import is_inside
from nextlint.files.source import MOST, Source, SourceError, describe, read_descriptor

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping
    from typing import Any, TypeVar

    Result = TypeVar("Result")


class Reader:
    """Reads files, and caches results computed from them.

    ``overlay`` maps absolute paths to texts that replace files: unsaved ones in an editor, or the result of a fix.
    Links are followed only into the folders of :meth:`keep_within`; without any, everywhere.
    """

    def __init__(self, overlay: Mapping[str, str] | None = None) -> None:
        self.overlay: Mapping[str, str] = overlay or {}
        self._caches: dict[object, Callable[..., Any]] = {}  # for the run
        self._file_caches: dict[object, Callable[..., Any]] = {}  # until a file changes
        self._within: dict[str, str] = {}  # folder -> the folder with links resolved
        self._listing = lru_cache(maxsize=1024)(self._list)  # folder -> what it holds, None outside the repositories

    def with_overlay(self, overlay: Mapping[str, str]) -> Reader:
        """Return a reader of the same run with another overlay; caches of files are shared."""
        return self._sharing({**self.overlay, **overlay})

    def of_next_run(self, overlay: Mapping[str, str]) -> Reader:
        """Return a reader for another run over the same tree, which keeps only the results of unchanged files."""
        other = Reader(overlay)
        other._file_caches, other._within = self._file_caches, self._within
        return other

    def _sharing(self, overlay: Mapping[str, str]) -> Reader:
        other = self.of_next_run(overlay)
        other._caches, other._listing = self._caches, self._listing
        return other

    def __getstate__(self) -> dict[str, Any]:
        """Pickle for a worker that is not forked: without the caches."""
        return {"overlay": self.overlay, "within": self._within}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(state["overlay"])  # type: ignore[misc] # pickle does not call the constructor
        self._within.update(state["within"])

    def keep_within(self, folder: str) -> None:
        """Restrict links to this folder and those given before."""
        if folder not in self._within:
            self._within[folder] = os.path.realpath(folder)
            self._listing.cache_clear()

    # ── files ────────────────────────────────────────────────────────────────────────────────────────────────────

    def bytes(self, path: str, *, limit: int = MOST) -> bytes:
        """Return the bytes of a regular file. Opens without blocking, so that a FIFO or a device never hangs a run.

        Raises SourceError, with the reason, for a missing or unreadable file, a device or pipe, a file over
        ``limit``, or a link out of the repository.
        """
        text = self._overlaid(path)
        if text is not None:
            return text.encode("utf-8", "surrogatepass")
        try:
            descriptor = self._open(path)
        except (OSError, ValueError) as error:
            raise SourceError(f"it cannot be read ({describe(error)})") from None
        return read_descriptor(descriptor, limit=limit)

    def source(self, path: str, *, limit: int = MOST) -> Source:
        """Return the text of a file. Raises SourceError."""
        text = self._overlaid(path)
        if text is not None:
            return Source(path, text)
        return Source.from_bytes(path, self.bytes(path, limit=limit))

    def source_or_none(self, path: str, *, limit: int = MOST) -> Source | None:
        """Return the text of a file; None if it cannot be read as text."""
        if self.is_missing(path):
            return None
        try:
            return self.source(path, limit=limit)
        except SourceError:
            return None

    def is_file(self, path: str) -> bool:
        """Return whether there is a regular file, links followed."""
        return path in self.overlay or (not self.is_missing(path) and os.path.isfile(path))

    def is_missing(self, path: str) -> bool:
        """Return whether nothing certainly has that path, because the listing of its folder does not contain it.

        A folder is listed once per run, because most files looked for do not exist; never outside the repositories.
        """
        folder, name = os.path.split(path)
        if path in self.overlay or name in ("", ".", "..") or not name.isascii() or "\0" in path:
            return False
        names = self._listing(folder)
        return names is not None and name.lower() not in names

    def _list(self, folder: str) -> frozenset[str] | None:
        real = self.real_folder(folder)
        return _names(folder) if any(is_inside(real, root) for root in self._within.values()) else None

    def _overlaid(self, path: str) -> str | None:
        """Return the overlay's text for a file, or for the target of a link."""
        text = self.overlay.get(path)
        if text is None and self.overlay and "\0" not in path and os.path.islink(path):
            return self.overlay.get(os.path.realpath(path))
        return text

    def _open(self, path: str) -> int:
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        if not self._within:
            return os.open(path, flags)
        real = self.real(path)
        for root in self._within.values():
            if is_inside(real, root):
                return open_below(root, real, flags)
        raise SourceError("it is a link to a file outside the repository")

    # ── paths ────────────────────────────────────────────────────────────────────────────────────────────────────

    def real(self, path: str) -> str:
        """``os.path.realpath`` of a file; that of its folder is cached. Raises ValueError for a NUL."""
        folder, name = os.path.split(path)
        if name in ("", ".", "..") or "\0" in name or os.path.islink(path):
            return os.path.realpath(path)
        return os.path.join(self.real_folder(folder), name)

    def real_folder(self, folder: str) -> str:
        """``os.path.realpath``, cached."""
        return self.once(_real_folder, folder)

    def is_really_inside(self, path: str, folder: str) -> bool:
        """Return whether ``path``, with all links resolved, is in the folder."""
        return is_inside(self.real(path), self.real_folder(folder))

    # ── caches ───────────────────────────────────────────────────────────────────────────────────────

    def once(self, function: Callable[..., Result], *arguments: Hashable, size: int = 1024) -> Result:
        """Return the result of a function for some (hashable) arguments, called once in this run.

        At most ``size`` results of a function are kept. A call that raises is repeated.
        """
        cached = self._caches.get(function)
        if cached is None:
            cached = self._caches[function] = lru_cache(maxsize=size)(function)
        result: Result = cached(*arguments)
        return result

    def per_file(self, function: Callable[..., Result], path: str, *arguments: Hashable, size: int = 512) -> Result:
        """Return the result of a function of a reader and a path, cached until the file's inode, time or size changes.

        At most ``size`` results of a function are kept. It reads only that file, is called for missing files as well,
        and must not raise.
        """
        if self._overlaid(path) is not None:
            return function(self, path, *arguments)
        cached = self._file_caches.get(function)
        if cached is None:
            on_disk = partial(_of_state, function, self.of_next_run({}))
            cached = self._file_caches[function] = lru_cache(maxsize=size)(on_disk)
        result: Result = cached(path, () if self.is_missing(path) else _state(path), *arguments)
        return result


def _of_state(
    function: Callable[..., Result], reader: Reader, path: str, _state: tuple[int, ...], *arguments: Hashable
) -> Result:
    return function(reader, path, *arguments)


def _names(folder: str) -> frozenset[str] | None:
    """Return the names in a folder, in lower case, because some file systems ignore case; None if unknown.

    A missing folder has none. On some file systems, names beyond ASCII have several spellings.
    """
    try:
        return frozenset(name.lower() for name in os.listdir(folder))
    except (FileNotFoundError, NotADirectoryError):
        return frozenset()
    except (OSError, ValueError):
        return None


def _real_folder(folder: str) -> str:
    return os.path.realpath(folder)


def _state(path: str) -> tuple[int, ...]:
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return ()
    return (status.st_ino, status.st_mtime_ns, status.st_size)
