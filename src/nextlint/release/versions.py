"""npm version numbers: what counts as one, and their order."""

from __future__ import annotations

import re
from functools import lru_cache

_NUMBER = r"(?:0|[1-9]\d*)"
_EXACT = re.compile(
    rf"(?a)(?P<core>{_NUMBER}\.{_NUMBER}\.{_NUMBER})"
    r"(?:-(?P<pre>[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?"
    r"(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?",
)
_LONGEST = 256  # npm rejects longer ones


def is_exact(text: str) -> bool:
    """Return whether a text is one version as the registry spells it: ``13.4.4``, ``13.4.20-canary.3``."""
    return len(text) <= _LONGEST and _EXACT.fullmatch(text) is not None


def clean(text: str) -> str | None:
    """Return the version if npm reads a spec as one (``v13.4.4``, ``= 13.4.4``), without build metadata."""
    begin = next((at for at, char in enumerate(text) if char not in "v=" and not char.isspace()), len(text))
    text = text[begin:].rstrip()
    return text.partition("+")[0] if is_exact(text) else None


def is_prerelease(version: str) -> bool:
    return "-" in version.partition("+")[0]


@lru_cache(maxsize=8192)
def precedence(version: str) -> tuple[object, ...]:
    """Return a sort key for semver's order. Raises ValueError if the text is not a version."""
    parts = match(version)
    core = tuple(int(number) for number in parts["core"].split("."))
    if parts["pre"] is None:
        return (*core, (1,))
    return (*core, (0, *(_identifier(part) for part in parts["pre"].split("."))))


def match(version: str) -> re.Match[str]:
    """Return the groups ``core`` and ``pre`` of a version. Raises ValueError if the text is not one."""
    found = _EXACT.fullmatch(version) if is_exact(version) else None
    if found is None:
        raise ValueError(f"{version!r} is not a version")
    return found


def _identifier(part: str) -> tuple[int, int, str]:
    """Return a sort key: numbers before words, each in their own order."""
    return (0, int(part), "") if part.isdecimal() else (1, 0, part)
