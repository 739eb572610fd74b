"""--statistics: how often each rule was found, instead of the findings."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from nextlint.model.findings import SEVERITIES
from nextlint.output import summary
from nextlint.output.escape import visible
from nextlint.output.filters import is_sure, open_findings, plural
from nextlint.output.styled import Piece, draw

if TYPE_CHECKING:
    from nextlint.model.report import Report
    from nextlint.output.options import RenderOptions
    from nextlint.output.styled import Line


def render(report: Report, *, cwd: str, options: RenderOptions) -> str:  # noqa: ARG001 - every output's signature
    counted, closing = lines(report), summary.lines(report, options=options)
    return draw([*counted, *([()] if counted and closing else []), *closing], options)


def lines(report: Report) -> list[Line]:
    """Return one line per rule and severity, the most frequent first."""
    remaining = open_findings(report)
    counts = Counter((finding.rule, finding.severity) for finding in remaining)
    fixable = Counter((one.rule, one.severity, is_sure(one.fix)) for one in remaining if one.fix)
    projects = Counter({(finding.rule, finding.severity, finding.project): 0 for finding in remaining}.keys())
    spread = Counter((rule, severity) for rule, severity, _ in projects)
    ordered = sorted(counts, key=lambda key: (-counts[key], -SEVERITIES.index(key[1]), key[0]))
    digits = len(f"{max(counts.values(), default=0):,}")
    name = max((len(visible(rule)) for rule, _ in counts), default=0)
    return [
        (
            Piece(f"{counts[key]:>{digits},} "),
            Piece(f"{key[1]:<7}", key[1]),
            Piece(f" {visible(key[0]):<{name}}"),
            Piece(f"  in {plural(spread[key], 'project')}", "faint"),
            Piece(f", {fixable[*key, True]:,} fixable" if fixable[*key, True] else "", "faint"),
            Piece(f", {fixable[*key, False]:,} to try" if fixable[*key, False] else "", "faint"),
        )
        for key in ordered
    ]
