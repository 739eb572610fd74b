"""Loads a config as Next.js does: find it, execute it in every way the environment allows, call its export."""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from nextlint.backstop import BackstopReached, backstop, is_limited
from nextlint.config.derived import served_outcomes
from nextlint.config.locate import find_config, ignored_configs
from nextlint.config.missing import missing_files
from nextlint.config.model import Config, Problem, unseen_config
from nextlint.config.outcome import Outcome
from nextlint.config.outcomes import MAX_PAIRS, PLAIN, ExecutionPath, Options, expand, is_merged, span_of
from nextlint.config.tsconfig import typed_config
from nextlint.evaluator.awaiting import await_value
from nextlint.evaluator.convert import truthiness
from nextlint.evaluator.decisions import Budget
from nextlint.evaluator.endings import GaveUp, ProcessExit, Throw
from nextlint.evaluator.execution import MANY_JOINED, MAX_EXECUTIONS, explore
from nextlint.evaluator.interpreter import new_run
from nextlint.evaluator.modules import Modules
from nextlint.evaluator.objects import make_object, throw_error
from nextlint.evaluator.properties import get
from nextlint.evaluator.run import Run
from nextlint.evaluator.sources import UnreadableModule
from nextlint.evaluator.spreading import spread
from nextlint.evaluator.typed import names_used
from nextlint.evaluator.values import (
    NULL,
    UNDEFINED,
    Choice,
    JSArray,
    JSFunction,
    JSObject,
    Keys,
    NativeFunction,
    Opaque,
    Passthrough,
    Place,
    Promise,
    Slot,
    Symbol,
)
from nextlint.files.source import Source
from nextlint.javascript.syntax import deep_recursion
from nextlint.model.findings import Position, Span
from nextlint.release import resolve
from nextlint.release.affected import is_surely_affected
from nextlint.release.model import Release

if TYPE_CHECKING:
    from nextlint.config.model import Kind
    from nextlint.evaluator.sources import Module
    from nextlint.evaluator.values import Value
    from nextlint.files.reader import Reader
    from nextlint.javascript.estree import Node, Program
    from nextlint.model.project import Project

NO_EXPORT = "it exports nothing"
BUILD = "phase-production-build"
SERVER = "phase-production-server"
COPIES_EXPERIMENTAL = ">=15.4"  # own keys of any value are copied; seen in 15.4.0, not in 15.3.0
DEFAULT_APP_DIR = ((">=13.0,<13.4.0", False), (">=13.4.0,<13.5", True))


class _Ending:
    """How one execution ended: with a value, or with none because it throws or exits."""

    __slots__ = ("error", "is_async", "place", "sees_phase", "value")

    def __init__(
        self, value: Value, place: Place | None, *, sees_phase: bool = False, error: Throw | None = None
    ) -> None:
        self.value = value
        self.place = place
        self.sees_phase = sees_phase
        self.error = error
        self.is_async = False


def load(reader: Reader, project: Project, next_version: str | None, *, merges: bool = True) -> Config:
    """Return the config of a project under a version of Next.js.

    With ``merges=False`` every condition is decided by its own execution; tests compare the merged result with it.
    Never raises because of a config's content: see ``kind`` and ``problem``. A caller that is not inside a backstop
    gets one for this config.
    """
    if is_limited():
        return _load(reader, project, next_version, merges=merges)
    try:
        with backstop():
            return _load(reader, project, next_version, merges=merges)
    except BackstopReached as reached:
        return unseen_config(find_config(reader, project, next_version), str(reached))


def _load(reader: Reader, project: Project, next_version: str | None, *, merges: bool) -> Config:
    path = find_config(reader, project, next_version)
    ignored = ignored_configs(project, path)
    if path is None:
        return Config(None, "none", {}, ignored=ignored)
    typed = typed_config(reader, project.root, next_version) if path.endswith(".ts") else None
    modules = Modules(
        reader, project.repository, typed, version_of=cache(lambda package: _version_of(reader, project, package))
    )
    try:
        modules.load(path)
    except UnreadableModule as error:
        problem = Problem(str(error), _span_in(error))
        options = {"*": (Outcome("unknown", reason=str(error), span=problem.span),)}
        return Config(path, error.kind, options, problem, ignored)
    with deep_recursion():
        config = _load_phases(path, modules, next_version, ignored, merges=merges)
    return config._replace(files=frozenset(modules.parsed))


def _version_of(reader: Reader, project: Project, package: str) -> str | None:
    release = resolve(reader, project, package=package)
    return release.version if isinstance(release, Release) else None


def _span_in(error: UnreadableModule) -> Span:
    at = Source(error.path, error.text).position(error.offset) if error.text else Position(1, 1)
    return Span(error.path, at, at)


def _load_phases(
    path: str, modules: Modules, next_version: str | None, ignored: tuple[str, ...], *, merges: bool
) -> Config:
    """Load the config per phase: standalone output is frozen at build time, other servers run the config again."""
    config, sees_phase = _load_phase(path, modules, next_version, ignored, BUILD, merges=merges)
    outputs = served_outcomes(config, next_version, "output")
    if any(outcome.state == "value" and outcome.value == "standalone" for outcome in outputs):
        return config
    if sees_phase:
        build = config
        config, _ = _load_phase(path, modules, next_version, ignored, SERVER, merges=merges)
        config = config._replace(build=build)
    return config._replace(phase=SERVER)


def _load_phase(
    path: str, modules: Modules, next_version: str | None, ignored: tuple[str, ...], phase: str, *, merges: bool
) -> tuple[Config, bool]:
    """Load the config in one phase; ``merges`` as for ``load``.

    Nested conditions that cannot be merged are followed again and again. If that does not end, whole executions take
    fewer steps.
    """
    budget = Budget()

    def attempt(prefix: tuple[bool, ...]) -> tuple[Run, _Ending]:
        run = new_run(modules, budget, prefix, merges=merges)
        return run, _execute(run, path, phase, next_version)

    endings, is_complete = explore(attempt)
    if merges and budget.joined > MANY_JOINED:
        return _load_phase(path, modules, next_version, ignored, phase, merges=False)
    executions = tuple(
        ExecutionPath(ending.value, run.facts, tuple(run.assumptions), frozenset(run.wrappers))
        for run, ending in endings
        if ending.error is None
    )
    sees_phase = any(ending.sees_phase for _, ending in endings)
    export = next((span_of(ending.place) for _, ending in endings if ending.place is not None), None)
    failed = tuple(run.facts for run, ending in endings if ending.error is not None)
    if not executions:
        return _failed(path, endings[0][1], ignored, phase, export)._replace(failed=failed), sees_phase
    unexplored = None
    if not is_complete:
        unexplored = Outcome(
            "unknown", reason=f"there are more than {MAX_EXECUTIONS} combinations of conditions", span=export
        )
    options = Options(executions, unexplored)
    problem = _opaque_problem(executions, path, export)
    kind: Kind = "object" if problem is None else "opaque"
    if problem is None and all(isinstance(one.value, JSObject) and not one.value.slots for one in executions):
        problem = _no_export(modules.load(path))
    is_async = any(ending.is_async for _, ending in endings)
    missing = missing_files([run.missing for run, ending in endings if ending.error is None])
    return Config(
        path, kind, options, problem, ignored, phase, export, executions, failed, is_async=is_async, missing=missing
    ), sees_phase


def _failed(path: str, ending: _Ending, ignored: tuple[str, ...], phase: str, export: Span | None) -> Config:
    error = ending.error
    assert error is not None
    reason = "it throws when it is loaded"
    thrown, _ = next(iter(expand(error.value, {})))
    message = thrown.slots.get("message") if isinstance(thrown, JSObject) else None
    if message is not None and isinstance(message.value, str):
        reason = f"it throws when it is loaded ({message.value})"
    span = span_of(error.place) or export or Span(path, Position(1, 1), Position(1, 1))
    options = {"*": (Outcome("unknown", reason=reason, span=span),)}
    return Config(path, "opaque", options, Problem(reason, span), ignored, phase, export)


def _no_export(module: Module) -> Problem | None:
    """Return the problem of a file with statements but no export: Next.js treats it as an empty config."""
    body = module.program.body
    exports = any(node.type.startswith("Export") for node in body)
    if module.kind != "module" or module.is_compiled:
        exports = exports or not {"module", "exports", "eval"}.isdisjoint(names_used(module.program))
        exports = exports or "this" in module.source.text
    return None if exports or not body else Problem(NO_EXPORT, module.source.span(0, 0))


def _opaque_problem(executions: tuple[ExecutionPath, ...], path: str, export: Span | None) -> Problem | None:
    """Return the problem of a config for which no execution shows an object."""
    first: Problem | None = None
    for execution in executions:
        for leaf, _ in islice(expand(execution.value, execution.facts), MAX_PAIRS):
            if not isinstance(leaf, Opaque):
                return None
            where = export or span_of(leaf.place) or Span(path, Position(1, 1), Position(1, 1))
            first = first or Problem(leaf.reason, where)
    return first


# ── one execution ────────────────────────────────────────────────────────────────────────────────────────────────


def _execute(run: Run, path: str, phase: str, next_version: str | None) -> _Ending:
    place: Place | None = None
    sees_phase = False
    try:
        _check_typed(run, path)
        holder = run.force(run.modules.execute(run, path))
        assert isinstance(holder, JSObject)
        module = run.modules.load(path)
        place = Place(module, _export_node(module.program))
        exported = _exported(run, holder, place, is_typed=run.modules.typed is not None)
        sees_phase = any(_may_see_phase(leaf) for leaf, _ in islice(expand(exported, run.facts), MAX_PAIRS))
        value = _called(run, exported, phase, next_version, place)
        is_async = value is not exported and any(
            isinstance(leaf, Promise) for leaf, _ in islice(expand(value, run.facts), MAX_PAIRS)
        )
        value = await_value(run, value, place)
        value = run.map(value, lambda one: _as_config(run, one, place))
        _settle(run, value, place, set(), (), next_version)
    except Throw as error:
        return _Ending(UNDEFINED, place, sees_phase=sees_phase, error=error)
    except ProcessExit:
        return _Ending(UNDEFINED, place, error=Throw(UNDEFINED, place))
    except GaveUp as error:
        return _Ending(run.opaque(str(error), error.place or place), place, sees_phase=sees_phase)
    except RecursionError:
        return _Ending(run.opaque("it is nested too deeply to be evaluated", place), place)
    except MemoryError:
        return _Ending(run.opaque("it takes too much memory to evaluate", place), place)
    ending = _Ending(value, place, sees_phase=sees_phase)
    ending.is_async = is_async
    return ending


def _check_typed(run: Run, path: str) -> None:
    """Throw where Next.js does before it runs a typed config."""
    typed = run.modules.typed
    if typed is not None and typed.fault is not None:
        module = run.modules.load(path)
        raise throw_error(run, "TypeError", typed.fault, Place(module, module.program))


def _export_node(program: Program) -> Node:
    """Return the exporting statement: what a finding about the whole config points to."""
    for node in reversed(program.body):
        if node.type == "ExportDefaultDeclaration":
            return node
        expression = node.expression if node.type == "ExpressionStatement" else None
        if expression is not None and expression.type == "AssignmentExpression":
            left = expression.left
            while left.type == "MemberExpression" and left.object.type == "MemberExpression":
                left = left.object
            holder = left.object if left.type == "MemberExpression" else None
            if holder is not None and holder.type == "Identifier" and holder.name in ("module", "exports"):
                return node
    return program.body[0] if program.body else program


def _exported(run: Run, holder: JSObject, place: Place, *, is_typed: bool) -> Value:
    """Return ``module.default || module`` of the ``import()`` result, whose default is ``module.exports`` for CommonJS.

    A typed config is required instead, and then it is ``module.exports`` itself.
    """
    if holder.class_name != "Module":
        exports = holder.slots["exports"].value
        if is_typed:
            return run.map(exports, lambda one: _default_of(run, one, place))
        return run.map(exports, lambda one: _unless_falsy(run, one, place))
    if "default" not in holder.slots:
        return holder
    default = get(run, holder, "default", place)
    return default if isinstance(default, Choice) or truthiness(default) is not False else holder


def _default_of(run: Run, exports: Value, place: Place) -> Value:
    if not isinstance(exports, JSObject) or "default" not in exports.slots:
        return exports
    default = get(run, exports, "default", place)
    return run.map(default, lambda one: exports if truthiness(one) is False else one)


def _unless_falsy(run: Run, exports: Value, place: Place) -> Value:
    """If the value is falsy, Next uses the namespace, with the value as ``default``."""
    if truthiness(exports) is not False:
        return exports
    namespace = Keys(run.serial(), _named(exports), is_namespace=True)
    namespace.slots["default"] = Slot(exports, place)
    return namespace


def _is_function(value: Value) -> bool:
    return isinstance(value, (JSFunction, NativeFunction))


def _may_see_phase(value: Value) -> bool:
    """Return False for anything but a function, and for an arrow function without parameters: it has no ``arguments``
    either.
    """
    if isinstance(value, JSFunction) and value.node.type == "ArrowFunctionExpression":
        return bool(value.node.params)
    return _is_function(value)


def _called(run: Run, exported: Value, phase: str, next_version: str | None, place: Place) -> Value:
    """Return what Next.js gets from the export: a function is called with the phase and the defaults."""
    if isinstance(exported, Choice):
        return run.map(exported, lambda one: _called(run, one, phase, next_version, place))
    if isinstance(exported, Passthrough):
        subject = exported.subject
        while isinstance(subject, Passthrough):
            subject = subject.subject
        if isinstance(subject, Choice) or _is_function(subject):
            return _called(run, subject, phase, next_version, place)
        return exported
    if not _is_function(exported) or (isinstance(exported, JSFunction) and exported.is_class):
        return exported
    run.awaited = place.node
    context = make_object(run, [("defaultConfig", _default_config(run, next_version))], place)
    return run.call(exported, UNDEFINED, [phase, context], place)


def _default_config(run: Run, next_version: str | None) -> JSObject:
    """Return Next's defaults: ``experimental.appDir`` is known (dist/server/config-shared.js), the rest are
    placeholders.
    """
    experimental = make_object(run)
    for versions, value in DEFAULT_APP_DIR:
        if next_version is not None and is_surely_affected(versions, next_version):
            experimental.slots["appDir"] = Slot(value)
    defaults = make_object(run, [("experimental", experimental)])
    for holder, path in ((defaults, ""), (experimental, "experimental")):
        holder.unseen = Opaque("it is Next's own default", None, key=("defaults", path), origin="defaults")
    return defaults


def _as_config(run: Run, value: Value, place: Place) -> Value:
    """Return what Next.js reads from an array, a string or the like: its own keys, as for an object."""
    leaf = value
    while isinstance(leaf, Passthrough):
        leaf = leaf.subject
    if isinstance(leaf, (Opaque, Choice)) or (isinstance(leaf, JSObject) and leaf.class_name in PLAIN):
        return value
    if (isinstance(leaf, JSObject) and leaf.class_name in _OF_THE_MACHINE) or isinstance(leaf, JSFunction):
        return run.opaque("it does not export a plain object", place)
    keys = Keys(run.serial(), _named(leaf))
    spread(run, keys, leaf, place)
    return keys


def _named(value: Value) -> str:
    """Return the kind of a value, as a noun with an article."""
    if value is NULL or value is UNDEFINED:
        return "null" if value is NULL else "undefined"
    kinds = ((bool, "a boolean"), (str, "a string"), (float, "a number"), (JSArray, "an array"), (Symbol, "a symbol"))
    name = next((name for kind, name in kinds if isinstance(value, kind)), None)
    if name is not None:
        return name
    kind = getattr(value, "class_name", type(value).__name__)
    return f"{'an' if kind[0] in 'AEIOU' else 'a'} {kind}"


_OF_THE_MACHINE = frozenset({"process", "global", "CommonJS", "Console", "path", "ImportMeta"})


_WITH_PARTS = (JSObject, JSArray, Choice, Passthrough)


def _settle(run: Run, value: Value, place: Place, seen: set[int], path: tuple[str, ...], version: str | None) -> None:
    """Read every getter once, as Next's merging does. ``path`` is the value's path among the options."""
    if isinstance(value, Passthrough):
        _settle(run, value.subject, place, seen, path, version)
    elif isinstance(value, Choice) and id(value) not in seen:
        seen.add(id(value))
        _settle(run, value.yes, place, seen, path, version)
        _settle(run, value.no, place, seen, path, version)
    elif isinstance(value, JSArray) and id(value) not in seen:
        seen.add(id(value))
        for item in value.items:
            if isinstance(item, _WITH_PARTS):
                _settle(run, item, place, seen, (*path, "*"), version)
    elif isinstance(value, JSObject) and id(value) not in seen and value.class_name in PLAIN:
        seen.add(id(value))
        if _is_read_as_it_is(value, path, version):
            _show_hidden(run, value, place)
        for key, slot in list(value.slots.items()):
            if slot.getter is not None:
                settled = get(run, value, key, place)
                value.slots[key] = slot = slot._replace(value=settled, getter=None)
            if isinstance(slot.value, _WITH_PARTS):
                _settle(run, slot.value, place, seen, (*path, str(key)), version)


def _is_read_as_it_is(holder: JSObject, path: tuple[str, ...], version: str | None) -> bool:
    """Return whether Next.js reads the object itself, including inherited properties, rather than a copy of its own
    keys.
    """
    if len(path) != 1:
        return bool(path)
    is_copied = path == ("experimental",) and version is not None and is_surely_affected(COPIES_EXPERIMENTAL, version)
    return not is_copied and not is_merged(holder)


def _show_hidden(run: Run, holder: JSObject, place: Place) -> None:
    """Expose what Next.js finds by name but listing omits: non-enumerable and inherited values, except methods."""
    for key, slot in list(holder.slots.items()):
        is_private = isinstance(key, str) and key.startswith("#")
        if not slot.enumerable and not is_private and not isinstance(slot.value, JSFunction):
            holder.slots[key] = slot._replace(enumerable=True)
    above = holder.proto
    while above is not None:
        for key, slot in above.slots.items():
            if key not in holder.slots and key != "constructor":
                value = slot.value if slot.getter is None else get(run, holder, key, place)
                if not isinstance(value, JSFunction):
                    holder.slots[key] = Slot(value, place=slot.place or place)
        holder.unseen = holder.unseen or above.unseen
        above = above.proto
