"""ignored-config: a next.config file that this version of Next.js does not read, so nothing in it has an effect.

Next.js reads the first of ``CONFIG_FILES`` (dist/shared/lib/constants.js) that exists. If none does, a file with a name
from a second list in dist/server/config.js makes it stop ("Configuring Next.js via '...' is not supported").
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from nextlint.config.locate import find_config
from nextlint.model.findings import Position, Span
from nextlint.release.affected import is_surely_affected
from nextlint.release.model import Release
from nextlint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.model.findings import Finding
    from nextlint.rules.context import Context

EXTENSIONS = frozenset({"js", "mjs", "cjs", "ts", "mts", "cts", "json", "jsx", "tsx"})
FIRST_READ = {"next.config.mjs": "12.0", "next.config.ts": "15.0", "next.config.mts": "16.0"}
# Extension -> the versions that refuse to start with it; .mts also later, if Node.js does not run TypeScript.
STOPPED_BY = {
    **dict.fromkeys(("json", "jsx", "tsx"), (">=0",)),
    "ts": ("<15",),
    **dict.fromkeys(("cjs", "cts"), (">=15",)),
    "mts": (">=15,<16",),
}
START = Position(1, 1)


def check(context: Context) -> Iterator[Finding]:
    candidates = [path for path in context.project.config_files if _looks_like_config(os.path.basename(path))]
    if not candidates:
        return
    release = context.release if isinstance(context.release, Release) else None
    reader = context.reader.with_overlay(dict.fromkeys(candidates, ""))  # their existence is what counts
    read = find_config(reader, context.project, release.version if release else None)
    for path in candidates:
        if path != read and not _is_used_otherwise(context, path, read):
            yield _finding(context, path, read, release)


def _looks_like_config(name: str) -> bool:
    """Return False for next.config.test.js, next.config.d.ts, next.config.js.bak and the like."""
    stem, _, extension = name.rpartition(".")
    return stem == "next.config" and extension in EXTENSIONS


def _is_used_otherwise(context: Context, path: str, read: str | None) -> bool:
    """Return whether the active config or a script in package.json names the file: then it is loaded or compiled."""
    name = os.path.basename(path)
    scripts = context.project.package.data.get("scripts") if context.project.package else None
    if isinstance(scripts, dict) and any(name in command for command in scripts.values() if isinstance(command, str)):
        return True
    if read is None:
        return False
    source = context.reader.source_or_none(read)
    return source is not None and name in source.text


def _finding(context: Context, path: str, read: str | None, release: Release | None) -> Finding:
    name = os.path.basename(path)
    span = Span(path, START, START)
    first = FIRST_READ.get(name)
    since = f" (Next.js {first} is the first version that reads it)" if first and release and read != path else ""
    next_js = f"Next.js {release.version}" if release else "Next.js"
    if read is not None and os.path.dirname(read) == context.project.root:
        chosen = os.path.basename(read)
        message = f"{name} has no effect: {next_js} reads {chosen} and no other config"
        help_ = f"Keep one of the two: move what you need into {chosen}, and delete {name}."
        return RULE.finding(context, span, message, severity="warning", help=help_)
    help_ = f"Rename it to {_readable_name(name)}, and adapt its syntax if necessary."
    if read is None and _stops(name, release):
        return RULE.finding(context, span, f"{next_js} does not start: it rejects {name}{since}", help=help_)
    message = f"{name} has no effect: {next_js} does not read it{since}"
    return RULE.finding(context, span, message, severity="warning", help=help_)


def _stops(name: str, release: Release | None) -> bool:
    if release is None:
        return False
    extension = name.rpartition(".")[2]
    return any(is_surely_affected(versions, release.version) for versions in STOPPED_BY.get(extension, ()))


def _readable_name(name: str) -> str:
    return "next.config.mjs" if name.endswith((".mts", ".mjs")) else "next.config.js"


RULE = Rule(
    id="ignored-config",
    title="A next.config file that Next.js does not read",
    category="options",
    severity="error",
    affected=None,
    since="0.1.0",
    summary="Each version of Next.js reads only certain file names, and only the first of them. Any other next.config "
    "file has no effect, and nothing warns about it; some names even stop Next.js.",
    applies="To next.config files next to the one that is read, and to names that this version does not support, such "
    "as next.config.ts before 15.0. Not if the active config or a script in package.json names the file.",
    fix=None,
    bad="// next.config.ts, with Next.js 14.2\nexport default { reactStrictMode: true }\n",
    good="// next.config.mjs\nexport default { reactStrictMode: true }\n",
    sources=("https://nextjs.org/docs/app/api-reference/config/next-config-js",),
    check=check,
    needs_config=False,
)
