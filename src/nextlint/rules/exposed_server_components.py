"""exposed-server-components: known vulnerabilities of the App Router are reachable in the project.

For most of them a single route is enough: no option closes them, and hosts such as Vercel refuse to deploy the versions
that React2Shell affects even after a successful build.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.rules._exposure import affected, exposure, ids, score
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
    affected=affected(FAMILY),
    since="0.1.0",
    summary="The React Server Components protocol has been the entry point for code execution (React2Shell), hanging "
    "servers and source code leaks. Every server with an App Router route is reachable, whatever the config says.",
    applies="To a self-hosted server with a route in app/ or src/app/, where the App Router is on (experimental.appDir "
    "before 13.4); one advisory needs next/og and sharp.",
    fix="Requires, in package.json, the first release of the same major that fixes them all. Updating the lockfile is "
    "left to the package manager; the help has the command. It is unsafe, as every upgrade is.",
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
