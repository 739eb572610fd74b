"""Names of rules and categories: known names, nearest names, and which rules a run selects."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from nextlint.model.errors import NextlintError
from nextlint.rules import all_rules, categories
from nextlint.rules.base import DOCS

if TYPE_CHECKING:
    from collections.abc import Iterable

ALL = "all"
JUDGEABILITY = "project"  # rules that report what could not be judged: --select does not switch them off


def selectors() -> tuple[str, ...]:
    """Return every name that selects rules: ids, categories and "all"."""
    return (*all_rules(), *categories(), ALL)


def expand(name: str) -> frozenset[str]:
    """Return the ids of the rules that a rule id, category or "all" selects. Raises NextlintError for an unknown
    name.
    """
    rules = all_rules()
    if name in rules:
        return frozenset((name,))
    found = frozenset(rule.id for rule in rules.values() if name in (rule.category, ALL))
    if not found:
        raise NextlintError(f'there is no rule or category "{name}"{did_you_mean(name, selectors()) or LISTED}')
    return found


def expand_all(names: Iterable[str]) -> frozenset[str]:
    """Return the ids of the rules that any of the names selects."""
    return frozenset().union(*map(expand, names))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that ``word`` was probably meant to be, or None."""
    return next(iter(get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)), None)


LISTED = f"; all of them: {DOCS}/"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return '; did you mean "x"?' for the nearest known word, or ""."""
    found = nearest(word, known)
    return f'; did you mean "{found}"?' if found else ""


def select(
    select: Iterable[str] | None,
    *,
    extend: Iterable[str] = (),
    ignore: Iterable[str] = (),
    switched_off: Iterable[str] = (),
) -> frozenset[str]:
    """Return the ids of the rules that run.

    ``select`` (None: all) and ``extend`` switch on, ``ignore`` and ``switched_off`` (the settings' list) switch off.
    The settings do not switch off a rule that is selected by its own id.
    """
    named = [*(select or ()), *extend]
    chosen = expand_all(named) if select is not None else expand(ALL)
    unjudged = frozenset(rule.id for rule in all_rules().values() if rule.category == JUDGEABILITY)
    return ((chosen | unjudged) - (expand_all(switched_off) - set(named))) - expand_all(ignore)
