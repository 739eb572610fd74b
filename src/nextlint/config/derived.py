"""Options that the loader of Next.js derives from others: ``assignDefaults``, later ``assignDefaultsAndValidate``.

Read from ``dist/server/config.js`` of the versions that each row names. Any other option is what the config sets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.config.outcome import ABSENT, Outcome
from nextlint.config.outcomes import comparable
from nextlint.model.record import Record
from nextlint.release.affected import is_surely_affected

if TYPE_CHECKING:
    from collections.abc import Callable

    from nextlint.config.model import Config


class Derivation(Record):
    """``derive(option, other)`` is ``option`` as the server sees it if ``other`` is set."""

    option: str
    versions: str
    other: str
    derive: Callable[[Outcome, Outcome], Outcome]


def served(config: Config, next_version: str | None, *options: str) -> tuple[tuple[Outcome, ...], ...]:
    """Return options as the server sees them, in every combination: ``Config.combinations`` plus derived values."""
    rows = _rows(config, next_version, options)
    if not rows:
        return config.combinations(*options)
    names = tuple(dict.fromkeys([*options, *(name for row in rows for name in (row.option, row.other))]))
    found = []
    for outcomes in config.combinations(*names):
        known = dict(zip(names, outcomes, strict=True))
        for row in rows:
            known[row.option] = row.derive(known[row.option], known[row.other])
        found.append(tuple(known[option] for option in options))
    return tuple(found)


def served_outcomes(config: Config, next_version: str | None, option: str) -> tuple[Outcome, ...]:
    """Return every outcome of one option as the server sees it."""
    if not _rows(config, next_version, (option,)):
        return config.outcomes(option)
    found: dict[object, Outcome] = {}
    for (outcome,) in served(config, next_version, option):
        found.setdefault((outcome.state, comparable(outcome.value), outcome.reason, outcome.identity), outcome)
    return tuple(found.values())


def _rows(config: Config, next_version: str | None, options: tuple[str, ...]) -> list[Derivation]:
    """Return the derivations for some options, in Next's order. What a spread may add does not count as set."""
    if next_version is None:
        return []
    return [
        row
        for row in DERIVATIONS
        if row.option in options and row.other in config.options and is_surely_affected(row.versions, next_version)
    ]


def _renamed_standalone(output: Outcome, standalone: Outcome) -> Outcome:
    if standalone.state == "unknown" and not standalone.is_default:
        return output if output.state == "unknown" else standalone
    return Outcome("value", "standalone", span=standalone.span) if standalone.is_truthy else output


def _traced(output: Outcome, tracing: Outcome) -> Outcome:
    if output.value != "standalone" or tracing.is_default:
        return output
    if tracing.state == "unknown":
        return tracing
    return output if tracing.is_truthy else ABSENT


def _merged(option: Outcome, holder: Outcome) -> Outcome:
    """Return the option under a holder: into an ``experimental`` that is no plain object, no defaults are merged."""
    if holder.state != "value":
        return option
    is_object = holder.value == {"$": "object"}
    if is_object and (holder.identity is None or not option.is_default):
        return option
    return holder._replace(value=False, identity=None)


def _moved(option: Outcome, old: Outcome) -> Outcome:
    """Return the old name's outcome if it is set: it wins."""
    return option if old.is_default else old


def _unless_set(option: Outcome, old: Outcome) -> Outcome:
    return old if option.is_default else option


DERIVATIONS = (
    # Read from 12.3.7 to 16.4.6.
    Derivation("output", ">=12.3.7", "experimental.outputStandalone", _renamed_standalone),
    # Read from 12.3.7 to 14.2.35; not in 15.0.
    Derivation("output", ">=12.3.7,<15", "outputFileTracing", _traced),
    # Read in 13.4.4 and 13.5.11; later versions do not check appDir.
    Derivation("experimental.appDir", ">=13", "experimental", _merged),
    # The earlier name, read from 15.0.7 to 15.5.29; releases reject both names, canaries do not.
    Derivation("experimental.cacheComponents", ">=15,<16", "experimental.dynamicIO", _unless_set),
    Derivation("experimental.useCache", ">=15,<16", "experimental.dynamicIO", _unless_set),
    # Read in 16.0.11 and 16.4.6.
    Derivation("cacheComponents", ">=16", "experimental.cacheComponents", _moved),
)
