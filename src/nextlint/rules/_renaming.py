"""The finding of an option whose place or name has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.options import texts
from nextlint.rules._replacements import replaced

if TYPE_CHECKING:
    from nextlint.model.findings import Finding, Severity
    from nextlint.options import Verdict
    from nextlint.rules._options import Found
    from nextlint.rules.base import Rule
    from nextlint.rules.context import Context

SPELLED = {"experimental.outputStandalone": "output: 'standalone'"}  # where the new name alone does not say it


def finding_of(rule: Rule, context: Context, one: Found, *, verb: str) -> Finding:
    """What to say of one option, with the fix that gives it its place and name of this version."""
    verdict = one.verdict
    since = texts.first_with(verdict.to, one.version)
    name = SPELLED.get(verdict.path, verdict.to)
    known = f"{verb} {name} since {since}" if since else f"{verb} {name}"
    if verdict.effect == "honoured":
        message = f"{verdict.path} {known}; {one.next_js} still reads the old one and warns"
    elif verdict.effect == "dropped":
        held = texts.contents(context.config, verdict.path)
        lost = f"{held} in it are not applied" if held else "its value is not applied"
        message = f"{one.next_js} does not read {verdict.path}: {lost}. It {known}"
    else:
        message = f"{one.next_js} does not know {verdict.path}, which {known}"
    fix, no_fix = replaced(context, verdict, one.version, safe=verdict.effect == "honoured")
    help_ = f"Use {verdict.to}."
    if verdict.effect == "dropped":
        help_ = f"Use {verdict.to}; that turns on what is not applied today. Or remove {verdict.path}."
    return rule.finding(
        context,
        one.at,
        message + one.sometimes,
        severity=severity(verdict),
        help=help_,
        fix=fix,
        no_fix=no_fix,
        options=(one.use,),
    )


def severity(verdict: Verdict) -> Severity:
    """An error where a setting is not applied."""
    return "error" if verdict.effect == "dropped" and not verdict.is_default else "warning"
