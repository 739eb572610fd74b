"""``import`` and ``require`` of Node's own modules and of packages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.evaluator.library.paths import node_path
from nextlint.evaluator.module_scope import require_function
from nextlint.evaluator.objects import make_object
from nextlint.evaluator.packages import package_name
from nextlint.evaluator.values import NativeFunction, Opaque, Slot

if TYPE_CHECKING:
    from nextlint.evaluator.run import Run
    from nextlint.evaluator.values import JSObject, Place, Value


# Packages whose functions build a new value from their arguments, also when they are called in two steps.
NOT_WRAPPERS = frozenset(
    {
        "deepmerge",
        "defu",
        "lodash",
        "lodash-es",
        "lodash.merge",
        "merge",
        "merge-deep",
        "radash",
        "ramda",
        "remeda",
        "ts-deepmerge",
        "webpack-merge",
    }
)
# The strings of next/constants (dist/shared/lib/constants.js; the same from Next 9 to 16).
NEXT_PHASES = {
    "PHASE_EXPORT": "phase-export",
    "PHASE_PRODUCTION_BUILD": "phase-production-build",
    "PHASE_PRODUCTION_SERVER": "phase-production-server",
    "PHASE_DEVELOPMENT_SERVER": "phase-development-server",
    "PHASE_TEST": "phase-test",
    "PHASE_INFO": "phase-info",
}


def package_value(run: Run, specifier: str, place: Place) -> Value:
    """Return what ``require(specifier)`` or ``import`` returns for a specifier that is not a local file."""
    specifier = specifier.removeprefix("node:") if specifier == "node:module" else specifier
    if specifier.removeprefix("node:") in ("path", "path/posix"):
        return node_path(run, place)
    if specifier in ("next/constants", "next/constants.js", "next/dist/shared/lib/constants", "module"):
        return _known_exports(run, specifier, place)
    name = package_name(specifier)
    if is_node_builtin(specifier):
        return Opaque(
            f"it depends on Node's module {specifier!r}",
            place,
            key=("node", specifier.removeprefix("node:")),
            truthy=True,
        )
    is_wrapper = name not in NOT_WRAPPERS
    return Opaque(
        f"it depends on the package {name!r}",
        place,
        key=("package", specifier),
        origin="package" if is_wrapper else "other",
        truthy=True,
    )


def _known_exports(run: Run, specifier: str, place: Place) -> JSObject:
    """Return a package of which some exports are known."""
    made = make_object(run, NEXT_PHASES.items() if specifier != "module" else (), place)
    if specifier == "module":
        create = NativeFunction("createRequire", lambda run, this, arguments, at: require_function(place))
        made.slots["createRequire"] = Slot(create)
    made.slots["default"] = Slot(made)
    made.unseen = Opaque(f"it depends on {specifier!r}", place, key=("package", specifier))
    return made


def is_node_builtin(specifier: str) -> bool:
    return specifier.startswith("node:") or specifier.split("/")[0] in NODE_BUILTINS


NODE_BUILTINS = frozenset(
    "assert async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns domain "
    "events "
    "fs http http2 https inspector module net os path perf_hooks process punycode querystring readline repl stream "
    "string_decoder timers tls trace_events tty url util v8 vm wasi worker_threads zlib".split()
)
