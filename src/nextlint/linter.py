"""A run: from paths to projects and their settings, and from each project's findings to one report."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from nextlint import parallel
from nextlint.checker import Job, Result, lint_project
from nextlint.discovery import discover
from nextlint.discovery.overlay import under
from nextlint.files.gitpatterns import is_match
from nextlint.memory import Memory
from nextlint.model.errors import NextlintError
from nextlint.model.record import Record
from nextlint.model.report import Report
from nextlint.release.published import pick, tagged, versions
from nextlint.release.versions import is_exact
from nextlint.settings import Finder
from nextlint.settings.selection import expand, expand_all, select
from nextlint.sharing import Sharing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from nextlint.files.reader import Reader
    from nextlint.model.findings import Finding, Span
    from nextlint.model.project import Project
    from nextlint.settings import Settings

    ProgressCallback = Callable[[int, int], None]

# With a narrower selection they report what the selected rules could not check.
UNREAD = frozenset({"unparsable-config", "unreadable-config"})
UNUSED = "unused-suppression"
BUG = " (a bug in nextlint; please report it, with the output of -v)"


class Request(Record):
    """What a run was asked to do. Paths are absolute."""

    paths: tuple[str, ...]
    cwd: str
    select: tuple[str, ...] | None = None  # rules or categories; None: as in the settings
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    next_version: str | None = None
    upgrade_to: str | None = None  # a version, a line ("16") or "latest"
    exclude: tuple[str, ...] = ()  # patterns as in .gitignore, relative to ``cwd``
    config: str | None = None  # the settings file to use instead of searching for one
    isolated: bool = False  # use no settings file
    inspect: bool = False  # fill in ProjectReport.options
    advisories: bool = False  # fill in ProjectReport.advisories
    complete: bool = False  # read each config even if no rule checks it, so that ProjectReport.config_kind is right
    proves_unsafe: bool = True  # prove unsafe fixes, too; not needed where nobody sees their edits
    overlay: Mapping[str, str] = {}  # path -> text to lint instead of the file on disk
    finder: Finder | None = None  # a finder that has already read settings for this run
    processes: int | None = 1  # processes for many projects; None: as many as can run


class Plan(Record):
    """The projects of a run, found and configured, and the reader of their files."""

    reader: Reader
    jobs: tuple[Job, ...]
    looked_in: tuple[str, ...]
    problems: tuple[tuple[str, str], ...]
    sharing: Sharing  # also knows the projects that were not requested


def lint(request: Request, *, progress: ProgressCallback | None = None, memory: Memory | None = None) -> Report:
    """Lint every project that the paths refer to. Raises NextlintError if the job cannot be done.

    ``progress`` is called with the number of finished projects and the total; ``memory`` is what earlier runs over the
    same tree left.
    """
    found = plan(request, memory)
    jobs = list(found.jobs)
    found = found._replace(jobs=())
    results = lint_all(jobs, found.reader, progress, processes=request.processes)
    results = found.sharing.all_checked(results, found.reader)
    return assemble(found, results, texts=request.overlay)


def lint_all(
    jobs: list[Job], reader: Reader, progress: ProgressCallback | None = None, *, processes: int | None = 1
) -> list[Result]:
    """Return the results of the projects, in order. Finished jobs are removed from ``jobs``."""
    results: list[Result] = []
    count = len(jobs)
    for result in _results(jobs, reader, processes):
        results.append(result)
        if progress is not None:
            progress(len(results), count)
    return results


def _results(jobs: list[Job], reader: Reader, processes: int | None) -> Iterator[Result]:
    if len(jobs) < 2 or processes == 1:
        jobs.reverse()
        return (lint_project(jobs.pop(), reader) for _ in range(len(jobs)))
    return parallel.results(jobs, reader, processes=processes or parallel.available())


def plan(request: Request, memory: Memory | None = None) -> Plan:
    """Find the projects and the settings of each. Raises NextlintError: missing path, unknown rule, invalid
    settings.
    """
    if request.next_version is not None and not is_exact(request.next_version):
        raise NextlintError(f'"{request.next_version}" is not a full version (for example 13.4.4)')
    if request.upgrade_to is not None:
        version_to(request.upgrade_to)
    for name in (*(request.select or ()), *request.extend_select, *request.ignore):
        expand(name)
    memory = memory or Memory()
    reader = request.finder.reader if request.finder else memory.reader(request.overlay)
    finder = request.finder or Finder(reader, config=request.config, isolated=request.isolated, cwd=request.cwd)
    here = finder.of_folder(request.cwd)
    exclude = (*request.exclude, *(here.exclude if here.base == request.cwd else ()))
    found = discover(reader, request.paths, cwd=request.cwd, exclude=exclude)
    if found.missing:
        raise NextlintError("no such file or folder", path=found.missing[0])
    if not exclude and len(found.looked_in) == 1:
        memory.hold(found.looked_in[0], found.projects)
    projects = [under(reader.overlay, project) for project in found.projects]

    def job_of(project: Project) -> Job:
        return _job(reader, project, finder.of_project(project), request)

    jobs = tuple(job for job in map(job_of, projects) if not _is_excluded(job, found.looked_in))
    return Plan(reader, jobs, found.looked_in, found.problems, Sharing(job_of, memory))


def _job(reader: Reader, project: Project, settings: Settings, request: Request) -> Job:
    chosen = settings.select if request.select is None else request.select
    switched_off = frozenset(settings.switched_off).difference(request.select or (), request.extend_select)
    rules, is_parsed = reader.once(_chosen, chosen, request.extend_select, request.ignore, switched_off)
    version = request.next_version or settings.next_version
    tells = request.inspect or request.advisories
    is_complete = request.complete or tells
    target = None if request.upgrade_to is None else version_to(request.upgrade_to)
    return Job(
        project,
        settings,
        rules,
        is_parsed,
        version,
        request.inspect,
        is_complete,
        tells,
        target,
        request.proves_unsafe,
    )


def version_to(target: str) -> str:
    """Return the version that ``--upgrade-to`` names: itself, the newest of a line such as "16", or the latest.

    Raises NextlintError for anything else, and for a version that was never published.
    """
    found = tagged(target) or (target if target in versions() else pick(target))
    if found is None or not re.fullmatch(r"latest|\d+(\.\d+){0,2}(-[\w.]+)?", target):
        raise NextlintError(
            f'"{target}" is not a version of Next.js: give a version such as 16.4.6, a line such as 16, or latest'
        )
    return found


def _chosen(
    chosen: tuple[str, ...] | None, extend: tuple[str, ...], ignore: tuple[str, ...], switched_off: frozenset[str]
) -> tuple[frozenset[str], bool]:
    """Return the rules that run, and whether every config is parsed; cached, because it is the same for most
    projects.
    """
    rules = select(chosen, extend=extend, ignore=ignore, switched_off=switched_off)
    asked_for = rules if chosen is None else expand_all((*chosen, *extend))
    return rules, not UNREAD.isdisjoint(rules & asked_for)


def _is_excluded(job: Job, paths: Sequence[str]) -> bool:
    """Return whether the settings exclude a project; not if it, or an excluded folder around it, is requested
    itself.
    """
    patterns, base = job.settings.exclude, job.settings.base
    if not patterns:
        return False
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
    """Return the report of a run. A wrong suppression in a shared config is reported once."""
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
    projects = tuple(result.report for result in results if result.failure is None)
    failures = [(result.report.root, result.failure) for result in results if result.failure is not None]
    problems = (*found.problems, *((root, failure.reason + BUG) for root, failure in failures))
    tracebacks = tuple(failure.traceback for _, failure in failures)
    return Report(projects, tuple(findings), found.looked_in, changed, texts, problems, tracebacks)
