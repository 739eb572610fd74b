"""One line per finding: ``path:line:col: severity[rule] message [fixable]``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.output import summary
from nextlint.output.escape import visible
from nextlint.output.filters import fixed_word, is_open, is_sure
from nextlint.output.paths import relative
from nextlint.output.styled import Piece, draw

if TYPE_CHECKING:
    from nextlint.model.findings import Finding
    from nextlint.model.report import Report
    from nextlint.output.options import RenderOptions
    from nextlint.output.styled import Line


def render(report: Report, *, cwd: str, options: RenderOptions) -> str:
    lines = [
        line(finding, cwd=cwd, options=options)
        for finding in report.findings
        if finding.fixed or finding.suppressed is None or options.show_suppressed
    ]
    return draw([*lines, *summary.lines(report, options=options)], options)


def line(finding: Finding, *, cwd: str, options: RenderOptions) -> Line:
    """Return a finding as one line. A fixed one says what was done instead of what was wrong."""
    place = f"{visible(relative(finding.path, cwd))}:{finding.span.start.line}:{finding.span.start.column}:"
    word, style = (fixed_word(options), "fixed") if finding.fixed else (finding.severity, finding.severity)
    text = finding.fix.title if finding.fixed and finding.fix else finding.message
    return (
        Piece(place, "path"),
        Piece(" "),
        Piece(f"{word}[{visible(finding.rule)}]", style),
        Piece(f" {visible(text)}"),
        Piece(tail(finding, options), "faint"),
    )


def tail(finding: Finding, options: RenderOptions) -> str:
    if finding.suppressed is not None:
        return f" [suppressed: {visible(finding.suppressed) or 'no reason given'}]"
    if finding.fix is None or not is_open(finding):
        return ""
    if finding.fix.safe:
        return " [fixable]"
    if options.hook:
        return " [fixable, unsafe]" if is_sure(finding.fix) else " [perhaps fixable, unsafe]"
    return " [fixable with --unsafe-fixes]" if is_sure(finding.fix) else " [try --unsafe-fixes]"
