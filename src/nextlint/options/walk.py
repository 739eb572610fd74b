"""One walk over a config: what Next.js at one version does and does not report about each option."""

from __future__ import annotations

import difflib
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from nextlint.config.outcomes import MAX_ALTERNATIVES, MAX_PAIRS, PLAIN, expand, place_under, span_of
from nextlint.evaluator.facts import implied
from nextlint.evaluator.objects import has_gap
from nextlint.evaluator.values import (
    MISSING,
    NO_ELEMENT,
    NULL,
    UNDEFINED,
    JSArray,
    JSFunction,
    JSObject,
    Keys,
    NativeFunction,
    Opaque,
    Passthrough,
    RegExp,
)
from nextlint.options import conditions, table, types
from nextlint.options.foreign import FOREIGN
from nextlint.options.standing import standing
from nextlint.options.verdict import Verdict
from nextlint.options.whole import FREEZES_NAMESPACES, NO_OBJECTS
from nextlint.release.affected import release_after
from nextlint.release.versions import is_prerelease, precedence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.config.model import Config
    from nextlint.evaluator.facts import Facts
    from nextlint.evaluator.values import Key, Origin, Place, Value
    from nextlint.options.table import Message, Option
    from nextlint.options.verdict import Effect, Kind

    Path = tuple[str, ...]

MOST = 20_000  # options and items visited
MAX_GUESSES = 200  # unknown keys of one config that are compared with the names of options
_CLOSED = frozenset({"strict", "strip", "none"})  # levels at which a key can be unknown
_OF_ARRAYS = frozenset({"array", "non-empty"})  # conditions of which the items do not matter
_REPLACED = frozenset({"moved", "renamed", "removed", "too-new", "unknown"})  # ``to`` may take the value
_KINDS: dict[str, Kind] = {
    "moved": "moved",
    "renamed": "renamed",
    "removed": "removed",
    "unneeded": "removed",
    "canary": "removed",
    "deprecated": "deprecated",
    "customised": "deprecated",
    "conflict": "conflict",
    "invalid": "invalid",
}
_STRENGTH = ("throw", "warn")
_NOT_WRITTEN = ("defaults", "wrapper")  # a wrapper looks which Next.js is installed before it adds an option
# the loader reads or sets keys of ``experimental`` without checking its type: the versions that
# throw, by the kind of value
COPIES_HIDDEN = "15.5.0-"  # Next copies every own key, also those that cannot be enumerated
COPIES_OWN = "15.3.4-15.4.0,15.4.1-15.5.0"  # the own keys that can be, of an object that has some; no prototype
STOPS_AT = {"truthy": "12.0.0-15.4.0,16.3.0-", "falsy": "15.0.0-15.4.0,16.3.0-", "null": "15.5.0-"}


class _Use(NamedTuple):
    """One value that an option has in some execution."""

    leaf: Value
    facts: Facts
    place: Place | None
    around: Path


def verdicts(config: Config, version: str) -> tuple[Verdict, ...]:
    """Return every verdict on a config, in the order of its options. Unknown values get none.

    A prerelease gets those that hold for the release before it and for the release after it.
    """
    found = tuple(_Walk(config, version).verdicts())
    following = release_after(version)
    if following is None:
        return found
    lasting = {(one.path, one.kind, one.effect) for one in _Walk(config, following).verdicts()}
    return tuple(one for one in found if (one.path, one.kind, one.effect) in lasting)


def dotted(path: Path) -> str:
    """Return a path as messages and operations spell it."""
    return ".".join(path).replace(".[", "[")


class _Walk:
    def __init__(self, config: Config, version: str) -> None:
        self.config = config
        self.version = version
        self.validator = table.validator(version)
        self.uses: dict[Path, list[_Use]] = {}
        self._names: dict[str, dict[str, str]] = {}  # by parent object: see _nearest
        self._guesses = 0
        self.is_wrapped = False
        self._inherited: set[Path] = set()
        self._seen: set[tuple[Path, int]] = set()
        for execution in config.executions:
            self._collect(execution.value, (), execution.facts, None)

    # ── the values ────────────────────────────────────────────────────────────────────────────────────────────

    def _collect(self, value: Value, path: Path, facts: Facts, place: Origin) -> None:
        if isinstance(value, Passthrough) and not path:
            self.is_wrapped = True
        for leaf, more in islice(expand(value, facts), MAX_PAIRS):
            if leaf is MISSING or leaf is NO_ELEMENT or len(self._seen) > MOST:
                continue
            if path:
                uses = self.uses.setdefault(path, [])
                if all(use.leaf is not leaf for use in uses):
                    uses.append(_Use(leaf, more, place_under(place, more), path[:-1]))
            if not isinstance(leaf, (JSObject, JSArray)) or (path, id(leaf)) in self._seen or self._is_whole(leaf):
                continue
            self._seen.add((path, id(leaf)))
            if self._is_looked_into(path):
                for key, part, where in self._parts(leaf):
                    if isinstance(leaf, JSObject) and key not in leaf.slots:
                        self._inherited.add((*path, key))
                    self._collect(part, (*path, key), more, where or place)

    def _parts(self, leaf: JSObject | JSArray) -> Iterator[tuple[str, Value, Origin]]:
        """The parts of a value that the validator of this version sees."""
        hidden = table.holds(COPIES_HIDDEN, self.version)
        inherited = not table.holds(COPIES_OWN, self.version) or not any(True for _ in _own(leaf, hidden=False))
        return _parts(leaf, hidden=hidden) if inherited else _own(leaf, hidden=False)

    def _is_whole(self, leaf: Value) -> bool:
        """Return whether Next rejects the whole config instead of its keys, or throws before it reads them."""
        if not isinstance(leaf, Keys):
            return False
        return table.holds(FREEZES_NAMESPACES, self.version) if leaf.is_namespace else leaf.what in NO_OBJECTS

    def _is_looked_into(self, path: Path) -> bool:
        known = standing(path, self.version)
        return known.row is not None and "*" not in known.types

    def _row(self, path: Path) -> Option | None:
        return standing(path, self.version).row

    # ── the verdicts ───────────────────────────────────────────────────────────────────────────────────────

    def verdicts(self) -> Iterator[Verdict]:
        told: set[Path] = set()
        for path, uses in self.uses.items():
            if any(path[:length] in told for length in range(len(path) + 1)):
                continue  # its parent's verdict covers it
            for verdict in self._judged(path, uses):
                if not verdict.accepted or verdict.kind == "invalid":
                    told.add(path)
                yield verdict

    def _judged(self, path: Path, uses: list[_Use]) -> Iterator[Verdict]:
        known = [use for use in uses if not (isinstance(use.leaf, Opaque) and use.leaf.origin in _NOT_WRITTEN)]
        if not known:
            return
        row, accepted, is_unread, *_ = standing(path, self.version)
        said = self._said(path, accepted, known[0])
        if said is not None:
            yield said
        elif not accepted:
            unaccepted = self._unaccepted(path, row, known[0])
            if unaccepted is not None:
                yield unaccepted
        elif row is not None and is_unread:
            advice = table.advice(row.path)
            why = advice.why if advice else ""
            yield self._verdict(path, "ignored", known[0], accepted=True, effect="dropped", is_silent=True, why=why)
        if accepted and row is not None and (said is None or said.kind not in ("invalid", "conflict", "removed")):
            yield from self._values(path, known)

    def _verdict(self, path: Path, kind: Kind, use: _Use, *, accepted: bool, **more: Any) -> Verdict:
        row, to = self._row(path), more.get("to", "")
        return Verdict(
            dotted(path),
            kind,
            accepted,
            more.pop("effect", None),
            span_of(use.place),
            misfit=self._misfit(path, to) if to and kind in _REPLACED else "",
            intervals=row.intervals if row is not None else "",
            is_listed=not accepted and (self._level(path) == "strict" or self._names_experimental(path)),
            is_conditional=more.pop("is_conditional", False) or self._may_be_absent(path),
            is_default=row is not None and _is_default(row, uses=self.uses[path]),
            **more,
        )

    def _may_be_absent(self, path: Path) -> bool:
        if any(path[:length] in self._inherited for length in range(1, len(path) + 1)):
            return any(_lacks(one.value, path, one.facts) for one in self.config.executions)
        name = ".".join(path)
        outcomes = self.config.outcomes(name) if "[" not in name else ()
        return any(one.state == "absent" and one.span is None for one in outcomes)

    # ── messages ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _said(self, path: Path, accepted: bool, use: _Use) -> Verdict | None:
        """Return the strongest message that Next.js prints about an option at this version, lists and types aside."""
        spoken = [
            message for message in standing(path, self.version).messages if self._applies(message, path) is not False
        ]
        if not spoken:
            return None
        message = min(spoken, key=lambda one: _STRENGTH.index(one.level))
        to = next(
            (one.to for one in (message, *spoken) if one.kind in ("moved", "renamed", "removed") and one.to), message.to
        )
        effect = "throws" if message.level == "throw" else self._effect(path, to, accepted=accepted)
        if effect is None and message.kind in ("unneeded", "removed", "deprecated"):
            effect = "honoured" if accepted and message.kind == "deprecated" else "dropped"
        kind = _KINDS[message.kind]
        if kind == "deprecated" and not accepted:
            kind = "removed"
        known = table.advice(table.pattern(path))
        return self._verdict(
            path,
            kind,
            use,
            accepted=accepted,
            effect=effect,
            to=to,
            why=known.why if known else "",
            condition=f"{message.kind}:{message.when}",
            is_conditional=self._applies(message, path) is None,
        )

    def _applies(self, message: Message, path: Path) -> bool | None:
        if message.when in _OF_ARRAYS:
            return self._is_array(path, is_empty_one=message.when == "array")
        return conditions.applies(message, self.config, ".".join(path))

    def _is_array(self, path: Path, *, is_empty_one: bool) -> bool | None:
        """Return whether a value is an array, whatever is in it; None for some of its alternatives."""
        found = [value for use in self.uses[path] for value in _shallow(use)]
        is_one = [isinstance(value, list) and (is_empty_one or bool(value)) for value in found]
        return None if any(is_one) and not all(is_one) else any(is_one)

    def _effect(self, path: Path, to: str, *, accepted: bool) -> Effect | None:
        if not accepted and self._is_fatal(path):
            return "throws"
        found = table.effect(table.pattern(path), to, self.version) if to else None
        if found in ("honoured", "dropped"):
            return found  # type: ignore[return-value]  # one of the two
        row, known = self._row(path), table.advice(table.pattern(path))
        is_unread = row is not None and row.is_unread(self.version)
        return "dropped" if not accepted and (is_unread or (known is not None and known.effect == "dropped")) else None

    def _is_fatal(self, path: Path) -> bool:
        """Return whether the validator stops at an unknown key or a wrong type there: anywhere in images, from 13.5.5
        on.
        """
        if path[0] != "images" or self.validator == "none":
            return False
        if self.validator == "zod":
            return True
        if table.holds("13.2.2-", self.version):
            return len(path) > 2  # an unknown key of images itself is only a warning
        return path[:2] == ("images", "remotePatterns") and len(path) > 2

    # ── keys that this version does not have ─────────────────────────────────────────────────────────────────────

    def _unaccepted(self, path: Path, row: Option | None, use: _Use) -> Verdict | None:
        level = self._level(path)
        if level not in _CLOSED:
            return None
        is_silent = level == "strip" or (level == "none" and not self._names_experimental(path))
        name = table.pattern(path)
        to = next((one for one in table.replacements(name) if self._accepts(one)), "")
        known = table.advice(name)
        more = {
            "is_silent": is_silent,
            "effect": self._effect(path, to, accepted=False),
            "why": known.why if known else "",
        }
        if level == "strip" and more["effect"] is None:
            more["effect"] = "dropped"
        if row is None:
            return self._never_known(path, use, more)
        if to:
            return self._verdict(path, change(name, to), use, accepted=False, to=to, **more)
        if any(precedence(start) > precedence(self.version) for start, _ in table.spans(row.intervals)):
            old = next((one for one in table.old_names(name) if self._accepts(one)), "")
            return self._verdict(path, "too-new", use, accepted=False, to=old, **{**more, "why": ""})
        return self._verdict(path, "removed", use, accepted=False, **more)

    def _level(self, path: Path) -> str:
        if self.validator == "none" and len(path) == 1:
            return "none"
        around = self._row(path[:-1])
        if around is None or not (around.path == table.ROOT or around.is_accepted(self.version)):
            return ""
        return around.level(self.version)

    def _names_experimental(self, path: Path) -> bool:
        return path[0] == "experimental" and len(path) == 2 and table.holds("12.2.0-12.2.3", self.version)

    def _accepts(self, path: str) -> bool:
        row = table.option(path)
        return row is not None and row.is_accepted(self.version)

    def _never_known(self, path: Path, use: _Use, more: dict[str, Any]) -> Verdict | None:
        if path[0] == "experimental" and is_prerelease(self.version):
            return None  # it may be an option that never reached a release
        if len(path) == 1 and path[0] in FOREIGN:
            readers = FOREIGN[path[0]]
            if self.is_wrapped or any(
                not execution.wrappers.isdisjoint(readers) for execution in self.config.executions
            ):
                return None
            return self._verdict(path, "foreign", use, accepted=False, to=readers[0], **more)
        if len(path) == 1 and self.is_wrapped:
            return None  # the wrapper may remove it
        kind: Kind = "ignored" if more["is_silent"] else "unknown"
        return self._verdict(path, kind, use, accepted=False, to=self._nearest(path), **more)

    def _nearest(self, path: Path) -> str:
        """Return the intended option: the same name one level up or down, or the most similar sibling."""
        leaf, around = path[-1], table.pattern(path[:-1]) if len(path) > 1 else ""
        for other in (leaf if around == "experimental" else "", f"experimental.{leaf}" if not around else ""):
            if other and self._accepts(other):
                return other
        if around not in self._names:
            self._names[around] = self._names_in(around)
        names = self._names[around]
        self._guesses += 1
        if self._guesses > MAX_GUESSES:
            return ""
        close = difflib.get_close_matches(leaf.lower(), names, n=1, cutoff=0.8)
        return names[close[0]] if close else ""

    def _names_in(self, around: str) -> dict[str, str]:
        """Return an object's accepted options by their lower-case names."""
        begin = f"{around}." if around else ""
        beside = [
            one
            for one in table.paths()
            if one.startswith(begin) and "." not in one[len(begin) :] and "[" not in one[len(begin) :]
        ]
        return {one[len(begin) :].lower(): one for one in beside if self._accepts(one)}

    def _misfit(self, path: Path, to: str) -> str:
        """Return why this version does not accept an option's value at ``to``, apart from the keys directly below."""
        target = tuple(to.split("."))
        for old, uses in self.uses.items():
            if old[: len(path)] != path:
                continue
            new = (*target, *old[len(path) :])
            if not self._accepts(table.pattern(new)):
                if len(old) > len(path) + 1 and self._accepts(table.pattern(new[:-1])) and self._level(new) in _CLOSED:
                    return f"it has no {dotted(new)}"
                continue
            atoms = standing(new, self.version).types
            values = [value for use in uses if not isinstance(use.leaf, Opaque) for value in _shallow(use)]
            wrong = [value for value in values if self._is_refused(new, value, atoms)]
            if wrong:
                return f"{dotted(new)} has to be {types.describe(atoms)} but is {types.shown(wrong[0])}"
        return ""

    # ── values ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _values(self, path: Path, uses: list[_Use]) -> Iterator[Verdict]:
        known = standing(path, self.version)
        atoms = known.types
        for use in uses:
            if isinstance(use.leaf, Opaque) and _may_be_undefined(use.leaf, use.facts) and self._needs_value(path):
                why = f"it is undefined if {_variable(use.leaf)} is not set"
                yield self._verdict(path, "invalid", use, accepted=True, effect=self._of_invalid(path), why=why)
                return
            wrong = [value for value in _shallow(use) if self._is_refused(path, value, atoms)]
            if isinstance(use.leaf, Opaque) or not wrong:
                continue
            value = wrong[0]
            is_one_of_several = any(
                isinstance(other.leaf, Opaque) or any(self._fits(path, one, atoms) for one in _shallow(other))
                for other in uses
            )
            if self._was_unneeded(path):
                advice = table.advice(table.pattern(path))
                more = {"why": advice.why if advice else "", "is_conditional": is_one_of_several}
                yield self._verdict(path, "removed", use, accepted=True, effect="dropped", **more)
                return
            why = f"it has to be {types.describe(atoms)} but is {types.shown(value)}"
            effect = self._of_invalid(path, value)
            more = {"why": why, "is_conditional": is_one_of_several}
            yield self._verdict(path, "invalid", use, accepted=True, effect=effect, **more)
            return
        yield from self._missing(path, uses)

    def _is_refused(self, path: Path, value: Any, atoms: tuple[str, ...]) -> bool:
        """Return whether Next.js complains of a value. Where it has no validator, only its own code does, and that
        takes null for nothing.
        """
        if self._fits(path, value, atoms):
            return False
        if self.validator != "none":
            return True
        if path == ("experimental",):
            return self._has_no_keys(value)
        is_judged = standing(path, self.version).is_judged_by_hand and value is not None
        return is_judged or self._is_needed_by_hand(path)

    def _is_needed_by_hand(self, path: Path) -> bool:
        known, around = standing(path, self.version), standing(path[:-1], self.version)
        return path[-1] in around.by_hand or (path[-1].startswith("[") and known.is_judged_by_hand)

    def _was_unneeded(self, path: Path) -> bool:
        """Return whether an earlier version, and no later one, reported this value as no longer needed."""
        said = [one for one in table.messages(table.pattern(path)) if one.kind == "unneeded"]
        ends = [end for one in said if self._applies(one, path) for _, end in table.spans(one.intervals)]
        return any(end and table.holds(f"{end}-", self.version) for end in ends)

    def _fits(self, path: Path, value: Any, atoms: tuple[str, ...]) -> bool:
        if value == {"$": "undefined"} and path[-1].startswith("["):
            return bool({"u", "*", "~"} & set(atoms))
        return types.fits(value, atoms)

    def _needs_value(self, path: Path) -> bool:
        """Return whether undefined is refused there: for an item or a required key."""
        if self._is_needed_by_hand(path):
            return True
        if self.validator == "none" or path[0] == "env":
            return False
        row = self._row(path)
        if row is None or {"u", "*", "~"} & set(row.types(self.version)):
            return False
        return path[-1].startswith("[") or row.is_required(self.version)

    def _missing(self, path: Path, uses: list[_Use]) -> Iterator[Verdict]:
        """Yield keys that an object must have but does not."""
        name = table.pattern(path)
        for use in uses:
            if not isinstance(use.leaf, JSObject) or use.leaf.class_name not in PLAIN or use.leaf.unseen is not None:
                continue
            for key in [*table.required(name, self.version), *standing(path, self.version).by_hand]:
                slot = use.leaf.slots.get(key)
                if slot is None or slot.value is UNDEFINED:
                    why = f"{key} is missing"
                    yield self._verdict(
                        path, "invalid", use, accepted=True, effect=self._of_invalid((*path, key)), why=why
                    )
                    return

    def _has_no_keys(self, value: Any) -> bool:
        """Return whether Next.js stops at a value of ``experimental`` by accident."""
        if value is not None and not isinstance(value, bool | str | int | float):
            return False
        kind = "null" if value is None else "truthy" if value else "falsy"
        return table.holds(STOPS_AT[kind], self.version)

    def _of_invalid(self, path: Path, value: Any = MISSING) -> Effect | None:
        """Return the effect of a wrong value: Next throws, or warns and uses it nevertheless."""
        known, around = standing(path, self.version), standing(path[:-1], self.version)
        by_hand = known.is_judged_by_hand or path[-1] in around.by_hand
        if by_hand and value is not None:  # Next's own code treats null as absent
            return "throws"
        if path == ("experimental",) and self._has_no_keys(value):
            return "throws"
        if path[0] == "images" and (
            self.validator == "zod" or (len(path) > 1 and table.holds("13.2.2-", self.version))
        ):
            return "throws"
        if path[0] == "i18n" and path[-1] in ("locales", "defaultLocale"):
            return "throws"
        return None


def change(path: str, to: str) -> Kind:
    """Return whether Next.js calls it a move or a rename; if it does not say, judge by the last names."""
    said = {message.kind for message in table.messages(path) if message.to == to}
    is_moved = "moved" in said or (not said and path.rpartition(".")[2] == to.rpartition(".")[2])
    return "moved" if is_moved else "renamed"


def _parts(leaf: JSObject | JSArray, *, hidden: bool) -> Iterator[tuple[str, Value, Origin]]:
    """The parts of a value, also of its prototypes, with the own keys that cannot be enumerated where ``hidden``."""
    yield from _own(leaf, hidden=hidden)
    if not isinstance(leaf, JSObject) or leaf.class_name not in PLAIN:
        return
    above = leaf.proto
    while above is not None:
        for key, slot in above.slots.items():
            if isinstance(key, str) and slot.enumerable and key not in leaf.slots:
                yield key, slot.value, slot.place
        above = above.proto


def _own(leaf: JSObject | JSArray, *, hidden: bool) -> Iterator[tuple[str, Value, Origin]]:
    if isinstance(leaf, JSArray):
        for number, item in enumerate(leaf.items):
            yield f"[{number}]", item, _place(item)
    elif leaf.class_name in PLAIN:
        for key, slot in leaf.slots.items():
            if isinstance(key, str) and (slot.enumerable or hidden):
                yield key, slot.value, slot.place


def _lacks(value: Value, path: Path, facts: Facts) -> bool:
    """Return whether a value may lack an option, prototypes included."""
    for leaf, more in islice(expand(value, facts), MAX_PAIRS) if path else ():
        parts = (
            {key: part for key, part, _ in _parts(leaf, hidden=True)} if isinstance(leaf, JSObject | JSArray) else {}
        )
        if path[0] not in parts or _lacks(parts[path[0]], path[1:], more):
            return True
    return False


def _place(value: Value) -> Place | None:
    return getattr(value, "place", None)


def _shallow(use: _Use) -> list[Any]:
    """Return what a value can be as ``types`` expects it; for an array only its possible lengths matter."""
    if not isinstance(use.leaf, JSArray):
        return [_plain(use.leaf)]
    counts = None if use.leaf.unseen is not None else _lengths(use.leaf, use.facts)
    return [{"$": "unseen"}] if counts is None else [[None] * count for count in sorted(counts)]


def _lengths(array: JSArray, facts: Facts) -> set[int] | None:
    """Return how many elements an array can have; None if there are too many possibilities."""
    ways: list[tuple[int, Facts]] = [(0, facts)]
    for item in array.items:
        if array.has_gaps and has_gap(item):
            ways = [(n + (leaf is not NO_ELEMENT), more) for n, so_far in ways for leaf, more in expand(item, so_far)]
            if len(ways) > MAX_ALTERNATIVES:
                return None
        else:
            ways = [(count + 1, more) for count, more in ways]
    return {count for count, _ in ways}


def _plain(leaf: Value) -> Any:
    if leaf is NULL:
        return None
    if isinstance(leaf, (bool, str)):
        return leaf
    if isinstance(leaf, float):
        if leaf != leaf or leaf in (float("inf"), float("-inf")):
            return {"$": "number", "value": str(leaf)}
        return int(leaf) if leaf == int(leaf) else leaf
    if isinstance(leaf, JSObject):
        return {"$": "object" if leaf.class_name in PLAIN else leaf.class_name}
    if isinstance(leaf, (JSFunction, NativeFunction)):
        return {"$": "function"}
    if isinstance(leaf, RegExp):
        return {"$": "regexp"}
    return {"$": "undefined"} if leaf is UNDEFINED else {"$": type(leaf).__name__}


def _may_be_undefined(leaf: Opaque, facts: Facts) -> bool:
    """Return whether an unset variable gets there: no condition on the way is about it, or one that it fails."""
    if leaf.origin != "environment" or leaf.nullish is False:
        return False
    if implied(facts, ("nullish", leaf.key)) or implied(facts, ("truthy", leaf.key)) is False:
        return True
    return not any(_is_about(key, leaf.key) for key in facts)


def _is_about(condition: Key, key: Key) -> bool:
    """Return whether a condition is about an unknown value, such as ``typeof process.env.X === "string"``."""
    return condition == key or (isinstance(condition, tuple) and any(_is_about(part, key) for part in condition))


def _variable(leaf: Opaque) -> str:
    return leaf.place.text.rpartition(".")[2] if leaf.place is not None else "an environment variable"


def _is_default(row: Option, uses: list[_Use]) -> bool:
    """Return whether every value is the default of the last version that had one."""
    texts = {{True: "true", False: "false"}.get(use.leaf) if isinstance(use.leaf, bool) else None for use in uses}
    return len(texts) == 1 and None not in texts and next(iter(texts)) in (row.last_default(), None)
