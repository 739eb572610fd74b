"""Files that serve several projects: a fix for one is kept only if it is right for each of them.

A config is shared if another project requires it, finds it in a parent folder, or has a link to it; and a config that a
fix creates serves the projects below it that have none. The other projects are all those in the repository, whatever
the run was asked to check.
"""

from __future__ import annotations

import os
from functools import cache, partial
from typing import TYPE_CHECKING

from nextlint.checker import examine, lint_project
from nextlint.config.loader import load
from nextlint.discovery.overlay import under
from nextlint.files.paths import is_inside, posix_relative
from nextlint.fixing.comparison import compare
from nextlint.fixing.refused import Refused
from nextlint.fixing.text.script import apply_edits
from nextlint.memory import real_paths
from nextlint.options.texts import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from nextlint.checker import Job, Result
    from nextlint.config.model import Config
    from nextlint.files.reader import Reader
    from nextlint.fixing.proof import Prover
    from nextlint.memory import Memory
    from nextlint.model.findings import Finding
    from nextlint.model.fixes import Fix
    from nextlint.model.project import Project

    Others = Callable[[frozenset[str]], list[Project]]


NAMED = 3  # of the other projects that read a file


class Sharing:
    """Checks fixes against the other projects of a repository."""

    def __init__(self, job_of: Callable[[Project], Job], memory: Memory) -> None:
        self._job_of = job_of
        self._memory = memory
        self._examined: dict[str, tuple[Result, Prover]] = {}  # by root, under ``_overlay``
        self._right: dict[
            tuple[object, ...], bool
        ] = {}  # by root, edits and operations: many projects offer the same fix
        self._overlay: Mapping[str, str] = {}

    def all_checked(self, results: Iterable[Result], reader: Reader) -> list[Result]:
        """Return the results of a run, each through :meth:`checked`."""
        results = list(results)
        self._memory.learn(results, reader)
        return [self.checked(result, reader) for result in results]

    def checked(self, result: Result, reader: Reader) -> Result:
        """Return the result of a project without fixes that are not right for another project that uses the file."""
        if not any(finding.fix is not None for finding in result.findings):
            return result
        if reader.overlay != self._overlay:
            self._examined, self._right, self._overlay = {}, {}, dict(reader.overlay)
        others = cache(partial(self._others, result, reader))
        return result._replace(findings=tuple(self._checked(one, result, reader, others) for one in result.findings))

    def _checked(self, finding: Finding, result: Result, reader: Reader, others: Others) -> Finding:
        if finding.fix is None:
            return finding
        # every project has its own package.json
        paths = {edit.path for edit in finding.fix.edits if os.path.basename(edit.path) != "package.json"}
        names = []
        for project in others(frozenset(paths)):
            name = posix_relative(project.root, result.repository)
            if not self._is_known_right_for(project, finding.fix, reader):
                files = ", ".join(sorted({os.path.basename(edit.path) for edit in finding.fix.edits}))
                reason = f"{files} also serves {name}, where the same fix is not offered"
                return finding._replace(fix=None, no_fix=reason)
            names.append(name)
        return finding._replace(fix=_placed(finding.fix, result.report.root, sorted(names)))

    def _others(self, result: Result, reader: Reader, paths: frozenset[str]) -> list[Project]:
        """Return the repository's other projects that may use one of the files."""
        if not paths:
            return []
        users = self._memory.users(result.repository, reader).of(paths, reader)
        return [under(reader.overlay, project) for project in users if project.root != result.report.root]

    def _is_known_right_for(self, project: Project, fix: Fix, reader: Reader) -> bool:
        known = (project.root, fix.edits, repr(fix.operations))
        if known not in self._right:
            self._right[known] = self._is_right_for(project, fix, reader)
        return self._right[known]

    def _is_right_for(self, project: Project, fix: Fix, reader: Reader) -> bool:
        """Return whether another project's fix is also offered in this one, or has no effect there."""
        try:
            result, prover = self._examine(project, reader)
        except Exception:
            return False
        if any(one.fix is not None and _is_same(one.fix, fix) for one in result.findings):
            return True
        texts = _texts(fix, reader)
        fixed = reader.with_overlay(texts)
        before = load(reader, project, prover.next_version)
        after = load(fixed, under(texts, project), prover.next_version)
        may_read = self._memory.users(project.repository, reader).may_read(project, texts, reader)
        is_unused = real_paths(texts, reader).isdisjoint(real_paths({*before.files, *after.files}, reader))
        if is_unused and not may_read:
            return True
        if may_read or not _is_equal(before, after):
            return False
        job = self._job_of(project)
        changed = lint_project(job._replace(project=under(texts, project)), fixed)
        return changed.failure is None and _count(changed) <= _count(result)

    def _examine(self, project: Project, reader: Reader) -> tuple[Result, Prover]:
        if project.root not in self._examined:
            job = self._job_of(project)._replace(project=project, proves_unsafe=True)
            self._examined[project.root] = examine(job, reader)
        return self._examined[project.root]


def _placed(fix: Fix, root: str, others: Sequence[str]) -> Fix:
    """Return the fix; the title of one that is unsafe because its file lies outside the project says so."""
    paths = sorted({edit.path for edit in fix.edits if not is_inside(edit.path, root)})
    if fix.safe or not paths:
        return fix
    files = ", ".join(posix_relative(path, root) for path in paths)
    more = [f"{len(others) - NAMED} more"] if len(others) > NAMED else []
    names = listed([*others[:NAMED], *more])
    users = f"which {names} may read too" if others else "outside this project"
    return fix._replace(title=f"{fix.title}, in {files}, {users}")


def _texts(fix: Fix, reader: Reader) -> dict[str, str]:
    """Return the texts that a fix produces, by path."""
    texts: dict[str, str] = {}
    for path in {edit.path for edit in fix.edits}:
        source = reader.source_or_none(path)
        edits = [edit for edit in fix.edits if edit.path == path]
        text = apply_edits(source.text if source is not None else "", edits)
        texts |= {path: text, reader.real(path): text}  # other projects may have a link to it
    return texts


def _is_same(one: Fix, other: Fix) -> bool:
    return [(type(each), each) for each in one.operations] == [(type(each), each) for each in other.operations]


def _is_equal(before: Config, after: Config) -> bool:
    if before.kind == after.kind == "none":
        return True
    if before.kind != "object":
        return False
    try:
        compare(before, after, ())
    except Refused:
        return False
    return True


def _count(result: Result) -> int:
    """Return how many findings are open."""
    return sum(finding.suppressed is None for finding in result.findings)
