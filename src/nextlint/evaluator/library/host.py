"""What Node gives to a module beside the language: ``process``, ``import.meta`` and ``require``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.evaluator.library.base import at, nothing
from nextlint.evaluator.objects import make_object
from nextlint.evaluator.run import ProcessExit
from nextlint.evaluator.values import JSObject, NativeFunction, Opaque, Place, Slot

if TYPE_CHECKING:
    from nextlint.evaluator.run import Run
    from nextlint.evaluator.values import Value


def make_environment(run: Run) -> JSObject:
    """``process.env`` of a production server: NODE_ENV is known, nothing else."""
    made = make_object(run, [("NODE_ENV", "production")])
    made.class_name = "environment"
    made.unseen = Opaque("it depends on the environment", None, key=("environment",), origin="environment")
    return made


def process(run: Run) -> Value:
    made = JSObject(0, class_name="process")
    made.slots["env"] = Slot(run.environment)
    made.slots["exit"] = Slot(NativeFunction("exit", _exit))
    for name in ("on", "once", "emitWarning", "removeAllListeners", "setMaxListeners", "off"):
        made.slots[name] = Slot(NativeFunction(name, nothing))
    made.slots["cwd"] = Slot(NativeFunction("cwd", _working_directory))
    for name in ("platform", "arch", "version"):
        unknown = Opaque(f"it depends on process.{name}", None, key=("process", name), type="string", truthy=True)
        made.slots[name] = Slot(unknown)
    made.unseen = Opaque("it depends on the process that runs it", None, key=("process",))
    return made


def _exit(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    raise ProcessExit


def _working_directory(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    return Opaque("it depends on where it is run", place, key=("process", "cwd"), type="string", truthy=True)


def import_meta(run: Run, place: Place) -> Value:
    made = make_object(run)
    made.class_name = "ImportMeta"
    for name in ("url", "dirname", "filename"):
        unknown = Opaque("it depends on where the project lies", place, key=("path", name), type="string", truthy=True)
        made.slots[name] = Slot(unknown)
    made.unseen = run.opaque("it depends on import.meta", place)
    return made


def require_function(place: Place) -> NativeFunction:
    """``require`` of one module."""
    module = place.module

    def require(run: Run, this: Value, arguments: list[Value], at_: Place) -> Value:
        return run.modules.require(run, at(arguments, 0), Place(module, at_.node))

    def resolve(run: Run, this: Value, arguments: list[Value], at_: Place) -> Value:
        run.may_throw("it looks for a package", at_)
        return run.opaque("it depends on where the project lies", at_, type="string", truthy=True)

    function = NativeFunction("require", require)
    function.slots["resolve"] = Slot(NativeFunction("resolve", resolve))
    function.slots["cache"] = Slot(Opaque("it looks into require.cache", place, key=("require", "cache"), truthy=True))
    return function
