"""runtime-config-baked: standalone output freezes serverRuntimeConfig and publicRuntimeConfig at build time.

The values are in plain text in ``.next/standalone/server.js`` and ``.next/required-server-files.json``, and the
server's environment is ignored; `next start` on the same build reads it. Run: evidence/runtime_config_baked. 16.0.0
removed the options.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.rules._hazard import place
from nextlint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.model.findings import Finding
    from nextlint.rules.context import Context

OPTIONS = ("serverRuntimeConfig", "publicRuntimeConfig")
MOST_NAMED = 3


def check(context: Context) -> Iterator[Finding]:
    found = context.site
    if found is None:
        return
    if not any(one.state == "value" and one.value == "standalone" for (one,) in found.combinations(("output",))):
        return
    names = [name for name in context.config.options if name.startswith(OPTIONS) and _is_of_environment(context, name)]
    if not names:
        return
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    yield RULE.finding(
        context,
        place(context, names[0]),
        f"standalone output freezes {', '.join(names[:MOST_NAMED])}{more} at build time: values from the build's "
        "environment are in plain text in .next/standalone/server.js, and the server's environment is not read",
        help="Read process.env where the value is used, on the server; pass it on to the browser from there.",
        no_fix="nextlint does not check where the values are used",
    )


def _is_of_environment(context: Context, name: str) -> bool:
    return any(
        outcome.state == "unknown" and "environment" in (outcome.reason or "")
        for outcome in context.config.outcomes(name)
    )


RULE = Rule(
    id="runtime-config-baked",
    title="Runtime config that is frozen at build time",
    category="stability",
    severity="warning",
    affected=">=12.2.0,<16.0.0",
    only_surely=True,
    since="0.1.0",
    summary="serverRuntimeConfig and publicRuntimeConfig are meant for values from the server's environment. With "
    "standalone output they come from the build's environment instead: secrets end up in plain text in the image, and "
    "the environment that the server is started with has no effect.",
    applies="To configs with output: 'standalone' that put values of process.env into one of the two options.",
    fix=None,
    bad='module.exports = {\n  output: "standalone",\n  serverRuntimeConfig: { token: process.env.TOKEN },\n};\n',
    good='module.exports = {\n  output: "standalone",\n};\n',
    sources=(
        "https://nextjs.org/docs/15/pages/api-reference/config/next-config-js/runtime-configuration",
        "https://nextjs.org/docs/app/api-reference/config/next-config-js/output",
    ),
    check=check,
    options=(*OPTIONS, "output"),
)
