"""image-pattern-never-matches: an entry of images.remotePatterns, localPatterns or domains that no URL can match.

Source: dist/shared/lib/match-remote-pattern.js compares the protocol without its colon, the port with ``URL.port``
(empty for the protocol's default), and hostname and pathname as globs with those of a ``URL`` (lower case, with a
leading slash). Each form was run against the matchers of 14.2.35, 15.5.29 and 16.4.6.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from nextlint.model.findings import OptionUse
from nextlint.release.model import Release
from nextlint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.model.findings import Finding
    from nextlint.rules.context import Context

OWN_PORTS = {"http": "80", "https": "443"}
GLOB = re.compile(r"[\\*?{}()\[\]!+@|]")  # a pattern that may mean more than its characters
LISTS = ("images.remotePatterns", "images.localPatterns", "images.domains")


def check(context: Context) -> Iterator[Finding]:
    if not isinstance(context.release, Release):
        return
    for option in LISTS:
        told = set()
        for outcome in context.config.outcomes(option):
            if outcome.state != "value" or not isinstance(outcome.value, list) or outcome.span is None:
                continue
            for number, entry in enumerate(outcome.value):
                for key, value, why in _wrong(option, entry):
                    path = f"{option}[{number}]{key}"
                    if (path, value) in told:
                        continue
                    told.add((path, value))
                    yield RULE.finding(
                        context,
                        outcome.span,
                        f'{path} "{value}" can never match: {why}',
                        help="Correct it or remove the entry: images from there are currently rejected.",
                        no_fix="a corrected entry would allow a host that is blocked today",
                        options=(OptionUse(path, accepted=True),),
                    )


def _wrong(option: str, entry: Any) -> Iterator[tuple[str, str, str]]:
    if isinstance(entry, str) and option == "images.domains":
        why = _host(entry)
        if why:
            yield "", entry, why
    if not isinstance(entry, dict) or "$" in entry:
        return
    host, path = entry.get("hostname"), entry.get("pathname")
    if isinstance(host, str) and (why := _host(host)):
        yield ".hostname", host, why
    if isinstance(path, str) and path and path[0] != "/" and not GLOB.match(path):
        yield ".pathname", path, "a pathname starts with a slash"
    port = entry.get("port")
    if isinstance(port, str) and port and port == OWN_PORTS.get(str(entry.get("protocol"))):
        yield ".port", port, f"a URL omits the default port of {entry['protocol']}"


def _host(host: str) -> str | None:
    if "://" in host:
        return "a hostname contains no scheme"
    if "/" in host:
        return "a hostname contains no slash"
    if GLOB.search(host):
        return None
    if re.search(r":\d+$", host) and host.count(":") == 1:
        return "a hostname contains no port"
    return "hostnames are compared in lower case" if host != host.lower() else None


RULE = Rule(
    id="image-pattern-never-matches",
    title="An image pattern that no URL can match",
    category="options",
    severity="error",
    affected=">=12.0.0",
    since="0.1.0",
    summary="images.remotePatterns, images.localPatterns and images.domains allow the images that the optimizer "
    "serves. An entry with a scheme, a slash or a port in its hostname, with upper case, with the protocol's default "
    "port or with a pathname that does not start with a slash matches nothing: Next.js accepts it silently and "
    "returns 400.",
    applies="To entries whose value is known. URL objects and globs are not judged.",
    fix=None,
    bad="module.exports = {\n  images: { remotePatterns: [{ hostname: 'https://cdn.example.com' }] },\n};\n",
    good="module.exports = {\n  images: { remotePatterns: [{ hostname: 'cdn.example.com' }] },\n};\n",
    sources=("https://nextjs.org/docs/app/api-reference/components/image#remotepatterns",),
    check=check,
    options=LISTS,
)
