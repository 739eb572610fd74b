"""unused-suppression: a nextlint-ignore that hides nothing, names no rule that exists, or gives no reason.

A suppression outlives its finding when Next is upgraded or the config is cured, and then hides the next mistake.
This rule is asked after all others (:func:`judge`), because it needs to know what they found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.model.findings import Edit, Fix
from nextlint.rules.base import Rule
from nextlint.settings.selection import ALL, expand, nearest, selectors
from nextlint.suppressions.comments import removal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nextlint.files.source import Source
    from nextlint.model.findings import Finding
    from nextlint.rules.context import Context
    from nextlint.suppressions.comments import Suppression


def check(context: Context) -> Iterator[Finding]:  # noqa: ARG001 - what the other rules found decides: judge()
    return iter(())


def judge(
    project: str,
    source: Source,
    suppressions: Iterable[Suppression],
    *,
    used: frozenset[Suppression],
    ran: frozenset[str],
) -> Iterator[Finding]:
    """Findings for the suppressions of one file. ``ran`` are the ids of the rules whose findings are all known."""
    for suppression in suppressions:
        finding = RULE.finding(project, suppression.span, "")
        if suppression.flaw is not None:
            yield finding._replace(message=f"this suppression does nothing: {suppression.flaw}")
        elif suppression.rule not in selectors():
            yield _unknown(finding, source, suppression)
        elif suppression in used:
            if not suppression.reason:
                yield _without_reason(finding, suppression)
        elif suppression.rule != RULE.id and expand(suppression.rule) - {RULE.id} <= ran:
            yield _unused(finding, source, suppression)


def _without_reason(finding: Finding, suppression: Suppression) -> Finding:
    return finding._replace(
        message=f"the suppression of {suppression.rule} gives no reason",
        help=f"Say why: nextlint-ignore[{suppression.rule}]: reason",
        no_fix="the reason is yours to give",
    )


def _unused(finding: Finding, source: Source, suppression: Suppression) -> Finding:
    place = "here" if suppression.lines is None else f"on line {max(suppression.lines)}"
    message = f"nothing is suppressed: there is no {suppression.rule} {place}"
    return _with_removal(finding._replace(message=message), source, suppression)


def _unknown(finding: Finding, source: Source, suppression: Suppression) -> Finding:
    meant = nearest(suppression.rule, (name for name in selectors() if name != ALL))
    message = f'nothing is suppressed: there is no rule "{suppression.rule}"'
    if meant is None:
        return _with_removal(finding._replace(message=message), source, suppression)
    fix = Fix(f"Write {meant}, which suppresses it", "unsafe", (Edit(suppression.span, meant),))
    return finding._replace(message=f'{message}; did you mean "{meant}"?', fix=fix)


def _with_removal(finding: Finding, source: Source, suppression: Suppression) -> Finding:
    edit = removal(source, suppression)
    if edit is None:
        return finding._replace(no_fix="it cannot be cut out without a change to what is around it")
    return finding._replace(fix=Fix(f"Remove the suppression of {suppression.rule}", "safe", (edit,)))


RULE = Rule(
    id="unused-suppression",
    title="A suppression hides nothing or gives no reason",
    category="suppressions",
    severity="warning",
    affected=None,
    since="0.1.0",
    summary="A nextlint-ignore comment, or an entry of the nextlint.ignore table in package.json, that no finding "
    "matches, that names an unknown rule, or that says no reason. It would hide a mistake that is made later.",
    applies="To every config that is looked at and to package.json; not where the file does not parse, nor for a rule "
    "that was not selected or could not be judged.",
    fix="Removes the suppression, or the one rule from its list. That is safe: it suppresses nothing. A misspelt rule "
    "is corrected with --unsafe-fixes only, because that hides its findings.",
    bad="// nextlint-ignore[render-workers]: we are on 13.4\nmodule.exports = { experimental: { appDir: false } }\n",
    good="module.exports = { experimental: { appDir: false } }\n",
    sources=("https://nextlint.readthedocs.io/en/latest/suppressions/",),
    check=check,
    needs_config=False,
)
