"""Release: which Next.js will run, and where that was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.model.record import Record

if TYPE_CHECKING:
    from nextlint.model.findings import Span


class Stale(Record):
    """An outdated lockfile: why, and what an installation that updates it would get."""

    reason: str
    fresh: Release


class Release(Record):
    """The Next.js that will run in a project.

    ``exact`` is False if the version is what a fresh install would resolve a range to; ``candidates`` then has every
    published version in the range, ascending. ``disagrees`` names a contradicting second source (for example an
    installed node_modules that is older than the lockfile) as ``(version, path)``.
    """

    version: str  # npm's spelling: "13.4.4", "13.4.20-canary.3"
    spelled: str | None  # as in package.json: "^13.4.1"; None if it does not name next
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
    """Next.js is named, but its version could not be determined."""

    reason: str  # a clause: 'the lockfile has no entry for next'
    spelled: str | None
    span: Span | None = None  # the place that could not be resolved
    is_broken: bool = False  # the file at ``span`` cannot be used by a package manager, either


class NotNext(Record):
    """The package named next in this project is another one (a fork or an alias): ``name`` at ``version``."""

    name: str
    version: str | None
    span: Span | None = None
