"""Shared by the advisory rules: one finding per project and family that covers everything reachable in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.advisories import judge, policy, remedies, table, upgrade
from nextlint.model.findings import Exposure, Position, Span, Upgrade
from nextlint.model.fixes import Fix, Set
from nextlint.model.record import Record
from nextlint.release.model import Release
from nextlint.rules._requiring import manager, require
from nextlint.rules._workers import read_from

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nextlint.advisories.model import Advisory, Verdict
    from nextlint.advisories.site import Site
    from nextlint.model.findings import Finding
    from nextlint.rules.base import Rule
    from nextlint.rules.context import Context

START = Position(1, 1)
HOSTED_BY_ITSELF = "that the project is self-hosted"
ADDS = {"npm": "npm install", "yarn": "yarn add", "pnpm": "pnpm add", "bun": "bun add", "vlt": "vlt install"}


class Remediation(Record):
    help: str
    upgrade: Upgrade | None
    fix: Fix | None = None
    no_fix: str | None = None


def ids(family: str) -> tuple[str, ...]:
    """Return every id of a family, for its rule's metadata."""
    return tuple(dict.fromkeys(one for advisory in table.of_family(family) for one in advisory.ids))


def score(family: str) -> str:
    """Return the score of the worst advisory of a family, for its rule's metadata."""
    return policy.score(table.of_family(family))


def exposure(rule: Rule, context: Context, family: str, surface: str) -> Iterator[Finding]:
    """Yield the finding about a family, if any. ``surface`` names what the project exposes: "answers /_next/image"."""
    release, site = context.release, context.site
    if site is None or not isinstance(release, Release):
        return
    rows = [row for row in table.of_family(family) if row.affects(release.version) and row.told is None]
    verdicts = judge(site, rows)
    reachable = [verdict for verdict in verdicts if verdict.holds]
    if reachable:
        yield _reachable(rule, context, release, site, reachable, verdicts, surface)
    elif any(verdict.holds is None for verdict in verdicts):
        yield _perhaps(rule, context, release, [verdict for verdict in verdicts if verdict.holds is None])


def _reachable(
    rule: Rule,
    context: Context,
    release: Release,
    site: Site,
    reachable: Sequence[Verdict],
    verdicts: Sequence[Verdict],
    surface: str,
) -> Finding:
    rows = policy.worst_first(verdict.advisory for verdict in reachable)
    more = len(rows) - 1
    others = f"; {more} more {'is' if more == 1 else 'are'} known" if more else ""
    somewhere = "" if any(verdict.everywhere for verdict in reachable) else "in some environments "
    subject = _subject(release)
    message = (
        f"{subject} {somewhere}{surface}{_because(reachable, rows[0])}: "
        f"an attacker can {rows[0].effect}{others} ({', '.join(row.id for row in rows)})"
    )
    place = _place(context, release, reachable)
    remediation = _remediation(release, site, rows, table.of_family(rows[0].family))
    help_ = " ".join([remediation.help, *_doubts(rows), *_open(verdicts)])
    return rule.finding(
        context,
        place,
        message,
        severity=policy.severity(rows),
        help=help_,
        fix=remediation.fix,
        no_fix=remediation.no_fix,
        advisories=tuple(dict.fromkeys(one for row in rows for one in row.ids)),
        assumptions=() if rows[0].family == policy.DEVELOPMENT else (HOSTED_BY_ITSELF,),
    )._replace(upgrade=remediation.upgrade, exposure=Exposure(subject, somewhere + rows[0].effect))


def _subject(release: Release) -> str:
    return f"Next.js {release.version} ({read_from(release)})"


def _because(reachable: Sequence[Verdict], worst: Advisory) -> str:
    """Return what in the project makes the worst advisory reachable, in parentheses; "" where no place shows it."""
    reasons = (verdict.answer.reason for verdict in reachable if verdict.advisory == worst and verdict.answer.span)
    return next((f" ({reason})" for reason in reasons), "")


def _perhaps(rule: Rule, context: Context, release: Release, verdicts: Sequence[Verdict]) -> Finding:
    rows = policy.worst_first(verdict.advisory for verdict in verdicts)
    reason = next(verdict.answer.reason for verdict in verdicts if verdict.advisory == rows[0])
    subject = _subject(release)
    message = f"{subject} may let an attacker {rows[0].effect} ({', '.join(row.id for row in rows)}): {reason}"
    place = _place(context, release, verdicts)
    family = table.of_family(rows[0].family)
    help_ = _upgrade(release, rows, family, _target(release.version, rows, family))
    return rule.finding(
        context,
        place,
        message,
        severity="info",
        help=help_,
        no_fix="whether it is reachable cannot be determined",
        advisories=tuple(dict.fromkeys(one for row in rows for one in row.ids)),
    )._replace(exposure=Exposure(subject, f"perhaps {rows[0].effect}: {reason}"))


def _remediation(release: Release, site: Site, rows: Sequence[Advisory], family: Sequence[Advisory]) -> Remediation:
    """The upgrade, and what a config can do in the meantime."""
    closing = remedies.best(site, rows, family)
    closes_all = closing is not None and len(closing.closes) == len(rows)
    target = _target(release.version, rows, family)
    help_ = _upgrade(release, rows, family, target)
    ending = Upgrade(target, help_) if target is not None else None
    if closing is not None:
        what = ("it" if len(rows) == 1 else "all of them") if closes_all else _listed(closing.closes)
        help_ += (
            f" Meanwhile, {closing.setting} {closing.remedy.does} and ends {what}, at a price: {closing.remedy.price}."
        )
    if closing is not None and closes_all:
        title = f"Set {closing.setting.replace(': ', ' to ', 1)}"
        return Remediation(
            help_, ending, Fix(title, [Set(closing.remedy.option, closing.remedy.value)], safe=closing.remedy.safe)
        )
    if target is not None and rows[0].family != policy.DEVELOPMENT:
        return Remediation(help_, ending, require(release, target))
    them = "it" if len(rows) == 1 else "all of them"
    return Remediation(help_, ending, no_fix=f"only an upgrade ends {them}")


def _target(version: str, rows: Sequence[Advisory], family: Sequence[Advisory]) -> str | None:
    """Return the smallest release of the same major that fixes them all; None if there is none or another package has
    the fix.
    """
    if all(row.package != "next" for row in rows):
        return None
    return upgrade.in_line(version, upgrade.to_end(version, rows, family))


def _upgrade(release: Release, rows: Sequence[Advisory], family: Sequence[Advisory], target: str | None) -> str:
    """Return the upgrade advice: the smallest release of the same major that fixes them all, or else what does."""
    version, line = release.version, upgrade.major(release.version)
    them = "it" if len(rows) == 1 else "them"
    packages = [f"{row.package} to {row.fixed}" for row in rows if row.package != "next"]
    if len(packages) == len(rows):
        return f"Upgrade {packages[0]} or later in the lockfile: next {version} accepts it."
    if target is not None:
        return f"Upgrade next to {target}{_command(release, target)}, the first of {line} that ends this."
    later = upgrade.beyond(version, upgrade.to_end(version, rows, family), table.maintained())
    if not later:
        return f"No {line} release fixes {them} yet."
    newer = f"next {' or '.join(later)}"
    if line in table.maintained():
        return f"No {line} release fixes {them}; {newer} does."
    return (
        f"Next.js {line} gets no security fixes any more: {newer} ends {them}; "
        f"with --upgrade-to {later[0]}, nextlint says what to change."
    )


def _command(release: Release, target: str) -> str:
    add = ADDS.get(manager(release) or "")
    return f" ({add} next@{target})" if add else ""


def _listed(rows: Sequence[Advisory]) -> str:
    return ", ".join(row.id for row in rows)


def _doubts(rows: Sequence[Advisory]) -> Iterator[str]:
    """Yield each doubt about the advisories themselves, once."""
    for doubt in dict.fromkeys(row.doubt for row in rows if row.doubt):
        yield f"For {_listed([row for row in rows if row.doubt == doubt])}: {doubt}."


def _open(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """Yield the advisories that may be reachable too."""
    rows = [verdict.advisory for verdict in verdicts if verdict.holds is None]
    reasons = dict.fromkeys(verdict.answer.reason for verdict in verdicts if verdict.holds is None)
    if rows:
        yield f"Possibly also {_listed(rows)}: {'; '.join(reasons)}."


def _place(context: Context, release: Release, verdicts: Sequence[Verdict]) -> Span:
    """Return the option or file that exposes it, else next in package.json, else the line that decided the version."""
    spans = (verdict.answer.span for verdict in verdicts)
    package = Span(context.project.manifest, START, START)
    return next((span for span in spans if span is not None), release.declared or release.span or package)
