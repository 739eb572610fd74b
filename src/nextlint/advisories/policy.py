"""How bad each kind of vulnerability is: the severity of a finding, and the score that SARIF calls security-severity.

Code execution, bypassed checks, data leaks and forged requests are errors; denial of service, cache poisoning and
injected content are warnings. What only `next dev` exposes is info, whatever its kind. The scores are those of GitHub's
levels (9.0 critical, 7.0 high, 4.0 medium).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from nextlint.advisories.model import Advisory, Kind
    from nextlint.model.findings import Severity

KINDS: Mapping[Kind, tuple[Severity, str]] = {  # the worst first
    "code-execution": ("error", "9.8"),
    "bypass": ("error", "8.1"),
    "forgery": ("error", "7.5"),
    "leak": ("error", "7.5"),
    "denial": ("warning", "5.9"),
    "poisoning": ("warning", "5.4"),
    "injection": ("warning", "5.4"),
}
DEVELOPMENT = "dev-server"
_RANK = {kind: rank for rank, kind in enumerate(KINDS)}


def worst_first(advisories: Iterable[Advisory]) -> list[Advisory]:
    return sorted(advisories, key=rank)


def rank(advisory: Advisory) -> int:
    """Return how bad an advisory is; 0 is the worst."""
    return _RANK[advisory.kind]


def severity(advisories: Iterable[Advisory]) -> Severity:
    """Return the severity of a finding about advisories of one family."""
    worst = worst_first(advisories)[0]
    return "info" if worst.family == DEVELOPMENT else KINDS[worst.kind][0]


def score(advisories: Iterable[Advisory]) -> str:
    """Return the security-severity of the worst of them; that of a development server is low."""
    worst = worst_first(advisories)[0]
    return "3.1" if worst.family == DEVELOPMENT else KINDS[worst.kind][1]
