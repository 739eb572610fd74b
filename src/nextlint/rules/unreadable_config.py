"""unreadable-config: the config throws, loads a missing file, exports nothing usable, or cannot be evaluated.

Configs that do not parse belong to :mod:`nextlint.rules.unparsable_config`. The rule runs after the others, and is
silent where one of them has already named the place and the consequences.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.config.unseen import unseen_problem
from nextlint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.model.findings import Finding, Severity
    from nextlint.rules.context import Context

HELP = "What it sets is not judged. Write it so that it can be read, or check it by hand."
MISSING = (
    "Next.js cannot load the config without it. If a build step creates it, nothing is wrong, but what it sets is not "
    "judged."
)


def check(context: Context) -> Iterator[Finding]:
    config = context.config
    severity: Severity = "warning" if context.is_config_needed else "info"
    for missing in config.missing:
        message = f"the config may not load: {missing.reason}"
        yield RULE.finding(context, missing.span, message, severity=severity, help=MISSING)
    problem = config.problem or unseen_problem(config)
    if config.missing or config.kind == "unparsable" or problem is None or problem.span in context.reported:
        return
    message = f"the config is unknown: {problem.reason}"
    yield RULE.finding(context, problem.span, message, severity=severity, help=HELP)


RULE = Rule(
    id="unreadable-config",
    title="The content of the config is unknown",
    category="project",
    severity="warning",
    affected=None,
    since="0.1.0",
    summary="A config that throws when it is loaded, exports nothing, or comes from something that nextlint cannot "
    "see, such as a package or a file outside the repository; or one that loads a local file that is not there. A "
    "clean run would say nothing about such a config, so it is reported.",
    applies="To the config file that this version of Next would load. As info if no selected rule would have checked "
    "it; not if another rule reports the same place. A missing file is reported unless the config catches the error or "
    "loads the file only in some environments. `nextlint --inspect` shows what is seen of the config.",
    fix=None,
    bad="module.exports = require('company-config').next()\n",
    good="module.exports = { ...require('company-config').next(), reactStrictMode: true }\n",
    sources=("https://nextjs.org/docs/app/api-reference/config/next-config-js",),
    check=check,
    needs_config=False,
    phase="leftovers",
)
