"""What a project with render workers can do about them: upgrade, or edit the config where that helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.files.paths import posix_relative
from nextlint.model.fixes import Fix, Set
from nextlint.model.record import Record
from nextlint.release.affected import is_affected
from nextlint.rules._workers import OPTED_IN, OPTION, UPGRADE, workers
from nextlint.serving.routes import DEFAULT_PAGE_EXTENSIONS, app_routes

if TYPE_CHECKING:
    from nextlint.rules._workers import Setup
    from nextlint.rules.context import Context


class Remediation(Record):
    help: str
    fix: Fix | None = None
    no_fix: str | None = None


def remediation(context: Context, version: str, setup: Setup) -> Remediation:
    """Return how to get rid of the workers of one setup."""
    if is_affected(OPTED_IN, version):
        return Remediation(f"{UPGRADE}, or leave appDir off.", no_fix=f"{OPTION}: true may be intended")
    if setup.app_dir is False:
        no_fix = f"{OPTION} is already false, which is not enough; only an upgrade helps"
        return Remediation(f"{UPGRADE}.", no_fix=no_fix)
    route = app_route(context)
    if route is not None:
        reason = f"{OPTION}: false would disable the App Router's routes ({route})"
        return Remediation(f"{UPGRADE}; {reason}.", no_fix="the App Router is in use")
    help_ = f"{UPGRADE}, or set {OPTION} to false{_remainder(version, setup)}."
    return Remediation(help_, fix=Fix(f"Set {OPTION} to false", [Set(OPTION, False)], safe=True))


def _remainder(version: str, setup: Setup) -> str:
    """Return which workers remain when appDir is false, as a clause."""
    left, before = workers(version, setup._replace(app_dir=False)), workers(version, setup)
    if not left:
        return ""
    if left == before:
        return ", which stops the workers of `next start` but has no effect on the standalone server"
    return f", which leaves {left} of the {before} workers"


def app_route(context: Context) -> str | None:
    """Return a route of the App Router, relative to the project; switching the router off would disable it."""
    outcomes = context.config.outcomes("pageExtensions")
    extensions: list[str] | None = list(DEFAULT_PAGE_EXTENSIONS)
    if not all(outcome.is_default for outcome in outcomes):
        known = [outcome.value for outcome in outcomes if isinstance(outcome.value, list)]
        extensions = [str(one) for value in known for one in value] if len(known) == len(outcomes) else None
    project = context.project
    route = app_routes(project.root, extensions, repository=project.repository)
    return posix_relative(route.path, project.root) if route else None
