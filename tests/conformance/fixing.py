"""Compares a fix with Node: the fixed config has ``experimental.appDir`` false, and all else is unchanged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from nextlint.config.loader import load
from nextlint.config.model import Config
from nextlint.files.reader import Reader
from nextlint.fixing.proof import Prover
from nextlint.fixing.refused import Refusal
from nextlint.fixing.text.script import apply_edits
from nextlint.model.fixes import Edit, Fix, Operation, Set
from nextlint.model.project import Project

from .cases import NEXT_VERSION
from .holding import Held
from .oracle import NodeOracle, NodeResult

OPTION = "experimental.appDir"
DEFAULTS = frozenset({"experimental.externalDir"})  # Next merges its own defaults in again: see node/run.mjs
NO_STATIC_PLACE = (  # beginnings of reasons for an option that is in no literal of the project
    "it depends on",
    "its ",
    "the config cannot be read",
    "the object that holds the option is not a literal",
    "the option is set in a JSON file",
    "it does not export an object literal",
)


class Attempt(NamedTuple):
    """What nextlint offers for one config."""

    is_flagged: bool
    fix: Fix | Refusal | None

    @property
    def is_safe(self) -> bool:
        return isinstance(self.fix, Fix) and self.fix.applicability == "safe"

    @property
    def has_static_place(self) -> bool:
        """Return whether the option, or the object for it, is a literal in a file that only this project uses."""
        if isinstance(self.fix, Refusal):
            return not self.fix.reason.startswith(NO_STATIC_PLACE)
        return self.is_safe


def attempt(project: Project, config: Config | None = None, operation: Operation | None = None) -> Attempt:
    """Request ``experimental.appDir: false`` unless it is set already, or another operation."""
    config = config or load(Reader(), project, NEXT_VERSION)
    outcomes = config.outcomes(OPTION)
    is_done = operation is None and all(one.state == "value" and one.value is False for one in outcomes)
    if config.kind == "unparsable" or is_done:
        return Attempt(False, None)
    prover = Prover(project, config, None, NEXT_VERSION, Reader())
    (answer,) = prover.answers([Fix("", [operation or Set(OPTION, False)], safe=True)])
    return Attempt(True, answer)


def apply(fix: Fix) -> None:
    """Write the fix."""
    for path, text in applied(fix.edits).items():
        Path(path).write_text(text, encoding="utf-8", newline="")


def applied(edits: Sequence[Edit]) -> dict[str, str]:
    """Return the texts with the edits, by path."""
    paths = dict.fromkeys(edit.path for edit in edits)
    return {path: apply_edits(_text(path), [edit for edit in edits if edit.path == path]) for path in paths}


def _text(path: str) -> str:
    source = Reader().source_or_none(path)
    return source.text if source is not None else ""


def hold_fix(held: Held, project: Project, oracle: NodeOracle) -> list[str]:
    """Return what is wrong with the safe fix of a compared config; empty without a fix."""
    return hold_offered(held, attempt(project, held.config), oracle)


def hold_offered(held: Held, offered: Attempt, oracle: NodeOracle) -> list[str]:
    """The same for what is offered."""
    if not held.loads or not isinstance(offered.fix, Fix) or not offered.is_safe:
        return []
    apply(offered.fix)
    path = Path(held.config.path or offered.fix.edits[0].path)
    envs = [result.env for result in held.results]
    return differences(held.results, oracle.run(path, envs, phase=held.config.phase))


def differences(before: Sequence[NodeResult], after: Sequence[NodeResult]) -> list[str]:
    """Return what the fix did beyond its promise, or left undone, one line per environment."""
    found = [_difference(old, new) for old, new in zip(before, after, strict=True)]
    return [line for line in found if line]


def _difference(old: NodeResult, new: NodeResult) -> str | None:
    if old.options is None:
        return None  # Next did not start: what threw may have been the option's own value
    if new.options is None:
        return f"{old.env}: it does not load any more: {new.error}"
    if new.options.get(OPTION) is not False:
        return f"{old.env}: {OPTION} is {new.options.get(OPTION)!r}"
    kept, now = _others(old.options), _others(new.options)
    changed = {key: (kept.get(key), now.get(key)) for key in kept.keys() | now.keys() if kept.get(key) != now.get(key)}
    return f"{old.env}: changed as well: {changed}" if changed else None


def _others(options: Mapping[str, Any]) -> dict[str, Any]:
    """Return all but the option, and the options below it."""
    kept = (key for key in options if key not in ("experimental", OPTION, *DEFAULTS))
    named = {key: options[key] for key in kept if not key.startswith(f"{OPTION}.")}
    if options.get("experimental", {"$": "object"}) != {"$": "object"}:
        named["experimental"] = options["experimental"]
    return named


def changed_by_move(before: Sequence[NodeResult], after: Sequence[NodeResult], option: str, new: str) -> list[str]:
    """Return what a move changed beyond its promise, or left undone, one line per environment."""
    found = []
    for old, now in zip(before, after, strict=True):
        if (old.options is None) != (now.options is None):
            found.append(f"{old.env}: {old.error or 'it loads'}; then {now.error or 'it loads'}")
        elif old.options is not None and now.options is not None and _moved(old.options, option, new) != now.options:
            found.append(f"{old.env}: {old.options} became {now.options}")
    return found


def _moved(options: Mapping[str, Any], option: str, new: str) -> dict[str, Any]:
    return {new + key.removeprefix(option) if _is_at(key, option) else key: value for key, value in options.items()}


def _is_at(key: str, option: str) -> bool:
    return key == option or key.startswith(f"{option}.")
