"""deprecated-option: an option that works but that Next.js deprecates or advises against.

Source: the messages of dist/server/config.js in each version (``evidence/options``).
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
        no_fix: str | None = "no option with the same value replaces it"
        if one.verdict.path in TRANSLATED:
            fix, no_fix = replaced(context, one.verdict, one.version, safe=True)
        yield RULE.finding(
            context,
            one.at,
            _message(one) + one.sometimes,
            help=f"Use {one.verdict.to}." if one.verdict.to else "Plan to do without it.",
            fix=fix,
            no_fix=no_fix,
            options=(one.use,),
        )


def _message(one: Found) -> str:
    verdict = one.verdict
    if verdict.condition == CUSTOMISED:
        return f"{verdict.path} is best left at true: any other value can break how {one.next_js} resolves modules"
    message = f"{verdict.path} is deprecated in {one.next_js}"
    end = next((end for start, end in table.spans(verdict.intervals) if table.holds(f"{start}-{end}", one.version)), "")
    if end:
        message += f" and removed in {end.removesuffix('.0')}"
    if verdict.to:
        return f"{message}: use {verdict.to} instead"
    return f"{message}: {verdict.why}" if verdict.why else message


RULE = Rule(
    id="deprecated-option",
    title="An option that is on its way out",
    category="options",
    severity="warning",
    affected=AFFECTED,
    since="0.1.0",
    summary="The config sets an option that this Next.js still honours but reports as deprecated. The finding names "
    "the version that removes it, and its replacement.",
    applies="Where this Next.js prints a deprecation message: images.domains from 16 on, swcMinify: false in 14, amp "
    "and runtime config in 15.5, experimental.esmExternals that is not true, and others.",
    fix="Turns images.domains into images.remotePatterns that allow exactly the same URLs, which is safe. Other "
    "options have no fix.",
    bad="// next 16.4.6\nmodule.exports = {\n  images: { domains: ['a.example.com'] },\n};\n",
    good="// next 16.4.6\nmodule.exports = {\n  images: { remotePatterns: [{ hostname: 'a.example.com' }] },\n};\n",
    sources=("https://nextjs.org/docs/messages/invalid-next-config",),
    check=check,
)
