"""too-new-option: the config sets an option that only a later Next.js has.

Source: the schemas of each published version (``evidence/options``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.options import texts
from nextlint.rules._options import AFFECTED, found
from nextlint.rules._replacements import replaced
from nextlint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.model.findings import Finding
    from nextlint.model.fixes import Fix
    from nextlint.rules.context import Context


def check(context: Context) -> Iterator[Finding]:
    for one in found(context, "too-new"):
        verdict = one.verdict
        first = texts.there_from(verdict, one.version)
        known = "read it" if verdict.effect == "dropped" else "list it"
        message = f"{verdict.path} was added in Next.js {first}, and {one.version} does not {known}"
        message += "; it gives no warning" if verdict.is_silent else ""
        if verdict.to:
            message += f"; it is called {verdict.to} there"
        fix: Fix | None = None
        no_fix: str | None = "only a later Next.js has it"
        if verdict.to:
            fix, no_fix = replaced(context, verdict, one.version, safe=False)
        yield RULE.finding(
            context,
            one.at,
            message + one.sometimes,
            severity="error" if verdict.to else "warning",
            help=f"Use {verdict.to}, or upgrade next to {first}."
            if verdict.to
            else f"Upgrade next to {first}, or remove it.",
            fix=fix,
            no_fix=no_fix,
            options=(one.use,),
        )


RULE = Rule(
    id="too-new-option",
    title="An option that only a later Next.js has",
    category="options",
    severity="error",
    affected=AFFECTED,
    since="0.1.0",
    summary="The config sets an option that was added in a later Next.js than the installed one, for example after a "
    "downgrade or copied from newer documentation. It has no effect.",
    applies="To every option that a later version has and the installed one does not. It is an error if this version "
    "has the option under another name, because a setting is intended and not applied.",
    fix="Moves the option to the name that this version has for it, if there is one that takes the value. That turns a "
    "setting on, so it is unsafe.",
    bad="// next 14.2.35\nmodule.exports = {\n  serverExternalPackages: ['sharp'],\n};\n",
    good="// next 14.2.35\nmodule.exports = {\n  experimental: { serverComponentsExternalPackages: ['sharp'] },\n};\n",
    sources=("https://nextjs.org/docs/messages/invalid-next-config",),
    check=check,
)
