"""ineffective-app-dir: ``experimental.appDir`` is set, and this Next does not do what that seems to say.

Three cases, all measured (``evidence/render_workers/RESULTS.md``): the standalone server of 13.4.0 - 13.4.12 does not
look at it; from 13.4.14 to the end of 13.4 ``false`` takes one worker of two away; from 13.5 on nothing reads it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.model.fixes import Fix, Remove
from nextlint.release.affected import is_affected
from nextlint.release.model import Release
from nextlint.rules._workers import OPTION, UPGRADE, cases, workers
from nextlint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.model.findings import Finding
    from nextlint.rules.context import Context


def check(context: Context) -> Iterator[Finding]:
    release = context.release
    if not isinstance(release, Release):
        return
    if is_affected(">=13.5", release.version):
        yield from _ignored(context, release.version)
    elif is_affected(">=13.4.0", release.version):
        yield from _without_effect(context, release.version)


def _ignored(context: Context, version: str) -> Iterator[Finding]:
    place = next((one.span for one in context.config.outcomes(OPTION) if one.state == "value" and one.span), None)
    if place is None:
        return
    message = f"{OPTION} is set, and Next.js {version} does not read it: since 13.5 the App Router is always on"
    fix = Fix(f"Remove {OPTION}", [Remove(OPTION)], safe=True)
    yield RULE.finding(context, place, message, help=f"Remove {OPTION}.", fix=fix)


def _without_effect(context: Context, version: str) -> Iterator[Finding]:
    if not any(one.is_truthy is False and not one.is_default for one in context.config.outcomes(OPTION)):
        return  # nothing sets it to false
    for case in cases(context.project, context.config):
        setup, place = case.setup, case.app_dir.span
        left = workers(version, setup)
        if case.unknown is not None or setup.app_dir is not False or place is None or not left:
            continue
        before = workers(version, setup._replace(app_dir=None))
        effect = "has no effect on" if left == before else "does not stop the render workers of"
        way = "`next start`" if setup.way == "next start" else setup.way
        message = f"{OPTION}: false {effect} {way} of Next.js {version}: {left} of {before} workers still run"
        help_ = f"{UPGRADE}, and remove the option then."
        yield RULE.finding(context, place, message, help=help_, no_fix="only an upgrade of next helps")
        return


RULE = Rule(
    id="ineffective-app-dir",
    title="experimental.appDir is set and does not do what it seems to",
    category="options",
    severity="warning",
    affected=">=13.4.0",
    since="0.1.0",
    summary="experimental.appDir: false switched the render workers of Next.js 13.4 off, but not for every version and "
    "not for every way of serving, and since 13.5 Next.js does not read the option at all. Who relies on it there "
    "relies on nothing.",
    applies="Where appDir is false and workers run all the same (standalone output of 13.4.0 - 13.4.12, every server "
    "of 13.4.15 - 13.4.19, custom servers from 13.4.13), and where it is set at all from 13.5 on.",
    fix="From 13.5 on it removes the option, and an `experimental` that is empty then. Nothing reads the option there, "
    "so that is safe. Before, only an upgrade helps.",
    bad="// next 13.5.11\nmodule.exports = {\n  reactStrictMode: true,\n  experimental: { appDir: true },\n};\n",
    good="// next 13.5.11\nmodule.exports = {\n  reactStrictMode: true,\n};\n",
    sources=("https://github.com/vercel/next.js/issues/53740",),
    check=check,
)
