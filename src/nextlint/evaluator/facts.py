"""Facts: what an execution has decided about unknown conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.evaluator.values import Choice

if TYPE_CHECKING:
    from typing import Any

    from nextlint.evaluator.completions import Result
    from nextlint.evaluator.values import Key

    Facts = dict[Key, Any]


def implied(facts: Facts, key: Key) -> bool | None:
    """Return what the facts say about a condition; None if they leave it open.

    Conditions about an unknown ``k`` are ``("truthy", k)``, ``("nullish", k)``, ``("eq", k, literal)``; others names.
    """
    if key in facts:
        return bool(facts[key])
    if not isinstance(key, tuple) or len(key) < 2 or key[0] not in ("truthy", "nullish", "eq"):
        return None
    unknown = key[1]
    truthy, nullish = facts.get(("truthy", unknown)), facts.get(("nullish", unknown))
    has_value = ("value", unknown) in facts
    literal = facts.get(("value", unknown))
    if key[0] == "truthy":
        return bool(literal) if has_value else False if nullish else None
    if key[0] == "nullish":
        return False if has_value or truthy else None
    if has_value:
        return bool(literal == key[2] and type(literal) is type(key[2]))
    if nullish or (truthy is not None and truthy != bool(key[2])):
        return False
    return None


def assume(facts: Facts, key: Key, holds: bool) -> Facts:
    """Return the facts with one more."""
    more = {**facts, key: holds}
    if holds and isinstance(key, tuple) and key[0] == "eq":
        more["value", key[1]] = key[2]
    return more


def common_facts(result: Result, facts: Facts) -> Facts:
    """Return the facts that hold wherever a tree of results has None."""
    return _common(result, facts, {}) or {}


def _common(result: Result, facts: Facts, done: dict[int, Facts | None]) -> Facts | None:
    """``common_facts``; None if the tree has no None. ``done`` holds the results of shared arms, by id."""
    if not isinstance(result, Choice):
        return {} if result is None else None
    if id(result) not in done:
        known = implied(facts, result.key)
        arms = []
        for arm, side in ((result.yes, True), (result.no, False)):
            common = None if known is (not side) else _common(arm, facts, done)
            if common is not None:
                arms.append(assume(common, result.key, side))
        done[id(result)] = _intersection(arms)
    return done[id(result)]


def _intersection(arms: list[Facts]) -> Facts | None:
    if len(arms) != 2:
        return arms[0] if arms else None
    return {key: holds for key, holds in arms[0].items() if key in arms[1] and arms[1][key] == holds}
