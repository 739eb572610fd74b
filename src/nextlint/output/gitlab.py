"""GitLab's code quality report: a JSON array of Code Climate issues."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from nextlint.output.escape import visible
from nextlint.output.filters import offer, shown_findings
from nextlint.output.fingerprints import fingerprints
from nextlint.output.paths import relative, repository_root
from nextlint.output.source_cache import SourceCache

if TYPE_CHECKING:
    from typing import Any

    from nextlint.model.findings import Finding
    from nextlint.model.report import Report
    from nextlint.output.options import RenderOptions

SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}
CATEGORIES = {
    "stability": "Bug Risk",
    "options": "Compatibility",
    "security": "Security",
    "project": "Bug Risk",
    "suppressions": "Clarity",
}


def render(report: Report, *, cwd: str, options: RenderOptions) -> str:
    root = options.root or repository_root(cwd)
    findings = shown_findings(report, options)
    names = fingerprints(findings, SourceCache(report.texts), root=root)
    issues = [issue(finding, name, root, options) for finding, name in zip(findings, names, strict=True)]
    return json.dumps(issues, indent=2) + "\n"


def described(finding: Finding, options: RenderOptions) -> str:
    """Return what is wrong and, if nextlint can fix it, how."""
    offered = offer(finding, options)
    return f"{finding.message.rstrip('.')}. {offered}" if offered else finding.message


def issue(finding: Finding, fingerprint: str, root: str, options: RenderOptions) -> dict[str, Any]:
    return {
        "type": "issue",
        "check_name": finding.rule,
        "description": visible(described(finding, options)) or finding.rule,
        "content": {"body": visible(finding.help)},
        "categories": [CATEGORIES[finding.category]],
        "fingerprint": fingerprint,
        "severity": SEVERITIES[finding.severity],
        "location": {
            "path": visible(relative(finding.path, root)),
            "lines": {"begin": finding.span.start.line, "end": finding.span.end.line},
        },
    }
