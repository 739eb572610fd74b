"""instrumentation-not-enabled: before 15 an instrumentation file runs only with experimental.instrumentationHook.

Without it the build passes and ``register()`` is never called: tracing and error reporting are silently off. The gate
is in ``dist/build/index.js`` of 13.2.0 to 14.2.35 and gone in 15.0.0; run on both sides of either boundary:
evidence/instrumentation_not_enabled.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nextlint.model.fixes import Fix, Set
from nextlint.rules._hazard import file
from nextlint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.files.reader import Reader
    from nextlint.model.findings import Finding
    from nextlint.rules.context import Context

OPTION = "experimental.instrumentationHook"
REGISTER = r"\bregister\b"
MAX_BYTES = 256 * 1024


def check(context: Context) -> Iterator[Finding]:
    found = context.site
    if found is None or any(outcome.is_truthy is not False for outcome in context.config.outcomes(OPTION)):
        return
    for one in found.files_named("instrumentation"):
        if one.fault is None and one.certain and _registers(context.reader, one.path):
            name = found.relative(one.path)
            yield RULE.finding(
                context,
                file(one.path),
                f"Next.js {found.version} does not run {name}: {OPTION} is not set, so register() is never called",
                help=f"Set {OPTION} to true; Next.js 15 and later do not need it.",
                fix=Fix(f"Set {OPTION} to true", [Set(OPTION, True)]),
            )


def _registers(reader: Reader, path: str) -> bool:
    source = reader.source_or_none(path, limit=MAX_BYTES)
    return source is not None and re.search(REGISTER, source.text) is not None


RULE = Rule(
    id="instrumentation-not-enabled",
    title="An instrumentation file that never runs",
    category="stability",
    severity="error",
    affected=">=13.2.0,<15.0.0",
    only_surely=True,
    since="0.1.0",
    summary="In Next.js 13.2 to 14 the instrumentation file runs only if experimental.instrumentationHook is true. "
    "Without it the build passes silently, and OpenTelemetry, Sentry or whatever the file starts is missing.",
    applies="To an instrumentation file with a register function where Next.js would pick it up, while the option is "
    "falsy; not if a wrapper may set it, as withSentryConfig does from version 8 on.",
    fix="Sets experimental.instrumentationHook to true. It is unsafe: code starts to run that has not run so far.",
    bad="module.exports = {}; // and a file instrumentation.ts\n",
    good="module.exports = { experimental: { instrumentationHook: true } };\n",
    sources=("https://nextjs.org/docs/14/app/building-your-application/optimizing/instrumentation",),
    check=check,
    options=(OPTION,),
)
