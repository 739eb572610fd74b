"""option-conflict: two options of the config that this Next.js does not accept together.

Source: the messages of dist/server/config.js in each version (``evidence/options``).
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
    for one in found(context, "conflict"):
        yield RULE.finding(
            context,
            one.at,
            f"{one.verdict.path} {texts.wrong(one.verdict)} ({one.next_js})" + one.sometimes,
            help=_help(one.verdict.path, one.verdict.to),
            no_fix="it is unclear which of the two is intended",
            options=(one.use,),
        )


def _help(path: str, to: str) -> str:
    if to == "output":
        return (
            f"Whatever serves the exported files has to do what {path} does."
            if path != "outputFileTracing"
            else f"Remove {path}."
        )
    return f"Set {to} to true or false." if path == "cacheComponents" else f"Change {path} or {to}."


RULE = Rule(
    id="option-conflict",
    title="Two options that do not go together",
    category="options",
    severity="warning",
    affected=AFFECTED,
    since="0.1.0",
    summary="Some options cancel or require each other: headers, rewrites and redirects are not applied to a static "
    "export, outputFileTracingRoot and turbopack.root have to be equal. Next.js mentions it during the build and "
    "continues; conflicts that make it stop are reported by fatal-option.",
    applies="To pairs of options that can have such values in the same environment.",
    fix=None,
    bad="// next 15.5.29\nmodule.exports = {\n  output: 'export',\n  headers: async () => [],\n};\n",
    good="// next 15.5.29\nmodule.exports = {\n  output: 'export',\n};\n",
    sources=("https://nextjs.org/docs/messages/export-no-custom-routes",),
    check=check,
)
