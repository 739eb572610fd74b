"""Linting: paths to projects, and each project to its report and findings.

:func:`lint_project` is a function of its arguments and of the files it reads, and both ends of it can be pickled.
"""

from __future__ import annotations

import os

from nextlint.config.model import Config
from nextlint.errors import NextlintError
from nextlint.files.overlay import current
from nextlint.files.source import keep_within, keep_within_nothing
from nextlint.memo import of_a_run
from nextlint.records import NamedTuple
from nextlint.release.model import Release
from nextlint.report import ProjectReport, Report
from nextlint.rules import all_rules
from nextlint.rules.context import Context
from nextlint.settings import Finder
from nextlint.settings.selection import expand, expand_all, select

TYPE_CHECKING = False  # typing's own would import typing
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from nextlint.findings import Finding, Fix, Span
    from nextlint.project import Project
    from nextlint.release.model import NotNext, Unresolved
    from nextlint.rules.base import Rule
    from nextlint.rules.context import Refusal
    from nextlint.settings import Settings
    from nextlint.suppressions.hiding import Hidden

    Tick = Callable[[int, int], None]

UNPARSABLE = "unparsable-config"  # of a narrower selection it says what the selected rules could not look at
UNUSED = "unused-suppression"
UNREAD = Config(path=None, kind="none", options={})  # what rules are given where none of them looks at the config


class Request(NamedTuple):
    """What a run was asked to do. Paths are absolute."""

    paths: tuple[str, ...]
    cwd: str
    select: tuple[str, ...] | None = None  # rules or categories; None: what the settings say
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    next_version: str | None = None
    exclude: tuple[str, ...] = ()  # patterns as in .gitignore, relative to ``cwd``
    config: str | None = None  # the settings file to use instead of the ones that would be found
    isolated: bool = False  # use no settings file
    inspect: bool = False  # fill in ProjectReport.options
    complete: bool = (
        False  # read each config, also where no rule looks at it, so that ProjectReport.config_kind is true
    )
    overlay: Mapping[str, str] = {}  # path -> text to lint instead of the file on disk
    processes: int = 1  # that may lint at once, where there are many projects


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


class Plan(NamedTuple):
    """The projects of a run, found and configured."""

    jobs: tuple[Job, ...]
    looked_in: tuple[str, ...]
    problems: tuple[tuple[str, str], ...]


def lint(request: Request, *, tick: Tick | None = None) -> Report:
    """Lint every project that the paths stand for. Raises NextlintError where the job cannot be done.

    ``tick`` is called with the number of projects that are done and of all.
    """
    found = plan(request)
    results = lint_all(found.jobs, request.overlay, tick, processes=request.processes)
    return assemble(found, results, texts=request.overlay)


def lint_all(
    jobs: Sequence[Job], overlay: Mapping[str, str], tick: Tick | None = None, *, processes: int = 1
) -> list[Result]:
    """The results of the projects, in their order."""
    from nextlint import parallel

    results = []
    for result in parallel.results(jobs, overlay, processes=processes):
        results.append(result)
        if tick is not None:
            tick(len(results), len(jobs))
    return results


def plan(request: Request) -> Plan:
    """Find the projects and the settings of each. Raises NextlintError: missing path, unknown rule, broken settings."""
    from nextlint.discovery import discover
    from nextlint.release import clear_cache
    from nextlint.release.versions import is_exact

    clear_cache()
    keep_within_nothing()
    if request.next_version is not None and not is_exact(request.next_version):
        raise NextlintError(f'"{request.next_version}" is no full version such as 13.4.4')
    for name in (*(request.select or ()), *request.extend_select, *request.ignore):
        expand(name)
    finder = Finder(config=request.config, isolated=request.isolated, cwd=request.cwd)
    here = finder.of_folder(request.cwd)
    exclude = (*request.exclude, *(here.exclude if here.base == request.cwd else ()))
    found = discover(request.paths, cwd=request.cwd, exclude=exclude, unsaved=request.overlay.keys())
    if found.missing:
        raise NextlintError("there is no such file or folder", path=found.missing[0])
    projects = (current(project, request.overlay) for project in found.projects)
    jobs = (_job(project, finder.of_project(project), request) for project in projects)
    return Plan(tuple(job for job in jobs if not _is_excluded(job, found.looked_in)), found.looked_in, found.problems)


def _job(project: Project, settings: Settings, request: Request) -> Job:
    chosen = settings.select if request.select is None else request.select
    switched_off = frozenset(settings.switched_off).difference(request.select or (), request.extend_select)
    rules, is_parsed = _chosen(chosen, request.extend_select, request.ignore, switched_off)
    version = request.next_version or settings.next_version
    return Job(project, settings, rules, is_parsed, version, request.inspect, request.complete or request.inspect)


@of_a_run(64)
def _chosen(
    chosen: tuple[str, ...] | None, extend: tuple[str, ...], ignore: tuple[str, ...], switched_off: frozenset[str]
) -> tuple[frozenset[str], bool]:
    """The rules that run, and whether every config is parsed: the same for most projects, and held once for them."""
    rules = select(chosen, extend=extend, ignore=ignore, switched_off=switched_off)
    asked_for = rules if chosen is None else expand_all((*chosen, *extend))
    return rules, UNPARSABLE in rules & asked_for


def _is_excluded(job: Job, paths: Sequence[str]) -> bool:
    """Whether the settings exclude a project; not where it, or an excluded folder around it, is asked for itself."""
    patterns, base = job.settings.exclude, job.settings.base
    if not patterns:
        return False
    from nextlint.settings.globs import is_match

    if not is_match(patterns, job.project.root, base, is_folder=True):
        return False
    around = (path for path in paths if f"{job.project.root}{os.sep}".startswith(path.rstrip(os.sep) + os.sep))
    return not any(path == job.project.root or is_match(patterns, path, base, is_folder=True) for path in around)


def assemble(
    found: Plan,
    results: Sequence[Result],
    *,
    changed: Mapping[str, tuple[str | None, str]] = {},
    texts: Mapping[str, str] = {},
) -> Report:
    """The report of a run. Of a config that several projects share each wrong suppression is reported once."""
    used = frozenset(span for result in results for span in result.hidden.used)
    findings: list[Finding] = []
    seen: set[Span] = set()
    for result in results:
        for finding in result.findings:
            if finding.rule == UNUSED:
                if finding.span in seen or (finding.span in used and finding.span in result.hidden.unused):
                    continue
                seen.add(finding.span)
            findings.append(finding)
    projects = tuple(result.report for result in results)
    return Report(projects, tuple(findings), found.looked_in, changed, texts, found.problems)


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
    from nextlint.release import resolve
    from nextlint.suppressions.hiding import hide

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
    from nextlint.release.versions import is_affected

    affected = rule.affected
    return any(is_affected(affected, version) for version in (release.version, *release.candidates))


def _is_judged(rule: Rule, context: Context) -> bool:
    """Whether all that the rule could find here is known."""
    if rule.affected is not None and not isinstance(context.release, Release):
        return False
    return not (rule.needs_config and context.config.kind == "unparsable")


def _load(project: Project, release: Release | Unresolved | NotNext | None, overlay: Mapping[str, str]) -> Config:
    from nextlint.config import load

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
    from nextlint.config import edit

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
