"""Records about known vulnerabilities of Next.js: table rows, predicates' answers, and verdicts."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from nextlint.model.record import Record
from nextlint.release.affected import is_affected
from nextlint.release.versions import is_prerelease

if TYPE_CHECKING:
    from typing import Any, Literal

    from nextlint.model.findings import Span

    Kind = Literal["code-execution", "bypass", "leak", "forgery", "denial", "poisoning", "injection"]


class Remedy(Record):
    """An option whose value closes a vulnerability without an upgrade."""

    option: str
    value: Any
    versions: str  # PEP 440: the versions that read the option
    safe: bool
    does: str  # "closes /_next/image"
    price: str  # a clause


class Advisory(Record):
    """One row of evidence/advisories/advisories.toml, which describes each field."""

    ids: tuple[str, ...]
    family: str
    affected: tuple[str, ...]
    kind: Kind
    when: tuple[str, ...]
    effect: str
    sources: tuple[str, ...]
    evidence: tuple[str, ...]
    prereleases: tuple[str, ...] = ()
    remedy: Remedy | None = None
    note: str | None = None
    doubt: str | None = None
    told: str | None = None
    package: str = "next"  # the package to upgrade
    fixed: str | None = None  # the first release of another package without it

    @property
    def id(self) -> str:
        """The best-known id: the CVE if there is one."""
        return self.ids[0]

    def __hash__(self) -> int:
        return hash(self.ids)

    def affects(self, version: str) -> bool:
        """Return whether a version of Next.js is in the advisory's ranges."""
        return _affects(self.affected, self.prereleases, version)


@lru_cache(maxsize=4096)
def _affects(affected: tuple[str, ...], prereleases: tuple[str, ...], version: str) -> bool:
    if is_prerelease(version) and any(is_affected(range_, version) for range_ in prereleases):
        return True
    return any(is_affected(range_, version) for range_ in affected)


class Answer(Record):
    """What a predicate says about a project. ``holds`` None: undetermined; ``reason`` is always a clause."""

    holds: bool | None
    reason: str
    span: Span | None = None
    telling: bool = False  # whether the reason is worth a place in a finding although it has no span


class Verdict(Record):
    """Whether one advisory is reachable in a project. If it is not, ``predicate`` names what ruled it out.

    ``everywhere`` is False if it is reachable in some environments only.
    """

    advisory: Advisory
    holds: bool | None
    predicate: str
    answer: Answer
    everywhere: bool = True
    because: tuple[str, ...] = ()  # what in the project makes it reachable
