"""What was read from a file is kept while the file stays as it is: a lockfile serves every project of its workspace."""

from __future__ import annotations

import os

from nextlint.memo import of_a_run

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    Result = TypeVar("Result")


def per_file(size: int) -> Callable[[Callable[[str], Result]], Callable[[str], Result]]:
    """Decorate a function of one absolute path: its result is kept until the file's inode, time or size changes.

    At most ``size`` results are held. The function is called for missing files as well, and must not raise.
    """

    def decorate(function: Callable[[str], Result]) -> Callable[[str], Result]:
        @of_a_run(size)
        def remember(path: str, _state: tuple[int, ...]) -> Result:
            return function(path)

        def look_up(path: str) -> Result:
            return remember(path, _state_of(path))

        look_up.__doc__ = function.__doc__
        return look_up

    return decorate


def _state_of(path: str) -> tuple[int, ...]:
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return ()
    return (status.st_ino, status.st_mtime_ns, status.st_size)
