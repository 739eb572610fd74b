"""render-workers: Next 13.4 renders in worker processes that it reaches over loopback TCP, and such servers die.

Every request costs the parent a new TCP connection to a worker; after hours in production such servers stop answering
(``socket hang up``, ``connect ETIMEDOUT 127.0.0.1``). ``experimental.appDir: false`` switches the workers off for some
versions and some ways of serving; 13.5.1 removed them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.model.findings import SEVERITIES, Position, Related, Span
from nextlint.model.record import Record
from nextlint.release.affected import is_affected
from nextlint.release.model import Release
from nextlint.rules._remediation import remediation
from nextlint.rules._workers import CURED, OPTED_IN, OPTION, Setup, cases, read_from, served, workers
from nextlint.rules.base import Rule
from nextlint.serving import runs_next

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.model.findings import Finding, Severity
    from nextlint.rules._workers import Case
    from nextlint.rules.context import Context

AFFECTED = ">=13.3.1,<13.5"
BY_DEFAULT = ">=13.4.0,<13.5"
START = Position(1, 1)


def check(context: Context) -> Iterator[Finding]:
    release = context.release
    if (
        not isinstance(release, Release)
        or context.config.kind == "unparsable"
        or not runs_next(context.reader, context.project)
    ):
        return
    if not is_affected(AFFECTED, release.version):
        yield from _perhaps_installed(context, release)
        return
    serving = served(context)
    judged = [_judged(release.version, cases(context, way)) for way in serving.ways]
    worst = max(judged, key=_badness)
    assumptions = (serving.assumption,) if serving.assumption else ()
    if worst.case is not None and worst.level is not None:
        finding = _finding(context, release, worst.case, worst.level, is_everywhere=worst.is_everywhere)
        yield finding._replace(assumptions=assumptions)
    elif worst.unread is not None:
        yield _unread(context, release, worst.unread)._replace(assumptions=assumptions)


class _Judged(Record):
    """The worst case of one way of serving, with its severity; ``unread`` is a case that cannot be determined."""

    case: Case | None
    level: Severity | None
    is_everywhere: bool
    unread: Case | None


def _judged(version: str, found: tuple[Case, ...]) -> _Judged:
    verdicts = [(case, {severity(version, setup) for setup in case.setups}) for case in found]
    certain = [(case, next(iter(verdict))) for case, verdict in verdicts if len(verdict) == 1]
    case, level = max(certain, key=lambda pair: SEVERITIES.index(pair[1]) if pair[1] else -1, default=(None, None))
    is_everywhere = all(level is not None for _, level in certain) and len(certain) == len(verdicts)
    unread = next((case for case, verdict in verdicts[:1] if len(verdict) > 1), None)
    return _Judged(case, level, is_everywhere, unread)


def _badness(judged: _Judged) -> tuple[int, bool]:
    return SEVERITIES.index(judged.level) if judged.level else -1, judged.unread is not None


def severity(version: str, setup: Setup) -> Severity | None:
    """Return the decision table's severity for one setup; None if nothing is wrong with it."""
    count = workers(version, setup)
    if is_affected(OPTED_IN, version):
        return "warning" if count else None
    if setup.way == "a custom server" and is_affected("<=13.4.12", version):
        return None if setup.app_dir is False else "warning"  # it has no workers, but `next start` would
    if not count:
        return None
    return "warning" if setup.app_dir is False and is_affected(">=13.4.13", version) else "error"


def _finding(context: Context, release: Release, case: Case, level: Severity, *, is_everywhere: bool) -> Finding:
    message = _message(release, case.setup) + _affected_part(release)
    if not is_everywhere:
        message += "; a condition in the config decides, so this holds in some environments only"
    place = _place(context, release, case)
    remedy = remediation(context, release.version, case.setup)
    related = _related(release, place)
    return RULE.finding(context, place, message, severity=level, related=related, **remedy._asdict())


def _message(release: Release, setup: Setup) -> str:
    name = f"Next.js {release.version} ({read_from(release)})"
    count = workers(release.version, setup)
    way = "`next start`" if setup.way == "next start" else setup.way
    if not count:
        others = workers(release.version, Setup("next start", setup.app_dir))
        return f"{name} runs no render worker under {way}, but {others} under `next start`"
    setting = {True: f" with {OPTION}: true", False: f" even though {OPTION} is false", None: ""}[setup.app_dir]
    return (
        f"{name} runs {count} render worker process{'es' if count > 1 else ''} under {way}{setting}, opening a new "
        "loopback TCP connection for each request; such servers slow down and die hours after a deploy"
    )


def _affected_part(release: Release) -> str:
    """Return which versions of a range without a lockfile run workers, as a clause; "" if all of them do."""
    affected = [version for version in release.candidates if is_affected(BY_DEFAULT, version)]
    if release.exact or not affected or len(affected) == len(release.candidates):
        return ""
    return f"; within that range, {affected[0]} to {affected[-1]} run workers"


def _place(context: Context, release: Release, case: Case) -> Span:
    """Return the option if it is set, else the object that would contain it, else the export, else next in
    package.json.
    """
    if case.app_dir.state == "value" and case.app_dir.span is not None:
        return case.app_dir.span
    for other in context.config.outcomes("experimental"):
        if other.state == "value" and other.span is not None:
            return other.span
    return context.config.export or _declaration(context, release)


def _declaration(context: Context, release: Release) -> Span:
    package = Span(context.project.manifest, START, START)
    return release.declared or release.span or package


def _related(release: Release, span: Span) -> tuple[Related, ...]:
    """Return the line that decided the version, and the one in package.json if that is another."""
    places = {release.declared: "next is declared here", release.span: f"next is {release.version} here"}
    return tuple(Related(place, text) for place, text in places.items() if place is not None and place != span)


def _unread(context: Context, release: Release, case: Case) -> Finding:
    """Return the finding for a config that decides whether workers run, but cannot be read with certainty."""
    unknown = case.unknown
    assert unknown is not None  # noqa: S101 - a case with several setups has one
    option = OPTION if unknown is case.app_dir else "output"
    rule = f"if {OPTION} is true" if is_affected(OPTED_IN, release.version) else f"unless {OPTION} is false"
    message = (
        f"Next.js {release.version} ({read_from(release)}) runs render workers {rule}, and the value of {option} "
        f"cannot be determined: {unknown.reason}"
    )
    span = unknown.span or _place(context, release, case)
    remedy = remediation(context, release.version, case.setup)
    related = _related(release, span)
    return RULE.finding(context, span, message, severity="warning", related=related, **remedy._asdict())


def _perhaps_installed(context: Context, release: Release) -> Iterator[Finding]:
    """Yield a finding for a range without a lockfile whose newest version is not affected while older ones are."""
    affected = [version for version in release.candidates if is_affected(BY_DEFAULT, version)]
    if release.exact or not affected:
        return
    message = (
        f"next {release.spelled} has no lockfile: a fresh install resolves to {release.version}, which runs no render "
        f"workers, but an existing installation may have {affected[0]} to {affected[-1]}, which do"
    )
    help_ = f'Commit the lockfile, or require ">={CURED}".'
    no_fix = "the installed version is unknown"
    yield RULE.finding(context, _declaration(context, release), message, severity="info", help=help_, no_fix=no_fix)


RULE = Rule(
    id="render-workers",
    title="Pages are rendered in worker processes reached over loopback TCP",
    category="stability",
    severity="error",
    affected=AFFECTED,
    since="0.1.0",
    summary="Next.js 13.4 moved rendering into worker processes that the server reaches over TCP on the loopback, "
    "with a new connection for every request. In production such servers slow down and die hours after a deploy, with "
    "`socket hang up`, `ECONNRESET` or `connect ETIMEDOUT 127.0.0.1:<port>`, while the process itself stays alive.",
    applies="To Next.js 13.4 whenever a server runs (`next start`, standalone output, from 13.4.13 also a custom "
    "server), unless experimental.appDir is false and that helps; to 13.3.1 - 13.3.4 if appDir is true.",
    fix="Sets experimental.appDir to false, creating the config if there is none. That switches the App Router off, "
    "so it is offered only if app/ and src/app/ contain no routes, and only if the edited config, evaluated again, "
    "has the option false in every outcome and every other option unchanged. It is then safe: 13.4 reads the option "
    "for nothing else that a Pages Router project uses.",
    bad="module.exports = {\n  reactStrictMode: true,\n};\n",
    good="module.exports = {\n  reactStrictMode: true,\n  experimental: { appDir: false },\n};\n",
    sources=(
        "https://github.com/vercel/next.js/issues/51560",
        "https://github.com/vercel/next.js/issues/50586",
        "https://github.com/vercel/next.js/issues/49929",
        "https://github.com/vercel/next.js/issues/53740",
    ),
    check=check,
    options=(OPTION,),
)
