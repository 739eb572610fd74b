"""--upgrade-to as Markdown: the description of a pull request, with a list to tick off for each project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.output.filters import is_open, plural, shown_findings
from nextlint.output.markdown import ICONS, code, escape, place, problems, rule
from nextlint.output.upgrade import TITLES, costs, moves, name, title, total

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nextlint.model.findings import Finding, Stage
    from nextlint.model.report import ProjectReport, Report
    from nextlint.output.options import RenderOptions


def render(report: Report, *, cwd: str, options: RenderOptions) -> str:
    findings = shown_findings(report, options) + [one for one in report.findings if one.fixed]
    parts = [f"### Upgrade to Next.js {escape(options.upgrade_to)}\n\n{escape(total(findings))}\n"]
    if len(report.projects) > 1:
        parts.append(table(costs(report, findings, cwd, options.upgrade_to)))
    for project in report.projects:
        own = [one for one in findings if one.project == project.root]
        parts.extend(_project(project, own, cwd, options) if own or len(report.projects) == 1 else ())
    return "\n".join([*parts, *problems(report, cwd)])


def table(rows: Sequence[Sequence[str]]) -> str:
    head, *others = [[escape(cell) for cell in row] for row in rows]
    marks = ["---"] * 2 + ["---:"] * (len(head) - 2)
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, marks, *others)) + "\n"


def _project(project: ProjectReport, findings: Sequence[Finding], cwd: str, options: RenderOptions) -> Iterator[str]:
    yield f"#### {code(name(project, cwd))}: {escape(moves(project, options.upgrade_to))}\n"
    for stage in TITLES:
        if here := [one for one in findings if one.stage == stage]:
            yield _stage(stage, here, cwd, options)
    if not findings:
        yield "Nothing to do.\n"


def _stage(stage: Stage, findings: Sequence[Finding], cwd: str, options: RenderOptions) -> str:
    """Return a list; what is only to look at is folded."""
    items = "\n".join(_item(one, cwd, options) for one in findings) + "\n"
    if stage == "look":
        summary = f"{title(stage, options)} ({plural(len(findings), 'finding')})"
        return f"<details>\n<summary>{summary}</summary>\n\n{items}\n</details>\n"
    return f"**{escape(title(stage, options))}**\n\n{items}"


def _item(finding: Finding, cwd: str, options: RenderOptions) -> str:
    """Return an item to tick off; one that is fixed is ticked, and says what was done."""
    if finding.fixed:
        done = finding.fix.title if finding.fix else finding.message
        return f"- [{' ' if options.diff else 'x'}] {escape(done)} ({rule(finding)}, {place(finding, cwd)})"
    lines = [f"- [ ] {ICONS[finding.severity]} {escape(finding.message)} ({rule(finding)}, {place(finding, cwd)})"]
    if finding.help:
        lines.append(escape(finding.help.replace("\n", " ")))
    if finding.suppressed is not None:
        lines.append(f"Suppressed: {escape(finding.suppressed) or 'no reason given'}")
    elif is_open(finding) and finding.fix is not None:
        lines.append(f"Fix: {escape(finding.fix.title)}{'' if finding.fix.safe else ' (unsafe)'}")
    return "<br>\n  ".join(lines)
