"""Calls of the functions in ``nextlint.wrappers``: what Next gets for a config passed to them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nextlint import wrappers
from nextlint.evaluator.awaiting import await_value
from nextlint.evaluator.objects import elements, make_object, throw_error, unseen_of
from nextlint.evaluator.operators import is_true, mapped
from nextlint.evaluator.properties import get
from nextlint.evaluator.spreading import spread
from nextlint.evaluator.values import (
    MISSING,
    UNDEFINED,
    Choice,
    JSArray,
    JSFunction,
    JSObject,
    NativeFunction,
    Opaque,
    Passthrough,
    Promise,
    Slot,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Literal

    from nextlint.evaluator.run import Run
    from nextlint.evaluator.values import Key, Place, Value
    from nextlint.wrappers import Chosen, Wrapper


PLAIN = frozenset({"Object", "Module", "instance"})
_EXTENSION = re.compile(r"(?<=/)([\w-]+)\.[cm]?js$")


def name_of(key: Key) -> tuple[str, str] | None:
    """Return module and export of an unknown value; None if it is not an export of a package."""
    path: list[str] = []
    while isinstance(key, tuple) and len(key) == 3 and key[0] == "get":
        path.insert(0, str(key[2]))
        key = key[1]
    if not isinstance(key, tuple) or key[0] != "package":
        return None
    module = _EXTENSION.sub(r"\1", str(key[1]))
    return module, ".".join(name for name in path if name != "default") or "default"


def call_wrapper(run: Run, known: tuple[Wrapper, ...], arguments: list[Value], place: Place) -> Value:
    """Call a wrapper of the table, in the version that the project has."""
    run.wrappers.add(known[0].package)
    version = run.modules.version_of(known[0].package)
    call_ = _Call(run, wrappers.choose(known, version), place)
    wrapper = call_.wrapper
    if wrapper.form == "curried":
        return NativeFunction(wrapper.export, lambda run, this, given, at: call_.curried(arguments, _first(given), at))
    if wrapper.composes:
        return call_.composed(arguments)
    call_.more = _more_keys(wrapper, arguments)
    given = arguments[:2] if wrapper.form == "either" else arguments[:1]
    return call_.wrap(given[-1] if given else UNDEFINED)


def _more_keys(wrapper: Wrapper, arguments: list[Value]) -> tuple[str, ...]:
    """Return the keys that a wrapper sets because one of its arguments has an option for that."""
    return tuple(dict.fromkeys(key for option, key in wrapper.more if any(_may_have(one, option) for one in arguments)))


def _may_have(value: Value, path: str) -> bool:
    """Return whether an argument may have a property; an unknown one is taken not to."""
    name, _, rest = path.partition(".")
    if isinstance(value, Choice):
        return any(_may_have(leaf, path) for leaf in value.leaves())
    if not isinstance(value, JSObject) or name not in value.slots:
        return False
    found = value.slots[name].value
    return _may_have(found, rest) if rest else found is not UNDEFINED and found is not MISSING and found is not False


def _first(arguments: list[Value]) -> Value:
    return arguments[0] if arguments else UNDEFINED


class _Call:
    """One call of a wrapper: its execution, its row of the table, its place."""

    def __init__(self, run: Run, chosen: Chosen, place: Place, more: tuple[str, ...] = ()) -> None:
        self.more = more  # keys that it sets because of options of its own
        self.run = run
        self.chosen = chosen
        self.wrapper = chosen.wrapper
        self.place = place
        if not chosen.doubtful:
            self._assume()

    def _assume(self) -> None:
        if self.chosen.assumption is not None:
            self.run.assumptions[self.chosen.assumption] = None

    # ── the argument ────────────────────────────────────────────────────────────────────────────────────────────

    def curried(self, options: list[Value], config: Value, place: Place) -> Value:
        """``x(options)(config)``."""
        if self.wrapper.composes:
            return self._chained(options, config)
        if self.wrapper.off and self._is_off(_first(options), place):
            return config
        return self.wrap(config)

    def _is_off(self, options: Value, place: Place) -> bool:
        if not isinstance(options, JSObject) or self.wrapper.off not in options.slots:
            return False
        return not is_true(self.run, get(self.run, options, self.wrapper.off, place))

    def wrap(self, config: Value) -> Value:
        """Return what the wrapper makes of a config of any kind."""
        if isinstance(config, Choice):
            return self.run.map(config, self.wrap)
        if isinstance(config, Passthrough):
            return Passthrough(self.wrap(config.subject), config.name, config.place, self.run.fresh("call"))
        if isinstance(config, JSFunction) and not config.is_class:
            return self._of_function(config, "async_function" if config.code.isAsync else "function")
        if isinstance(config, NativeFunction):
            return self._of_function(config, "function")
        if isinstance(config, Promise):
            return self._by_fate("promise", lambda: self._settled(config))
        if isinstance(config, JSObject) and config.class_name in PLAIN:
            return self._given(self._of_object(config))
        if isinstance(config, str) and self.wrapper.form == "curried":  # the wrapper takes the phase for its options
            text = make_object(self.run)
            spread(self.run, text, config, self.place)
            return self._given(self._of_object(text))
        if isinstance(config, Opaque):
            return Opaque(config.reason, config.place, key=("wrapped", self.wrapper.export, config.key))
        return self.run.opaque(f"it depends on how {self.wrapper.package} handles this config", self.place)

    def _settled(self, config: Promise) -> Value:
        return config if config.rejected else Promise(self._inner(config.value))

    def _inner(self, config: Value) -> Value:
        """Return what the wrapper makes of a config that it had to call or await."""
        if isinstance(config, Choice):
            return self.run.map(config, self._inner)
        if isinstance(config, JSObject) and config.class_name in PLAIN:
            return self._of_object(config)
        return self.wrap(config)

    def _by_fate(self, kind: str, passed: Callable[[], Value]) -> Value:
        """Return what becomes of a config that is not an object, by the table."""
        if kind in self.chosen.doubtful:
            self._assume()
        fate = getattr(self.wrapper, kind)
        if fate == "throws":
            raise throw_error(self.run, "TypeError", f"{self.wrapper.package} takes an object", self.place)
        return passed() if fate == "passed" else self._given(self._of_object(make_object(self.run)))

    def _of_function(self, config: Value, kind: str) -> Value:
        return self._by_fate(kind, lambda: NativeFunction(self.wrapper.export, self._caller(config)))

    def _caller(self, config: Value) -> Callable[[Run, Value, list[Value], Place], Value]:
        def called(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
            value = run.call(config, UNDEFINED, arguments, place)
            return _Call(run, self.chosen, self.place, self.more).of_result(value)

        return called

    def of_result(self, value: Value) -> Value:
        """Return what becomes of the result of a function that the wrapper calls."""
        if isinstance(value, Promise):
            return self._by_fate("async_function", lambda: self._settled(value))
        return self._inner(value)

    # ── the result ───────────────────────────────────────────────────────────────────────────────────────────

    def _given(self, made: JSObject) -> Value:
        """Return the object as the wrapper passes it on: itself, a promise of it, or a function that returns it."""
        if self.wrapper.gives == "object":
            return made
        if self.wrapper.gives == "promise":
            return Promise(made)
        is_async = self.wrapper.gives == "async function"
        return NativeFunction(self.wrapper.export, lambda *_: Promise(made) if is_async else made)

    def _of_object(self, config: JSObject) -> JSObject:
        made = self._copy(config)
        for path in self.wrapper.takes:
            self._at(made, path, self._take)
        for path in self.wrapper.sets:
            self._at(made, path, self._set)
        for path in self.wrapper.merges:
            self._at(made, path, self._merge)
        for path in self.wrapper.adds:
            self._make_holder(made, path)
            self._at(made, path, self._add)
        for path in self.more:
            self._at(made, path, self._add_or_set)
        return made

    def _make_holder(self, made: JSObject, path: str) -> None:
        """Add ``experimental`` if the wrapper may add to it and the config has none."""
        holder = path.rpartition(".")[0]
        slot = made.slots.get(holder, Slot(MISSING))
        if holder and made.unseen is None:
            added: Value = Choice(self._added(path), make_object(self.run), MISSING)
            value = mapped(self.run, slot.value, lambda one: added if one is MISSING else one)
            made.slots[holder] = slot._replace(value=value)

    def _at(self, made: JSObject, path: str, change: Callable[[JSObject, str], None]) -> None:
        """Change the object that holds the last part of a path, if the config has that object."""
        holder = path.rpartition(".")[0]
        if not holder:
            change(made, path)
        elif holder in made.slots:
            slot = made.slots[holder]
            value = self.run.map(slot.value, lambda one: self._changed(one, path, change))
            made.slots[holder] = slot._replace(value=value)

    def _changed(self, holder: Value, path: str, change: Callable[[JSObject, str], None]) -> Value:
        if not isinstance(holder, JSObject) or holder.class_name not in PLAIN:
            return holder
        copy = self._copy(holder)
        change(copy, path)
        return copy

    def _copy(self, holder: JSObject) -> JSObject:
        copy = JSObject(self.run.serial(), holder.site)
        spread(self.run, copy, holder, self.place)
        return copy

    def _take(self, holder: JSObject, path: str) -> None:
        name = path.rpartition(".")[2]
        holder.slots.pop(name, None)
        if holder.unseen is not None:
            holder.slots[name] = Slot(MISSING)

    def _set(self, holder: JSObject, path: str) -> None:
        self._replace(holder, path, self._unless_missing)

    def _unless_missing(self, value: Value, path: str) -> Value:
        return value if value is MISSING else self._unknown(path)

    def _merge(self, holder: JSObject, path: str) -> None:
        self._replace(holder, path, self._merged)

    def _replace(self, holder: JSObject, path: str, new: Callable[[Value, str], Value]) -> None:
        name = path.rpartition(".")[2]
        slot = holder.slots.get(name)
        if slot is not None:
            holder.slots[name] = slot._replace(value=self.run.map(slot.value, lambda one: new(one, path)))

    def _merged(self, value: Value, path: str) -> Value:
        if isinstance(value, JSObject) and value.class_name in PLAIN:
            copy = self._copy(value)
            copy.unseen = self._unknown(path)
            return copy
        if isinstance(value, JSArray):
            array = JSArray(self.run.serial(), list(value.items), value.site)
            array.unseen, array.has_gaps = self._unknown(path), value.has_gaps
            return array
        return self._unless_missing(value, path)

    def _add(self, holder: JSObject, path: str) -> None:
        name = path.rpartition(".")[2]
        slot = holder.slots.get(name, Slot(MISSING))
        if holder.unseen is None:
            added: Value = Choice(self._added(path), self._unknown(path, "wrapper"), MISSING)
            value = mapped(self.run, slot.value, lambda one: added if one is MISSING else one)
            holder.slots[name] = slot._replace(value=value)

    def _add_or_set(self, holder: JSObject, path: str) -> None:
        """Set an option that the wrapper may set; what the config has may stay, or come in what it is set to."""
        name = path.rpartition(".")[2]
        slot = holder.slots.get(name, Slot(MISSING))
        value = mapped(self.run, slot.value, lambda one: Choice(self._added(path), self._unknown(path), one))
        holder.slots[name] = slot._replace(value=value)

    def _added(self, path: str) -> Key:
        """Return the condition under which the wrapper adds an option: the same for all options of an object."""
        return ("added by", self.wrapper.module, path.rpartition(".")[0] or path)

    def _unknown(self, path: str, origin: Literal["wrapper", "other"] = "other") -> Opaque:
        key = ("set by", self.wrapper.module, self.wrapper.export, path)
        return Opaque(f"{self.wrapper.package} sets it", self.place, key=key, origin=origin)

    # ── wrappers that call others ────────────────────────────────────────────────────────────────────────────────

    def composed(self, arguments: list[Value]) -> Value:
        """``withPlugins([x, [y, options, phases]], config)`` of next-compose-plugins."""
        plugins, config = _first(arguments), arguments[1] if len(arguments) > 1 else make_object(self.run)
        if self.wrapper.gives == "object":
            return self._merged_in_turn(plugins, config, None)

        def called(run: Run, this: Value, given: list[Value], place: Place) -> Value:
            context = given[1] if len(given) > 1 else make_object(run)
            whole = make_object(run)
            spread(run, whole, get(run, context, "defaultConfig", place), place)
            spread(run, whole, config, place)
            whole.site = config.site if isinstance(config, JSObject) else None
            return _Call(run, self.chosen, self.place)._merged_in_turn(plugins, whole, _first(given))

        return NativeFunction(self.wrapper.export, called)

    def _merged_in_turn(self, plugins: Value, config: Value, phase: Value | None) -> Value:
        """Pass the config, with a plugin's options merged in, through each plugin; merge the result over it."""
        plugins = self.run.force(plugins)
        if not isinstance(plugins, JSArray) or unseen_of(self.run, plugins) is not None:
            return self.run.opaque("it depends on an unknown list of plugins", self.place)
        for item in elements(self.run, plugins):
            plugin = self.run.force(item)
            parts = plugin.items if isinstance(plugin, JSArray) else [plugin]
            if not self._runs(parts, phase):
                continue
            own = parts[1] if len(parts) > 1 and not isinstance(parts[1], JSArray) else make_object(self.run)
            if not isinstance(own, JSObject) or any(str(key).lstrip("!").startswith("phase-") for key in own.slots):
                return self.run.opaque("it depends on plugin options that are not objects", self.place)
            given = self._over(config, own)
            made = (
                self.run.call(parts[0], UNDEFINED, [given], self.place)
                if not isinstance(parts[0], JSObject)
                else parts[0]
            )
            config = self._over(config, made) if self.wrapper.gives != "object" else made
        return config

    def _runs(self, parts: Sequence[Value], phase: Value | None) -> bool:
        """Return whether a plugin runs in this phase: its last part lists the phases, or with ``!`` all others."""
        phases = parts[-1] if len(parts) > 1 and isinstance(parts[-1], JSArray) else None
        if phases is None or phase is None:
            return True
        text = "".join(item for item in phases.items if isinstance(item, str))
        return (str(phase) in text) is not text.startswith("!")

    def _over(self, config: Value, more: Value) -> Value:
        whole = make_object(self.run)
        spread(self.run, whole, config, self.place)
        spread(self.run, whole, more, self.place)
        whole.site = config.site if isinstance(config, JSObject) else None
        return whole

    def _chained(self, plugins: list[Value], config: Value) -> Value:
        """``composePlugins(x, y)(config)`` of Nx: each gets the result of the one before; functions are called."""

        def called(run: Run, this: Value, given: list[Value], place: Place) -> Value:
            value = config
            for plugin in plugins:
                function = await_value(run, plugin, place) if isinstance(plugin, Promise) else plugin
                value = run.call(function, UNDEFINED, [value], place)
                if isinstance(value, (JSFunction, NativeFunction)):
                    value = await_value(run, run.call(value, UNDEFINED, given, place), place)
            return Promise(value)

        return NativeFunction(self.wrapper.export, called)
