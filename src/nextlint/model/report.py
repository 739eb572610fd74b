"""Report: the result of a run, as the outputs print it. Small and picklable: it contains no syntax trees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nextlint.advisories.model import Verdict
    from nextlint.config.model import Kind
    from nextlint.config.outcome import Outcome
    from nextlint.model.findings import Finding
    from nextlint.release.model import NotNext, Release, Unresolved

FORMATS = (  # of the outputs
    *("full", "concise", "json", "sarif", "github", "gitlab", "junit", "markdown", "html", "vex"),
)


class ProjectReport(Record):
    """What was resolved for one project; ``options`` and ``deciding`` are filled for ``--inspect`` only."""

    root: str
    release: Release | Unresolved | NotNext | None
    config_path: str | None
    config_kind: Kind
    options: Mapping[str, tuple[Outcome, ...]] | None = None
    notes: tuple[str, ...] = ()  # what was read and why, for -v
    advisories: tuple[Verdict, ...] | None = None  # affecting the version; None: not requested or unknown
    name: str | None = None  # its name in package.json
    assumptions: tuple[str, ...] = ()  # made to read the config, as clauses
    deciding: Mapping[str, str | None] | None = None  # options that a rule queried -> Next's default, as JSON


class Report(Record):
    """Everything a run found.

    ``findings`` are ordered by project, path, place and rule, including suppressed and fixed ones.
    """

    projects: tuple[ProjectReport, ...]
    findings: tuple[Finding, ...]
    looked_in: tuple[str, ...] = ()  # the requested paths
    changed: Mapping[
        str, tuple[str | None, str]
    ] = {}  # path -> (text before, None for a new file; text after), by --fix or --diff
    texts: Mapping[str, str] = {}  # path -> text to show instead of the file on disk (stdin, --diff)
    problems: tuple[tuple[str, str], ...] = ()  # (path, reason): what could not be linted, so the run is incomplete
    tracebacks: tuple[str, ...] = ()  # of nextlint's own errors, for -v
