"""Whether a PEP 440 range such as ``>=13.4.0,<13.4.14`` contains an npm version."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

from packaging.specifiers import SpecifierSet
from packaging.version import Version

from nextlint.release.published import releases
from nextlint.release.versions import is_prerelease, match, precedence

_PRE_NUMBER = re.compile(r"(?a)\d+")
_PEP440_PRE = {"alpha": "a", "beta": "b", "rc": "rc", "preview": "rc"}  # canary and everything else: dev
_NAMES_PRERELEASE = re.compile(r"\d(?:\.?dev|a|b|rc)\d")


@lru_cache(maxsize=4096)
def parse(npm_version: str) -> Version:
    """Return an npm version in PEP 440 form: canary -> dev, beta -> b, rc and preview -> rc; build metadata is dropped.

    Raises ValueError if it is not a version.
    """
    parts = match(npm_version)
    if parts["pre"] is None:
        return Version(parts["core"])
    word = re.split(r"[^a-z]", parts["pre"].lower(), maxsplit=1)[0]
    number = _PRE_NUMBER.search(parts["pre"])
    suffix = _PEP440_PRE.get(word, ".dev") + (number.group() if number else "0")
    return Version(parts["core"] + suffix)


@lru_cache(maxsize=8192)
def is_affected(specifiers: str, npm_version: str) -> bool:
    """Return whether PEP 440 specifiers such as ``>=13.4.0,<13.4.14`` contain a version.

    A prerelease is judged as the release published before it (13.4.20-canary.3 as 13.4.19), unless the specifiers name
    prereleases themselves. Raises ValueError if it is not a version.
    """
    if is_prerelease(npm_version) and not _NAMES_PRERELEASE.search(specifiers):
        npm_version = older_neighbour(npm_version)
    return _specifiers(specifiers).contains(parse(npm_version), prereleases=True)


def is_surely_affected(specifiers: str, npm_version: str) -> bool:
    """Like :func:`is_affected`, but for a prerelease the release after it must be affected as well.

    For facts of which only the release that introduced them is known, not the prerelease.
    """
    if not is_affected(specifiers, npm_version):
        return False
    following = release_after(npm_version)
    return following is None or is_affected(specifiers, following)


@lru_cache(maxsize=512)
def _specifiers(text: str) -> SpecifierSet:
    return SpecifierSet(text)


def older_neighbour(prerelease: str) -> str:
    """Return the last release before a prerelease in semver's order; the prerelease itself if there is none."""
    known = releases()
    at = bisect_left(known, precedence(prerelease), key=precedence)
    return known[at - 1] if at else prerelease


def release_after(version: str) -> str | None:
    """Return the first release after a prerelease in semver's order; None for a release, or if there is none yet."""
    if not is_prerelease(version):
        return None
    known = releases()
    at = bisect_right(known, precedence(version), key=precedence)
    return known[at] if at < len(known) else None
