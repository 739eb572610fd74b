"""server-actions-origin-never-matches: an allowed origin of Server Actions that matches nothing, or too much.

``experimental.serverActions.allowedOrigins`` is compared with the host of the Origin header, ``name`` or ``name:port``
(``dist/server/app-render/csrf-protection.js``). Some 20 pairs of entry and host were tried with the function itself at
14.2.35, 15.5.29 and 16.4.6.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nextlint.model.fixes import Fix, Set
from nextlint.release.affected import is_affected
from nextlint.rules._hazard import place
from nextlint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.model.findings import Finding
    from nextlint.rules.context import Context

OPTION = "experimental.serverActions.allowedOrigins"
WITHOUT_WILDCARDS = "<14.1.0"
WITHOUT_ONE_LABEL = "<15.3.0"  # these match nothing with "*.com" and "**.com"; later "*" is one label, "**" any number
CASE_SENSITIVE = "<16.2.0"
# Suffixes under which anybody can register a name: those of site hosts, not the whole public suffix list.
SHARED = frozenset(
    {"vercel.app", "netlify.app", "herokuapp.com", "github.io", "pages.dev", "workers.dev", "web.app", "fly.dev"}
    | {"onrender.com", "up.railway.app", "azurewebsites.net", "cloudfront.net", "ngrok.io", "ngrok-free.app"}
)


def check(context: Context) -> Iterator[Finding]:
    found = context.site
    if found is None:
        return
    for outcome in context.config.outcomes(OPTION):
        entries = outcome.value if outcome.state == "value" and isinstance(outcome.value, list) else []
        origins = [entry for entry in entries if isinstance(entry, str)]
        faults = {origin: fault for origin in origins if (fault := _fault(origin, found.version))}
        if faults:
            yield _finding(context, found.version, entries, faults)
            return


def _fault(origin: str, version: str) -> str | None:
    """Return what is wrong with an entry, as a clause; None if nothing is."""
    if "://" in origin or "/" in origin:
        return "an entry is a host, without a scheme or path"
    if origin in ("*", "**"):
        return "a wildcard alone matches no host"
    if "*" in origin and (fault := _fault_of_wildcard(origin, version)):
        return fault
    if origin != origin.lower() and is_affected(CASE_SENSITIVE, version):
        return f"Next.js {version} compares it with a lower-case host"
    return None


def _fault_of_wildcard(origin: str, version: str) -> str | None:
    """Return what is wrong with an entry that has a wildcard and more."""
    if is_affected(WITHOUT_WILDCARDS, version):
        return f"Next.js {version} does not support wildcards here"
    labels = origin.split(".")
    if any("*" in label and label not in ("*", "**") for label in labels):
        return "a wildcard stands for a whole part between dots, so it matches no host"
    if "**" in labels[1:]:
        return "** matches no host unless it comes first"
    matches_none = is_affected(WITHOUT_ONE_LABEL, version)
    base = re.sub(r"^\*{1,2}\.", "", origin)
    if "." not in base and matches_none:
        return "it matches no host"
    if labels[-1] == "*" and not matches_none and not labels[0].isdecimal():
        return "it lets hosts under every top-level domain call your actions"
    if "." not in base and base.partition(":")[0] != "localhost":
        which = "every host" if origin.startswith("**") else "every domain directly"
        return f"it lets {which} under .{base} call your actions"
    return f"anybody can register a host under {base}" if base in SHARED else None


def _finding(context: Context, version: str, entries: list[object], faults: dict[str, str]) -> Finding:
    said = "; ".join(f'"{origin}": {fault}' for origin, fault in faults.items())
    message = f"{OPTION} has {'an entry' if len(faults) == 1 else 'entries'} that cannot work as intended: {said}"
    cured = [_bare(entry) if isinstance(entry, str) else entry for entry in entries]
    is_cured = cured != entries and not any(isinstance(one, str) and _fault(one, version) for one in cured)
    return RULE.finding(
        context,
        place(context, OPTION),
        message,
        help='Write hosts as the browser sends them, "example.com" or "example.com:8443"; without a match an action '
        'fails with 500, "Invalid Server Actions request".',
        fix=Fix("Write the allowed origins as hosts", [Set(OPTION, cured)]) if is_cured else None,
        no_fix=None if is_cured else "the intended hosts are unknown",
    )


def _bare(origin: str) -> str:
    """Return the host of a URL: https://Example.com:8443/ gives example.com:8443."""
    return re.sub(r"^[a-z]+://", "", origin, flags=re.IGNORECASE).partition("/")[0].lower()


RULE = Rule(
    id="server-actions-origin-never-matches",
    title="An allowed origin of Server Actions that matches nothing or too much",
    category="security",
    severity="warning",
    affected=">=14.0.2",
    since="0.1.0",
    summary="Behind a proxy Next.js compares the Origin header of a Server Action with a list of hosts. An entry with "
    "a scheme, a path or, before 16.2, a capital letter never matches, and the action fails with 500; an entry such "
    "as `*.com` or `*.vercel.app` lets other people's sites call your actions on a visitor's behalf.",
    applies="To experimental.serverActions.allowedOrigins if its entries are known.",
    fix="Strips scheme and path and converts to lower case, if that leaves entries that can match. It is unsafe: it "
    "allows hosts that were rejected so far.",
    bad='module.exports = {\n  experimental: { serverActions: { allowedOrigins: ["https://example.com/"] } },\n};\n',
    good='module.exports = {\n  experimental: { serverActions: { allowedOrigins: ["example.com"] } },\n};\n',
    sources=("https://nextjs.org/docs/app/api-reference/config/next-config-js/serverActions#allowedorigins",),
    check=check,
    options=(OPTION,),
)
