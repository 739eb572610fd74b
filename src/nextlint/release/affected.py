"""Whether a PEP 440 range such as ``>=13.4.0,<13.4.14`` holds one of npm's versions."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from packaging.specifiers import SpecifierSet
from packaging.version import Version

from nextlint.release.published import releases
from nextlint.release.versions import is_prerelease, match, precedence

_PRE_NUMBER = re.compile(r"(?a)\d+")
_PEP440_PRE = {"alpha": "a", "beta": "b", "rc": "rc", "preview": "rc"}  # canary and all else: dev
_NAMES_PRERELEASE = re.compile(r"\d(?:\.?dev|a|b|rc)\d")


@lru_cache(maxsize=4096)
def parse(npm_version: str) -> Version:
    """npm's version as PEP 440 has it: canary -> dev, beta -> b, rc and preview -> rc; build metadata is dropped.

    Raises ValueError for what is not a version.
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
    """Whether PEP 440 specifiers such as ``>=13.4.0,<13.4.14`` hold a version.

    A prerelease is judged as the release published before it (13.4.20-canary.3 as 13.4.19), unless the specifiers
    name prereleases themselves. Raises ValueError for what is not a version.
    """
    if is_prerelease(npm_version) and not _NAMES_PRERELEASE.search(specifiers):
        npm_version = older_neighbour(npm_version)
    return _specifiers(specifiers).contains(parse(npm_version), prereleases=True)


def is_surely_affected(specifiers: str, npm_version: str) -> bool:
    """As :func:`is_affected`, and of a prerelease only where it holds for the release that it leads to as well.

    For facts of which only the release is known that brought them, and not the prerelease.
    """
    if not is_affected(specifiers, npm_version):
        return False
    return not is_prerelease(npm_version) or is_affected(specifiers, match(npm_version)["core"])


@lru_cache(maxsize=512)
def _specifiers(text: str) -> SpecifierSet:
    return SpecifierSet(text)


def older_neighbour(prerelease: str) -> str:
    """The last release published before a prerelease, in semver's order; itself where there is none."""
    known = releases()
    at = bisect_left(known, precedence(prerelease), key=precedence)
    return known[at - 1] if at else prerelease
