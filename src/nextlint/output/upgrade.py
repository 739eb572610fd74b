"""--upgrade-to for people: per project what to do before, with and after the bump and what to check, then a table."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from nextlint.output import concise
from nextlint.output.escape import cells, indented, visible, wrap
from nextlint.output.filters import is_open, plural, shown_findings
from nextlint.output.paths import relative
from nextlint.output.styled import Piece, draw
from nextlint.release.model import Release

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nextlint.model.findings import Finding, Stage
    from nextlint.model.report import ProjectReport, Report
    from nextlint.output.options import RenderOptions
    from nextlint.output.styled import Line

TITLES: dict[Stage, str] = {
    "before": "Before the bump",
    "with": "With the bump",
    "after": "After the bump, when there is time",
    "look": "Look at",
}
COUNTED: dict[Stage, str] = {
    "before": "before the bump",
    "with": "with it",
    "after": "after it",
    "look": "to look at",
}

INDENT = 4


def render(report: Report, *, cwd: str, options: RenderOptions) -> str:
    return draw(lines(report, cwd=cwd, options=options), options)


def lines(report: Report, *, cwd: str, options: RenderOptions) -> Iterator[Line]:
    findings = shown_findings(report, options) + [one for one in report.findings if one.fixed]
    for project in report.projects:
        own = [one for one in findings if one.project == project.root]
        yield Piece(name(project, cwd), "path"), Piece(f": {moves(project, options.upgrade_to)}")
        for stage in TITLES:
            if here := [one for one in own if one.stage == stage]:
                yield (Piece(f"  {title(stage, options)}", "label"),)
                for finding in here:
                    yield from _finding(finding, cwd=cwd, options=options)
        if not own:
            yield (Piece("  nothing to do"),)
        yield ()
    if len(report.projects) > 1:
        yield from _table(costs(report, findings, cwd, options.upgrade_to))
        yield ()
    yield (Piece(total(findings), "label"),)


def title(stage: Stage, options: RenderOptions) -> str:
    """Return a stage's heading, which says what --fix does in it."""
    fix = "nextlint-fix" if options.hook else "--fix"
    return TITLES[stage] + (f" (right at both versions; {fix} does what has a fix)" if stage == "before" else "")


def name(project: ProjectReport, cwd: str) -> str:
    return visible(relative(project.root, cwd))


def moves(project: ProjectReport, target: str) -> str:
    """Return ``14.2.35 -> 16.4.6``."""
    return f"{project.release.version} -> {target}" if isinstance(project.release, Release) else "version not known"


def total(findings: list[Finding]) -> str:
    counts = Counter(one.stage for one in findings if is_open(one))
    said = ", ".join(f"{counts[stage]} {phrase}" for stage, phrase in COUNTED.items() if counts[stage])
    fixed = sum(one.fixed for one in findings)
    return f"{said or 'nothing to do'}{f'; fixed {fixed}' if fixed else ''}."


def _finding(finding: Finding, *, cwd: str, options: RenderOptions) -> Iterator[Line]:
    *head, message, tail = concise.line(finding, cwd=cwd, options=options)
    taken = INDENT + sum(cells(piece.text) for piece in head) + 1
    text = f"{message.text[1:]}{tail.text}"
    first, *rest = wrap(text, width=options.width, first=taken, indent=INDENT + 2)
    yield Piece(" " * INDENT), *head, Piece(f" {first}" if first else "")
    yield from ((Piece(line),) for line in rest)
    if finding.help and is_open(finding):
        for line in indented(visible(finding.help), width=options.width, indent=INDENT + 2):
            yield (Piece(line, "faint"),)


def costs(report: Report, findings: Sequence[Finding], cwd: str, target: str) -> list[list[str]]:
    """Return the upgrade's cost for each project, below its headings, so that an owner of many sees the total."""
    rows = [["project", "Next.js", *TITLES]]
    for project in report.projects:
        counts = Counter(one.stage for one in findings if one.project == project.root and is_open(one))
        rows.append([name(project, cwd), moves(project, target), *(str(counts[one]) for one in TITLES)])
    return rows


def _table(rows: list[list[str]]) -> Iterator[Line]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for number, row in enumerate(rows):
        columns = enumerate(zip(row, widths, strict=True))
        aligned = [cell.ljust(width) if column < 2 else cell.rjust(width) for column, (cell, width) in columns]
        yield (Piece("  ".join(aligned).rstrip(), "label" if number == 0 else ""),)
    yield (Piece(f"{plural(len(rows) - 1, 'project')}"),)
