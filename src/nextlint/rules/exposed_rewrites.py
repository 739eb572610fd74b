"""exposed-rewrites: this config has the rewrites or redirects that a known vulnerability of this Next.js requires.

rewrites() and redirects() are evaluated: an external destination, or a host built from part of the request, decides. A
capture that admits only a single label of a host name ([a-z0-9-]+) closes the latter at any version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.rules._exposure import affected, exposure, ids, score
from nextlint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.model.findings import Finding
    from nextlint.rules.context import Context

FAMILY = "rewrites"
_CONFIG = """module.exports = {{
  async rewrites() {{
    return [{{ source: "{source}", destination: "https://:region.example.com/api" }}];
  }},
}};
"""


def check(context: Context) -> Iterator[Finding]:
    yield from exposure(RULE, context, FAMILY, "serves rewrites or redirects")


RULE = Rule(
    id="exposed-rewrites",
    title="Known vulnerabilities of rewrites are reachable",
    category="security",
    severity="error",
    affected=affected(FAMILY),
    since="0.1.0",
    summary="A rewrite to another host makes Next.js a proxy. Some versions can be made to smuggle a second request to "
    "that host, to mix up users' responses, or, where part of the request goes into the destination's host, to "
    "contact a host of the attacker's choice.",
    applies="To a self-hosted server whose rewrites() have entries (13.4), lead to another host, or put a parameter "
    "into the host; for the last, redirects() count too.",
    fix="Requires, in package.json, the first release of the same major that fixes them all. Updating the lockfile is "
    "left to the package manager; the help has the command. It is unsafe, as every upgrade is.",
    bad=_CONFIG.format(source="/:region/api"),
    good=_CONFIG.format(source="/:region(eu|us)/api"),
    sources=(
        "https://nextjs.org/docs/app/api-reference/config/next-config-js/rewrites",
        "https://github.com/vercel/next.js/security/advisories",
    ),
    check=check,
    score=score(FAMILY),
    advisories=ids(FAMILY),
)
