"""What pnpm and Deno take where there is no package.json: package.json5, package.yaml, deno.json."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from nextlint import fix, lint
from nextlint.files import json5file
from nextlint.files.jsonfile import JSONError
from nextlint.files.reader import Reader
from nextlint.model.findings import Finding
from nextlint.model.project import Project
from nextlint.model.report import ProjectReport
from nextlint.release import resolve
from nextlint.release.model import Release
from nextlint.workspaces.packages import read_manifest
from tests.conformance.npm import NPM

YAML = """\
name: web
scripts:
  start: next start
dependencies:
  next: {version}
"""
JSON5 = """\
// what pnpm takes
{{
  name: 'web',
  scripts: {{ start: 'next start' }},
  dependencies: {{ next: '{version}' }},
}}
"""
DENO = """\
{{
  // what Deno takes
  "name": "web",
  "tasks": {{ "start": "deno run -A npm:next start", "dev": {{ "command": "next dev" }} }},
  "imports": {{ "next": "npm:next@{version}", "react": "npm:react@18" }},
}}
"""
TEXTS = {"package.yaml": YAML, "package.json5": JSON5, "deno.json": DENO, "deno.jsonc": DENO}
CONFIG = "module.exports = {\n  reactStrictMode: true,\n};\n"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    return tmp_path


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def only(folder: Path) -> ProjectReport:
    (project,) = lint([str(folder)]).projects
    return project


def findings(folder: Path, rule: str) -> list[Finding]:
    return [finding for finding in lint([str(folder)]).findings if finding.rule == rule]


def version(project: ProjectReport) -> str | None:
    return getattr(project.release, "version", None)


@pytest.mark.parametrize("name", TEXTS)
def test_it_names_the_version_and_the_way_of_serving(name: str, repository: Path) -> None:
    write(repository, {name: TEXTS[name].format(version="13.4.4")})
    project = only(repository)
    assert version(project) == "13.4.4"
    assert [finding.assumptions for finding in findings(repository, "render-workers")] == [()]  # `next start` is seen


@pytest.mark.parametrize("name", TEXTS)
def test_places_in_it_are_right(name: str, repository: Path) -> None:
    text = TEXTS[name].format(version="13.4.4")
    write(repository, {name: text, "next.config.js": "module.exports = {};\n"})
    span = only(repository).release.declared  # type: ignore[union-attr]
    assert span is not None
    assert os.path.basename(span.path) == name
    line = text.splitlines()[span.start.line - 1]
    assert line[span.start.column - 1 : span.end.column - 1].removeprefix("npm:next@") == "13.4.4"


@pytest.mark.parametrize("name", TEXTS)
def test_what_changes_the_config_alone_is_fixed(name: str, repository: Path) -> None:
    before = TEXTS[name].format(version="13.4.4")
    write(repository, {name: before, "next.config.js": CONFIG})
    fix([str(repository)])
    assert "appDir: false" in (repository / "next.config.js").read_text(encoding="utf-8")
    assert (repository / name).read_text(encoding="utf-8") == before


def test_fixes_of_scripts_are_refused_with_the_reason(repository: Path) -> None:
    files = {"package.yaml": YAML.format(version="16.4.6") + "# the end\n", "next.config.js": CONFIG}
    files["package.yaml"] = files["package.yaml"].replace("scripts:\n", "scripts:\n  build: next build --no-lint\n")
    write(repository, files)
    (finding,) = findings(repository, "removed-command")
    assert finding.fix is None
    assert finding.no_fix == "nextlint edits only package.json, not package.yaml"
    assert finding.span.start.line == 3


def test_package_json_counts_where_it_is_there_and_pnpm_looks_for_json5_before_yaml(repository: Path) -> None:
    write(repository, {"package.yaml": YAML.format(version="13.4.1"), "package.json5": JSON5.format(version="13.4.2")})
    assert version(only(repository)) == "13.4.2"
    write(
        repository, {"package.json": '{"dependencies": {"next": "13.4.3"}}', "deno.json": DENO.format(version="14.0.0")}
    )
    assert version(only(repository)) == "13.4.3"


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("package.yaml", "dependencies:\n  next: 13.4.4\n bad", "it is not YAML"),
        ("package.json5", "{ dependencies: { next: '13.4.4' ", "it is not JSON5"),
        ("deno.json", '{ "imports": { "next": "npm:next@13.4.4" ', "it is not JSON"),
    ],
)
def test_one_that_cannot_be_read_is_said_to_be_so(name: str, text: str, reason: str, repository: Path) -> None:
    write(repository, {name: text})
    (finding,) = findings(repository, "unreadable-package")
    assert finding.message.startswith(f"{name} cannot be used: {reason}")
    assert os.path.basename(finding.span.path) == name


def test_members_of_a_pnpm_workspace_may_have_any_of_them(repository: Path) -> None:
    entry = "  apps/{}:\n    dependencies:\n      next:\n        specifier: ^13.4.0\n        version: {}\n"
    packages = "".join(f"\n  next@{one}:\n    resolution: {{integrity: sha512-}}\n" for one in ("13.4.4", "13.4.5"))
    entries = [entry.format("yaml", "13.4.4"), entry.format("json5", "13.4.5")]
    write(
        repository,
        {
            "pnpm-workspace.yaml": "packages: ['apps/*']\n",
            "package.yaml": "name: root\nprivate: true\n",
            "pnpm-lock.yaml": "lockfileVersion: '9.0'\n\nimporters:\n\n"
            + "\n".join(entries)
            + "\npackages:\n"
            + packages,
            "apps/yaml/package.yaml": YAML.format(version="^13.4.0"),
            "apps/json5/package.json5": JSON5.format(version="^13.4.0"),
        },
    )
    found = {os.path.basename(one.root): version(one) for one in lint([str(repository)]).projects}
    assert found == {"yaml": "13.4.4", "json5": "13.4.5"}
    by_file = lint([str(repository / "pnpm-lock.yaml")]).projects
    assert {os.path.basename(one.root) for one in by_file} == {"yaml", "json5"}
    assert [one.root for one in lint([str(repository / "apps/yaml/package.yaml")]).projects] == [
        str(repository / "apps/yaml")
    ]


def test_a_deno_workspace_is_locked_for_its_members(repository: Path) -> None:
    lock = {
        "version": "5",
        "specifiers": {"npm:next@^13.4.0": "13.4.4_react@18.2.0"},
        "npm": {"next@13.4.4_react@18.2.0": {"integrity": "sha512-"}},
        "workspace": {"members": {"apps/web": {"dependencies": ["npm:next@^13.4.0"]}}},
    }
    write(
        repository,
        {
            "deno.json": '{ "workspace": ["./apps/web"] }',
            "deno.lock": json.dumps(lock),
            "apps/web/deno.json": DENO.format(version="^13.4.0"),
        },
    )
    project = only(repository)
    assert (os.path.basename(project.root), version(project)) == ("web", "13.4.4")
    assert project.release.exact  # type: ignore[union-attr]


def test_deno_files_that_name_no_next_are_no_projects(repository: Path) -> None:
    write(repository, {"deno.json": '{ "imports": { "next-x": "npm:next-x@1", "std": "jsr:@std/path" } }'})
    assert lint([str(repository)]).projects == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("{}", {}),
        ("{a: 1, 'b': [1, null, true,], \"c\": {d: 'x',},}", {"a": 1, "b": [1, None, True], "c": {"d": "x"}}),
        ("/* a */ [ // b\n .5, 5., +1, -0x1F, 1e3 ]", [0.5, 5.0, 1, -31, 1000.0]),
        (r"'a\x41\u0042\n\'\q'", "aAB\n'q"),
        ("'a\\\nb'", "ab"),
        ("{$a_1: 0, \\u0061b: 1}", {"$a_1": 0, "ab": 1}),
        ("{a: 1, a: 2}", {"a": 2}),
    ],
)
def test_json5_is_read(text: str, value: object) -> None:
    assert json5file.parse(text) == value


@pytest.mark.parametrize("text", ["", "{", "{a}", "{a:}", "{,}", "[,]", "[1 2]", "1 2", "{a:1,,b:2}", "'a", "01", "1b"])
def test_what_is_no_json5_is_refused(text: str) -> None:
    with pytest.raises(JSONError):
        json5file.parse(text)


def test_deep_json5_ends() -> None:
    with pytest.raises(JSONError, match="nested too deeply"):
        json5file.parse("[" * 10_000)


PNPM = ("9.15.9", "10.20.0")


@pytest.mark.npm
@pytest.mark.slow
@pytest.mark.parametrize("pnpm", PNPM)
def test_pnpm_locks_what_nextlint_reads(pnpm: str, tmp_path: Path) -> None:
    """The order in which pnpm looks for manifests, and the importers that it writes.

    Members of a workspace have one manifest each here: of several in one folder pnpm takes what it meets last.
    """
    package, json5 = (
        '{ "name": "a", "dependencies": { "ms": "2.1.3" } }',
        "{ name: 'a', dependencies: { ms: '2.1.2' } }",
    )
    yaml = "name: a\ndependencies:\n  ms: 2.1.1\n"
    texts = {"package.json": package, "package.json5": json5, "package.yaml": yaml}
    alone = {"-".join(names): names for names in (list(texts), list(texts)[1:], list(texts)[2:])}
    workspace = {"pnpm-workspace.yaml": "packages: ['apps/*']\n", "package.yaml": "name: root\nprivate: true\n"}
    members = {f"apps/{name.partition('.')[2]}/{name}": text for name, text in texts.items()}
    found = {}
    for root, names in alone.items():
        locked = lock(pnpm, write(tmp_path / root, {name: texts[name] for name in names}))
        found[root] = resolved(locked, locked)
    locked = lock(pnpm, write(tmp_path / "workspace", {**workspace, **members}))
    found |= {name: resolved(locked / "apps" / name, locked) for name in ("json", "json5", "yaml")}
    assert found == {
        "package.json-package.json5-package.yaml": ("package.json", "2.1.3"),
        "package.json5-package.yaml": ("package.json5", "2.1.2"),
        "package.yaml": ("package.yaml", "2.1.1"),
        "json": ("package.json", "2.1.3"),
        "json5": ("package.json5", "2.1.2"),
        "yaml": ("package.yaml", "2.1.1"),
    }


def lock(pnpm: str, folder: Path) -> Path:
    assert NPM is not None
    command = [shutil.which("npx") or "npx", "-y", f"pnpm@{pnpm}", "install", "--lockfile-only", "--ignore-scripts"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder


def resolved(folder: Path, repository: Path) -> tuple[str, str | None]:
    """The manifest, and the version of ms that the lockfile has for it: none that is said to be out of date."""
    reader = Reader()
    package = read_manifest(reader, str(folder))
    assert package is not None
    project = Project(str(folder), str(repository), package, None, None, str(repository), ())
    release = resolve(reader, project, package="ms")
    assert isinstance(release, Release)
    assert (release.exact, release.stale) == (True, None)
    return os.path.basename(package.path), release.version
