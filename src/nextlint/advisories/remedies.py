"""Which option value closes which reachable advisories, determined by judging once more with that value."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from nextlint.advisories.judging import judge
from nextlint.config.outcome import Outcome
from nextlint.model.record import Record
from nextlint.release.affected import is_affected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nextlint.advisories.model import Advisory, Remedy
    from nextlint.advisories.site import Site


class Closing(Record):
    """A remedy and the advisories that it closes in one project."""

    remedy: Remedy
    closes: tuple[Advisory, ...]

    @property
    def setting(self) -> str:
        """Return ``images.unoptimized: true``."""
        return f"{self.remedy.option}: {json.dumps(self.remedy.value)}"


def best(site: Site, reachable: Sequence[Advisory], family: Iterable[Advisory]) -> Closing | None:
    """Return the remedy that closes most of what is reachable; on a tie, the one that an advisory names first."""
    found: Closing | None = None
    for closing in _closings(site, reachable, family):
        if len(closing.closes) == len(reachable):
            return closing
        if found is None or len(closing.closes) > len(found.closes):
            found = closing
    return found


def _closings(site: Site, reachable: Sequence[Advisory], family: Iterable[Advisory]) -> Iterator[Closing]:
    own = [advisory.remedy for advisory in reachable]
    for remedy in [*own, *(advisory.remedy for advisory in family if advisory.remedy not in own)]:
        if remedy is not None and is_affected(remedy.versions, site.version):
            closes = _closed(site, reachable, remedy)
            if closes:
                yield Closing(remedy, closes)


def _closed(site: Site, reachable: Sequence[Advisory], remedy: Remedy) -> tuple[Advisory, ...]:
    assumed = {remedy.option: Outcome("value", remedy.value)}
    return tuple(verdict.advisory for verdict in judge(site, reachable, assumed) if verdict.holds is False)
