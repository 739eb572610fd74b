"""The hosts that a config lets the image optimizer ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.config.model import Config
    from nextlint.config.outcome import Outcome
    from nextlint.model.findings import Span


class Host(Record):
    """A host as it is written, with wildcards; ``pathname`` and ``protocol`` None: any."""

    name: str
    option: str
    span: Span | None
    pathname: str | None = None
    protocol: str | None = None


def hosts(config: Config) -> list[Host]:
    """Every host of images.remotePatterns and images.domains, of all outcomes, each once."""
    return list(dict.fromkeys([*_patterns(config), *_domains(config)]))


def _patterns(config: Config) -> Iterator[Host]:
    option = "images.remotePatterns"
    for outcome, entry in _entries(config, option):
        if isinstance(entry, dict) and isinstance(entry.get("hostname"), str):
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


def _entries(config: Config, option: str) -> Iterator[tuple[Outcome, object]]:
    for outcome in config.outcomes(option):
        for entry in outcome.value if outcome.state == "value" and isinstance(outcome.value, list) else ():
            yield outcome, entry
