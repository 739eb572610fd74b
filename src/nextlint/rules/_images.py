"""The hosts that a config lets the image optimizer fetch from."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from nextlint.files.paths import is_inside
from nextlint.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.config.model import Config
    from nextlint.config.outcome import Outcome
    from nextlint.model.findings import Span
    from nextlint.rules.context import Context


class Host(Record):
    """A host as written, including wildcards. ``pathname`` or ``protocol`` is None where any is allowed."""

    name: str
    option: str
    span: Span | None
    pathname: str | None = None
    protocol: str | None = None


def hosts(config: Config) -> list[Host]:
    """Return every host in images.remotePatterns and images.domains, over all outcomes, without duplicates."""
    return list(dict.fromkeys([*_patterns(config), *_domains(config)]))


def is_everywhere(config: Config, host: Host) -> bool:
    """Return whether every outcome of the option names the host: no environment is without it."""
    outcomes = config.outcomes(host.option)
    naming = [outcome for outcome, entry in _entries(config, host.option) if _name(entry) == host.name]
    return all(outcome in naming for outcome in outcomes)


def missing_loader_files(context: Context) -> Iterator[tuple[str, Outcome]]:
    """Yield the files that images.loaderFile names in the project's folder and that do not exist."""
    root = context.project.root
    for outcome in context.config.outcomes("images.loaderFile"):
        if outcome.state != "value" or not isinstance(outcome.value, str) or not outcome.value:
            continue
        path = os.path.normpath(f"{root}/{outcome.value}")
        is_there = context.reader.is_file(path) or os.path.isdir(path)
        if is_inside(path, context.project.repository) and not is_there:
            yield outcome.value, outcome


def _patterns(config: Config) -> Iterator[Host]:
    option = "images.remotePatterns"
    for outcome, entry in _entries(config, option):
        if isinstance(entry, dict) and _name(entry) is not None:
            pathname, protocol = entry.get("pathname"), entry.get("protocol")
            yield Host(
                entry["hostname"],
                option,
                outcome.span,
                pathname if isinstance(pathname, str) else None,
                protocol.removesuffix(":") if isinstance(protocol, str) else None,
            )


def _domains(config: Config) -> Iterator[Host]:
    option = "images.domains"
    for outcome, entry in _entries(config, option):
        if isinstance(entry, str):
            yield Host(entry, option, outcome.span)


def _name(entry: object) -> str | None:
    name = entry.get("hostname") if isinstance(entry, dict) else entry
    return name if isinstance(name, str) else None


def _entries(config: Config, option: str) -> Iterator[tuple[Outcome, object]]:
    for outcome in config.outcomes(option):
        for entry in outcome.value if outcome.state == "value" and isinstance(outcome.value, list) else ():
            yield outcome, entry
