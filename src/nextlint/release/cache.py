"""What was read from a file is kept while the file stays as it is: a lockfile serves every project of its workspace."""

from __future__ import annotations

import os

from nextlint.memo import Memo

TYPE_CHECKING = False  # typing's own would import typing
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    Result = TypeVar("Result")

_caches: list[Memo] = []


def per_file(size: int) -> Callable[[Callable[[str], Result]], Callable[[str], Result]]:
    """Decorate a function of one absolute path: its result is kept until the file's inode, time or size changes.

    At most ``size`` results are held. The function is called for missing files as well, and must not raise.
    """

    def decorate(function: Callable[[str], Result]) -> Callable[[str], Result]:
        remember = Memo(lambda path, _state: function(path), size)
        _caches.append(remember)

        def look_up(path: str) -> Result:
            result: Result = remember(path, _state_of(path))
            return result

        look_up.__doc__ = function.__doc__
        return look_up

    return decorate


def clear() -> None:
    """Forget everything that was read."""
    for cache in _caches:
        cache.forget()


def _state_of(path: str) -> tuple[int, ...]:
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return ()
    return (status.st_ino, status.st_mtime_ns, status.st_size)
