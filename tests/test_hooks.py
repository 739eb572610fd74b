"""The hooks as pre-commit runs them: the manifest, and a real run in a scratch repository."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from nextlint.discovery import WORKSPACE_FILES

ROOT = Path(__file__).parent.parent
CONFIG = "module.exports = {\n  reactStrictMode: true,\n};\n"
FIXED = "module.exports = {\n  reactStrictMode: true,\n  experimental: { appDir: false },\n};\n"
PACKAGE = '{\n  "scripts": { "start": "next start" },\n  "dependencies": { "next": "13.4.4" }\n}\n'


@pytest.fixture(scope="module")
def hooks() -> list[dict[str, Any]]:
    manifest: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return manifest


def test_there_is_a_checking_hook_a_fixing_one_and_one_for_the_whole_tree(hooks: list[dict[str, Any]]) -> None:
    assert {hook["id"]: hook["entry"] for hook in hooks} == {
        "nextlint": "nextlint",
        "nextlint-fix": "nextlint --fix --exit-non-zero-on-fix",
        "nextlint-all": "nextlint",
    }


@pytest.mark.parametrize(
    "path",
    [
        "next.config.js",
        "apps/web/next.config.mjs",
        "next.config.ts",
        "next.config.mts",
        "next.config.cjs",
        "package.json",
        "apps/web/package.json",
        "package-lock.json",
        "npm-shrinkwrap.json",
        "yarn.lock",
        ".yarnrc.yml",
        "pnpm-lock.yaml",
        "pnpm-workspace.yaml",
        "bun.lock",
        "bun.lockb",
        "deno.lock",
        "apps/web/nextlint.toml",
        "pnpm-lock.feature!a.yaml",
        "common/config/rush/pnpm-lock.yaml",
        "common/config/rush/pnpm-config.json",
        *sorted(WORKSPACE_FILES),
    ],
)
def test_hooks_are_given_every_file_that_decides(hooks: list[dict[str, Any]], path: str) -> None:
    assert all(re.search(hook["files"], path) for hook in hooks if "files" in hook)  # pre-commit matches with re.search


@pytest.mark.parametrize(
    "path",
    [
        "my-package.json",
        "package.json.bak",
        "next.config.js.md",
        "src/next.config/index.js",
        "tsconfig.json",
        "pages/index.js",
        "yarn.lockfile",
        "nextXconfig.js",
        "bun.lockc",
        "package.json55",
        "deno.jsonx",
        "my-rush.json",
        "pnpm-lock/a.yaml",
    ],
)
def test_hooks_are_not_given_other_files(hooks: list[dict[str, Any]], path: str) -> None:
    assert not any(re.search(hook["files"], path) for hook in hooks if "files" in hook)


def test_the_hooks_keep_what_pre_commit_gives_them(hooks: list[dict[str, Any]]) -> None:
    for hook in hooks:
        assert hook["require_serial"] is True
        assert hook["language"] == "python"
        assert not {"types", "types_or", "args"} & hook.keys()
        assert (hook.get("pass_filenames"), hook.get("always_run")) == (
            (False, True) if hook["id"] == "nextlint-all" else (None, None)
        )


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=nextlint", "-c", "user.email=nextlint@example.invalid"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def hook_source(tmp_path: Path) -> Path:
    """This checkout as a repository that pre-commit can clone: what is here now, committed or not."""
    source = tmp_path / "nextlint"
    kept = ["pyproject.toml", ".pre-commit-hooks.yaml", "README.md", "LICENSE", "src"]
    source.mkdir()
    for name in kept:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
        else:
            shutil.copy(ROOT / name, source / name)
    git(source, "init", "-q")
    git(source, "add", "-A")
    git(source, "commit", "-q", "-m", "hooks")
    return source


@pytest.fixture
def no_git_variables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "pre-commit"))
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)


@pytest.mark.slow
@pytest.mark.usefixtures("no_git_variables")
def test_pre_commit_fails_fixes_and_passes(hook_source: Path, tmp_path: Path) -> None:
    """The real `pre-commit try-repo` in a scratch repository."""
    scratch = tmp_path / "shop"
    scratch.mkdir()
    git(scratch, "init", "-q")
    (scratch / "package.json").write_text(PACKAGE, encoding="utf-8")
    (scratch / "next.config.js").write_text(CONFIG, encoding="utf-8")
    (scratch / "nextlint.toml").write_text('ignore = ["security"]\n', encoding="utf-8")  # advisories come every month
    git(scratch, "add", "-A")

    def try_repo(hook: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        return run(scratch, sys.executable, "-m", "pre_commit", "try-repo", str(hook_source), hook, *arguments)

    failed = try_repo("nextlint")
    assert failed.returncode == 1, failed.stdout + failed.stderr
    assert "error[render-workers]" in failed.stdout
    assert "apply it with nextlint-fix" in failed.stdout
    assert "--fix" not in failed.stdout  # what only a command of one's own takes
    assert (scratch / "next.config.js").read_text(encoding="utf-8") == CONFIG

    fixed = try_repo("nextlint-fix")
    assert fixed.returncode == 1, fixed.stdout + fixed.stderr
    assert "files were modified by this hook" in fixed.stdout
    assert (scratch / "next.config.js").read_text(encoding="utf-8") == FIXED

    git(scratch, "rm", "-q", "-f", "next.config.js")
    created = try_repo("nextlint-fix", "--all-files")
    assert created.returncode == 1, created.stdout + created.stderr  # also where only a new file is written
    assert (scratch / "next.config.js").exists()

    git(scratch, "add", "-A")
    passed = try_repo("nextlint", "--all-files")
    assert passed.returncode == 0, passed.stdout + passed.stderr


def configured(scratch: Path, source: Path, *hooks: dict[str, Any]) -> None:
    """Write the pre-commit config of a repository that takes its hooks from this checkout."""
    revision = subprocess.run(["git", "rev-parse", "HEAD"], cwd=source, check=True, capture_output=True, text=True)
    repository = {"repo": str(source), "rev": revision.stdout.strip(), "hooks": list(hooks)}
    (scratch / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [repository]}), encoding="utf-8")


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


@pytest.mark.slow
@pytest.mark.usefixtures("no_git_variables")
def test_pre_commit_with_dashes_imported_files_and_more_names_than_fit_one_command(
    hook_source: Path, tmp_path: Path
) -> None:
    """What a hook that takes file names cannot do is refused or done by the one that takes none."""
    scratch = tmp_path / "shop"
    scratch.mkdir()
    git(scratch, "init", "-q")
    output = ["--output-file", "json:report.json"]
    configured(
        scratch,
        hook_source,
        {"id": "nextlint"},
        {"id": "nextlint-fix"},
        {"id": "nextlint", "alias": "refused", "args": output},
        {"id": "nextlint-all", "args": output},
    )

    def pre_commit(hook: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        return run(scratch, sys.executable, "-m", "pre_commit", "run", hook, *arguments)

    # names that begin with a dash
    write(scratch, {"-web/package.json": PACKAGE, "-web/next.config.js": CONFIG})
    git(scratch, "add", "-A")
    found = pre_commit("nextlint")
    assert found.returncode == 1, found.stdout + found.stderr
    assert "-web/next.config.js" in found.stdout
    assert "error[render-workers]" in found.stdout
    fixed = pre_commit("nextlint-fix")
    assert fixed.returncode == 1, fixed.stdout + fixed.stderr
    assert (scratch / "-web/next.config.js").read_text(encoding="utf-8") == FIXED

    # only a file that the config imports
    importing = 'module.exports = require("./options");\n'
    write(scratch, {"-web/next.config.js": importing, "-web/options.js": FIXED})
    git(scratch, "add", "-A")
    git(scratch, "commit", "-q", "--no-verify", "-m", "split")
    write(scratch, {"-web/options.js": CONFIG})
    git(scratch, "add", "-A")
    skipped = pre_commit("nextlint")
    assert (skipped.returncode, "no files to check" in skipped.stdout) == (0, True)
    seen = pre_commit("nextlint-all")
    assert seen.returncode == 1, seen.stdout + seen.stderr
    assert [one["rule"] for one in json.loads((scratch / "report.json").read_text(encoding="utf-8"))["findings"]]

    # more names than fit one command line: the first and the last are projects
    long = "a-name-as-long-as-they-come-in-generated-trees-" * 3
    plain = {f"m/{long}{number:04}/package.json": "{}\n" for number in range(1_100)}
    write(scratch, {**plain, "a/package.json": PACKAGE, "z/package.json": PACKAGE})
    git(scratch, "add", "-A")
    names = [*plain, "a/package.json", "z/package.json"]
    assert sum(map(len, names)) > 1 << 17
    refused = pre_commit("refused", "--all-files")
    assert refused.returncode == 1
    assert refused.stdout.count("use the hook nextlint-all with --output-file") > 1  # that is: once for each run
    (scratch / "report.json").unlink()
    whole = pre_commit("nextlint-all", "--all-files")
    assert whole.returncode == 1, whole.stdout + whole.stderr
    report = json.loads((scratch / "report.json").read_text(encoding="utf-8"))
    assert [project["root"] for project in report["projects"]] == ["-web", "a", "z"]
