"""exposed-use-cache: cacheComponents or experimental.useCache is on, and this Next.js has known vulnerabilities there.

No stable 15 starts with cacheComponents, so what scanners report for 15 is not reachable there. Arguments and return
values of cached functions are not examined; whether a file of the routes contains 'use cache' is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.rules._exposure import affected, exposure, ids, score
from nextlint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.model.findings import Finding
    from nextlint.rules.context import Context

FAMILY = "use-cache"


def check(context: Context) -> Iterator[Finding]:
    yield from exposure(RULE, context, FAMILY, "runs with Cache Components or 'use cache'")


RULE = Rule(
    id="exposed-use-cache",
    title="Known vulnerabilities of Cache Components and 'use cache' are reachable",
    category="security",
    severity="error",
    affected=affected(FAMILY),
    since="0.1.0",
    summary="Cache Components came with 16. Some versions execute an attacker's code if a cached function returns "
    "typed arrays, serve one user what was cached for another, cache wrong pages, or run out of memory and "
    "connections.",
    applies="To a self-hosted server of 16 with routes of the App Router and cacheComponents: true (for some "
    "advisories experimental.useCache: true), and whatever else the individual advisory requires.",
    fix="Requires, in package.json, the first release of the same major that fixes them all. Updating the lockfile is "
    "left to the package manager; the help has the command. It is unsafe, as every upgrade is.",
    bad="module.exports = {\n  cacheComponents: true,\n};\n",
    good="module.exports = {};\n",
    sources=(
        "https://nextjs.org/docs/app/api-reference/config/next-config-js/cacheComponents",
        "https://github.com/vercel/next.js/security/advisories",
    ),
    check=check,
    score=score(FAMILY),
    advisories=ids(FAMILY),
)
