"""The default: each finding with its code frame, what it is related to, what to do, and where to read more.

Findings about advisories share a block for each project.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.output import concise, summary
from nextlint.output.filters import shown_findings
from nextlint.output.finding_view import finding_lines
from nextlint.output.folded import folded_lines, folds
from nextlint.output.source_cache import SourceCache
from nextlint.output.styled import draw

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nextlint.model.findings import Finding
    from nextlint.model.report import Report
    from nextlint.output.options import RenderOptions
    from nextlint.output.styled import Line


def render(report: Report, *, cwd: str, options: RenderOptions) -> str:
    return draw(lines(report, cwd=cwd, options=options), options)


def lines(report: Report, *, cwd: str, options: RenderOptions) -> Iterator[Line]:
    """One block per finding, one for all that was fixed, and the summary, with an empty line between blocks."""
    blocks = list(_blocks(report, cwd=cwd, options=options)) if report.findings else []
    blocks += [block for block in [summary.lines(report, options=options)] if block]
    for number, block in enumerate(blocks):
        if number:
            yield ()
        yield from block


def _blocks(report: Report, *, cwd: str, options: RenderOptions) -> Iterator[Iterable[Line]]:
    texts = SourceCache(report.texts)
    for block in _together(shown_findings(report, options)):
        if len(block) > 1:
            yield folded_lines(block, cwd=cwd, options=options)
        else:
            yield finding_lines(block[0], texts, cwd=cwd, options=options)
    if fixed := [finding for finding in report.findings if finding.fixed]:
        yield [concise.line(finding, cwd=cwd, options=options) for finding in fixed]


def _together(findings: Sequence[Finding]) -> Iterable[Sequence[Finding]]:
    """The findings in their order; those about advisories of one project where the first of them stands."""
    blocks: dict[object, list[Finding]] = {}
    for number, finding in enumerate(findings):
        blocks.setdefault(finding.project if folds(finding) else number, []).append(finding)
    return blocks.values()
