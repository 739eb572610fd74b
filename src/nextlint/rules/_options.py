"""Shared by the option rules: the verdicts of one project, and the common parts of their findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.model.findings import OptionUse, Position, Span
from nextlint.model.record import Record
from nextlint.release.model import Release

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.options import Verdict
    from nextlint.options.verdict import Kind
    from nextlint.rules.context import Context

AFFECTED = ">=12.0.0"  # the versions in the option table
START = Position(1, 1)
SOMETIMES = "; under some conditions only"


class Found(Record):
    """One verdict with the parts that every finding needs."""

    verdict: Verdict
    version: str
    at: Span
    use: OptionUse

    @property
    def next_js(self) -> str:
        return f"Next.js {self.version}"

    @property
    def sometimes(self) -> str:
        """Return the clause for an option that is set under some conditions only; "" otherwise."""
        return SOMETIMES if self.verdict.is_conditional else ""


def found(context: Context, *kinds: Kind, fatal: bool = False) -> Iterator[Found]:
    """Yield the verdicts of the given kinds (all kinds if none is given); ``fatal`` selects those that stop Next.js."""
    release = context.release
    for verdict in context.verdicts():
        if (not kinds or verdict.kind in kinds) and (verdict.effect == "throws") == fatal:
            assert isinstance(release, Release)  # noqa: S101 - without a release there are no verdicts
            use = OptionUse(verdict.path, accepted=verdict.accepted, effect=verdict.effect)
            yield Found(verdict, release.version, _place(context, verdict), use)


def _place(context: Context, verdict: Verdict) -> Span:
    path = context.config.path or context.project.manifest
    return verdict.span or context.config.export or Span(path, START, START)
