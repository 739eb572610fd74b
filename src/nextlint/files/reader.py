"""What one run reads: every file through one object, which is passed on and is gone with the run."""

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
    """Reads files, and remembers what was made of them.

    ``overlay`` maps absolute paths to texts that stand in for files: what an editor holds, or what a fix would write.
    Links are followed only into the folders of :meth:`keep_within`; where there are none, anywhere.
    """

    def __init__(self, overlay: Mapping[str, str] | None = None) -> None:
        self.overlay: Mapping[str, str] = overlay or {}
        self._caches: dict[object, Callable[..., Any]] = {}  # what is remembered for the run
        self._file_caches: dict[object, Callable[..., Any]] = {}  # what is remembered while a file stays as it is
        self._within: dict[str, str] = {}  # folder -> the same with its own links resolved

    def with_overlay(self, overlay: Mapping[str, str]) -> Reader:
        """A reader of the same run with more texts in place of files; what is remembered of files is shared."""
        return self._sharing({**self.overlay, **overlay})

    def of_next_run(self, overlay: Mapping[str, str]) -> Reader:
        """A reader of another run over the same tree, which looks again at all but files that stayed as they were."""
        other = Reader(overlay)
        other._file_caches, other._within = self._file_caches, self._within
        return other

    def _sharing(self, overlay: Mapping[str, str]) -> Reader:
        other = self.of_next_run(overlay)
        other._caches = self._caches
        return other

    def __getstate__(self) -> dict[str, Any]:
        """For a process that is not forked: it remembers for itself."""
        return {"overlay": self.overlay, "within": self._within}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(state["overlay"])  # type: ignore[misc] # the object is new: pickle calls no constructor
        self._within.update(state["within"])

    def keep_within(self, folder: str) -> None:
        """From now on links are followed only into this folder, and those that were given before."""
        if folder not in self._within:
            self._within[folder] = os.path.realpath(folder)

    # ── files ────────────────────────────────────────────────────────────────────────────────────────────────────

    def bytes(self, path: str, *, limit: int = MOST) -> bytes:
        """The bytes of a regular file. Opens without blocking, so that a FIFO or a device never hangs a run.

        Raises SourceError with a reason in words for a missing or unreadable file, a device or pipe, a file over
        ``limit``, a link that leads out of the repository.
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
        """The text of a file. Raises SourceError."""
        text = self._overlaid(path)
        if text is not None:
            return Source(path, text)
        return Source.from_bytes(path, self.bytes(path, limit=limit))

    def source_or_none(self, path: str, *, limit: int = MOST) -> Source | None:
        """The text of a file, None where it cannot be read as text."""
        if self.is_missing(path):
            return None
        try:
            return self.source(path, limit=limit)
        except SourceError:
            return None

    def is_file(self, path: str) -> bool:
        """Whether there is a regular file, links followed."""
        return path in self.overlay or (not self.is_missing(path) and os.path.isfile(path))

    def is_missing(self, path: str) -> bool:
        """Whether surely nothing has that path, for it was not among the names of its folder when that was listed.

        A folder is listed once in a run, for most of what is looked for is not there; none beyond the repositories.
        """
        folder, name = os.path.split(path)
        if path in self.overlay or name in ("", ".", "..") or not name.isascii() or "\0" in path:
            return False
        real = self.real_folder(folder)
        if not any(is_inside(real, root) for root in self._within.values()):
            return False
        names = self.once(_names, folder)
        return names is not None and name.lower() not in names

    def _overlaid(self, path: str) -> str | None:
        """The text that stands in for a file, or for the one that a link leads to."""
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
        """``os.path.realpath`` of a file; its folder's is looked up once. Raises ValueError for a NUL."""
        folder, name = os.path.split(path)
        if name in ("", ".", "..") or "\0" in name or os.path.islink(path):
            return os.path.realpath(path)
        return os.path.join(self.real_folder(folder), name)

    def real_folder(self, folder: str) -> str:
        """``os.path.realpath``, looked up once."""
        return self.once(_real_folder, folder)

    def is_really_inside(self, path: str, folder: str) -> bool:
        """Whether what ``path`` leads to, all links followed, lies in the folder."""
        return is_inside(self.real(path), self.real_folder(folder))

    # ── what is remembered ───────────────────────────────────────────────────────────────────────────────────────

    def once(self, function: Callable[..., Result], *arguments: Hashable, size: int = 1024) -> Result:
        """The result of a function for some (hashable) arguments, called once in this run.

        At most ``size`` results of a function are held. What raises is called again.
        """
        cached = self._caches.get(function)
        if cached is None:
            cached = self._caches[function] = lru_cache(maxsize=size)(function)
        result: Result = cached(*arguments)
        return result

    def per_file(self, function: Callable[..., Result], path: str, *arguments: Hashable, size: int = 512) -> Result:
        """The result of a function of a reader, a path and more, until the file's inode, time or size changes.

        At most ``size`` results of a function are held. It reads that file only, is called for missing files as well,
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
    """What a folder holds, in lower case, for some file systems take no notice of that; None where it is not known.

    A folder that is not there holds nothing. Some file systems take other spellings of other characters for the same.
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
