"""exposed-image-optimizer: the config leaves known vulnerabilities of the image optimizer open.

They are reachable if a server runs, images.loader is the default and images.unoptimized is not in effect (it is from
13.1.0 on), and most of them only if remote hosts are allowed; npm audit looks at the version alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.rules._exposure import affected, exposure, ids, score
from nextlint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.model.findings import Finding
    from nextlint.rules.context import Context

FAMILY = "image-optimizer"


def check(context: Context) -> Iterator[Finding]:
    yield from exposure(RULE, context, FAMILY, "answers /_next/image")


RULE = Rule(
    id="exposed-image-optimizer",
    title="Known vulnerabilities of the image optimizer are reachable",
    category="security",
    severity="error",
    affected=affected(FAMILY),
    since="0.1.0",
    summary="The image optimizer of Next.js decodes whatever an allowed address returns. Its vulnerabilities (code "
    "execution while decoding an image, exhausted memory, CPU or disk, content chosen by an attacker) depend on the "
    "config: whether /_next/image answers at all, whether remote hosts are allowed, and which sharp the lockfile has.",
    applies="To a self-hosted server whose /_next/image answers: output is not export, images.loader is the default, "
    "and images.unoptimized is not true (before 13.1.0 it does not close the endpoint). Advisories about remote "
    "images require images.remotePatterns or images.domains, those about local images a broad images.localPatterns.",
    fix="Sets the one option that closes everything reachable, if there is one (images.unoptimized: true, "
    "images.localPatterns: [] or experimental.imgOptSkipMetadata: true); it is unsafe, because visitors then get "
    "different images.",
    bad='module.exports = {\n  images: { remotePatterns: [{ hostname: "**" }] },\n};\n',
    good='module.exports = {\n  images: { unoptimized: true, remotePatterns: [{ hostname: "**" }] },\n};\n',
    sources=(
        "https://nextjs.org/docs/app/api-reference/components/image",
        "https://github.com/vercel/next.js/security/advisories",
    ),
    check=check,
    score=score(FAMILY),
    advisories=ids(FAMILY),
)
