"""middleware-file-ignored: a middleware (or proxy) file that Next.js does not pick up, so its checks never run.

Next.js looks in one place, the folder that contains pages or app, for a name with one of pageExtensions
(``dist/build/index.js`` of 12.2 to 16.4), and silently ignores any other file. proxy is read from 16.0.0 on. Run with a
middleware that answers 401 to everything: evidence/middleware_file_ignored.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nextlint.release.affected import is_surely_affected
from nextlint.rules._hazard import file
from nextlint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.advisories.site import Site
    from nextlint.files.reader import Reader
    from nextlint.model.findings import Finding
    from nextlint.rules.context import Context
    from nextlint.serving.conventions import ConventionFile

BEFORE_PROXY = "<16.0.0"
MAX_BYTES = 256 * 1024
# Marks of a file written for Next.js, as opposed to Express, Redux or a development proxy.
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
            if reason is None or not _is_for_next(context.reader, one.path):
                continue
            if not _is_imported(context, found, name):
                yield _finding(context, found, one, *reason)


def _reason(found: Site, name: str, one: ConventionFile) -> tuple[str, str] | None:
    """Return why the file is not picked up and what to do; None if it is."""
    if name == "proxy" and is_surely_affected(BEFORE_PROXY, found.version):
        wanted = (one.wanted or one.path).replace("proxy", "middleware")
        return (
            "only Next.js 16 and later read that name",
            f"Rename it to {found.relative(wanted)} and its export to middleware.",
        )
    if one.fault is None or one.wanted is None:
        return None
    wanted = found.relative(one.wanted)
    if one.fault == "suffix":
        return f"pageExtensions are {', '.join(found.page_extensions or ())}", f"Rename it to {wanted}."
    folder = found.relative(one.wanted).rpartition("/")[0]
    place = f"{folder}/" if folder else "the project's own folder"
    return f"Next.js only looks in {place}, next to pages or app", f"Move it to {wanted}."


def _is_for_next(reader: Reader, path: str) -> bool:
    source = reader.source_or_none(path, limit=MAX_BYTES)
    return source is not None and re.search(FOR_NEXT, source.text) is not None


def _is_imported(context: Context, found: Site, name: str) -> bool:
    """Return whether a file that Next.js picks up imports one of this name, from the project and not from a package."""
    names = ("middleware",) if is_surely_affected(BEFORE_PROXY, found.version) else ("middleware", "proxy")
    active = [one.path for each in names for one in found.files_named(each) if one.fault is None]
    pattern = rf"""["'](?:\.{{1,2}}|[@~#]|src)/(?:[^"'\n]*/)?{name}(?:\.\w+)?["']"""
    sources = [context.reader.source_or_none(path, limit=MAX_BYTES) for path in active]
    return any(source is not None and re.search(pattern, source.text) for source in sources)


def _finding(context: Context, found: Site, one: ConventionFile, reason: str, help_: str) -> Finding:
    message = f"Next.js {found.version} never runs {found.relative(one.path)}: {reason}"
    no_fix = "this would run code that has not run so far; move the file yourself"
    return RULE.finding(context, file(one.path), message, help=help_, no_fix=no_fix)


RULE = Rule(
    id="middleware-file-ignored",
    title="A middleware file that never runs",
    category="security",
    severity="error",
    affected=">=12.2.0",
    since="0.1.0",
    summary="A middleware.ts in the wrong folder, with a suffix that pageExtensions does not name, or called proxy.ts "
    "before Next.js 16 is silently ignored, at build time and at run time. Authorization in it never happens.",
    applies="To files named middleware or proxy in the project's folder or its src that are evidently written for "
    "Next.js (next/server, a matcher and the like): next to src/ while pages or app is in src/, or the reverse; with "
    "a suffix that pageExtensions does not list; proxy before 16. Not if the active file imports it.",
    fix=None,
    bad='module.exports = { pageExtensions: ["page.tsx"] }; // and a file middleware.ts\n',
    good='module.exports = { pageExtensions: ["page.tsx", "page.ts"] }; // and a file middleware.page.ts\n',
    sources=(
        "https://nextjs.org/docs/app/api-reference/file-conventions/proxy",
        "https://nextjs.org/docs/app/api-reference/config/next-config-js/pageExtensions",
    ),
    check=check,
)
