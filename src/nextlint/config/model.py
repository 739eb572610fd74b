"""What the config contains: for every option the set of outcomes that production can see."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from nextlint.config.outcome import ABSENT, Outcome
from nextlint.config.outcomes import combinations
from nextlint.model.findings import Position, Span
from nextlint.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Literal

    from nextlint.config.outcomes import ExecutionPath
    from nextlint.evaluator.facts import Facts

    Kind = Literal["none", "object", "unparsable", "opaque"]


class Problem(Record):
    """Why a config or part of it could not be read, and where."""

    reason: str
    span: Span


class Config(Record):
    """The config of one project as Next.js would use it.

    ``options`` maps dotted paths to outcomes. A path that is missing is absent, unless a wildcard of an ancestor
    (``"experimental.*"`` or ``"*"``) is present: then it has the wildcard's (unknown) outcome, or is absent.
    ``executions`` are the underlying executions, for rules that relate options and for edits.
    """

    path: str | None  # absolute; may be in a parent of the project's folder
    kind: Kind
    options: Mapping[str, tuple[Outcome, ...]]
    problem: Problem | None = None  # for "unparsable" and "opaque"
    ignored: tuple[str, ...] = ()  # config files next to it that this Next.js does not read
    phase: str = "phase-production-server"
    export: Span | None = None  # the exported value, for findings without a better place
    executions: tuple[ExecutionPath, ...] = ()
    failed: tuple[Facts, ...] = ()  # the conditions of each execution that threw or ended the process
    build: Config | None = None  # as the build sees it, if the server runs the config again
    files: frozenset[str] = frozenset()  # absolute paths of the project's files that it consists of
    is_async: bool = False  # the file exports a function that returns a promise
    missing: tuple[Problem, ...] = ()  # local files that every execution loads and that are not there
    asked: set[str] | None = None  # if given: collects the options that rules query, for --inspect

    @property
    def assumptions(self) -> tuple[str, ...]:
        """The assumptions made to read it, as clauses: "that my-wrapper returns the config it is given"."""
        return tuple(dict.fromkeys(clause for execution in self.executions for clause in execution.assumptions))

    def outcomes(self, option: str) -> tuple[Outcome, ...]:
        """Return every outcome of an option, never empty: ``(ABSENT,)`` if nothing sets it."""
        self._note(option)
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
        """Return the outcomes of several options that occur together, in the order of ``options``."""
        self._note(*options)
        if not self.executions:
            return (tuple(self.outcomes(option)[0] for option in options),)
        known = [self._known(option) for option in options] if "*" not in self.options else [()]
        if all(known) and sum(len(outcomes) > 1 for outcomes in known) < 2:
            return tuple(product(*known))  # no two of them can depend on each other
        return combinations(self.executions, options)

    def _known(self, option: str) -> tuple[Outcome, ...]:
        """Return every outcome of an option; empty if an object around it is unknown."""
        found = self.options.get(option)
        if found is not None:
            return found
        parts = option.split(".")
        for depth in range(1, len(parts)):
            around = ".".join(parts[:depth])
            parent = self.options.get(around, ())
            if f"{around}.*" in self.options or any(outcome.state == "unknown" for outcome in parent):
                return ()
        return (ABSENT,)

    def _note(self, *options: str) -> None:
        if self.asked is not None:
            self.asked.update(options)


def unseen_config(path: str | None, reason: str) -> Config:
    """Return a config at ``path`` whose content is unknown for a reason (a clause)."""
    if path is None:
        return Config(None, "none", {})
    span = Span(path, Position(1, 1), Position(1, 1))
    return Config(path, "opaque", {"*": (Outcome("unknown", reason=reason, span=span),)}, Problem(reason, span))
