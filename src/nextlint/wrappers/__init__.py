"""What the functions that people wrap a config in do to it: a table of what the real packages did when they were run.

``evidence/wrappers`` runs them and writes ``table.json``; it is read here and never edited by hand.
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

    Keys are dotted paths of options. A key that it ``sets`` is replaced where the config has it; one that it ``adds``
    may be there where the config has none.
    """

    package: str
    module: str  # what is imported: next-intl/plugin
    export: str  # its name; "default" is also what require() gives
    versions: str  # ">=5,<5.6.0"
    measured: tuple[str, ...]  # the versions that were run
    form: Form  # x(config, ...), x(options)(config), x(config) or x(options, config), x(plugins, config)
    composes: bool  # the arguments before the config are wrappers, which it calls in turn
    off: str  # an option of its own with which it returns what it is given where it is false
    function: Fate  # what becomes of a config that is a function
    async_function: Fate
    promise: Fate
    gives: Literal["object", "promise", "function", "async function"]  # for a config that is an object
    adds: tuple[str, ...]
    sets: tuple[str, ...]
    merges: tuple[str, ...]  # keys whose value it adds to
    takes: tuple[str, ...]  # keys that do not come out


KINDS = ("function", "async_function", "promise")


class Chosen(Record):
    """The row that stands for a version."""

    wrapper: Wrapper
    assumption: str | None = None  # what is taken for true where none was measured for it, a clause
    doubtful: frozenset[str] = frozenset()  # the kinds of config for which that makes a difference; all where empty


def table() -> tuple[Wrapper, ...]:
    """Every row, sorted by package, module, export and version."""
    return tuple(row for rows in _by_name().values() for row in rows)


def rows(module: str, export: str) -> tuple[Wrapper, ...]:
    """What is known of a function, in ascending versions; nothing of most."""
    return _by_name().get((module, export), ())


def choose(known: tuple[Wrapper, ...], version: str | None) -> Chosen:
    """The row for a version of the package: the newest where the version is newer than all, or not known."""
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
    """One row for several that are called in the same way: what one of them may set, it may set."""
    takes = (path for path in known[-1].takes if all(path in row.takes for row in known))
    return known[-1]._replace(
        off=known[-1].off if all(row.off for row in known) else "",
        adds=_union(row.adds for row in known),
        sets=_union(row.sets for row in known),
        merges=_union(row.merges for row in known),
        takes=tuple(takes),
    )


def _union(parts: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(sorted({path for part in parts for path in part}))


@cache
def _by_name() -> dict[tuple[str, str], tuple[Wrapper, ...]]:
    found: dict[tuple[str, str], tuple[Wrapper, ...]] = {}
    text = pkgutil.get_data(__name__, "table.json")
    assert text is not None  # noqa: S101 - every loader that can load this module has its data
    lines: list[dict[str, Any]] = json.loads(text)
    for line in lines:
        wrapper = Wrapper(**frozen(line))
        name = (wrapper.module, wrapper.export)
        found[name] = (*found.get(name, ()), wrapper)
    return found


def frozen(line: dict[str, Any]) -> dict[str, Any]:
    """A line of the table with tuples for arrays."""
    return {key: tuple(value) if isinstance(value, list) else value for key, value in line.items()}
