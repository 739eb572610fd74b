"""The rules: every module of this folder that defines ``RULE`` is one. There is no list to keep."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nextlint.rules.base import Rule


@lru_cache(maxsize=1)
def all_rules() -> Mapping[str, Rule]:
    """Every rule by its id, in the order of the ids."""
    rules = {}
    for name in sorted(os.listdir(os.path.dirname(__file__))):
        stem, extension = os.path.splitext(name)
        if extension == ".py" and not stem.startswith("_"):
            rule: Rule | None = getattr(__import__(f"nextlint.rules.{stem}", fromlist=["RULE"]), "RULE", None)
            if rule is not None:
                rules[rule.id] = rule
    return dict(sorted(rules.items()))


def categories() -> tuple[str, ...]:
    """Every category that a rule has, sorted."""
    return tuple(sorted({rule.category for rule in all_rules().values()}))
