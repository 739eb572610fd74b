"""What was read from a file is kept while the file stays as it is: a lockfile serves every project of its workspace."""

from __future__ import annotations

import os
from functools import lru_cache, wraps

TYPE_CHECKING = False  # typing's own would import typing
if TYPE_CHECKING:
    from collections.abc import Callable
    from functools import _lru_cache_wrapper
    from typing import Any, TypeVar

    Result = TypeVar("Result")


_caches: list[_lru_cache_wrapper[Any]] = []


def per_file(size: int) -> Callable[[Callable[[str], Result]], Callable[[str], Result]]:
    """Decorate a function of one absolute path: its result is kept until the file's inode, time or size changes.

    At most ``size`` results are held. The function is called for missing files as well, and must not raise.
    """

    def decorate(function: Callable[[str], Result]) -> Callable[[str], Result]:
        @lru_cache(maxsize=size)
        def remember(path: str, _state: tuple[int, ...]) -> Result:
            return function(path)

        _caches.append(remember)

        @wraps(function)
        def look_up(path: str) -> Result:
            return remember(path, _state_of(path))

        return look_up

    return decorate


def clear() -> None:
    """Forget everything that was read."""
    for cache in _caches:
        cache.cache_clear()


def _state_of(path: str) -> tuple[int, ...]:
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return ()
    return (status.st_ino, status.st_mtime_ns, status.st_size)
