"""exposed-use-cache: cacheComponents or experimental.useCache is on, and this Next.js has known vulnerabilities there.

No stable 15 starts with cacheComponents, so what scanners report of 15 is not reachable there. What a cached function
takes and returns is not looked at; whether a file of the routes says 'use cache' is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.rules._exposure import exposure, ids, score
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
    affected=">=16.0.0,<16.4.5",
    since="0.1.0",
    summary="Cache Components came with 16. Some versions run an attacker's code where a cached function returns "
    "typed arrays, give one user what was cached for another, keep wrong pages, or run out of memory and "
    "connections.",
    applies="To a self-hosted server of 16 with routes of the App Router and cacheComponents: true (for some rows "
    "experimental.useCache: true) and what the single advisory asks for beside it.",
    fix="Asks in package.json for the first release of the same major that ends all of them; a lockfile is left to its "
    "package manager, whose command the help has. It is unsafe, as every upgrade is.",
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
