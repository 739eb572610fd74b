"""moved-option: the config sets an option at a place that it had before.

Source: ``warnOptionHasBeenMovedOutOfExperimental`` and its neighbours in dist/server/config.js of each version; what
becomes of the old place was seen in the real loader (``evidence/options``).
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
    for one in found(context, "moved"):
        yield finding_of(RULE, context, one, verb="is")


RULE = Rule(
    id="moved-option",
    title="An option that has moved",
    category="options",
    severity="error",
    affected=AFFECTED,
    since="0.1.0",
    summary="The config sets an option where an older Next.js had it, most often under experimental. "
    "Some versions still take it from there and warn; others drop it, so that a setting that stands in the config is "
    "not applied.",
    applies="To every option that the Next.js that runs has at another place. It is an error where the value is "
    "dropped and differs from Next's default, else a warning.",
    fix="Moves the option. That is safe where this Next.js still honours the old place, because nothing changes then; "
    "where it drops it, the fix turns a setting on and is unsafe.",
    bad="// next 15.5.29\nmodule.exports = {\n  experimental: { serverComponentsExternalPackages: ['sharp'] },\n};\n",
    good="// next 15.5.29\nmodule.exports = {\n  serverExternalPackages: ['sharp'],\n};\n",
    sources=("https://nextjs.org/docs/messages/invalid-next-config",),
    check=check,
)
