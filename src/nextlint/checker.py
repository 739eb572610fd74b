"""Checking one project: which Next.js, which config, what the selected rules find there, and what suppresses it.

:func:`lint_project` depends only on its arguments and the files it reads; its arguments and result can be pickled.
"""

from __future__ import annotations

import os
import traceback
from functools import cache, partial
from typing import TYPE_CHECKING

from nextlint.advisories import judge, table
from nextlint.advisories.site import site_of
from nextlint.backstop import BackstopReached, backstop
from nextlint.config import load
from nextlint.config.locate import find_config
from nextlint.config.model import Config, unseen_config
from nextlint.either import together
from nextlint.fixing.proof import Prover
from nextlint.model.errors import NextlintError
from nextlint.model.record import Record
from nextlint.model.report import ProjectReport
from nextlint.options import table as options
from nextlint.options import verdicts
from nextlint.release import resolve
from nextlint.release.affected import is_affected, is_surely_affected
from nextlint.release.model import Release
from nextlint.release.versions import precedence
from nextlint.rules import all_rules
from nextlint.rules.context import Context
from nextlint.serving import described, output_of, serving
from nextlint.suppressions import Hidden, apply_suppressions, problems_of, suppressions_of, used_by
from nextlint.upgrade import staged

if TYPE_CHECKING:
    from typing import Any

    from nextlint.advisories.model import Verdict
    from nextlint.advisories.site import Site
    from nextlint.files.reader import Reader
    from nextlint.model.findings import Finding
    from nextlint.model.project import Project
    from nextlint.options import Verdict as OptionVerdict
    from nextlint.release.model import NotNext, Unresolved
    from nextlint.rules.base import Rule
    from nextlint.settings import Settings

UNREAD = Config(path=None, kind="none", options={})  # what rules receive if none of them reads the config


class Job(Record):
    """One project and what to do with it."""

    project: Project
    settings: Settings
    rules: frozenset[str]  # ids of the rules to run
    is_parsed: bool  # parse the config even if no rule needs it: one of linter.UNREAD was selected explicitly
    next_version: str | None
    inspect: bool
    complete: bool
    advisories: bool = False
    upgrade_to: str | None = None  # the target version: findings are the work of the upgrade
    proves_unsafe: bool = True  # whether unsafe fixes are proven, too: nothing shows their edits otherwise


class Failure(Record):
    """An error in nextlint itself."""

    reason: str  # a clause
    traceback: str


class Result(Record):
    """The result of linting one project."""

    report: ProjectReport
    findings: tuple[Finding, ...]
    hidden: Hidden
    repository: str
    files: frozenset[str]  # absolute paths of the config's files
    failure: Failure | None = None  # the other fields are then meaningless


def lint_project(job: Job, reader: Reader) -> Result:
    """Lint one project. Raises NextlintError for invalid settings; an error in nextlint is part of the result."""
    return lint_for_fixing(job, reader)[0]


def lint_for_fixing(job: Job, reader: Reader) -> tuple[Result, Prover | None]:
    """Like lint_project, but also return what proves the offered fixes; None if nextlint failed."""
    try:
        return examine(job, reader)
    except NextlintError:
        raise
    except BackstopReached as reached:
        raise NextlintError(f"it cannot be judged: {reached}", project=job.project.root) from None
    except Exception as error:
        return failed(job, error), None


def failed(job: Job, error: Exception) -> Result:
    """Return the result of a project in which nextlint failed."""
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    failure = Failure(f"unexpected {what}", "".join(traceback.format_exception(error)))
    report, files = ProjectReport(job.project.root, None, None, "none"), frozenset(job.project.config_files)
    return Result(report, (), Hidden(), job.project.repository, files, failure)


def examine(job: Job, reader: Reader) -> tuple[Result, Prover]:
    """Like lint_project, but also return what proves the offered fixes. Raises any exception."""
    reader.keep_within(job.project.repository)
    release = resolve(reader, job.project, next_version=job.next_version)
    result, prover, given_up = _guarded(job, reader, release)
    if job.upgrade_to is not None and isinstance(release, Release):
        return _upgraded(job, reader, release, job.upgrade_to, result, prover, given_up)
    if isinstance(release, Release) and release.stale is not None:
        fresh, *_ = _guarded(job, reader, release.stale.fresh, given_up=given_up)
        findings = together(result.findings, fresh.findings, release)
        result = result._replace(findings=tuple(sorted(findings, key=_order)))
    return result, prover


def _upgraded(
    job: Job, reader: Reader, release: Release, target: str, result: Result, prover: Prover, given_up: str | None
) -> tuple[Result, Prover]:
    """Return what an upgrade to another version takes; nothing if the project is already there."""
    found: tuple[Finding, ...] = ()
    if precedence(release.version) < precedence(target):
        new = Release(target, release.spelled, "--upgrade-to", exact=True)
        then, *_ = _guarded(job, reader, new, release.version, given_up=given_up)
        work = staged(
            result.findings,
            then.findings,
            current=release.version,
            target=target,
            config=prover.config,
            prover=prover,
        )
        found = tuple(sorted(work, key=_order))
    return result._replace(findings=found), prover


def _guarded(
    job: Job,
    reader: Reader,
    release: Release | Unresolved | NotNext | None,
    upgrade_from: str | None = None,
    *,
    given_up: str | None = None,
) -> tuple[Result, Prover, str | None]:
    """Return what is found with one version, and why reading the config was given up, if it was.

    A config that exceeds the backstop's time or memory counts as unseen, here and with every further version.
    """
    if given_up is None:
        try:
            with backstop():
                return *_examine(job, reader, release, upgrade_from=upgrade_from), None
        except BackstopReached as reached:
            given_up = str(reached)
    unseen = unseen_config(find_config(reader, job.project, _version(release)), given_up)
    with backstop():
        return *_examine(job, reader, release, unseen, upgrade_from=upgrade_from), given_up


def _examine(
    job: Job,
    reader: Reader,
    release: Release | Unresolved | NotNext | None,
    unseen: Config | None = None,
    *,
    upgrade_from: str | None,
) -> tuple[Result, Prover]:
    """Examine a project; ``unseen`` replaces the config if reading it was given up."""
    project = job.project
    selected = [rule for rule in all_rules().values() if rule.id in job.rules]
    rules = [rule for rule in selected if can_apply(rule, release)]
    is_needed = any(rule.needs_config for rule in rules)
    is_looked_at = job.is_parsed or is_needed
    config = unseen or (load(reader, project, _version(release)) if is_looked_at or job.complete else UNREAD)
    config = config._replace(asked=set()) if job.inspect else config
    judged_config = config if is_looked_at else UNREAD
    site = site_of(reader, project, release, judged_config)
    opinions = cache(partial(_option_verdicts, judged_config, release))
    context = Context(
        project,
        release,
        judged_config,
        reader,
        site,
        verdicts=opinions,
        is_config_needed=is_needed,
        upgrade_from=upgrade_from,
    )
    judged = frozenset(rule.id for rule in selected if _is_judged(rule, context))
    findings, hidden = _found(rules, context, job, judged)
    prover = Prover(project, context.config, release, _version(release), reader)
    findings = prover.prove(findings, unsafe=job.proves_unsafe)
    met = dict(config.options) if job.inspect else None
    verdicts = _verdicts(reader, project, release, config) if job.advisories else None
    notes = (*_notes(job, config, release), *_serving_notes(job, site))
    report = ProjectReport(
        project.root,
        release,
        config.path,
        config.kind,
        met,
        notes,
        verdicts,
        _name(project),
        config.assumptions,
        _deciding(config, release),
    )
    return Result(report, tuple(sorted(findings, key=_order)), hidden, project.repository, config.files), prover


def _found(rules: list[Rule], context: Context, job: Job, judged: frozenset[str]) -> tuple[list[Finding], Hidden]:
    """Return what the rules find: project rules first, then those for leftovers, then those for suppressions."""
    findings: list[Finding] = []
    for phase in ("project", "leftovers"):
        context = context._replace(reported=frozenset(finding.span for finding in findings))
        found = [
            _with_assumptions(finding, rule, context.config)
            for rule in rules
            if rule.phase == phase
            for finding in rule.check(context)
        ]
        findings += [_with_severity(finding, job.settings) for finding in found]
    later = [rule for rule in rules if rule.phase == "suppressions"]
    if not findings and not later:
        return findings, Hidden()
    files = suppressions_of(context.project, context.config.path, findings, context.reader)
    used = used_by(findings, files)
    context = context._replace(suppressions=tuple(problems_of(files, used, judged)) if later else ())
    wrong = [_with_severity(finding, job.settings) for rule in later for finding in rule.check(context)]
    places = frozenset(one.span for one in used)
    hidden = Hidden(places, frozenset(finding.span for finding in wrong) - places)
    return apply_suppressions([*findings, *wrong], files, job.settings), hidden


def _option_verdicts(config: Config, release: Release | Unresolved | NotNext | None) -> tuple[OptionVerdict, ...]:
    """Return the verdicts on the options as the build sees them, because the build is where Next.js checks them."""
    if not isinstance(release, Release) or config.path is None:
        return ()
    return verdicts(config.build or config, release.version)


def can_apply(rule: Rule, release: Release | Unresolved | NotNext | None) -> bool:
    """Return whether a rule has to check a project: some Next.js that may run there is in its range.

    One that reports only what is sure is asked about the version that is judged, and not about others that may run.
    """
    if rule.affected is None:
        return True
    if not isinstance(release, Release):
        return False
    affected = rule.affected
    if rule.only_surely:
        return is_surely_affected(affected, release.version)
    return any(is_affected(affected, version) for version in (release.version, *release.candidates))


def _is_judged(rule: Rule, context: Context) -> bool:
    """Return whether everything that the rule could find here is known."""
    if rule.affected is not None and not isinstance(context.release, Release):
        return False
    return not (rule.needs_config and context.config.kind == "unparsable")


def _version(release: Release | Unresolved | NotNext | None) -> str | None:
    return release.version if isinstance(release, Release) else None


def _with_assumptions(finding: Finding, rule: Rule, config: Config) -> Finding:
    """Return the finding with the config's assumptions; its fix is then unsafe."""
    if not rule.needs_config or not config.assumptions:
        return finding
    fix = finding.fix and finding.fix._replace(safe=False)
    return finding._replace(assumptions=(*finding.assumptions, *config.assumptions), fix=fix)


def _with_severity(finding: Finding, settings: Settings) -> Finding:
    """Return the finding with the severity that the settings give its rule or, failing that, its category."""
    severity = (
        settings.severity.get(finding.rule) or settings.severity.get(finding.category) or settings.severity.get("all")
    )
    return finding._replace(severity=severity) if severity else finding


def _verdicts(
    reader: Reader, project: Project, release: Release | Unresolved | NotNext | None, config: Config
) -> tuple[Verdict, ...] | None:
    """Return the advisories of the version and whether they are reachable; None if that cannot be judged."""
    site = site_of(reader, project, release, config)
    return None if site is None else judge(site, table.advisories())


def _name(project: Project) -> str | None:
    name = project.package.data.get("name") if project.package else None
    return name if isinstance(name, str) and name else None


def _deciding(config: Config, release: Release | Unresolved | NotNext | None) -> dict[str, str | None] | None:
    """Return the options that rules queried and that the version has, each with its default."""
    if config.asked is None or not isinstance(release, Release):
        return None
    known = {path: options.option(path) for path in sorted(config.asked)}
    return {
        path: option.default(release.version)
        for path, option in known.items()
        if option is not None and option.is_accepted(release.version) and path != "experimental"
    }


def _notes(job: Job, config: Config, release: Release | Unresolved | NotNext | None) -> tuple[str, ...]:
    root = job.project.root
    settings = job.settings.path
    notes = [f"settings: {os.path.relpath(settings, root) if settings else 'none'}"]
    if config is UNREAD:
        notes.append("config: not read, because no selected rule checks it with this version of Next.js")
    elif config.path is not None and config.phase:
        notes.append(f"config: as Next.js would call it in {config.phase}")
    if isinstance(release, Release) and precedence(release.version) > precedence(table.until()):
        notes.append(f"advisories: known up to Next.js {table.until()}, but this is a later version")
    return tuple(notes)


def _serving_notes(job: Job, site: Site | None) -> tuple[str, ...]:
    """Return how the project is served."""
    if not job.inspect or site is None:
        return ()
    output = output_of(one for (one,) in site.combinations(("output",)))
    found = serving(site.reader, site.project, output=output)
    return (f"serving: {described(found, site.project)}",)


def _order(finding: Finding) -> tuple[Any, ...]:
    return (finding.path, finding.span.start, finding.span.end, finding.rule, finding.message)
