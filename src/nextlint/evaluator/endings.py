"""How code ends otherwise than with a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nextlint.evaluator.values import Place, Value


class Throw(Exception):
    """A JavaScript exception on its way. ``value`` is what was thrown."""

    def __init__(self, value: Value, place: Place | None = None) -> None:
        super().__init__("JavaScript exception")
        self.value = value
        self.place = place


class ProcessExit(Exception):
    """The config ends the process: no server runs in this execution."""


class GaveUp(Exception):
    """A budget is used up, or something was met that cannot be followed. ``str()`` is the reason, a clause."""

    def __init__(self, reason: str, place: Place | None = None) -> None:
        super().__init__(reason)
        self.place = place


class GeneratorClosed(Exception):
    """No more is wanted of a generator: its body ends where it stands."""


class Impure(Exception):
    """A tentative evaluation would change something older than itself."""


ENDS = (Throw, ProcessExit, GaveUp, GeneratorClosed)
