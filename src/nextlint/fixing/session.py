"""Fixing: one fix at a time is applied in memory and proven by linting again; what stands is written in the end."""

from __future__ import annotations

import os
from itertools import pairwise
from typing import TYPE_CHECKING

from nextlint.checker import lint_project
from nextlint.discovery.overlay import under
from nextlint.files.jsonfile import JSONError, parse
from nextlint.files.source import BOM, Source
from nextlint.files.writer import Change, WriteRefused, write_all, write_atomically
from nextlint.linter import assemble, lint_all, plan
from nextlint.suppressions.comments import SCRIPTS, comments_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from nextlint.checker import Job, Result
    from nextlint.files.reader import Reader
    from nextlint.linter import Request, Tick
    from nextlint.model.findings import Finding
    from nextlint.model.fixes import Edit, Fix
    from nextlint.model.report import Report

MOST = 500  # fixes in one project: far more than a person would want to read, and an end


def fix(
    request: Request,
    *,
    unsafe: bool = False,
    write: bool = True,
    only: frozenset[str] | None = None,
    tick: Tick | None = None,
) -> Report:
    """Lint, and apply every fix that proves itself. ``write=False``: the result is in ``Report.changed`` only.

    ``only``: the files that may change. ``tick`` as for linting. The findings of a file that cannot be written stay
    open, with the reason. Raises NextlintError where the job cannot be done.
    """
    found = plan(request)
    bench = Bench(found.jobs, found.reader, tick, processes=request.processes)
    for number in range(len(found.jobs)):
        bench.fix_all(number, unsafe=unsafe, only=only)
    failures = bench.write() if write else {}
    return assemble(
        found,
        bench.finished(failures),
        changed={path: change for path, change in bench.changes().items() if path not in failures},
        texts=request.overlay if write else bench.overlay,
    )


class Bench:
    """The projects under repair: texts as they are by now, and what linting says of them."""

    def __init__(
        self, jobs: Sequence[Job], reader: Reader, tick: Tick | None = None, *, processes: int | None = 1
    ) -> None:
        self.jobs = jobs
        self.overlay = dict(reader.overlay)
        self._reader = reader
        self.before: dict[str, Source | None] = {}  # path -> file as it was; None: there was none
        self.results = lint_all(list(jobs), reader, tick, processes=processes)
        self.at_first = [result.findings for result in self.results]
        self.fixed: list[list[Finding]] = [[] for _ in jobs]
        self._refused: list[dict[tuple[Edit, ...], str]] = [{} for _ in jobs]
        self._states = {self._state(self.overlay)}
        self._groups: list[set[str]] = []  # files that were changed by one fix, and so are written together
        self._repositories: dict[str, str] = {}

    @property
    def reader(self) -> Reader:
        """Reads the texts as they are by now."""
        return self._reader.with_overlay(self.overlay)

    def changes(self) -> dict[str, tuple[str | None, str]]:
        """path -> (text before or None, text now), with the byte order mark if there is one; for what differs."""
        changed = {}
        for path, source in sorted(self.before.items()):
            if path not in self.overlay:  # it was not there, and no fix makes it
                continue
            mark = BOM if source and source.bom else ""
            before, after = mark + source.text if source else None, mark + self.overlay[path]
            if before != after:
                changed[path] = (before, after)
        return changed

    def fix_all(self, number: int, *, unsafe: bool, only: frozenset[str] | None) -> None:
        """Apply the fixes of one project, one after the other, until none is left that has not been tried."""
        for _ in range(MOST):
            candidate = next(self._candidates(number, unsafe=unsafe, only=only), None)
            if candidate is None:
                return
            self._try(number, *candidate)

    def _candidates(self, number: int, *, unsafe: bool, only: frozenset[str] | None) -> Iterator[tuple[Finding, Fix]]:
        for finding in self.results[number].findings:
            fix = finding.fix
            if fix is None or finding.suppressed is not None or fix.edits in self._refused[number]:
                continue
            allowed = only is None or all(edit.path in only for edit in fix.edits)
            if allowed and (unsafe or fix.applicability == "safe"):
                yield finding, fix

    def _try(self, number: int, finding: Finding, fix: Fix) -> None:
        """Apply the fix of a finding if it proves itself, else remember why it does not."""
        try:
            self._hold(number, fix)
            texts = applied(fix.edits, self.reader)
            results = self._proven(number, fix, texts)
        except UnprovenError as error:
            self._refused[number][fix.edits] = str(error)
            return
        self.accept(number, texts, results)
        self.fixed[number].append(self._as_first_seen(number, finding)._replace(fixed=True))

    def _hold(self, number: int, fix: Fix) -> None:
        """Take the files that the fix edits for what they hold now, from now on: what is written must follow from that.

        Raises UnprovenError where the fix is not for what they hold now, as somebody saved one since it was read.
        """
        new = {edit.path for edit in fix.edits}.difference(self.before)
        self.hold(new)
        if not new:
            return
        result = lint_project(self._job(number, self.overlay), self.reader)
        if not any(one.fix == fix for one in result.findings):
            raise UnprovenError("the file has changed since it was read")

    def hold(self, paths: Iterable[str]) -> None:
        """Take files for what they hold now, from now on."""
        for path in paths:
            if path not in self.before:
                self.before[path] = source = self.reader.source_or_none(path)
                if source is not None:
                    self.overlay[path] = source.text

    def accept(self, number: int, texts: Mapping[str, str], results: Mapping[int, Result]) -> None:
        """Make the texts, which one fix of a project made, present, and the results those of their projects."""
        together = [group for group in self._groups if not group.isdisjoint(texts)]
        self._groups = [group for group in self._groups if group not in together] + [set(texts).union(*together)]
        self._repositories.update(dict.fromkeys(texts, self.jobs[number].project.repository))
        self.hold(texts)
        self.overlay.update(texts)
        self._states.add(self._state(self.overlay))
        for number, result in results.items():
            self.results[number] = result

    def consequences(self, number: int, texts: Mapping[str, str]) -> dict[int, Result]:
        """What linting says, with the texts in place of their files, of a project and of others that they concern."""
        overlay = {**self.overlay, **texts}
        reader = self.reader.with_overlay(overlay)
        concerned = (other for other in range(len(self.jobs)) if other == number or self._is_concerned(other, texts))
        return {other: lint_project(self._job(other, overlay), reader) for other in concerned}

    def _proven(self, number: int, fix: Fix, texts: Mapping[str, str]) -> dict[int, Result]:
        """The new results of the projects that the texts concern. Raises UnprovenError."""
        overlay = {**self.overlay, **texts}
        if self._state(overlay) in self._states:
            raise UnprovenError("another fix undoes it")
        for path, text in texts.items():
            if not is_sound(path, text) and is_sound(path, self._text(path)):
                raise UnprovenError("the file would not parse any more")
        results = self.consequences(number, texts)
        if any(one.fix == fix for one in results[number].findings):
            raise UnprovenError("it does not remove the finding")
        for other, result in results.items():
            known = {(one.rule, one.message) for one in self.results[other].findings}
            new = next((one for one in result.findings if (one.rule, one.message) not in known), None)
            if other != number and new is not None:
                name = os.path.basename(self.jobs[other].project.root)
                raise UnprovenError(f"the file serves {name} too, and would bring {new.rule} there")
        return results

    def _is_concerned(self, other: int, paths: Iterable[str]) -> bool:
        """Whether a change of the paths may matter to another project: it uses one, or one is of no project."""
        uses = self.results[other].report.config_path
        roots = [job.project.root for job in self.jobs]
        return any(path == uses or os.path.dirname(path) not in roots for path in paths)

    def _job(self, number: int, overlay: Mapping[str, str]) -> Job:
        job = self.jobs[number]
        return job._replace(project=under(overlay, job.project))

    def _text(self, path: str) -> str:
        source = self.reader.source_or_none(path)
        return source.text if source else ""

    def _as_first_seen(self, number: int, finding: Finding) -> Finding:
        """The finding with its place in the file as it was, if it was there from the start."""
        same = (one for one in self.at_first[number] if (one.rule, one.message) == (finding.rule, finding.message))
        taken = {one.span for one in self.fixed[number]}  # two findings may say the same of two places
        return next((one for one in same if one.span not in taken), finding)

    def _state(self, overlay: Mapping[str, str]) -> int:
        """A number for what the overlay makes of the files as they were."""
        return hash(tuple(sorted(item for item in overlay.items() if not self._is_as_before(*item))))

    def _is_as_before(self, path: str, text: str) -> bool:
        source = self.before.get(path)
        return source is not None and source.text == text

    def write(self) -> dict[str, str]:
        """Write what has changed. Returns, for the files that could not be written, the reason (a clause)."""
        changes = {
            path: Change(path, after.encode(), None if before is None else before.encode())
            for path, (before, after) in self.changes().items()
        }
        failures: dict[str, str] = {}
        for group in self._groups:
            together = [changes[path] for path in sorted(group) if path in changes]
            try:
                if len(together) == 1:
                    path, new, expected = together[0]
                    write_atomically(path, new, expected=expected, repository=self._repositories[path])
                elif together:
                    write_all(together, repository=self._repositories[together[0].path])
            except WriteRefused as error:
                failures.update(dict.fromkeys(error.unwritten or [together[0].path], str(error)))
        return failures

    def finished(self, failures: Mapping[str, str]) -> list[Result]:
        """The results with what was fixed among the findings; ``failures`` are the files that could not be written."""
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


class UnprovenError(Exception):
    """A fix is not applied. ``str()`` is the reason, a clause."""


def applied(edits: Sequence[Edit], reader: Reader) -> dict[str, str]:
    """The texts that the edits make, by path. Raises UnprovenError for edits that overlap or do not fit their file."""
    texts = {}
    for path in dict.fromkeys(edit.path for edit in edits):
        source = reader.source_or_none(path)
        if source is None and os.path.lexists(path):
            raise UnprovenError("the file cannot be read")
        texts[path] = _edited(source.text if source else "", [edit for edit in edits if edit.path == path])
    return texts


def _edited(text: str, edits: Sequence[Edit]) -> str:
    if any(edit.end > len(text) for edit in edits):
        raise UnprovenError("its place is not in the file")
    ordered = sorted(edits, key=lambda edit: edit[:2])
    if any(before.end > after.start for before, after in pairwise(ordered)):
        raise UnprovenError("its edits overlap")
    for edit in reversed(ordered):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def is_sound(path: str, text: str) -> bool:
    """Whether a script or a JSON file parses; every other file does."""
    if path.endswith(".json"):
        try:
            parse(text)
        except JSONError:
            return False
        return True
    return not path.endswith(SCRIPTS) or comments_of(Source(path, text)) is not None


def _unless_failed(finding: Finding, failures: Mapping[str, str]) -> Finding:
    paths = [edit.path for edit in finding.fix.edits] if finding.fix else []
    failed = next((path for path in paths if path in failures), None)
    if failed is None:
        return finding
    reason = f"{os.path.basename(failed)} was not written: {failures[failed]}"
    return finding._replace(fixed=False, fix=None, no_fix=reason)
