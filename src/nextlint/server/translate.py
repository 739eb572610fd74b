"""Findings as Language Server Protocol types."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types as lsp

if TYPE_CHECKING:
    from nextlint.model.findings import Finding, Span

_SEVERITIES = {
    "error": lsp.DiagnosticSeverity.Error,
    "warning": lsp.DiagnosticSeverity.Warning,
    "info": lsp.DiagnosticSeverity.Information,
}


def uri(path: str) -> str:
    return Path(path).as_uri()


def range_of(span: Span) -> lsp.Range:
    """Return the protocol's range: it counts from 0, in UTF-16 units like spans; an empty span covers one character."""
    start = lsp.Position(span.start.line - 1, span.start.column - 1)
    end = lsp.Position(span.end.line - 1, span.end.column - 1)
    return lsp.Range(start, lsp.Position(end.line, end.character + (start == end)))


def diagnostic(finding: Finding) -> lsp.Diagnostic:
    message = f"{finding.message}\n{finding.help}" if finding.help else finding.message
    return lsp.Diagnostic(
        range=range_of(finding.span),
        message=message,
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        code_description=lsp.CodeDescription(href=finding.url) if finding.url else None,
        source="nextlint",
        related_information=[
            lsp.DiagnosticRelatedInformation(lsp.Location(uri(one.span.path), range_of(one.span)), one.message)
            for one in finding.related
        ],
    )
