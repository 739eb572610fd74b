"""exposed-middleware: this Next.js lets requests pass by its middleware, and the project has one that is in force.

Only a file where Next.js takes it counts (see middleware-file-ignored for the others), and for some of the
vulnerabilities i18n, dynamic routes, the App Router or a build of Turbopack.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.rules._exposure import exposure, ids, score
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
    affected=">=11.1.4,<16.2.11",
    since="0.1.0",
    summary="Authorization that stands in middleware.ts (proxy.ts from 16 on) alone can be bypassed in many "
    "versions: by a header, at the addresses of prefetches and of data, or by parameters of dynamic routes. Where no "
    "such file is in force, none of these matters.",
    applies="To a self-hosted server with a middleware or proxy file in force, and what the single advisory asks "
    "for beside it.",
    fix="Asks in package.json for the first release of the same major that ends all of them; a lockfile is left to its "
    "package manager, whose command the help has. It is unsafe, as every upgrade is.",
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
