"""changed-default: with --upgrade-to, a default that changes between the two versions and changes what the server does.

Next says nothing of it. The rows, with their sources, are in ``options/defaults.py``. The bundler is a default, too: 16
builds with Turbopack unless a flag names webpack, and calls no ``webpack`` function (dist/lib/bundler.js). Where the
config has nothing for Turbopack, it stops, which is ``unbuildable-webpack-config``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.model.findings import OptionUse, Position, Span
from nextlint.options.defaults import ROWS
from nextlint.release.model import Release
from nextlint.release.versions import precedence
from nextlint.rules._bundler import is_function, scripts_without_bundler
from nextlint.rules._remediation import app_route
from nextlint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.model.findings import Finding
    from nextlint.rules.context import Context

START = Position(1, 1)
TURBOPACK = "16.0.0"  # the first version that builds with it by default


def check(context: Context) -> Iterator[Finding]:
    release, config = context.release, context.config
    if not isinstance(release, Release) or context.upgrade_from is None:
        return
    path = config.path or context.project.manifest
    at = config.export or Span(path, START, START)
    for row in ROWS:
        if not _is_crossed(row.since, context) or not all(one.is_default for one in config.outcomes(row.option)):
            continue
        if row.of_app_router and app_route(context) is None:
            continue
        kept = (
            f"Set it to {row.before} to keep the old behaviour."
            if row.has_old_value
            else "Set it to the values in use."
        )
        yield RULE.finding(
            context,
            at,
            f"the default of {row.option} changed to {row.after} in Next.js {row.since.removesuffix('.0')} (before: "
            f"{row.before}): {row.effect}",
            help=f"{kept} The default is in next/{row.source}.",
            options=(OptionUse(row.option, accepted=True),),
        )
    if _is_crossed(TURBOPACK, context):
        yield from _bundler(context, release)


def _is_crossed(version: str, context: Context) -> bool:
    """Return whether the upgrade starts below a version and reaches it."""
    release, current = context.release, context.upgrade_from
    if not isinstance(release, Release) or current is None:
        return False
    return precedence(current) < precedence(version) <= precedence(release.version)


def _bundler(context: Context, release: Release) -> Iterator[Finding]:
    """A webpack function beside settings of Turbopack, where scripts leave the choice to Next."""
    both = [
        webpack
        for webpack, turbopack in context.config.combinations("webpack", "turbopack")
        if is_function(webpack) and turbopack.is_truthy
    ]
    commands = dict.fromkeys(f'"next {command}"' for _, _, command in scripts_without_bundler(context))
    if not both or not commands or both[0].span is None:
        return
    uses = "uses" if len(commands) == 1 else "use"
    yield RULE.finding(
        context,
        both[0].span,
        f"the bundler is Turbopack from Next.js 16 on (before: webpack): {' and '.join(commands)} {uses} what "
        f"turbopack sets, and Next.js {release.version} never calls this webpack function",
        help="Add --webpack to these scripts to build as before, or bring what the function does to turbopack.",
        options=(OptionUse("webpack", accepted=True, effect="dropped"),),
    )


RULE = Rule(
    id="changed-default",
    title="A default that the upgrade changes",
    category="options",
    severity="info",
    affected=">=12.0.0",
    since="0.1.0",
    summary="Some defaults of Next.js change what a server does: how long images are kept, which sizes and qualities "
    "they have, how long the router keeps a page, which bundler builds. Next.js does not say so, and the build passes.",
    applies="With --upgrade-to, to each such default between the version that runs and the one to move to, where the "
    "config does not set the option (the cache of the client router only where app/ has routes); for the bundler, to "
    "configs that have both a webpack function and turbopack.",
    fix=None,
    bad="module.exports = {};  // 15.5, with --upgrade-to 16\n",
    good="module.exports = { images: { minimumCacheTTL: 60, qualities: [75, 90], imageSizes: [16, 32, 48] } };\n",
    sources=(
        "https://nextjs.org/docs/app/guides/upgrading/version-15",
        "https://nextjs.org/docs/app/guides/upgrading/version-16",
    ),
    check=check,
)
