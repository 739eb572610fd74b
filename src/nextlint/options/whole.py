"""How Next reacts to a config that is not a plain object: it stops, or warns and continues without the config.

Measured with Next's own loader from 12.2.3 to 16.4.6. From 15.5.0 on it freezes what the file exports, or a copy if
that is a plain object, an array or a RegExp. It then throws when it sets ``experimental``, and from 16.3.0 on when it
sets ``supportsImmutableAssets``, in any case. From 15.4.0 on it throws at the namespace that it uses instead of a
falsy value. It has always thrown if a function returns nothing.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from nextlint.config.outcomes import MAX_PAIRS, PLAIN, expand
from nextlint.evaluator.values import JSObject, Keys, Passthrough
from nextlint.model.record import Record
from nextlint.options import table

if TYPE_CHECKING:
    from nextlint.config.model import Config
    from nextlint.evaluator.values import Value

FREEZES = "15.5.0-"
FREEZES_NAMESPACES = "15.4.1-"
ALWAYS_SETS = "16.3.0-"
COPIED = frozenset({"an array", "a RegExp"})  # like plain objects, so that keys can be added
# validators reject these as not an object; they check the keys of others, such as an Error
NO_OBJECTS = frozenset(
    {"null", "undefined", "a boolean", "a string", "a number", "a symbol", "an array", "a Map", "a Set", "a Date"}
)


class Whole(Record):
    """A config that is not a plain object."""

    what: str  # "a string"
    stops: bool  # Next throws
    is_conditional: bool  # only under a condition


def whole(config: Config, version: str) -> Whole | None:
    """Describe a config that is not a plain object, for the worst of all conditions; None if Next accepts it."""
    found: list[Whole | None] = [
        _judged(leaf, version)
        for execution in config.executions
        for leaf, _ in islice(expand(execution.value, execution.facts), MAX_PAIRS)
    ]
    wrong = [one for one in found if one is not None]
    worst = max(wrong, key=lambda one: one.stops, default=None)
    if worst is None:
        return None
    return worst._replace(is_conditional=bool(config.failed) or any(one is None for one in found))


def _judged(leaf: Value, version: str) -> Whole | None:
    if isinstance(leaf, Passthrough) or not isinstance(leaf, JSObject) or leaf.class_name not in PLAIN:
        return None
    if not isinstance(leaf, Keys):
        stops = leaf.proto is not None and leaf.unseen is None and _is_written(leaf, version)
        return Whole("an object with a prototype of its own", True, False) if stops else None
    if leaf.is_namespace:
        return Whole(leaf.what, table.holds(FREEZES_NAMESPACES, version), False)
    if leaf.what in ("null", "undefined"):
        return Whole(leaf.what, True, False)
    stops = leaf.what not in COPIED and _is_written(leaf, version)
    return Whole(leaf.what, stops, False) if stops or leaf.what in NO_OBJECTS else None


def _is_written(leaf: JSObject, version: str) -> bool:
    """Return whether Next sets an option of a config that it has frozen."""
    return table.holds(ALWAYS_SETS, version) or (table.holds(FREEZES, version) and not _has_experimental(leaf))


def _has_experimental(leaf: JSObject) -> bool:
    above: JSObject | None = leaf
    while above is not None:
        if "experimental" in above.slots or above.unseen is not None:
            return True
        above = above.proto
    return False
