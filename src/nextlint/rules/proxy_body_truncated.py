"""proxy-body-truncated: bodies over 10 MB are cut on their way through the middleware, or hang in a rewrite.

From 15.4.8, 15.5.5 and 16.0.0 on Next.js keeps a copy of each body that a middleware (proxy) file may read, of at most
10 MB (``dist/server/body-streams.js``). Whatever comes next gets the copy: a route handler sees a body that ends early
(serving/uploads.py); a rewrite to another host waits for the rest until it times out, even without a middleware file.
Run with a body of 12 MB: evidence/proxy_body_truncated.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nextlint.advisories.predicates.routes import is_external
from nextlint.model.fixes import Fix, Set
from nextlint.release.affected import is_affected
from nextlint.rules._hazard import ask, file, place
from nextlint.rules.base import Rule
from nextlint.serving.uploads import behind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from nextlint.advisories.site import Site
    from nextlint.config.custom_routes import CustomRoute
    from nextlint.model.findings import Finding, Severity
    from nextlint.rules.context import Context
    from nextlint.serving.uploads import Upload

BEFORE_16 = (">=15.4.8,<15.5.0", ">=15.5.5,<16.0.0")
FROM_16 = ">=16.0.0"
MIDDLEWARE_KEY = "experimental.middlewareClientMaxBodySize"  # 16 accepts it too, with a warning
PROXY_KEY = "experimental.proxyClientMaxBodySize"
ENOUGH = "50mb"
LIMIT = 10  # MB
ENDS: Mapping[Upload, str] = {
    "form": "a larger upload to {} fails with 500",
    "raw": "a larger request to {} arrives incomplete, and the route returns 200",
    "api": "a larger request to {} arrives incomplete",
}
# A rewrite that names an API, or a host without a dot, is taken for one to a backend.
API = re.compile(r"(?<![a-z])(?:api|backend|files?|graphql|media|rpc|storage|trpc|uploads?)(?![a-z])", re.IGNORECASE)
OWN_HOST = re.compile(r"https?://(?:[\w-]+|[\d.]+)(?:[:/]|$)")


def check(context: Context) -> Iterator[Finding]:
    found = context.site
    if found is None or not _cuts(found.version) or not ask(found, "has_server").holds or _is_set(found):
        return
    key = PROXY_KEY if is_affected(FROM_16, found.version) else MIDDLEWARE_KEY
    severity: Severity | None = None
    external = sorted(filter(_may_be_external, found.rewrites.entries), key=is_external, reverse=True)
    to_backend = [entry for entry in external if _leads_to_backend(entry)]
    cut = behind(found.reader, path, found.api_routes, over=LIMIT) if (path := _middleware_path(found)) else None
    if to_backend or (external and not (cut and cut.is_certain)):
        severity = None if to_backend else "info"
        destination = (to_backend or external)[0].destination
        message = (
            f"Next.js {found.version} forwards at most {LIMIT} MB of a request body: a rewrite goes to "
            f"{destination.written}, where a larger one fails with 500 after 30 s"
        )
        at = destination.span or place(context, "rewrites")
    elif cut and path:
        severity = None if cut.is_certain else "info"
        message = (
            f"Next.js {found.version} {'cuts' if cut.is_certain else 'may cut'} request bodies at {LIMIT} MB on their "
            f"way through {found.relative(path)}: {ENDS[cut.upload].format(cut.address)}"
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


def _may_be_external(entry: CustomRoute) -> bool:
    """Return whether a rewrite leads to another host, or begins with an unknown value, which is usually one."""
    is_unknown = entry.destination.value is None and not entry.destination.written.lstrip("`\"'").startswith("/")
    return is_unknown or is_external(entry)


def _leads_to_backend(entry: CustomRoute) -> bool:
    if not is_external(entry):
        return False
    destination = entry.destination.value or entry.destination.written
    said = f"{entry.source.value or ''} {destination}"
    return OWN_HOST.match(destination) is not None or API.search(said) is not None


def _middleware_path(found: Site) -> str | None:
    if not ask(found, "has_effective_middleware").holds:
        return None
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
    "and to rewrites to another host. The rest is dropped: a route handler stores half an upload and returns 200, or "
    "cannot parse the form; a rewrite hangs for 30 seconds and fails with `socket hang up`. Only a line in the "
    "server's log mentions it.",
    applies="To 15.4.8 to 15.4.x, 15.5.5 and later, and 16, if a server runs and the option for the limit is not set, "
    "where a rewrite leads to another host, or an active middleware file matches a route handler that reads a form, a "
    "buffer or a stream (or an API route that parses uploads or allows more than 10 MB). A rewrite is info unless it "
    "surely leads to another host and names an API or a host without a dot. The option is "
    "experimental.middlewareClientMaxBodySize in 15, experimental.proxyClientMaxBodySize in 16.",
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
