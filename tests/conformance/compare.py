"""Compares nextlint's outcomes with Node's values, for every option of a config.

The rule: Node's value is among the outcomes in every environment. Then a single outcome is Node's by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, Literal, NamedTuple

from nextlint.config.model import Config
from nextlint.config.outcome import Outcome
from nextlint.javascript.typescript import TypeScriptSyntaxError, UnerasableError, erase

from .oracle import NodeResult

Grade = Literal["definite", "several", "loose", "unknown", "unknowable", "wrong"]

_ABSENT = object()
_OPAQUE = {"$": "opaque"}
_PROBE = "nextlintProbe"  # a key that no config has, in place of any from an unknown spread


class Verdict(NamedTuple):
    """How one option was read. The grades:

    definite: one outcome, Node's. several: more than one, and Node took more than one. loose: more than one where Node,
    in the environments that were tried, took always the same. unknown: at least one outcome is unknown.
    unknowable: unknown, and Node's value came out of a package or changed with the environment: nothing more can be
    said. wrong: not among them.
    """

    option: str
    grade: Grade
    detail: str = ""


def judge(config: Config, results: Sequence[NodeResult]) -> list[Verdict]:
    """Return a verdict for every option that Node or nextlint finds; none if Node never loads the config."""
    runs = [result for result in results if result.options is not None]
    if not runs:
        return []
    return [_judge_option(config, option, runs) for option in _options(config, runs)]


def judge_option(config: Config, option: str, results: Sequence[NodeResult]) -> Verdict | None:
    """Return the verdict for an option, even if neither finds it; None if Node never loads the config."""
    runs = [result for result in results if result.options is not None]
    return _judge_option(config, option, runs) if runs else None


def _options(config: Config, runs: Iterable[NodeResult]) -> list[str]:
    ours = [option for option, outcomes in config.options.items() if not _is_wildcard(option, outcomes)]
    theirs = [option for run in runs for option in run.options or {}]
    return list(dict.fromkeys([*theirs, *ours]))


def _is_wildcard(option: str, outcomes: Iterable[Outcome]) -> bool:
    return option.split(".")[-1] == "*" and all(outcome.state == "unknown" for outcome in outcomes)


def _judge_option(config: Config, option: str, runs: Sequence[NodeResult]) -> Verdict:
    seen: list[Any] = []
    asked = option
    for run in runs:
        assert run.options is not None
        value = run.options.get(option, _ABSENT)
        if option.split(".")[-1] == "*" and value == _OPAQUE:
            asked = option[:-1] + _PROBE
        if not any(value is other or value == other for other in seen):
            seen.append(value)
        if not any(admits(outcome, value) for outcome in config.outcomes(asked)):
            return Verdict(option, "wrong", _difference(config.outcomes(asked), value, run))
    return Verdict(option, _grade(config.outcomes(asked), seen))


def _grade(outcomes: Sequence[Outcome], seen: Sequence[Any]) -> Grade:
    if any(outcome.state == "unknown" for outcome in outcomes):
        return "unknowable" if len(seen) > 1 or any(_holds_opaque(value) for value in seen) else "unknown"
    if len(outcomes) == 1:
        return "definite"
    return "several" if len(seen) > 1 else "loose"


def admits(outcome: Outcome, value: Any) -> bool:
    """Return whether ``value`` (from Node's flat map, or absent) matches ``outcome``."""
    if outcome.state == "unknown":
        return True
    if outcome.state == "absent":
        return value is _ABSENT or bool(value == {"$": "undefined"})  # it reads the same
    if value is _ABSENT:
        return bool(outcome.value == {"$": "undefined"})
    return _equal(outcome.value, value, outcome.identity)


def _equal(ours: Any, node: Any, identity: str | None) -> bool:
    if isinstance(node, dict) and "$" in node:
        return isinstance(ours, dict) and _equal_special(ours, node, identity)
    if isinstance(ours, dict) and ours.get("$") == "unknown":
        return True
    if isinstance(node, list):
        return isinstance(ours, list) and len(ours) == len(node) and all(map(_equal_inside, ours, node))
    if isinstance(node, dict):
        return (
            isinstance(ours, dict) and list(ours) == list(node) and all(_equal_inside(ours[k], node[k]) for k in node)
        )
    return type(ours) is type(node) and ours == node if isinstance(node, bool) else _equal_plain(ours, node)


def _equal_inside(ours: Any, node: Any) -> bool:
    return _equal(ours, node, None)


def _equal_plain(ours: Any, node: Any) -> bool:
    if isinstance(ours, int | float) and isinstance(node, int | float):
        return not isinstance(ours, bool) and float(ours) == float(node)  # JSON writes large numbers out
    return not isinstance(ours, bool) and bool(ours == node)


def _equal_special(ours: dict[str, Any], node: dict[str, Any], identity: str | None) -> bool:
    if ours.get("$") == "unknown":
        return True
    if str(ours.get("$")).lower() != node["$"]:
        return str(ours.get("$")) == node.get("value")  # {"$": "NaN"} for {"$": "number", "value": "NaN"}
    if node["$"] == "function":
        return identity is None or _same_source(identity, node["source"])
    return "value" not in ours or "value" not in node or str(ours["value"]) == str(node["value"])


_METHOD_HEAD = re.compile(
    r"(?:async|get|set|static)?\*?(?:[\w$#]+|\[.+\]|'.+'|\".+\")?"
)  # the text before "(" of a method


def _same_source(ours: str, node: str) -> bool:
    """Return whether two functions are the same: nextlint may omit a method's name, and Node sees no types."""
    if "[native code]" in node:
        return True
    first, second = "".join(ours.split()), "".join(node.split())
    if first == second or (second.endswith(first) and _METHOD_HEAD.fullmatch(second.removesuffix(first))):
        return True
    try:
        return "".join(erase(f"({ours})").split()) == f"({second})"
    except (UnerasableError, TypeScriptSyntaxError):
        return False


def _holds_opaque(value: Any) -> bool:
    if isinstance(value, list):
        return any(map(_holds_opaque, value))
    return isinstance(value, dict) and (value == _OPAQUE or any(map(_holds_opaque, value.values())))


def _difference(outcomes: Iterable[Outcome], value: Any, run: NodeResult) -> str:
    node = "absent" if value is _ABSENT else repr(value)
    ours = " or ".join(
        "absent" if o.state == "absent" else repr(o.value) + (f" <{o.identity}>" if o.identity else "")
        for o in outcomes
    )
    return f"Node: {node}; nextlint: {ours}; environment: {run.env}"
