"""The rules: every module in this package that defines ``RULE`` is one. There is no list to maintain."""

from __future__ import annotations

import os
import pkgutil
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nextlint.rules.base import Rule


@lru_cache(maxsize=1)
def all_rules() -> Mapping[str, Rule]:
    """Return every rule by id, sorted by id."""
    rules = {}
    for name in _modules():
        if not name.startswith("_"):
            rule: Rule | None = getattr(import_module(f"{__name__}.{name}"), "RULE", None)
            if rule is not None:
                rules[rule.id] = rule
    return dict(sorted(rules.items()))


def _modules() -> list[str]:
    """Return the names of the modules in this package."""
    folder = __path__[0]
    if os.path.isfile(os.path.join(folder, "__init__.py")):
        return [name.removesuffix(".py") for name in os.listdir(folder) if name.endswith(".py")]
    # Only in a zip archive, a frozen program or without sources: pkgutil loads inspect, which slows every start.
    return [module.name for module in pkgutil.iter_modules(__path__)]


def categories() -> tuple[str, ...]:
    """Return every category that some rule has, sorted."""
    return tuple(sorted({rule.category for rule in all_rules().values()}))
