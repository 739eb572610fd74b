"""Results of functions, kept: ``functools.lru_cache`` at a price that a hook can pay at each start.

``functools`` imports ``collections`` and with it more than most of nextlint's own modules take together.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    Result = TypeVar("Result")


_NOTHING = object()


class Memo:
    """Calls a function once for each set of (positional, hashable) arguments, and keeps ``size`` results."""

    def __init__(self, function: Callable[..., Any], size: int) -> None:
        self.__doc__ = function.__doc__
        self._function = function
        self._size = size
        self._kept: dict[tuple[Any, ...], Any] = {}

    def __call__(self, *arguments: Any) -> Any:
        kept = self._kept
        result = kept.get(arguments, _NOTHING)
        if result is _NOTHING:
            result = self._function(*arguments)
            if len(kept) >= self._size:
                kept.pop(next(iter(kept)), None)
            kept[arguments] = result
        elif 2 * len(kept) > self._size:  # of few results none has to go soon
            kept[arguments] = kept.pop(arguments)  # it goes to the end: what was not asked for longest stands first
        return result

    def forget(self) -> None:
        self._kept.clear()


_of_a_run: list[Memo] = []


def remembered(size: int) -> Callable[[Callable[..., Result]], Callable[..., Result]]:
    """Decorate a function of positional arguments: at most ``size`` of its results are kept."""
    return lambda function: Memo(function, size)


def of_a_run(size: int) -> Callable[[Callable[..., Result]], Callable[..., Result]]:
    """The same for what is read from disk: it is forgotten where a run begins (:func:`forget`)."""

    def decorate(function: Callable[..., Result]) -> Callable[..., Result]:
        memo = Memo(function, size)
        _of_a_run.append(memo)
        return memo

    return decorate


def forget() -> None:
    """Forget what earlier runs read."""
    for memo in _of_a_run:
        memo.forget()
