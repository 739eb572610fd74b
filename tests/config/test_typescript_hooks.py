"""TypeScript that a JavaScript config requires, through a package that compiles it."""

from __future__ import annotations

from pathlib import Path

import pytest

from nextlint.config import load
from nextlint.files.reader import Reader
from nextlint.model.project import Project


@pytest.mark.parametrize("hook", ["ts-node/register", "esbuild-register", "@swc-node/register"])
@pytest.mark.parametrize("request_", ["./settings.ts", "./settings"])
def test_a_hook_on_require_compiles_what_is_required(hook: str, request_: str, tmp_path: Path) -> None:
    text = f'require("{hook}");\nmodule.exports = require("{request_}").default;\n'
    (tmp_path / "next.config.js").write_text(text, encoding="utf-8")
    typed = "enum Switch { Off }\nexport default { experimental: { appDir: Switch.Off as number } };\n"
    (tmp_path / "settings.ts").write_text(typed, encoding="utf-8")
    config = load(Reader(), Project(str(tmp_path), str(tmp_path), None, None, None, None, ()), "13.4.4")
    (outcome,) = config.outcomes("experimental.appDir")
    assert (outcome.state, outcome.value) == ("value", 0)
