"""What several configs of a run share is parsed once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import nextlint
from nextlint.javascript import plain

APPS = 70  # more than the parser holds texts


@pytest.mark.parametrize(("extension", "filling"), [("js", 0), ("js", 30_000), ("ts", 0), ("ts", 30_000)], ids=str)
def test_a_base_config_of_many_apps_is_parsed_once(
    extension: str, filling: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "package.json").write_text('{"private": true, "workspaces": ["apps/*"]}')
    values = "".join(f"  key{number}: 'value {number}',\n" for number in range(filling // 25))
    lead = "export default" if extension == "ts" else "module.exports ="
    base = f"{lead} {{ env: {{\n  of: '{tmp_path.name}',\n{values}}} }};\n"
    (tmp_path / f"base.{extension}").write_text(base)
    for number in range(APPS):
        folder = tmp_path / "apps" / f"app{number}"
        (folder / "pages").mkdir(parents=True)
        (folder / "package.json").write_text(json.dumps({"name": f"a{number}", "dependencies": {"next": "16.0.0"}}))
        own = f"{{ ...base, basePath: '/app-{number}' }}"
        text = f"import base from '../../base';\nexport default {own};\n"
        if extension == "js":
            text = f"const base = require('../../base');\nmodule.exports = {own};\n"
        (folder / f"next.config.{extension}").write_text(text)
    parsed = []
    read = plain.parse_either

    def count(text: str) -> object:
        parsed.append(text)
        return read(text)

    monkeypatch.setattr(plain, "parse_either", count)
    report = nextlint.lint(tmp_path, inspect=True)
    assert len(report.projects) == APPS
    assert all(one.options and "env.of" in one.options for one in report.projects)
    assert sum(tmp_path.name in text for text in parsed) == 1
