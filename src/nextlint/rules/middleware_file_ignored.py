"""middleware-file-ignored: a middleware (or proxy) file that Next.js does not take, so that its checks never run.

Next.js looks in one place, the folder that holds pages or app, for a name with one of pageExtensions
(``dist/build/index.js`` of 12.2 to 16.4), and says nothing of any other file. proxy is read from 16.0.0 on.
Run, with a middleware that says 401 to everything: evidence/middleware_file_ignored.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nextlint.release.affected import is_affected
from nextlint.rules._hazard import file
from nextlint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.advisories.site import Site
    from nextlint.files.reader import Reader
    from nextlint.model.findings import Finding
    from nextlint.rules.context import Context
    from nextlint.serving.conventions import ConventionFile

PROXY_FROM = ">=16.0.0"
MAX_BYTES = 256 * 1024
# What a file says that is written for Next.js, and not for Express, Redux or a development proxy.
FOR_NEXT = (
    r"next/server|\bNextRe(?:quest|sponse)\b|\bas (?:middleware|proxy)\b|\bmatcher\s*:|next-auth/middleware"
    r"|next-intl/middleware|@clerk/nextjs"
)


def check(context: Context) -> Iterator[Finding]:
    found = context.site
    if found is None:
        return
    for name in ("middleware", "proxy"):
        for one in found.files_named(name):
            reason = _reason(found, name, one)
            if reason is not None and _is_for_next(context.reader, one.path):
                yield _finding(context, found, one, *reason)


def _reason(found: Site, name: str, one: ConventionFile) -> tuple[str, str] | None:
    """Why the file is not taken, and what to do."""
    if name == "proxy" and not is_affected(PROXY_FROM, found.version):
        wanted = (one.wanted or one.path).replace("proxy", "middleware")
        return (
            "the name is read from 16 on",
            f"Rename it to {found.relative(wanted)} and what it exports to middleware.",
        )
    if one.fault is None or one.wanted is None:
        return None
    wanted = found.relative(one.wanted)
    if one.fault == "suffix":
        return f"pageExtensions are {', '.join(found.page_extensions or ())}", f"Rename it to {wanted}."
    folder = found.relative(one.wanted).rpartition("/")[0]
    place = f"{folder}/" if folder else "the project's own folder"
    return f"it is looked for in {place}, beside pages or app, and nowhere else", f"Move it to {wanted}."


def _is_for_next(reader: Reader, path: str) -> bool:
    source = reader.source_or_none(path, limit=MAX_BYTES)
    return source is not None and re.search(FOR_NEXT, source.text) is not None


def _finding(context: Context, found: Site, one: ConventionFile, reason: str, help_: str) -> Finding:
    message = f"Next.js {found.version} never runs {found.relative(one.path)}: {reason}"
    no_fix = "it turns code on that has not run so far; move the file yourself"
    return RULE.finding(
        context, file(one.path), message, help=f"{help_} Nothing that it checks is checked.", no_fix=no_fix
    )


RULE = Rule(
    id="middleware-file-ignored",
    title="A middleware file that never runs",
    category="security",
    severity="error",
    affected=">=12.2.0",
    since="0.1.0",
    summary="A middleware.ts in the wrong folder, with a suffix that pageExtensions does not name, or called proxy.ts "
    "before Next.js 16 is silently ignored, in the build and at run time. Authorization in it never happens.",
    applies="To files named middleware and proxy in the project's folder and its src, which say that they are written "
    "for Next.js (next/server, a matcher and the like): beside src/ while pages or app lie in src/, or the reverse; "
    "with another suffix than pageExtensions has; proxy before 16.",
    fix=None,
    bad='module.exports = { pageExtensions: ["page.tsx"] }; // and a file middleware.ts\n',
    good='module.exports = { pageExtensions: ["page.tsx", "page.ts"] }; // and a file middleware.page.ts\n',
    sources=(
        "https://nextjs.org/docs/app/api-reference/file-conventions/proxy",
        "https://nextjs.org/docs/app/api-reference/config/next-config-js/pageExtensions",
    ),
    check=check,
)
