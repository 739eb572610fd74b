"""exposed-middleware: requests can bypass the middleware of this Next.js, and the project has an active one.

Only a file where Next.js picks it up counts (see middleware-file-ignored for the others). Some of the vulnerabilities
also need i18n, dynamic routes, the App Router or a Turbopack build.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.rules._exposure import affected, exposure, ids, score
from nextlint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.model.findings import Finding
    from nextlint.rules.context import Context

FAMILY = "middleware"


def check(context: Context) -> Iterator[Finding]:
    yield from exposure(RULE, context, FAMILY, "runs a middleware or proxy file")


RULE = Rule(
    id="exposed-middleware",
    title="The middleware of this version can be bypassed",
    category="security",
    severity="error",
    affected=affected(FAMILY),
    since="0.1.0",
    summary="Authorization that exists only in middleware.ts (proxy.ts from 16 on) can be bypassed in many versions: "
    "by a header, at prefetch and data URLs, or through parameters of dynamic routes. Without an active file of this "
    "kind, none of these matters.",
    applies="To a self-hosted server with an active middleware or proxy file, and whatever else the individual "
    "advisory requires.",
    fix="Requires, in package.json, the first release of the same major that fixes them all. Updating the lockfile is "
    "left to the package manager; the help has the command. It is unsafe, as every upgrade is.",
    bad='{ "dependencies": { "next": "14.2.20" } }\n',
    good='{ "dependencies": { "next": "15.5.29" } }\n',
    sources=(
        "https://nextjs.org/docs/app/api-reference/file-conventions/proxy",
        "https://github.com/vercel/next.js/security/advisories",
    ),
    check=check,
    score=score(FAMILY),
    advisories=ids(FAMILY),
)
