"""invalid-option-value: a value that Next does not accept for its option, and warns of.

Source: the schemas of each published version (``evidence/options``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.options import texts
from nextlint.rules._options import AFFECTED, found
from nextlint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.model.findings import Finding
    from nextlint.rules.context import Context


def check(context: Context) -> Iterator[Finding]:
    for one in found(context, "invalid"):
        what = one.verdict.why or texts.wrong(one.verdict)
        yield RULE.finding(
            context,
            one.at,
            f"{one.next_js} does not accept this value of {one.verdict.path}: {what}" + one.sometimes,
            help="Give it a value of that kind, or remove it.",
            no_fix="what is meant cannot be told",
            options=(one.use,),
        )


RULE = Rule(
    id="invalid-option-value",
    title="A value that Next.js does not accept",
    category="options",
    severity="warning",
    affected=AFFECTED,
    since="0.1.0",
    summary="An option has a value of the wrong type, or one that is not in its list, by the rules of the very version "
    "that runs. Next.js warns during the build and then carries on with the value, whatever its code makes of it.",
    applies="From 12.2.3 on, which is the first that checks values, to those that can be seen; a value that is not "
    "known is not judged. What makes Next.js stop is reported by fatal-option.",
    fix=None,
    bad="module.exports = {\n  reactStrictMode: 'yes',\n};\n",
    good="module.exports = {\n  reactStrictMode: true,\n};\n",
    sources=("https://nextjs.org/docs/messages/invalid-next-config",),
    check=check,
)
