"""The files that a config is made of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from nextlint.config.loader import load
from nextlint.evaluator import sources
from nextlint.files.reader import Reader
from nextlint.javascript import syntax
from tests.conformance.cases import make_project


@pytest.mark.parametrize(("name", "parser"), [("base.js", "_parse_either"), ("base.ts", "compile_types")])
def test_what_projects_share_is_parsed_once_in_a_run(
    name: str, parser: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = (
        "module.exports = { shared: 'once and for all' }" if name == "base.js" else "export const shared: string = 'a'"
    )
    (tmp_path / name).write_text(base)
    parsed: list[str] = []
    holder = syntax if parser == "_parse_either" else sources
    parse = getattr(holder, parser)

    def counted(text: str, *arguments: Any, **options: Any) -> Any:
        parsed.append(text)
        return parse(text, *arguments, **options)

    monkeypatch.setattr(holder, parser, counted)
    reader = Reader()
    for number in range(5):
        folder = tmp_path / f"app{number}"
        folder.mkdir()
        (folder / "package.json").write_text('{"dependencies": {"next": "15.5.0"}}')
        extension = name.partition(".")[2]
        text = f"module.exports = {{ ...require('../base'), n: {number} }};\n"
        (folder / f"next.config.{extension}").write_text(text)
        config = load(reader, make_project(folder, tmp_path), "15.5.0")
        assert config.outcomes("shared")[0].state == "value"
    assert parsed.count(base) == 1
