"""The smallest upgrade that ends a set of advisories."""

from __future__ import annotations

import pytest

from nextlint.advisories import table, upgrade
from nextlint.advisories.model import Advisory


def affecting(version: str, *families: str) -> tuple[Advisory, ...]:
    return tuple(row for row in table.advisories() if row.affects(version) and row.family in families)


@pytest.mark.parametrize(
    ("version", "family", "wanted"),
    [
        ("16.4.0", "use-cache", "16.4.5"),
        ("15.5.9", "middleware", "15.5.18"),
        ("15.2.2", "middleware", "15.5.18"),
        ("14.2.20", "middleware", None),  # i18n with pages has no fix in 14
        ("14.2.5", "pages-cache", "14.2.24"),
        ("14.2.35", "image-optimizer", None),
        ("13.5.11", "image-optimizer", None),
        ("12.0.0", "i18n", "12.0.9"),
    ],
)
def test_in_the_line(version: str, family: str, wanted: str | None) -> None:
    assert upgrade.in_line(version, affecting(version, family)) == wanted


def test_only_the_given_advisories_count() -> None:
    bypass = next(row for row in table.advisories() if row.id == "CVE-2025-29927")
    assert upgrade.in_line("14.2.20", (bypass,)) == "14.2.25"


def test_an_upgrade_does_not_bring_another_advisory_of_the_family() -> None:
    family = table.of_family("dev-server")
    old = tuple(row for row in family if row.affects("15.2.1"))
    assert upgrade.in_line("15.2.1", old) == "15.2.2"
    assert upgrade.in_line("15.2.3", upgrade.to_end("15.2.3", old, family)) is None


def test_a_release_whose_next_patch_is_affected_again_ends_nothing() -> None:
    family = table.of_family("dev-server")
    old = tuple(row for row in family if row.affects("15.2.1"))
    assert not any(row.affects("15.2.2") for row in family)
    assert upgrade.in_line("15.2.1", upgrade.to_end("15.2.1", old, family)) is None


def test_what_another_package_ends_asks_for_no_other_next() -> None:
    sharp = tuple(row for row in table.advisories() if row.package == "sharp")
    assert upgrade.in_line("15.5.28", sharp) == "15.5.29"


def test_beyond_the_line() -> None:
    family = table.of_family("image-optimizer")
    rows = upgrade.to_end("14.2.35", affecting("14.2.35", "image-optimizer"), family)
    assert upgrade.beyond("14.2.35", rows, table.maintained()) == ("15.5.29", "16.4.6")
    assert upgrade.beyond("16.4.6", rows, table.maintained()) == ()


def test_beyond_leaves_out_a_major_whose_last_release_is_affected() -> None:
    family = table.of_family("dev-server")
    assert upgrade.beyond("14.2.35", family, table.maintained()) == ("16.4.6",)
