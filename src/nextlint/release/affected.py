"""Whether a PEP 440 range such as ``>=13.4.0,<13.4.14`` holds one of npm's versions."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from nextlint.release.published import releases
from nextlint.release.versions import is_prerelease, match, precedence

if TYPE_CHECKING:
    from typing import Any

    from packaging.version import Version

_PRE_NUMBER = re.compile(r"(?a)\d+")
_PEP440_PRE = {"alpha": "a", "beta": "b", "rc": "rc", "preview": "rc"}  # canary and all else: dev
_NAMES_PRERELEASE = re.compile(r"\d(?:\.?dev|a|b|rc)\d")
_SIGNS = (">=", "<=", ">", "<", "==")


@lru_cache(maxsize=4096)
def parse(npm_version: str) -> Version:
    """npm's version as PEP 440 has it: canary -> dev, beta -> b, rc and preview -> rc; build metadata is dropped.

    Raises ValueError for what is not a version.
    """
    from packaging.version import Version

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
    clauses = _plain_clauses(specifiers)
    if clauses is not None and not is_prerelease(npm_version):
        release = precedence(npm_version)[:3]
        return all(_holds(release, sign, bound) for sign, bound in clauses)
    from packaging.specifiers import SpecifierSet

    return SpecifierSet(specifiers).contains(parse(npm_version), prereleases=True)


@lru_cache(maxsize=512)
def _plain_clauses(specifiers: str) -> list[tuple[str, tuple[int, int, int]]] | None:
    """``>=13.4.0,<13.5`` taken apart; None for what needs ``packaging``, whose import takes longer than a whole run."""
    found: list[tuple[str, tuple[int, int, int]]] = []
    for clause in map(str.strip, specifiers.split(",")):
        sign = next((sign for sign in _SIGNS if clause.startswith(sign)), "")
        parts = clause[len(sign) :].strip().split(".")
        if not sign or len(parts) > 3 or not all(map(str.isdecimal, parts)):
            return None
        major, minor, patch = (*map(int, parts), 0, 0)[:3]
        found.append((sign, (major, minor, patch)))
    return found


def _holds(release: tuple[object, ...], sign: str, bound: tuple[int, int, int]) -> bool:
    numbers: tuple[Any, ...] = release
    if numbers == bound:
        return "=" in sign
    return sign[0] == ("<" if numbers < bound else ">")


def older_neighbour(prerelease: str) -> str:
    """The last release published before a prerelease, in semver's order; itself where there is none."""
    known = releases()
    at = bisect_left(known, precedence(prerelease), key=precedence)
    return known[at - 1] if at else prerelease
