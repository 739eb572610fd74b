"""Ways in which code ends without a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nextlint.evaluator.values import Place, Value


class Throw(Exception):
    """A JavaScript exception. ``value`` is what was thrown."""

    def __init__(self, value: Value, place: Place | None = None) -> None:
        super().__init__("JavaScript exception")
        self.value = value
        self.place = place


class ProcessExit(Exception):
    """The config ends the process: no server runs in this execution."""


class GaveUp(Exception):
    """A budget is used up, or the code cannot be followed. ``str()`` is the reason, a clause."""

    def __init__(self, reason: str, place: Place | None = None) -> None:
        super().__init__(reason)
        self.place = place


class GeneratorClosed(Exception):
    """Ends the body of a generator from which no more values are needed."""


class Impure(Exception):
    """A tentative evaluation would change something that existed before it."""


ENDS = (Throw, ProcessExit, GaveUp, GeneratorClosed)
