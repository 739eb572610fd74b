"""Markdown for people: a comment on a pull request, or ``$GITHUB_STEP_SUMMARY``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nextlint.output import summary
from nextlint.output.escape import visible
from nextlint.output.filters import command_of, fixed_word, is_open, is_sure, shown_findings
from nextlint.output.paths import relative
from nextlint.output.source_cache import SourceCache
from nextlint.release.model import Release

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.model.findings import Finding
    from nextlint.model.report import ProjectReport, Report
    from nextlint.output.options import RenderOptions

ICONS = {"error": "❌", "warning": "⚠️", "info": "ℹ️"}
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#@~])")
_TICKS = re.compile(r"`+")


def render(report: Report, *, cwd: str, options: RenderOptions) -> str:
    texts = SourceCache(report.texts)
    parts = [f"### nextlint\n\n{escape(summary.text(report, options=options))}\n"]
    findings = shown_findings(report, options)
    projects = {project.root: project for project in report.projects}
    for root in dict.fromkeys(one.project for one in findings):
        parts.append(f"#### {heading(root, projects.get(root), cwd)}\n")
        parts.extend(block(one, texts, cwd, options) for one in findings if one.project == root)
    fixed = [one for one in report.findings if one.fixed]
    if fixed:
        word = fixed_word(options).capitalize()
        parts.append(f"#### {word}\n\n" + "\n".join(done(one, cwd) for one in fixed) + "\n")
    return "\n".join([*parts, *problems(report, cwd)])


def problems(report: Report, cwd: str) -> Iterator[str]:
    if report.problems:
        lines = (f"- {code(relative(path, cwd))}: {escape(reason)}" for path, reason in report.problems)
        yield "#### Could not be checked\n\n" + "\n".join(lines) + "\n"


def done(finding: Finding, cwd: str) -> str:
    """Return a line for a fixed finding: what was done instead of what was wrong."""
    what = finding.fix.title if finding.fix else finding.message
    return f"- **{escape(finding.rule)}** {place(finding, cwd)} {escape(what)}"


def rule(finding: Finding) -> str:
    """Return the rule's id, with a link to its page."""
    return f"[{escape(finding.rule)}]({visible(finding.url)})" if finding.url else escape(finding.rule)


def place(finding: Finding, cwd: str) -> str:
    return code(f"{relative(finding.path, cwd)}:{finding.span.start.line}:{finding.span.start.column}")


def heading(root: str, project: ProjectReport | None, cwd: str) -> str:
    """Return the project's folder and the Next.js that runs there."""
    release = project.release if project else None
    version = f" (Next.js {escape(release.version)})" if isinstance(release, Release) else ""
    return code(relative(root, cwd)) + version


def block(finding: Finding, texts: SourceCache, cwd: str, options: RenderOptions) -> str:
    return "\n".join(lines(finding, texts, cwd, options)) + "\n"


def lines(finding: Finding, texts: SourceCache, cwd: str, options: RenderOptions) -> Iterator[str]:
    yield f"{ICONS[finding.severity]} **{rule(finding)}** {place(finding, cwd)}  "
    yield escape(finding.message)
    source = texts.line(finding.path, finding.span.start.line)
    if source is not None and source.strip():
        yield ""
        yield fenced(visible(source.strip()[:200]))
    if finding.help:
        yield ""
        yield escape(finding.help)
    if finding.suppressed is not None:
        yield f"\nSuppressed: {escape(finding.suppressed) or 'no reason given'}"
    elif is_open(finding) and finding.fix is not None:
        how = "" if options.fixing else f" (`{command_of(finding.fix, options)}`)"
        yield f"\n**Fix{'' if is_sure(finding.fix) else ' to try'}:** {escape(finding.fix.title)}{how}"


def escape(text: str) -> str:
    """Escape text so that nothing in it is Markdown or HTML, and no name notifies a person."""
    return _SPECIAL.sub(r"\\\1", visible(text)).replace("\\@", "@<!-- -->").replace("\\<", "&lt;")


def code(text: str) -> str:
    """Return a code span, even for text with backticks."""
    shown = visible(text)
    ticks = "`" * (max((len(run) for run in _TICKS.findall(shown)), default=0) + 1)
    return f"{ticks}{shown}{ticks}" if len(ticks) == 1 else f"{ticks} {shown} {ticks}"


def fenced(text: str) -> str:
    ticks = "`" * max(3, max((len(run) for run in _TICKS.findall(text)), default=0) + 1)
    return f"{ticks}js\n{text}\n{ticks}"
