"""open-image-hosts: images.remotePatterns lets /_next/image fetch from every host, or from one where anybody can put
files.

Before 16 the optimizer also fetches from private addresses and follows redirects anywhere: in a run, a host that
answers 302 made it fetch from an internal port (evidence/open_image_hosts). With such a pattern, any host on the
internet can do that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.release.affected import is_affected
from nextlint.rules._hazard import ask, place
from nextlint.rules._images import hosts
from nextlint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.model.findings import Finding
    from nextlint.rules._images import Host
    from nextlint.rules.context import Context

REACHES_PRIVATE = "<16.0.0"
ANYWHERE = frozenset({"*", "**", "*.*", "**.*", "*.com", "**.com"})
ANY_PATH = frozenset({None, "**", "/**", ""})
# Hosts shared by everybody, where only a path or a subdomain says whose files are meant.
SHARED = frozenset(
    {"storage.googleapis.com", "firebasestorage.googleapis.com", "raw.githubusercontent.com", "s3.amazonaws.com"}
    | {"res.cloudinary.com", "ik.imagekit.io", "cdn.jsdelivr.net", "unpkg.com"}
)
SHARED_BELOW = ("amazonaws.com", "digitaloceanspaces.com", "blob.core.windows.net", "supabase.co", "googleapis.com")


def check(context: Context) -> Iterator[Finding]:
    found = context.site
    if found is None or not ask(found, "image_optimizer_is_on").holds:
        return
    patterns = [host for host in hosts(context.config) if host.option == "images.remotePatterns"]
    everywhere = [host for host in patterns if host.name in ANYWHERE]
    shared = [host for host in patterns if _is_shared(host)]
    if not everywhere and not shared:
        return
    first = (everywhere or shared)[0]
    if everywhere:
        scheme = f" over {first.protocol}" if first.protocol else ""
        inside = ", even from private addresses and by redirect" if is_affected(REACHES_PRIVATE, found.version) else ""
        message = f'hostname "{first.name}" lets /_next/image fetch images from any host{scheme}{inside}'
    else:
        message = f'"{first.name}" is shared by many, and without a pathname /_next/image accepts all their files'
    yield RULE.finding(
        context,
        first.span or place(context, "images.remotePatterns", "images"),
        message,
        severity="warning" if everywhere else "info",
        help="List the hosts of your images, and a pathname on shared hosts.",
        no_fix="the intended hosts are unknown",
    )


def _is_shared(host: Host) -> bool:
    if host.pathname not in ANY_PATH:
        return False
    is_wild = host.name.startswith("*") and any(host.name.lstrip("*.") == base for base in SHARED_BELOW)
    return host.name in SHARED or is_wild


RULE = Rule(
    id="open-image-hosts",
    title="The image optimizer fetches from any host",
    category="security",
    severity="warning",
    affected=">=12.3.0",
    since="0.1.0",
    summary="A pattern such as hostname '**' makes /_next/image a proxy for everybody: strangers have their images "
    "resized at your cost, and known vulnerabilities of the optimizer are within reach of anyone with a web page. "
    "Before Next.js 16 it also fetches from private addresses.",
    applies="To images.remotePatterns while /_next/image answers: a hostname that is all wildcard; as info, a host "
    "that many share, such as storage.googleapis.com or *.amazonaws.com, without a pathname.",
    fix=None,
    bad='module.exports = {\n  images: { remotePatterns: [{ hostname: "**" }] },\n};\n',
    good='module.exports = {\n  images: { remotePatterns: [{ hostname: "cdn.example.com" }] },\n};\n',
    sources=(
        "https://nextjs.org/docs/app/api-reference/components/image#remotepatterns",
        "https://github.com/semgrep/semgrep-rules/pull/3700",
    ),
    check=check,
    options=("images.remotePatterns", "images.domains"),
)
