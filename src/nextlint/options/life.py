"""The whole life of one option in sentences: for ``--explain option:PATH`` and the editor's hover."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.model.record import Record
from nextlint.options import table, texts
from nextlint.options.types import describe

if TYPE_CHECKING:
    from collections.abc import Iterator

_SAID = {
    "moved": "that it has moved to {to}",
    "renamed": "that it was renamed to {to}",
    "removed": "that it was removed{instead}",
    "unneeded": "that it is no longer needed",
    "deprecated": "that it is deprecated{instead}",
    "canary": "outside of canary releases",
    "conflict": "if it conflicts with {to}",
    "invalid": "if its value is invalid",
}
_DEMANDS = ("has to ", "needs ", "must ", "cannot ")
_IF = {  # the values that a message is about
    "array": "an array",
    "boolean": "a boolean",
    "false": "false",
    "non-empty": "not empty",
    "not-server": "not 'server'",
}

_EFFECTS = {
    "honoured": "It still sets {to}",
    "dropped": "Its value has no effect; use {to} instead",
    "throws": "Next.js stops with an error",
}


class Life(Record):
    """What is known about one option. ``lines`` are sentences; ``replacements`` are option paths."""

    path: str
    lines: tuple[str, ...]
    replacements: tuple[str, ...]


def life(path: str, version: str | None = None) -> Life | None:
    """Return the life of the option at ``path``, starting with ``version``; None if no version ever had it."""
    spelled = table.pattern(tuple(path.split(".")))
    option = table.option(spelled)
    if option is None:
        return None
    lines = [
        *(_now(option, version) if version else ()),
        *_versions(option),
        *_types(option),
        *_said(spelled),
        *_became(spelled),
        *_advised(spelled),
    ]
    return Life(spelled, tuple(lines), table.replacements(spelled))


def _now(option: table.Option, version: str) -> Iterator[str]:
    if option.is_accepted(version):
        default = option.default(version)
        ending = f", {default} by default" if default else ""
        yield f"Next.js {version} accepts it: {describe(option.types(version))}{ending}."
        if option.is_unread(version):
            yield f"No code of Next.js {version} reads it."
        return
    yield f"Next.js {version} does not have it."
    for target in table.replacements(option.path):
        effect = table.effect(option.path, target, version)
        if effect:
            yield f"{_EFFECTS[effect].format(to=target)}."


def _versions(option: table.Option) -> Iterator[str]:
    yield f"Accepted {_intervals(option.intervals)}."
    if option.is_accepted(newest := table.newest()) and option.is_unread(newest):
        yield f"No code of Next.js reads it, {_intervals(option.unread)}."


def _types(option: table.Option) -> Iterator[str]:
    """Yield what its value may be and, if that changed, in which versions."""
    when: dict[str, list[str]] = {}
    for atoms, held in option.history():
        if atoms:
            when.setdefault(describe(tuple(atoms.split("|"))), []).append(held)
    for words, intervals in when.items():
        where = f" {_intervals(table.union(*intervals))}" if len(when) > 1 else ""
        yield f"Its value{where}: {words}."


def _said(path: str) -> Iterator[str]:
    when: dict[str, list[str]] = {}
    for message in table.messages(path):
        when.setdefault(_message(message), []).append(message.intervals)
    for words, intervals in when.items():
        yield f"{words}, {_intervals(table.union(*intervals))}."


def _message(message: table.Message) -> str:
    verb = "stops" if message.level == "throw" else "warns"
    wrong = texts.clause_of(f"{message.kind}:{message.when}", message.to)
    if wrong.startswith(_DEMANDS):
        return f"It {wrong}, or Next.js {verb}"
    if wrong and message.kind != "canary":
        return f"Next.js {verb} if it {wrong.replace('does not work with', 'is set with')}"
    instead = f" in favour of {message.to}" if message.to else ""
    clause = _SAID[message.kind].format(to=message.to or "the App Router", instead=instead)
    if clause.startswith("that ") and message.level == "throw":
        verb = "stops and says"
    condition = f" if it is {_IF[message.when]}" if message.when in _IF and message.kind != "invalid" else ""
    return f"Next.js {verb} {clause}{condition}"


def _became(path: str) -> Iterator[str]:
    """Yield what happens to the old option if it has moved."""
    told: dict[str, None] = {}
    for target in table.replacements(path):
        for effect, intervals in sorted(table.effects(path, target), key=lambda one: one[0] != "honoured"):
            there = [f"{start}-{end}" for start, end in table.spans(intervals) if _is_current(target, start)]
            text = ",".join(there) if effect == "dropped" else intervals
            if text:
                told[f"{_EFFECTS[effect].format(to=target)}, {_intervals(text)}."] = None
    yield from told


def _is_current(path: str, version: str) -> bool:
    """Return whether a version has an option, and not yet another in its place."""
    here, *later = (table.option(one) for one in (path, *table.replacements(path)))
    return here is not None and here.is_accepted(version) and not any(one and one.is_accepted(version) for one in later)


def _advised(path: str) -> Iterator[str]:
    advice = table.advice(path)
    if advice is not None and advice.why:
        yield f"{advice.why[0].upper()}{advice.why[1:]}."


def _intervals(text: str) -> str:
    """Return ``from 13.2.0 to before 16.0.0`` and the like; the end is the first version without it."""
    parts = [f"from {start}" + (f" to before {end}" if end else " on") for start, end in table.spans(text)]
    return texts.listed(parts)
