"""unknown-option: the config sets an option that no version of Next.js has.

Source: the schemas of each published version (``evidence/options``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.options import table
from nextlint.release.versions import precedence
from nextlint.rules._options import AFFECTED, found
from nextlint.rules._replacements import respelled
from nextlint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.model.findings import Finding
    from nextlint.rules.context import Context


def check(context: Context) -> Iterator[Finding]:
    for one in found(context, "unknown"):
        verdict = one.verdict
        is_beyond = precedence(one.version) > precedence(table.newest())
        known = f"Next.js {table.newest()}, the newest version that this nextlint knows" if is_beyond else one.next_js
        message = f"{verdict.path} is not an option of {known}"
        message += f": it belongs at {verdict.to}" if _is_misplaced(verdict.path, verdict.to) else ""
        fix, no_fix = respelled(verdict, one.version)
        yield RULE.finding(
            context,
            one.at,
            message + one.sometimes,
            severity="info" if is_beyond else "warning",
            help=f"Did you mean {verdict.to}?" if verdict.to else "Correct the name, or remove it.",
            fix=fix,
            no_fix=no_fix,
            options=(one.use,),
        )


def _is_misplaced(path: str, to: str) -> bool:
    return bool(to) and path.rpartition(".")[2] == to.rpartition(".")[2]


RULE = Rule(
    id="unknown-option",
    title="An option that Next.js does not know",
    category="options",
    severity="warning",
    affected=AFFECTED,
    since="0.1.0",
    summary="The config sets an option that no version of Next.js has: a typo, an option at the wrong level, or "
    "something that never was an option. Next.js warns about it during the build, and nothing reads it.",
    applies="To keys of every object whose keys this Next.js checks. Not to top-level keys of a config that a package "
    "wraps: the package may remove them.",
    fix="Moves the option to the intended name or path, if that is clear and takes the value. That turns a setting on, "
    "so it is unsafe.",
    bad="module.exports = {\n  reactStrictmode: true,\n};\n",
    good="module.exports = {\n  reactStrictMode: true,\n};\n",
    sources=("https://nextjs.org/docs/messages/invalid-next-config",),
    check=check,
)
