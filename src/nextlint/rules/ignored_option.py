"""ignored-option: Next.js accepts a key of the config and silently does nothing with it.

Since 13.5.5 Next.js checks configs with zod, and some of its objects (``logging``, ``devIndicators``,
``experimental.serverActions``) silently drop unknown keys; before 12.2.3 nothing was checked. A few options are
accepted although no code reads them any more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.model.fixes import Fix, Remove
from nextlint.rules._options import AFFECTED, found
from nextlint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.model.findings import Finding
    from nextlint.rules._options import Found
    from nextlint.rules.context import Context


def check(context: Context) -> Iterator[Finding]:
    for one in found(context, "ignored"):
        verdict = one.verdict
        if verdict.accepted:
            yield _unread(context, one)
            continue
        yield RULE.finding(
            context,
            one.at,
            f"{one.next_js} has no option {verdict.path} and silently ignores it" + one.sometimes,
            help=f"Did you mean {verdict.to}?" if verdict.to else "Correct the name, or remove it.",
            no_fix="the intent is unclear",
            options=(one.use,),
        )


def _unread(context: Context, one: Found) -> Finding:
    verdict = one.verdict
    return RULE.finding(
        context,
        one.at,
        f"{one.next_js} accepts {verdict.path}, but none of its code reads it" + one.sometimes,
        help=f"{verdict.why[0].upper()}{verdict.why[1:]}." if verdict.why else "",
        fix=Fix(f"Remove {verdict.path}", [Remove(verdict.path)], safe=True),
        options=(one.use,),
    )


RULE = Rule(
    id="ignored-option",
    title="An option that Next.js silently drops",
    category="options",
    severity="warning",
    affected=AFFECTED,
    since="0.1.0",
    summary="Next.js warns about unknown keys only at some levels of a config. At others, such as logging, "
    "devIndicators or experimental.serverActions, it drops them silently, and before 12.2.3 it checked nothing at "
    "all. A typo there looks like a setting. A few options are still accepted although no code reads them.",
    applies="To keys that no version of Next.js has, in objects where this one drops them without a message, and to "
    "options that this version accepts and does not read.",
    fix="Removes an option that is not read. A key that no version has stays, because the intent is unclear.",
    bad="// next 15.5.29\nmodule.exports = {\n  logging: { fetchs: { fullUrl: true } },\n};\n",
    good="// next 15.5.29\nmodule.exports = {\n  logging: { fetches: { fullUrl: true } },\n};\n",
    sources=("https://nextjs.org/docs/app/api-reference/config/next-config-js/logging",),
    check=check,
)
