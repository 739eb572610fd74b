"""exposed-pages-cache: an attacker can put wrong responses into the cache of pages that the project has.

Which pages count is read from pages/: getServerSideProps without a parameter in the path, getStaticProps, a page that
answers for every path.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.rules._exposure import affected, exposure, ids, score
from nextlint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.model.findings import Finding
    from nextlint.rules.context import Context

FAMILY = "pages-cache"


def check(context: Context) -> Iterator[Finding]:
    yield from exposure(RULE, context, FAMILY, "serves pages of the Pages Router")


RULE = Rule(
    id="exposed-pages-cache",
    title="Caches of the Pages Router can be poisoned",
    category="security",
    severity="warning",
    affected=affected(FAMILY),
    since="0.1.0",
    summary="Some versions of Next.js can be made to cache a page that is rendered per request, or to keep a wrong "
    "response for a static page, so that every visitor gets it.",
    applies="To a self-hosted server with pages of the kind that the individual advisory names.",
    fix="Requires, in package.json, the first release of the same major that fixes them all. Updating the lockfile is "
    "left to the package manager; the help has the command. It is unsafe, as every upgrade is.",
    bad='{ "dependencies": { "next": "14.2.5" } }\n',
    good='{ "dependencies": { "next": "15.5.29" } }\n',
    sources=(
        "https://github.com/advisories/GHSA-gp8f-8m3g-qvj9",
        "https://github.com/vercel/next.js/security/advisories",
    ),
    check=check,
    score=score(FAMILY),
    advisories=ids(FAMILY),
)
