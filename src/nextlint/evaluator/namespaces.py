"""Module exports, and what importers see of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from nextlint.evaluator.objects import make_object, throw_error
from nextlint.evaluator.patterns import read_name
from nextlint.evaluator.properties import get
from nextlint.evaluator.values import MISSING, UNDEFINED, UNINITIALISED, Choice, JSObject, NativeFunction, Opaque, Slot
from nextlint.javascript.tree import bound_names
from nextlint.model.record import Record

if TYPE_CHECKING:
    from nextlint.evaluator.run import Run
    from nextlint.evaluator.scope import Scope
    from nextlint.evaluator.sources import Module
    from nextlint.evaluator.values import Place, Symbol, Value
    from nextlint.javascript.estree import (
        Declaration,
        ExportNamedDeclaration,
        Identifier,
        ImportDeclaration,
        Node,
        Program,
        StringLiteral,
    )


class Instance(Record):
    module: Module
    holder: JSObject  # CommonJS: ``module``; ESM: the namespace


LINKING: Final = "linking"  # the ``data`` of a namespace that is not complete yet, because of a circular import


def exports_of(instance: Instance) -> Value:
    """Return what ``require`` returns."""
    if instance.module.kind != "module" or instance.module.is_compiled:
        return instance.holder.slots["exports"].value
    namespace = instance.holder
    if "default" not in namespace.slots:
        return namespace
    marked = JSObject(0, class_name="Module")  # Node marks a module with a default like this for compiled importers
    marked.slots = {"__esModule": Slot(True), **namespace.slots}
    marked.unseen = namespace.unseen
    return marked


def bind_exports(program: Program, exports: JSObject, scope: Scope) -> None:
    """Fill a namespace with live bindings: getters that read the module's scope."""
    for node in program.body:
        if node.type == "ExportDefaultDeclaration":
            scope.declare("*default*", UNINITIALISED)
            exports.slots["default"] = _live(scope, "*default*", scope.place(node))
        elif node.type == "ExportNamedDeclaration" and node.source is None:
            for specifier in node.specifiers:
                name = export_name(specifier.exported)
                exports.slots[name] = _live(scope, export_name(specifier.local), scope.place(specifier))
            for name, place in _declared(node.declaration, scope):
                exports.slots[name] = _live(scope, name, place)


def namespace_of(run: Run, instance: Instance, place: Place) -> Value:
    """Return the value of ``import * as x``."""
    if place.module.is_compiled:
        return interop(run, exports_of(instance), place)
    if instance.module.kind == "module" and not instance.module.is_compiled:
        return instance.holder
    exports = instance.holder.slots["exports"].value
    return run.map(exports, lambda one: _commonjs_namespace(run, instance, one, place))


def _commonjs_namespace(run: Run, instance: Instance, exports: Value, place: Place) -> JSObject:
    """Return the namespace of a CommonJS or JSON file: its exports as ``default``, and their names.

    Node detects the names in the text, before it runs: ``exports.x = ...`` certainly, others possibly.
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
    names = Opaque("it depends on the export names that Node detects", place, key=("names", instance.module.path))
    is_certain = exports.unseen is not None and exports.unseen.condition is True
    namespace.unseen = exports.unseen if is_certain else names
    return namespace


def _names_written(program: Program) -> set[str]:
    """Return the names of top-level ``exports.name = ...`` and ``module.exports.name = ...`` in a file."""
    found = set()
    for statement in program.body:
        node = statement.expression if statement.type == "ExpressionStatement" else None
        target = node.left if node is not None and node.type == "AssignmentExpression" else None
        if target is None or target.type != "MemberExpression" or target.computed:
            continue
        holder: Node = target.object
        if holder.type == "MemberExpression" and _is_name(holder.object, "module"):
            holder = holder.property
        if _is_name(holder, "exports") and target.property.type == "Identifier":
            found.add(target.property.name)
    return found


def _is_name(node: Node, name: str) -> bool:
    return node.type == "Identifier" and node.name == name


def check_exported(
    run: Run, namespace: Value, name: str, node: ImportDeclaration | ExportNamedDeclaration, place: Place
) -> None:
    """Throw as Node does if an executed file does not export ``name``."""
    if not isinstance(namespace, JSObject) or namespace.class_name != "Module" or namespace.unseen is not None:
        return
    is_compiled = place.module.is_compiled  # compiled code reads a property, and never reads a type
    if name in namespace.slots or namespace.data == LINKING or is_compiled:
        return
    source = "" if node.source is None else node.source.value
    message = f"The requested module '{source}' does not provide an export named '{name}'"
    raise throw_error(run, "SyntaxError", message, place)


def add_star(exports: JSObject, key: str | Symbol, slot: Slot) -> None:
    """Add a name by ``export *``: the file's own names win, and an ambiguous name is dropped."""
    known = exports.slots.get(key)
    if known is None:
        exports.slots[key] = slot._replace(is_locked=True)
    elif known.is_locked and known != slot._replace(is_locked=True):
        exports.slots[key] = known._replace(value=MISSING, getter=None)


def handed_on(namespace: Value, name: str, place: Place) -> Slot:
    """Return a live binding to a name of another namespace."""
    getter = NativeFunction("get", lambda run, this, arguments, at: get(run, namespace, name, place))
    return Slot(UNDEFINED, place, getter=getter)


def _live(scope: Scope, name: str, place: Place) -> Slot:
    getter = NativeFunction("get", lambda run, this, arguments, at: read_name(run, name, scope, place))
    return Slot(UNDEFINED, place, getter=getter)


def _declared(declaration: Declaration | None, scope: Scope) -> list[tuple[str, Place]]:
    if declaration is None:
        return []
    if declaration.type == "VariableDeclaration":
        return [
            (name, scope.place(declarator))
            for declarator in declaration.declarations
            for name in bound_names(declarator.id)
        ]
    return [(name, scope.place(declaration)) for name in bound_names(declaration.id)]


def export_name(node: Identifier | StringLiteral) -> str:
    return node.name if node.type == "Identifier" else node.value


def interop(run: Run, exports: Value, place: Place) -> Value:
    """Return the value of a compiled ``import * as x`` for what ``require`` returned."""
    return run.map(exports, lambda one: _interop(run, one, place))


def _interop(run: Run, exports: Value, place: Place) -> Value:
    if not isinstance(exports, JSObject) or is_es_module(exports):
        return exports if isinstance(exports, JSObject) else make_object(run, [("default", exports)], place)
    namespace = make_object(run, (), place)
    for key, slot in exports.slots.items():
        if slot.enumerable:
            namespace.slots[key] = slot if slot.getter is None else Slot(get(run, exports, key, place), slot.place)
    namespace.slots["default"] = Slot(exports)
    namespace.unseen = exports.unseen
    return namespace


def is_es_module(exports: JSObject) -> bool:
    """Return whether compiled importers treat the value as an ES module."""
    return "__esModule" in exports.slots and exports.slots["__esModule"].value is True
