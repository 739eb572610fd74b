"""Which findings of a project are suppressed, by what, and which suppressions hide nothing.

How suppressions are written is in :mod:`nextlint.suppressions.comments`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from nextlint.files.overlay import source_of
from nextlint.rules.unused_suppression import judge
from nextlint.settings import package_ignores
from nextlint.settings.globs import is_match
from nextlint.settings.selection import ALL
from nextlint.suppressions.comments import MARK, SCRIPTS, UNUSED, of_package, scan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from nextlint.files.source import Source
    from nextlint.model.findings import Finding, Span
    from nextlint.model.project import Project
    from nextlint.rules.context import Context
    from nextlint.settings import Settings
    from nextlint.suppressions.comments import Suppression


class Hidden(NamedTuple):
    """Places of the suppressions of a project that hid something, and of those that are wrong and hid nothing here.

    A config that serves several projects has suppressions that only one of them needs, so what is unused is decided
    over all of them (``linter.assemble``).
    """

    used: frozenset[Span] = frozenset()
    unused: frozenset[Span] = frozenset()


_NOTHING = Hidden()


class _Sheet(NamedTuple):
    """The suppressions of one file."""

    source: Source
    suppressions: tuple[Suppression, ...]
    by_line: Mapping[int | None, list[Suppression]]  # those that may hide something; None: anywhere in the file
    is_package: bool = False  # they stand for the whole project, not for the file

    def matching(self, finding: Finding) -> list[Suppression]:
        if not self.is_package and finding.path != self.source.path:
            return []
        here = (*self.by_line.get(None, ()), *self.by_line.get(finding.span.start.line, ()))
        return [suppression for suppression in here if suppression.covers(finding)]


def hide(
    findings: list[Finding], context: Context, settings: Settings, *, judged: frozenset[str], overlay: Mapping[str, str]
) -> tuple[list[Finding], Hidden]:
    """The findings with ``suppressed`` filled in, and with those for the suppressions that are wrong among them.

    ``judged`` are the ids of the rules that were selected and whose findings are all known.
    """
    if not findings and UNUSED not in judged:
        return findings, _NOTHING
    sheets = list(_sheets(_scripts(findings, context), context.project, overlay))
    if not sheets:
        return [_with_reason(finding, sheets, settings) for finding in findings], _NOTHING
    used = frozenset(one for finding in findings for sheet in sheets for one in sheet.matching(finding))
    wrong = list(_wrong(sheets, context.project, used, judged)) if UNUSED in judged else []
    places = frozenset(one.span for one in used)
    hidden = Hidden(places, frozenset(finding.span for finding in wrong) - places)
    return [_with_reason(finding, sheets, settings) for finding in [*findings, *wrong]], hidden


def _wrong(
    sheets: list[_Sheet], project: Project, used: frozenset[Suppression], judged: frozenset[str]
) -> Iterator[Finding]:
    for sheet in sheets:
        yield from judge(project.root, sheet.source, sheet.suppressions, used=used, ran=judged)


def _scripts(findings: Iterable[Finding], context: Context) -> list[str]:
    """The scripts whose comments may suppress something: the config that is read, and where something was found."""
    own = context.project.config_files
    config = [context.config.path] if context.config.path else own if len(own) == 1 else ()
    paths = dict.fromkeys([*config, *(finding.path for finding in findings)])
    return [path for path in paths if path.endswith(SCRIPTS)]


def _sheets(scripts: Iterable[str], project: Project, overlay: Mapping[str, str]) -> Iterator[_Sheet]:
    for path in scripts:
        source = _source(path, overlay)
        if source is None or MARK not in source.text:
            continue
        if found := scan(source):
            yield _Sheet(source, found, _by_line(found))
    ignores = package_ignores(project)
    if ignores and project.package is not None:
        source = project.package.source
        found = of_package(source, ignores.items())
        yield _Sheet(source, found, _by_line(found), is_package=True)


def _source(path: str, overlay: Mapping[str, str]) -> Source | None:
    return source_of(path, overlay)


def _by_line(suppressions: Iterable[Suppression]) -> dict[int | None, list[Suppression]]:
    found: dict[int | None, list[Suppression]] = {}
    for suppression in suppressions:
        if suppression.flaw is None:
            for line in (None,) if suppression.lines is None else suppression.lines:
                found.setdefault(line, []).append(suppression)
    return found


def _with_reason(finding: Finding, sheets: Iterable[_Sheet], settings: Settings) -> Finding:
    reasons = [one.reason for sheet in sheets for one in sheet.matching(finding)] or _in_settings(finding, settings)
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
