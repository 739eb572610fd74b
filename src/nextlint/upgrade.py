"""--upgrade-to: what to do before, with and after an upgrade to another version, and what to check.

The project is judged at both versions. What only the target version finds is work for the upgrade. Its fix belongs
before the bump if the current version needs it too or reads the result as before, and with the bump if only the target
version understands it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.fixing.refused import Refusal
from nextlint.model.fixes import Move, Remove, Set
from nextlint.options import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nextlint.config.model import Config
    from nextlint.fixing.proof import Prover
    from nextlint.model.findings import Finding, Stage
    from nextlint.model.fixes import Fix, Operation

STAGES: tuple[Stage, ...] = ("before", "with", "after", "look")
LOOKED_AT = frozenset({"changed-default", "image-defaults-changed", "image-pattern-never-matches", "renamed-file"})


def staged(
    now: Iterable[Finding], then: Iterable[Finding], *, current: str, target: str, config: Config, prover: Prover
) -> Iterator[Finding]:
    """Yield the findings of an upgrade from ``current`` to ``target``, each with its stage.

    ``now`` and ``then`` are the findings at each of them; ``config`` and ``prover`` are those of the current version.
    Only a finding of the stage "before" keeps its fix.
    """
    now, then = list(now), [one for one in then if one.category != "suppressions"]
    for finding in then:
        yield _with_stage(finding, now, current=current, target=target, config=config, prover=prover)
    still = {(one.rule, one.path) for one in then}
    for finding in now:
        if finding.suppressed is None and finding.severity != "info" and (finding.rule, finding.path) not in still:
            yield _ended(finding, target)


def _with_stage(
    finding: Finding, now: list[Finding], *, current: str, target: str, config: Config, prover: Prover
) -> Finding:
    fix = finding.fix
    if fix is not None and (
        _is_due(finding, fix, now) or all(_is_valid_at(operation, current, config) for operation in fix.operations)
    ):
        kept = _is_kept(fix, current)
        [answer] = prover.answers([fix._replace(edits=(), safe=fix.safe or kept)])
        if not isinstance(answer, Refusal):
            help_ = f"Next.js {current} reads the new name the same way as the old one." if kept else finding.help
            return finding._replace(fix=answer, help=help_, stage="before")
    stage = "before" if fix is None and _is_found(finding, now) else _stage_of(finding, fix)
    if fix is None:
        return finding._replace(stage=stage)
    what = "this" if fix.title in finding.help else f"it: {fix.title}"
    how = f"After the bump, {'a safe' if fix.safe else 'an unsafe'} fix does {what}."
    return finding._replace(
        fix=None, no_fix=f"only {target} understands the result", help=f"{finding.help} {how}".strip(), stage=stage
    )


def _stage_of(finding: Finding, fix: Fix | None) -> Stage:
    """Return when to do what cannot be done before the bump."""
    if finding.options and all(use.effect == "honoured" for use in finding.options):
        return "after"
    if finding.rule == "deprecated-option":
        return "after"
    if finding.rule in LOOKED_AT or (fix is None and finding.category in ("security", "stability")):
        return "look"
    return "with"


def _is_due(finding: Finding, fix: Fix, now: list[Finding]) -> bool:
    """Return whether the current version needs the same fix."""
    wanted = (finding.rule, finding.path, fix.operations)
    return any((one.rule, one.path, one.fix.operations) == wanted for one in now if one.fix)


def _is_found(finding: Finding, now: list[Finding]) -> bool:
    """Return whether the current version has the same fault in a setting or a script, so that it is due already."""
    if finding.category not in ("options", "project") or finding.rule in LOOKED_AT:
        return False
    same = (finding.rule, finding.span, [use.path for use in finding.options])
    return any((one.rule, one.span, [use.path for use in one.options]) == same for one in now)


def _is_valid_at(operation: Operation, version: str, config: Config) -> bool:
    """Return whether an operation should leave the project's behaviour unchanged at a version; the proof follows
    later.
    """
    if isinstance(operation, Remove):
        return not _is_read(operation.path, version) or _is_default(operation.path, version, config)
    if isinstance(operation, Move):
        return _is_read(operation.new_path, version)
    if isinstance(operation, Set):
        return _is_read(operation.path, version)
    return False  # a script or a dependency belongs to the bump itself


def _is_kept(fix: Fix, version: str) -> bool:
    """Return whether a fix moves options that already have their effect, so that it turns nothing on or off."""
    moves = [one for one in fix.operations if isinstance(one, Move)]
    rest = [one for one in fix.operations if not isinstance(one, Move)]
    return (
        bool(moves)
        and all(_is_honoured(one, version) for one in moves)
        and all(isinstance(one, Remove) and not _is_read(one.path, version) for one in rest)
    )


def _is_honoured(move: Move, version: str) -> bool:
    return _is_read(move.path, version) or table.effect(move.path, move.new_path, version) == "honoured"


def _is_read(path: str, version: str) -> bool:
    option = table.option(table.pattern(tuple(path.split("."))))
    return option is not None and option.is_accepted(version) and not option.is_unread(version)


def _is_default(path: str, version: str, config: Config) -> bool:
    """Return whether every value of the option is the version's default."""
    option = table.option(table.pattern(tuple(path.split("."))))
    default = option.default(version) if option else None
    shown = {"true": True, "false": False}
    if default not in shown:
        return False
    outcomes = config.outcomes(path)
    return all(one.is_default or (one.state == "value" and one.value is shown[default]) for one in outcomes)


def _ended(finding: Finding, target: str) -> Finding:
    return finding._replace(
        severity="info",
        message=f"the upgrade to {target} resolves this: {finding.message}",
        help="",
        fix=None,
        no_fix=None,
        snippet=None,
        stage="look",
    )
