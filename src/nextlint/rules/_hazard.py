"""Shared by the hazard rules: the project as predicates see it, and where a finding is placed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.advisories.judging import answers
from nextlint.model.findings import Position, Span
from nextlint.release.model import Release

if TYPE_CHECKING:
    from nextlint.advisories.model import Answer
    from nextlint.advisories.site import Site
    from nextlint.rules.context import Context

START = Position(1, 1)


def ask(site: Site, name: str) -> Answer:
    """Return a predicate's answer: yes if one combination of outcomes satisfies it, no if none can."""
    return min(answers(site, name), key=lambda answer: {True: 0, None: 1, False: 2}[answer.holds])


def place(context: Context, *options: str) -> Span:
    """Return where the first of the options is set, else the config's export, else next in package.json."""
    for option in options:
        for outcome in context.config.outcomes(option):
            if outcome.state != "absent" and outcome.span is not None:
                return outcome.span
    release = context.release
    declared = release.declared if isinstance(release, Release) else None
    return context.config.export or declared or file(context.project.manifest)


def file(path: str) -> Span:
    """Return the start of a file."""
    return Span(path, START, START)
