"""changed-default: with --upgrade-to, a default that changes on the way and changes what the server does.

Next says nothing of it. The rows, with their sources, are in ``options/defaults.py``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.model.findings import OptionUse, Position, Span
from nextlint.options.defaults import ROWS
from nextlint.release.model import Release
from nextlint.release.versions import precedence
from nextlint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.model.findings import Finding
    from nextlint.rules.context import Context

START = Position(1, 1)


def check(context: Context) -> Iterator[Finding]:
    release, current, config = context.release, context.upgrade_from, context.config
    if not isinstance(release, Release) or current is None:
        return
    path = config.path or context.project.manifest
    at = config.export or Span(path, START, START)
    for row in ROWS:
        is_crossed = precedence(current) < precedence(row.since) <= precedence(release.version)
        if not is_crossed or not all(one.is_default for one in config.outcomes(row.option)):
            continue
        kept = f"Set it to {row.before} to keep what was." if row.has_old_value else "Set it to what is used."
        yield RULE.finding(
            context,
            at,
            f"the default of {row.option} is {row.after} from Next.js {row.since.removesuffix('.0')} on "
            f"(before: {row.before}): {row.effect}",
            help=f"{kept} The default is in next/{row.source}.",
            options=(OptionUse(row.option, accepted=True),),
        )


RULE = Rule(
    id="changed-default",
    title="A default that the upgrade changes",
    category="options",
    severity="info",
    affected=">=12.0.0",
    since="0.1.0",
    summary="Some defaults of Next.js change what a server does: how long images are kept, which sizes and qualities "
    "they have, how long the router keeps a page. Next.js does not say so, and the build passes.",
    applies="With --upgrade-to, to each such default between the version that runs and the one to move to, where the "
    "config does not set the option.",
    fix=None,
    bad="module.exports = {};  // 15.5, with --upgrade-to 16\n",
    good="module.exports = { images: { minimumCacheTTL: 60, qualities: [75, 90], imageSizes: [16, 32, 48] } };\n",
    sources=(
        "https://nextjs.org/docs/app/guides/upgrading/version-15",
        "https://nextjs.org/docs/app/guides/upgrading/version-16",
    ),
    check=check,
)
