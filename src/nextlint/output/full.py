"""The default: each finding with its code frame, related places, what to do, and where to read more.

A project's findings about advisories share a block; if a project's findings do not fit on a screen, the others are
shortened.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from nextlint.output import concise, summary
from nextlint.output.filters import plural, shown_findings
from nextlint.output.finding_view import brief_lines, finding_lines, rest_lines
from nextlint.output.folded import block_of, folded_lines, hidden_ids
from nextlint.output.source_cache import SourceCache
from nextlint.output.styled import draw

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nextlint.model.findings import Finding
    from nextlint.model.report import Report
    from nextlint.output.options import RenderOptions
    from nextlint.output.styled import Line

SCREEN = 40  # lines
MANY = 3  # blocks of one project


def render(report: Report, *, cwd: str, options: RenderOptions) -> str:
    return draw(lines(report, cwd=cwd, options=options), options)


def lines(report: Report, *, cwd: str, options: RenderOptions) -> Iterator[Line]:
    """Yield one block per finding, one for everything fixed, and the summary, separated by empty lines."""
    blocks = list(_blocks(report, cwd=cwd, options=options)) if report.findings else []
    blocks += [block for block in [summary.lines(report, options=options)] if block]
    for number, block in enumerate(blocks):
        if number:
            yield ()
        yield from block


def _blocks(report: Report, *, cwd: str, options: RenderOptions) -> Iterator[Iterable[Line]]:
    texts = SourceCache(report.texts)
    together = list(_together(shown_findings(report, options)))
    whole = _drawn(together, texts, cwd=cwd, options=options)
    screens: dict[str, list[Sequence[Finding]]] = {}  # complete once all blocks of the project are known
    blocks: list[Iterable[Line]] = []
    for number, block in enumerate(together):
        project = block[0].project
        if project in whole:
            blocks.append(whole[project][number])
        elif project in screens:
            screens[project].append(block)
        else:
            screens[project] = [block]
            blocks.append(_screen(screens[project], cwd=cwd, options=options))
    yield from blocks
    if fixed := [finding for finding in report.findings if finding.fixed]:
        yield [concise.line(finding, cwd=cwd, options=options) for finding in fixed]


def _whole(block: Sequence[Finding], texts: SourceCache, *, cwd: str, options: RenderOptions) -> Iterator[Line]:
    if len(block) > 1:
        yield from folded_lines(block, cwd=cwd, options=options)
        yield from rest_lines(block, _ids_of([block], cwd=cwd, options=options), options)
    else:
        yield from finding_lines(block[0], texts, cwd=cwd, options=options)


def _screen(blocks: Sequence[Sequence[Finding]], *, cwd: str, options: RenderOptions) -> Iterator[Line]:
    """Yield a project with many findings: those about advisories, the others shortened, and what is omitted."""
    folded = [block for block in blocks if len(block) > 1]
    alone = [block[0] for block in blocks if len(block) == 1]
    for block in folded:
        yield from folded_lines(block, cwd=cwd, options=options)
        yield ()
    yield from brief_lines(alone, cwd=cwd, options=options)
    left_out = [*_ids_of(folded, cwd=cwd, options=options), f"the code of {plural(len(alone), 'finding')}"]
    yield from rest_lines([finding for block in blocks for finding in block], left_out, options)


def _ids_of(folded: Iterable[Sequence[Finding]], *, cwd: str, options: RenderOptions) -> list[str]:
    count = sum(hidden_ids(block, cwd=cwd, options=options) for block in folded)
    return [plural(count, "more id")] if count else []


def _drawn(
    blocks: Sequence[Sequence[Finding]], texts: SourceCache, *, cwd: str, options: RenderOptions
) -> dict[str, dict[int, list[Line]]]:
    """Return the blocks, by project and number, except those of projects with MANY blocks that exceed a screen: of
    these, no more is drawn than fills the screen.
    """
    numbers = Counter(block[0].project for block in blocks)
    sizes: Counter[str] = Counter()
    drawn: dict[str, dict[int, list[Line]]] = {}

    def is_long(project: str) -> bool:
        return not options.verbose and sizes[project] > SCREEN and numbers[project] >= MANY

    for number, block in enumerate(blocks):
        project = block[0].project
        if not is_long(project):
            text = list(_whole(block, texts, cwd=cwd, options=options))
            sizes[project] += len(text) + 1
            drawn.setdefault(project, {})[number] = text
    return {project: of_project for project, of_project in drawn.items() if not is_long(project)}


def _together(findings: Sequence[Finding]) -> Iterable[Sequence[Finding]]:
    """Return the findings in order, with the advisory findings of a project at the place of the first."""
    blocks: dict[object, list[Finding]] = {}
    for number, finding in enumerate(findings):
        blocks.setdefault(block_of(finding) or number, []).append(finding)
    return blocks.values()
