"""private-image-host: an image host with a private address, which Next.js 16 refuses to contact.

From 16.0.0 on the optimizer resolves the host and returns 400 for loopback, private and link-local addresses unless
images.dangerouslyAllowLocalIP is true. Run on both sides: evidence/private_image_host.
"""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING

from nextlint.model.fixes import Fix, Set
from nextlint.rules._hazard import ask, place
from nextlint.rules._images import hosts, is_everywhere
from nextlint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.model.findings import Finding
    from nextlint.rules.context import Context

OPTION = "images.dangerouslyAllowLocalIP"


def check(context: Context) -> Iterator[Finding]:
    found = context.site
    if found is None or not ask(found, "image_optimizer_is_on").holds:
        return
    if any(outcome.is_truthy is not False for outcome in context.config.outcomes(OPTION) if not outcome.is_default):
        return
    private = [host for host in hosts(context.config) if _is_private(host.name)]
    named = [host for host in hosts(context.config) if _is_single_label(host.name)]
    if not private and not named:
        return
    first = next((host for host in private if is_everywhere(context.config, host)), (private or named)[0])
    somewhere = "" if is_everywhere(context.config, first) else " in some environments"
    reason = "has a private address" if private else "is a name on the local network, and has a private address there"
    yield RULE.finding(
        context,
        first.span or place(context, first.option, "images"),
        f"Next.js {found.version} returns 400 for images from {first.name}{somewhere}: it {reason}",
        severity="error" if private and not somewhere else "info",
        help=f"{OPTION}: true allows it, and lets /_next/image reach all allowed hosts on your network; or serve these "
        "images under a public name.",
        fix=Fix(f"Set {OPTION} to true", [Set(OPTION, True)]),
    )


def _is_private(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        address = ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return address.is_private or address.is_loopback or address.is_link_local


def _is_single_label(host: str) -> bool:
    """Return whether a host is a single label, such as minio or backend, the service names of a compose file."""
    return bool(host) and host != "localhost" and "." not in host and "*" not in host and ":" not in host


RULE = Rule(
    id="private-image-host",
    title="An image host that Next.js 16 rejects",
    category="stability",
    severity="error",
    affected=">=16.0.0",
    since="0.1.0",
    summary="From Next.js 16 on the image optimizer does not fetch from private addresses: images from localhost, "
    "10.0.0.5 or a service on the local network return 400, although their host is allowed. The build passes "
    "silently.",
    applies="To images.remotePatterns and images.domains that name localhost or a private, loopback or link-local "
    "address, while /_next/image answers and images.dangerouslyAllowLocalIP is not set; as info, to names without a "
    "dot, and to addresses that occur in some environments only.",
    fix="Sets images.dangerouslyAllowLocalIP to true. It is unsafe: the optimizer can then be made to contact hosts on "
    "your network.",
    bad='module.exports = {\n  images: { remotePatterns: [{ hostname: "192.168.0.10" }] },\n};\n',
    good='module.exports = {\n  images: { remotePatterns: [{ hostname: "images.example.com" }] },\n};\n',
    sources=(
        "https://nextjs.org/docs/app/api-reference/components/image#dangerouslyallowlocalip",
        "https://github.com/vercel/next.js/issues/88873",
    ),
    check=check,
    options=("images.remotePatterns", "images.domains", OPTION),
)
