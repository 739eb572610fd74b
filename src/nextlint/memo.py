"""Results of functions, kept: ``functools.lru_cache`` at a price that a hook can pay at each start.

``functools`` imports ``collections`` and with it more than most of nextlint's own modules take together.
"""

from __future__ import annotations

TYPE_CHECKING = False  # typing's own would import typing
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    Result = TypeVar("Result")


class Memo:
    """Calls a function once for each set of (positional, hashable) arguments; the oldest of ``size`` results goes."""

    def __init__(self, function: Callable[..., Any], size: int) -> None:
        self.__doc__ = function.__doc__
        self._function = function
        self._size = size
        self._kept: dict[tuple[Any, ...], Any] = {}

    def __call__(self, *arguments: Any) -> Any:
        try:
            return self._kept[arguments]
        except KeyError:
            pass
        result = self._function(*arguments)
        if len(self._kept) >= self._size:
            self._kept.pop(next(iter(self._kept)), None)
        self._kept[arguments] = result
        return result

    def forget(self) -> None:
        self._kept.clear()


def remembered(size: int) -> Callable[[Callable[..., Result]], Callable[..., Result]]:
    """Decorate a function of positional arguments: at most ``size`` of its results are kept."""
    return lambda function: Memo(function, size)
