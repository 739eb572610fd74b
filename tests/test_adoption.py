"""--add-suppressions: adopting nextlint on a tree that has findings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nextlint.cli import main

REASON = "on the list for spring"
PACKAGE = '{\n  "name": "web",\n  "dependencies": {\n    "next": "13.4.4"\n  }\n}\n'


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "package.json").write_text(PACKAGE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def adopt(capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """The exit code and the first line on standard error; afterwards linting has nothing to say of what was adopted."""
    code = main(["--add-suppressions", REASON])
    return code, capsys.readouterr().err.splitlines()[0]


def lint(capsys: pytest.CaptureFixture[str]) -> list[tuple[str, str | None]]:
    main(["--output-format", "json"])
    return [(one["rule"], one["suppressed"]) for one in json.loads(capsys.readouterr().out)["findings"]]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "module.exports = {};\n",
            f"// nextlint-ignore[render-workers]: {REASON}\nmodule.exports = {{}};\n",
        ),
        (
            "module.exports = () => {\r\n\treturn { experimental: {} };\r\n};",
            f"module.exports = () => {{\r\n\t// nextlint-ignore[render-workers]: {REASON}\r\n"
            "\treturn { experimental: {} };\r\n};",
        ),
        (
            "\ufeff'use strict';\n\nmodule.exports = { distDir: `😀` };\n",
            f"\ufeff'use strict';\n\n// nextlint-ignore[render-workers]: {REASON}\n"
            "module.exports = { distDir: `😀` };\n",
        ),
    ],
)
def test_a_comment_above_the_line(tree: Path, capsys: pytest.CaptureFixture[str], before: str, after: str) -> None:
    config = tree / "next.config.js"
    config.write_bytes(before.encode())
    assert adopt(capsys) == (0, "Suppressed 1 finding in 1 file.")
    assert config.read_bytes().decode() == after
    assert (tree / "package.json").read_text() == PACKAGE
    assert lint(capsys) == [("render-workers", REASON)]
    assert adopt(capsys) == (0, "Suppressed 0 findings in 0 files.")
    assert config.read_bytes().decode() == after


def test_package_json_for_what_has_no_line(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert adopt(capsys) == (0, "Suppressed 1 finding in 1 file.")
    assert (tree / "package.json").read_text() == PACKAGE.replace(
        "  }\n}\n", f'  }},\n  "nextlint": {{\n    "ignore": {{\n      "render-workers": "{REASON}"\n    }}\n  }}\n}}\n'
    )
    assert lint(capsys) == [("render-workers", REASON)]


def test_package_json_where_a_comment_would_change_the_code(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The line of the finding begins inside a template literal."""
    text = "const a = `\n`; module.exports = { env: { a } };\n"
    (tree / "next.config.js").write_text(text)
    assert adopt(capsys) == (0, "Suppressed 1 finding in 1 file.")
    assert (tree / "next.config.js").read_text() == text
    assert "render-workers" in (tree / "package.json").read_text()


def test_several_projects_and_rules(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("one", "two"):
        (tree / name).mkdir()
        (tree / name / "package.json").write_text(PACKAGE)
        (tree / name / "next.config.js").write_text("module.exports = {};\n")
        (tree / name / "next.config.mjs").write_text("export default {};\n")
    (tree / "package.json").unlink()
    assert adopt(capsys) == (0, "Suppressed 4 findings in 4 files.")
    assert lint(capsys) == [("render-workers", REASON), ("ignored-config", REASON)] * 2


def test_a_config_that_two_projects_share(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tree / "package.json").write_text("{}")
    (tree / "next.config.js").write_text("\nmodule.exports = {};\n")
    for name in ("one", "two"):
        (tree / name).mkdir()
        (tree / name / "package.json").write_text(PACKAGE)
    assert adopt(capsys) == (0, "Suppressed 2 findings in 1 file.")
    expected = f"\n// nextlint-ignore[render-workers]: {REASON}\nmodule.exports = {{}};\n"
    assert (tree / "next.config.js").read_text() == expected


def test_wrong_suppressions_are_not_suppressed(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tree / "package.json").write_text(PACKAGE.replace("13.4.4", "14.2.5"))
    text = "// nextlint-ignore[render-workers]: gone\nmodule.exports = {};\n"
    (tree / "next.config.js").write_text(text)
    assert adopt(capsys) == (1, "Suppressed 0 findings in 0 files.")
    assert (tree / "next.config.js").read_text() == text


def test_where_neither_is_possible_the_finding_remains(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    package = PACKAGE.replace('"name": "web"', '"nextlint": {"ignore": ["options"]}')
    (tree / "package.json").write_text(package)
    assert adopt(capsys) == (1, "Suppressed 0 findings in 0 files.")
    assert (tree / "package.json").read_text() == package


def test_what_would_not_parse_is_not_touched(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "module.exports = {\n"
    (tree / "next.config.js").write_text(text)
    assert adopt(capsys) == (0, "Suppressed 1 finding in 1 file.")
    assert (tree / "next.config.js").read_text() == text
    assert lint(capsys) == [("unparsable-config", REASON)]


def test_a_file_that_cannot_be_written_is_an_error(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tree / "package.json").chmod(0o444)
    message = "nextlint: error: package.json: the suppressions were not written: it is read-only"
    assert adopt(capsys) == (2, message)
    assert (tree / "package.json").read_text() == PACKAGE
