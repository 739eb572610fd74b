"""deprecated-option: an option that works, and that Next says will go or is better left alone.

Source: the messages of dist/server/config.js of each version (``evidence/options``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.options import table
from nextlint.rules._options import AFFECTED, found
from nextlint.rules._replacements import TRANSLATED, replaced
from nextlint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.model.findings import Finding
    from nextlint.model.fixes import Fix
    from nextlint.rules._options import Found
    from nextlint.rules.context import Context

CUSTOMISED = "customised:not-true"


def check(context: Context) -> Iterator[Finding]:
    for one in found(context, "deprecated"):
        fix: Fix | None = None
        no_fix: str | None = "what takes its place is no other option with the same value"
        if one.verdict.path in TRANSLATED:
            fix, no_fix = replaced(context, one.verdict, one.version, safe=True)
        yield RULE.finding(
            context,
            one.at,
            _message(one) + one.sometimes,
            help=f"Use {one.verdict.to}." if one.verdict.to else "Plan how to do without it.",
            fix=fix,
            no_fix=no_fix,
            options=(one.use,),
        )


def _message(one: Found) -> str:
    verdict = one.verdict
    if verdict.condition == CUSTOMISED:
        return f"{verdict.path} is best left at true: another value can break how {one.next_js} finds modules"
    message = f"{verdict.path} is deprecated in {one.next_js}"
    end = next((end for start, end in table.spans(verdict.intervals) if table.holds(f"{start}-{end}", one.version)), "")
    if end:
        message += f", and gone in {end.removesuffix('.0')}"
    if verdict.to:
        return f"{message}: {verdict.to} takes its place"
    return f"{message}: {verdict.why}" if verdict.why else message


RULE = Rule(
    id="deprecated-option",
    title="An option that is on its way out",
    category="options",
    severity="warning",
    affected=AFFECTED,
    since="0.1.0",
    summary="The config sets an option that this Next.js still honours and says is deprecated. The finding names the "
    "version that does without it, and what takes its place.",
    applies="Where this Next.js prints such a message: images.domains from 16 on, swcMinify: false in 14, amp and "
    "runtime config in 15.5, experimental.esmExternals that is not true, and others.",
    fix="Turns images.domains into images.remotePatterns that allow exactly the same URLs, which is safe. Others have "
    "none.",
    bad="// next 16.4.6\nmodule.exports = {\n  images: { domains: ['a.example.com'] },\n};\n",
    good="// next 16.4.6\nmodule.exports = {\n  images: { remotePatterns: [{ hostname: 'a.example.com' }] },\n};\n",
    sources=("https://nextjs.org/docs/messages/invalid-next-config",),
    check=check,
)
