"""unparsable-config: the config cannot be parsed as JavaScript or TypeScript, so no rule can judge it.

Next.js stops at such a file too (https://nextjs.org/docs/app/api-reference/config/next-config-js), unless only nextlint
cannot read that kind of file; then the message says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.model.findings import Finding
    from nextlint.rules.context import Context


def check(context: Context) -> Iterator[Finding]:
    config = context.config
    if config.kind != "unparsable" or config.problem is None:
        return
    message = f"the config cannot be read: {config.problem.reason}"
    help_ = "No rule could check this config. Correct it, and run nextlint again."
    yield RULE.finding(context, config.problem.span, message, help=help_)


RULE = Rule(
    id="unparsable-config",
    title="The config cannot be read",
    category="project",
    severity="error",
    affected=None,
    since="0.1.0",
    summary="A next.config file that does not parse, is not UTF-8 or is not text at all. Nothing in it can be judged, "
    "and in most cases Next.js cannot start with it.",
    applies="To the config file that this version of Next would load. A run with --select that does not name this rule "
    "only reads configs that a selected rule needs.",
    fix=None,
    bad="module.exports = { reactStrictMode: true\n",
    good="module.exports = { reactStrictMode: true }\n",
    sources=("https://nextjs.org/docs/app/api-reference/config/next-config-js",),
    check=check,
    needs_config=False,
)
