"""exposed-server-actions: known vulnerabilities of Server Actions are reachable in the project.

13.4 and 13.5 have Server Actions only with experimental.serverActions, and one advisory needs a custom server. Files
outside the route folders are not read: if none inside contains 'use server', the finding says "may".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.rules._exposure import affected, exposure, ids, score
from nextlint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.model.findings import Finding
    from nextlint.rules.context import Context

FAMILY = "server-actions"


def check(context: Context) -> Iterator[Finding]:
    yield from exposure(RULE, context, FAMILY, "serves Server Actions")


RULE = Rule(
    id="exposed-server-actions",
    title="Known vulnerabilities of Server Actions are reachable",
    category="security",
    severity="error",
    affected=affected(FAMILY),
    since="0.1.0",
    summary="Some versions of Next.js let an attacker exhaust the CPU with a request to a Server Action, make the "
    "server send requests to a host of their choice, or call an action on a visitor's behalf.",
    applies="To a self-hosted server with routes of the App Router and a file below them that contains 'use server'. "
    "If none does but an import from elsewhere may, it is reported as info.",
    fix="Requires, in package.json, the first release of the same major that fixes them all. Updating the lockfile is "
    "left to the package manager; the help has the command. It is unsafe, as every upgrade is.",
    bad='{ "dependencies": { "next": "15.5.20" } }\n',
    good='{ "dependencies": { "next": "15.5.29" } }\n',
    sources=(
        "https://nextjs.org/docs/app/api-reference/directives/use-server",
        "https://github.com/vercel/next.js/security/advisories",
    ),
    check=check,
    score=score(FAMILY),
    advisories=ids(FAMILY),
)
