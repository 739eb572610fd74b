"""Refusals of fixes."""

from __future__ import annotations

from nextlint.model.record import Record


class Refused(Exception):
    """Raised for a plan that does not work; ``str()`` is the reason, a clause."""


class Refusal(Record):
    """A fix that could not be proven: why, and text to paste instead (or None)."""

    reason: str
    snippet: str | None = None
