"""moved-option: the config sets an option at its former path.

Source: ``warnOptionHasBeenMovedOutOfExperimental`` and its neighbours in dist/server/config.js in each version; what
happens to the old path was observed in the real loader (``evidence/options``).
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
        yield finding_of(RULE, context, one, verb="moved to")


RULE = Rule(
    id="moved-option",
    title="An option that has moved",
    category="options",
    severity="error",
    affected=AFFECTED,
    since="0.1.0",
    summary="The config sets an option where an older Next.js had it, most often under experimental. Some versions "
    "still read it there and warn; others drop it, so that the setting has no effect.",
    applies="To every option that the installed Next.js has at another path. It is an error if the value is dropped "
    "and differs from the default, else a warning.",
    fix="Moves the option, unless this Next.js does not accept its value at the new path. That is safe if the old path "
    "is still honoured, because then nothing changes; if the value is dropped, the fix turns a setting on and is "
    "unsafe. Keys of experimental.turbo go where this Next.js has them; those that it neither reads nor has elsewhere "
    "are removed.",
    bad="// next 15.5.29\nmodule.exports = {\n  experimental: { serverComponentsExternalPackages: ['sharp'] },\n};\n",
    good="// next 15.5.29\nmodule.exports = {\n  serverExternalPackages: ['sharp'],\n};\n",
    sources=("https://nextjs.org/docs/messages/invalid-next-config",),
    check=check,
)
