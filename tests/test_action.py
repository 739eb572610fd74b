"""The GitHub Action: the shell steps of action.yml, run as GitHub runs them, in a scratch repository."""

from __future__ import annotations

import json
import os
import re
import runpy
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

ROOT = Path(__file__).parent.parent
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
INSTALL, LINT, UPLOAD = STEPS
EXPRESSION = re.compile(r"\$\{\{\s*inputs\.([\w-]+)\s*\}\}")
PACKAGE = '{\n  "scripts": { "start": "next start" },\n  "dependencies": { "next": "13.4.4" }\n}\n'
BAD = "module.exports = { reactStrictMode: true };\n"
GOOD = "module.exports = { experimental: { appDir: false } };\n"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the steps are run with bash here")


class Done(NamedTuple):
    code: int
    stdout: str
    stderr: str
    outputs: dict[str, str]
    summary: str


def run_step(step: dict[str, Any], repository: Path, temporary: Path, inputs: dict[str, str]) -> Done:
    """One step as a runner does it: inputs into ``env``, the script into a file, ``bash -eo pipefail``."""
    values = {name: about["default"] for name, about in ACTION["inputs"].items()} | inputs
    output, summary, script = temporary / "output", temporary / "summary", temporary / "script.sh"
    for written in (output, summary):
        written.write_text("", encoding="utf-8")
    script.write_text(step["run"], encoding="utf-8")
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(temporary),
        "GITHUB_ACTIONS": "true",
        "GITHUB_ACTION_PATH": str(ROOT),
        "GITHUB_OUTPUT": str(output),
        "GITHUB_STEP_SUMMARY": str(summary),
        "RUNNER_TEMP": str(temporary),
        **{name: value for name, value in os.environ.items() if name.startswith(("PIP_", "SSL_", "REQUESTS_"))},
        **{name: EXPRESSION.sub(lambda match: values[match[1]], text) for name, text in step["env"].items()},
    }
    command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)]
    done = subprocess.run(command, cwd=repository, env=environment, capture_output=True, text=True, check=False)
    lines = output.read_text(encoding="utf-8").splitlines()
    outputs = dict(line.split("=", 1) for line in lines)
    return Done(done.returncode, done.stdout, done.stderr, outputs, summary.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A runner's temporary folder as the first step leaves it, with this checkout in place of an installed copy."""
    temporary = tmp_path_factory.mktemp("runner")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", temporary / "nextlint"], check=True)
    packages = next((temporary / "nextlint").glob("lib/python*/site-packages"))
    (packages / "here.pth").write_text(f"{ROOT / 'src'}\n{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    return temporary


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    root = tmp_path / "shop"
    (root / ".git").mkdir(parents=True)
    # What is known to be exposed at an old version grows every month; these tests are about the Action.
    (root / "nextlint.toml").write_text('ignore = ["security"]\n', encoding="utf-8")
    for folder, config in (("apps/bad", BAD), ("apps/good", GOOD)):
        project(root / folder, config)
    return root


def project(folder: Path, config: str) -> None:
    folder.mkdir(parents=True)
    (folder / "package.json").write_text(PACKAGE, encoding="utf-8")
    (folder / "next.config.js").write_text(config, encoding="utf-8")


@pytest.fixture
def lint(installed: Path, repository: Path) -> Callable[..., Done]:
    def lint(**inputs: str) -> Done:
        named = {name.replace("_", "-"): value for name, value in inputs.items()}
        return run_step(LINT, repository, installed, named)

    return lint


def names_in(repository: Path) -> set[str]:
    return {path.relative_to(repository).as_posix() for path in repository.rglob("*")}


def test_nothing_from_outside_is_part_of_a_script() -> None:
    for step in (INSTALL, LINT):
        assert "${{" not in step["run"]
        assert step["shell"] == "bash"


def test_every_input_is_used_and_described() -> None:
    used = set(re.findall(r"inputs\.([\w-]+)", json.dumps(STEPS)))
    assert used == ACTION["inputs"].keys()
    documented = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    assert all(f"| `{name}` |" in documented for name in [*ACTION["inputs"], *ACTION["outputs"]])


@pytest.mark.parametrize(
    "page", ["README.md", *sorted(str(path.relative_to(ROOT)) for path in (ROOT / "docs").glob("*.md"))]
)
def test_snippets_pin_each_action_to_a_commit(page: str) -> None:
    used = re.findall(r"^\s*(?:- )?uses: *(\S+)", (ROOT / page).read_text(encoding="utf-8"), re.M)
    assert [action for action in used if not re.search(r"@[0-9a-f]{40}$", action)] == []


def test_the_action_it_uses_is_pinned_to_a_commit() -> None:
    assert re.fullmatch(r"github/codeql-action/upload-sarif@[0-9a-f]{40}", UPLOAD["uses"])
    assert "steps.lint.outputs.sarif != ''" in UPLOAD["if"]


def test_findings_fail_the_step_and_are_frames_annotations_and_sarif(lint: Callable[..., Done]) -> None:
    done = lint()
    assert (done.code, done.outputs["exit-code"]) == (1, "1"), done.stderr
    frames, _, annotations = done.stdout.partition("::error ")
    assert "apps/bad/next.config.js:1:1 error[render-workers]" in frames
    assert annotations.startswith("title=render-workers,file=apps/bad/next.config.js,line=1,")
    log = json.loads(Path(done.outputs["sarif"]).read_text(encoding="utf-8"))
    assert [result["ruleId"] for result in log["runs"][0]["results"]] == ["render-workers"]


def test_the_summary_of_the_job_has_the_report_as_markdown(lint: Callable[..., Done]) -> None:
    assert "render-workers" in lint().summary
    assert "render-workers" not in lint(paths="apps/good").summary
    assert lint(paths="apps/none").summary == ""  # not that of an earlier run


def test_a_report_that_is_too_long_for_a_summary_is_said_to_be(tmp_path: Path) -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "action.py"))
    summary = tmp_path / "summary"
    script["summarize"](b"x" * script["MAX_SUMMARY"], summary)
    script["summarize"](b"x" * (script["MAX_SUMMARY"] + 1), summary)
    assert summary.read_bytes().lstrip(b"x") == (
        b"nextlint's report is too long for a summary: see the log of this step.\n"
    )


def test_what_is_quoted_from_files_is_no_workflow_command(lint: Callable[..., Done]) -> None:
    lines = lint().stdout.splitlines()
    token = lines[0].removeprefix("::stop-commands::")
    assert len(token) >= 32
    end = lines.index(f"::{token}::")
    assert any("error[render-workers]" in line for line in lines[:end])
    assert all(line.startswith("::error ") for line in lines[end + 1 :])


def test_a_clean_project_passes(lint: Callable[..., Done]) -> None:
    done = lint(paths="apps/good")
    assert (done.code, done.outputs["exit-code"]) == (0, "0"), done.stdout + done.stderr
    assert "::error" not in done.stdout


def test_never_reports_and_passes(lint: Callable[..., Done]) -> None:
    done = lint(fail_on="never")
    assert (done.code, done.outputs["exit-code"]) == (0, "0")
    assert "::error " in done.stdout


def test_a_level_that_is_none_is_refused(lint: Callable[..., Done]) -> None:
    done = lint(fail_on="eror")
    assert (done.code, done.outputs) == (2, {"exit-code": "2", "sarif": ""})
    assert "fail-on takes error, warning, info or never, not 'eror'" in done.stderr


def test_a_path_that_is_not_there_leaves_no_sarif_of_an_earlier_run(lint: Callable[..., Done]) -> None:
    assert lint().outputs["sarif"]
    done = lint(paths="apps/none")
    assert (done.code, done.outputs) == (2, {"exit-code": "2", "sarif": ""})


def test_more_options_are_taken_apart_as_a_shell_would(lint: Callable[..., Done]) -> None:
    assert lint(args="--ignore render-workers").code == 0
    assert lint(args="--exclude 'apps/b*'\n--fail-on error").code == 0


@pytest.mark.parametrize(
    "name", ["with a space", "$(touch pwned)", "`touch pwned`", "a;touch pwned", "'\"", "--fix", "-", "*"]
)
def test_strange_paths_are_only_paths(lint: Callable[..., Done], repository: Path, name: str) -> None:
    project(repository / name, BAD)
    before = names_in(repository)
    done = lint(paths=name)
    assert done.code == 1, done.stderr
    assert done.stdout.count("::error ") == 1
    assert names_in(repository) == before
    assert (repository / name / "next.config.js").read_text(encoding="utf-8") == BAD


def test_paths_stand_one_in_a_line(lint: Callable[..., Done], repository: Path) -> None:
    project(repository / "my shop", BAD)
    assert lint(paths="apps/bad\r\n\n  my shop\n").stdout.count("::error ") == 2


@pytest.mark.parametrize(
    "args", ["$(touch pwned)", "; touch pwned", "`touch pwned`", "| touch pwned", "&& touch pwned", "'", "> pwned"]
)
def test_strange_options_are_only_options(lint: Callable[..., Done], repository: Path, args: str) -> None:
    before = names_in(repository)
    assert lint(args=args).code == 2
    assert names_in(repository) == before


def test_modules_of_the_linted_repository_are_not_imported(lint: Callable[..., Done], repository: Path) -> None:
    for name in ("yaml", "rich", "nextlint", "shlex", "sitecustomize", "packaging"):
        (repository / f"{name}.py").write_text("raise SystemExit('imported from the repository')\n", encoding="utf-8")
    assert lint().code == 1


@pytest.mark.slow
def test_the_action_installs_itself_and_runs(repository: Path, tmp_path: Path) -> None:
    temporary = tmp_path / "runner temp"
    temporary.mkdir()
    (repository / "venv.py").write_text("raise SystemExit('imported from the repository')\n", encoding="utf-8")
    (repository / "pip.py").write_text("raise SystemExit('imported from the repository')\n", encoding="utf-8")
    installed = run_step(INSTALL, repository, temporary, {"python": sys.executable})
    assert installed.code == 0, installed.stdout + installed.stderr
    assert run_step(LINT, repository, temporary, {}).code == 1
    assert run_step(LINT, repository, temporary, {"paths": "apps/good"}).code == 0


def test_a_python_that_is_a_script_is_not_run(repository: Path, tmp_path: Path) -> None:
    before = names_in(repository)
    assert run_step(INSTALL, repository, tmp_path, {"python": "python3; touch pwned"}).code != 0
    assert names_in(repository) == before
