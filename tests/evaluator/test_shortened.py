"""A callback that shortens its array: what is gone is skipped by tests and undefined for searches, as in Node."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nextlint.cli import main

PACKAGE = '{"dependencies": {"next": "15.3.0"}}'


def option(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, config: str) -> object:
    (tmp_path / "package.json").write_text(PACKAGE)
    (tmp_path / name).write_text(config)
    assert main(["--isolated", "--inspect", "--output-format", "json", str(tmp_path)]) == 0
    [project] = json.loads(capsys.readouterr().out)["projects"]
    return project["config"]


@pytest.mark.parametrize(
    ("call", "value"),
    [
        ("a.some((x) => { a.length = 1; seen += 1; return x === undefined })", 1),
        ("a.every((x) => { a.length = 1; seen += 1; return true })", 1),
        ("a.find((x) => { a.length = 1; seen += 1; return false })", 3),
        ("a.findIndex((x) => { a.length = 1; seen += 1; return false })", 3),
        ("a.findLast((x) => { a.length = 1; seen += 1; return false })", 3),
    ],
)
def test_a_callback_that_shortens(tmp_path: Path, capsys: pytest.CaptureFixture[str], call: str, value: int) -> None:
    text = f"const a = [1, 2, 3]; let seen = 0; {call}; module.exports = {{ staticPageGenerationTimeout: seen }};"
    config = option(tmp_path, capsys, "next.config.js", text)
    assert isinstance(config, dict)
    [outcome] = config["options"]["staticPageGenerationTimeout"]
    assert outcome["value"] == value


def test_five_hundred_namespaces(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "namespace a{" * 500 + "}" * 500 + "\nexport default {}\n"
    config = option(tmp_path, capsys, "next.config.ts", text)
    assert isinstance(config, dict)
    assert config["kind"] in ("unparsable", "opaque")
