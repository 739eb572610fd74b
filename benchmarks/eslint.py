"""ESLint with ``no-restricted-syntax``, as a team without nextlint might use it."""

from __future__ import annotations

from pathlib import Path

from benchmarks import installed
from benchmarks.measure import Command

CONFIG = """import parser from "@typescript-eslint/parser";

const rules = { "no-restricted-syntax": ["error", {
  selector: "Property[key.name='experimental'] Property[key.name='appDir'][value.value=true]",
  message: "appDir: true with Next 13.4",
}] };

export default [
  { files: ["**/next.config.js"], languageOptions: { sourceType: "commonjs" }, rules },
  { files: ["**/next.config.mjs"], rules },
  { files: ["**/next.config.ts"], languageOptions: { parser }, rules },
];
"""


def command(cache: Path | None) -> Command | None:
    """Return the command of ESLint with its config, without paths; None if it cannot be installed."""
    if cache is None:
        return None
    try:
        path = installed.from_npm(cache, "eslint", "eslint@9", "@typescript-eslint/parser@8", "typescript@5")
    except installed.NotInstallableError:
        return None
    config = cache / "eslint" / "eslint.config.mjs"
    config.write_text(CONFIG)
    return Command([path, "--config", str(config)], cache, frozenset({0, 1}))
