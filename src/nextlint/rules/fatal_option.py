"""fatal-option: an option that keeps this Next.js from building or starting.

Source: the throws of dist/server/config.js in each version, and its validators: any complaint about ``images`` ends the
build, from 13.2.2 on for wrong values and from 13.5.5 on for unknown keys (``evidence/options``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.model.findings import OptionUse
from nextlint.model.fixes import Fix, Remove
from nextlint.options import table, texts
from nextlint.release.model import Release
from nextlint.rules._images import missing_loader_files
from nextlint.rules._options import AFFECTED, SOMETIMES, found
from nextlint.rules._replacements import replaced, respelled
from nextlint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.model.findings import Finding
    from nextlint.rules._options import Found
    from nextlint.rules.context import Context

_GONE = frozenset({"unknown", "removed", "too-new"})
LOADER = frozenset({"images", "images.loader", "images.loaderFile"})
LOADER_FILE = "13.0.0-"  # the versions that check that it exists


def check(context: Context) -> Iterator[Finding]:
    for one in found(context, fatal=True):
        fix, no_fix = _fix(context, one)
        yield RULE.finding(
            context,
            one.at,
            f"{one.next_js} does not build with this config: {one.verdict.path} {_reason(one)}" + one.sometimes,
            help=_help(one, fix),
            fix=fix,
            no_fix=no_fix,
            options=(one.use,),
        )
    if not any(one.verdict.path in LOADER for one in found(context, fatal=True)):
        yield from _missing_loader_file(context)


def _missing_loader_file(context: Context) -> Iterator[Finding]:
    release, option = context.release, "images.loaderFile"
    if not isinstance(release, Release) or not table.holds(LOADER_FILE, release.version):
        return
    missing = list(missing_loader_files(context))
    for name, outcome in missing[:1]:
        place = outcome.span or context.config.export
        if place is None:
            continue
        sometimes = SOMETIMES if len(missing) < len(context.config.outcomes(option)) else ""
        yield RULE.finding(
            context,
            place,
            f"Next.js {release.version} does not build with this config: {option} names {name}, which does not exist"
            + sometimes,
            help="Name a file inside the project's folder.",
            no_fix="the intent is unclear",
            options=(OptionUse(option, accepted=True, effect="throws"),),
        )


def _reason(one: Found) -> str:
    verdict = one.verdict
    clause = texts.wrong(verdict)
    if clause and verdict.kind != "invalid":
        return clause
    if verdict.kind == "invalid":
        return clause if not verdict.why else f"is not accepted: {verdict.why}"
    if verdict.kind == "too-new":
        return f"is only an option since {texts.there_from(verdict, one.version)}"
    gone = texts.gone_since(verdict, one.version)
    ended = f"was removed in {gone}" if gone else "is no longer an option" if verdict.intervals else "is not an option"
    if verdict.why:
        return f"{ended}: {verdict.why}"
    return f"{ended}: use {verdict.to} instead" if verdict.to and verdict.intervals else ended


def _help(one: Found, fix: Fix | None) -> str:
    verdict = one.verdict
    if verdict.condition == "canary:truthy":
        return f"Remove {verdict.path}, or use a canary release of next."
    if verdict.kind == "invalid":
        return "Correct the value."
    if verdict.kind == "conflict":
        return (
            f"Remove one of {verdict.path} and {verdict.to}."
            if verdict.condition == "conflict:both"
            else f"Change {verdict.path} or {verdict.to}."
        )
    if verdict.to and not verdict.intervals:
        return f"Did you mean {verdict.to}?"
    is_removed = fix is not None and any(isinstance(each, Remove) for each in fix.operations)
    return f"Remove {verdict.path}." if is_removed or not verdict.to else f"Use {verdict.to} instead."


def _fix(context: Context, one: Found) -> tuple[Fix | None, str | None]:
    verdict = one.verdict
    if verdict.kind in ("moved", "renamed") and verdict.condition != "canary:truthy":
        return replaced(context, verdict, one.version, safe=False)
    if verdict.kind == "unknown" and verdict.to:
        return respelled(verdict, one.version)
    if verdict.kind in _GONE and "[" not in verdict.path:
        is_free = verdict.to and all(each.state == "absent" for each in context.config.outcomes(verdict.to))
        if is_free and verdict.kind == "removed" and not verdict.misfit and verdict.condition != "canary:truthy":
            return replaced(context, verdict, one.version, safe=False)
        return Fix(f"Remove {verdict.path}", [Remove(verdict.path)]), None
    return None, "the intent is unclear"


RULE = Rule(
    id="fatal-option",
    title="An option with which Next.js does not start",
    category="options",
    severity="error",
    affected=AFFECTED,
    since="0.1.0",
    summary="With this option, or this value, the installed Next.js fails instead of building: preview flags on a "
    "stable release, target, both the old and the new name of one option, anything wrong in images, an unset "
    "environment variable where a hostname is required, an images.loaderFile that does not exist.",
    applies="To every option that makes this exact version's config loader throw or exit, even if only under some "
    "conditions.",
    fix="Moves an option that was removed to the one that replaces it, if that takes its value and is not set, and "
    "removes it otherwise. It is unsafe: the build never ran with it, so the fixed config is untested.",
    bad="// next 16.4.6\nmodule.exports = {\n  experimental: { ppr: true },\n};\n",
    good="// next 16.4.6\nmodule.exports = {\n  cacheComponents: true,\n};\n",
    sources=("https://nextjs.org/docs/messages/invalid-next-config",),
    check=check,
)
