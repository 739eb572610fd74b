"""unoptimized-not-enforced: before 13.1.0, /_next/image still answers under images.unoptimized: true.

Advisories about the optimizer say that the option closes the endpoint; the gate in ``dist/server/next-server.js`` first
appears in 13.1.0. Run on both sides: evidence/unoptimized_not_enforced.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.release.affected import is_affected
from nextlint.release.model import Release
from nextlint.rules._hazard import ask, place
from nextlint.rules._requiring import require
from nextlint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.model.findings import Finding
    from nextlint.rules.context import Context

OPTION = "images.unoptimized"
CURED = "13.1.0"


def check(context: Context) -> Iterator[Finding]:
    found = context.site
    release = context.release
    if found is None or not isinstance(release, Release):
        return
    if not any(one.is_truthy for one in context.config.outcomes(OPTION)):
        return
    if not ask(found, "image_optimizer_is_on").holds:
        return
    is_same_line = is_affected(">=13.0.0", found.version)
    yield RULE.finding(
        context,
        place(context, OPTION),
        f"Next.js {found.version} applies {OPTION} only to the URLs that next/image writes: /_next/image still "
        "answers, for every allowed host",
        help=f"Upgrade next to {CURED} or later, where it closes the endpoint, or block /_next/image in front of it.",
        fix=require(release, CURED) if is_same_line else None,
        no_fix=None if is_same_line else "only an upgrade to the next major helps",
    )


RULE = Rule(
    id="unoptimized-not-enforced",
    title="images.unoptimized does not close the image optimizer",
    category="security",
    severity="warning",
    affected=">=12.3.0,<13.1.0",
    only_surely=True,
    since="0.1.0",
    summary="Before Next.js 13.1, images.unoptimized only changes the URLs that next/image writes. The endpoint "
    "/_next/image keeps answering, and advisories that call it closed are wrong for these versions.",
    applies="To 12.3.0 to 13.0.x, if a server runs, images.unoptimized is true and images.loader is the default.",
    fix="Requires 13.1.0 in package.json, for 13.0; updating the lockfile is left to the package manager. It is "
    "unsafe, as every upgrade is.",
    bad="module.exports = {\n  images: { unoptimized: true },\n};\n",
    good='module.exports = {\n  images: { unoptimized: true, loader: "custom" },\n};\n',
    sources=("https://nextjs.org/docs/app/api-reference/components/image#unoptimized",),
    check=check,
    options=(OPTION, "images.loader"),
)
