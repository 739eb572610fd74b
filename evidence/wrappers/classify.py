"""From the probe's observations to a row of the table. What fits no row is an error, not a guess."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from evidence.wrappers.catalog import Entry

KINDS = ("function", "async function", "promise")
CURRIED = ("x(options)(config)", "x()(config)")
DIRECT = ("x(config)", "x(config, options)")
LAST = ("x(options, config)", "x([], config)")


class Behaviour(NamedTuple):
    """What one version of a function does. Paths are dotted; a path below ``experimental`` stands for itself."""

    form: str  # "direct": the first argument is the config; "curried"; "last"; "either": the last of one or two
    composes: bool  # the arguments before the config are wrappers, which it calls in turn
    off: str  # an option of its own with which it returns what it is given where it is false; "" where it has none
    function: str  # the fate of a function as config: "passed", "lost" or "throws"
    async_function: str
    promise: str
    gives: str  # its result for an object: "object", "promise", "function", "async function"
    adds: tuple[str, ...]  # keys that it may add if the config has none
    sets: tuple[str, ...]  # keys whose value it replaces
    merges: tuple[str, ...]  # keys whose value it adds to
    takes: tuple[str, ...]  # keys that it removes


class UnclearError(Exception):
    """The probe's observations fit no row."""


def classify(record: dict[str, Any], entry: Entry) -> Behaviour:
    """Raises :class:`UnclearError`."""
    if "error" in record:
        raise UnclearError(record["error"])
    forms = {name: form for name, form in record["forms"].items() if _passes(form["kinds"]["object"])}
    if not forms:
        raise UnclearError(f"no way of calling it gives the config back: {_errors(record)}")
    form, chosen = _form(forms)
    first = chosen[-1]
    function, async_function, promise = (_of_kind([one["kinds"][kind] for one in chosen]) for kind in KINDS)
    adds, sets, merges, takes = _keys(chosen)
    off = entry.off if record.get("isOff") else ""
    return Behaviour(
        form=form,
        composes=entry.composes,
        off=off,
        function=function,
        async_function=async_function,
        promise=promise,
        gives=first["kinds"]["object"]["steps"][0],
        adds=adds,
        sets=sets,
        merges=merges,
        takes=takes,
    )


def together(one: Behaviour, other: Behaviour) -> Behaviour:
    """Merge what it does in both phases, or beside two versions of next: every key that it touches in either.

    Raises :class:`UnclearError` for other differences.
    """
    keys = ("adds", "sets", "merges", "takes")
    if one != other._replace(**{key: getattr(one, key) for key in keys}):
        raise UnclearError("it takes or gives something else")
    sets = _union(one.sets, other.sets)
    takes = _union(one.takes, other.takes)
    merges = tuple(key for key in _union(one.merges, other.merges) if key not in sets)
    return one._replace(adds=_union(one.adds, other.adds), sets=sets, merges=merges, takes=takes)


def _union(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({*first, *second}))


def _form(forms: dict[str, Any]) -> tuple[str, list[Any]]:
    for name, group in (("direct", DIRECT), ("curried", CURRIED), ("last", LAST)):
        chosen = [forms[form] for form in group if form in forms]
        if name == "curried":
            chosen = chosen[:1]  # without options some do nothing
        if chosen:
            return ("either" if name == "direct" and LAST[0] in forms else name), chosen
    raise UnclearError(f"only called as {', '.join(forms)}")


def _passes(outcome: dict[str, Any]) -> bool:
    return "nextlintProbe" in outcome.get("kept", ())


def _of_kind(outcomes: list[dict[str, Any]]) -> str:
    found = {"passed" if _passes(one) else "throws" if "error" in one else "lost" for one in outcomes}
    if len(found) > 1:
        raise UnclearError(f"with and without options it does otherwise: {sorted(found)}")
    return found.pop()


def _keys(forms: Iterable[dict[str, Any]]) -> tuple[tuple[str, ...], ...]:
    adds: set[str] = set()
    sets: set[str] = set()
    merges: set[str] = set()
    takes: set[str] = set()
    for form in forms:
        takes |= set(form["consumed"])
        for seen in (form["kinds"]["object"], form["large"], form["withoutExperimental"]):
            if "error" in seen or "kept" not in seen:
                raise UnclearError(f"a config with more options gives {seen.get('error', seen.get('kind'))}")
            inner = seen.get("experimental", {})
            for found, key in ((sets, "replaced"), (merges, "merged"), (takes, "lost")):
                found |= {name for name in seen[key] if name != "experimental"}
                found |= {f"experimental.{name}" for name in inner.get(key, ())}
            if "experimental" in (*seen["lost"], *seen["replaced"]) and not inner:
                takes.add("experimental")
            adds |= {name for name in seen["added"] if name != "experimental"}
            adds |= {f"experimental.{name}" for name in inner.get("added", ())}
            if "experimental" in seen["added"] and not inner:
                adds.add("experimental")
    return tuple(tuple(sorted(found)) for found in (adds, sets, merges, takes))


def _errors(record: dict[str, Any]) -> str:
    found = [form["kinds"]["object"].get("error", "") for form in record["forms"].values()]
    return next((error for error in found if error), "nothing of it comes out")
