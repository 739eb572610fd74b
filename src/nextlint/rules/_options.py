"""What the rules about options share: the verdicts of one project, and the parts of their findings."""

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

AFFECTED = ">=12.0.0"  # the versions that the table of options knows
START = Position(1, 1)
SOMETIMES = "; under some conditions only"


class Found(Record):
    """One verdict with the words that every finding needs."""

    verdict: Verdict
    version: str
    at: Span
    use: OptionUse

    @property
    def next_js(self) -> str:
        return f"Next.js {self.version}"

    @property
    def sometimes(self) -> str:
        """What to say of an option that only some conditions set."""
        return SOMETIMES if self.verdict.is_conditional else ""


def found(context: Context, *kinds: Kind, fatal: bool = False) -> Iterator[Found]:
    """The verdicts of some kinds (all, where none is named); ``fatal``: those that stop Next, else the others."""
    release = context.release
    for verdict in context.verdicts():
        if (not kinds or verdict.kind in kinds) and (verdict.effect == "throws") == fatal:
            assert isinstance(release, Release)  # noqa: S101 - there are no verdicts without one
            use = OptionUse(verdict.path, accepted=verdict.accepted, effect=verdict.effect)
            yield Found(verdict, release.version, _place(context, verdict), use)


def _place(context: Context, verdict: Verdict) -> Span:
    path = context.config.path or context.project.manifest
    return verdict.span or context.config.export or Span(path, START, START)
