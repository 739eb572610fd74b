"""The command line of Nx: which targets of which projects a command runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

_VALUES = {
    **dict.fromkeys(("-c", "--configuration"), "configuration"),
    **dict.fromkeys(("-t", "--target", "--targets"), "targets"),
    **dict.fromkeys(("-p", "--project", "--projects"), "projects"),
    **dict.fromkeys(("--parallel", "--runner", "--output-style", "--exclude", "--port"), ""),
}


class NxCall(Record):
    """``projects`` is empty if none is named; ``configuration`` is "" for the target's default."""

    targets: tuple[str, ...]
    projects: tuple[str, ...]
    configuration: str
    flags: tuple[str, ...]


def nx_call(words: Sequence[str]) -> NxCall:
    """Parse ``nx serve web --prod``, ``nx run web:serve:production``, ``nx run-many -t start -p web``."""
    given, plain, flags = dict[str, str](), list[str](), list[str]()
    at = 0
    while at < len(words):
        name, equals, value = words[at].partition("=")
        if name in _VALUES and not equals:
            at += 1
            value = words[at] if at < len(words) else ""
        if name in _VALUES:
            given[_VALUES[name]] = value
        elif name.startswith("-"):
            flags.append(words[at])
        else:
            plain.append(words[at])
        at += 1
    configuration = given.get("configuration", "production" if "--prod" in flags else "")
    if plain[:1] == ["run-many"]:
        targets, projects = _list(given.get("targets", "")), _list(given.get("projects", ""))
        return NxCall(targets, projects, configuration, tuple(flags))
    if plain[:1] == ["run"] and len(plain) > 1:
        project, target, own = (*plain[1].split(":"), "", "")[:3]
        return NxCall((target,), (project,), own or configuration, tuple(flags))
    target, _, own = plain[0].partition(":") if plain else ("", "", "")
    return NxCall((target,), tuple(plain[1:2]), own or configuration, tuple(flags))


def _list(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.replace(",", " ").split() if part != "*")
