"""unresolved-release: which Next.js runs here could not be determined, so no rule that depends on it was applied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.model.findings import Position, Related, Span
from nextlint.release.model import NotNext, Release, Unresolved
from nextlint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.model.findings import Finding
    from nextlint.release.model import Stale
    from nextlint.rules.context import Context

START = Position(1, 1)
HELP = "Commit a lockfile, write a version or range of the registry, or set next-version in the settings."
CORRECT = "The package manager cannot use it either. Correct it, so that the version is known."


def check(context: Context) -> Iterator[Finding]:
    release = context.release
    if isinstance(release, Release) and release.stale is not None:
        yield _stale(context, release, release.stale)
    if isinstance(release, Release) or context.project.package_error is not None:
        return
    if isinstance(release, Unresolved):
        spelled = f' "{release.spelled}"' if release.spelled and release.spelled not in release.reason else ""
        message = f"the version of Next.js{spelled} could not be resolved: {release.reason}"
        help_ = CORRECT if release.is_broken else HELP
        yield RULE.finding(context, release.span or _whole(context), message, help=help_)
    elif isinstance(release, NotNext):
        version = f" {release.version}" if release.version else ""
        message = f"the package named next is {release.name}{version} here; rules for Next.js versions do not apply"
        yield RULE.finding(context, release.span or _whole(context), message, severity="info")
    else:
        message = "there is a Next.js config here, but no package.json names next; its version is unknown"
        help_ = "Name next in package.json, or set next-version in the settings."
        yield RULE.finding(context, _whole(context), message, severity="info", help=help_)


def _stale(context: Context, release: Release, stale: Stale) -> Finding:
    message = f"{stale.reason}; checked for both {release.version} and {stale.fresh.version}"
    places = (stale.fresh.span,) if stale.fresh.span is not None else ()
    related = tuple(Related(place, f"next {stale.fresh.version} is required here") for place in places)
    help_ = "Run the package manager's install, so that the lockfile matches package.json, and commit it."
    return RULE.finding(context, release.span or _whole(context), message, help=help_, related=related)


def _whole(context: Context) -> Span:
    project = context.project
    paths = [project.manifest] if project.package else [*project.config_files, project.manifest]
    return Span(paths[0], START, START)


RULE = Rule(
    id="unresolved-release",
    title="The version of Next.js is unknown",
    category="project",
    severity="warning",
    affected=None,
    since="0.1.0",
    summary="Neither --next-version nor a lockfile, node_modules or the range in package.json determines which "
    "Next.js runs. Version-specific rules were not applied to this project, so a clean result would claim too much.",
    applies="To projects whose next is a git address, a tag, a range that no published version satisfies, and the "
    "like; as info if next is an alias of another package or is not named at all.",
    fix=None,
    bad='{ "dependencies": { "next": "github:vercel/next.js#canary" } }\n',
    good='{ "dependencies": { "next": "13.5.11" } }\n',
    sources=("https://docs.npmjs.com/cli/configuring-npm/package-json#dependencies",),
    check=check,
    needs_config=False,
)
