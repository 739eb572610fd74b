"""The rules: every module of this folder that defines ``RULE`` is one. There is no list to keep."""

from __future__ import annotations

import os
from functools import cache
from importlib import import_module
from types import MappingProxyType

TYPE_CHECKING = False  # typing's own would import typing
if TYPE_CHECKING:
    from collections.abc import Mapping

    from nextlint.rules.base import Rule


@cache
def all_rules() -> Mapping[str, Rule]:
    """Every rule by its id, in the order of the ids."""
    rules = {}
    for name in sorted(os.listdir(os.path.dirname(__file__))):
        stem, extension = os.path.splitext(name)
        if extension == ".py" and not stem.startswith("_"):
            rule: Rule | None = getattr(import_module(f"nextlint.rules.{stem}"), "RULE", None)
            if rule is not None:
                rules[rule.id] = rule
    return MappingProxyType(dict(sorted(rules.items())))


def categories() -> tuple[str, ...]:
    """Every category that a rule has, sorted."""
    return tuple(sorted({rule.category for rule in all_rules().values()}))
