"""Compares fixes with prettier: what it leaves unchanged before a fix, it leaves unchanged after."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

from nextlint.model.fixes import Fix

from .cases import Case
from .fixing import applied, attempt

FORMATTER = Path(__file__).parents[1] / "fixing" / "data" / "prettier.mjs"
STYLES: dict[str, dict[str, Any]] = {
    "default": {},
    "no semicolons": {"semi": False},
    "single quotes": {"singleQuote": True},
    "tabs": {"useTabs": True},
    "width 100": {"printWidth": 100},
    "no trailing commas": {"trailingComma": "none"},
}


class Formatted(NamedTuple):
    """A fixed file in a style: the text after the fix, and prettier's version of it."""

    case: str
    style: str
    fixed: str
    again: str | None

    @property
    def is_kept(self) -> bool:
        return self.fixed == self.again


def prettier(modules: Path, items: list[tuple[str, dict[str, Any]]], folder: Path) -> list[str | None]:
    """Return every text formatted; None if prettier cannot."""
    node = shutil.which("node")
    assert node is not None
    given, made = folder / "given.json", folder / "made.json"
    given.write_text(json.dumps(items), encoding="utf-8")
    subprocess.run([node, str(FORMATTER), str(given), str(made), str(modules)], check=True)
    results: list[str | None] = json.loads(made.read_text(encoding="utf-8"))
    return results


def fix_and_format(cases: list[Case], modules: Path, folder: Path) -> list[Formatted]:
    """Format every case in every style, fix it, and format the result."""
    wanted = [(case, style) for style in STYLES for case in cases]
    before = prettier(modules, [(_text(case.config), STYLES[style]) for case, style in wanted], folder)
    fixed: list[tuple[str, str, str]] = []
    for (case, style), text in zip(wanted, before, strict=True):
        if text is not None:
            fixed += [(case.name, style, result) for result in _fixed(case, text)]
    after = prettier(modules, [(text, STYLES[style]) for _, style, text in fixed], folder)
    return [Formatted(*one, again) for one, again in zip(fixed, after, strict=True)]


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def _fixed(case: Case, text: str) -> list[str]:
    """Return the fixed config; empty if the fix does not edit the config itself."""
    case.config.write_bytes(text.encode("utf-8"))
    fix = attempt(case.project()).fix
    if not isinstance(fix, Fix):
        return []
    return [result for path, result in applied(fix.edits).items() if path == str(case.config)]
