"""proxy-body-truncated: bodies over 10 MB are cut on their way through the middleware, or hang in a rewrite.

From 15.4.8, 15.5.5 and 16.0.0 on Next.js keeps a copy of each body that a middleware (proxy) file may read, of at most
10 MB (``dist/server/body-streams.js``). Whatever comes next gets the copy: a route handler sees a body that ends early
and returns 200; a rewrite to another host waits for the rest until it times out, even without a middleware file. Run
with a body of 12 MB: evidence/proxy_body_truncated.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from nextlint.model.fixes import Fix, Set
from nextlint.release.affected import is_affected
from nextlint.rules._hazard import ask, file, place
from nextlint.rules.base import Rule
from nextlint.serving.matcher import covers, matcher_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.advisories.site import Site
    from nextlint.model.findings import Finding, Severity
    from nextlint.rules.context import Context

BEFORE_16 = (">=15.4.8,<15.5.0", ">=15.5.5,<16.0.0")
FROM_16 = ">=16.0.0"
MIDDLEWARE_KEY = "experimental.middlewareClientMaxBodySize"  # 16 accepts it too, with a warning
PROXY_KEY = "experimental.proxyClientMaxBodySize"
ENOUGH = "50mb"
MAX_BYTES = 256 * 1024
TAKES_BODIES = re.compile(r"\b(?:POST|PUT|PATCH)\b")
LIMIT_IS_CHANGED = re.compile(r"\bbodyParser\b")


def check(context: Context) -> Iterator[Finding]:
    found = context.site
    if found is None or not _cuts(found.version) or not ask(found, "has_server").holds or _is_set(found):
        return
    key = PROXY_KEY if is_affected(FROM_16, found.version) else MIDDLEWARE_KEY
    severity: Severity | None = None
    rewrite = ask(found, "rewrites_to_external_host")
    middleware = ask(found, "has_effective_middleware")
    if rewrite.holds:
        message = (
            f"Next.js {found.version} forwards at most 10 MB of a request body: {rewrite.reason}, where a larger one "
            "fails with 500 after 30 s"
        )
        at = rewrite.span or place(context, "rewrites")
    elif middleware.holds and (cut := _cut(found, path := _middleware_path(found))):
        address, is_certain = cut
        severity = None if is_certain else "info"
        message = (
            f"Next.js {found.version} {'cuts' if is_certain else 'may cut'} request bodies at 10 MB on their way "
            f"through {found.relative(path)}: a larger request to {address} arrives incomplete, and the route returns "
            "200"
        )
        at = file(path)
    else:
        return
    yield RULE.finding(
        context,
        at,
        message,
        severity=severity,
        help=f"Set {key} to the largest body that you accept; each such request holds that much memory.",
        fix=Fix(f'Set {key} to "{ENOUGH}"', [Set(key, ENOUGH)]),
    )


def _cuts(version: str) -> bool:
    return any(is_affected(range_, version) for range_ in (*BEFORE_16, FROM_16))


def _is_set(found: Site) -> bool:
    keys = [MIDDLEWARE_KEY, PROXY_KEY] if is_affected(FROM_16, found.version) else [MIDDLEWARE_KEY]
    return any(not outcome.is_default for key in keys for outcome in found.config.outcomes(key))


def _cut(found: Site, path: str) -> tuple[str, bool] | None:
    """Return a matched API route or route handler that accepts large bodies, and whether that is certain; None if none.

    Server Actions are left out: they have their own limit of 1 MB.
    """
    matcher = matcher_of(found.reader, path)
    verdicts = {address: covers(matcher, address) for address, file in found.api_routes.items() if _takes(found, file)}
    for wanted in (True, None):
        for address, verdict in verdicts.items():
            if verdict is wanted:
                return address, verdict is True
    return None


def _takes(found: Site, path: str) -> bool:
    """Return whether a route accepts bodies over 10 MB: an API route only if its own 1 MB limit is changed."""
    source = found.reader.source_or_none(path, limit=MAX_BYTES)
    is_handler = os.path.basename(path).startswith("route.")
    return source is not None and (TAKES_BODIES if is_handler else LIMIT_IS_CHANGED).search(source.text) is not None


def _middleware_path(found: Site) -> str:
    files = [*found.files_named("proxy"), *found.files_named("middleware")]
    return next(one.path for one in files if one.fault is None and one.certain)


RULE = Rule(
    id="proxy-body-truncated",
    title="Request bodies over 10 MB are cut",
    category="stability",
    severity="warning",
    affected=">=15.4.8",
    since="0.1.0",
    summary="Newer versions of Next.js forward at most 10 MB of a request body through a middleware or proxy file, "
    "and to rewrites to another host. The rest is dropped: a route handler stores half an upload and returns 200, a "
    "rewrite hangs for 30 seconds and fails with `socket hang up`. Only a line in the server's log mentions it.",
    applies="To 15.4.8 to 15.4.x, 15.5.5 and later, and 16, if a server runs and the option for the limit is not set, "
    "where a rewrite leads to another host, or an active middleware file matches a route handler that accepts bodies "
    "(or an API route that changes bodyParser). The option is experimental.middlewareClientMaxBodySize in 15, "
    "experimental.proxyClientMaxBodySize in 16.",
    fix='Sets the option, under its name in this version, to "50mb". It is unsafe: how large a body may be is yours to '
    "decide, and each request holds that much memory.",
    bad='module.exports = {\n  rewrites: async () => [{ source: "/a/:path*", destination: "https://a.b/:path*" }],\n'
    "};\n",
    good='module.exports = {\n  experimental: { middlewareClientMaxBodySize: "50mb" },\n'
    '  rewrites: async () => [{ source: "/a/:path*", destination: "https://a.b/:path*" }],\n};\n',
    sources=(
        "https://nextjs.org/docs/app/api-reference/config/next-config-js/proxyClientMaxBodySize",
        "https://github.com/readest/readest/issues/6091",
    ),
    check=check,
    options=(MIDDLEWARE_KEY, PROXY_KEY),
)
