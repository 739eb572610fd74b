"""Workflow commands, which GitHub Actions shows as annotations on the lines of a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.output.escape import visible
from nextlint.output.filters import offer, shown_findings
from nextlint.output.paths import relative, repository_root

if TYPE_CHECKING:
    from nextlint.model.findings import Finding
    from nextlint.model.report import Report
    from nextlint.output.options import RenderOptions

COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def render(report: Report, *, cwd: str, options: RenderOptions) -> str:
    root = options.root or repository_root(cwd)
    return "".join(command(finding, root, options) + "\n" for finding in shown_findings(report, options))


def command(finding: Finding, root: str, options: RenderOptions) -> str:
    """Return ``::error title=,file=,line=,endLine=,col=,endColumn=::message``, in the order of actions/toolkit."""
    span = finding.span
    properties = {
        "title": finding.rule,
        "file": visible(relative(finding.path, root)),
        "line": span.start.line,
        "endLine": span.end.line,
        "col": span.start.column,
        "endColumn": span.end.column,
    }
    written = ",".join(f"{key}={escape_property(str(value))}" for key, value in properties.items())
    return f"::{COMMANDS[finding.severity]} {written}::{escape_data(message(finding, options))}"


def message(finding: Finding, options: RenderOptions) -> str:
    """Return what is wrong and, below it, what to do and whether nextlint can do it."""
    parts = [visible(finding.message)]
    if finding.suppressed is not None:
        parts.append(f"Suppressed: {visible(finding.suppressed) or 'no reason given'}")
    parts += [visible(part) for part in finding.help.split("\n") if part]
    parts += [visible(offer(finding, options))] if offer(finding, options) else []
    return "\n".join(parts)


def escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escape_property(text: str) -> str:
    return escape_data(text).replace(":", "%3A").replace(",", "%2C")
