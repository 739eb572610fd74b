"""The closing line: what was checked, what was found, what was fixed, what can be fixed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.model.findings import SEVERITIES
from nextlint.output.escape import visible
from nextlint.output.filters import fixed_word, is_open, is_sure, open_findings, plural
from nextlint.output.paths import relative
from nextlint.output.styled import Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nextlint.model.findings import Finding
    from nextlint.model.report import Report
    from nextlint.output.options import RenderOptions
    from nextlint.output.styled import Line


def lines(report: Report, *, options: RenderOptions) -> list[Line]:
    """Return the summary that ends the text formats: nothing with --quiet, or if there is nothing to summarize."""
    if options.quiet or not (report.projects or report.findings):
        return []
    remaining = any(map(is_open, report.findings))
    return [(Piece(text(report, options=options), "label" if remaining else "fixed"),)]


def text(report: Report, *, options: RenderOptions) -> str:
    """Return ``Checked 3 projects: 2 errors, 1 warning (1 fixable with --fix); 1 suppressed.``"""
    fixed = sum(finding.fixed for finding in report.findings)
    suppressed = sum(finding.suppressed is not None for finding in report.findings)
    parts = [
        f"{fixed_word(options)} {fixed:,}" if fixed else "",
        found(open_findings(report), options=options, fixed=fixed),
        f"{suppressed:,} suppressed" if suppressed else "",
    ]
    return f"Checked {plural(len(report.projects), 'project')}: {'; '.join(filter(None, parts))}."


def found(remaining: Sequence[Finding], *, options: RenderOptions, fixed: int) -> str:
    if not remaining:
        return "nothing remains" if fixed else "nothing found"
    counts = {name: sum(finding.severity == name for finding in remaining) for name in SEVERITIES}
    said = ", ".join(severity_count(counts[name], name) for name in reversed(SEVERITIES) if counts[name])
    verb = (" remain" if len(remaining) > 1 else " remains") if fixed else ""
    return f"{said}{verb}{fixable(remaining, options=options)}"


def severity_count(count: int, severity: str) -> str:
    return f"{count:,} info" if severity == "info" else plural(count, severity)


def fixable(remaining: Sequence[Finding], *, options: RenderOptions) -> str:
    """Return ``(1 fixable with --fix, 1 more to try with --unsafe-fixes)``, without flags that the run had."""
    fixes = [finding.fix for finding in remaining if finding.fix]
    safe = 0 if options.fixing or options.diff else sum(fix.safe for fix in fixes)
    unsafe = [fix for fix in fixes if not fix.safe]
    start, widen = ("nextlint-fix", "args: [--unsafe-fixes]") if options.hook else ("--fix", "--unsafe-fixes")
    parts = [f"{safe:,} fixable with {start}"] if safe else []
    if unsafe:
        asked = safe or options.fixing or options.diff
        how = widen if asked else f"{start}{' and' if options.hook else ''} {widen}"
        more = " more" if safe else ""
        what = (more or " fixable") if all(map(is_sure, unsafe)) else f"{more} to try"
        parts.append(f"{len(unsafe):,}{what} with {how}")
    return f" ({', '.join(parts)})" if parts else ""


def no_project(report: Report, *, cwd: str) -> str:
    """Return the line for a run that found no project: where it looked."""
    places = ("this folder" if path == cwd else _named(relative(path, cwd)) for path in report.looked_in)
    return f"No Next.js project found in {', '.join(places) or 'this folder'}."


def _named(path: str) -> str:
    """Return a folder for use in a sentence: a name that ends with a dot, such as .., would look like its end."""
    return f'"{visible(path)}"' if path.endswith(".") else visible(path)
