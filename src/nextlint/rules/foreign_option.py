"""foreign-option: a key that only a package's wrapper reads, in a config that the package does not wrap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.rules._options import AFFECTED, found
from nextlint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.model.findings import Finding
    from nextlint.rules.context import Context


def check(context: Context) -> Iterator[Finding]:
    for one in found(context, "foreign"):
        path, package = one.verdict.path, one.verdict.to
        yield RULE.finding(
            context,
            one.at,
            f"{path} is read by {package} only, which does not wrap this config" + one.sometimes,
            help=f"Wrap the config with {package}, or remove {path}.",
            no_fix="it is unclear whether the package should be used",
            options=(one.use,),
        )


RULE = Rule(
    id="foreign-option",
    title="A package's option that has no effect",
    category="options",
    severity="warning",
    affected=AFFECTED,
    since="0.1.0",
    summary="Some packages read their own keys from the config they wrap and remove them before Next.js sees the rest. "
    "If the package is gone and its keys stay, they do nothing.",
    applies="To top-level keys of known packages in a config that neither they nor unknown packages wrap.",
    fix=None,
    bad="module.exports = {\n  pwa: { dest: 'public' },\n};\n",
    good="const withPWA = require('next-pwa');\n\nmodule.exports = withPWA({\n  pwa: { dest: 'public' },\n});\n",
    sources=("https://github.com/vercel/next.js/issues/39720",),
    check=check,
)
