"""npm's versions, and the ranges that rules say they are about."""

from __future__ import annotations

import random

import pytest
from packaging.version import Version

from nextlint.release import published
from nextlint.release.affected import is_affected, older_neighbour, parse
from nextlint.release.versions import clean, is_exact, precedence


@pytest.mark.parametrize(
    ("npm", "pep440"),
    [
        ("13.4.4", "13.4.4"),
        ("13.4.20-canary.3", "13.4.20.dev3"),
        ("12.0.0-beta.1", "12.0.0b1"),
        ("15.0.0-rc.1", "15.0.0rc1"),
        ("16.0.0-preview.2", "16.0.0rc2"),
        ("5.0.0-alpha.4", "5.0.0a4"),
        ("5.0.0-universal-alpha.4", "5.0.0.dev4"),
        ("2.0.0-beta10", "2.0.0b10"),
        ("13.4.4+sha.5", "13.4.4"),
    ],
)
def test_parse(npm: str, pep440: str) -> None:
    assert parse(npm) == Version(pep440)


def test_every_published_version_parses_below_its_release() -> None:
    for version in published.versions():
        assert is_exact(version)
        assert parse(version) <= Version(version.partition("-")[0])


@pytest.mark.parametrize(
    "text", ["13.4", "v13.4.4", "13.4.4.4", "latest", "", "013.4.4", "13.4.4-", "1" * 300 + ".0.0", "١.0.0"]
)
def test_what_is_no_version(text: str) -> None:
    assert not is_exact(text)
    for function in (parse, precedence):
        with pytest.raises(ValueError, match="is not a version"):
            function(text)


def test_clean_takes_what_npm_takes_for_one_version() -> None:
    assert [clean(text) for text in ("v13.4.4", "=13.4.4", " 13.4.4\n", "13.4", "^13.4.4")] == ["13.4.4"] * 3 + [
        None
    ] * 2


def test_precedence_is_semver() -> None:
    ordered = [
        "1.0.0-1", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1",
        "1.0.0", "1.0.9", "1.0.10", "1.10.0-canary.9", "1.10.0-canary.10", "1.10.0", "2.0.0",
    ]  # fmt: skip
    shuffled = ordered[:]
    random.Random(1).shuffle(shuffled)
    assert sorted(shuffled, key=precedence) == ordered


@pytest.mark.parametrize(
    ("prerelease", "older"),
    [
        ("13.4.20-canary.3", "13.4.19"),
        ("13.4.14-canary.0", "13.4.13"),
        ("13.5.0-canary.1", "13.4.19"),
        ("13.4.1-canary.2", "13.4.0"),
        ("13.4.0-canary.1", "13.3.4"),
        ("0.0.1-canary.1", "0.0.1-canary.1"),
    ],
)
def test_older_neighbour(prerelease: str, older: str) -> None:
    assert older_neighbour(prerelease) == older


@pytest.mark.parametrize(
    ("specifiers", "version", "expected"),
    [
        (">=13.4.0,<13.4.14", "13.4.0", True),
        (">=13.4.0,<13.4.14", "13.4.13", True),
        (">=13.4.0,<13.4.14", "13.4.14-canary.3", True),  # as 13.4.13
        (">=13.4.0,<13.4.14", "13.4.15", False),
        (">=13.4.0,<13.4.14", "13.4.0-canary.5", False),  # as 13.3.4
        (">=13.4.15,<13.4.20", "13.4.20-canary.3", True),  # as 13.4.19
        (">=13.5", "13.4.20-canary.40", False),
        (">=13.5", "13.5.0-canary.0", False),
        (">=13.5", "13.5.1", True),
        (">=13.5", "14.0.0-canary.0", True),
        ("==13.4.*", "13.4.7", True),
        ("~=13.4.15", "13.4.19", True),
        ("!=13.4.4", "13.4.4", False),
        (">=13.4.20.dev20,<13.5", "13.4.20-canary.19", False),
        (">=13.4.20.dev20,<13.5", "13.4.20-canary.20", True),
        ("", "13.4.4", True),
        (" >= 13.4.0 , < 13.5 ", "13.4.4", True),
    ],
)
def test_is_affected(specifiers: str, version: str, expected: bool) -> None:
    assert is_affected(specifiers, version) is expected


def test_an_unknown_version_is_judged_too() -> None:
    assert is_affected(">=13.4.0,<13.4.16", "13.4.14")  # never published
    assert not is_affected(">=13.4.0,<13.5", "99.0.0")
