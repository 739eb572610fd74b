"""invalid-option-value: an option has a value that Next.js does not accept and warns about.

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
            help="Use a value of that kind, or remove it.",
            no_fix="the intent is unclear",
            options=(one.use,),
        )


RULE = Rule(
    id="invalid-option-value",
    title="A value that Next.js does not accept",
    category="options",
    severity="warning",
    affected=AFFECTED,
    since="0.1.0",
    summary="An option has a value of the wrong type, or one that is not in its list, by the rules of the exact "
    "version that runs. Next.js warns during the build and then carries on with the value, whatever its code makes of "
    "it.",
    applies="To known values, from 12.2.3 on, the first version that checks them; unknown values are not judged. "
    "Values that make Next.js stop are reported by fatal-option.",
    fix=None,
    bad="module.exports = {\n  reactStrictMode: 'yes',\n};\n",
    good="module.exports = {\n  reactStrictMode: true,\n};\n",
    sources=("https://nextjs.org/docs/messages/invalid-next-config",),
    check=check,
)
