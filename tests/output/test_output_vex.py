"""OpenVEX documents: what the specification demands of them, and when a statement is about which product."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from nextlint.advisories import judge, table
from nextlint.advisories.site import Site
from nextlint.cli import main
from nextlint.model.report import ProjectReport, Report
from nextlint.output import vex
from nextlint.output.options import RenderOptions
from nextlint.release.model import Release, Unresolved
from tests.advisories.sites import site

ROWS = table.advisories()
JUSTIFICATIONS = [
    "component_not_present",
    "vulnerable_code_not_present",
    "vulnerable_code_not_in_execute_path",
    "vulnerable_code_cannot_be_controlled_by_adversary",
    "inline_mitigations_already_exist",
]
# What openvex_json_schema.json of OpenVEX 0.2.0 demands of a document, and what nextlint promises beyond it.
SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["@context", "@id", "author", "timestamp", "version", "statements"],
    "additionalProperties": False,
    "properties": {
        "@context": {"const": "https://openvex.dev/ns/v0.2.0"},
        "@id": {"type": "string", "pattern": "^https?://"},
        "author": {"type": "string", "minLength": 1},
        "tooling": {"type": "string"},
        "timestamp": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
        "version": {"type": "integer", "minimum": 1},
        "statements": {"type": "array", "minItems": 1, "uniqueItems": True, "items": {"$ref": "#/$defs/statement"}},
    },
    "$defs": {
        "subcomponent": {
            "type": "object",
            "required": ["@id"],
            "properties": {"@id": {"type": "string", "pattern": r"^pkg:npm/next@\d"}},
            "additionalProperties": False,
        },
        "component": {
            "type": "object",
            "required": ["@id"],
            "properties": {
                "@id": {"type": "string", "pattern": "^pkg:(npm/next@|generic/)"},
                "subcomponents": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/subcomponent"}},
            },
            "additionalProperties": False,
        },
        "statement": {
            "type": "object",
            "required": ["vulnerability", "products", "status"],
            "additionalProperties": False,
            "properties": {
                "vulnerability": {
                    "type": "object",
                    "required": ["name"],
                    "additionalProperties": False,
                    "properties": {
                        "@id": {"type": "string", "pattern": "^https://"},
                        "name": {"type": "string", "minLength": 1},
                        "aliases": {"type": "array", "uniqueItems": True, "items": {"type": "string"}},
                    },
                },
                "products": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/component"}},
                "status": {"enum": ["not_affected", "affected", "fixed", "under_investigation"]},
                "justification": {"enum": JUSTIFICATIONS},
                "impact_statement": {"type": "string", "minLength": 1},
                "action_statement": {"type": "string", "minLength": 1},
                "status_notes": {"type": "string", "minLength": 1},
            },
            "allOf": [
                {
                    "if": {"properties": {"status": {"const": "not_affected"}}},
                    "then": {
                        "oneOf": [
                            {"required": ["justification"], "not": {"required": ["impact_statement"]}},
                            {"required": ["impact_statement"], "not": {"required": ["justification"]}},
                        ]
                    },
                    "else": {"not": {"required": ["justification"]}},
                },
                {
                    "if": {"properties": {"status": {"const": "affected"}}},
                    "then": {"required": ["action_statement"]},
                },
            ],
        },
    },
}


def told(found: Site) -> ProjectReport:
    release = Release(found.version, found.version, "--next-version", True)
    return ProjectReport(found.project.root, release, None, "object", advisories=judge(found, ROWS))


def document(*projects: ProjectReport, cwd: Path) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(vex.render(Report(projects, ()), cwd=str(cwd), options=RenderOptions()))
    Draft202012Validator(SCHEMA).validate(made)
    return made


def statements(made: dict[str, Any], name: str) -> list[dict[str, Any]]:
    return [one for one in made["statements"] if one["vulnerability"]["name"] == name]


@pytest.fixture(autouse=True)
def all_advisories(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "advisories", lambda: ROWS)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")


@pytest.mark.parametrize("version", ["12.0.0", "13.4.4", "14.2.35", "15.5.9", "15.5.29", "16.0.5", "16.4.6"])
def test_a_document_is_valid(version: str, tmp_path: Path) -> None:
    made = document(told(site(tmp_path, version, files={"app/page.tsx": ""})), cwd=tmp_path)
    assert made["timestamp"] == "1970-01-01T00:00:00Z"
    statuses = {one["status"] for one in made["statements"]}
    assert statuses <= {"affected", "not_affected", "under_investigation", "fixed"}
    assert (statuses == {"fixed"}) is (version == "16.4.6")


def test_what_a_version_never_had_is_not_called_fixed(tmp_path: Path) -> None:
    made = document(told(site(tmp_path, "13.4.4")), cwd=tmp_path)
    assert not statements(made, "CVE-2025-66478")  # from 15.0 on
    (fixed,) = statements(document(told(site(tmp_path, "15.5.29")), cwd=tmp_path), "CVE-2025-66478")
    assert fixed["status"] == "fixed"
    assert fixed["products"] == [{"@id": "pkg:npm/next@15.5.29"}]


def test_where_no_version_is_known_there_is_no_document(tmp_path: Path) -> None:
    unknown = ProjectReport(str(tmp_path), Unresolved("no lockfile has it", "latest"), None, "none")
    for projects in [(), (unknown,)]:
        assert vex.render(Report(projects, ()), cwd=str(tmp_path), options=RenderOptions()) == ""


def test_the_three_statuses(tmp_path: Path) -> None:
    found = site(tmp_path, "14.2.35", "module.exports = {}", {"app/page.tsx": ""})
    made = document(told(found), cwd=tmp_path)
    (reachable,) = statements(made, "CVE-2026-27980")
    assert (reachable["status"], reachable["action_statement"]) == ("affected", "Upgrade to 15.5.14 or later.")
    (closed,) = statements(made, "CVE-2025-59471")
    assert (closed["status"], closed["justification"]) == ("not_affected", "vulnerable_code_not_in_execute_path")
    assert "(has_remote_images); 15.5.10 fixes it" in closed["status_notes"]
    assert "impact_statement" not in closed
    (shared,) = statements(made, "CVE-2026-44576")
    assert shared["status"] == "under_investigation"
    assert "safe" not in json.dumps(made).lower()


def test_projects_that_agree_share_the_statement_about_the_package(tmp_path: Path) -> None:
    one = told(site(tmp_path / "one", "14.2.35"))
    two = told(site(tmp_path / "two", "14.2.35"))
    (statement,) = statements(document(one, two, cwd=tmp_path), "CVE-2026-27980")
    assert statement["products"] == [{"@id": "pkg:npm/next@14.2.35"}]


def test_projects_that_differ_are_products_of_their_own(tmp_path: Path) -> None:
    one = told(site(tmp_path / "apps" / "one", "14.2.35"))
    two = told(site(tmp_path / "apps" / "two", "14.2.35", "module.exports = { images: { unoptimized: true } }"))
    found = statements(document(one, two, cwd=tmp_path), "CVE-2026-27980")
    assert {(one["status"], one["products"][0]["@id"]) for one in found} == {
        ("affected", "pkg:generic/apps%2Fone"),
        ("not_affected", "pkg:generic/apps%2Ftwo"),
    }
    assert all(one["products"][0]["subcomponents"] == [{"@id": "pkg:npm/next@14.2.35"}] for one in found)


def test_the_same_projects_give_the_same_document(tmp_path: Path) -> None:
    report = told(site(tmp_path, "14.2.35"))
    assert document(report, cwd=tmp_path) == document(report, cwd=tmp_path)


def test_through_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / ".git").mkdir()
    site(tmp_path, "14.2.35", files={"pages/index.js": ""})
    main([str(tmp_path), "--output-format", "vex", "--exit-zero", "--next-version", "14.2.35"])
    captured = capsys.readouterr()
    assert not captured.err
    made = json.loads(captured.out)
    Draft202012Validator(SCHEMA).validate(made)
    assert len(statements(made, "CVE-2026-27980")) == 1
