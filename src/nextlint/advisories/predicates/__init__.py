"""Predicates: what has to hold in a project for an advisory to be reachable. A row of the table names them.

Each is a function of a situation and declares which options it reads; a row spells a predicate that takes an argument
as a call: ``source_mentions('use server')``.
"""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING

from nextlint.advisories.predicates import development, images, packages, routes, tree
from nextlint.advisories.predicates.base import Predicate

if TYPE_CHECKING:
    from collections.abc import Mapping

_MODULES = (development, images, packages, routes, tree)


@lru_cache(maxsize=1)
def names() -> Mapping[str, Predicate]:
    """Return every predicate by name."""
    found = {name: value for module in _MODULES for name, value in vars(module).items()}
    return {name: value for name, value in sorted(found.items()) if isinstance(value, Predicate)}


@lru_cache(maxsize=256)
def predicate(spelling: str) -> Predicate:
    """Return the predicate that a row names. Raises KeyError for an unknown name."""
    name, bracket, argument = spelling.partition("(")
    found = names()[name]
    if not bracket:
        return found
    return found._replace(ask=partial(found.ask, argument=argument.removeprefix("'").removesuffix("')")))
