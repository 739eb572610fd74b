"""The smallest release that fixes a set of advisories."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from nextlint.advisories.table import advisories
from nextlint.release.published import releases
from nextlint.release.versions import precedence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from nextlint.advisories.model import Advisory


def to_end(version: str, reachable: Iterable[Advisory], family: Iterable[Advisory]) -> tuple[Advisory, ...]:
    """Return what an upgrade has to be free of: what is reachable now, and the family's advisories it would
    introduce.
    """
    ends = frozenset(reachable)
    return tuple(advisory for advisory in family if advisory in ends or not advisory.affects(version))


@lru_cache(maxsize=512)
def in_line(version: str, advisories: tuple[Advisory, ...]) -> str | None:
    """The smallest release of the same major, newer than ``version``, from which on its minor is free of all."""
    of_next = [advisory for advisory in advisories if advisory.package == "next"]
    now = precedence(version)
    later = (one for one in _line(major(version)) if precedence(one) > now)
    return next((one for one in later if _stays_free(one, of_next)), None)


def beyond(version: str, advisories: Iterable[Advisory], majors: Iterable[int]) -> tuple[str, ...]:
    """Return the last release of each later major that still gets fixes, if none of the advisories affects it."""
    rows = [advisory for advisory in advisories if advisory.package == "next"]
    later = sorted(one for one in majors if one > major(version))
    last = (_line(line)[-1] for line in later)
    return tuple(one for one in last if _is_free(one, rows))


def ended_by(version: str, advisory: Advisory) -> str:
    """Return what ends an advisory: the first release of the same line from which on its minor is free, or of a later
    line.
    """
    if advisory.package != "next":
        return f"{advisory.package} {advisory.fixed}"
    now = precedence(version)
    rows = [row for row in advisories() if row.id == advisory.id and row.package == "next"]
    later = [one for one in releases() if precedence(one) > now and _stays_free(one, rows)]
    same = [one for one in later if major(one) == major(version)]
    return (same or later or ["no release yet"])[0]


def fixed_in(version: str) -> list[Advisory]:
    """Return the advisories of earlier releases that no longer affect ``version``."""
    now = precedence(version)
    earlier = [one for one in releases() if precedence(one) < now]
    affecting = {row.id for row in advisories() if row.affects(version)}
    rows = [row for row in advisories() if row.package == "next" and row.id not in affecting]
    return list({row.id: row for row in rows if any(map(row.affects, earlier))}.values())


def major(version: str) -> int:
    return int(version.partition(".")[0])


@lru_cache(maxsize=32)
def _line(number: int) -> tuple[str, ...]:
    """Return the releases of a major."""
    return tuple(one for one in releases() if major(one) == number)


def _stays_free(version: str, advisories: Sequence[Advisory]) -> bool:
    """Return whether the release and all later ones of its minor are free, which a range such as ~15.2.2 installs."""
    return _is_free(version, advisories) and all(_is_free(one, advisories) for one in _patches_after(version))


@lru_cache(maxsize=512)
def _patches_after(version: str) -> tuple[str, ...]:
    """The later releases of the same minor."""
    now, minor = precedence(version), version.rpartition(".")[0]
    return tuple(one for one in _line(major(version)) if one.rpartition(".")[0] == minor and precedence(one) > now)


def _is_free(version: str, advisories: Iterable[Advisory]) -> bool:
    return not any(advisory.affects(version) for advisory in advisories)
