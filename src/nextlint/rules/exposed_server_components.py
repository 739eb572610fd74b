"""exposed-server-components: known vulnerabilities of the App Router are reachable in the project.

A route is enough for most of them: no option closes them, and hosts such as Vercel refuse to deploy the versions that
React2Shell affects after a build that passes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.rules._exposure import exposure, ids, score
from nextlint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.model.findings import Finding
    from nextlint.rules.context import Context

FAMILY = "server-components"


def check(context: Context) -> Iterator[Finding]:
    yield from exposure(RULE, context, FAMILY, "serves routes of the App Router")


RULE = Rule(
    id="exposed-server-components",
    title="Known vulnerabilities of React Server Components are reachable",
    category="security",
    severity="error",
    affected=">=13.0.0,<16.3.8",
    since="0.1.0",
    summary="The protocol of React Server Components was the way in for code execution (React2Shell), for servers "
    "that hang, and for leaks of source code. Every server with a route of the App Router can be reached, whatever "
    "the config says.",
    applies="To a self-hosted server with a route in app/ or src/app/, where the App Router is on "
    "(experimental.appDir before 13.4); one row needs next/og and sharp.",
    fix="Asks in package.json for the first release of the same major that ends all of them; a lockfile is left to its "
    "package manager, whose command the help has. It is unsafe, as every upgrade is.",
    bad='{ "dependencies": { "next": "15.3.1" } }\n',
    good='{ "dependencies": { "next": "15.5.29" } }\n',
    sources=(
        "https://nextjs.org/blog/CVE-2025-66478",
        "https://github.com/vercel/next.js/security/advisories",
    ),
    check=check,
    score=score(FAMILY),
    advisories=ids(FAMILY),
)
