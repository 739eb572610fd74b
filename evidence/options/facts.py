"""What was read from each version, as facts with the versions they hold for, and their file.

A fact is a tuple of strings; its versions are a set. The file has one line for each fact, sorted, with the versions as
half-open intervals over the list of versions that were read, so that a new version can be added without the old ones.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from evidence.options.packs import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Fact = tuple[str, ...]


class Facts:
    """Facts by version. ``versions`` are those read, in order."""

    def __init__(self, versions: Iterable[str] = ()) -> None:
        self.versions = sorted(versions, key=key)
        self.holds: dict[Fact, set[str]] = defaultdict(set)

    def add(self, version: str, facts: Iterable[Fact]) -> None:
        """Add what was read from a version."""
        if version not in self.versions:
            self.versions = sorted([*self.versions, version], key=key)
        for fact in facts:
            self.holds[fact].add(version)

    def forget(self, version: str) -> None:
        """Remove what was read from a version."""
        for fact, versions in list(self.holds.items()):
            versions.discard(version)
            if not versions:
                del self.holds[fact]

    def drop(self, kind: str) -> None:
        """Remove all facts of a kind."""
        for fact in [fact for fact in self.holds if fact[0] == kind]:
            del self.holds[fact]

    def of(self, kind: str) -> dict[Fact, set[str]]:
        """Return the facts of a kind, without the kind."""
        return {fact[1:]: versions for fact, versions in self.holds.items() if fact[0] == kind}

    def intervals(self, versions: set[str]) -> str:
        """``12.0.0-13.0.0,15.2.3-``: the end is the first version that it does not hold for any more."""
        return intervals(self.versions, versions)

    def save(self, path: Path) -> None:
        """Write the file."""
        lines = ["\t".join([*fact, self.intervals(versions)]) for fact, versions in self.holds.items()]
        path.write_text("\n".join([" ".join(self.versions), *sorted(lines)]) + "\n", "utf-8")

    @classmethod
    def load(cls, path: Path) -> Facts:
        """Read the file; empty if it does not exist."""
        if not path.exists():
            return cls()
        first, *lines = path.read_text("utf-8").splitlines()
        found = cls(first.split())
        places = [key(version) for version in found.versions]
        for line in lines:
            *fact, spans = line.split("\t")
            found.holds[tuple(fact)] = {found.versions[index] for index in _expanded(places, spans)}
        return found


def intervals(versions: list[str], holds: set[str]) -> str:
    """Half-open intervals of the neighbours in ``versions`` that are in ``holds``."""
    spans = []
    start = None
    for version in versions:
        if version in holds and start is None:
            start = version
        elif version not in holds and start is not None:
            spans.append(f"{start}-{version}")
            start = None
    if start is not None:
        spans.append(f"{start}-")
    return ",".join(spans)


def _expanded(places: list[tuple[int, ...]], spans: str) -> Iterator[int]:
    """The indices of the versions that intervals hold for."""
    for span in spans.split(","):
        start, _, end = span.partition("-")
        yield from range(bisect_left(places, key(start)), bisect_left(places, key(end)) if end else len(places))
