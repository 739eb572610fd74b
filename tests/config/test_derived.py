"""Options that Next's loader derives from others, as its ``assignDefaults`` does."""

from __future__ import annotations

from pathlib import Path

import pytest

from nextlint.config import load
from nextlint.config.derived import served
from nextlint.files.reader import Reader
from nextlint.model.project import Project

STANDALONE = ("value", "standalone")
ABSENT = ("absent", None)
CASES = [
    ("{ experimental: { outputStandalone: true } }", "13.4.4", {STANDALONE}),
    ("{ experimental: { outputStandalone: true } }", "16.4.6", {STANDALONE}),
    ("{ experimental: { outputStandalone: true } }", "12.2.0", {ABSENT}),
    ("{ experimental: { outputStandalone: false }, output: 'export' }", "13.4.4", {("value", "export")}),
    ("{ experimental: { outputStandalone: 1 }, output: 'export' }", "13.4.4", {STANDALONE}),
    ("{ experimental: { outputStandalone: process.env.S === '1' } }", "13.4.4", {STANDALONE, ABSENT}),
    ("{ experimental: { outputStandalone: process.env.S } }", "13.4.4", {("unknown", None)}),
    ("{ output: 'standalone', outputFileTracing: false }", "13.4.4", {ABSENT}),
    ("{ output: 'standalone', outputFileTracing: false }", "14.2.35", {ABSENT}),
    ("{ output: 'standalone', outputFileTracing: false }", "15.0.0", {STANDALONE}),
    ("{ output: 'standalone', outputFileTracing: undefined }", "13.4.4", {STANDALONE}),
    ("{ output: 'standalone', outputFileTracing: true }", "13.4.4", {STANDALONE}),
    ("{ output: 'export', outputFileTracing: false }", "13.4.4", {("value", "export")}),
    ("{ output: 'standalone', outputFileTracing: process.env.S === '1' }", "13.4.4", {STANDALONE, ABSENT}),
    ("{ experimental: { outputStandalone: true }, outputFileTracing: false }", "13.4.4", {ABSENT}),
    ("require('with-own').withOwn({ experimental: { outputStandalone: true } })", "13.4.4", {STANDALONE}),
    ("require('next-pwa')({})({ experimental: { outputStandalone: true } })", "13.4.4", {STANDALONE}),
]


@pytest.mark.parametrize(("text", "version", "expected"), CASES)
def test_output_as_the_server_sees_it(
    text: str, version: str, expected: set[tuple[str, object]], tmp_path: Path
) -> None:
    (tmp_path / "next.config.js").write_text(f"module.exports = {text};\n", encoding="utf-8")
    project = Project(str(tmp_path), str(tmp_path), None, None, None, None, ())
    config = load(Reader(), project, version)
    found = [output for (output,) in served(config, version, "output")]
    assert {(outcome.state, outcome.value) for outcome in found} == expected
