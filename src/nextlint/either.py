"""For an outdated lockfile: the findings with its version and with the one that package.json requires."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.model.findings import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nextlint.model.findings import Finding
    from nextlint.release.model import Release

ONE_ONLY = "the lockfile is out of date, and this holds for only one of the two versions"


def together(locked: Iterable[Finding], fresh: Iterable[Finding], release: Release) -> list[Finding]:
    """Return findings common to both versions as for the locked one, the others with their version named.

    ``release`` is the locked one, and is stale.
    """
    assert release.stale is not None  # noqa: S101 - the caller has checked
    versions = release.version, release.stale.fresh.version
    first, second = {_key(one): one for one in locked}, {_key(one): one for one in fresh}
    found = []
    for key, finding in {**second, **first}.items():
        if key in first and key in second:
            found.append(_of_both(finding, second[key]))
        elif finding.category == "project":
            found.append(finding)
        elif (
            finding.category != "suppressions"
        ):  # a suppression of one version's finding suppresses nothing of the other's
            only, other = versions if key in first else versions[::-1]
            found.append(_of_one(finding, only, other))
    return found


def _key(finding: Finding) -> tuple[object, ...]:
    return finding.rule, finding.path, finding.span.start


def _of_both(finding: Finding, other: Finding) -> Finding:
    """Return the more severe of two findings of one thing, the first if alike, with a fix right for both."""
    if SEVERITIES.index(other.severity) > SEVERITIES.index(finding.severity):
        finding, other = other, finding
    if finding.fix is None or (other.fix is not None and other.fix.title == finding.fix.title):
        return finding
    return finding._replace(fix=None, no_fix=other.no_fix or ONE_ONLY)


def _of_one(finding: Finding, only: str, other: str) -> Finding:
    message = f"{finding.message} (with next {only}, but not with {other})"
    return finding._replace(message=message, fix=None, no_fix=ONE_ONLY if finding.fix else finding.no_fix)
