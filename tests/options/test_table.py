"""The table: what is found in it, and that it is what the evidence says."""

from __future__ import annotations

import pytest
from evidence.options.__main__ import FACTS, TABLE, text
from evidence.options.facts import Facts

from nextlint.options import table


def test_the_table_is_what_the_facts_say() -> None:
    assert TABLE.read_text("utf-8") == text(Facts.load(FACTS))


def test_the_lines_are_sorted() -> None:
    lines = TABLE.read_text("utf-8").strip("\n").split("\n")
    assert lines == sorted(lines)


@pytest.mark.parametrize(
    ("path", "version", "accepted"),
    [
        ("swcMinify", "14.2.35", True),
        ("swcMinify", "15.0.0", False),
        ("allowedDevOrigins", "14.2.29", False),
        ("allowedDevOrigins", "14.2.30", True),
        ("allowedDevOrigins", "15.0.0", False),
        ("allowedDevOrigins", "15.2.3", True),
        ("experimental.turbo", "15.5.29", True),
        ("experimental.turbo", "16.0.0", False),
        ("experimental.turbo", "16.0.0-canary.3", True),  # as the release before it
        ("images.remotePatterns[].hostname", "12.3.0", True),
    ],
)
def test_a_version_accepts_an_option(path: str, version: str, accepted: bool) -> None:
    row = table.option(path)
    assert row is not None
    assert row.is_accepted(version) is accepted


def test_the_level_of_an_object_changes_with_the_validator() -> None:
    row = table.option("devIndicators")
    assert row is not None
    assert row.level("13.4.19") == "strict"
    assert row.level("14.2.35") == "strip"


@pytest.mark.parametrize(
    ("path", "pattern"),
    [
        (("env", "FOO"), "env.*"),
        (("images", "remotePatterns", "[3]", "hostname"), "images.remotePatterns[].hostname"),
        (("experimental", "nonsense"), "experimental.nonsense"),
        (("images.domains",), "images\0domains"),
    ],
)
def test_a_path_is_spelled_as_in_the_table(path: tuple[str, ...], pattern: str) -> None:
    assert table.pattern(path) == pattern


@pytest.mark.parametrize(
    ("path", "to", "version", "effect"),
    [
        ("experimental.turbo", "turbopack", "15.5.29", "honoured"),
        ("experimental.turbo", "turbopack", "16.4.6", "dropped"),
        ("experimental.isrMemoryCacheSize", "cacheMaxMemorySize", "14.2.35", "dropped"),
        ("experimental.serverComponentsExternalPackages", "serverExternalPackages", "16.4.6", "honoured"),
        ("devIndicators.buildActivityPosition", "devIndicators.position", "15.5.29", "honoured"),
        ("devIndicators.buildActivityPosition", "devIndicators.position", "16.4.6", "dropped"),
    ],
)
def test_what_becomes_of_an_old_name(path: str, to: str, version: str, effect: str) -> None:
    assert table.effect(path, to, version) == effect


@pytest.mark.parametrize(
    ("command", "version", "has"),
    [
        ("lint", "15.5.29", True),
        ("lint", "16.0.0", False),
        ("build --no-lint", "15.5.29", True),
        ("build --no-lint", "16.0.0", False),
        ("build --webpack", "15.5.29", False),
        ("build --webpack", "16.0.0", True),
        ("somewhere", "16.0.0", None),
    ],
)
def test_commands_and_flags(command: str, version: str, has: bool | None) -> None:
    assert table.has_command(command, version) is has
