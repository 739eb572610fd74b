"""The options that a rule is about, from the table, for its page and ``--explain``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nextlint.model.record import Record
from nextlint.options import table, texts
from nextlint.options.defaults import ROWS
from nextlint.options.foreign import FOREIGN
from nextlint.options.walk import change

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

HELP = frozenset({"-h", "--help"})  # every command accepts them, listed or not
NESTED_CONDITION = re.compile(r"\.condition\.")  # all, any and not take conditions


_NOTES = {
    "invalid-option-value": "strings it takes",
    "changed-default": "default",
    "option-conflict": "conflict",
    "too-new-option": "earlier name",
}


class Row(Record):
    """One option: its replacement, what it conflicts with or the values it takes, and in which versions."""

    path: str
    to: str
    when: str


def listed(rule: str) -> tuple[Row, ...]:
    """Return the options of a rule, sorted by path; empty if the rule is not about options."""
    makers: dict[str, Callable[[], Iterator[Row]]] = {
        "unknown-option": _known,
        "moved-option": lambda: _changed("moved"),
        "renamed-option": lambda: _changed("renamed"),
        "removed-option": _removed,
        "deprecated-option": lambda: _said(frozenset({"deprecated", "customised"}), "warn"),
        "option-conflict": lambda: _said(frozenset({"conflict"}), "warn"),
        "fatal-option": lambda: _said(frozenset({"removed", "canary", "conflict", "invalid"}), "throw"),
        "foreign-option": lambda: (
            Row(key, "", f"read by the wrapper of {names[0]}") for key, names in FOREIGN.items()
        ),
        "ignored-option": _unread,
        "removed-command": _commands,
        "too-new-option": _came,
        "invalid-option-value": _enumerated,
        "changed-default": _defaults,
    }
    return tuple(makers[rule]()) if rule in makers else ()


def note_of(rule: str) -> str:
    """Return the heading of the column next to the options of a rule."""
    return _NOTES.get(rule, "replacement or reason")


def named(paths: Iterable[str]) -> tuple[Row, ...]:
    """Return options by path, with the versions that accept them and their replacements."""
    rows = [row for path in paths if (row := table.option(path)) is not None]
    return tuple(Row(row.path, ", ".join(table.replacements(row.path)), _versions(row.intervals)) for row in rows)


def _changed(kind: str) -> Iterator[Row]:
    for path, to in table.pairs():
        if change(path, to) != kind:
            continue
        effects = [
            f"{effect} {_versions(intervals)}"
            for effect, intervals in table.effects(path, to)
            if effect in ("honoured", "dropped")
        ]
        if effects:
            yield Row(path, to, "; ".join(effects))


def _removed() -> Iterator[Row]:
    newest = table.newest()
    for path in table.paths():
        row = table.option(path)
        around = table.option(path.rpartition(".")[0] or table.ROOT)
        if row is None or row.is_accepted(newest) or "[" in path or "*" in path:
            continue
        if around is None or not (around.path == table.ROOT or around.is_accepted(newest)):
            continue  # its parent object was removed
        if any(_is_accepted(to, newest) for to in table.replacements(path)):
            continue
        advice = table.advice(path)
        end = table.spans(row.intervals)[-1][1]
        yield Row(path, advice.why if advice else "", f"removed in {end.removesuffix('.0')}")


def _unread() -> Iterator[Row]:
    for path in table.paths():
        row = table.option(path)
        advice = table.advice(path)
        if row is not None and row.is_accepted(newest := table.newest()) and row.is_unread(newest):
            yield Row(path, advice.why if advice else "", f"not read {_versions(row.unread)}")


def _commands() -> Iterator[Row]:
    """Yield removed commands, and removed flags of commands that still exist."""
    for name, intervals in table.commands():
        command, _, flag = name.partition(" ")
        if ended := table.ended(command):
            if not flag:
                yield Row(f"next {name}", "", f"removed in {ended.removesuffix('.0')}")
            continue
        is_gone = not table.has_command(name, table.newest())
        if is_gone and flag not in HELP and (not flag or table.has_command(command, table.newest())):
            end = table.spans(intervals)[-1][1]
            yield Row(f"next {name}", "", f"removed in {end.removesuffix('.0')}")


def _known() -> Iterator[Row]:
    """Yield the newest version's options at the two levels where Next.js warns about any other name."""
    for path in table.paths():
        row = table.option(path)
        if row is None or path == table.ROOT or "[" in path or "*" in path or not row.is_accepted(table.newest()):
            continue
        if "." not in path.removeprefix("experimental."):
            yield Row(path, "", _versions(row.intervals))


def _came() -> Iterator[Row]:
    """Yield the newest version's options that were added later, with those they replaced."""
    newest = table.newest()
    for path in table.paths():
        row = table.option(path)
        if row is None or path.count(".") > 1 or "[" in path or "*" in path or not row.is_accepted(newest):
            continue
        if table.spans(row.intervals)[0][0] != table.FIRST:
            old = [name for name in table.old_names(path) if table.option(name) is not None]
            yield Row(path, ", ".join(old), _versions(row.intervals))


def _defaults() -> Iterator[Row]:
    for row in ROWS:
        yield Row(row.option, f"{row.before} -> {row.after}", f"changed in {row.since}")


def _enumerated() -> Iterator[Row]:
    """Yield the options with a few string values, with those that the last version of each accepts."""
    for path in table.paths():
        row = table.option(path)
        history = row.history() if row is not None else ()
        values = [atom for atom in history[-1][0].split("|") if atom.startswith('"')] if history else []
        if values and not NESTED_CONDITION.search(path):
            yield Row(path, ", ".join(values), _versions(history[-1][1]))


def _is_accepted(path: str, version: str) -> bool:
    row = table.option(path)
    return row is not None and row.is_accepted(version)


def _said(kinds: frozenset[str], level: str) -> Iterator[Row]:
    rows: dict[tuple[str, str], list[str]] = {}
    for message in table.all_messages():
        if message.kind in kinds and message.level == level and message.when != "app-dir":
            what = texts.clause_of(f"{message.kind}:{message.when}", message.to) or message.to
            rows.setdefault((message.path, what), []).append(message.intervals)
    for (path, what), intervals in rows.items():
        yield Row(path, what, _versions(table.union(*intervals)))


def _versions(intervals: str) -> str:
    parts = [f"{start} to {end} (excluded)" if end else f"from {start} on" for start, end in table.spans(intervals)]
    return ", ".join(parts)
