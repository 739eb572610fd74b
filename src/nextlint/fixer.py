"""A fixing run: fixes are applied in memory, proven by linting again, and written at the end."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

from nextlint.backstop import BackstopReached, backstop
from nextlint.checker import examine, failed, lint_for_fixing, lint_project
from nextlint.discovery.overlay import under
from nextlint.files.paths import is_inside
from nextlint.files.source import BOM, Source
from nextlint.files.writer import WriteRefused, write_all, write_atomically
from nextlint.fixing.refused import Refused
from nextlint.linter import assemble, lint_all, plan
from nextlint.model.errors import NextlintError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from nextlint.checker import Job, Result
    from nextlint.files.reader import Reader
    from nextlint.fixing.proof import Prover
    from nextlint.linter import Plan, ProgressCallback, Request
    from nextlint.model.findings import Finding
    from nextlint.model.fixes import Edit
    from nextlint.model.report import Report

MAX_ROUNDS = 500  # per project: each applies or gives up a fix, and one fix may make another available


def fix(
    request: Request,
    *,
    unsafe: bool = False,
    write: bool = True,
    only: frozenset[str] | None = None,
    progress: ProgressCallback | None = None,
) -> Report:
    """Lint, and apply every fix that can be proven. With ``write=False`` the result is in ``Report.changed`` only.

    ``only`` lists the files that may change; ``progress`` is as for linting. If a file cannot be written, its findings
    stay open, with the reason. Raises NextlintError if the job cannot be done.
    """
    found = plan(request)
    session = FixSession(found, progress, processes=request.processes)
    for number in range(len(found.jobs)):
        try:
            session.fix_all(number, unsafe=unsafe, only=only)
        except NextlintError:
            raise
        except Exception as error:
            session.results[number] = failed(found.jobs[number], error)
    failures = session.write() if write else {}
    return assemble(
        found,
        session.finished(failures),
        changed={path: change for path, change in session.changes().items() if path not in failures},
        texts=request.overlay if write else session.overlay,
    )


class FixSession:
    """The projects while they are being fixed: their current texts, and the lint results for them."""

    def __init__(self, found: Plan, progress: ProgressCallback | None = None, *, processes: int | None = 1) -> None:
        self.jobs = found.jobs
        self.overlay = dict(found.reader.overlay)
        self._reader = found.reader
        self._sharing = found.sharing
        self.before: dict[str, Source | None] = {}  # path -> original file; None: there was none
        self._prover: Prover | None = None  # of the only project
        if len(self.jobs) == 1:
            result, self._prover = lint_for_fixing(self.jobs[0], found.reader)
            if progress is not None:
                progress(1, 1)
            results = [result]
        else:
            results = lint_all(list(self.jobs), found.reader, progress, processes=processes)
        self.results = self._sharing.all_checked(results, found.reader)
        self.at_first = [result.findings for result in self.results]
        self.fixed: list[list[Finding]] = [[] for _ in self.jobs]
        self._refused: list[dict[tuple[Edit, ...], str]] = [{} for _ in self.jobs]
        self._states = {self._state(self.overlay)}
        self._groups: list[set[str]] = []  # files changed by one fix, which are written together
        self._repositories: dict[str, str] = {}

    @property
    def reader(self) -> Reader:
        """A reader of the current texts."""
        return self._reader.with_overlay(self.overlay)

    def changes(self) -> dict[str, tuple[str | None, str]]:
        """Return path -> (text before or None, text now), with the byte order mark if any, for texts that differ."""
        changed = {}
        for path, source in sorted(self.before.items()):
            if path not in self.overlay:  # it did not exist, and no fix creates it
                continue
            mark = BOM if source and source.bom else ""
            before, after = mark + source.text if source else None, mark + self.overlay[path]
            if before != after:
                changed[path] = (before, after)
        return changed

    # ── one project ──────────────────────────────────────────────────────────────────────────────────────────────

    def fix_all(self, number: int, *, unsafe: bool, only: frozenset[str] | None) -> None:
        """Apply the fixes of one project until every one has been tried."""
        prover = self._prover
        for _ in range(MAX_ROUNDS):
            candidates = self._candidates(number, unsafe=unsafe, only=only)
            if not candidates:
                return
            self.snapshot(edit.path for finding in candidates for edit in _edits(finding))
            if prover is None or not prover.is_of(self.overlay):
                result, prover = examine(self._job(number, self.overlay), self.reader)
                candidates = self._still_offered(number, candidates, result)
            if self._apply(number, candidates, prover):
                prover = None

    def _candidates(self, number: int, *, unsafe: bool, only: frozenset[str] | None) -> list[Finding]:
        return [
            finding
            for finding in self.results[number].findings
            if finding.fix is not None
            and finding.suppressed is None
            and finding.fix.edits not in self._refused[number]
            and (only is None or all(edit.path in only for edit in finding.fix.edits))
            and (unsafe or finding.fix.safe)
        ]

    def _still_offered(self, number: int, candidates: list[Finding], result: Result) -> list[Finding]:
        """Return the candidates whose fix matches the current files: a file may have been saved since it was read."""
        offered = {_edits(one) for one in result.findings}
        for finding in candidates:
            if _edits(finding) not in offered:
                self._refused[number][_edits(finding)] = "the file has changed since it was read"
        return [finding for finding in candidates if _edits(finding) in offered]

    def _apply(self, number: int, candidates: list[Finding], prover: Prover) -> bool:
        """Apply the fixes of several findings together, or the first part of them that can be proven. False: none.

        A fix that cannot be proven alone is remembered with the reason.
        """
        if not candidates:
            return False
        try:
            with backstop():
                texts = prover.texts([finding.fix for finding in candidates if finding.fix is not None])
            results = self._proven(number, candidates, texts)
        except Refused as error:
            if len(candidates) == 1:
                self._refused[number][_edits(candidates[0])] = str(error)
                return False
            half = len(candidates) // 2
            return self._apply(number, candidates[:half], prover) or self._apply(number, candidates[half:], prover)
        except BackstopReached as reached:
            self._refused[number].update((_edits(finding), str(reached)) for finding in candidates)
            return False
        self.accept(number, texts, results)
        for finding in candidates:
            self.fixed[number].append(self._as_first_seen(number, finding)._replace(fixed=True))
        return True

    def _proven(self, number: int, fixed: list[Finding], texts: Mapping[str, str]) -> dict[int, Result]:
        """Return the new results of the projects that the texts concern. Raises Refused."""
        if self._state({**self.overlay, **texts}) in self._states:
            raise Refused("another fix undoes it")
        results = self.consequences(number, texts)
        if any(result.failure is not None for result in results.values()):
            raise Refused("nextlint fails on the result")
        before, after = (_counted(result.findings) for result in (self.results[number], results[number]))
        if any(after[what] > before[what] - count for what, count in _counted(fixed).items()):
            raise Refused("it does not remove the finding")
        for other, result in results.items():
            known = {(one.rule, one.message) for one in self.results[other].findings}
            new = next((one for one in result.findings if (one.rule, one.message) not in known), None)
            if other != number and new is not None:
                name = os.path.basename(self.jobs[other].project.root)
                raise Refused(f"the file also serves {name}, where the fix would cause {new.rule}")
        return results

    # ── texts and results ────────────────────────────────────────────────────────────────────────────────────────

    def snapshot(self, paths: Iterable[str]) -> None:
        """Remember what files contain now, on which the edits are based."""
        for path in set(paths).difference(self.before):
            self.before[path] = source = self.reader.source_or_none(path)
            if source is not None:
                self.overlay[path] = source.text

    def accept(self, number: int, texts: Mapping[str, str], results: Mapping[int, Result]) -> None:
        """Accept texts that fixes of a project made, and the results of the projects that they concern."""
        together = [group for group in self._groups if not group.isdisjoint(texts)]
        self._groups = [group for group in self._groups if group not in together] + [set(texts).union(*together)]
        self._repositories.update(dict.fromkeys(texts, self.jobs[number].project.repository))
        self.snapshot(texts)
        self.overlay.update(self._under_each_name(texts))
        self._states.add(self._state(self.overlay))
        for other, result in results.items():
            self.results[other] = result

    def consequences(self, number: int, texts: Mapping[str, str]) -> dict[int, Result]:
        """Return the lint results, with the texts in place of their files, of a project and the others concerned."""
        overlay = {**self.overlay, **self._under_each_name(texts)}
        reader = self._reader.with_overlay(overlay)
        concerned = (other for other in range(len(self.jobs)) if other == number or self._is_concerned(other, texts))
        results = {other: lint_project(self._job(other, overlay), reader) for other in concerned}
        return {other: self._sharing.checked(result, reader) for other, result in results.items()}

    def _under_each_name(self, texts: Mapping[str, str]) -> dict[str, str]:
        """Return the texts also under their real paths, so that they are read through other links too."""
        return {**texts, **{self._reader.real(path): text for path, text in texts.items()}}

    def _is_concerned(self, other: int, paths: Iterable[str]) -> bool:
        """Return whether a change of the paths may affect another project."""
        real = {self._reader.real(path) for path in paths}
        if not real.isdisjoint(map(self._reader.real, self.results[other].files)):
            return True
        return any(is_inside(self.jobs[other].project.root, os.path.dirname(path)) for path in paths)

    def _job(self, number: int, overlay: Mapping[str, str]) -> Job:
        job = self.jobs[number]
        return job._replace(project=under(overlay, job.project))

    def _as_first_seen(self, number: int, finding: Finding) -> Finding:
        """Return the finding with its place in the original file, if it was there from the start."""
        same = (one for one in self.at_first[number] if (one.rule, one.message) == (finding.rule, finding.message))
        taken = {one.span for one in self.fixed[number]}  # two findings may have the same message at two places
        return next((one for one in same if one.span not in taken), finding)

    def _state(self, overlay: Mapping[str, str]) -> int:
        """Return a number that identifies the effect of the overlay on the original files."""
        return hash(tuple(sorted(item for item in overlay.items() if not self._is_as_before(*item))))

    def _is_as_before(self, path: str, text: str) -> bool:
        source = self.before.get(path)
        return source is not None and source.text == text

    # ── the end ──────────────────────────────────────────────────────────────────────────────────────────────────

    def write(self) -> dict[str, str]:
        """Write the changes. Returns the reason (a clause) for each file that could not be written."""
        changes = {
            path: (None if before is None else before.encode(), after.encode())
            for path, (before, after) in self.changes().items()
        }
        failures: dict[str, str] = {}
        for group in self._groups:
            together = {path: changes[path] for path in sorted(group) if path in changes}
            if not together:
                continue
            first = next(iter(together))
            repository = self._repositories[first]
            try:
                if len(together) == 1:
                    expected, new = together[first]
                    write_atomically(first, new, expected=expected, repository=repository)
                else:
                    write_all(together, repository=repository)
            except WriteRefused as error:
                failures.update(dict.fromkeys(error.unwritten or [first], str(error)))
        return failures

    def finished(self, failures: Mapping[str, str]) -> list[Result]:
        """Return the results with the fixed findings included; ``failures`` are the files that could not be written."""
        return [self._finished(number, failures) for number in range(len(self.jobs))]

    def _finished(self, number: int, failures: Mapping[str, str]) -> Result:
        result = self.results[number]
        refused = self._refused[number]
        left = [
            one._replace(fix=None, no_fix=refused[one.fix.edits]) if one.fix and one.fix.edits in refused else one
            for one in result.findings
        ]
        fixed = [_unless_failed(one, failures) for one in self.fixed[number]]
        order = sorted([*fixed, *left], key=lambda one: (one.path, one.span.start, one.rule))
        return result._replace(findings=tuple(order))


def _edits(finding: Finding) -> tuple[Edit, ...]:
    return finding.fix.edits if finding.fix is not None else ()


def _counted(findings: Iterable[Finding]) -> Counter[tuple[str, str]]:
    return Counter((finding.rule, finding.message) for finding in findings)


def _unless_failed(finding: Finding, failures: Mapping[str, str]) -> Finding:
    failed = next((edit.path for edit in _edits(finding) if edit.path in failures), None)
    if failed is None:
        return finding
    reason = f"{os.path.basename(failed)} was not written: {failures[failed]}"
    return finding._replace(fixed=False, fix=None, no_fix=reason)
