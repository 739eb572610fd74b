"""Results of functions, kept: what ``functools`` has for that, at a price that a hook can pay at each start.

``functools`` imports ``collections`` and with it more than most of nextlint's own modules take together.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

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


if TYPE_CHECKING:
    from functools import cached_property as cached_property
else:

    class cached_property:  # noqa: N801 - the name that it has in functools
        """An attribute that a method gives when it is first asked for."""

        def __init__(self, function):
            self.__doc__ = function.__doc__
            self._function = function

        def __set_name__(self, owner, name):
            self._name = name

        def __get__(self, instance, owner=None):
            if instance is None:
                return self
            value = instance.__dict__[self._name] = self._function(instance)
            return value


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


def per_file(size: int) -> Callable[[Callable[..., Result]], Callable[..., Result]]:
    """Decorate a function of a path (and more): its result is kept until the file's inode, time or size changes.

    At most ``size`` results are held. The function is called for missing files as well, and must not raise.
    """

    def decorate(function: Callable[..., Result]) -> Callable[..., Result]:
        @of_a_run(size)
        def remember(_state: tuple[int, ...], path: str, *more: str) -> Result:
            return function(path, *more)

        def look_up(path: str, *more: str) -> Result:
            return remember(_state_of(path), path, *more)

        look_up.__doc__ = function.__doc__
        return look_up

    return decorate


def _state_of(path: str) -> tuple[int, ...]:
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return ()
    return (status.st_ino, status.st_mtime_ns, status.st_size)


def forget() -> None:
    """Forget what earlier runs read."""
    for memo in _of_a_run:
        memo.forget()
