"""unoptimized-not-enforced: images.unoptimized: true leaves /_next/image answering before 13.1.0.

Advisories about the optimizer say that it closes the endpoint; the gate in ``dist/server/next-server.js`` is first in
13.1.0. Run on both sides: evidence/unoptimized_not_enforced.
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
        f"Next.js {found.version} takes {OPTION} for what next/image writes alone: /_next/image still answers, for "
        "every allowed host",
        help=f"Upgrade next to {CURED} or later, where it closes the endpoint, or block /_next/image in front of it.",
        fix=require(release, CURED) if is_same_line else None,
        no_fix=None if is_same_line else "only a move to the next major ends it",
    )


RULE = Rule(
    id="unoptimized-not-enforced",
    title="images.unoptimized does not close the image optimizer",
    category="security",
    severity="warning",
    affected=">=12.3.0,<13.1.0",
    since="0.1.0",
    summary="Before Next.js 13.1 images.unoptimized changes the addresses that next/image writes and nothing else. The "
    "endpoint /_next/image goes on answering, and advisories that call it closed are wrong for these versions.",
    applies="To 12.3.0 to 13.0.x where a server runs, images.unoptimized is true and images.loader is the default.",
    fix="Asks for 13.1.0 in package.json, from 13.0 on; a lockfile is left to its package manager. It is unsafe, as "
    "every upgrade is.",
    bad="module.exports = {\n  images: { unoptimized: true },\n};\n",
    good='module.exports = {\n  images: { unoptimized: true, loader: "custom" },\n};\n',
    sources=("https://nextjs.org/docs/app/api-reference/components/image#unoptimized",),
    check=check,
    options=(OPTION, "images.loader"),
)
