"""The one place that proves fixes.

All operations that the findings of one config offer are applied together, and the result is evaluated once. Only if
that fails is the set halved until the culprits are known, so many fixes cost about as much as one.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from nextlint.config.loader import load
from nextlint.config.model import Config
from nextlint.evaluator.sources import package_type
from nextlint.files.jsonfile import JSONError
from nextlint.files.jsonfile import parse as parse_json
from nextlint.files.source import Source
from nextlint.fixing.comparison import compare
from nextlint.fixing.draft import Drafts
from nextlint.fixing.packagejson import check_required, edit_package
from nextlint.fixing.plan import nested, plan
from nextlint.fixing.refused import Refusal, Refused
from nextlint.fixing.text import textedit
from nextlint.model.findings import Position
from nextlint.model.fixes import Edit, EditText, Move, Remove, RequireNext, Set
from nextlint.model.record import Record
from nextlint.release.model import Release
from nextlint.suppressions.comments import SCRIPTS, is_script

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from nextlint.files.reader import Reader
    from nextlint.fixing.draft import Origins
    from nextlint.fixing.plan import OptionOperation, Plan
    from nextlint.model.findings import Finding
    from nextlint.model.fixes import Fix
    from nextlint.model.project import Project
    from nextlint.release.model import NotNext, Unresolved

_OPTIONS = (Set, Remove, Move)
_START = Position(1, 1)
GIVEN = "--next-version"  # the source of a release given on the command line


class Planned(Record):
    """A fix with the plans of its operations on options, and the chosen way."""

    fix: Fix
    plans: tuple[Plan, ...]  # one per operation on an option, in order
    way: int = 0

    @property
    def options(self) -> list[OptionOperation]:
        return [operation for operation in self.fix.operations if isinstance(operation, _OPTIONS)]


class Prover:
    """A project as read, and the fixes proven for it."""

    def __init__(
        self,
        project: Project,
        config: Config,
        release: Release | Unresolved | NotNext | None,
        next_version: str | None,
        reader: Reader,
    ) -> None:
        self.project = project
        self.config = config
        self.release = release
        self.next_version = next_version
        self.reader = reader
        self._proven: dict[tuple[Edit, ...], Planned] = {}
        self._together: tuple[list[Planned], dict[str, str]] = ([], {})  # the set proven last, and its texts
        self._origins: Origins = {}
        self._originals: dict[str, str] = {}  # path -> the text that the edits are for
        self._drafted: tuple[Sequence[Planned], Drafts] | None = None  # the latest drafts

    def prove(self, findings: Iterable[Finding], *, unsafe: bool = True) -> list[Finding]:
        """Return the findings, each with a proven fix (``edits`` filled in), or the reason why it has none.

        Without ``unsafe``, unsafe fixes are only planned: they have no edits, and are proven when somebody asks for
        those.
        """
        findings = list(findings)
        answers = iter(self.answers([one.fix for one in findings if one.fix is not None], unsafe=unsafe))
        return [finding if finding.fix is None else _answered(finding, next(answers)) for finding in findings]

    def is_of(self, texts: Mapping[str, str]) -> bool:
        """Return whether the edits of all fixes are for these texts, by path; a file without one does not exist."""
        return all(texts.get(path, "") == text for path, text in self._originals.items())

    def texts(self, fixes: Sequence[Fix]) -> dict[str, str]:
        """Return the texts by path that proven fixes produce together. Raises Refused if they do not work together."""
        wanted = [self._proven[fix.edits] for fix in fixes]
        together, texts = self._together
        if {id(one) for one in wanted} == {id(one) for one in together}:
            return texts
        return self._attempt(wanted)

    def answers(self, fixes: Sequence[Fix], *, unsafe: bool = True) -> list[Fix | Refusal]:
        """Return each fix proven, or the refusal; without ``unsafe``, unsafe ones as in :meth:`prove`."""
        answers: dict[int, Fix | Refusal] = {}
        planned: list[tuple[int, Planned]] = []
        for number, fix in enumerate(fixes):
            try:
                one = self._planned(fix)
                if not (fix.safe or unsafe):
                    answers[number] = self._titled(fix)
                    continue
                one, edits = self._first_way(one)
            except Refused as error:
                answers[number] = _refusal(fix, str(error))
            else:
                planned.append((number, one))
                self._keep(number, one, edits, answers)
        proven: list[Planned] = []
        self._prove(planned, proven, answers)
        return [answers[number] for number in range(len(fixes))]

    def _prove(
        self, planned: list[tuple[int, Planned]], proven: list[Planned], answers: dict[int, Fix | Refusal]
    ) -> None:
        """Prove fixes on top of those already proven, halving them if they do not work together."""
        if not planned:
            return
        try:
            texts = self._attempt([*proven, *(one for _, one in planned)])
        except Refused as error:
            if len(planned) == 1:
                self._prove_alone(*planned[0], proven, answers, str(error))
                return
            half = len(planned) // 2
            self._prove(planned[:half], proven, answers)
            self._prove(planned[half:], proven, answers)
            return
        proven.extend(one for _, one in planned)
        self._together = ([*proven], texts)

    def _prove_alone(
        self, number: int, planned: Planned, proven: list[Planned], answers: dict[int, Fix | Refusal], reason: str
    ) -> None:
        """Prove a fix that fails together with others in its first way: in another way, or alone."""
        for others in ([*proven], []) if proven else ([],):
            for way in range(max([1, *(one.ways for one in planned.plans)])):
                other = planned._replace(way=way)
                if way == 0 and others == proven:
                    continue  # already tried
                try:
                    texts = self._attempt([*others, other])
                    edits = self._edits(other)
                except Refused as error:
                    if not others and way == 0:
                        reason = str(error)
                    continue
                self._keep(number, other, edits, answers)
                if others or not proven:
                    proven.append(other)
                    self._together = ([*proven], texts)
                return
        answers[number] = _refusal(planned.fix, reason)

    def _keep(self, number: int, planned: Planned, edits: tuple[Edit, ...], answers: dict[int, Fix | Refusal]) -> None:
        answers[number] = self._placed(planned.fix, edits)
        self._proven[edits] = planned

    # ── one attempt ──────────────────────────────────────────────────────────────────────────────────────────────

    def _planned(self, fix: Fix) -> Planned:
        """Return the fix with its plans. Raises Refused."""
        options = [operation for operation in fix.operations if isinstance(operation, _OPTIONS)]
        if not options or self.config.kind == "none":
            return Planned(fix, ())
        if self.config.kind != "object":
            reason = self.config.problem.reason if self.config.problem else "there is no config"
            raise Refused(f"the config cannot be read: {reason}")
        return Planned(fix, tuple(plan(self.config, operation) for operation in options))

    def _first_way(self, planned: Planned) -> tuple[Planned, tuple[Edit, ...]]:
        """Return the fix in the first way that its files allow, with its edits. Raises Refused."""
        reason: Refused | None = None
        for way in range(planned.way, max([1, *(one.ways for one in planned.plans)])):
            one = planned._replace(way=way)
            try:
                return one, self._edits(one)
            except Refused as error:
                reason = reason or error
        assert reason is not None
        raise reason

    def _edits(self, planned: Planned) -> tuple[Edit, ...]:
        """Return the edits of one fix alone. Raises Refused."""
        drafts = self._drafts([planned])
        self._originals |= drafts.originals()
        return drafts.edits()

    def _attempt(self, planned: Sequence[Planned]) -> dict[str, str]:
        """Return the texts that fixes produce together. Raises Refused unless they do exactly what they promise."""
        texts = self._drafts(planned).texts()
        for path, text in texts.items():
            if not is_sound(path, text) and is_sound(path, self._text(path)):
                raise Refused("the file would no longer parse")
        for version in [one.version for fix in planned for one in fix.fix.operations if isinstance(one, RequireNext)]:
            self._check_required(texts, version)
        options = [operation for one in planned for operation in one.options]
        if options:
            after = load(self.reader.with_overlay(texts), self.project, self.next_version)
            compare(self.config, after, options)
        return texts

    def _check_required(self, texts: Mapping[str, str], version: str) -> None:
        """Raise Refused unless an installation gets next ``version`` or later."""
        if isinstance(self.release, Release) and self.release.source == GIVEN:
            raise Refused(f"{GIVEN} decides the version, not package.json")
        check_required(self.reader.with_overlay(texts), self.project, version)

    def _text(self, path: str) -> str:
        return Drafts(self.reader, self.project.repository).of_file(path, is_new=not os.path.lexists(path)).source.text

    def _drafts(self, planned: Sequence[Planned]) -> Drafts:
        """Return the files with the operations of fixes applied. Raises Refused."""
        if self._drafted is None or [*map(id, self._drafted[0])] != [*map(id, planned)]:
            self._drafted = (planned, self._applied(planned))
        return self._drafted[1]

    def _applied(self, planned: Sequence[Planned]) -> Drafts:
        drafts = Drafts(self.reader, self.project.repository, self._origins)
        by_path: dict[str, list[Edit]] = {}
        for one in planned:
            for operation in one.fix.operations:
                if isinstance(operation, EditText):
                    by_path.setdefault(operation.path, []).extend(operation.edits)
        for path, edits in by_path.items():
            drafts.of_file(path).apply(edits)
        if self.config.kind == "none":
            self._create(drafts, [operation for one in planned for operation in one.options])
        plans = [(plan, one.way) for one in planned for plan in one.plans]
        plans.sort(key=lambda each: not each[0].sets)  # an object in which something is set is not removed
        steps = [step for plan, way in plans for step in plan.steps(way)]
        for step in {step.target: step for step in steps}.values():
            step.apply(drafts)
        for one in planned:
            for operation in one.fix.operations:
                if not isinstance(operation, (*_OPTIONS, EditText)):
                    edit_package(drafts, self.project, operation)
        return drafts

    def _create(self, drafts: Drafts, operations: list[OptionOperation]) -> None:
        """Create a config file for a project without one: CommonJS or ES module, by package.json's ``type``."""
        if not operations:
            return
        path = os.path.join(self.project.root, "next.config.js")
        if os.path.lexists(path) and path not in self.reader.overlay:
            raise Refused("next.config.js exists but is not a file")
        if self.config.ignored:
            raise Refused(f"{os.path.basename(self.config.ignored[0])} exists, but this Next.js does not read it")
        options: dict[str, object] = {}
        for operation in operations:
            if not isinstance(operation, Set):
                raise Refused("there is no config")
            _merge(options, nested(tuple(operation.path.split(".")), operation.value))
        is_module = package_type(self.reader, self.project.root, self.project.repository) == "module"
        text = textedit.new_config_file(options, esm=is_module)
        drafts.of_file(path, is_new=True).apply([Edit(0, 0, text)])

    def _placed(self, fix: Fix, edits: tuple[Edit, ...]) -> Fix:
        """Return the fix with its edits; unsafe if one is outside the project's own files, which others may use too."""
        root, config = self.project.root, self.config
        own = {config.path} if config.path and os.path.dirname(config.path) == root else set()
        is_of_options = any(isinstance(operation, _OPTIONS) for operation in fix.operations)
        if config.kind == "none":
            own.add(os.path.join(root, "next.config.js"))
        is_own = all(edit.path in own if is_of_options else edit.path.startswith(root + os.sep) for edit in edits)
        return self._titled(fix)._replace(safe=fix.safe and is_own, edits=edits)

    def _titled(self, fix: Fix) -> Fix:
        """Return the fix; its title says if it creates the config."""
        options = [operation.path for operation in fix.operations if isinstance(operation, _OPTIONS)]
        if not options or self.config.kind != "none":
            return fix
        return fix._replace(title=f"Create next.config.js with {', '.join(options)}")


def _merge(options: dict[str, object], more: Mapping[str, object]) -> None:
    for key, value in more.items():
        inner = options.get(key)
        if isinstance(inner, dict) and isinstance(value, dict):
            _merge(inner, value)
        else:
            options[key] = value


def _answered(finding: Finding, answer: Fix | Refusal) -> Finding:
    if isinstance(answer, Refusal):
        return finding._replace(fix=None, no_fix=answer.reason, snippet=answer.snippet)
    return finding._replace(fix=answer)


def _refusal(fix: Fix, reason: str) -> Refusal:
    """Return the refusal, with text to paste if something was to be set."""
    added = [operation for operation in fix.operations if isinstance(operation, Set)]
    texts = [textedit.snippet(tuple(operation.path.split(".")), operation.value) for operation in added]
    return Refusal(reason, "\n".join(texts) or None)


def is_sound(path: str, text: str) -> bool:
    """Return whether a script or JSON file parses; other files always do."""
    if path.endswith(".json"):
        try:
            parse_json(text)
        except JSONError:
            return False
        return True
    return not path.endswith(SCRIPTS) or is_script(Source(path, text))
