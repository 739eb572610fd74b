"""Which findings a format shows, and phrases that several formats share."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nextlint.model.findings import Finding
    from nextlint.model.fixes import Fix
    from nextlint.model.report import Report
    from nextlint.output.options import RenderOptions


def open_findings(report: Report) -> list[Finding]:
    """Return the findings that are neither fixed nor suppressed."""
    return [finding for finding in report.findings if is_open(finding)]


def is_open(finding: Finding) -> bool:
    return not finding.fixed and finding.suppressed is None


def shown_findings(report: Report, options: RenderOptions) -> list[Finding]:
    """Return the findings to show: no fixed ones, and suppressed ones only on request."""
    return [
        finding
        for finding in report.findings
        if not finding.fixed and (finding.suppressed is None or options.show_suppressed)
    ]


def fixed_word(options: RenderOptions) -> str:
    return "would fix" if options.diff else "fixed"


def plural(count: int, noun: str) -> str:
    """Return ``1 error``, ``2 errors``, ``1,000 projects``."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def offer(finding: Finding, options: RenderOptions) -> str:
    """Return a sentence on how to apply the finding's fix, if there is one."""
    if finding.fix is None or not is_open(finding):
        return ""
    does = "does" if is_sure(finding.fix) else "tries"
    return f"{command_of(finding.fix, options)} {does} it: {finding.fix.title}."


def command_of(fix: Fix, options: RenderOptions) -> str:
    """Return the command or pre-commit hook that applies a fix."""
    return ("" if options.hook else "nextlint ") + applying(fix, hook=options.hook)


def applying(fix: Fix, *, hook: bool, fixing: bool = False) -> str:
    """Return the flags, or the hook and its args, that apply a fix; for a run that fixes, the missing ones."""
    unsafe = [] if fix.safe else ["args: [--unsafe-fixes]" if hook else "--unsafe-fixes"]
    if fixing:
        return "".join(unsafe)
    return (" and " if hook else " ").join(["nextlint-fix" if hook else "--fix", *unsafe])


def is_sure(fix: Fix) -> bool:
    """Return whether a fix is proven. An unsafe one is not, if the format does not show edits."""
    return fix.safe or fix.is_proven
