"""What the table says about an option at one version, whatever its value, cached for all configs of a run."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from nextlint.options import conditions, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.options.table import Message, Option

    Path = tuple[str, ...]


class Standing(NamedTuple):
    """``row`` is the option's line in the table, or None.

    ``messages`` are those of this version about the option and about the one its value is copied to, each under its own
    condition; ``by_hand`` are the keys that Next's own code, not its validator, requires in the object.
    """

    row: Option | None
    is_accepted: bool
    is_unread: bool
    types: tuple[str, ...]
    messages: tuple[Message, ...]
    is_judged_by_hand: bool
    by_hand: tuple[str, ...]


@lru_cache(maxsize=8192)
def standing(path: tuple[str, ...], version: str) -> Standing:
    """Return the standing of a path at a version. The root of a config is ``()``."""
    name = table.pattern(path) if path else table.ROOT
    row = table.option(name)
    is_accepted = row is not None and row.is_accepted(version)
    return Standing(
        row,
        is_accepted,
        row is not None and row.is_unread(version),
        row.types(version) if row is not None else (),
        () if any(part.startswith("[") for part in path) else tuple(_messages(name, version, accepted=is_accepted)),
        bool(path) and _is_judged_by_hand(path, version),
        tuple(_required_by_hand(name, version)),
    )


def _messages(name: str, version: str, *, accepted: bool) -> Iterator[Message]:
    own = [one for one in table.messages(name) if _says(one, version) and (accepted or one.kind != "invalid")]
    yield from own
    for copied in own:
        for one in table.messages(copied.to) if copied.kind in ("moved", "renamed") and copied.to else ():
            if one.level == "throw" and one.kind in ("canary", "removed") and _says(one, version):
                yield one


def _says(message: Message, version: str) -> bool:
    is_canary = message.kind == "canary" and "canary" in version  # the test of Next's ``isStableBuild``
    return table.holds(message.intervals, version) and not is_canary


def _required_by_hand(name: str, version: str) -> Iterator[str]:
    for message in table.messages(f"{name}.locales") + table.messages(f"{name}.defaultLocale"):
        if message.when in conditions.ELSEWHERE and table.holds(message.intervals, version):
            yield message.path.rpartition(".")[2]
    for message in table.messages(name.removesuffix("[]")):
        if message.when == "hostnames" and name.endswith("[]") and table.holds(message.intervals, version):
            yield "hostname"


def _is_judged_by_hand(path: Path, version: str) -> bool:
    whole, items = table.pattern(path), table.pattern(path[:-1]) if path[-1].startswith("[") else ""
    rows = [(one, "schema") for one in table.messages(whole)] + [(one, "schema-items") for one in table.messages(items)]
    return any(one.when == when and table.holds(one.intervals, version) for one, when in rows)
