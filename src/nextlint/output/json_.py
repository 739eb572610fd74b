r"""JSON for programs, as in docs/schemas/report.schema.json. Within a version, keys may be added but never changed.

The text is ASCII (``ensure_ascii``): whatever the stream's encoding or a file name's contents, the bytes arrive; a lone
surrogate (a byte of a name that is not UTF-8) arrives as ``\udc80`` and the like.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from typing import TYPE_CHECKING

from nextlint.advisories.upgrade import ended_by
from nextlint.model.findings import SEVERITIES
from nextlint.output.filters import open_findings
from nextlint.output.paths import relative
from nextlint.release.model import NotNext, Release, Unresolved

if TYPE_CHECKING:
    from typing import Any

    from nextlint.advisories.model import Verdict
    from nextlint.config.outcome import Outcome
    from nextlint.model.findings import Finding, Position, Span
    from nextlint.model.fixes import Edit, Fix
    from nextlint.model.report import ProjectReport, Report
    from nextlint.output.options import RenderOptions

VERSION = 1


def render(report: Report, *, cwd: str, options: RenderOptions) -> str:
    return json.dumps(document(report, cwd=cwd, options=options), indent=2, allow_nan=False) + "\n"


def document(report: Report, *, cwd: str, options: RenderOptions) -> dict[str, Any]:
    """Return the report as JSON values."""
    return {
        "version": VERSION,
        "projects": [project(one, cwd=cwd, options=options) for one in report.projects],
        "findings": [finding(one, cwd) for one in report.findings],
        "summary": summary(report),
        "problems": [{"path": relative(path, cwd), "reason": reason} for path, reason in report.problems],
    }


def project(one: ProjectReport, *, cwd: str, options: RenderOptions) -> dict[str, Any]:
    config: dict[str, Any] = {
        "path": None if one.config_path is None else relative(one.config_path, cwd),
        "kind": one.config_kind,
    }
    found: dict[str, Any] = {
        "root": relative(one.root, cwd),
        "release": release(one.release, cwd) if isinstance(one.release, Release) else None,
        "releaseProblem": release_problem(one.release),
        "config": config,
    }
    if options.inspect:
        config["options"] = {
            name: [outcome(each, cwd) for each in outcomes] for name, outcomes in sorted((one.options or {}).items())
        }
        if one.deciding is not None:
            config["deciding"] = {path: default and json.loads(default) for path, default in one.deciding.items()}
        config["assumptions"] = list(one.assumptions)
        found["name"] = one.name
        found["notes"] = list(one.notes)
        if one.advisories is not None:
            found["advisories"] = [advisory(verdict, one.release, cwd) for verdict in one.advisories]
    return found


def advisory(verdict: Verdict, found: Release | Unresolved | NotNext | None, cwd: str) -> dict[str, Any]:
    """Return one advisory's verdict: ``reachable`` is null if it cannot be determined."""
    row, answer = verdict.advisory, verdict.answer
    return {
        "ids": list(row.ids),
        "reachable": None if row.told and verdict.holds else verdict.holds,
        "predicate": verdict.predicate or None,
        "reason": row.told if row.told and verdict.holds else answer.reason,
        "place": None if answer.span is None else place(answer.span, cwd),
        "endedBy": ended_by(found.version, row) if isinstance(found, Release) else None,
    }


def release(found: Release, cwd: str) -> dict[str, Any]:
    disagrees = found.disagrees
    return {
        "version": found.version,
        "spelled": found.spelled,
        "source": relative(found.source, cwd),
        "exact": found.exact,
        "span": None if found.span is None else place(found.span, cwd),
        "disagrees": None if disagrees is None else {"version": disagrees[0], "path": relative(disagrees[1], cwd)},
    }


def release_problem(found: Release | Unresolved | NotNext | None) -> str | None:
    """Return why ``release`` is null, as a clause; None if it is not."""
    if isinstance(found, Release):
        return None
    if isinstance(found, Unresolved):
        return found.reason
    if isinstance(found, NotNext):
        return f"the package named next is {found.name}" + (f" {found.version}" if found.version else "")
    return "nothing names next"


def finding(found: Finding, cwd: str) -> dict[str, Any]:
    """Return a finding. The keys at the end are present only if they have a value."""
    said: dict[str, Any] = {
        "rule": found.rule,
        "category": found.category,
        "severity": found.severity,
        "project": relative(found.project, cwd),
        "path": relative(found.path, cwd),
        "span": span(found.span),
        "related": [
            {"path": relative(one.span.path, cwd), "span": span(one.span), "message": one.message}
            for one in found.related
        ],
        "message": found.message,
        "help": found.help,
        "url": found.url,
        "fix": None if found.fix is None else fix(found.fix, cwd),
        "noFix": found.no_fix,
        "snippet": found.snippet,
        "fixed": found.fixed,
        "suppressed": found.suppressed,
    }
    if found.options:
        said["options"] = [one._asdict() for one in found.options]
    if found.advisories:
        said["advisories"] = list(found.advisories)
    if found.assumptions:
        said["assumptions"] = list(found.assumptions)
    if found.stage is not None:
        said["stage"] = found.stage
    return said


def fix(found: Fix, cwd: str) -> dict[str, Any]:
    return {
        "title": found.title,
        "applicability": found.applicability,
        "edits": [edit(one, cwd) for one in found.edits],
    }


def edit(one: Edit, cwd: str) -> dict[str, Any]:
    assert one.span is not None  # noqa: S101 - a fix in a report is proven
    return {"path": relative(one.path, cwd), "span": span(one.span), "text": one.text}


def position(at: Position) -> dict[str, int]:
    return {"line": at.line, "column": at.column}


def span(found: Span) -> dict[str, Any]:
    return {"start": position(found.start), "end": position(found.end)}


def place(found: Span, cwd: str) -> dict[str, Any]:
    """Return a span that names its file."""
    return {"path": relative(found.path, cwd), **span(found)}


def outcome(one: Outcome, cwd: str) -> dict[str, Any]:
    said: dict[str, Any] = {"state": one.state}
    if one.state == "value":
        said["value"] = json_value(one.value)
    if one.state == "unknown":
        said["reason"] = one.reason or "it could not be seen"
    if one.span is not None:
        said["span"] = place(one.span, cwd)
    return said


def json_value(value: Any) -> Any:
    """Return ``value`` with the numbers that JSON lacks as ``{"$": "NaN"}``, ``{"$": "Infinity"}``."""
    if isinstance(value, float) and not math.isfinite(value):
        return {"$": "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"}
    if isinstance(value, dict):
        return {key: json_value(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [json_value(inner) for inner in value]
    return value


def summary(report: Report) -> dict[str, Any]:
    """Return counts. ``findings`` counts the remaining ones: with ``fixed`` and ``suppressed`` they make up the
    list.
    """
    remaining = open_findings(report)
    severities = Counter(one.severity for one in remaining)
    fixes = Counter(one.fix.applicability for one in remaining if one.fix)
    return {
        "projects": len(report.projects),
        "findings": len(remaining),
        "fixed": sum(one.fixed for one in report.findings),
        "suppressed": sum(one.suppressed is not None for one in report.findings),
        "fixable": {"safe": fixes["safe"], "unsafe": fixes["unsafe"]},
        "severities": {name: severities[name] for name in reversed(SEVERITIES)},
    }
