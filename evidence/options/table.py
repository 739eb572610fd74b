"""Writes ``src/nextlint/options/table.txt``: sorted lines that are searched, not parsed.

    path<TAB>intervals<TAB>types<TAB>level<TAB>required<TAB>default<TAB>unread
                                                                         an option
    @path<TAB>kind<TAB>level<TAB>to<TAB>condition<TAB>intervals          a message of Next about it
    =path<TAB>to<TAB>effect<TAB>intervals                                what becomes of the old name
    ?path<TAB>to<TAB>why<TAB>effect                                      advice that Next does not give
    $command[ flag]<TAB>intervals                                        of the command line
    #name<TAB>value                                                      of the table itself

Intervals are half-open, ``12.0.0-13.0.0,15.2.3-``. A column with a history is ``value @ intervals ;; value @
intervals``. ``unread`` are the versions that do not accept an option and have its name nowhere in their code, and those
that accept it and do nothing with it (``advice.IDLE``).
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from evidence.options.advice import ADVICE, IDLE
from evidence.options.derive import REPLACED, old_names
from evidence.options.packs import key

if TYPE_CHECKING:
    from evidence.options.facts import Facts

DEFAULT_DEPTH = 2  # defaults and unread names of deeper options are not kept


def lines(facts: Facts) -> list[str]:
    """Return the lines of the table, sorted."""
    return sorted(
        [
            *_options(facts),
            *_messages(facts),
            *_effects(facts),
            *("\t".join([f"?{path}", *row]).rstrip("\t") for path, row in ADVICE.items()),
            *_commands(facts),
            *(f"#validator\t{_history(facts, {value: held for (value,), held in facts.of('validator').items()})}",),
            f"#newest\t{facts.versions[-1]}",
        ]
    )


def _options(facts: Facts) -> list[str]:
    columns: dict[str, list[dict[str, set[str]]]] = defaultdict(lambda: [defaultdict(set) for _ in range(4)])
    for (path, *values), versions in facts.of("option").items():
        for column, value in zip(columns[path], values, strict=False):
            column[value] |= versions
    for (path, value), versions in facts.of("default").items():
        if path in columns and path.count(".") < DEFAULT_DEPTH:
            columns[path][3][value] |= versions
    unread = {name: versions for (name,), versions in facts.of("unread").items()}
    found = []
    for path, (types, levels, required, defaults) in columns.items():
        everywhere = set().union(*types.values())
        cells = [_history(facts, column, everywhere) for column in (types, levels, required, defaults)]
        without = unread.get(path.rpartition(".")[2], set()) - everywhere
        without |= {one for one in everywhere for idle in IDLE if idle.path == path and key(one) >= key(idle.since)}
        cells.append(facts.intervals(without) if path.count(".") < DEFAULT_DEPTH else "")
        found.append("\t".join([path, facts.intervals(everywhere), *cells]).rstrip("\t"))
    return found


def _history(facts: Facts, column: dict[str, set[str]], everywhere: set[str] | None = None) -> str:
    if len(column) == 1 and everywhere is not None:
        ((value, versions),) = column.items()
        if everywhere <= versions or not value:
            return value
    parts = [(versions, value) for value, versions in column.items() if value]
    ordered = sorted(parts, key=lambda part: facts.versions.index(min(part[0], key=facts.versions.index)))
    return " ;; ".join(f"{value} @ {facts.intervals(versions)}" for versions, value in ordered)


def _messages(facts: Facts) -> list[str]:
    return [
        f"@{path}\t{kind}\t{level}\t{to}\t{when}\t{facts.intervals(versions)}"
        for (path, kind, level, to, when), versions in facts.of("message").items()
    ]


def _effects(facts: Facts) -> list[str]:
    """Return whether the old name is real: a message names it, or an earlier version accepted it."""
    pairs = set(old_names(facts))
    accepted: dict[str, set[str]] = defaultdict(set)
    for (path, *_), versions in facts.of("option").items():
        accepted[path] |= versions
    named: dict[str, set[str]] = defaultdict(set)
    for (path, kind, *_), versions in facts.of("message").items():
        if kind in REPLACED:
            named[path] |= versions
    found = []
    for (path, to, effect), versions in facts.of("effect").items():
        known = min(accepted[path] | named[path], key=key, default=None)
        meant = {
            one
            for one in versions
            if one in named[path] or (one not in accepted[path] and known is not None and key(one) > key(known))
        }
        if (path, to) in pairs and meant:
            found.append(f"={path}\t{to}\t{effect}\t{facts.intervals(meant)}")
    return found


def _commands(facts: Facts) -> list[str]:
    return [f"${' '.join(filter(None, fact))}\t{facts.intervals(held)}" for fact, held in facts.of("command").items()]
