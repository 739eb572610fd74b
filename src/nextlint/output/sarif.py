"""SARIF 2.1.0 for code scanning, which GitHub, Azure DevOps and others show as alerts on the lines of a pull request.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/ and, for the parts that GitHub reads,
https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from nextlint._version import __version__
from nextlint.output import explain
from nextlint.output.escape import visible
from nextlint.output.filters import shown_findings
from nextlint.output.fingerprints import LONGEST as LONGEST_HASHED
from nextlint.output.fingerprints import LineHashes, fingerprints
from nextlint.output.paths import repository_root, uri
from nextlint.output.source_cache import SourceCache

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from nextlint.model.findings import Finding, Span
    from nextlint.model.fixes import Fix
    from nextlint.model.report import Report
    from nextlint.output.options import RenderOptions
    from nextlint.rules.base import Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
HOME = "https://nextlint.readthedocs.io/"
ROOT = "%SRCROOT%"  # the spelling that GitHub documents; relative URIs are relative to it
LEVELS = {"error": "error", "warning": "warning", "info": "note"}
PROBLEM_SEVERITIES = {"error": "error", "warning": "warning", "info": "recommendation"}
SECURITY_SEVERITIES = {"error": "8.0", "warning": "5.0", "info": "2.0"}  # GitHub: high, medium, low
LONGEST = 1024  # characters of a description that GitHub keeps


def render(report: Report, *, cwd: str, options: RenderOptions) -> str:
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run(report, cwd=cwd, options=options)]}
    return json.dumps(log, indent=2) + "\n"


def run(report: Report, *, cwd: str, options: RenderOptions) -> dict[str, Any]:
    root = options.root or repository_root(cwd)
    findings = shown_findings(report, options)
    rules = descriptors(options.rules, findings)
    return {
        "tool": {
            "driver": {
                "name": "nextlint",
                "semanticVersion": __version__,
                "informationUri": HOME,
                "rules": list(rules.values()),
            }
        },
        "invocations": [invocation(report, root)],
        "columnKind": "utf16CodeUnits",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The root of the repository."}}},
        "results": results(findings, SourceCache(report.texts), list(rules), root=root, options=options),
    }


def invocation(report: Report, root: str) -> dict[str, Any]:
    """Return whether the run could check everything, and what it could not."""
    notifications = [
        {
            "level": "error",
            "message": {"text": visible(reason) or "it cannot be read"},
            "locations": [{"physicalLocation": {"artifactLocation": artifact(path, root)}}],
        }
        for path, reason in report.problems
    ]
    return {
        "executionSuccessful": not notifications,
        **({"toolExecutionNotifications": notifications} if notifications else {}),
    }


def descriptors(rules: Sequence[Rule], findings: Sequence[Finding]) -> dict[str, dict[str, Any]]:
    """Return the rules that ran; a rule known only from a finding is described by it."""
    known = {rule.id: described(rule) for rule in rules}
    for finding in findings:
        if finding.rule not in known:
            known[finding.rule] = from_finding(finding)
    return known


def described(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": shortened(rule.summary or rule.title)},
        "help": {"text": explain.plain(rule), "markdown": explain.markdown(rule)},
        "helpUri": rule.url,
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": properties(rule.category, rule.severity, rule.score),
    }


def from_finding(finding: Finding) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": finding.rule,
        "shortDescription": {"text": finding.rule},
        "fullDescription": {"text": finding.rule},
        "help": {"text": visible(finding.url) or finding.rule},
        "defaultConfiguration": {"level": LEVELS[finding.severity]},
        "properties": properties(finding.category, finding.severity),
    }
    return {**found, "helpUri": finding.url} if finding.url else found


def properties(category: str, severity: str, score: str | None = None) -> dict[str, Any]:
    found: dict[str, Any] = {
        "tags": [category, "nextjs"],
        "precision": "high",
        "problem.severity": PROBLEM_SEVERITIES[severity],
    }
    return {**found, "security-severity": score or SECURITY_SEVERITIES[severity]} if category == "security" else found


def shortened(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 3] + "..."


def results(
    findings: Sequence[Finding], texts: SourceCache, rules: Sequence[str], *, root: str, options: RenderOptions
) -> list[dict[str, Any]]:
    numbers = {rule: number for number, rule in enumerate(rules)}
    names = fingerprints(findings, texts, root=root)
    hashes = line_hashes(findings, texts)
    found = []
    for finding, name, line_hash in zip(findings, names, hashes, strict=True):
        one = result(finding, root)
        one["ruleIndex"] = numbers[finding.rule]
        one["partialFingerprints"] = {"primaryLocationLineHash": line_hash or f"{name}:1", "nextlint/v1": name}
        if options.show_suppressed:  # all results have the key, or none: section 3.27.23
            one["suppressions"] = suppressions(finding)
        found.append(one)
    return found


def line_hashes(findings: Sequence[Finding], texts: SourceCache) -> list[str | None]:
    """Return GitHub's hash of each finding's line. A file's hashes are computed once, because its findings are
    adjacent.
    """
    hashes: list[str | None] = []
    path, lines = None, None
    for finding in findings:
        if finding.path != path:
            path = finding.path
            source = texts.source(path)
            lines = None if source is None or len(source.text) > LONGEST_HASHED else LineHashes(source)
        hashes.append(None if lines is None else lines.of_line(finding.span.start.line))
    return hashes


def result(finding: Finding, root: str) -> dict[str, Any]:
    message = "\n\n".join(part for part in (visible(finding.message) or finding.rule, shown(finding.help)) if part)
    found: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": LEVELS[finding.severity],
        "message": {"text": message},
        "locations": [{"physicalLocation": location(finding.span._replace(path=finding.path), root)}],
    }
    if finding.advisories:
        found["properties"] = {"advisories": list(finding.advisories)}
    if finding.related:
        found["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": location(related.span, root),
                "message": {"text": visible(related.message) or "related"},
            }
            for number, related in enumerate(finding.related, 1)
        ]
    if finding.fix is not None and finding.fix.edits:
        found["fixes"] = [fix(finding.fix, root)]
    return found


def shown(text: str) -> str:
    return "\n".join(map(visible, text.split("\n")))


def suppressions(finding: Finding) -> list[dict[str, Any]]:
    if finding.suppressed is None:
        return []
    found: dict[str, Any] = {"kind": "inSource"}
    return [{**found, "justification": visible(finding.suppressed)} if finding.suppressed else found]


def location(span: Span, root: str) -> dict[str, Any]:
    return {"artifactLocation": artifact(span.path, root), "region": region(span)}


def artifact(path: str, root: str) -> dict[str, Any]:
    reference, inside = uri(path, root)
    return {"uri": reference, "uriBaseId": ROOT} if inside else {"uri": reference}


def region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.start.line,
        "startColumn": span.start.column,
        "endLine": span.end.line,
        "endColumn": span.end.column,
    }


def fix(offered: Fix, root: str) -> dict[str, Any]:
    by_path: dict[str, list[tuple[Span, str]]] = {}
    for edit in offered.edits:
        assert edit.span is not None  # noqa: S101 - a fix in a report is proven
        by_path.setdefault(edit.path, []).append((edit.span, edit.text))
    return {
        "description": {"text": visible(f"{offered.title} ({offered.applicability})")},
        "artifactChanges": [change(path, edits, root) for path, edits in by_path.items()],
    }


def change(path: str, edits: Sequence[tuple[Span, str]], root: str) -> Mapping[str, Any]:
    return {
        "artifactLocation": artifact(path, root),
        "replacements": [{"deletedRegion": region(span), "insertedContent": {"text": text}} for span, text in edits],
    }
