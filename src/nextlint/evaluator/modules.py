"""The modules of a config, each executed once per execution, and ``import`` and ``require`` between them."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from nextlint.evaluator.completions import execute_all, execute_block, finish
from nextlint.evaluator.hoisting import hoist, hoist_variables
from nextlint.evaluator.module_scope import commonjs_scope
from nextlint.evaluator.namespaces import (
    LINKING,
    Instance,
    add_star,
    bind_exports,
    check_exported,
    export_name,
    exports_of,
    handed_on,
    namespace_of,
)
from nextlint.evaluator.objects import throw_error
from nextlint.evaluator.scope import LiveBinding, Scope
from nextlint.evaluator.sources import MAX_BYTES, ModuleFiles, UnreadableModule
from nextlint.evaluator.typed import EXTENSIONS, awaits_at_top, looks_like_path, names_used
from nextlint.evaluator.values import MISSING, UNDEFINED, Choice, JSObject, Opaque, Place, Slot
from nextlint.files import jsonfile
from nextlint.files.paths import posix_relative
from nextlint.files.source import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from nextlint.evaluator.run import Run
    from nextlint.evaluator.typed import TypedConfig
    from nextlint.evaluator.values import Value
    from nextlint.files.reader import Reader
    from nextlint.javascript.estree import ExportAllDeclaration, ExportNamedDeclaration, ImportDeclaration


class Modules(ModuleFiles):
    """The modules of one config. ``version_of`` returns the version of a package; None if unknown."""

    def __init__(
        self,
        reader: Reader,
        repository: str,
        typed: TypedConfig | None = None,
        *,
        version_of: Callable[[str], str | None] = lambda package: None,
    ) -> None:
        super().__init__(reader, repository, typed)
        self.version_of = version_of

    # ── executing ────────────────────────────────────────────────────────────────────────────────────────────────

    def execute(self, run: Run, path: str) -> Value:
        """Execute a file once; return the holder of its Instance, or a Choice. Raises UnreadableModule, Throw."""
        known = run.instances.by_path.get(path)
        if known is None:
            return self._execute(run, path)
        return run.map(known, lambda one: self._execute(run, path) if one is MISSING else one)

    def _execute(self, run: Run, path: str) -> JSObject:
        module = self.load(path)
        instance = Instance(module, JSObject(0 if module.kind == "json" else run.serial()))
        run.record_change(run.instances)
        run.instances.by_path[path] = instance.holder
        if module.kind == "json":
            _execute_json(run, instance)
        elif module.kind == "script":
            _execute_script(run, instance)
        elif module.is_compiled:
            self._execute_compiled(run, instance)
        else:
            scope = Scope(None, run.serial(), module, this=UNDEFINED)
            instance.holder.class_name = "Module"
            self._execute_module(run, instance.holder, scope)
        return instance.holder

    def _execute_compiled(self, run: Run, instance: Instance) -> None:
        """Execute an ES module compiled to CommonJS; it has the names of both."""
        module = instance.module
        waiting = awaits_at_top(module.program)
        if waiting is not None:
            message = "require() cannot be used on an ESM graph with top-level await"
            raise throw_error(run, "Error", message, Place(module, waiting))
        scope, exports = commonjs_scope(run, instance)
        scope.this = UNDEFINED
        exports.slots["__esModule"] = Slot(True, enumerable=False)
        self._execute_module(run, exports, Scope(scope, run.serial(), module))

    def _execute_module(self, run: Run, exports: JSObject, scope: Scope) -> None:
        """Set ``exports`` to what the module exports."""
        program = scope.module.program
        exports.data = LINKING
        hoist_variables(program, scope)
        bind_exports(program, exports, scope)
        hoist(run, program.body, scope)
        used = names_used(program) if scope.module.is_compiled else None
        for node in program.body:
            if node.type == "ImportDeclaration":
                self._import(run, node, scope, used)
            elif node.type == "ExportAllDeclaration" or node.type == "ExportNamedDeclaration":
                self._reexport(run, node, exports, scope)
        exports.data = None
        finish(run, execute_all(run, program.body, scope))
        slots = exports.slots
        exports.slots = {key: slots[key] for key in sorted(slots, key=str)}  # in the order of ECMAScript

    def _import(self, run: Run, node: ImportDeclaration, scope: Scope, used: frozenset[str] | None) -> None:
        """``used`` are the names whose imports the compiler keeps; None: it keeps all."""
        place = scope.place(node)
        wanted = [one for one in node.specifiers if used is None or one.local.name in used]
        if not wanted and (node.specifiers or (used is not None and _names_types(place))):
            return
        namespace = self.import_namespace(run, node.source.value, place)
        for specifier in wanted:
            if specifier.type == "ImportNamespaceSpecifier":
                value: Value | LiveBinding = namespace
            else:
                name = "default" if specifier.type == "ImportDefaultSpecifier" else export_name(specifier.imported)
                check_exported(run, namespace, name, node, place)
                value = LiveBinding(namespace, name)
            scope.declare(specifier.local.name, value, constant=True)

    def _reexport(
        self, run: Run, node: ExportAllDeclaration | ExportNamedDeclaration, exports: JSObject, scope: Scope
    ) -> None:
        if node.type == "ExportAllDeclaration":
            every = run.force(self.import_namespace(run, node.source.value, scope.place(node)))
            if node.exported is not None:
                exports.slots[export_name(node.exported)] = Slot(every)
            elif isinstance(every, JSObject):
                for key, slot in every.slots.items():
                    if key != "default":
                        add_star(exports, key, slot)
                exports.unseen = exports.unseen or every.unseen
            elif isinstance(every, Opaque):
                exports.unseen = every
        elif node.source is not None and (node.specifiers or not scope.module.is_compiled):
            namespace = self.import_namespace(run, node.source.value, scope.place(node))
            for specifier in node.specifiers:
                name, at = export_name(specifier.local), scope.place(specifier)
                check_exported(run, namespace, name, node, at)
                exports.slots[export_name(specifier.exported)] = handed_on(namespace, name, at)

    # ── import and require ───────────────────────────────────────────────────────────────────────────────────────

    def import_namespace(self, run: Run, specifier: str, place: Place, *, is_awaited: bool = True) -> Value:
        """Return the value of ``import * as x from specifier``. ``is_awaited``: it throws here where it fails."""
        specifier = self._mapped(specifier, place)
        if not is_local(specifier):
            return self._package(run, specifier, place)
        target = self._resolve(run, specifier, place, is_import=True, is_awaited=is_awaited)
        if isinstance(target, Opaque):
            return target
        if target.endswith(_TYPESCRIPT) and not place.module.path.endswith(_TYPESCRIPT) and self.typed is None:
            run.may_throw("older versions of Node import no TypeScript", place)
        return run.map(self._enter(run, target, place), lambda entered: self._namespace(run, entered, target, place))

    def _namespace(self, run: Run, entered: Value, target: str, place: Place) -> Value:
        if not isinstance(entered, JSObject):
            return entered
        return namespace_of(run, Instance(self.load(target), entered), place)

    def _mapped(self, specifier: str, place: Place) -> str:
        """Return the specifier that the compiler writes: a relative one if tsconfig.json maps it to a file."""
        if self.typed is None or self.typed.paths is None or not place.module.is_compiled or is_local(specifier):
            return specifier
        return self.typed.paths.resolve(specifier, self.reader.is_file) or specifier

    def _package(self, run: Run, specifier: str, place: Place) -> Value:
        if looks_like_path(specifier):
            if self.typed is not None and not specifier.startswith("#"):  # package.json may map those
                run.note_missing(f"no file was found for {specifier!r}", place)
            return run.opaque(f"it depends on {specifier!r}, for which no file was found", place, truthy=True)
        return run.package_value(specifier, place)

    def import_dynamically(self, run: Run, specifier: Value, place: Place) -> Value:
        """Return ``await import(specifier)``. Raises Throw."""
        if isinstance(specifier, str):
            return self.import_namespace(run, specifier, place, is_awaited=place.node is run.awaited)
        return run.opaque("it imports a file with an unknown name", place, truthy=True)

    def check_there(self, run: Run, specifier: str, place: Place) -> None:
        """Note a local file that ``require.resolve`` is given and that is not there. Raises Throw."""
        if is_local(specifier):
            self._resolve(run, specifier, place, is_import=False)

    def require(self, run: Run, specifier: Value, place: Place) -> Value:
        """Return ``require(specifier)``. Raises Throw."""
        if isinstance(specifier, Choice):
            return run.map(specifier, lambda one: self.require(run, one, place))
        if not isinstance(specifier, str):
            return run.opaque("it requires a file with an unknown name", place)
        if not is_local(specifier):
            value = self._package(run, specifier, place)
            if isinstance(value, Opaque) and value.origin == "package":
                run.may_throw(value.reason, place)
            return value
        target = self._resolve(run, specifier, place, is_import=False)
        if isinstance(target, Opaque):
            return target
        return run.map(self._enter(run, target, place), lambda entered: self._required(run, entered, target, place))

    def _required(self, run: Run, entered: Value, target: str, place: Place) -> Value:
        if not isinstance(entered, JSObject):
            return entered
        instance = Instance(self.load(target), entered)
        if instance.module.kind == "module" and not instance.module.is_compiled:
            run.may_throw("older versions of Node require no ES module", place)
        if target.endswith(_TYPESCRIPT) and not self.is_hooked:
            run.may_throw("older versions of Node require no TypeScript", place)
        return exports_of(instance)

    def _enter(self, run: Run, path: str, place: Place) -> Value:
        """Execute a file; return the holder of its Instance, or Opaque if it cannot be used."""
        try:
            return self.execute(run, path)
        except UnreadableModule as error:
            name = posix_relative(path, self.repository)
            if error.kind == "unparsable":
                raise throw_error(run, "SyntaxError", f"{name}: {error}", place) from None
            return run.opaque(f"it depends on {name}, and {error}", place)

    def _resolve(
        self, run: Run, specifier: str, place: Place, *, is_import: bool, is_awaited: bool = True
    ) -> str | Opaque:
        """Resolve a local file as Node does. A missing file is noted, and throws if a handler may catch it."""
        folder = os.path.dirname(place.module.path)
        if self.typed is not None and len(self.parsed) and place.module is next(iter(self.parsed.values())):
            folder = self.typed.folder
        base = specifier.removeprefix("file://")
        path = os.path.normpath(os.path.join(folder, base))
        exact_only = is_import and not place.module.is_compiled
        for candidate in self._candidates(path, base, exact_only=exact_only):
            if self.reader.is_file(candidate):
                return candidate
        if not self.is_inside(path):
            return run.opaque(f"it depends on {specifier!r}, which is outside the repository", place)
        run.may_throw(f"the file {specifier!r} is not there", place)
        if (is_awaited or run.tries) and "node_modules" not in path.split(os.sep):  # often not installed
            run.note_missing(f"{specifier!r} is not there{self._meant(path, specifier, exact_only)}", place)
        return run.opaque(f"it depends on {specifier!r}, which is not there", place)

    def _meant(self, path: str, specifier: str, exact_only: bool) -> str:
        """Return a remark about the file that an import without its extension means; "" if there is none."""
        names = (ending for ending in (*_JAVASCRIPT, "/index.js") if self.reader.is_file(path + ending))
        ending = next(names, None) if exact_only else None
        return f" (an ES module names the whole file: {specifier + ending!r})" if ending else ""

    def _candidates(self, path: str, specifier: str, *, exact_only: bool) -> Iterator[str]:
        """Yield the files that Node tries, in its order."""
        if exact_only:
            yield path
            return
        extensions = EXTENSIONS if self.is_hooked else _JAVASCRIPT
        if not specifier.endswith(("/", "/.", "/..")) and specifier not in (".", ".."):
            yield from (path, *(path + extension for extension in extensions))
        main = self._main(path)
        if main is not None:
            target = os.path.normpath(os.path.join(path, main))
            yield from (target, *(target + extension for extension in extensions))
            yield from (os.path.join(target, "index" + extension) for extension in extensions)
        yield from (os.path.join(path, "index" + extension) for extension in extensions)

    def _main(self, folder: str) -> str | None:
        """Return ``main`` of the package.json in a folder."""
        path = os.path.join(folder, "package.json")
        if not os.path.isfile(path) or not self.is_inside(path):
            return None
        try:
            data = jsonfile.parse(self.reader.source(path, limit=MAX_BYTES).text)
        except (SourceError, jsonfile.JSONError):
            return None
        main = data.get("main") if isinstance(data, dict) else None
        return main if isinstance(main, str) else None


_JAVASCRIPT = (".js", ".json", ".cjs", ".mjs")
_TYPESCRIPT = (".ts", ".mts", ".cts")


def _execute_json(run: Run, instance: Instance) -> None:
    statement = instance.module.program.body[0]
    assert statement.type == "ExpressionStatement"
    scope = Scope(None, run.serial(), instance.module)
    instance.holder.slots["exports"] = Slot(run.evaluate(statement.expression, scope))


def _execute_script(run: Run, instance: Instance) -> None:
    module = instance.module
    scope, _ = commonjs_scope(run, instance)
    hoist_variables(module.program, scope)
    finish(run, execute_block(run, module.program.body, Scope(scope, run.serial(), module)))


def _names_types(place: Place) -> bool:
    """Return whether an import without names had some before types were erased: ``import { type A } from``."""
    before, brace, _ = place.text.partition("}")
    return bool(brace) and re.search(r"\btype\b", before) is not None


def is_local(specifier: str) -> bool:
    return specifier in (".", "..") or specifier.startswith(("./", "../", "/", "file:"))
