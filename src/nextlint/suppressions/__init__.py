"""Which findings of a project are suppressed, by what, and which suppressions have no effect.

:mod:`nextlint.suppressions.comments` describes how suppressions are written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.files.gitpatterns import is_match
from nextlint.model.fixes import Edit, EditText
from nextlint.model.record import Record
from nextlint.model.suppressions import SuppressionProblem
from nextlint.settings import package_ignores
from nextlint.settings.selection import ALL, expand, nearest, selectors
from nextlint.suppressions.comments import MARK, SCRIPTS, UNUSED, of_package, removal, scan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from nextlint.files.reader import Reader
    from nextlint.files.source import Source
    from nextlint.model.findings import Finding, Span
    from nextlint.model.project import Project
    from nextlint.model.suppressions import Flaw
    from nextlint.settings import Settings
    from nextlint.suppressions.comments import Suppression


class Hidden(Record):
    """Places of a project's suppressions: those that suppressed something, and the wrong ones that did nothing here.

    A config that serves several projects may have suppressions that only one of them needs, so what is unused is
    decided over all of them (``linter.assemble``).
    """

    used: frozenset[Span] = frozenset()
    unused: frozenset[Span] = frozenset()


class FileSuppressions(Record):
    """The suppressions of one file."""

    source: Source
    suppressions: tuple[Suppression, ...]
    by_line: Mapping[int | None, list[Suppression]]  # those that may apply; None: anywhere in the file
    is_package: bool = False  # they apply to the whole project, not to the file

    def matching(self, finding: Finding) -> list[Suppression]:
        if not self.is_package and finding.path != self.source.path:
            return []
        here = (*self.by_line.get(None, ()), *self.by_line.get(finding.span.start.line, ()))
        return [suppression for suppression in here if suppression.covers(finding)]


def suppressions_of(
    project: Project, config: str | None, findings: Iterable[Finding], reader: Reader
) -> list[FileSuppressions]:
    """Return the suppressions in a project's files: in ``config``, in each script with a finding, in package.json.

    ``config`` is the path of the config that was read, if any.
    """
    own = project.config_files
    configs = [config] if config else own if len(own) == 1 else ()
    paths = dict.fromkeys([*configs, *(finding.path for finding in findings)])
    return list(_files([path for path in paths if path.endswith(SCRIPTS)], project, reader))


def apply_suppressions(
    findings: Iterable[Finding], files: Sequence[FileSuppressions], settings: Settings
) -> list[Finding]:
    """Return the findings with ``suppressed`` filled in."""
    return [_with_reason(finding, files, settings) for finding in findings]


def used_by(findings: Iterable[Finding], files: Sequence[FileSuppressions]) -> frozenset[Suppression]:
    """Return the suppressions that suppress one of the findings."""
    return frozenset(one for finding in findings for file in files for one in file.matching(finding))


def problems_of(
    files: Iterable[FileSuppressions], used: frozenset[Suppression], judged: frozenset[str]
) -> Iterator[SuppressionProblem]:
    """Yield what is wrong with the suppressions. ``judged`` are the ids of the rules whose findings are all known."""
    for file in files:
        for suppression in file.suppressions:
            flaw = _flaw(suppression, used, judged)
            if flaw is not None:
                yield _problem(file.source, suppression, flaw)


def _flaw(suppression: Suppression, used: frozenset[Suppression], judged: frozenset[str]) -> Flaw | None:
    if suppression.flaw is not None:
        return "malformed"
    if suppression.rule not in selectors():
        return "unknown rule"
    if suppression in used:
        return None if suppression.reason else "no reason"
    is_known = suppression.rule != UNUSED and expand(suppression.rule) - {UNUSED} <= judged
    return "unused" if is_known else None


def _problem(source: Source, suppression: Suppression, flaw: Flaw) -> SuppressionProblem:
    edit = removal(source, suppression) if flaw in ("unknown rule", "unused") else None
    meant = nearest(suppression.rule, (name for name in selectors() if name != ALL)) if flaw == "unknown rule" else None
    correction = None
    if meant is not None:
        start, end = source.offset(suppression.span.start), source.offset(suppression.span.end)
        correction = EditText(source.path, (Edit(start, end, meant),))
    return SuppressionProblem(
        flaw,
        suppression.rule,
        suppression.span,
        detail=suppression.flaw or "",
        line=None if suppression.lines is None else max(suppression.lines),
        nearest=meant,
        removal=None if edit is None else EditText(source.path, (edit,)),
        correction=correction,
    )


def _files(scripts: Iterable[str], project: Project, reader: Reader) -> Iterator[FileSuppressions]:
    for path in scripts:
        source = reader.source_or_none(path)
        if source is None or MARK not in source.text:
            continue
        if found := scan(source):
            yield FileSuppressions(source, found, _by_line(found))
    ignores = package_ignores(project)
    if ignores and project.package is not None:
        source = project.package.source
        found = of_package(source, ignores.items())
        yield FileSuppressions(source, found, _by_line(found), is_package=True)


def _by_line(suppressions: Iterable[Suppression]) -> dict[int | None, list[Suppression]]:
    found: dict[int | None, list[Suppression]] = {}
    for suppression in suppressions:
        if suppression.flaw is None:
            for line in (None,) if suppression.lines is None else suppression.lines:
                found.setdefault(line, []).append(suppression)
    return found


def _with_reason(finding: Finding, files: Iterable[FileSuppressions], settings: Settings) -> Finding:
    reasons = [one.reason for file in files for one in file.matching(finding)] or _in_settings(finding, settings)
    if not reasons:
        return finding
    return finding._replace(suppressed=next(filter(None, reasons), ""))


def _in_settings(finding: Finding, settings: Settings) -> list[str]:
    names = (finding.rule, finding.category, ALL)
    reasons = [settings.ignore[name] for name in names if name in settings.ignore]
    for pattern, ignored in settings.per_file_ignores.items():
        if reasons or not any(name in ignored for name in names):
            continue
        if is_match((pattern,), finding.path, settings.base):
            reasons.append(f'per-file-ignores "{pattern}"')
    return reasons
