"""Node's ``path``, for known strings. A path that begins at ``__dirname`` stays an unknown non-empty string."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from nextlint.evaluator.objects import make_object
from nextlint.evaluator.values import NativeFunction, Opaque, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from nextlint.evaluator.library.base import Method
    from nextlint.evaluator.run import Run
    from nextlint.evaluator.values import JSObject, Place, Value


REASON = "it depends on the project's location"


def _over_strings(function: Callable[..., str]) -> Method:
    def method(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
        known = [run.force(argument) for argument in arguments]
        if known and all(isinstance(argument, str) for argument in known):
            try:
                return function(*known)
            except TypeError:
                return _unknown(run, place)
        return _unknown(run, place)

    return method


def _unknown(run: Run, place: Place) -> Opaque:
    return run.opaque(REASON, place, type="string", truthy=True)


def _join(*parts: str) -> str:
    joined = "/".join(part for part in parts if part)
    normal = posixpath.normpath(joined) if joined else "."
    if normal.startswith("//"):  # POSIX keeps two leading slashes
        normal = normal[1:]
    return normal + "/" if joined.endswith("/") and not normal.endswith("/") else normal


def _basename(path: str, suffix: str = "") -> str:
    if suffix and suffix == path:
        return ""
    name = posixpath.basename(path.rstrip("/"))
    return name.removesuffix(suffix) if suffix != name else name


def _extname(path: str) -> str:
    name = _basename(path)
    stem, dot, extension = name.rpartition(".")
    if name == "..":
        return ""
    return f".{extension}" if dot and stem else ""


_FUNCTIONS: dict[str, Callable[..., str]] = {"join": _join, "basename": _basename, "extname": _extname}
_UNKNOWN_STRINGS = ("resolve", "dirname", "normalize", "toNamespacedPath", "format")


def node_path(run: Run, place: Place) -> JSObject:
    """Return ``require('path')`` of POSIX, where servers run."""
    made = make_object(run, (), place)
    made.class_name = "path"
    for name, function in _FUNCTIONS.items():
        made.slots[name] = Slot(NativeFunction(name, _over_strings(function)))
    for name in _UNKNOWN_STRINGS:
        made.slots[name] = Slot(NativeFunction(name, lambda run, this, arguments, at: _unknown(run, at)))
    for name in ("sep", "delimiter"):
        made.slots[name] = Slot(Opaque("it depends on the operating system", place, key=("path", name), truthy=True))
    made.unseen = Opaque("it depends on Node's module 'path'", place, key=("node", "path"))
    for name in ("default", "posix"):
        made.slots[name] = Slot(made)
    return made
