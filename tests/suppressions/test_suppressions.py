"""Which lines a suppression stands for, and what is done to it; more in tests/rules/unused-suppression."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nextlint.cli import main
from nextlint.files.source import Source
from nextlint.suppressions.comments import Suppression, removal, scan

WORKERS = "render-workers"
PACKAGE = '{"dependencies": {"next": "13.4.4"}}'


def read(text: str, path: str = "/x/next.config.js") -> tuple[Suppression, ...]:
    found = scan(Source(path, text))
    assert found is not None
    return found


def only(text: str, path: str = "/x/next.config.js") -> Suppression:
    (found,) = read(text, path)
    return found


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("a;\n// nextlint-ignore[r]: why\nb;\nc;\n", {2, 3}, id="above"),
        pytest.param("a;\nb; // nextlint-ignore[r]: why\nc;\n", {2}, id="beside"),
        pytest.param("a;\nb; /* nextlint-ignore[r]: why */\nc;\n", {2}, id="block comment beside"),
        pytest.param("a;\n/* nextlint-ignore[r]: why */ b;\nc;\n", {2}, id="block comment before"),
        pytest.param("a;\n/*\n * nextlint-ignore[r]: why\n */\nb;\n", {2, 5}, id="block comment of several lines"),
        pytest.param("a; /* nextlint-ignore[r]: why\n*/ b;\nc;\n", {1, 2}, id="block comment from line to line"),
        pytest.param(
            "// nextlint-ignore[r]: why\n// more words\n/* and more */\nb;\n", {1, 4}, id="above other comments"
        ),
        pytest.param("// nextlint-ignore[r]: why\n\nb;\n", {1, 2}, id="an empty line parts it from the code"),
        pytest.param("a;\r\n// nextlint-ignore[r]: why\r\nb;\r\n", {2, 3}, id="crlf"),
        pytest.param("a;\r// nextlint-ignore[r]: why\rb;\r", {2, 3}, id="lone carriage returns"),
        pytest.param("'😀'; // nextlint-ignore[r]: why", {1}, id="after an emoji, at the end of the file"),
    ],
)
def test_the_lines_it_stands_for(text: str, lines: set[int]) -> None:
    assert only(text).lines == frozenset(lines)


@pytest.mark.parametrize(
    "text",
    [
        "// nextlint-ignore-file[r]: why\na;\n",
        "#!/usr/bin/env node\n// words\n\n/* nextlint-ignore-file[r]: why */\na;\n",
        "/**\n * nextlint-ignore-file[r]: why\n */\na;\n",
        "// nextlint-ignore-file[r]: why",
    ],
)
def test_at_the_head_it_can_stand_for_the_file(text: str) -> None:
    found = only(text)
    assert (found.rule, found.reason, found.lines) == ("r", "why", None)
    assert only(text).flaw is None


@pytest.mark.parametrize(
    ("comment", "reason"),
    [
        ("// nextlint-ignore[r]: why", "why"),
        ("//nextlint-ignore[r]:why", "why"),
        ("//   nextlint-ignore [ r ] : why  not ", "why not"),
        ("// nextlint-ignore[r] why", "why"),
        ("// nextlint-ignore[r]", ""),
        ("// nextlint-ignore[r]:", ""),
        ("/* nextlint-ignore[r]: why */", "why"),
        ("/** nextlint-ignore[r]: why **/", "why"),
        ("/* nextlint-ignore[r]: in\n * two lines\n */", "in two lines"),
        ("// nextlint-ignore[r]: see [1]: a*b", "see [1]: a*b"),
    ],
)
def test_the_reason(comment: str, reason: str) -> None:
    found = only(f"{comment}\na;\n")
    assert (found.rule, found.reason) == ("r", reason)


def test_several_rules() -> None:
    found = read("// nextlint-ignore[a, b,c]: why\nx;\n")
    assert [(one.rule, one.reason, one.names) for one in found] == [("a", "why", 3), ("b", "why", 3), ("c", "why", 3)]
    assert [one.span.start.column for one in found] == [20, 23, 25]


@pytest.mark.parametrize(
    "text",
    [
        "// see nextlint-ignore[r] in the manual\na;\n",
        "const a = '// nextlint-ignore[r]: why';\n",
        "const a = `\n// nextlint-ignore[r]: why\n`;\n",
        r"const a = /\/\/ nextlint-ignore[r]: why/;",
        "// nextlint: ignore[r]\na;\n",
    ],
)
def test_what_is_no_suppression(text: str) -> None:
    assert read(text) == ()


def test_a_file_that_does_not_parse_has_no_answer() -> None:
    assert scan(Source("/x/next.config.js", "// nextlint-ignore[r]: why\nmodule.exports = {")) is None
    assert scan(Source("/x/next.config.js", "module.exports = {")) == ()


def test_typescript() -> None:
    text = (
        "import type { A } from 'a';\n// nextlint-ignore[r]: why\nconst a: A = {} satisfies A; // nextlint-ignore[s]\n"
    )
    assert [(one.rule, set(one.lines or ())) for one in read(text, "/x/next.config.ts")] == [("r", {2, 3}), ("s", {3})]
    assert scan(Source("/x/next.config.js", text)) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("a;\n  // nextlint-ignore[r]: why\n  b;\n", "a;\n  b;\n", id="a line of its own"),
        pytest.param("a;\r\n\t// nextlint-ignore[r]: why\r\nb;", "a;\r\nb;", id="crlf and tab"),
        pytest.param("a; // nextlint-ignore[r]: why\nb;\n", "a;\nb;\n", id="beside"),
        pytest.param("a;\t /* nextlint-ignore[r]: why */ \nb;\n", "a; \nb;\n", id="block comment beside"),
        pytest.param("a /* nextlint-ignore[r]: why */ + b;\n", "a  + b;\n", id="block comment between"),
        pytest.param("a;\n/*\n nextlint-ignore[r]: why\n*/\nb;\n", "a;\nb;\n", id="block comment of several lines"),
        pytest.param("a;\n// nextlint-ignore[r]: why", "a;\n", id="at the end of the file"),
        pytest.param("// nextlint-ignore[r, s]: why\nb;\n", "// nextlint-ignore[s]: why\nb;\n", id="the first of two"),
        pytest.param("// nextlint-ignore[s, r]: why\nb;\n", "// nextlint-ignore[s]: why\nb;\n", id="the last of two"),
        pytest.param("// nextlint-ignore[s,r,t]: why\nb;\n", "// nextlint-ignore[s,t]: why\nb;\n", id="the middle one"),
        pytest.param("return /* nextlint-ignore[r]: why\n*/ b;\n", None, id="its line break ends the statement"),
    ],
)
def test_removal(before: str, after: str | None) -> None:
    text = f"function f() {{\n{before}\n}}" if "return" in before else before
    source = Source("/x/next.config.js", text)
    suppressions = scan(source)
    assert suppressions is not None
    edit = removal(source, next(one for one in suppressions if one.rule == "r"))
    if edit is None or after is None:
        assert (edit, after) == (None, None)
        return
    assert source.text[: edit.start] + edit.text + source.text[edit.end :] == after


# Through the command.


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "package.json").write_text(PACKAGE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lint(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[tuple[str, str | None]]]:
    code = main([*arguments, "--output-format", "json"])
    findings = json.loads(capsys.readouterr().out)["findings"]
    return code, [(one["rule"], one["suppressed"]) for one in findings]


@pytest.mark.parametrize(
    "text",
    [
        "// nextlint-ignore[render-workers]: we upgrade soon\nmodule.exports = {};\n",
        "module.exports = {}; // nextlint-ignore[render-workers]: we upgrade soon\n",
        "// nextlint-ignore-file[render-workers]: we upgrade soon\n'use strict';\n\nmodule.exports = {};\n",
        "// nextlint-ignore[stability]: we upgrade soon\nmodule.exports = {};\n",
        "/* nextlint-ignore[unresolved-release, render-workers]: we upgrade soon */\nmodule.exports = {};\n",
    ],
)
def test_suppressed_findings_are_kept_with_their_reason(
    tree: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    (tree / "next.config.js").write_text(text)
    assert lint(capsys, "--ignore", "unused-suppression") == (0, [(WORKERS, "we upgrade soon")])
    assert main(["--output-format", "concise"]) == ("unresolved" in text)
    assert WORKERS not in capsys.readouterr().out
    assert main(["--output-format", "concise", "--show-suppressed", "-q", "--ignore", "unused-suppression"]) == 0
    assert capsys.readouterr().out.endswith("[suppressed: we upgrade soon]\n")


@pytest.mark.parametrize(
    "text",
    [
        "// nextlint-ignore[removed-option]: another rule\nmodule.exports = {};\n",
        "// nextlint-ignore[render-workers]: another line\n\nmodule.exports = {};\n",
        "module.exports = {};\n// nextlint-ignore[render-workers]: too late\n",
    ],
)
def test_what_it_does_not_stand_for_is_found(tree: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    (tree / "next.config.js").write_text(text)
    assert lint(capsys, "--select", WORKERS) == (1, [(WORKERS, None)])
    code, found = lint(capsys)
    assert code == 1
    assert set(found) == {(WORKERS, None), ("unused-suppression", None)}


def test_a_suppressed_finding_is_not_fixed(tree: Path) -> None:
    config = tree / "next.config.js"
    config.write_text("// nextlint-ignore[render-workers]: we upgrade soon\nmodule.exports = {};\n")
    before = config.read_bytes()
    assert main(["--fix"]) == 0
    assert config.read_bytes() == before


def test_after_an_upgrade_it_is_unused(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = tree / "next.config.js"
    config.write_text("// nextlint-ignore[render-workers]: we upgrade soon\nmodule.exports = {};\n")
    (tree / "package.json").write_text(PACKAGE.replace("13.4.4", "13.5.11"))
    assert lint(capsys) == (1, [("unused-suppression", None)])
    assert main(["--fix"]) == 0
    assert config.read_text() == "module.exports = {};\n"


def test_without_a_version_it_is_not_judged(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tree / "next.config.js").write_text("// nextlint-ignore[render-workers]: we upgrade soon\nmodule.exports = {};\n")
    (tree / "package.json").write_text(PACKAGE.replace("13.4.4", "github:vercel/next.js"))
    assert lint(capsys, "--ignore", "unresolved-release") == (0, [])


def test_of_a_shared_config_it_is_used_if_one_project_needs_it(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tree / "package.json").write_text("{}")
    (tree / "next.config.js").write_text("// nextlint-ignore[render-workers]: old is old\nmodule.exports = {};\n")
    for name, version in (("new", "14.2.5"), ("old", "13.4.4")):
        (tree / name).mkdir()
        (tree / name / "package.json").write_text(PACKAGE.replace("13.4.4", version))
    assert lint(capsys) == (0, [(WORKERS, "old is old")])
    assert lint(capsys, "new") == (1, [("unused-suppression", None)])


def test_of_a_shared_config_a_wrong_one_is_reported_once(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tree / "package.json").write_text("{}")
    (tree / "next.config.js").write_text("// nextlint-ignore[render-wrkers]: typo\nmodule.exports = {};\n")
    for name in ("one", "two"):
        (tree / name).mkdir()
        (tree / name / "package.json").write_text(PACKAGE.replace("13.4.4", "14.2.5"))
    assert lint(capsys) == (1, [("unused-suppression", None)])


def test_the_table_in_package_json_stands_for_what_has_no_line(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    package = {**json.loads(PACKAGE), "nextlint": {"ignore": {WORKERS: "we upgrade soon"}}}
    (tree / "package.json").write_text(json.dumps(package))
    assert lint(capsys) == (0, [(WORKERS, "we upgrade soon")])
    (tree / "next.config.js").write_text("module.exports = { experimental: { appDir: false } };\n")
    assert lint(capsys) == (1, [("unused-suppression", None)])
    assert main(["--fix"]) == 0
    assert json.loads((tree / "package.json").read_text()) == json.loads(PACKAGE)
