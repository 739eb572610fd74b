"""The fix for an option that moved or was renamed: its operations, or why there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nextlint.model.fixes import Fix, Move
from nextlint.options import table

if TYPE_CHECKING:
    from nextlint.options import Verdict
    from nextlint.rules.context import Context

# keys of experimental.turbo that did not move to turbopack
TURBO = {
    "minify": "experimental.turbopackMinify",
    "treeShaking": "experimental.turbopackTreeShaking",
    "memoryLimit": "experimental.turbopackMemoryLimit",
    "sourceMaps": "experimental.turbopackSourceMaps",
    "moduleIds": "experimental.turbopackModuleIds",
}


def replaced(context: Context, verdict: Verdict, version: str, *, safe: bool) -> tuple[Fix | None, str | None]:
    """Return the fix that moves an option to its path in this version, or None and the reason."""
    title = f"Move {verdict.path} to {verdict.to}"
    if verdict.path in TRANSLATED:
        move = Move(verdict.path, verdict.to, TRANSLATED[verdict.path])
        return Fix(f"Replace {verdict.path} with {verdict.to}", [move], safe=safe), None
    keys = _keys(context, verdict.path)
    row = table.option(verdict.to)
    if row is None or row.level(version) != "strict" or all(_accepts(f"{verdict.to}.{key}", version) for key in keys):
        return Fix(title, [Move(verdict.path, verdict.to)], safe=safe), None
    moves = []
    for key in keys:
        homes = (f"{verdict.to}.{key}", TURBO.get(key, "") if verdict.path == "experimental.turbo" else "")
        home = next((one for one in homes if one and _accepts(one, version)), None)
        if home is None:
            return None, f"Next.js {version} has no equivalent of {verdict.path}.{key}"
        moves.append(Move(f"{verdict.path}.{key}", home))
    return Fix(title, moves, safe=safe), None


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


TRANSLATED = {
    "experimental.outputStandalone": as_standalone,
    "experimental.outputFileTracingIgnores": as_excludes,
    "experimental.turbo.loaders": as_rules,
    "images.domains": as_patterns,
}
