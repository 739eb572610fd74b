"""The results of ``rewrites`` and ``redirects`` in a config: functions that Next.js calls during the build.

Each is called once more in every execution of the config, with what is known there. It must not change anything older
than the call; otherwise its result is unknown.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from nextlint.config.outcomes import MAX_PAIRS, PLAIN, expand, place_under, span_of
from nextlint.evaluator.awaiting import await_value
from nextlint.evaluator.decisions import Budget
from nextlint.evaluator.endings import GaveUp, Impure, ProcessExit, Throw
from nextlint.evaluator.execution import explore
from nextlint.evaluator.interpreter import new_run
from nextlint.evaluator.modules import Modules
from nextlint.evaluator.run import Run
from nextlint.evaluator.values import MISSING, NULL, UNDEFINED, JSArray, JSFunction, JSObject, Opaque, Promise
from nextlint.javascript.syntax import deep_recursion
from nextlint.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from nextlint.config.model import Config
    from nextlint.config.outcomes import ExecutionPath
    from nextlint.evaluator.facts import Facts
    from nextlint.evaluator.values import Place, Value
    from nextlint.files.reader import Reader
    from nextlint.model.findings import Span

    Option = Literal["rewrites", "redirects"]

LATER = 1 << 40  # serial number of objects that a call creates: the config's own objects are older
GROUPS = ("beforeFiles", "afterFiles", "fallback")
CONDITIONS = ("has", "missing")


class Text(Record):
    """A string in an entry. ``value`` is None if it is unknown; ``written`` is then the expression that produces it."""

    value: str | None
    written: str
    span: Span | None = None


class CustomRoute(Record):
    """One entry. ``captures`` are the values of its has and missing, which may contain named groups."""

    option: Option
    source: Text
    destination: Text
    captures: tuple[Text, ...] = ()


class CustomRoutes(Record):
    """The entries that were seen. ``unseen`` is why there may be more, as a clause; None if these are all."""

    entries: tuple[CustomRoute, ...] = ()
    unseen: str | None = None


def custom_routes(reader: Reader, config: Config, option: Option, repository: str) -> CustomRoutes:
    """Return every entry that an execution of the config produces for ``option``."""
    entries: dict[CustomRoute, None] = {}
    unseen: str | None = None
    if not config.executions:
        unknown = (outcome for outcome in config.outcomes(option) if outcome.state == "unknown")
        return CustomRoutes((), next((outcome.reason for outcome in unknown), None))
    modules, budget = Modules(reader, repository), Budget()
    with deep_recursion():
        for execution in config.executions:
            for found in _of_execution(execution, option, modules, budget):
                if isinstance(found, CustomRoute):
                    entries[found] = None
                else:
                    unseen = unseen or found
    return CustomRoutes(tuple(entries), unseen)


def _of_execution(
    execution: ExecutionPath, option: Option, modules: Modules, budget: Budget
) -> Iterator[CustomRoute | str]:
    for root, facts in islice(expand(execution.value, execution.facts), MAX_PAIRS):
        for value, more in _member(root, option, facts):
            if isinstance(value, JSFunction):
                yield from _called(value, option, more, modules, budget)
            elif isinstance(value, Opaque):
                yield value.reason
            elif value not in (UNDEFINED, NULL, MISSING):
                yield f"{option} is not a function of the config itself"


def _member(holder: Value, name: str, facts: Facts) -> Iterator[tuple[Value, Facts]]:
    """Yield the values of a property, each with its conditions; MISSING if there is none."""
    if isinstance(holder, Opaque):
        yield holder, facts
    elif isinstance(holder, JSObject) and holder.class_name in PLAIN and name in holder.slots:
        yield from islice(expand(holder.slots[name].value, facts), MAX_PAIRS)
    elif isinstance(holder, JSObject) and holder.unseen is not None and holder.unseen.origin != "defaults":
        yield holder.unseen, facts  # Next's defaults have no such functions
    else:
        yield MISSING, facts


def _called(
    function: JSFunction, option: Option, facts: Facts, modules: Modules, budget: Budget
) -> Iterator[CustomRoute | str]:
    def attempt(prefix: tuple[bool, ...]) -> tuple[Run, list[CustomRoute | str]]:
        run = new_run(modules, budget, prefix, later=(LATER, facts))
        return run, list(_result(run, function, option))

    endings, is_complete = explore(attempt)
    for _, found in endings:
        yield from found
    if not is_complete:
        yield f"{option} has too many combinations of conditions"


def _result(run: Run, function: JSFunction, option: Option) -> Iterator[CustomRoute | str]:
    place = function.place
    run.awaited = place.node
    try:
        with run.without_effects(LATER):
            value = await_value(run, run.call(function, UNDEFINED, [], place), place)
    except Impure:
        yield f"{option} changes values that other code of the config reads"
    except (Throw, ProcessExit):
        return  # no server runs in this execution
    except (GaveUp, RecursionError, MemoryError) as error:
        yield str(error) or f"{option} takes too long to evaluate"
    else:
        for leaf, facts in islice(expand(value, run.facts), MAX_PAIRS):
            yield from _groups(leaf, option, facts)


def _groups(value: Value, option: Option, facts: Facts) -> Iterator[CustomRoute | str]:
    if isinstance(value, JSObject) and value.class_name in PLAIN:
        for name in GROUPS:
            for group, more in _member(value, name, facts):
                yield from _entries(group, option, more)
    else:
        yield from _entries(value, option, facts)


def _entries(value: Value, option: Option, facts: Facts) -> Iterator[CustomRoute | str]:
    if isinstance(value, Opaque):
        yield value.reason
    elif isinstance(value, JSArray):
        if value.unseen is not None:
            yield value.unseen.reason
        for item in value.items:
            for leaf, more in islice(expand(item, facts), MAX_PAIRS):
                yield from _entry(leaf, option, more)


def _entry(value: Value, option: Option, facts: Facts) -> Iterator[CustomRoute | str]:
    if isinstance(value, Opaque):
        yield value.reason
    elif isinstance(value, JSArray):  # [].concat has flattened already; Next.js rejects the rest
        return
    elif isinstance(value, JSObject) and value.class_name in PLAIN:
        captures = tuple(text for name in CONDITIONS for text in _condition_texts(value, name, facts))
        for source in _texts(value, "source", facts):
            for destination in _texts(value, "destination", facts):
                yield CustomRoute(option, source, destination, captures)


def _condition_texts(entry: JSObject, name: str, facts: Facts) -> Iterator[Text]:
    for value, more in _member(entry, name, facts):
        for item in value.items if isinstance(value, JSArray) else ():
            for condition, holds in islice(expand(item, more), MAX_PAIRS):
                if isinstance(condition, JSObject):
                    yield from _texts(condition, "value", holds)


def _texts(holder: JSObject, name: str, facts: Facts) -> Iterator[Text]:
    slot = holder.slots.get(name)
    place = place_under(slot.place, facts) if slot is not None else holder.site
    span = span_of(place)
    for value, _ in _member(holder, name, facts):
        if isinstance(value, str):
            yield Text(value, value, span)
        elif isinstance(value, Promise):
            yield Text(None, "", span)
        elif isinstance(value, Opaque):
            yield Text(None, _written(place, name, value), span)


def _written(place: Place | None, name: str, value: Opaque) -> str:
    """Return the expression behind a property: the template in ``destination: `${API}/:path*` ``."""
    node = getattr(place.node, "value", None) if place is not None else None
    if place is not None and node is not None and getattr(place.node, "type", "") == "Property":
        return type(place)(place.module, node).text
    return value.place.text if value.place is not None else name
