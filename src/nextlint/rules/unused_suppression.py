"""unused-suppression: a nextlint-ignore that suppresses nothing, names no existing rule, or gives no reason.

A suppression outlives its finding when Next.js is upgraded or the config is corrected, and then hides the next mistake.
This rule runs in a later phase, when the findings of all others are known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.model.fixes import Fix
from nextlint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.model.findings import Finding
    from nextlint.model.suppressions import SuppressionProblem
    from nextlint.rules.context import Context

NO_REMOVAL = "it cannot be removed without changing the code around it"


def check(context: Context) -> Iterator[Finding]:
    for problem in context.suppressions:
        yield _finding(context, problem)


def _finding(context: Context, problem: SuppressionProblem) -> Finding:
    at, rule = problem.span, problem.rule
    if problem.flaw == "malformed":
        return RULE.finding(context, at, f"this suppression does nothing: {problem.detail}")
    if problem.flaw == "no reason":
        message = f"the suppression of {rule} gives no reason"
        help_ = f"Say why: nextlint-ignore[{rule}]: reason"
        return RULE.finding(context, at, message, help=help_, no_fix="only you know the reason")
    if problem.flaw == "unused":
        place = "here" if problem.line is None else f"on line {problem.line}"
        return _with_removal(context, problem, f"nothing is suppressed: there is no {rule} {place}")
    message = f'nothing is suppressed: there is no rule "{rule}"'
    if problem.correction is None:
        return _with_removal(context, problem, message)
    fix = Fix(f"Write {problem.nearest}, which does suppress it", [problem.correction])
    return RULE.finding(context, at, f'{message}; did you mean "{problem.nearest}"?', fix=fix)


def _with_removal(context: Context, problem: SuppressionProblem, message: str) -> Finding:
    if problem.removal is None:
        return RULE.finding(context, problem.span, message, no_fix=NO_REMOVAL)
    fix = Fix(f"Remove the suppression of {problem.rule}", [problem.removal], safe=True)
    return RULE.finding(context, problem.span, message, fix=fix)


RULE = Rule(
    id="unused-suppression",
    title="A suppression that suppresses nothing or gives no reason",
    category="suppressions",
    severity="warning",
    affected=None,
    since="0.1.0",
    summary="A nextlint-ignore comment, or an entry of the nextlint.ignore table in package.json, that no finding "
    "matches, that names an unknown rule, or that gives no reason. It could hide a later mistake.",
    applies="To every config that is read and to package.json; not if the file does not parse, nor for a rule that was "
    "not selected or could not be judged.",
    fix="Removes the suppression, or the one rule from its list. That is safe: it suppresses nothing. A misspelt rule "
    "is only corrected with --unsafe-fixes, because that hides its findings.",
    bad="// nextlint-ignore[render-workers]: we are on 13.4\nmodule.exports = { experimental: { appDir: false } }\n",
    good="module.exports = { experimental: { appDir: false } }\n",
    sources=("https://nextlint.readthedocs.io/en/latest/suppressions/",),
    check=check,
    needs_config=False,
    phase="suppressions",
)
