"""config-exports-nothing: next.config exports nothing that Next can use: nothing at all, or no plain object.

Of a file without an export, Next 13.4.1 and older warned ("no exported configuration found"); since 13.4.2 nothing is
said (dist/server/config.js; https://github.com/vercel/next.js/issues/41932). What Next makes of other values, such as a
function that returns nothing, is in ``options/whole.py``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nextlint.options import whole
from nextlint.release.model import Release
from nextlint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.model.findings import Finding
    from nextlint.rules.context import Context

_EXPORTS = r"\bexports\b|(?<!\.)\bexport\b\s*(?:default|const|let|var|function|async|class|\{|\*|=)"
_MISSPELT = r"\bmodules?\.exports?\b|\bexport\.modules?\b"


def check(context: Context) -> Iterator[Finding]:
    yield from _no_object(context)
    yield from _no_export(context)


def _no_object(context: Context) -> Iterator[Finding]:
    """The config is something else than a plain object."""
    release, config = context.release, context.config
    at = config.export
    found = whole(config, release.version) if isinstance(release, Release) else None
    if found is None or at is None or not isinstance(release, Release):
        return
    does = "stops at it" if found.stops else "uses its defaults for everything"
    this = "under some conditions this config" if found.is_conditional else "this config"
    yield RULE.finding(
        context,
        at,
        f"{this} is {found.what} instead of a plain object: Next.js {release.version} {does}",
        help="Return the config from every branch of the function."
        if found.what == "undefined"
        else "Export a plain object.",
        no_fix="what is meant is not known",
    )


def _no_export(context: Context) -> Iterator[Finding]:
    """The file holds code and exports nothing."""
    config = context.config
    if config.kind != "object" or config.path is None or config.export is None or len(config.options):
        return
    source = context.reader.source_or_none(config.path)
    if source is None or re.search(_EXPORTS, source.text):
        return
    misspelt = re.search(_MISSPELT, source.text)
    whole = config.problem.span if config.problem is not None else config.export
    yield RULE.finding(
        context,
        source.span(misspelt.start(), misspelt.end()) if misspelt else whole,
        "this config exports nothing, so Next.js silently uses its defaults for everything in it",
        help=f"Write module.exports instead of {misspelt.group()}." if misspelt else "Export the config object.",
        no_fix="exporting it would enable everything in it",
    )


RULE = Rule(
    id="config-exports-nothing",
    title="The config exports nothing, or no plain object",
    category="options",
    severity="error",
    affected=None,
    since="0.1.0",
    summary="Without an export (`module.export = ...` is one letter short) Next.js reads an empty config and uses its "
    "defaults for everything. Up to 13.4.1 it warned of that; since then it says nothing. A function that returns "
    "nothing stops it, and from 15.5 on everything that is neither a plain object nor an array.",
    applies="To config files that hold code and export nothing at all, and to those that export or return anything "
    "but a plain object: undefined (a function without a return), a string, an instance of a class. An object that is "
    "exported empty is fine.",
    fix=None,
    bad="module.export = {\n  reactStrictMode: true,\n};\n",
    good="module.exports = {\n  reactStrictMode: true,\n};\n",
    sources=("https://github.com/vercel/next.js/issues/41932",),
    check=check,
)
