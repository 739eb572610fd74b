"""Shared by the advisory rules: one finding per project and family that covers everything reachable in it."""

from __future__ import annotations

import os
from itertools import islice
from typing import TYPE_CHECKING

from nextlint.advisories import judge, policy, remedies, table, upgrade
from nextlint.files.paths import posix_relative
from nextlint.model.findings import Ending, Exposure, Position, Span, Upgrade
from nextlint.model.fixes import Fix, Set
from nextlint.model.record import Record
from nextlint.release.model import Release
from nextlint.release.versions import precedence
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
    ending: Ending
    upgrade: Upgrade | None
    closing: remedies.Closing | None
    fix: Fix | None = None
    no_fix: str | None = None


def affected(family: str) -> str:
    """Return the range from the first to the last release that a reported advisory of a family affects."""
    ranges = [range_.split(",") for row in table.of_family(family) if row.told is None for range_ in row.affected]
    end = max((range_[-1].removeprefix("<") for range_ in ranges), key=precedence)
    if any(len(range_) == 1 for range_ in ranges):  # from the first release on
        return f"<{end}"
    begin = min((range_[0].removeprefix(">=") for range_ in ranges), key=precedence)
    return f">={begin},<{end}"


def ids(family: str) -> tuple[str, ...]:
    """Return every id of a family, for its rule's metadata."""
    return _ids(table.of_family(family))


def _ids(rows: Sequence[Advisory]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for row in rows for one in row.ids))


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
    reachable = sorted(reachable, key=lambda verdict: policy.rank(verdict.advisory))
    rows = [verdict.advisory for verdict in reachable]
    more = len(rows) - 1
    others = f"; {more} more {'is' if more == 1 else 'are'} known" if more else ""
    somewhere = "" if any(verdict.everywhere for verdict in reachable) else "in some environments "
    subject = _subject(release)
    because = _because(reachable)
    message = (
        f"{subject} {somewhere}{surface}{f' ({because})' if because else ''}: "
        f"an attacker can {rows[0].effect}{others} ({_listed(rows)})"
    )
    remediation = _remediation(release, site, rows, table.of_family(rows[0].family))
    meanwhile = [_meanwhile(remediation.closing, rows)] if remediation.closing else []
    perhaps = _perhaps_also(verdicts)
    also = [f"Possibly also {perhaps}."] if perhaps else []
    help_ = " ".join([remediation.ending.advice, *meanwhile, *_notes(rows), *also])
    parts = Exposure(
        subject,
        somewhere + rows[0].effect,
        _because(reachable, otherwise=f"it {surface}"),
        remediation.ending,
        policy.rank(rows[0]),
        meanwhile=_in_short(remediation.closing, rows) if remediation.closing else "",
        perhaps=perhaps,
        notes=tuple((row.id, row.note) for row in rows if row.note),
        doubts=tuple((row.id, row.doubt) for row in rows if row.doubt),
    )
    return rule.finding(
        context,
        _place(context, release, reachable),
        message,
        severity=policy.severity(rows),
        help=help_,
        fix=remediation.fix,
        no_fix=remediation.no_fix,
        advisories=_ids(rows),
        assumptions=() if rows[0].family == policy.DEVELOPMENT else (HOSTED_BY_ITSELF,),
    )._replace(upgrade=remediation.upgrade, exposure=parts)


def _subject(release: Release) -> str:
    return f"Next.js {release.version} ({read_from(release)})"


def _because(worst_first: Sequence[Verdict], otherwise: str = "") -> str:
    """Return what in the project makes the worst advisory reachable, and what is at the place of the finding."""
    there = (verdict.answer.reason for verdict in worst_first if verdict.answer.span is not None)
    reasons = worst_first[0].because or ([otherwise] if otherwise else [])
    return ", ".join(dict.fromkeys([*reasons, *islice(there, 1)]))


def _perhaps(rule: Rule, context: Context, release: Release, verdicts: Sequence[Verdict]) -> Finding:
    rows = policy.worst_first(verdict.advisory for verdict in verdicts)
    reason = next(verdict.answer.reason for verdict in verdicts if verdict.advisory == rows[0])
    subject = _subject(release)
    message = f"{subject} may let an attacker {rows[0].effect} ({_listed(rows)}): {reason}"
    place = _place(context, release, verdicts)
    family = table.of_family(rows[0].family)
    target = _target(release.version, rows, family)
    ending = _ending(release, rows, family, target, context.project.root)
    return rule.finding(
        context,
        place,
        message,
        severity="info",
        help=ending.advice,
        no_fix="whether it is reachable cannot be determined",
        advisories=_ids(rows),
    )._replace(
        upgrade=_upgrade(target, ending),
        exposure=Exposure(subject, f"perhaps {rows[0].effect}", reason, ending, policy.rank(rows[0])),
    )


def _remediation(release: Release, site: Site, rows: Sequence[Advisory], family: Sequence[Advisory]) -> Remediation:
    """The upgrade, and what a config can do in the meantime."""
    closing = remedies.best(site, rows, family)
    closes_all = closing is not None and len(closing.closes) == len(rows)
    target = _target(release.version, rows, family)
    ending = _ending(release, rows, family, target, site.project.root)
    ended = Remediation(ending, _upgrade(target, ending), closing)
    if closing is not None and closes_all:
        title = f"Set {closing.setting.replace(': ', ' to ', 1)}"
        setting = Set(closing.remedy.option, closing.remedy.value)
        return ended._replace(fix=Fix(title, [setting], safe=closing.remedy.safe))
    if target is not None and rows[0].family != policy.DEVELOPMENT:
        return ended._replace(fix=require(release, target))
    them = "it" if len(rows) == 1 else "all of them"
    return ended._replace(no_fix=f"only an upgrade ends {them}")


def _meanwhile(closing: remedies.Closing, rows: Sequence[Advisory]) -> str:
    what = ("it" if len(rows) == 1 else "all of them") if len(closing.closes) == len(rows) else _listed(closing.closes)
    remedy = closing.remedy
    return f"Meanwhile, {closing.setting} {remedy.does} and ends {what}, at a price: {remedy.price}."


def _in_short(closing: remedies.Closing, rows: Sequence[Advisory]) -> str:
    count = len(closing.closes)
    what = ("it" if len(rows) == 1 else "all of these") if count == len(rows) else f"{count} of these {len(rows)}"
    return f"{closing.setting} ends {what}; {closing.remedy.price}"


def _target(version: str, rows: Sequence[Advisory], family: Sequence[Advisory]) -> str | None:
    """Return the smallest release of the same major that fixes them all; None if there is none or another package has
    the fix.
    """
    if all(row.package != "next" for row in rows):
        return None
    return upgrade.in_line(version, upgrade.to_end(version, rows, family))


def _ending(
    release: Release, rows: Sequence[Advisory], family: Sequence[Advisory], target: str | None, root: str
) -> Ending:
    """Return the upgrade advice: the smallest release of the same major that fixes them all, or else what does."""
    version, line = release.version, upgrade.major(release.version)
    packages = [f"{row.package} to {row.fixed}" for row in rows if row.package != "next"]
    if len(packages) == len(rows):
        return Ending(f"Upgrade {packages[0]} or later in the lockfile: next {version} accepts it.")
    if target is not None:
        reason = f"the first of {line} that ends this."
        command = _command(release, target, root)
        return Ending(f"Upgrade next to {target}{command}, {reason}", beside_fix=f"Upgrade next to {target}, {reason}")
    later = upgrade.beyond(version, upgrade.to_end(version, rows, family), table.maintained())
    if not later:
        return Ending(f"No {line} release fixes this yet.")
    newer = f"next {' or '.join(later)}"
    if line in table.maintained():
        return Ending(f"No {line} release fixes this; {newer} does.")
    return Ending(
        f"Next.js {line} gets no security fixes any more: {newer} ends this; "
        f"with --upgrade-to {later[0]}, nextlint says what to change.",
        f"{newer} ends this",
    )


def _upgrade(target: str | None, ending: Ending) -> Upgrade | None:
    return Upgrade(target, ending.advice) if target is not None else None


def _command(release: Release, target: str, root: str) -> str:
    """Return how to upgrade in the folder ``root``, in brackets; of a catalog only that it has the range."""
    if (release.spelled or "").startswith("catalog:"):
        return " in the catalog of the workspace"
    add = ADDS.get(manager(release) or "")
    folder = os.path.dirname(release.declared.path) if release.declared else root
    where = "" if folder == root else f" in {posix_relative(folder, root)}"
    return f" ({add} next@{target}{where})" if add else ""


def _listed(rows: Sequence[Advisory]) -> str:
    return ", ".join(row.id for row in rows)


def _notes(rows: Sequence[Advisory]) -> Iterator[str]:
    """Yield what else to know about the advisories themselves, and each doubt, once."""
    said = [(row.id, clause) for row in rows for clause in (row.note, row.doubt) if clause]
    for clause in dict.fromkeys(clause for _, clause in said):
        yield f"For {', '.join(one for one, own in said if own == clause)}: {clause}."


def _perhaps_also(verdicts: Sequence[Verdict]) -> str:
    """Return the advisories that may be reachable too, and why that is undetermined; "" if there is none."""
    rows = [verdict.advisory for verdict in verdicts if verdict.holds is None]
    reasons = dict.fromkeys(verdict.answer.reason for verdict in verdicts if verdict.holds is None)
    return f"{_listed(rows)}: {'; '.join(reasons)}" if rows else ""


def _place(context: Context, release: Release, verdicts: Sequence[Verdict]) -> Span:
    """Return the option or file that exposes it, else next in package.json, else the line that decided the version."""
    spans = (verdict.answer.span for verdict in verdicts)
    package = Span(context.project.manifest, START, START)
    return next((span for span in spans if span is not None), release.declared or release.span or package)
