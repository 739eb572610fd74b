"""rewrite-proxy-timeout: experimental.proxyTimeout: 0 does not switch off the timeout of rewrites.

``proxyTimeout || 30000`` since 12.3.0 (``dist/server/lib/router-utils/proxy-request.js``): 0 means 30 seconds. Run with
an upstream that takes 35 s (evidence/rewrite_proxy_timeout): 500 after 30 s; with 120000, the response.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.model.fixes import Fix, Set
from nextlint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.model.findings import Finding
    from nextlint.rules.context import Context

OPTION = "experimental.proxyTimeout"
ENOUGH = 300_000


def check(context: Context) -> Iterator[Finding]:
    found = context.site
    zeros = [one for one in context.config.outcomes(OPTION) if one.state == "value" and one.value == 0]
    if found is None or not zeros or zeros[0].span is None or zeros[0].value is False:
        return
    yield RULE.finding(
        context,
        zeros[0].span,
        f"Next.js {found.version} treats {OPTION}: 0 as the default: a rewrite to another host that takes longer than "
        "30 s still fails with 500",
        help=f"Set it to enough milliseconds, such as {ENOUGH}.",
        fix=Fix(f"Set {OPTION} to {ENOUGH}", [Set(OPTION, ENOUGH)]),
    )


RULE = Rule(
    id="rewrite-proxy-timeout",
    title="A proxy timeout of 0, which is 30 seconds",
    category="stability",
    severity="warning",
    affected=">=12.3.0",
    since="0.1.0",
    summary="Rewrites to another host end after 30 seconds unless experimental.proxyTimeout says otherwise. 0 looks "
    "like it disables the timeout, but means the default: long requests fail with `socket hang up`.",
    applies="To configs with experimental.proxyTimeout: 0.",
    fix="Sets five minutes. It is unsafe: how long a request may take is yours to decide.",
    bad="module.exports = {\n  experimental: { proxyTimeout: 0 },\n};\n",
    good="module.exports = {\n  experimental: { proxyTimeout: 300000 },\n};\n",
    sources=(
        "https://github.com/vercel/next.js/issues/36251",
        "https://github.com/vercel/next.js/pull/40289",
    ),
    check=check,
    options=(OPTION,),
)
