"""Release: which Next will run, and where that was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.model.record import Record

if TYPE_CHECKING:
    from nextlint.model.findings import Span


class Stale(Record):
    """A lockfile that is out of date: why, and what an installation that brings it up to date would get."""

    reason: str
    fresh: Release


class Release(Record):
    """The Next.js that will run in a project.

    ``exact`` is False where the version is what a fresh install would pick out of a range; ``candidates`` then holds
    every published version the range admits, ascending. ``disagrees`` names a second source that says otherwise
    (for example an installed node_modules that is older than the lockfile) as ``(version, path)``.
    """

    version: str  # npm's spelling: "13.4.4", "13.4.20-canary.3"
    spelled: str | None  # as package.json has it: "^13.4.1"; None where it names no next
    source: str  # the file that decided it (absolute), or "--next-version"
    exact: bool
    span: Span | None = None  # the place in ``source`` that decided it
    declared: Span | None = None  # the place of next in package.json
    candidates: tuple[str, ...] = ()
    disagrees: tuple[str, str] | None = None
    notes: tuple[
        str, ...
    ] = ()  # how it was resolved, for -v and --inspect: 'the override "next" in package.json applies'
    stale: Stale | None = None


class Unresolved(Record):
    """Next is named and its version could not be found out."""

    reason: str  # a clause: 'the lockfile has no entry for next'
    spelled: str | None
    span: Span | None = None  # the place that could not be resolved


class NotNext(Record):
    """The package named next in this project is another one (a fork or an alias): ``name`` at ``version``."""

    name: str
    version: str | None
    span: Span | None = None
