"""renamed-option: the config sets an option under its former name.

Source: the messages of dist/server/config.js in each version; what happens to the old name was observed in the real
loader (``evidence/options``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.rules._options import AFFECTED, found
from nextlint.rules._renaming import finding_of
from nextlint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.model.findings import Finding
    from nextlint.rules.context import Context


def check(context: Context) -> Iterator[Finding]:
    for one in found(context, "renamed"):
        yield finding_of(RULE, context, one, verb="was renamed to")


RULE = Rule(
    id="renamed-option",
    title="An option under an old name",
    category="options",
    severity="error",
    affected=AFFECTED,
    since="0.1.0",
    summary="The config sets an option under the name it had in an older Next.js. Some versions still read it and "
    "warn; others drop it, even while they print that it was renamed: a cache handler set under the old name is not "
    "used.",
    applies="To every option that the installed Next.js has under another name. It is an error if the value is dropped "
    "and differs from the default, else a warning.",
    fix="Renames the option. That is safe if this Next.js still honours the old name; if it drops the value, the fix "
    "turns a setting on and is unsafe. An old name that is dropped while the new one is set is removed, which is safe.",
    bad="// next 14.2.35\nmodule.exports = {\n  experimental: { incrementalCacheHandlerPath: "
    "require.resolve('./cache') },\n};\n",
    good="// next 14.2.35\nmodule.exports = {\n  cacheHandler: require.resolve('./cache'),\n};\n",
    sources=("https://nextjs.org/docs/messages/invalid-next-config",),
    check=check,
)
