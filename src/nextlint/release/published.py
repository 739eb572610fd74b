"""The versions of Next that npm has, and npm's ranges over them. scripts/refresh_published.py refreshes the list."""

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
    """Every published version, ascending."""
    return tuple(_data()["versions"])


@lru_cache(maxsize=1)
def releases() -> tuple[str, ...]:
    """Every published version that is no prerelease, ascending."""
    return tuple(version for version in _data()["versions"] if not is_prerelease(version))


def tagged(tag: str) -> str | None:
    """The version that a dist-tag such as ``latest`` points to."""
    version: str | None = _data()["dist-tags"].get(tag)
    return version


def refreshed() -> str:
    """When the list was made: ``2026-11-22T10:00:00Z``."""
    return str(_data()["refreshed"])


def is_range(spec: str) -> bool:
    """Whether npm reads a text as a range (else it is a dist-tag)."""
    return re.fullmatch(_PLAIN_TAG, spec) is None and _range(spec) is not None


@lru_cache(maxsize=1024)
def satisfying(spec: str) -> tuple[str, ...] | None:
    """The published versions that an npm range admits, ascending; None where the text is no range."""
    range_ = _range(spec)
    if range_ is None:
        return None
    known = versions() if "-" in spec else releases()  # no prerelease is admitted by a range that names none
    return tuple(version for version in known if range_.test(_semver(version)))


def admits(spec: str, version: str) -> bool | None:
    """Whether an npm range (or one version) admits a version, published or not; None where the text is no range.

    A prerelease is admitted only by a comparator that names a prerelease of the same release.
    """
    if (exact := clean(spec)) is not None:
        return exact == version.partition("+")[0]
    range_ = _range(spec)
    return None if range_ is None else bool(range_.test(_semver(version)))


def pick(spec: str) -> str | None:
    """What a fresh install picks out of a range: ``latest`` where it is admitted, else the highest admitted version."""
    found = satisfying(spec)
    if not found:
        return None
    latest = tagged("latest")
    return latest if latest in found else found[-1]


@lru_cache(maxsize=1)
def _data() -> Any:
    data = pkgutil.get_data("nextlint.release", "data/next.json")
    assert data is not None  # noqa: S101 - every loader that can load this module has its data
    return json.loads(data)


@lru_cache(maxsize=8192)
def _semver(version: str) -> Any:
    import nodesemver

    return nodesemver.make_semver(version, True)


@lru_cache(maxsize=1024)
def _range(spec: str) -> Any:
    """A node-semver range in npm's (loose) reading, None where the text is none."""
    import nodesemver

    spec = " ".join(spec.split())  # as npm does: its patterns take quadratic time over long runs of spaces
    if len(spec) > _LONGEST:
        return None
    try:
        range_ = nodesemver.make_range(spec, True)
    except (ValueError, RecursionError):
        return None
    for comparators in range_.set:
        if all(_is_star(comparator) for comparator in comparators):
            range_.set = [
                comparators
            ]  # npm: where one alternative is "*", the others (and their prereleases) fall away
            break
    for comparator in (comparator for comparators in range_.set for comparator in comparators):
        _exclude_prereleases_of_bound(comparator, spec)
    return range_


def _is_star(comparator: Any) -> bool:
    return comparator.value in ("", ">=0.0.0")


def _exclude_prereleases_of_bound(comparator: Any, spec: str) -> None:
    """An upper bound that follows from ``^``, ``~`` or x is ``<2.0.0-0`` to npm and ``<2.0.0`` to node-semver."""
    bound = comparator.value.removeprefix("<")
    if comparator.operator != "<" or comparator.semver.prerelease or _is_written(bound, spec):
        return
    comparator.semver = _semver(bound + "-0")


def _is_written(bound: str, spec: str) -> bool:
    return re.search(rf"<[v=\s]*{re.escape(bound)}(?![\w.+-])", spec) is not None
