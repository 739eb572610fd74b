"""The versions of Next.js on npm, and npm's ranges over them. scripts/refresh_published.py refreshes the list."""

from __future__ import annotations

import json
import pkgutil
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from nextlint.release.versions import clean, is_prerelease

if TYPE_CHECKING:
    from typing import Any

_LONGEST = 1000
_PLAIN_TAG = r"[a-uwyzA-UWYZ][\w-]*"


def versions() -> tuple[str, ...]:
    """Return every published version, ascending."""
    return tuple(_data()["versions"])


@lru_cache(maxsize=1)
def releases() -> tuple[str, ...]:
    """Return every published version except prereleases, ascending."""
    return tuple(version for version in _data()["versions"] if not is_prerelease(version))


def tagged(tag: str) -> str | None:
    """Return the version that a dist-tag such as ``latest`` points to."""
    version: str | None = _data()["dist-tags"].get(tag)
    return version


def refreshed() -> str:
    """Return when the list was made: ``2026-11-22T10:00:00Z``."""
    return str(_data()["refreshed"])


def is_range(spec: str) -> bool:
    """Return whether npm reads a spec as a range (else it is a dist-tag)."""
    return re.fullmatch(_PLAIN_TAG, spec) is None and _range(spec) is not None


@lru_cache(maxsize=1024)
def satisfying(spec: str) -> tuple[str, ...] | None:
    """Return the published versions that an npm range admits, ascending; None if the text is not a range."""
    range_ = _range(spec)
    if range_ is None:
        return None
    known = versions() if "-" in spec else releases()  # a range that names no prerelease admits none
    return tuple(version for version in known if range_.test(_semver(version)))


def admits(spec: str, version: str) -> bool | None:
    """Return whether an npm range or version admits a version, published or not; None if the text is not a range.

    A prerelease is admitted only by a comparator that names a prerelease of the same release.
    """
    if (exact := clean(spec)) is not None:
        return exact == version.partition("+")[0]
    range_ = _range(spec)
    return None if range_ is None else bool(range_.test(_semver(version)))


def pick(spec: str) -> str | None:
    """Return what a fresh install resolves a range to: ``latest`` if admitted, else the highest admitted version."""
    found = satisfying(spec)
    if not found:
        return None
    latest = tagged("latest")
    return latest if latest in found else found[-1]


@lru_cache(maxsize=1)
def _data() -> Any:
    data = pkgutil.get_data("nextlint.release", "data/next.json")
    assert data is not None  # noqa: S101 - a loader that can load this module can load its data
    return json.loads(data)


@lru_cache(maxsize=8192)
def _semver(version: str) -> Any:
    import nodesemver  # here, because few runs need npm's ranges

    return nodesemver.make_semver(version, True)


@lru_cache(maxsize=1024)
def _range(spec: str) -> Any:
    """Return a node-semver range in npm's (loose) reading; None if the text is not one."""
    import nodesemver  # here, because few runs need npm's ranges

    spec = " ".join(spec.split())  # as npm does: its patterns are quadratic in long runs of spaces
    if len(spec) > _LONGEST:
        return None
    try:
        range_ = nodesemver.make_range(spec, True)
    except (ValueError, RecursionError):
        return None
    for comparators in range_.set:
        if all(_is_star(comparator) for comparator in comparators):
            range_.set = [comparators]  # npm: if one alternative is "*", the others (and their prereleases) are dropped
            break
    for comparator in (comparator for comparators in range_.set for comparator in comparators):
        _exclude_prereleases_of_bound(comparator, spec)
    return range_


def _is_star(comparator: Any) -> bool:
    return comparator.value in ("", ">=0.0.0")


def _exclude_prereleases_of_bound(comparator: Any, spec: str) -> None:
    """Make an upper bound implied by ``^``, ``~`` or x ``<2.0.0-0`` as in npm; node-semver makes it ``<2.0.0``."""
    bound = comparator.value.removeprefix("<")
    if comparator.operator != "<" or comparator.semver.prerelease or _is_written(bound, spec):
        return
    comparator.semver = _semver(bound + "-0")


def _is_written(bound: str, spec: str) -> bool:
    return re.search(rf"<[v=\s]*{re.escape(bound)}(?![\w.+-])", spec) is not None
