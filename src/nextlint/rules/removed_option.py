"""removed-option: the config sets an option that this version of Next no longer has, so that it does nothing.

``experimental.appDir``: nothing reads it from 13.5 on, where the App Router is always on (measured:
``evidence/render_workers/RESULTS.md``; https://github.com/vercel/next.js/issues/53740).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.model.findings import OptionUse
from nextlint.model.fixes import Fix, Remove
from nextlint.release.model import Release
from nextlint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.model.findings import Finding
    from nextlint.rules.context import Context

OPTION = "experimental.appDir"


def check(context: Context) -> Iterator[Finding]:
    release = context.release
    place = next((one.span for one in context.config.outcomes(OPTION) if one.state == "value" and one.span), None)
    if place is None or not isinstance(release, Release):
        return
    message = f"{OPTION} is set, and Next.js {release.version} does not read it: since 13.5 the App Router is always on"
    fix = Fix(f"Remove {OPTION}", [Remove(OPTION)], safe=True)
    use = OptionUse(OPTION, accepted=False, effect="dropped")
    yield RULE.finding(context, place, message, help=f"Remove {OPTION}.", fix=fix, options=(use,))


RULE = Rule(
    id="removed-option",
    title="An option that this Next.js no longer has",
    category="options",
    severity="warning",
    affected=">=13.5",
    since="0.1.0",
    summary="The config sets an option that this version of Next.js has removed. Who relies on it relies on nothing: "
    "experimental.appDir, for example, switched the App Router and the render workers of 13.4 off, and since 13.5 "
    "nothing reads it.",
    applies="To experimental.appDir from 13.5 on, whatever its value.",
    fix="Removes the option, and an `experimental` that is empty then. Nothing reads the option, so that is safe.",
    bad="// next 13.5.11\nmodule.exports = {\n  reactStrictMode: true,\n  experimental: { appDir: true },\n};\n",
    good="// next 13.5.11\nmodule.exports = {\n  reactStrictMode: true,\n};\n",
    sources=("https://github.com/vercel/next.js/issues/53740",),
    check=check,
)
