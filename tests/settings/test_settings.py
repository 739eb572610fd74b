from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from nextlint.cli import main
from nextlint.files.reader import Reader
from nextlint.model.errors import NextlintError
from nextlint.settings import Finder, Settings
from nextlint.settings.schema import settings_schema, violations

NEXT = '{"dependencies": {"next": "14.2.5"}}'
IGNORED = "next.config.ts"  # Next 14 does not read it: ignored-config


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A git work tree with one project, apps/web, in which ignored-config fires."""
    (tmp_path / ".git").mkdir()
    write(tmp_path, {"apps/web/package.json": NEXT, f"apps/web/{IGNORED}": "export default {};\n"})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def found(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str]]:
    """The exit code, and "path rule" (with the reason, if it is suppressed) of everything in the report."""
    code = main([*arguments, "--output-format", "json"])
    out = capsys.readouterr().out
    report = json.loads(out) if out else {"findings": []}
    return code, [
        f"{one['path']} {one['rule']}" + (f" ({one['suppressed']})" if one["suppressed"] is not None else "")
        for one in report["findings"]
    ]


WEB = f"apps/web/{IGNORED} ignored-config"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("nextlint.toml", 'ignore = ["ignored-config"]\n'),
        ("pyproject.toml", '[tool.nextlint]\nignore = ["ignored-config"]\n'),
        ("pyproject.toml", 'tool = { nextlint = { ignore = ["ignored-config"] } }\n'),
        ("package.json", '{"nextlint": {"ignore": ["ignored-config"], "fail-on": "error"}}'),
    ],
)
@pytest.mark.parametrize("folder", ["", "apps/", "apps/web/"])
def test_each_file_counts_from_the_project_upwards(
    tree: Path, capsys: pytest.CaptureFixture[str], folder: str, name: str, text: str
) -> None:
    if folder == "apps/web/" and name == "package.json":
        text = json.dumps({**json.loads(text), **json.loads(NEXT)})
    write(tree, {folder + name: text})
    assert found(capsys) == (0, [])


def test_the_nearest_file_counts_alone(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tree, {"nextlint.toml": 'ignore = ["ignored-config"]\n', "apps/nextlint.toml": 'fail-on = "info"\n'})
    assert found(capsys) == (1, [WEB])


def test_each_project_has_its_own_nearest_file(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tree, {"apps/docs/package.json": NEXT, f"apps/docs/{IGNORED}": "export default {};\n"})
    write(tree, {"apps/docs/nextlint.toml": 'ignore = ["options"]\n'})
    assert found(capsys) == (1, [WEB])


def test_nothing_outside_of_the_repository_counts(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tree, {"repository/.git/HEAD": "", "nextlint.toml": 'ignore = ["ignored-config"]\n'})
    write(tree, {"repository/package.json": NEXT, f"repository/{IGNORED}": "export default {};\n"})
    assert found(capsys, "repository") == (1, [f"repository/{IGNORED} ignored-config"])


def test_two_files_with_settings_in_a_folder_are_refused(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tree, {"nextlint.toml": "", "pyproject.toml": "[project]\nname = 'x'\n\n[tool.nextlint]\n"})
    assert main([]) == 2
    error = (
        "nextlint: error: pyproject.toml:4: nextlint.toml in the same folder has settings too; keep only one of them\n"
    )
    assert capsys.readouterr().err == error


def test_a_pyproject_without_our_table_is_no_settings_file(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tree, {"apps/pyproject.toml": "[tool.other]\nnextlint = 1\n", "nextlint.toml": 'select = ["stability"]\n'})
    assert found(capsys) == (0, [])


def test_a_table_with_reasons_suppresses(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tree, {"nextlint.toml": '[ignore]\nignored-config = "15 comes next month"\n'})
    assert found(capsys) == (0, [WEB + " (15 comes next month)"])


def test_a_table_in_the_projects_package_adds_to_the_settings_above(
    tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package = {**json.loads(NEXT), "nextlint": {"ignore": {"ignored-config": "15 comes next month"}}}
    write(tree, {"apps/web/package.json": json.dumps(package), "nextlint.toml": '[severity]\noptions = "info"\n'})
    assert main(["--output-format", "json"]) == 0
    finding = json.loads(capsys.readouterr().out)["findings"][0]
    assert (finding["severity"], finding["suppressed"]) == ("info", "15 comes next month")


def test_per_file_ignores(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tree, {"apps/docs/package.json": NEXT, f"apps/docs/{IGNORED}": "export default {};\n"})
    write(tree, {"nextlint.toml": '[per-file-ignores]\n"apps/d*/**" = ["ignored-config"]\n'})
    assert found(capsys) == (1, [f'apps/docs/{IGNORED} ignored-config (per-file-ignores "apps/d*/**")', WEB])


@pytest.mark.parametrize(("severity", "code"), [("error", 1), ("warning", 1), ("info", 0)])
@pytest.mark.parametrize("name", ["ignored-config", "options", "all"])
def test_severity(tree: Path, capsys: pytest.CaptureFixture[str], name: str, severity: str, code: int) -> None:
    write(tree, {"nextlint.toml": f'severity = {{ {name} = "{severity}" }}\n'})
    assert main(["--output-format", "concise", "-q"]) == code
    assert f" {severity}[ignored-config]" in capsys.readouterr().out


@pytest.mark.parametrize("pattern", ["web", "apps/", "/apps/web", "**/web/**", "apps/*"])
def test_exclude(tree: Path, capsys: pytest.CaptureFixture[str], pattern: str) -> None:
    write(tree, {"nextlint.toml": f'exclude = ["{pattern}"]\n'})
    assert main([]) == 0
    assert capsys.readouterr().err == "No Next.js project found in this folder.\n"


@pytest.mark.parametrize("pattern", ["docs", "/web", "web/*.js", "!apps"])
def test_exclude_leaves_others(tree: Path, capsys: pytest.CaptureFixture[str], pattern: str) -> None:
    write(tree, {"nextlint.toml": f'exclude = ["{pattern}"]\n'})
    assert found(capsys) == (1, [WEB])


def test_exclude_of_a_file_below_the_working_directory(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tree, {"apps/nextlint.toml": 'exclude = ["web"]\n'})
    assert found(capsys) == (0, [])


def test_a_folder_that_is_asked_for_itself_is_not_excluded(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tree, {"nextlint.toml": 'exclude = ["web"]\n', "apps/web/nextlint.toml": 'exclude = ["../web"]\n'})
    assert found(capsys, "apps/web") == (1, [WEB])


def test_next_version(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tree, {"nextlint.toml": 'next-version = "15.1.0"\n'})
    assert found(capsys) == (0, [])
    assert found(capsys, "--next-version", "14.0.0") == (1, [WEB])


def test_output_format_and_fail_on(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tree, {"nextlint.toml": 'output-format = "github"\n[severity]\nall = "warning"\n'})
    assert main([]) == 1
    assert capsys.readouterr().out.startswith("::warning ")
    write(tree, {"nextlint.toml": 'output-format = "github"\nfail-on = "error"\n[severity]\nall = "warning"\n'})
    assert main([]) == 0
    assert main(["--fail-on", "warning"]) == 1


def test_a_list_switches_off_and_a_name_on_the_command_line_on(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tree, {"nextlint.toml": 'ignore = ["options"]\n'})
    assert found(capsys, "--select", "stability") == (0, [])
    assert found(capsys, "--select", "options") == (1, [WEB])
    write(tree, {"nextlint.toml": 'ignore = ["ignored-config"]\n'})
    assert found(capsys, "--select", "options") == (0, [])
    assert found(capsys, "--extend-select", "ignored-config") == (1, [WEB])


def test_isolated_and_config(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tree, {"nextlint.toml": 'ignore = ["ignored-config"]\n', "ci/strict.toml": 'exclude = ["apps/web"]\n'})
    assert found(capsys, "--isolated") == (1, [WEB])
    assert found(capsys, "--config", "ci/strict.toml") == (0, [])
    assert found(capsys, "--config", "ci/none.toml")[0] == 2


# Settings that are refused: each with the file, the line, and the nearest name.

REFUSED = [
    ("nextlint.toml", 'selct = ["all"]\n', ':1: unknown key "selct"; did you mean "select"?'),
    ("nextlint.toml", "\n\nzzz = 1\n", ':3: unknown key "zzz"; known: select, ignore, '),
    (
        "nextlint.toml",
        'select = [\n  "stability",\n  "ignored-confg",\n]\n',
        ':3: unknown rule or category "ignored-confg"; did you mean "ignored-config"?',
    ),
    (
        "nextlint.toml",
        'fail-on = "info"\n[ignore]\nignored-config = ""\n',
        ':3: "ignore.ignored-config" must not be empty',
    ),
    (
        "nextlint.toml",
        '[ignore]\nstability = "x"\noption = "y"\n',
        ':3: unknown rule or category "option"; did you mean "options"?',
    ),
    ("nextlint.toml", '[severity]\nall = "warn"\n', ':2: unknown severity "warn"; did you mean "warning"?'),
    ("nextlint.toml", '[severity]\nall = "off"\n', ':2: unknown severity "off"; known: error, warning, info'),
    ("nextlint.toml", 'next-version = "13.4"\n', ':1: "13.4" is not a full version (for example 13.4.4)'),
    ("nextlint.toml", "next-version = 13.4\n", ':1: "next-version" must be a string'),
    ("nextlint.toml", 'output-format = "jsn"\n', ':1: unknown output format "jsn"; did you mean "json"?'),
    ("nextlint.toml", 'ignore = "stability"\n', ':1: "ignore" must be a list or a table'),
    ("nextlint.toml", "exclude = [1]\n", ':1: "exclude.0" must be a string'),
    ("nextlint.toml", '["per-file-ignores"]\n"a/**" = ["x"]\n', ':2: unknown rule or category "x"'),
    ("nextlint.toml", "select = [\n", ":1: it is not TOML: "),
    (
        "pyproject.toml",
        '[project]\nselct = 1\n[tool.nextlint]\nselct = ["all"]\n',
        ':4: unknown key "selct"; did you mean "select"?',
    ),
    ("pyproject.toml", "[tool.nextlint\n", ":1: it is not TOML: "),
    ("pyproject.toml", "[tool]\nnextlint = true\n", ":2: the settings must be a table"),
    (
        "package.json",
        '{\n  "nextlint": {\n    "selct": []\n  }\n}\n',
        ':3: unknown key "selct"; did you mean "select"?',
    ),
    (
        "package.json",
        '{\n  "nextlint": {\n    "select": [\n      "stabilty"\n    ]\n  }\n}\n',
        ':4: unknown rule or category "stabilty"; did you mean "stability"?',
    ),
    (
        "package.json",
        '{\n  "nextlint": {\n    "ignore": {\n      "zzz": "why"\n    }\n  }\n}\n',
        ':4: unknown rule or category "zzz"',
    ),
]


@pytest.mark.parametrize(("name", "text", "message"), REFUSED, ids=[message for _, _, message in REFUSED])
def test_refused_with_place_and_nearest_name(
    tree: Path, capsys: pytest.CaptureFixture[str], name: str, text: str, message: str
) -> None:
    write(tree, {name: text})
    assert main([]) == 2
    captured = capsys.readouterr()
    assert captured.err.startswith(f"nextlint: error: {name}{message}")
    assert captured.err.count("\n") == 1
    assert captured.out == ""


def test_the_table_in_a_projects_package_is_checked(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    package = '{\n  "dependencies": {"next": "14.2.5"},\n  "nextlint": {"ignore": {"ignored-confg": "why"}}\n}\n'
    write(tree, {"apps/web/package.json": package})
    assert main([]) == 2
    message = 'apps/web/package.json:3: unknown rule or category "ignored-confg"; did you mean "ignored-config"?'
    assert capsys.readouterr().err == f"nextlint: error: {message}\n"


def test_a_broken_package_json_is_no_settings_file(tree: Path) -> None:
    write(tree, {"package.json": '{"name": "nextlint", '})
    assert Finder(Reader()).of_folder(str(tree)) == Settings()


def test_errors_of_the_library_carry_their_place(tree: Path) -> None:
    write(tree, {"nextlint.toml": "\nzzz = 1\n"})
    with pytest.raises(NextlintError) as raised:
        Finder(Reader()).of_folder(str(tree))
    assert (raised.value.path, raised.value.line) == (str(tree / "nextlint.toml"), 2)
    assert str(raised.value).startswith(f'{tree / "nextlint.toml"}:2: unknown key "zzz"')


# The schema.


def test_the_schema_is_valid_and_agrees_with_the_check() -> None:
    validator = jsonschema.Draft7Validator
    validator.check_schema(settings_schema())
    samples: list[Any] = [
        {},
        {"select": ["all", "stability"], "ignore": {"render-workers": "why"}, "severity": {"all": "info"}},
        {"ignore": ["options"], "per-file-ignores": {"a/**": ["all"]}, "exclude": ["x"], "next-version": "13.4.4"},
        {"output-format": "sarif", "fail-on": "error"},
        {"zzz": 1},
        {"select": "all"},
        {"select": ["zzz"]},
        {"ignore": {"all": ""}},
        {"ignore": {"zzz": "why"}},
        {"severity": {"all": "off"}},
        {"exclude": [""]},
        {"next-version": "13"},
        {"next-version": 13},
        {"per-file-ignores": {"a": ["zzz"]}},
        [],
    ]
    for sample in samples:
        ours = not list(violations(sample, settings_schema()))
        assert validator(settings_schema()).is_valid(sample) == ours, sample
