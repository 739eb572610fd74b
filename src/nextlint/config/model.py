"""What the config says: for every option the set of outcomes that production can see."""

from __future__ import annotations

from nextlint.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Literal

    from nextlint.config.outcomes import World
    from nextlint.findings import Span

    Kind = Literal["none", "object", "unparsable", "opaque"]

DEFAULTS_REASON = "it is Next's own default"


class Outcome(NamedTuple):
    """One thing an option can be when Next reads it.

    ``value`` is a JSON value where ``state`` is "value"; what JSON cannot say is ``{"$": "function"}``,
    ``{"$": "object"}`` (a branch of the map: its keys follow), ``{"$": "undefined"}`` and the like.
    ``identity`` tells functions and the like apart (their source text); it takes no part in the JSON contract.
    """

    state: Literal["value", "absent", "unknown"]
    value: Any = None
    reason: str | None = None  # for "unknown": a clause, "it depends on the package 'deepmerge'"
    span: Span | None = None  # the place that made it so
    identity: str | None = None

    @property
    def is_truthy(self) -> bool | None:
        """JavaScript's ToBoolean of a known value; False for an absent one, None for an unknown one."""
        if self.state == "absent":
            return False
        if self.state == "unknown":
            return None
        if isinstance(self.value, (dict, list)):
            return not (isinstance(self.value, dict) and self.value.get("$") in ("undefined", "NaN"))
        return bool(self.value)

    @property
    def is_default(self) -> bool:
        """Whether it is what Next uses on its own: nothing sets it, or Next's defaults were spread in."""
        return self.state == "absent" or (self.state == "unknown" and self.reason == DEFAULTS_REASON)


ABSENT = Outcome("absent")


class Problem(NamedTuple):
    """Why a config (or a part of it) could not be read, with the place."""

    reason: str
    span: Span


class Config(NamedTuple):
    """The config of one project as Next would use it.

    ``options`` maps dotted paths to outcomes; a path that is not in it is absent, unless an ancestor's wildcard
    (``"experimental.*"`` or ``"*"``) is there: then it is what the wildcard's (unknown) outcome says, or absent.
    ``worlds`` are the executions behind it, for rules that ask how options go together and for edits.
    """

    path: str | None  # absolute; may stand in a parent of the project
    kind: Kind
    options: Mapping[str, tuple[Outcome, ...]]
    problem: Problem | None = None  # for "unparsable" and "opaque"
    ignored: tuple[str, ...] = ()  # config files beside it that this Next does not read
    phase: str = "phase-production-server"
    export: Span | None = None  # what the file exports, for findings that have no better place
    worlds: tuple[World, ...] = ()

    def outcomes(self, option: str) -> tuple[Outcome, ...]:
        """Every outcome of an option, never empty: ``(ABSENT,)`` where nothing sets it."""
        found = self.options.get(option)
        if found is not None:
            return found
        parts = option.split(".")
        for depth in range(len(parts) - 1, -1, -1):
            wildcard = self.options.get(".".join([*parts[:depth], "*"]))
            if wildcard is not None:
                return wildcard
            parent = self.options.get(".".join(parts[:depth])) if depth else None
            if parent is not None and any(outcome.state == "unknown" for outcome in parent):
                return tuple(outcome if outcome.state == "unknown" else ABSENT for outcome in parent)
        return (ABSENT,)

    def combinations(self, *options: str) -> tuple[tuple[Outcome, ...], ...]:
        """The outcomes of several options that occur together, in the order of ``options``."""
        if not self.worlds:
            return (tuple(self.outcomes(option)[0] for option in options),)
        from nextlint.config.outcomes import combinations

        return combinations(self.worlds, options)
