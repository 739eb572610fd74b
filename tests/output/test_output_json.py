"""The JSON contract: its schema holds for every sample, and names every key that is printed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from nextlint.output import render

from .output_samples import CWD, EVERY_FIELD, PLAIN
from .test_output_cases import SAMPLES

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/schemas/report.schema.json").read_bytes())
VALIDATOR = Draft202012Validator(SCHEMA)


def document(inspect: bool = True) -> Any:
    return json.loads(render("json", EVERY_FIELD, cwd=CWD, options=PLAIN._replace(inspect=inspect)))


def closed(schema: Any) -> Any:
    """The schema with every object closed, so that a key it does not name is an error."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    parts = {key: closed(part) for key, part in schema.items()}
    if "properties" in parts and schema.get("type") == "object":
        parts.setdefault("additionalProperties", False)
    return parts


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("inspect", [False, True])
@pytest.mark.parametrize("name", [case.name for case in SAMPLES])
def test_every_sample_is_valid(name: str, inspect: bool) -> None:
    sample = next(case for case in SAMPLES if case.name == name)
    text = render("json", sample.report, cwd=CWD, options=PLAIN._replace(inspect=inspect))
    assert text.isascii()
    VALIDATOR.validate(json.loads(text))


@pytest.mark.parametrize("inspect", [False, True])
def test_every_key_is_in_the_schema(inspect: bool) -> None:
    Draft202012Validator(closed(SCHEMA)).validate(document(inspect))


def test_options_are_printed_for_inspect_only() -> None:
    assert not any("options" in project["config"] for project in document(inspect=False)["projects"])
    assert all("options" in project["config"] for project in document()["projects"])


def test_a_release_that_is_not_known_is_null_with_the_problem_beside_it() -> None:
    problems = [(project["release"], project["releaseProblem"]) for project in document()["projects"]]
    assert problems[1:3] == [(None, "the package named next is @acme/next 1.0.0"), (None, "a git URL has no version")]
    assert problems[4] == (None, "nothing names next")
    assert problems[0][1] is None


def test_the_counts_make_up_the_list() -> None:
    found = document()
    counts = found["summary"]
    assert counts["findings"] + counts["fixed"] + counts["suppressed"] == len(found["findings"])
    assert sum(counts["severities"].values()) == counts["findings"]


def broken(found: Any) -> Iterator[tuple[str, Any]]:
    """Documents that are wrong in one place."""
    for section, key, value in [
        ("findings", "severity", "fatal"),
        ("findings", "path", ""),
        ("findings", "span", {"start": {"line": 0, "column": 1}, "end": {"line": 1, "column": 1}}),
        ("findings", "fixed", None),
        ("projects", "release", None),
        ("projects", "releaseProblem", "both"),
        ("projects", "config", {"path": None, "kind": "missing"}),
        ("projects", "config", {"path": None, "kind": "none", "options": {"a": []}}),
        ("projects", "config", {"path": None, "kind": "none", "options": {"a": [{"state": "unknown"}]}}),
        ("projects", "config", {"path": None, "kind": "none", "options": {"a": [{"state": "absent", "value": 1}]}}),
    ]:
        yield f"{section} {key} {value}", {**found, section: [{**found[section][0], key: value}]}
    for key in SCHEMA["required"]:
        yield f"no {key}", {name: value for name, value in found.items() if name != key}


@pytest.mark.parametrize(
    "wrong", [wrong for _, wrong in broken(document())], ids=[name for name, _ in broken(document())]
)
def test_the_schema_refuses(wrong: Any) -> None:
    assert not VALIDATOR.is_valid(wrong)
