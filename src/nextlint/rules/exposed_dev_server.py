"""exposed-dev-server: next dev of this version answers web pages of other origins.

npm audit calls 14.2.30 and 15.2.4 to 16.1 fixed, but their check only warns until allowedDevOrigins is set (an empty
list is enough). localhost stays allowed; another machine or a tunnel has to be listed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.rules._exposure import affected, exposure, ids, score
from nextlint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.model.findings import Finding
    from nextlint.rules.context import Context

FAMILY = "dev-server"


def check(context: Context) -> Iterator[Finding]:
    yield from exposure(RULE, context, FAMILY, "answers other origins in next dev")


RULE = Rule(
    id="exposed-dev-server",
    title="Any web page can read the development server",
    category="security",
    severity="info",
    affected=affected(FAMILY),
    since="0.1.0",
    summary="While next dev runs, a web page that the developer visits can read source code, logs and paths from it. "
    "In most of the versions that are considered fixed, the check is off until allowedDevOrigins is set. Production "
    "servers are not affected.",
    applies="To next dev only, so it is info: versions without the check and a project with routes of the App "
    "Router, versions where it only warns and allowedDevOrigins is not set, and 16 with "
    "experimental.mcpServer, which is on by default.",
    fix="Sets allowedDevOrigins: [] (unsafe: another machine that opens the development server is refused) or "
    "experimental.mcpServer: false (safe: it only switches off a next dev tool), where that closes everything "
    "reachable.",
    bad="module.exports = {};\n",
    good="module.exports = { allowedDevOrigins: [] };\n",
    sources=(
        "https://nextjs.org/docs/app/api-reference/config/next-config-js/allowedDevOrigins",
        "https://vercel.com/changelog/cve-2025-48068",
    ),
    check=check,
    score=score(FAMILY),
    advisories=ids(FAMILY),
)
