"""npm's version numbers: what is one, which comes first, and whether a PEP 440 range holds one."""

from __future__ import annotations

from nextlint.lazyre import compiled
from nextlint.memo import remembered

TYPE_CHECKING = False  # typing's own would import typing
if TYPE_CHECKING:
    import re
    from typing import Any

    from packaging.version import Version

_NUMBER = r"(?:0|[1-9]\d*)"
_EXACT = compiled(
    rf"(?a)(?P<core>{_NUMBER}\.{_NUMBER}\.{_NUMBER})"
    r"(?:-(?P<pre>[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?"
    r"(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?",
)
_PRE_NUMBER = compiled(r"(?a)\d+")
_PEP440_PRE = {"alpha": "a", "beta": "b", "rc": "rc", "preview": "rc"}  # canary and all else: dev
_NAMES_PRERELEASE = compiled(r"\d(?:\.?dev|a|b|rc)\d")
_SIGNS = (">=", "<=", ">", "<", "==")
_DIGITS = frozenset("0123456789")
_LONGEST = 256  # npm refuses longer ones


def is_exact(text: str) -> bool:
    """Whether a text is one version as the registry spells it: ``13.4.4``, ``13.4.20-canary.3``."""
    if len(text) > _LONGEST or text[:1] not in _DIGITS:
        return False
    return _plain(text) is not None or _EXACT.fullmatch(text) is not None


def _plain(text: str) -> tuple[int, ...] | None:
    """The three numbers of a version that is no more than they: nearly all are, and take no regular expression."""
    parts = text.split(".")
    if len(parts) != 3 or not all(part.isascii() and part.isdecimal() for part in parts):
        return None
    return None if any(part[0] == "0" and part != "0" for part in parts) else tuple(map(int, parts))


def clean(text: str) -> str | None:
    """The version that npm reads where a spec is one version (``v13.4.4``, ``= 13.4.4``), without build metadata."""
    begin = next((at for at, char in enumerate(text) if char not in "v=" and not char.isspace()), len(text))
    text = text[begin:].rstrip()
    return text.partition("+")[0] if is_exact(text) else None


def is_prerelease(version: str) -> bool:
    return "-" in version.partition("+")[0]


@remembered(8192)
def precedence(version: str) -> tuple[object, ...]:
    """A sort key that puts versions into semver's order. Raises ValueError for what is not a version."""
    plain = _plain(version) if len(version) <= _LONGEST else None
    if plain is not None:
        return (*plain, (1,))
    match = _match(version)
    core = tuple(int(number) for number in match["core"].split("."))
    if match["pre"] is None:
        return (*core, (1,))
    return (*core, (0, *(_identifier(part) for part in match["pre"].split("."))))


def _match(version: str) -> re.Match[str]:
    match = _EXACT.fullmatch(version) if is_exact(version) else None
    if match is None:
        raise ValueError(f"{version!r} is not a version")
    return match


def _identifier(part: str) -> tuple[int, int, str]:
    """Numbers come before words; both in their own order."""
    return (0, int(part), "") if part.isdecimal() else (1, 0, part)


@remembered(4096)
def parse(npm_version: str) -> Version:
    """npm's version as PEP 440 has it: canary -> dev, beta -> b, rc and preview -> rc; build metadata is dropped.

    Raises ValueError for what is not a version.
    """
    from packaging.version import Version

    match = _match(npm_version)
    if match["pre"] is None:
        return Version(match["core"])
    import re

    word = re.split(r"[^a-z]", match["pre"].lower(), maxsplit=1)[0]
    number = _PRE_NUMBER.search(match["pre"])
    suffix = _PEP440_PRE.get(word, ".dev") + (number.group() if number else "0")
    return Version(match["core"] + suffix)


@remembered(8192)
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


@remembered(512)
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
    from bisect import bisect_left

    from nextlint.release.published import releases

    known = releases()
    at = bisect_left(known, precedence(prerelease), key=precedence)
    return known[at - 1] if at else prerelease
