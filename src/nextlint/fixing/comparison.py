"""The proof of operations on options: compares the edited config with what was promised.

Each option that an operation names must have the promised value in every outcome, every other option must be unchanged
in every execution, and every execution must end as before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nextlint.config.outcome import ABSENT, Outcome
from nextlint.config.outcomes import Options, comparable, conditioned
from nextlint.config.ways import contradiction
from nextlint.fixing.closures import functions_in, functions_of, keys_named_in
from nextlint.fixing.refused import Refused
from nextlint.model.fixes import Move, Set

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from nextlint.config.model import Config
    from nextlint.evaluator.facts import Facts
    from nextlint.fixing.plan import OptionOperation

    Conditioned = list[tuple[Outcome, Facts]]

_ABSENT = ("absent", comparable(None), None)  # a fact without its identity
MAX_OUTCOMES = 40_000  # compared at most, over all options and executions
_TOO_MANY = "the config has too many combinations of conditions"


def compare(before: Config, after: Config, operations: Sequence[OptionOperation]) -> None:
    """Raise Refused unless ``after`` is exactly what the operations promise to make of ``before``."""
    if after.kind != "object":
        raise Refused("the config could not be read after the edit")
    for operation in operations:
        _check_promise(before, after, operation)
    if any(isinstance(one.options, Options) and one.options.is_cut for one in (before, after)):
        raise Refused("the config has too many options to compare")
    _check_executions(before, after, operations)
    if before.build is not None and after.build is not None:
        _check_executions(before.build, after.build, operations)


def _check_executions(before: Config, after: Config, operations: Sequence[OptionOperation]) -> None:
    """Raise Refused unless everything that no operation names is unchanged in every execution of one phase."""
    if not _is_unchanged(_endings(before), _endings(after)):
        raise Refused("the config would throw, or no longer throw, in some environment")
    touched = _touched(operations)
    _check_others(before, after, touched)
    _check_unread(before, touched)
    if not _is_unchanged(_functions(before, touched), _functions(after, touched)):
        raise Refused("a function that Next.js calls later reads what the edit changes")


def _endings(config: Config) -> Conditioned:
    """Return whether each execution returns a config, throws or exits."""
    ended = [(Outcome("value", True), execution.facts) for execution in config.executions]
    return ended + [(Outcome("value", False), facts) for facts in config.failed]


def _check_unread(config: Config, touched: set[str]) -> None:
    """Raise Refused if a function that Next.js calls later names an edited option: Next.js passes the config to some of
    them.
    """
    paths = frozenset(touched)
    functions = {id(one): one for execution in config.executions for one in functions_in(execution.value, paths)}
    named = {key for function in functions.values() for key in keys_named_in(function)}
    for name in sorted({path.rpartition(".")[2] for path in touched}):
        if name in named:
            raise Refused(f"a function that Next.js calls later reads {name}")


def _functions(config: Config, touched: set[str]) -> Conditioned:
    """Return the functions of each execution, with what they read from their closures."""
    paths = frozenset(touched)
    return [
        (Outcome("value", identity=functions_of(execution.value, paths)), execution.facts)
        for execution in config.executions
    ]


# ── the promise ──────────────────────────────────────────────────────────────────────────────────────────────────


def _check_promise(before: Config, after: Config, operation: OptionOperation) -> None:
    found = after.outcomes(operation.path)
    promised = _of_json(operation.value, ()) if isinstance(operation, Set) else ABSENT
    if {_fact(outcome)[:3] for outcome in found} != {_fact(promised)[:3]}:
        raise Refused(_override(found, operation.path))
    if isinstance(operation, Set):
        _check_members(after, operation.path, [operation.value])
    elif isinstance(operation, Move):
        _check_move(before, after, operation)


def _check_move(before: Config, after: Config, operation: Move) -> None:
    if operation.translate is not None:
        values = [operation.translate(value) for value in _json_values(before, operation.path)]
        _check_members(after, operation.new_path, values, is_optional=True)
        return
    for option in _at_or_below(operation.path, before) | _at_or_below(operation.new_path, after, operation.path):
        new = operation.new_path + option.removeprefix(operation.path)
        if not _is_unchanged(conditioned(before, option), conditioned(after, new)):
            raise Refused("the option would not keep its value")


def _at_or_below(path: str, config: Config, instead: str | None = None) -> set[str]:
    """Return the options at a path and below it, with the path replaced by ``instead``."""
    found = {option for option in config.options if _is_within(option, path)} | {path}
    return {(instead or path) + option.removeprefix(path) for option in found}


def _json_values(config: Config, option: str) -> list[Any]:
    """Return the values of an option, an object as a whole."""
    return [_whole(config, option, one.value) for one, _ in conditioned(config, option) if one.state == "value"]


def _whole(config: Config, option: str, value: Any) -> Any:
    if value != {"$": "object"}:
        return value
    names = {one[len(option) + 1 :].partition(".")[0] for one in config.options if one.startswith(f"{option}.")}
    members = {name: config.outcomes(f"{option}.{name}") for name in sorted(names)}
    if any(len(outcomes) != 1 or outcomes[0].state == "unknown" for outcomes in members.values()):
        raise Refused("its value depends on a condition")
    known = {name: outcomes[0] for name, outcomes in members.items() if outcomes[0].state == "value"}
    return {name: _whole(config, f"{option}.{name}", one.value) for name, one in known.items()}


def _check_members(after: Config, path: str, values: list[Any], *, is_optional: bool = False) -> None:
    """Raise Refused unless an option and all below it have one of the JSON values; ``is_optional`` allows it to be
    absent.
    """
    for option in _at_or_below(path, after):
        names = tuple(option[len(path) + 1 :].split(".")) if option != path else ()
        expected = {_fact(_of_json(value, names))[:3] for value in values}
        outcomes = [outcome for outcome, _ in conditioned(after, option)]
        found = {_fact(outcome)[:3] for outcome in outcomes}
        if found != expected and (not is_optional or found - {_ABSENT} != expected - {_ABSENT}):
            raise Refused(_override(outcomes, option))


def _of_json(value: Any, names: tuple[str, ...]) -> Outcome:
    """Return the outcome of a member of a JSON value, as the option map has it."""
    for name in names:
        if not isinstance(value, dict) or name not in value:
            return ABSENT
        value = value[name]
    return Outcome("value", {"$": "object"} if isinstance(value, dict) else value)


def _override(outcomes: Iterable[Outcome], option: str) -> str:
    unknown = next((outcome for outcome in outcomes if outcome.state == "unknown"), None)
    if unknown is not None:
        return f"the new value could be overridden: {unknown.reason}"
    return f"the config changes {option} again after the place where it could be set"


# ── everything else ──────────────────────────────────────────────────────────────────────────────────────────────


def _check_others(before: Config, after: Config, touched: set[str]) -> None:
    around = {path.rpartition(".")[0] for path in touched} - {""}
    around = {outer for path in around for outer in _upwards(path)}
    names = [_words(path.rpartition(".")[2]) for path in touched]
    room = MAX_OUTCOMES
    for option in sorted({*before.options, *after.options} - around):
        if not touched.isdisjoint(_upwards(option)):
            continue
        old, new = conditioned(before, option), conditioned(after, option)
        room -= len(old) + len(new)
        if room < 0:
            raise Refused(_TOO_MANY)
        if not _is_unchanged(old, new):
            raise Refused(f"the edit would change {option} as well")
        read = [_words(outcome.identity or "") for outcome, _ in new if outcome.state == "unknown"]
        if any(name <= words for words in read for name in names):
            raise Refused(f"{option}, whose value is unknown, may depend on it")


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


def _touched(operations: Iterable[OptionOperation]) -> set[str]:
    moved = {operation.new_path for operation in operations if isinstance(operation, Move)}
    return {operation.path for operation in operations} | moved


def _is_within(option: str, path: str) -> bool:
    return option == path or option.startswith(f"{path}.")


def _upwards(option: str) -> list[str]:
    """Return an option and all that it is below."""
    found = [option]
    while "." in found[-1]:
        found.append(found[-1].rpartition(".")[0])
    return found


def _is_unchanged(old: Conditioned, new: Conditioned) -> bool:
    """Return whether an option is unchanged in every execution: not only the set of outcomes, but each outcome where it
    was.
    """
    facts = {_fact(outcome) for outcome, _ in [*old, *new]}
    if len(facts) == 1:
        return True
    before, after = ([(_fact(one), holds) for one, holds in outcomes] for outcomes in (old, new))
    return contradiction(before, after) is None


def _fact(outcome: Outcome) -> tuple[Any, ...]:
    """Return an outcome without its place. Next.js treats its own default and an absent option the same."""
    one = ABSENT if outcome.is_default else outcome
    return (one.state, comparable(one.value), one.reason, one.identity)
