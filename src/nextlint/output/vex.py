"""OpenVEX 0.2.0: which advisories of each Next.js in use are exploitable here, for scanners that take such documents.

https://github.com/openvex/spec/blob/main/OPENVEX-SPEC.md. A scanner matches a statement by the package URL of its
product. Where all projects with one version of next agree, that is the package itself (``pkg:npm/next@15.5.9``); where
they do not, each project is a product and next its subcomponent. What cannot be told is "under_investigation"; what
earlier releases have and this one has no more is "fixed", so that a document about the newest release says something.
A document without a statement is invalid: where no version is known, there is none.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from typing import TYPE_CHECKING
from urllib.parse import quote

from nextlint._version import __version__
from nextlint.advisories.upgrade import ended_by, fixed_in
from nextlint.output.paths import relative
from nextlint.release.model import Release

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from nextlint.advisories.model import Advisory, Verdict
    from nextlint.model.report import ProjectReport, Report
    from nextlint.output.options import RenderOptions

CONTEXT = "https://openvex.dev/ns/v0.2.0"
AUTHOR = "nextlint"
NAMESPACE = "https://nextlint.readthedocs.io/vex"
NOT_IN_PATH = "vulnerable_code_not_in_execute_path"


def render(report: Report, *, cwd: str, options: RenderOptions) -> str:  # noqa: ARG001 - every format has these
    statements = list(_statements(report.projects, cwd))
    if not statements:
        return ""
    digest = hashlib.sha256(json.dumps(statements, sort_keys=True).encode()).hexdigest()
    document = {
        "@context": CONTEXT,
        "@id": f"{NAMESPACE}/{digest}",
        "author": AUTHOR,
        "tooling": f"nextlint {__version__}",
        "timestamp": _timestamp(),
        "version": 1,
        "statements": statements,
    }
    return json.dumps(document, indent=2) + "\n"


def _timestamp() -> str:
    """Return the current time, or SOURCE_DATE_EPOCH for reproducible documents."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    at = time.gmtime(int(epoch)) if epoch.isdecimal() else time.gmtime()
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", at)


def _statements(projects: Sequence[ProjectReport], cwd: str) -> Iterator[dict[str, Any]]:
    """Yield a statement for each version, advisory and status, in the order of the projects."""
    found: dict[tuple[str, str], list[tuple[ProjectReport, dict[str, Any]]]] = {}
    for project in projects:
        if not isinstance(project.release, Release) or project.advisories is None:
            continue
        version = project.release.version
        judged = [(verdict.advisory, _said(verdict, version)) for verdict in project.advisories]
        fixed = [(row, {**_named(row), "status": "fixed"}) for row in fixed_in(version)]
        for row, said in (*judged, *fixed):
            found.setdefault((version, row.id), []).append((project, said))
    for (version, _), told in found.items():
        distinct = {json.dumps(said, sort_keys=True): said for _, said in told}
        if len(distinct) == 1:
            yield {**told[0][1], "products": [_package(version)]}
            continue
        for key, said in distinct.items():
            same = [project for project, one in told if json.dumps(one, sort_keys=True) == key]
            yield {**said, "products": [_product(project, version, cwd) for project in same]}


def _named(row: Advisory) -> dict[str, Any]:
    vulnerability: dict[str, Any] = {"name": row.id, "@id": row.sources[0]}
    if row.ids[1:]:
        vulnerability["aliases"] = list(row.ids[1:])
    return {"vulnerability": vulnerability}


def _said(verdict: Verdict, version: str) -> dict[str, Any]:
    """A statement without its products. The schema takes a justification or an impact statement, never both."""
    row = verdict.advisory
    said = _named(row)
    if verdict.holds is False:
        notes = f"{verdict.answer.reason} ({verdict.predicate}); {ended_by(version, row)} fixes it"
        return {**said, "status": "not_affected", "justification": NOT_IN_PATH, "status_notes": notes}
    if verdict.holds is None or row.told:
        notes = f"it cannot be determined: {row.told or verdict.answer.reason}"
        return {**said, "status": "under_investigation", "status_notes": notes}
    return {**said, "status": "affected", "action_statement": f"Upgrade to {ended_by(version, row)} or later."}


def _package(version: str) -> dict[str, Any]:
    return {"@id": f"pkg:npm/next@{quote(version)}"}


def _product(project: ProjectReport, version: str, cwd: str) -> dict[str, Any]:
    """Return a project, named by its path: package names need not be unique, and not every project has one."""
    name = relative(project.root, cwd)
    purl = f"pkg:generic/{quote(name if name != '.' else os.path.basename(project.root), safe='')}"
    return {"@id": purl, "subcomponents": [_package(version)]}
