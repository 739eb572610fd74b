"""Checking one project: which Next.js, which config, what the selected rules find there, what hides it.

:func:`lint_project` is a function of its arguments and of the files it reads, and both ends of it can be pickled.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from nextlint.config import load
from nextlint.config.model import Config
from nextlint.files.source import keep_within
from nextlint.fixing import edit
from nextlint.model.errors import NextlintError
from nextlint.model.report import ProjectReport
from nextlint.release import resolve
from nextlint.release.affected import is_affected
from nextlint.release.model import Release
from nextlint.rules import all_rules
from nextlint.rules.context import Context
from nextlint.suppressions import hide

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from nextlint.model.findings import Finding, Fix, Refusal
    from nextlint.model.project import Project
    from nextlint.release.model import NotNext, Unresolved
    from nextlint.rules.base import Rule
    from nextlint.settings import Settings
    from nextlint.suppressions import Hidden

UNREAD = Config(path=None, kind="none", options={})  # what rules are given where none of them looks at the config


class Job(NamedTuple):
    """One project and what to do with it."""

    project: Project
    settings: Settings
    rules: frozenset[str]  # ids of the rules to run
    is_parsed: bool  # whether the config is, also where no rule needs it: unparsable-config was selected, not added
    next_version: str | None
    inspect: bool
    complete: bool


class Result(NamedTuple):
    """What linting one project came to."""

    report: ProjectReport
    findings: tuple[Finding, ...]
    hidden: Hidden


def lint_project(job: Job, overlay: Mapping[str, str] = {}) -> Result:
    """Lint one project. Raises NextlintError, naming the project, for whatever goes wrong in nextlint itself."""
    try:
        return _lint_project(job, overlay)
    except NextlintError:
        raise
    except Exception as error:
        what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        raise NextlintError(f"unexpected {what}", project=job.project.root) from error


def _lint_project(job: Job, overlay: Mapping[str, str]) -> Result:
    project = job.project
    keep_within(project.repository)
    release = resolve(project, next_version=job.next_version)
    selected = [rule for rule in all_rules().values() if rule.id in job.rules]
    rules = [rule for rule in selected if can_apply(rule, release)]
    is_looked_at = job.is_parsed or any(rule.needs_config for rule in rules)
    config = _load(project, release, overlay) if is_looked_at or job.complete else UNREAD
    context = _context(project, release, config if is_looked_at else UNREAD, overlay)
    found = [finding for rule in rules for finding in rule.check(context)]
    findings = [_with_doubt(_with_severity(finding, job.settings)) for finding in found]
    judged = frozenset(rule.id for rule in selected if _is_judged(rule, context))
    findings, hidden = hide(findings, context, job.settings, judged=judged, overlay=overlay)
    options = dict(config.options) if job.inspect else None
    report = ProjectReport(project.root, release, config.path, config.kind, options, _notes(job, config))
    return Result(report, tuple(sorted(findings, key=_order)), hidden)


def can_apply(rule: Rule, release: Release | Unresolved | NotNext | None) -> bool:
    """Whether a rule has to look at a project: some Next that may run there is in the rule's range."""
    if rule.affected is None:
        return True
    if not isinstance(release, Release):
        return False
    affected = rule.affected
    return any(is_affected(affected, version) for version in (release.version, *release.candidates))


def _is_judged(rule: Rule, context: Context) -> bool:
    """Whether all that the rule could find here is known."""
    if rule.affected is not None and not isinstance(context.release, Release):
        return False
    return not (rule.needs_config and context.config.kind == "unparsable")


def _load(project: Project, release: Release | Unresolved | NotNext | None, overlay: Mapping[str, str]) -> Config:
    return load(project, _version(release), overlay=overlay)


def _version(release: Release | Unresolved | NotNext | None) -> str | None:
    return release.version if isinstance(release, Release) else None


def _context(
    project: Project, release: Release | Unresolved | NotNext | None, config: Config, overlay: Mapping[str, str]
) -> Context:
    def editing(name: str) -> Callable[..., Fix | Refusal]:
        return lambda *arguments: _edit(project, config, _version(release), overlay, name, *arguments)

    return Context(
        project,
        release,
        config,
        set_option=editing("set_option"),
        remove_option=editing("remove_option"),
        rename_option=editing("rename_option"),
        unsaved=overlay,
    )


def _edit(
    project: Project, config: Config, next_version: str | None, overlay: Mapping[str, str], name: str, *arguments: Any
) -> Fix | Refusal:
    function = getattr(edit, name)
    answer: Fix | Refusal = function(project, config, *arguments, next_version=next_version, overlay=overlay)
    return answer


def _with_severity(finding: Finding, settings: Settings) -> Finding:
    """The finding with the severity that the settings give its rule, or else its category."""
    severity = (
        settings.severity.get(finding.rule) or settings.severity.get(finding.category) or settings.severity.get("all")
    )
    return finding._replace(severity=severity) if severity else finding


def _with_doubt(finding: Finding) -> Finding:
    """A fix in a file outside of the project is unsafe: other projects may use the file, also unseen ones."""
    fix = finding.fix
    if fix is None or all(edit.span.path.startswith(finding.project + os.sep) for edit in fix.edits):
        return finding
    return finding._replace(fix=fix._replace(applicability="unsafe"))


def _notes(job: Job, config: Config) -> tuple[str, ...]:
    root = job.project.root
    settings = job.settings.path
    notes = [f"settings: {os.path.relpath(settings, root) if settings else 'none'}"]
    if config is UNREAD:
        notes.append("config: not read, no selected rule looks at it with this version of Next.js")
    elif config.phase:
        notes.append(f"config: as Next.js would call it in {config.phase}")
    return tuple(notes)


def _order(finding: Finding) -> tuple[Any, ...]:
    return (finding.path, finding.span.start, finding.span.end, finding.rule, finding.message)
