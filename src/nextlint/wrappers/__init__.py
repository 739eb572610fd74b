"""What the functions that people wrap a config in do to it: a table of what the real packages did when run.

``evidence/wrappers`` runs them and writes ``table.json``; it is never edited by hand.
"""

from __future__ import annotations

import json
import pkgutil
from functools import cache
from typing import TYPE_CHECKING

from nextlint.model.record import Record
from nextlint.release.affected import is_affected

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, Literal

    Form = Literal["direct", "curried", "either", "last"]
    Fate = Literal["passed", "lost", "throws"]


class Wrapper(Record):
    """What one function of a package does, in one range of the package's versions.

    Keys are dotted option paths. A key that it ``sets`` is replaced if the config has it; a key that it ``adds`` may
    appear if the config does not have it.
    """

    package: str
    module: str  # the import specifier: next-intl/plugin
    export: str  # its name; "default" is also the result of require()
    versions: str  # ">=5,<5.6.0"
    measured: tuple[str, ...]  # the versions that were run
    form: Form  # x(config, ...), x(options)(config), x(config) or x(options, config), x(plugins, config)
    composes: bool  # the arguments before the config are wrappers, called in turn
    off: str  # its own option that, if false, makes it return its argument unchanged
    function: Fate  # what happens to a config that is a function
    async_function: Fate
    promise: Fate
    gives: Literal["object", "promise", "function", "async function"]  # for an object config
    adds: tuple[str, ...]
    sets: tuple[str, ...]
    merges: tuple[str, ...]  # keys whose value it extends
    takes: tuple[str, ...]  # keys that it removes
    more: tuple[tuple[str, str], ...] = ()  # an option of its own, a dotted path, and a key that it sets if given that


KINDS = ("function", "async_function", "promise")


class Chosen(Record):
    """The row that applies to a version."""

    wrapper: Wrapper
    assumption: str | None = None  # what is assumed if the version was not measured, a clause
    doubtful: frozenset[str] = frozenset()  # the kinds of config that the assumption affects; empty: all


def table() -> tuple[Wrapper, ...]:
    """Return every row, sorted by package, module, export and version."""
    return tuple(row for rows in _by_name().values() for row in rows)


def rows(module: str, export: str) -> tuple[Wrapper, ...]:
    """Return the rows of a function, in ascending versions; empty for most functions."""
    return _by_name().get((module, export), ())


def choose(known: tuple[Wrapper, ...], version: str | None) -> Chosen:
    """Return the row for a version of the package: the newest one if the version is newer than all, or unknown."""
    newest = known[-1]
    if version is None:
        assumption = f"that {newest.package} is {newest.measured[-1]} or does the same"
        if len({(row.form, row.composes) for row in known}) > 1:
            return Chosen(newest, assumption)
        is_off = len({row.off for row in known}) > 1
        doubtful = frozenset(kind for kind in KINDS if is_off or len({getattr(row, kind) for row in known}) > 1)
        return Chosen(_any_of(known), assumption if doubtful else None, doubtful)
    for row in known:
        if is_affected(row.versions, version):
            return Chosen(row)
    return Chosen(newest, f"that {newest.package} {version} does what {newest.measured[-1]} does")


def _any_of(known: tuple[Wrapper, ...]) -> Wrapper:
    """Return one row for several that are called the same way: whatever one of them may set, it may set."""
    takes = (path for path in known[-1].takes if all(path in row.takes for row in known))
    return known[-1]._replace(
        off=known[-1].off if all(row.off for row in known) else "",
        adds=_union(row.adds for row in known),
        sets=_union(row.sets for row in known),
        merges=_union(row.merges for row in known),
        takes=tuple(takes),
        more=tuple(sorted({pair for row in known for pair in row.more})),
    )


def _union(parts: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(sorted({path for part in parts for path in part}))


@cache
def _by_name() -> dict[tuple[str, str], tuple[Wrapper, ...]]:
    found: dict[tuple[str, str], tuple[Wrapper, ...]] = {}
    text = pkgutil.get_data(__name__, "table.json")
    assert text is not None  # noqa: S101 - a loader that can load this module can load its data
    lines: list[dict[str, Any]] = json.loads(text)
    for line in lines:
        wrapper = Wrapper(**frozen(line))
        name = (wrapper.module, wrapper.export)
        found[name] = (*found.get(name, ()), wrapper)
    return found


def frozen(line: dict[str, Any]) -> dict[str, Any]:
    """Return a line of the table with arrays as tuples."""
    return {key: _frozen(value) for key, value in line.items()}


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
