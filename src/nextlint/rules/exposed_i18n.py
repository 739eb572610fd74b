"""exposed-i18n: i18n is set, and this Next.js can be crashed through it.

Bypasses of the middleware through i18n are reported by exposed-middleware.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.rules._exposure import affected, exposure, ids, score
from nextlint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.model.findings import Finding
    from nextlint.rules.context import Context

FAMILY = "i18n"


def check(context: Context) -> Iterator[Finding]:
    yield from exposure(RULE, context, FAMILY, "routes requests")


RULE = Rule(
    id="exposed-i18n",
    title="A known vulnerability of i18n routing is reachable",
    category="security",
    severity="warning",
    affected=affected(FAMILY),
    since="0.1.0",
    summary="Next.js 12.0.0 to 12.0.8 can be crashed with one request if i18n is set.",
    applies="To a self-hosted server of these versions with i18n.",
    fix="Requires, in package.json, the first release of the same major that fixes them all. Updating the lockfile is "
    "left to the package manager; the help has the command. It is unsafe, as every upgrade is.",
    bad='module.exports = {\n  i18n: { locales: ["en", "fr"], defaultLocale: "en" },\n};\n',
    good="module.exports = {};\n",
    sources=("https://github.com/advisories/GHSA-wr66-vrwm-5g5x",),
    check=check,
    score=score(FAMILY),
    advisories=ids(FAMILY),
)
