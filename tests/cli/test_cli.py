"""The command: options, streams, exit codes, standard input. What it prints of a finding is in tests/output."""

from __future__ import annotations

import io
import json
import os
import shlex
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from nextlint import __version__, checker
from nextlint.cli import main
from nextlint.cli.arguments import parser
from nextlint.config import loader
from nextlint.model.project import Project
from nextlint.model.report import FORMATS

OLD = '{"dependencies": {"next": "13.4.4"}}'
CONFIG = "module.exports = {};\n"
FIXED = "module.exports = { experimental: { appDir: false } };\n"
SOURCES = Path(__file__).parents[2] / "src"

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with apps/web, which render-workers is found in, and apps/docs, where nothing is wrong."""
    (tmp_path / ".git").mkdir()
    for name, package in (("web", OLD), ("docs", OLD.replace("13.4.4", "14.2.5"))):
        (tmp_path / "apps" / name).mkdir(parents=True)
        (tmp_path / "apps" / name / "package.json").write_text(package)
        (tmp_path / "apps" / name / "next.config.js").write_text(CONFIG)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def command(*arguments: str, cwd: Path, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """nextlint in a process of its own, with nothing of this one's environment but what it needs to start."""
    variables = {"PYTHONPATH": str(SOURCES), "PATH": os.environ.get("PATH", ""), **environment}
    call = [sys.executable, "-m", "nextlint", *arguments]
    return subprocess.run(call, cwd=cwd, input=stdin, capture_output=True, env=variables, timeout=60, check=False)


# Exit codes and streams.


def test_findings_go_to_stdout(tree: Path, capsys: Capture) -> None:
    assert main([]) == 1
    captured = capsys.readouterr()
    assert "error[render-workers]" in captured.out
    assert captured.out.endswith("\nChecked 2 projects: 1 error (1 fixable with --fix).\n")
    assert captured.err == ""


def test_unsafe_fixes_are_proven_where_their_edits_are_shown(tree: Path, capsys: Capture) -> None:
    """In the other formats they are to be tried, also one that does not stand."""
    config = "const config = { experimental: { turbo: { rules: {} } } };\nconfig.experimental.turbo.rules.svg = [];\n"
    (tree / "apps" / "web" / "next.config.js").write_text(config + "module.exports = config;\n")
    arguments = ["apps/web", "--select", "moved-option", "--next-version", "16.4.6"]
    main([*arguments, "--output-format", "concise"])
    assert capsys.readouterr().out.endswith("Checked 1 project: 1 error (1 to try with --fix --unsafe-fixes).\n")
    main([*arguments, "--output-format", "json"])
    [found] = json.loads(capsys.readouterr().out)["findings"]
    assert (found["fix"], bool(found["noFix"])) == (None, True)
    main([*arguments, "--fix", "--unsafe-fixes"])
    assert f"no fix: {found['noFix']}" in capsys.readouterr().out


def test_nothing_found(tree: Path, capsys: Capture) -> None:
    assert main(["apps/docs"]) == 0
    assert capsys.readouterr() == ("Checked 1 project: nothing found.\n", "")


@pytest.mark.parametrize("arguments", [[], ["-"]])
def test_a_folder_without_projects(tree: Path, capsys: Capture, arguments: list[str]) -> None:
    (tree / "empty").mkdir()
    assert main(["empty"]) == 0
    assert capsys.readouterr() == ("", "No Next.js project found in empty.\n")
    assert main(["empty", "-q"]) == 0
    assert capsys.readouterr() == ("", "")


def test_a_file_that_concerns_no_project(tree: Path, capsys: Capture) -> None:
    (tree / "notes.json").write_text("{}")
    assert main(["notes.json"]) == 0
    assert capsys.readouterr() == ("", "No Next.js project found in notes.json.\n")


def test_a_folder_above_without_a_project_is_named_so_that_it_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    (tmp_path / "inner").mkdir()
    monkeypatch.chdir(tmp_path / "inner")
    assert main([".."]) == 0
    assert capsys.readouterr().err == 'No Next.js project found in "..".\n'
    assert main(["."]) == 0
    assert capsys.readouterr().err == "No Next.js project found in this folder.\n"


def test_a_path_that_does_not_exist(tree: Path, capsys: Capture) -> None:
    assert main(["apps/web", "apps/wbe"]) == 2
    assert capsys.readouterr() == ("", "nextlint: error: apps/wbe: no such file or folder\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--fixx"], 'unknown option --fixx; did you mean "--fix"?'),
        (["--output-fromat=json"], 'unknown option --output-fromat=json; did you mean "--output-format"?'),
        (["--zzz"], "unknown option --zzz"),
        (["--output-format", "jsn"], 'argument --output-format: there is no format "jsn"; did you mean "json"?'),
        (["--output-format", "z"], 'there is no format "z"; there are full, concise, json, sarif'),
        (["--select", "rendr-workers"], 'there is no rule or category "rendr-workers"; did you mean "render-workers"?'),
        (["--ignore", "stabilty"], 'there is no rule or category "stabilty"; did you mean "stability"?'),
        (
            ["--extend-select", "x"],
            'there is no rule or category "x"; all of them: https://nextlint.readthedocs.io/en/latest/rules/',
        ),
        (["--explain", "x"], 'there is no rule "x"; all of them: https://nextlint.readthedocs.io/en/latest/rules/'),
        (["--explain", "rendr-workers"], 'there is no rule "rendr-workers"; did you mean "render-workers"?'),
        (["--fail-on", "never"], "argument --fail-on: invalid choice: 'never'"),
        (["--next-version", "13.4"], '"13.4" is not a full version (for example 13.4.4)'),
        (["--next-version", "latest"], '"latest" is not a full version (for example 13.4.4)'),
        (["--add-suppressions", " "], "argument --add-suppressions: give a reason"),
        (["--unsafe-fixes"], "--unsafe-fixes needs --fix or --diff"),
        (["-"], "name the file on standard input, for example --stdin-filename apps/web/next.config.js"),
        (["--stdin-filename", "yarn.lock"], "standard input can be a config or a package.json; yarn.lock is read from"),
        (["-", "apps"], "standard input (-) cannot be linted together with other paths"),
        (["--output-file", "a", "--output-file", "b"], "give each --output-file its own format: FORMAT:b"),
        (
            ["--output-file", "no/such/folder"],
            "no/such/folder: the report cannot be written: No such file or directory",
        ),
        (["--config", "none.toml"], "none.toml: it cannot be read (No such file or directory)"),
    ],
)
def test_what_is_refused(tree: Path, capsys: Capture, arguments: list[str], message: str) -> None:
    assert main([*arguments]) == 2
    captured = capsys.readouterr()
    assert f"nextlint: error: {message}" in captured.err or message in captured.err.splitlines()[-1]
    assert captured.out == ""


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], 1),
        (["--exit-zero"], 0),
        (["--fail-on", "error"], 1),
        (["--ignore", "render-workers"], 0),
        (["--select", "options"], 0),
        (["--select", "options,stability"], 1),
        (["--select", "options", "--select", "stability"], 1),
        (["--select", "options", "--extend-select", "render-workers"], 1),
        (["--select", "stability", "--ignore", "render-workers"], 0),
        (["--next-version", "13.5.11"], 0),
        (["--exclude", "web"], 0),
        (["--inspect"], 0),
        (["--statistics"], 1),
        (["-q"], 1),
    ],
)
@pytest.mark.parametrize("name", ["full", "concise", "json", "sarif", "github", "gitlab", "junit"])
def test_the_exit_code_is_the_same_in_every_format(tree: Path, arguments: list[str], code: int, name: str) -> None:
    assert main([*arguments, "--output-format", name]) == code


def test_fail_on(tree: Path) -> None:
    (tree / "nextlint.toml").write_text('[severity]\nrender-workers = "warning"\n')
    assert main([]) == 1
    assert main(["--fail-on", "error"]) == 0
    (tree / "nextlint.toml").write_text('[severity]\nrender-workers = "info"\n')
    assert main([]) == 0
    assert main(["--fail-on", "info"]) == 1


@pytest.mark.parametrize("name", FORMATS)
def test_a_crash_in_one_project_is_its_own_problem(
    tree: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """What is said of all others is said, in every format, and the exit code is 2."""
    (tree / "apps" / "sound").mkdir()
    (tree / "apps" / "sound" / "package.json").write_text(OLD)
    load = loader.load

    def fail(reader: object, project: Project, version: object) -> object:
        if project.root.endswith("web"):
            raise ZeroDivisionError("no")
        return load(reader, project, version)  # type: ignore[arg-type] # as they come

    monkeypatch.setattr(checker, "load", fail)
    message = "nextlint: error: apps/web: unexpected ZeroDivisionError: no (a bug in nextlint; please report it"
    for fixing in ([], ["--diff"]):
        assert main(["--output-format", name, *fixing]) == 2
        out, err = capsys.readouterr()
        assert "render-workers" in out or fixing or name == "vex"
        assert f"{message}, with the output of -v)\n" in err
    assert main(["apps/web", "-v", "--exit-zero"]) == 2
    assert "Traceback (most recent call last):\n" in capsys.readouterr().err


def test_a_crash_outside_of_a_project(tree: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object, **named: object) -> None:
        raise ZeroDivisionError("no")

    monkeypatch.setattr("nextlint.output.concise.render", fail)
    assert main(["--output-format", "concise"]) == 2
    assert capsys.readouterr().err.startswith("nextlint: error: unexpected ZeroDivisionError: no (a bug in nextlint")


@pytest.mark.skipif(os.geteuid() == 0 or os.name == "nt", reason="nothing is unreadable for root")
def test_what_cannot_be_read_makes_the_run_incomplete(tree: Path, capsys: Capture) -> None:
    (tree / "apps" / "web").chmod(0)
    try:
        assert main([]) == 2
    finally:
        (tree / "apps" / "web").chmod(0o755)
    assert capsys.readouterr().err == "nextlint: error: apps/web: it cannot be read (Permission denied)\n"


# Fixing.


def test_fix(tree: Path, capsys: Capture) -> None:
    assert main(["--fix"]) == 0
    assert (tree / "apps/web/next.config.js").read_text() == FIXED
    assert (tree / "apps/docs/next.config.js").read_text() == CONFIG
    assert capsys.readouterr().out.endswith("Checked 2 projects: fixed 1; nothing remains.\n")
    assert main(["--fix"]) == 0
    assert capsys.readouterr().out == "Checked 2 projects: nothing found.\n"


def test_fix_never_hides_what_remains(tree: Path, capsys: Capture) -> None:
    (tree / "apps/docs/next.config.ts").write_text("export default {};\n")
    assert main(["--fix", "--output-format", "concise"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("] ")[0].split(" ")[-1] for line in lines[:2]] == [
        "warning[ignored-config",
        "fixed[render-workers",
    ]


def test_diff(tree: Path, capsys: Capture) -> None:
    assert main(["--diff"]) == 1
    captured = capsys.readouterr()
    assert (tree / "apps/web/next.config.js").read_text() == CONFIG
    assert f"-{CONFIG}+{FIXED}" in captured.out
    assert captured.err == "Checked 2 projects: would fix 1; nothing remains.\n"
    assert main(["--diff", "--fix", "-q"]) == 1
    assert (tree / "apps/web/next.config.js").read_text() == CONFIG
    assert capsys.readouterr() == (captured.out, "")
    assert main(["--diff", "apps/docs"]) == 0
    assert capsys.readouterr().out == ""
    assert main(["--diff", "--exit-zero"]) == 0


def test_git_can_apply_the_diff(tree: Path, capsys: Capture) -> None:
    git = shutil.which("git")
    if git is None:
        pytest.skip("git is not there")
    (tree / "apps/web/next.config.js").write_bytes("\ufeff// 日本\r\nmodule.exports = {};".encode())
    main(["--diff"])
    (tree / "fix.patch").write_bytes(capsys.readouterr().out.encode())
    shutil.rmtree(tree / ".git")
    subprocess.run([git, "init", "-q", "."], cwd=tree, check=True)
    subprocess.run([git, "apply", "fix.patch"], cwd=tree, check=True)
    expected = "\ufeff// 日本\r\nmodule.exports = { experimental: { appDir: false } };".encode()
    assert (tree / "apps/web/next.config.js").read_bytes() == expected


# Output.


def test_output_file_takes_the_place_of_stdout(tree: Path, capsys: Capture) -> None:
    assert main(["--output-format", "json", "--output-file", "report.json"]) == 1
    assert capsys.readouterr() == ("", "")
    assert json.loads((tree / "report.json").read_text())["summary"]["findings"] == 1


def test_several_outputs_at_once(tree: Path, capsys: Capture) -> None:
    arguments = ["--output-file", "sarif:out.sarif", "--output-file", "junit:out.xml", "--output-format", "concise"]
    assert main(arguments) == 1
    assert capsys.readouterr().out.startswith("apps/web/next.config.js:1:1: error[render-workers] ")
    assert json.loads((tree / "out.sarif").read_text())["version"] == "2.1.0"
    assert (tree / "out.xml").read_text().startswith("<?xml")


def test_each_format_goes_to_the_file_behind_it(tree: Path, capsys: Capture) -> None:
    files = [
        "--output-format",
        "sarif",
        "--output-file",
        "out.sarif",
        "--output-format",
        "json",
        "--output-file",
        "out",
    ]
    assert main(files) == 1
    assert capsys.readouterr() == ("", "")
    assert json.loads((tree / "out.sarif").read_text())["version"] == "2.1.0"
    assert json.loads((tree / "out").read_text())["version"] == 1
    assert main([*files, "--output-format", "concise"]) == 1
    assert capsys.readouterr().out.startswith("apps/web/next.config.js:1:1: error[render-workers] ")


def test_the_last_of_several_formats_is_printed(tree: Path, capsys: Capture) -> None:
    assert main(["--output-format", "json", "--output-format", "concise"]) == 1
    assert capsys.readouterr().out.startswith("apps/web/next.config.js:1:1: error[render-workers] ")
    assert main(["--output-file", "report", "--output-format", "json"]) == 1
    assert capsys.readouterr() == ("", "")
    assert json.loads((tree / "report").read_text())["version"] == 1


def test_a_file_name_with_a_colon(tree: Path) -> None:
    assert main(["--output-format", "json", "--output-file", "a:b"]) == 1
    assert json.loads((tree / "a:b").read_text())["version"] == 1


ESCAPE = "\x1b["


@pytest.mark.parametrize(
    ("arguments", "environment", "colored"),
    [
        ([], {}, False),
        (["--color", "always"], {}, True),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "0"}, False),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
        (["--output-format", "json"], {"FORCE_COLOR": "1"}, False),
    ],
)
def test_color(
    tree: Path,
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    environment: dict[str, str],
    colored: bool,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    main(arguments)
    assert (ESCAPE in capsys.readouterr().out) is colored


def test_verbose_says_what_was_read_on_stderr(tree: Path, capsys: Capture) -> None:
    (tree / "nextlint.toml").write_text("")
    assert main(["apps/web", "-v", "--output-format", "json"]) == 1
    captured = capsys.readouterr()
    json.loads(captured.out)
    assert "apps/web: settings: ../../nextlint.toml\n" in captured.err


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("arguments", "is_shown"), [([], True), (["-q"], False), (["--fix"], True)])
def test_progress_is_drawn_for_a_terminal_after_a_while(
    tree: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], is_shown: bool
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr("nextlint.cli.progress.PATIENCE", 1000.0)
    main([*arguments, "--diff"])
    assert "2/2" not in terminal.getvalue()
    monkeypatch.setattr("nextlint.cli.progress.PATIENCE", 0.0)
    main(arguments)
    assert ("2/2" in terminal.getvalue()) is is_shown


def test_inspect(tree: Path, capsys: Capture) -> None:
    assert main(["--inspect", "apps/docs", "--output-format", "json"]) == 0
    (project,) = json.loads(capsys.readouterr().out)["projects"]
    config = project["config"]
    assert {**config, "deciding": {}} == {
        "path": "apps/docs/next.config.js",
        "kind": "object",
        "options": {},
        "deciding": {},
        "assumptions": [],
    }


def test_inspect_shows_the_options_that_decide_and_what_is_assumed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    package = {"name": "shop", "dependencies": {"next": "13.4.4"}, "scripts": {"start": "next start"}}
    (tmp_path / "package.json").write_text(json.dumps(package))
    (tmp_path / "next.config.js").write_text("module.exports = require('my-lib').withMine({ swcMinify: true });\n")
    monkeypatch.chdir(tmp_path)
    assert main(["--inspect"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "shop"
    assert "  assumed  that my-lib returns the config it is given" in printed
    assert "    experimental.appDir = absent: the default of Next.js 13.4.4 is true" in printed
    assert main(["--inspect", "--output-format", "json"]) == 0
    (project,) = json.loads(capsys.readouterr().out)["projects"]
    assert project["name"] == "shop"
    assert project["config"]["deciding"]["experimental.appDir"] is True
    assert project["config"]["assumptions"] == ["that my-lib returns the config it is given"]


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, "by `next start`"),
        (
            {"Dockerfile": "FROM node\nCMD node server.js", "server.js": "require('next')({})"},
            "one of several ways of serving",
        ),
        (
            {"next.config.js": "module.exports = { output: 'standalone' }", "Procfile": "web: node server.js"},
            "one of several",
        ),
        ({"fly.toml": "[processes"}, "fly.toml cannot be used: it is not TOML"),
    ],
)
def test_inspect_shows_how_the_project_is_served(
    files: dict[str, str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    package = {"name": "shop", "dependencies": {"next": "13.4.4"}, "scripts": {"start": "next start"}}
    for name, text in {"package.json": json.dumps(package), **files}.items():
        (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    assert main(["--inspect", "--output-format", "json"]) == 0
    (project,) = json.loads(capsys.readouterr().out)["projects"]
    (note,) = [note for note in project["notes"] if note.startswith("serving: ")]
    assert said in note


def test_list_rules_and_explain(tree: Path, capsys: Capture) -> None:
    assert main(["--list-rules"]) == 0
    assert "\nrender-workers " in capsys.readouterr().out
    assert main(["--list-rules", "--output-format", "json"]) == 0
    rules = json.loads(capsys.readouterr().out)
    assert "render-workers" in [rule["id"] for rule in rules]
    assert main(["--explain", "render-workers", "--output-format", "json"]) == 0
    explained = json.loads(capsys.readouterr().out)
    assert explained.pop("options") != []
    assert explained in rules
    assert main(["--explain", "render-workers"]) == 0
    assert capsys.readouterr().out.startswith("render-workers: ")


def test_explain_tells_the_options_of_a_rule_with_what_replaced_them(tree: Path, capsys: Capture) -> None:
    assert main(["--explain", "renamed-option"]) == 0
    printed = capsys.readouterr().out
    assert "\nOptions (replacement or reason; Next.js)\n" in printed
    assert "\n  experimental.isrMemoryCacheSize: cacheMaxMemorySize; dropped from 14.1.0 on\n" in printed
    assert main(["--explain", "renamed-option", "--output-format", "json"]) == 0
    known = {"path": "experimental.isrMemoryCacheSize", "note": "cacheMaxMemorySize", "where": "dropped from 14.1.0 on"}
    assert known in json.loads(capsys.readouterr().out)["options"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_completion(tree: Path, capsys: Capture, shell: str) -> None:
    assert main(["--completion", shell]) == 0
    script = capsys.readouterr().out
    assert "render-workers" in script
    assert "stdin" in script
    program = shutil.which(shell)
    if program and shell in ("bash", "zsh"):
        subprocess.run([program, "-n"], input=script.encode(), check=True)


def test_completion_without_its_library(tree: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "shtab", None)
    assert main(["--completion", "bash"]) == 2
    assert capsys.readouterr().err == 'nextlint: error: completion needs shtab: pip install "nextlint[completion]"\n'


# Standard input.


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes | str], None]:
    def replace(data: bytes | str) -> None:
        raw = data.encode() if isinstance(data, str) else data
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))

    return replace


Stdin = Callable[[bytes | str], None]
HELD = ["-", "--stdin-filename", "apps/web/next.config.js"]


def test_stdin_is_linted_in_the_place_of_the_file(tree: Path, capsys: Capture, stdin: Stdin) -> None:
    stdin(FIXED)
    assert main(HELD) == 0
    stdin("// a word\n" + CONFIG)
    assert main([*HELD, "--output-format", "concise", "-q"]) == 1
    assert "apps/web/next.config.js:2:1: error[render-workers]" in capsys.readouterr().out


def test_stdin_is_shown_in_the_frame(tree: Path, capsys: Capture, stdin: Stdin) -> None:
    stdin("module.exports = { held: 'by an editor' };\n")
    assert main(HELD) == 1
    assert "held: 'by an editor'" in capsys.readouterr().out


def test_stdin_for_a_file_that_is_not_saved_yet(tree: Path, capsys: Capture, stdin: Stdin) -> None:
    (tree / "apps/web/next.config.js").unlink()
    stdin(CONFIG)
    assert main([*HELD, "--output-format", "concise", "-q"]) == 1
    assert capsys.readouterr().out.startswith("apps/web/next.config.js:1:1: error[render-workers] ")


def test_stdin_is_what_other_files_are_named_in(tree: Path, capsys: Capture, stdin: Stdin) -> None:
    (tree / "apps/web/next.config.cjs").write_text("module.exports = {};\n")
    stdin(FIXED)
    assert main([*HELD, "--select", "ignored-config", "-q"]) == 1
    assert "warning[ignored-config] next.config.cjs has no" in capsys.readouterr().out
    stdin("module.exports = require('./next.config.cjs');\n")
    assert main([*HELD, "--select", "ignored-config"]) == 0


def test_stdin_for_a_package_json(tree: Path, stdin: Stdin) -> None:
    stdin(OLD.replace("13.4.4", "13.5.11"))
    assert main(["--stdin-filename", "apps/web/package.json"]) == 0
    stdin(OLD)
    assert main(["--stdin-filename", "apps/web/package.json"]) == 1


@pytest.mark.parametrize(
    ("text", "fixed", "code"),
    [
        (CONFIG, FIXED, 0),
        (FIXED, FIXED, 0),
        ("\ufeffmodule.exports = {};\r\n", "\ufeff" + FIXED.replace("\n", "\r\n"), 0),
        ("module.exports = {", "module.exports = {", 1),
    ],
)
def test_stdin_is_fixed_to_stdout(
    tree: Path, stdin: Stdin, capfdbinary: pytest.CaptureFixture[bytes], text: str, fixed: str, code: int
) -> None:
    stdin(text)
    assert main([*HELD, "--fix"]) == code
    captured = capfdbinary.readouterr()
    assert captured.out == fixed.encode()
    assert b"Checked 1 project: " in captured.err
    assert (tree / "apps/web/next.config.js").read_text() == CONFIG


def test_stdin_outside_of_any_project_comes_back_as_it_is(
    tree: Path, stdin: Stdin, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    stdin("whatever")
    assert main(["--stdin-filename", "notes.json", "--fix"]) == 0
    assert capfdbinary.readouterr().out == b"whatever"


def test_stdin_that_is_no_text(tree: Path, capsys: Capture, stdin: Stdin) -> None:
    stdin(b"\xff\xfe")
    assert main([*HELD, "--fix"]) == 2
    message = "nextlint: error: standard input cannot be read: it is not UTF-8 (byte 0 is 0xff)\n"
    assert capsys.readouterr() == ("", message)


def test_stdin_diff(tree: Path, capsys: Capture, stdin: Stdin) -> None:
    stdin("// held\n" + CONFIG)
    assert main([*HELD, "--diff"]) == 1
    assert f" // held\n-{CONFIG}+{FIXED}" in capsys.readouterr().out


# Processes.


def test_version(tree: Path) -> None:
    done = command("--version", cwd=tree)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"nextlint {__version__}\n".encode(), b"")
    done = command("-q", "--version", cwd=tree)
    assert (done.returncode, done.stdout) == (0, f"nextlint {__version__}\n".encode())


def test_help(tree: Path) -> None:
    done = command("--help", cwd=tree, COLUMNS="80")
    assert (done.returncode, done.stderr) == (0, b"")
    assert max(map(len, done.stdout.decode().splitlines())) <= 80


def test_a_closed_pipe_is_no_crash(tree: Path) -> None:
    for number in range(200):
        shutil.copytree(tree / "apps/web", tree / f"apps/web{number}")
    call = [sys.executable, "-m", "nextlint"]
    variables = {"PYTHONPATH": str(SOURCES)}
    process = subprocess.Popen(call, cwd=tree, env=variables, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(60) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a Linux device")
@pytest.mark.parametrize(
    "arguments", [[], ["--output-format", "json"], ["--list-rules"], ["--version"], ["--help"], ["--diff"]]
)
def test_output_that_cannot_be_written(tree: Path, arguments: list[str]) -> None:
    call = [sys.executable, "-m", "nextlint", *arguments]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            call, cwd=tree, env={"PYTHONPATH": str(SOURCES)}, stdout=full, stderr=subprocess.PIPE, check=False
        )
    message = b"nextlint: error: standard output cannot be written: No space left on device\n"
    assert (done.returncode, done.stderr) == (2, message)


def heed_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise there")
def test_an_interrupt_is_quiet(tree: Path) -> None:
    call = [sys.executable, "-m", "nextlint", "-", "--stdin-filename", "apps/web/next.config.js"]
    variables = {"PYTHONPATH": str(SOURCES)}
    pipe = subprocess.PIPE
    with subprocess.Popen(  # what a shell starts with `&` ignores the signal, and so would its children
        call,
        cwd=tree,
        env=variables,
        stdin=pipe,
        stdout=pipe,
        stderr=pipe,
        preexec_fn=heed_interrupts,  # noqa: PLW1509 - this test has no threads
    ) as process:
        assert process.stdin is not None
        process.stdin.write(b" " * (1 << 20))  # more than a pipe holds: it is written when the process reads
        time.sleep(1)  # now it waits for the rest
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
        assert process.stdout is not None
        assert process.stderr is not None
        assert (process.stdout.read(), process.stderr.read()) == (b"", b"")


@pytest.mark.parametrize("name", ["full", "concise", "json", "sarif", "github", "gitlab", "junit"])
def test_a_stream_that_is_not_utf_8(tree: Path, name: str) -> None:
    config = tree / "apps/web/日本"
    config.mkdir()
    (config / "package.json").write_text(OLD)
    (config / "next.config.js").write_text("module.exports = { name: '日本' };\n")
    done = command("--output-format", name, cwd=tree, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"render-workers" in done.stdout


def test_a_config_that_does_not_parse_is_found_with_every_version(tree: Path, capsys: Capture) -> None:
    (tree / "apps/docs/package.json").write_text(OLD.replace("13.4.4", "12.3.4"))
    (tree / "apps/docs/next.config.js").write_text("module.exports = {\n")
    assert main(["apps/docs"]) == 1
    assert "error[unparsable-config]" in capsys.readouterr().out
    assert main(["apps/docs", "--select", "project"]) == 1
    assert main(["apps/docs", "--select", "all"]) == 1
    assert main(["apps/docs", "--extend-select", "render-workers"]) == 1
    capsys.readouterr()
    assert main(["apps/docs", "--select", "render-workers"]) == 0
    assert main(["apps/docs", "--ignore", "unparsable-config"]) == 0


# Streams and files that are not as usual.


def closed(tree: Path, redirection: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    call = shlex.join([sys.executable, "-m", "nextlint", *arguments])
    variables = {**os.environ, "PYTHONPATH": str(SOURCES)}
    return subprocess.run(
        ["sh", "-c", f"{call} {redirection}"], cwd=tree, env=variables, capture_output=True, check=False, timeout=60
    )


@pytest.mark.skipif(os.name == "nt", reason="a shell closes streams otherwise there")
@pytest.mark.parametrize(
    ("redirection", "arguments", "code", "err"),
    [
        (">&-", [], 2, b"nextlint: error: standard output cannot be written: it is closed\n"),
        (">&-", ["--output-file", "report"], 1, b""),
        ("<&-", [], 1, b""),
        (
            "<&-",
            ["-", "--stdin-filename", "x.js"],
            2,
            b"nextlint: error: standard input cannot be read: it is closed\n",
        ),
        ("2>&-", [], 1, b""),
        ("2>&-", ["nope"], 2, b""),
        ("2>&- >&- <&-", ["--output-file", "report"], 1, b""),
        ("2>/dev/full", ["nope"], 2, b""),
        ("2>/dev/full", ["--nope"], 2, b""),
        ("2>/dev/full", ["-v"], 1, b""),
        (">/dev/full", [], 2, b"nextlint: error: standard output cannot be written: No space left on device\n"),
    ],
)
def test_streams_that_are_closed_or_full(
    tree: Path, redirection: str, arguments: list[str], code: int, err: bytes
) -> None:
    done = closed(tree, redirection, *arguments)
    assert (done.returncode, done.stderr) == (code, err)


@pytest.mark.skipif(os.name == "nt", reason="a folder in use stays there")
def test_a_working_directory_that_was_removed(tree: Path) -> None:
    done = closed(tree, "", ".")
    assert done.returncode == 1
    gone = "mkdir gone && cd gone && rmdir ../gone && "
    variables = {**os.environ, "PYTHONPATH": str(SOURCES)}
    done = subprocess.run(
        ["sh", "-c", f"{gone}{shlex.quote(sys.executable)} -m nextlint"],
        cwd=tree, env=variables, capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (2, b"nextlint: error: the working directory no longer exists\n")


def test_a_report_is_never_written_over_what_is_read(tree: Path, capsys: Capture) -> None:
    (tree / "apps" / "web" / "next.config.js").write_text("module.exports = require('./base')\n")
    (tree / "apps" / "web" / "base.js").write_text("module.exports = {}\n")
    (tree / "link").symlink_to("apps/web/package.json")
    for name in ("apps/web/package.json", "link", "apps/web/next.config.js", "yarn.lock", "nextlint.toml"):
        assert main(["--output-file", name]) == 2
        assert "would overwrite a file that nextlint reads" in capsys.readouterr().err
    assert (tree / "apps" / "web" / "package.json").read_text() == OLD


@pytest.mark.skipif(os.name == "nt", reason="there are no such files there")
def test_a_report_takes_the_place_of_a_file_whole(tree: Path, capsys: Capture) -> None:
    (tree / "real").write_text("old")
    (tree / "real").chmod(0o640)
    (tree / "report").symlink_to("real")
    before = (tree / "real").stat().st_ino
    assert main(["--output-file", "json:report"]) == 1
    json.loads((tree / "report").read_text())
    after = (tree / "real").stat()
    assert after.st_ino != before
    assert (after.st_mode & 0o777, (tree / "report").is_symlink()) == (0o640, True)
    os.mkfifo(tree / "pipe")
    assert main(["--output-file", "pipe"]) == 2  # nobody reads it
    assert main(["--output-file", os.devnull]) == 1
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)
    assert sorted(path.name for path in tree.iterdir() if path.name.startswith(".nextlint")) == []


def test_a_misspelt_format_of_a_file_is_refused(tree: Path, capsys: Capture) -> None:
    assert main(["--output-file", "jsn:report"]) == 2
    assert (
        'there is no format "jsn"; did you mean "json"? For a file of that name, write ./jsn:report'
        in capsys.readouterr().err
    )
    assert main(["--output-file", "./jsn:report"]) == 1
    assert (tree / "jsn:report").exists()


def test_exit_non_zero_on_fix(tree: Path) -> None:
    assert main(["--fix", "apps/web", "--exit-non-zero-on-fix"]) == 1
    assert main(["--fix", "apps/web", "--exit-non-zero-on-fix"]) == 0


def test_every_option_has_help() -> None:
    assert all(action.help for action in parser()._actions)


def test_file_names_that_begin_with_a_dash(tree: Path, capsys: Capture) -> None:
    (tree / "-q").mkdir()
    (tree / "-q" / "package.json").write_text(OLD)
    assert main(["-q/package.json", "--output-format", "concise"]) == 1
    assert capsys.readouterr().out.startswith("-q/package.json:1:28: error[render-workers]")
    assert main(["-x/package.json"]) == 2
    assert "unknown option -x/package.json" in capsys.readouterr().err
