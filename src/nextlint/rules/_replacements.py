"""The fix for an option that moved or was renamed: its operations, or why there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nextlint.model.fixes import Fix, Move, Remove
from nextlint.options import table, texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nextlint.model.fixes import Operation
    from nextlint.options import Verdict
    from nextlint.rules.context import Context

# keys of experimental.turbo that did not move to turbopack
TURBO = {
    "minify": "experimental.turbopackMinify",
    "treeShaking": "experimental.turbopackTreeShaking",
    "memoryLimit": "experimental.turbopackMemoryLimit",
    "sourceMaps": "experimental.turbopackSourceMaps",
    "moduleIds": "experimental.turbopackModuleIds",
    "moduleIdStrategy": "experimental.turbopackModuleIds",
}
_CLOSED = frozenset({"strict", "strip", "none"})  # levels at which unknown keys have no effect


def replaced(context: Context, verdict: Verdict, version: str, *, safe: bool) -> tuple[Fix | None, str | None]:
    """Return the fix that moves an option to its path in this version, or None and the reason."""
    if verdict.path in TRANSLATED:
        move = Move(verdict.path, verdict.to, TRANSLATED[verdict.path])
        return Fix(f"Replace {verdict.path} with {verdict.to}", [move], safe=safe), None
    if verdict.effect == "dropped" and is_set(context, verdict.to):
        return Fix(f"Remove {verdict.path}", [Remove(verdict.path)], safe=True), None
    if verdict.misfit:
        return None, f"Next.js {version} does not accept its value there: {verdict.misfit}"
    keys, row = _keys(context, verdict.path), table.option(verdict.to)
    is_closed = row is not None and row.level(version) in _CLOSED
    if not is_closed or all(_accepts(f"{verdict.to}.{key}", version) for key in keys):
        return Fix(f"Move {verdict.path} to {verdict.to}", [Move(verdict.path, verdict.to)], safe=safe), None
    return _by_key(verdict, keys, version, safe=safe)


def is_set(context: Context, path: str) -> bool:
    """Return whether an option certainly has a value that is no object: an object may take more keys."""
    return all(one.state == "value" and one.value != {"$": "object"} for one in context.config.outcomes(path))


def _by_key(verdict: Verdict, keys: list[str], version: str, *, safe: bool) -> tuple[Fix | None, str | None]:
    """Like replaced, for an object whose keys do not all go to the same one."""
    operations: list[Move | Remove] = []
    dead: list[str] = []
    for key in keys:
        path = f"{verdict.path}.{key}"
        move = _move_of_key(verdict, key, version)
        if move is not None and move.new_path not in [one.new_path for one in operations if isinstance(one, Move)]:
            operations.append(move)
        elif verdict.kind == "too-new" or table.option(path) is None or _accepts(path, version):
            return None, f"Next.js {version} has no equivalent of {path}"
        else:
            operations.append(Remove(path))
            dead.append(key)
    homes = targets(verdict, operations)
    if not homes:
        return Fix(f"Remove {verdict.path}", [Remove(verdict.path)], safe=safe), None
    rest = f", and remove {texts.listed(dead)}" if dead else ""
    return Fix(f"Move {verdict.path} to {texts.listed(homes)}{rest}", operations, safe=safe), None


def _move_of_key(verdict: Verdict, key: str, version: str) -> Move | None:
    path = f"{verdict.path}.{key}"
    if path == "experimental.turbo.loaders":
        return Move(path, f"{verdict.to}.rules", as_rules)
    homes = (f"{verdict.to}.{key}", TURBO.get(key, "") if verdict.path == "experimental.turbo" else "")
    return next((Move(path, one) for one in homes if one and _accepts(one, version)), None)


def targets(verdict: Verdict, operations: Sequence[Operation]) -> list[str]:
    """Return where operations move an option to: its new path or, for keys that go elsewhere, those of the keys."""
    new = [one.new_path for one in operations if isinstance(one, Move)]
    return list(dict.fromkeys(verdict.to if f"{one}.".startswith(f"{verdict.to}.") else one for one in new))


def respelled(verdict: Verdict, version: str) -> tuple[Fix | None, str | None]:
    """Return the fix that gives an unknown option the name that was meant, or None and the reason."""
    if not verdict.to:
        return None, "the intent is unclear"
    if verdict.misfit:
        return None, f"Next.js {version} does not accept its value there: {verdict.misfit}"
    return Fix(f"Move {verdict.path} to {verdict.to}", [Move(verdict.path, verdict.to)]), None


def _keys(context: Context, path: str) -> list[str]:
    below = [option[len(path) + 1 :] for option in context.config.options if option.startswith(f"{path}.")]
    return [name for name in below if "." not in name and name != "*"]


def _accepts(path: str, version: str) -> bool:
    row = table.option(path)
    return row is not None and row.is_accepted(version)


def as_standalone(value: Any) -> Any:
    """Return ``output`` for a value of ``experimental.outputStandalone``."""
    if value is not True:
        raise ValueError("it is not true")
    return "standalone"


def as_patterns(value: Any) -> Any:
    """Return ``images.remotePatterns`` that allow exactly what ``images.domains`` allows."""
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise ValueError("not every domain is known")
    return [{"hostname": name} for name in dict.fromkeys(value)]


def as_rules(value: Any) -> Any:
    """Return ``rules`` keyed by glob for ``loaders`` keyed by extension."""
    if not isinstance(value, dict) or not all(key.startswith(".") for key in value):
        raise ValueError("not every extension is known")
    return {f"*{extension}": loaders for extension, loaders in value.items()}


def as_excludes(value: Any) -> Any:
    """Return ``outputFileTracingExcludes`` for every route."""
    return {"**/*": value}


def as_level(value: Any) -> Any:
    """Return ``logging.browserToTerminal`` as Next.js makes it of ``experimental.browserDebugInfoInTerminal``."""
    level = value.get("level") if isinstance(value, dict) else value
    return True if level in (None, "verbose") else level


TRANSLATED = {
    "experimental.browserDebugInfoInTerminal": as_level,
    "experimental.outputStandalone": as_standalone,
    "experimental.outputFileTracingIgnores": as_excludes,
    "experimental.turbo.loaders": as_rules,
    "images.domains": as_patterns,
}
