"""The finding for an option that moved or was renamed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.options import texts
from nextlint.rules._replacements import is_set, replaced, targets

if TYPE_CHECKING:
    from nextlint.model.findings import Finding, Severity
    from nextlint.options import Verdict
    from nextlint.rules._options import Found
    from nextlint.rules.base import Rule
    from nextlint.rules.context import Context

SPELLED = {"experimental.outputStandalone": "output: 'standalone'"}  # where the new name alone is not enough


def finding_of(rule: Rule, context: Context, one: Found, *, verb: str) -> Finding:
    """Return the finding for one option, with the fix that moves it to this version's path."""
    verdict = one.verdict
    since = texts.first_with(verdict.to, one.version) or texts.gone_since(verdict, one.version)
    fix, no_fix = replaced(context, verdict, one.version, safe=verdict.effect == "honoured")
    homes = targets(verdict, fix.operations) if fix is not None else [verdict.to]
    name = SPELLED.get(verdict.path) or texts.listed(homes or [verdict.to])
    known = f"{verb} {name} in {since}" if since else f"{verb} {name}"
    is_covered = verdict.effect == "dropped" and is_set(context, verdict.to)
    known += ", which is set as well" if is_covered else ""
    if verdict.effect == "honoured":
        old = "path" if verdict.kind == "moved" else "name"
        message = f"{verdict.path} {known}; {one.next_js} still reads the old {old}, with a warning"
    elif verdict.effect == "dropped":
        held = texts.contents(context.config, verdict.path)
        has = "have" if " and " in held else "has"
        lost = f"{held} in it {has} no effect" if held else "its value has no effect"
        message = f"{one.next_js} does not read {verdict.path}: {lost}. It {known}"
    else:
        message = f"{one.next_js} does not have {verdict.path}, which {known}"
    help_ = f"Use {texts.listed(homes)}." if homes else f"Remove {verdict.path}."
    if verdict.effect == "dropped" and homes and context.upgrade_from is None:  # an older version may read it today
        help_ = f"{help_[:-1]}; that enables settings that have no effect today. Or remove {verdict.path}."
    return rule.finding(
        context,
        one.at,
        message + one.sometimes,
        severity="warning" if is_covered else severity(verdict),
        help=help_,
        fix=fix,
        no_fix=no_fix,
        options=(one.use,),
    )


def severity(verdict: Verdict) -> Severity:
    """Return error where a setting has no effect, else warning."""
    return "error" if verdict.effect == "dropped" and not verdict.is_default else "warning"
