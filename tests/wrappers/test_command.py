"""What the command says of a config that can only be read by taking something for true, and what it fixes there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from nextlint.cli import main

if TYPE_CHECKING:
    from pathlib import Path

ASSUMED = "that my-wrapper returns the config it is given"
UNKNOWN = "module.exports = require('my-wrapper')({ mine: 1 })({\n  reactStrictMode: true,\n});\n"
KNOWN = "module.exports = require('@next/mdx')({ extension: /x/ })({\n  reactStrictMode: true,\n});\n"
FIXED = "  reactStrictMode: true,\n  experimental: { appDir: false },\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "index.js").write_text("export default () => null;\n")
    dependencies = {"next": "13.4.4", "@next/mdx": "13.4.4", "my-wrapper": "1.0.0"}
    (tmp_path / "package.json").write_text(
        json.dumps({"scripts": {"start": "next start"}, "dependencies": dependencies})
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def finding(project: Path, text: str, capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    (project / "next.config.js").write_text(text)
    main(["--isolated", "--select", "render-workers", "--output-format", "json", *arguments, "."])
    (found,) = json.loads(capsys.readouterr().out)["findings"]
    return dict(found)


def test_a_finding_names_what_was_assumed_and_its_fix_is_unsafe(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = finding(project, UNKNOWN, capsys)
    assert found["assumptions"] == [ASSUMED]
    assert found["fix"]["applicability"] == "unsafe"


def test_nothing_is_assumed_of_a_wrapper_of_the_table(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = finding(project, KNOWN, capsys)
    assert "assumptions" not in found
    assert found["fix"]["applicability"] == "safe"


@pytest.mark.parametrize(
    ("text", "arguments", "is_fixed"),
    [(UNKNOWN, [], False), (UNKNOWN, ["--unsafe-fixes"], True), (KNOWN, [], True)],
    ids=["assumed", "assumed, with unsafe fixes", "known"],
)
def test_an_unsafe_fix_is_written_only_where_that_is_asked_for(
    project: Path, capsys: pytest.CaptureFixture[str], text: str, arguments: list[str], is_fixed: bool
) -> None:
    finding(project, text, capsys, "--fix", *arguments)
    expected = text.replace("  reactStrictMode: true,\n", FIXED) if is_fixed else text
    assert (project / "next.config.js").read_text() == expected


def test_the_text_says_what_was_assumed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "next.config.js").write_text(UNKNOWN)
    main(["--isolated", "--select", "render-workers", "--output-format", "full", "."])
    assert f"assumed: {ASSUMED}" in capsys.readouterr().out


@pytest.mark.parametrize(("text", "is_said"), [(UNKNOWN, True), (KNOWN, False)])
def test_inspect_says_what_was_assumed(
    project: Path, capsys: pytest.CaptureFixture[str], text: str, is_said: bool
) -> None:
    (project / "next.config.js").write_text(text)
    main(["--isolated", "--inspect", "."])
    said = capsys.readouterr()
    assert (f"assumed  {ASSUMED}" in said.out) is is_said


def test_a_config_function_that_a_wrapper_loses_turns_nothing_off(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "module.exports = require('@next/mdx')()(() => ({ experimental: { appDir: false } }));\n"
    found = finding(project, text, capsys)
    assert found["rule"] == "render-workers"
    assert found["fix"] is None
