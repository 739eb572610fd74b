"""``process``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.evaluator.endings import ProcessExit
from nextlint.evaluator.library.base import nothing
from nextlint.evaluator.objects import make_object
from nextlint.evaluator.values import JSObject, NativeFunction, Opaque, Slot

if TYPE_CHECKING:
    from nextlint.evaluator.run import Run
    from nextlint.evaluator.values import Place, Value


def make_environment(run: Run) -> JSObject:
    """Return ``process.env`` of a production server: only NODE_ENV is known."""
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
    made.unseen = Opaque("it depends on the running process", None, key=("process",))
    return made


def _exit(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    raise ProcessExit


def _working_directory(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    return Opaque("it depends on the working directory", place, key=("process", "cwd"), type="string", truthy=True)
