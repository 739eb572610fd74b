"""What the config says: for every option the set of outcomes that production can see."""

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
    """Why a config (or a part of it) could not be read, with the place."""

    reason: str
    span: Span


class Config(Record):
    """The config of one project as Next would use it.

    ``options`` maps dotted paths to outcomes; a path that is not in it is absent, unless an ancestor's wildcard
    (``"experimental.*"`` or ``"*"``) is there: then it is what the wildcard's (unknown) outcome says, or absent.
    ``executions`` are the executions behind it, for rules that ask how options go together and for edits.
    """

    path: str | None  # absolute; may stand in a parent of the project
    kind: Kind
    options: Mapping[str, tuple[Outcome, ...]]
    problem: Problem | None = None  # for "unparsable" and "opaque"
    ignored: tuple[str, ...] = ()  # config files beside it that this Next does not read
    phase: str = "phase-production-server"
    export: Span | None = None  # what the file exports, for findings that have no better place
    executions: tuple[ExecutionPath, ...] = ()
    failed: tuple[Facts, ...] = ()  # what held in each execution that threw, or ended the process
    build: Config | None = None  # as the build sees it, where the server runs the config again
    files: frozenset[str] = frozenset()  # absolute paths of the files of the project that it consists of
    is_async: bool = False  # the file exports a function that returns a promise
    asked: set[str] | None = None  # where it is given: takes the options that are asked for, for --inspect

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What was taken for true to read it, as clauses: "that my-wrapper returns the config it is given"."""
        return tuple(dict.fromkeys(clause for execution in self.executions for clause in execution.assumptions))

    def outcomes(self, option: str) -> tuple[Outcome, ...]:
        """Every outcome of an option, never empty: ``(ABSENT,)`` where nothing sets it."""
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
        """The outcomes of several options that occur together, in the order of ``options``."""
        self._note(*options)
        if not self.executions:
            return (tuple(self.outcomes(option)[0] for option in options),)
        known = [self._known(option) for option in options] if "*" not in self.options else [()]
        if all(known) and sum(len(outcomes) > 1 for outcomes in known) < 2:
            return tuple(product(*known))  # no two of them can depend on each other
        return combinations(self.executions, options)

    def _known(self, option: str) -> tuple[Outcome, ...]:
        """Every outcome of an option, as the executions have it; empty where something around it is not seen."""
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
    """The config at ``path`` of which nothing can be said, for a reason (a clause)."""
    if path is None:
        return Config(None, "none", {})
    span = Span(path, Position(1, 1), Position(1, 1))
    return Config(path, "opaque", {"*": (Outcome("unknown", reason=reason, span=span),)}, Problem(reason, span))
