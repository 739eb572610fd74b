"""One thing that an option can be when Next.js reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.model.record import Record

if TYPE_CHECKING:
    from typing import Any, Literal

    from nextlint.model.findings import Span

DEFAULTS_REASON = "it is Next's own default"


class Outcome(Record):
    """One thing an option can be when Next.js reads it.

    ``value`` is a JSON value if ``state`` is "value"; values outside JSON are ``{"$": "function"}``, ``{"$":
    "object"}`` (a branch of the map: its keys follow), ``{"$": "undefined"}`` and the like. ``identity`` distinguishes
    functions and the like (their source text); it is not part of the JSON contract.
    """

    state: Literal["value", "absent", "unknown"]
    value: Any = None
    reason: str | None = None  # for "unknown": a clause, "it depends on the package 'deepmerge'"
    span: Span | None = None  # the place that set it
    identity: str | None = None

    @property
    def is_truthy(self) -> bool | None:
        """Return JavaScript's ToBoolean of a known value; False for an absent one, None for an unknown one."""
        if self.state == "absent":
            return False
        if self.state == "unknown":
            return None
        if isinstance(self.value, (dict, list)):
            return not (isinstance(self.value, dict) and self.value.get("$") in ("undefined", "NaN"))
        return bool(self.value)

    @property
    def is_default(self) -> bool:
        """Return whether Next.js would use it anyway: nothing sets it, or Next's defaults were spread in."""
        return self.state == "absent" or (self.state == "unknown" and self.reason == DEFAULTS_REASON)


ABSENT = Outcome("absent")
