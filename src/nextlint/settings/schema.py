"""The JSON Schema of the settings, for editors and for checking the settings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nextlint.model.findings import SEVERITIES
from nextlint.model.record import Record
from nextlint.model.report import FORMATS
from nextlint.settings.selection import did_you_mean, selectors

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

SITE = "https://nextlint.readthedocs.io/en/latest"
URL = f"{SITE}/schemas/settings.schema.json"
VERSION_PATTERN = r"^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$"


class Violation(Record):
    """``keys`` lead to the ``value`` (or, for an unknown key, to the key) that violates the schema."""

    keys: tuple[str | int, ...]
    value: Any
    message: str


def settings_schema() -> dict[str, Any]:
    """Return the schema (JSON Schema draft 7) of the ``[tool.nextlint]`` table, in the form that SchemaStore accepts.

    The ``x-`` keywords are for TOML editors: taplo shows the links, also in VS Code.
    """
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": URL,
        "x-taplo-info": {"authors": ["The nextlint authors"], "patterns": [r"^(.*[/\\])?nextlint\.toml$"]},
        "x-tombi-toml-version": "v1.0.0",
        "title": "nextlint settings",
        "description": "Settings of nextlint: nextlint.toml, [tool.nextlint] in pyproject.toml, or "
        '"nextlint" in package.json.',
        "type": "object",
        "additionalProperties": False,
        "properties": {
            key: {**about, "x-taplo": {"links": {"key": f"{SITE}/settings/#keys"}}}
            for key, about in _properties().items()
        },
    }


def _properties() -> dict[str, Any]:
    selector = {"title": "rule or category", "type": "string", "enum": list(selectors())}
    severity = {"title": "severity", "type": "string", "enum": list(reversed(SEVERITIES))}
    strings = {"type": "array", "items": {"type": "string", "minLength": 1}}
    return {
        "select": {
            "description": "The rules or categories that run. Default: all.",
            "type": "array",
            "items": selector,
            "default": ["all"],
            "examples": [["stability", "removed-option"]],
        },
        "ignore": {
            "description": "Rules or categories that are not reported: a table with a reason for each "
            "(they run, and count as suppressed), or a list (they do not run).",
            "type": ["array", "object"],
            "items": selector,
            "propertyNames": selector,
            "additionalProperties": {"title": "reason", "type": "string", "minLength": 1},
            "examples": [{"ignored-config": "next.config.ts is for the branch that moves to 15"}],
        },
        "per-file-ignores": {
            "description": "Maps a pattern, as in .gitignore and relative to this file, to the rules or categories "
            "that are not reported in the files it matches.",
            "type": "object",
            "additionalProperties": {"type": "array", "items": selector},
            "examples": [{"examples/**": ["all"]}],
        },
        "severity": {
            "description": "Maps a rule or category to the severity that its findings are reported with.",
            "type": "object",
            "propertyNames": selector,
            "additionalProperties": severity,
            "examples": [{"removed-option": "info"}],
        },
        "exclude": {
            "description": "Patterns of files and folders not to lint, as in .gitignore and relative to this file.",
            **strings,
            "examples": [["legacy/"]],
        },
        "next-version": {
            "description": "The version of Next.js that runs, where it cannot be read from the project.",
            "title": "full version (for example 13.4.4)",
            "type": "string",
            "pattern": VERSION_PATTERN,
            "examples": ["13.4.4"],
        },
        "output-format": {
            "description": "The output format. Read from the settings of the working directory.",
            "title": "output format",
            "type": "string",
            "enum": list(FORMATS),
            "default": "full",
        },
        "fail-on": {
            "description": "The lowest severity that makes nextlint exit with 1. Default: warning. "
            "Read from the settings of the working directory.",
            **severity,
            "default": "warning",
        },
    }


_TYPES: dict[str, tuple[type, str]] = {
    "array": (list, "a list"),
    "object": (dict, "a table"),
    "string": (str, "a string"),
}


def violations(value: Any, schema: dict[str, Any], keys: tuple[str | int, ...] = ()) -> Iterator[Violation]:
    """Yield where ``value`` violates ``schema``; supports the few keywords that :func:`settings_schema` uses."""
    names = [schema["type"]] if isinstance(schema.get("type"), str) else schema.get("type", [])
    if names and not any(isinstance(value, _TYPES[name][0]) for name in names):
        yield Violation(keys, value, f"{_path(keys)} must be {' or '.join(_TYPES[name][1] for name in names)}")
    elif "enum" in schema and value not in schema["enum"]:
        yield Violation(keys, value, _unknown(schema["title"], value, schema["enum"]))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from violations(item, schema.get("items", {}), (*keys, index))
    elif isinstance(value, dict):
        yield from _table_violations(value, schema, keys)
    elif isinstance(value, str):
        if len(value.strip()) < schema.get("minLength", 0):
            yield Violation(keys, value, f"{_path(keys)} must not be empty")
        if not re.search(schema.get("pattern", ""), value):
            yield Violation(keys, value, f'"{value}" is not a {schema["title"]}')


def _table_violations(
    value: dict[str, Any], schema: dict[str, Any], keys: tuple[str | int, ...]
) -> Iterator[Violation]:
    properties = schema.get("properties", {})
    for key, item in value.items():
        where = (*keys, key)
        if schema.get("additionalProperties") is False and key not in properties:
            yield Violation(where, key, _unknown("key", key, properties))
            continue
        yield from violations(key, schema.get("propertyNames", {}), where)
        yield from violations(item, properties.get(key) or schema.get("additionalProperties", {}), where)


def _unknown(what: str, value: Any, known: Any) -> str:
    known = list(known)
    suggestion = did_you_mean(str(value), known) or f"; known: {', '.join(known)}"
    return f'unknown {what} "{value}"{suggestion}'


def _path(keys: tuple[str | int, ...]) -> str:
    return '"' + ".".join(map(str, keys)) + '"' if keys else "the settings"
