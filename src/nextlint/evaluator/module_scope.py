"""The scope that Node gives a module: ``require``, ``module``, ``__dirname``, ``import.meta``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.evaluator.objects import make_object
from nextlint.evaluator.scope import Scope
from nextlint.evaluator.values import UNDEFINED, JSObject, NativeFunction, Opaque, Place, Slot

if TYPE_CHECKING:
    from nextlint.evaluator.namespaces import Instance
    from nextlint.evaluator.run import Run
    from nextlint.evaluator.values import Value


def commonjs_scope(run: Run, instance: Instance) -> tuple[Scope, JSObject]:
    """Return the scope around a CommonJS file (``module``, ``exports``, ``require`` ...), and its ``exports``."""
    module, holder = instance.module, instance.holder
    holder.class_name = "CommonJS"
    exports = JSObject(run.serial())
    holder.slots["exports"] = Slot(exports)
    scope = Scope(None, run.serial(), module, this=exports)
    place = Place(module, module.program)
    holder.slots["require"] = Slot(require_function(place), enumerable=False)
    holder.slots["filename"] = Slot(_path_value(place, "filename"))
    holder.unseen = Opaque("it depends on how the module is loaded", place, key=("module", id(holder)))
    names: tuple[tuple[str, Value], ...] = (
        ("module", holder),
        ("exports", exports),
        ("require", require_function(place)),
        ("__filename", _path_value(place, "filename")),
        ("__dirname", _path_value(place, "dirname")),
    )
    for name, value in names:
        scope.declare(name, value)
    return scope, exports


def _path_value(place: Place, name: str) -> Opaque:
    return Opaque("it depends on the project's location", place, key=("path", name), type="string", truthy=True)


def require_function(place: Place) -> NativeFunction:
    """Return the ``require`` of one module."""
    module = place.module

    def require(run: Run, this: Value, arguments: list[Value], at_: Place) -> Value:
        return run.modules.require(run, arguments[0] if arguments else UNDEFINED, Place(module, at_.node))

    def resolve(run: Run, this: Value, arguments: list[Value], at_: Place) -> Value:
        if arguments and isinstance(arguments[0], str):
            run.modules.check_there(run, arguments[0], Place(module, at_.node))
        run.may_throw("it resolves the path of a package", at_)
        return run.opaque("it depends on the project's location", at_, type="string", truthy=True)

    function = NativeFunction("require", require)
    function.slots["resolve"] = Slot(NativeFunction("resolve", resolve))
    function.slots["cache"] = Slot(Opaque("it reads require.cache", place, key=("require", "cache"), truthy=True))
    return function


def import_meta(run: Run, place: Place) -> Value:
    made = make_object(run)
    made.class_name = "ImportMeta"
    for name in ("url", "dirname", "filename"):
        unknown = Opaque("it depends on the project's location", place, key=("path", name), type="string", truthy=True)
        made.slots[name] = Slot(unknown)
    made.unseen = run.opaque("it depends on import.meta", place)
    return made
