"""The files that a config is made of: reading them inside the repository, and executing them once per execution."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, NamedTuple

from nextlint.evaluator.objects import get, make_object, throw_error
from nextlint.evaluator.scope import UNINITIALISED, LiveBinding, Scope
from nextlint.evaluator.typed import EXTENSIONS, awaits_at_top, interop, looks_like_path, names_used
from nextlint.evaluator.values import (
    MISSING,
    UNDEFINED,
    Choice,
    JSObject,
    NativeFunction,
    Opaque,
    Place,
    Slot,
)
from nextlint.files.source import Source, SourceError
from nextlint.javascript.compiled import splice
from nextlint.javascript.erasure import compile_types
from nextlint.javascript.errors import ParseError, TypeScriptSyntaxError, UnerasableError
from nextlint.javascript.syntax import parse, parse_either

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Literal

    from nextlint.evaluator.run import Run
    from nextlint.evaluator.typed import TypedConfig
    from nextlint.evaluator.values import Node, Symbol, Value
    from nextlint.files.reader import Reader
    from nextlint.javascript.syntax import SourceType

    Kind = Literal["module", "script", "json"]

MAX_BYTES = 512 * 1024  # of one file; real configs stay below 50 KB
MAX_TREES = 64  # compiled files that are held for other configs that share them
MAX_FILES = 100  # of one config
MAX_TOKENS = 150_000  # of all files of one config, at some 20 microseconds each to parse

_WORD = re.compile(r"[\w$]+|[^\s\w$]")  # no token is without one


class Module:
    """One parsed file. ``shift`` is how far node ranges lie behind the offsets of the text.

    ``is_compiled`` is a file that runs as CommonJS, whatever it is written as.
    """

    __slots__ = ("hoisted", "is_compiled", "kind", "program", "shift", "source")

    def __init__(self, source: Source, program: Node, kind: Kind, shift: int = 0, *, is_compiled: bool = False) -> None:
        self.is_compiled = is_compiled
        self.source = source
        self.program = program
        self.kind = kind
        self.shift = shift
        self.hoisted: dict[int, tuple[tuple[str, ...], frozenset[str]]] = {}  # the variables of a body, by its id

    @property
    def path(self) -> str:
        return self.source.path

    @property
    def is_strict(self) -> bool:
        if self.kind == "module":
            return True
        first = self.program.body[0] if self.program.body else None
        return bool(first and first.type == "ExpressionStatement" and first.directive == "use strict")


class UnreadableModule(Exception):
    """A file that cannot be used. ``kind`` tells one that JavaScript rejects from one that cannot be read."""

    def __init__(
        self, kind: Literal["unparsable", "opaque"], reason: str, path: str, offset: int = 0, text: str = ""
    ) -> None:
        super().__init__(reason)
        self.kind = kind
        self.path = path
        self.offset = offset
        self.text = text


def _compiled(text: str, first: SourceType) -> tuple[Node, SourceType, int]:
    """The program of a text in TypeScript, as ``parse_either`` gives it. Raises what its compiler and parser raise."""
    compiled = compile_types(text)
    program, kind, shift = parse_either(compiled.text, first)
    if compiled.more:
        program, shift = parse(compiled.text, kind), 0
        splice(program, compiled)
    return program, kind, shift


class _Instance(NamedTuple):
    module: Module
    holder: JSObject  # CommonJS: ``module``; ESM: the namespace


_LINKING = object()  # the ``data`` of a namespace whose names are not all bound yet, because modules import in circles


class Modules:
    """Parsed files of one config, shared by all its executions. ``typed`` says how one in TypeScript is compiled.

    ``version_of`` gives the version of a package, None where it cannot be told.
    """

    def __init__(
        self,
        reader: Reader,
        repository: str,
        typed: TypedConfig | None = None,
        *,
        version_of: Callable[[str], str | None] = lambda package: None,
    ) -> None:
        self.reader = reader
        self.typed = typed
        self.is_hooked = typed is not None  # ``require`` compiles TypeScript
        self.repository = reader.real_folder(repository)
        self.version_of = version_of
        self.parsed: dict[str, Module | UnreadableModule] = {}
        self._tokens = 0  # no fewer than the parsed files have, but for the following
        self._uncounted: list[str] = []  # together they are too short for too many

    # ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────

    def load(self, path: str) -> Module:
        """The parsed file. Raises UnreadableModule."""
        found = self.parsed.get(path)
        if found is None:
            try:
                found = self._parse(self._read(path))
            except UnreadableModule as error:
                found = error
            self.parsed[path] = found
        if isinstance(found, UnreadableModule):
            raise found
        return found

    def _read(self, path: str) -> Source:
        if path in self.reader.overlay:
            return self.reader.source(path)
        if len(self.parsed) >= MAX_FILES:
            raise UnreadableModule("opaque", f"it is made of more than {MAX_FILES} files", path)
        if not self.is_inside(path):
            raise UnreadableModule("opaque", "it lies outside of the repository", path)
        try:
            return self.reader.source(path, limit=MAX_BYTES)
        except SourceError as error:
            kind: Literal["unparsable", "opaque"] = "unparsable" if error.offset is not None else "opaque"
            raise UnreadableModule(kind, str(error), path) from None

    def is_inside(self, path: str) -> bool:
        """Whether a file, with links followed, lies in the repository and in no node_modules."""
        try:
            real = self.reader.real(path)
        except ValueError:  # a NUL in its name
            return False
        inside = real == self.repository or real.startswith(self.repository.rstrip(os.sep) + os.sep)
        return inside and f"{os.sep}node_modules{os.sep}" not in real

    def _parse(self, source: Source) -> Module:
        text, extension = source.text, os.path.splitext(source.path)[1]
        if self._is_too_much(text):
            raise UnreadableModule("opaque", f"it is made of more than {MAX_TOKENS:,} tokens", source.path)
        try:
            if extension == ".json":
                _check_json(source)
                return Module(source, parse(f"({text}\n)", "script"), "json", 1)
            if extension in (".ts", ".mts", ".cts"):
                return self._parse_typed(source, extension)
            self.is_hooked = self.is_hooked or _HOOK.search(text) is not None
            program, kind, shift = parse_either(text, self._source_type(source.path, extension))
        except ParseError as error:
            too_deep = type(error) is not ParseError
            offset = max(0, min(error.offset - (extension == ".json"), len(source.text)))
            offset = 0 if too_deep else offset  # where the stack ends is a matter of what called
            raise UnreadableModule(
                "opaque" if too_deep else "unparsable", str(error), source.path, offset, source.text
            ) from None
        return Module(source, program, kind, shift)

    def _parse_typed(self, source: Source, extension: str) -> Module:
        """TypeScript runs compiled to CommonJS; only Node itself takes an .mts for the ES module that it is."""
        is_compiled = extension != ".mts" or self.typed is not None
        first: SourceType = "script" if is_compiled else "module"
        try:
            program, kind, shift = self.reader.once(_compiled, source.text, first, size=MAX_TREES)
        except UnerasableError as error:
            raise UnreadableModule("opaque", str(error), source.path, error.start, source.text) from None
        except TypeScriptSyntaxError as error:
            raise UnreadableModule("unparsable", str(error), source.path, error.offset, source.text) from None
        return Module(source, program, kind, shift, is_compiled=is_compiled)

    def _is_too_much(self, text: str) -> bool:
        """Whether the parsed files have too many tokens with this one. They are counted where they could have."""
        self._uncounted.append(text)
        if self._tokens + sum(map(len, self._uncounted)) > MAX_TOKENS:
            self._tokens += sum(len(_WORD.findall(one)) for one in self._uncounted)
            self._uncounted.clear()
        return self._tokens > MAX_TOKENS

    def _source_type(self, path: str, extension: str) -> SourceType:
        if extension in (".mjs", ".cjs"):
            return "module" if extension == ".mjs" else "script"
        return "module" if package_type(self.reader, os.path.dirname(path), self.repository) == "module" else "script"

    # ── executing ────────────────────────────────────────────────────────────────────────────────────────────────

    def execute(self, run: Run, path: str) -> Value:
        """Execute a file once per execution: a _Instance, or a Choice of some. Raises UnreadableModule, Throw."""
        known = run.instances.by_path.get(path)
        if known is None:
            return self._execute(run, path)
        return run.map(known, lambda one: self._execute(run, path) if one is MISSING else one)

    def _execute(self, run: Run, path: str) -> _Instance:
        module = self.load(path)
        instance = _Instance(module, JSObject(0 if module.kind == "json" else run.serial()))
        run.record_change(run.instances)
        run.instances.by_path[path] = instance
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
        return instance

    def _execute_compiled(self, run: Run, instance: _Instance) -> None:
        """An ES module that the compiler turned into CommonJS: it has the names of both."""
        module = instance.module
        waiting = awaits_at_top(module.program)
        if waiting is not None:
            message = "require() cannot be used on an ESM graph with top-level await"
            raise throw_error(run, "Error", message, Place(module, waiting))
        scope = _commonjs_scope(run, instance)
        scope.this = UNDEFINED
        exports = instance.holder.slots["exports"].value
        exports.slots["__esModule"] = Slot(True, enumerable=False)
        self._execute_module(run, exports, Scope(scope, run.serial(), module))

    def _execute_module(self, run: Run, exports: JSObject, scope: Scope) -> None:
        """``exports`` becomes what the module exports."""
        from nextlint.evaluator.statements import execute_all, finish, hoist, hoist_variables

        program = scope.module.program
        exports.data = _LINKING
        hoist_variables(program, scope)
        _bind_exports(program, exports, scope)
        hoist(run, program.body, scope)
        used = names_used(program) if scope.module.is_compiled else None
        for node in program.body:
            if node.type == "ImportDeclaration":
                self._import(run, node, scope, used)
            elif node.type in ("ExportAllDeclaration", "ExportNamedDeclaration"):
                self._reexport(run, node, exports, scope)
        exports.data = None
        finish(run, execute_all(run, program.body, scope))
        slots = exports.slots
        exports.slots = {key: slots[key] for key in sorted(slots, key=str)}  # as ECMAScript orders them

    def _import(self, run: Run, node: Node, scope: Scope, used: frozenset[str] | None) -> None:
        """``used`` are the names beside which the compiler drops every import, or None."""
        place = scope.place(node)
        wanted = [one for one in node.specifiers if used is None or one.local.name in used]
        if node.specifiers and not wanted:
            return
        namespace = self.import_namespace(run, node.source.value, place)
        for specifier in wanted:
            if specifier.type == "ImportNamespaceSpecifier":
                value = namespace
            else:
                is_default = specifier.type == "ImportDefaultSpecifier"
                name = "default" if is_default else _export_name(specifier.imported)
                _check_exported(run, namespace, name, node, place)
                value = LiveBinding(namespace, name)
            scope.declare(specifier.local.name, value, constant=True)

    def _reexport(self, run: Run, node: Node, exports: JSObject, scope: Scope) -> None:
        if node.type == "ExportAllDeclaration":
            namespace = run.force(self.import_namespace(run, node.source.value, scope.place(node)))
            if node.exported is not None:
                exports.slots[_export_name(node.exported)] = Slot(namespace)
            elif isinstance(namespace, JSObject):
                for key, slot in namespace.slots.items():
                    if key != "default":
                        _add_star(exports, key, slot)
                exports.unseen = exports.unseen or namespace.unseen
            elif isinstance(namespace, Opaque):
                exports.unseen = namespace
        elif node.type == "ExportNamedDeclaration" and node.source is not None:
            namespace = self.import_namespace(run, node.source.value, scope.place(node))
            for specifier in node.specifiers:
                name, at = _export_name(specifier.local), scope.place(specifier)
                _check_exported(run, namespace, name, node, at)
                exports.slots[_export_name(specifier.exported)] = _handed_on(namespace, name, at)

    # ── import and require ───────────────────────────────────────────────────────────────────────────────────────

    def import_namespace(self, run: Run, specifier: str, place: Place) -> Value:
        """What ``import * as x from specifier`` gives."""
        specifier = self._mapped(specifier, place)
        if not is_local(specifier):
            return self._package(run, specifier, place)
        target = self._resolve(run, specifier, place, is_import=True)
        if isinstance(target, Opaque):
            return target
        if target.endswith(_TYPESCRIPT) and not place.module.path.endswith(_TYPESCRIPT) and self.typed is None:
            run.may_throw("older versions of Node import no TypeScript", place)
        return run.map(self._enter(run, target, place), lambda instance: _namespace(run, instance, place))

    def _mapped(self, specifier: str, place: Place) -> str:
        """What the compiler writes for a specifier: a relative one where tsconfig.json leads to a file."""
        if self.typed is None or self.typed.paths is None or not place.module.is_compiled or is_local(specifier):
            return specifier
        return self.typed.paths.resolve(specifier, self.reader.is_file) or specifier

    def _package(self, run: Run, specifier: str, place: Place) -> Value:
        from nextlint.evaluator.packages import package_value

        if looks_like_path(specifier):
            return run.opaque(f"it depends on {specifier!r}, and no file is found for that", place, truthy=True)
        return package_value(run, specifier, place)

    def import_dynamically(self, run: Run, specifier: Value, place: Place) -> Value:
        """What ``await import(specifier)`` gives. Raises Throw."""
        if isinstance(specifier, str):
            return self.import_namespace(run, specifier, place)
        return run.opaque("it imports a file whose name is not known", place, truthy=True)

    def require(self, run: Run, specifier: Value, place: Place) -> Value:
        """What ``require(specifier)`` gives. Raises Throw."""
        if isinstance(specifier, Choice):
            return run.map(specifier, lambda one: self.require(run, one, place))
        if not isinstance(specifier, str):
            return run.opaque("it requires a file whose name is not known", place)
        if not is_local(specifier):
            value = self._package(run, specifier, place)
            if isinstance(value, Opaque) and value.origin == "package":
                run.may_throw(value.reason, place)
            return value
        target = self._resolve(run, specifier, place, is_import=False)
        if isinstance(target, Opaque):
            return target
        return run.map(self._enter(run, target, place), lambda instance: self._required(run, instance, target, place))

    def _required(self, run: Run, instance: _Instance | Opaque, target: str, place: Place) -> Value:
        if isinstance(instance, Opaque):
            return instance
        if instance.module.kind == "module" and not instance.module.is_compiled:
            run.may_throw("older versions of Node require no ES module", place)
        if target.endswith(_TYPESCRIPT) and not self.is_hooked:
            run.may_throw("older versions of Node require no TypeScript", place)
        return _exports_of(instance)

    def _enter(self, run: Run, path: str, place: Place) -> Value:
        try:
            return self.execute(run, path)
        except UnreadableModule as error:
            name = os.path.relpath(path, self.repository).replace(os.sep, "/")
            if error.kind == "unparsable":
                raise throw_error(run, "SyntaxError", f"{name}: {error}", place) from None
            return run.opaque(f"it depends on {name}, and {error}", place)

    def _resolve(self, run: Run, specifier: str, place: Place, *, is_import: bool) -> str | Opaque:
        """The path of a local file, as Node resolves it. A file that is not there throws where that may be caught."""
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
            return run.opaque(f"it depends on {specifier!r}, which lies outside of the repository", place)
        run.may_throw(f"the file {specifier!r} is not there", place)
        return run.opaque(f"it depends on {specifier!r}, which is not there", place)

    def _candidates(self, path: str, specifier: str, *, exact_only: bool) -> Iterator[str]:
        """The files that Node would try, in its order."""
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
        """``main`` of the package.json in a folder."""
        from nextlint.files import jsonfile

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
# Packages that teach ``require`` TypeScript.
_HOOK = re.compile(
    r"""["'](?:ts-node|@swc-node/register|esbuild-register|sucrase/register|tsx/cjs|@babel/register)\b"""
)


def _check_json(source: Source) -> None:
    """Raise UnreadableModule for what JavaScript would take and JSON is not."""
    from nextlint.files import jsonfile

    try:
        jsonfile.parse(source.text)
    except jsonfile.JSONError as error:
        raise UnreadableModule("unparsable", str(error), source.path, error.offset, source.text) from None


def _execute_json(run: Run, instance: _Instance) -> None:
    from nextlint.evaluator.expressions import evaluate

    statement = instance.module.program.body[0]
    scope = Scope(None, run.serial(), instance.module)
    instance.holder.slots["exports"] = Slot(evaluate(run, statement.expression, scope))


def _exports_of(instance: _Instance) -> Value:
    """What ``require`` gives."""
    if instance.module.kind != "module" or instance.module.is_compiled:
        return instance.holder.slots["exports"].value
    namespace = instance.holder
    if "default" not in namespace.slots:
        return namespace
    marked = JSObject(0, class_name="Module")  # as Node marks what has a default for compiled importers
    marked.slots = {"__esModule": Slot(True), **namespace.slots}
    marked.unseen = namespace.unseen
    return marked


def _execute_script(run: Run, instance: _Instance) -> None:
    from nextlint.evaluator.statements import execute_block, finish, hoist_variables

    module = instance.module
    scope = _commonjs_scope(run, instance)
    hoist_variables(module.program, scope)
    finish(run, execute_block(run, module.program.body, Scope(scope, run.serial(), module)))


def _commonjs_scope(run: Run, instance: _Instance) -> Scope:
    """``module``, ``exports``, ``require`` and the like, around the code of a CommonJS file."""
    from nextlint.evaluator.library.host import require_function

    module, holder = instance
    holder.class_name = "CommonJS"
    exports = JSObject(run.serial())
    holder.slots["exports"] = Slot(exports)
    scope = Scope(None, run.serial(), module, this=exports)
    place = Place(module, module.program)
    holder.slots["require"] = Slot(require_function(place), enumerable=False)
    holder.slots["filename"] = Slot(_path_value(place, "filename"))
    for name, value in (
        ("module", holder),
        ("exports", exports),
        ("require", require_function(place)),
        ("__filename", _path_value(place, "filename")),
        ("__dirname", _path_value(place, "dirname")),
    ):
        scope.declare(name, value)
    return scope


def _path_value(place: Place, name: str) -> Opaque:
    return Opaque("it depends on where the project lies", place, key=("path", name), type="string", truthy=True)


def _bind_exports(program: Node, exports: JSObject, scope: Scope) -> None:
    """Fill a namespace with live bindings: getters that look into the module's scope."""
    for node in program.body:
        if node.type == "ExportDefaultDeclaration":
            scope.declare("*default*", UNINITIALISED)
            exports.slots["default"] = _live(scope, "*default*", scope.place(node))
        elif node.type == "ExportNamedDeclaration" and node.source is None:
            for specifier in node.specifiers:
                name = _export_name(specifier.exported)
                exports.slots[name] = _live(scope, specifier.local.name, scope.place(specifier))
            for name, place in _declared(node.declaration, scope):
                exports.slots[name] = _live(scope, name, place)


def _namespace(run: Run, instance: _Instance | Opaque, place: Place) -> Value:
    """What ``import * as x`` gives."""
    if isinstance(instance, Opaque):
        return instance
    if place.module.is_compiled:
        return interop(run, _exports_of(instance), place)
    if instance.module.kind == "module" and not instance.module.is_compiled:
        return instance.holder
    exports = instance.holder.slots["exports"].value
    return run.map(exports, lambda one: _commonjs_namespace(run, instance, one, place))


def _commonjs_namespace(run: Run, instance: _Instance, exports: Value, place: Place) -> JSObject:
    """The same of a CommonJS or JSON file: its exports as ``default``, and their names.

    Node finds names in the text, before it runs: ``exports.x = ...`` certainly, others perhaps.
    """
    namespace = make_object(run, [("default", exports)], place)
    namespace.class_name = "Module"
    if not isinstance(exports, JSObject) or instance.module.kind == "json":
        return namespace
    certain = _names_written(instance.module.program)
    for key, slot in exports.slots.items():
        if isinstance(key, str) and key not in namespace.slots:
            value = get(run, exports, key, place) if slot.getter is not None else slot.value
            found = ("named by Node", instance.module.path, key)
            namespace.slots[key] = Slot(value if key in certain else Choice(found, value, MISSING), slot.place)
    names = Opaque("it depends on the names that Node finds", place, key=("names", instance.module.path))
    is_certain = exports.unseen is not None and exports.unseen.condition is True
    namespace.unseen = exports.unseen if is_certain else names
    return namespace


def _names_written(program: Node) -> set[str]:
    """The names of ``exports.name = ...`` and ``module.exports.name = ...`` that stand at the top of a file."""
    found = set()
    for statement in program.body:
        node = statement.expression if statement.type == "ExpressionStatement" else None
        target = node.left if node is not None and node.type == "AssignmentExpression" else None
        if target is None or target.type != "MemberExpression" or target.computed:
            continue
        holder = target.object
        is_module = holder.type == "MemberExpression" and holder.object.name == "module"
        if holder.name == "exports" or (is_module and holder.property.name == "exports"):
            found.add(target.property.name)
    return found


def _check_exported(run: Run, namespace: Value, name: str, node: Node, place: Place) -> None:
    """Throw as Node does where a file that was executed does not export ``name``."""
    if not isinstance(namespace, JSObject) or namespace.class_name != "Module" or namespace.unseen is not None:
        return
    is_compiled = place.module.is_compiled  # it reads a property, or the name is a type's: nothing asks for it
    if name in namespace.slots or namespace.data is _LINKING or is_compiled:
        return
    message = f"The requested module '{node.source.value}' does not provide an export named '{name}'"
    raise throw_error(run, "SyntaxError", message, place)


def _add_star(exports: JSObject, key: str | Symbol, slot: Slot) -> None:
    """A name by ``export *``: those of the file itself win, and one that two others bring is none."""
    known = exports.slots.get(key)
    if known is None:
        exports.slots[key] = slot._replace(is_locked=True)
    elif known.is_locked and known != slot._replace(is_locked=True):
        exports.slots[key] = known._replace(value=MISSING, getter=None)


def _handed_on(namespace: Value, name: str, place: Place) -> Slot:
    """A live binding of a namespace to a name of another one."""
    getter = NativeFunction("get", lambda run, this, arguments, at: get(run, namespace, name, place))
    return Slot(UNDEFINED, place, getter=getter)


def _live(scope: Scope, name: str, place: Place) -> Slot:
    from nextlint.evaluator.patterns import read_name

    getter = NativeFunction("get", lambda run, this, arguments, at: read_name(run, name, scope, place))
    return Slot(UNDEFINED, place, getter=getter)


def _declared(declaration: Node, scope: Scope) -> list[tuple[str, Place]]:
    from nextlint.javascript.plain.names import bound_names

    if declaration is None:
        return []
    if declaration.type == "VariableDeclaration":
        return [
            (name, scope.place(declarator))
            for declarator in declaration.declarations
            for name in bound_names(declarator.id)
        ]
    return [(declaration.id.name, scope.place(declaration))]


def _export_name(node: Node) -> str:
    return str(node.name if node.type == "Identifier" else node.value)


def is_local(specifier: str) -> bool:
    return specifier in (".", "..") or specifier.startswith(("./", "../", "/", "file:"))


def package_type(reader: Reader, folder: str, repository: str) -> str | None:
    """``type`` of the nearest package.json, looked for upwards inside the repository as Node does."""
    from nextlint.files import jsonfile

    while True:
        path = os.path.join(folder, "package.json")
        if os.path.isfile(path):
            try:
                data = jsonfile.parse(reader.source(path, limit=4 << 20).text)
            except (SourceError, jsonfile.JSONError):
                return None
            return data.get("type") if isinstance(data, dict) else None
        parent = os.path.dirname(folder)
        if parent == folder or folder == repository:
            return None
        folder = parent
