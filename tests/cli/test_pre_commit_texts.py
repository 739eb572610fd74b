"""Texts of a hook's run: they name hooks and their args, not a command that only a local installation has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from nextlint.cli import main

PACKAGE = '{ "scripts": { "build": "next build --no-lint" }, "dependencies": { "next": "13.4.4" } }\n'
CONFIG = (
    "module.exports = { experimental: { turbo: {}, ppr: false }, swcMinify: true, images: { domains: ['a.b'] } };\n"
)
LOCAL = re.compile(r"\bnextlint -|(?<!args: \[)--(?:fix|unsafe-fixes|diff)")


@pytest.mark.parametrize("format_", ["full", "concise", "markdown", "html", "junit", "github", "gitlab"])
@pytest.mark.parametrize("arguments", [["-v"], ["--upgrade-to", "16"], ["--next-version", "12.1.0"]])
def test_no_text_names_what_only_a_local_installation_has(
    arguments: list[str],
    format_: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "package.json").write_text(PACKAGE, encoding="utf-8")
    (tmp_path / "next.config.js").write_text(CONFIG, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PRE_COMMIT", "1")
    assert main([*arguments, "--output-format", format_]) == 1
    text = " ".join(capsys.readouterr().out.split())
    assert "next.config.js" in text
    assert [text[found.start() - 40 : found.end() + 20] for found in LOCAL.finditer(text)] == []
