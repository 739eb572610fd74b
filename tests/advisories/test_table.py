"""The table: what it says is of its vocabulary, and what the wheel holds is what the reviewed file says."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from nextlint.advisories import policy, table
from nextlint.advisories.model import Advisory
from nextlint.advisories.predicates import names, predicate
from nextlint.release.affected import is_affected
from nextlint.release.published import releases, tagged

SOURCE = Path(__file__).parents[2] / "evidence" / "advisories" / "advisories.toml"
FAMILIES = {
    "dev-server",
    "i18n",
    "image-optimizer",
    "middleware",
    "pages-cache",
    "rewrites",
    "server-actions",
    "server-components",
    "use-cache",
}
ROWS = table.advisories()


def identify(advisory: Advisory) -> str:
    return f"{advisory.id}-{advisory.affected[0]}"


def test_the_wheel_has_every_row_of_the_reviewed_file() -> None:
    rows = tomllib.loads(SOURCE.read_text(encoding="utf-8"))["advisory"]
    assert [list(row.ids) for row in ROWS] == [row["ids"] for row in rows]
    assert [list(row.when) for row in ROWS] == [row["when"] for row in rows]


def test_the_table_reaches_to_the_newest_release_that_is_known() -> None:
    assert table.until() == tagged("latest")


@pytest.mark.parametrize("row", ROWS, ids=identify)
def test_a_row_is_of_the_vocabulary(row: Advisory) -> None:
    assert all(re.fullmatch(r"CVE-\d{4}-\d{4,6}|GHSA(-[23456789cfghjmpqrvwx]{4}){3}", one) for one in row.ids)
    assert row.family in FAMILIES
    assert row.kind in policy.KINDS
    assert row.evidence
    assert set(row.evidence) <= {"record", "copy", "secondary", "code"}
    assert row.sources
    assert all(source.startswith("https://") for source in row.sources)
    assert not row.effect.endswith(".")


@pytest.mark.parametrize("row", ROWS, ids=identify)
def test_a_row_names_predicates_that_exist_and_ranges_that_hold_a_release(row: Advisory) -> None:
    assert row.when
    assert all(predicate(name) for name in row.when)
    assert all(any(is_affected(range_, version) for version in releases()) for range_ in row.affected)


@pytest.mark.parametrize("row", ROWS, ids=identify)
def test_ranges_have_one_form(row: Advisory) -> None:
    assert all(re.fullmatch(r"(>=\d+\.\d+\.\d+,)?<\d+\.\d+\.\d+", range_) for range_ in row.affected)


@pytest.mark.parametrize("row", ROWS, ids=identify)
def test_a_row_that_rests_on_one_secondary_source_says_so(row: Advisory) -> None:
    assert "secondary" not in row.evidence or row.doubt


@pytest.mark.parametrize("row", [row for row in ROWS if row.remedy], ids=identify)
def test_a_remedy_is_read_by_some_version_that_the_row_affects(row: Advisory) -> None:
    assert row.remedy is not None
    versions = row.remedy.versions
    assert any(row.affects(version) and is_affected(versions, version) for version in releases())


def test_every_predicate_is_used() -> None:
    used = {name.partition("(")[0] for row in ROWS for name in row.when}
    assert used == set(names())


def test_no_two_rows_of_one_id_affect_the_same_release() -> None:
    for version in releases():
        ids = [row.id for row in ROWS if row.affects(version)]
        assert len(ids) == len(set(ids)), version


def test_the_newest_release_is_affected_by_none() -> None:
    assert [row.id for row in ROWS if row.affects("16.4.6")] == []


def test_prereleases_count_where_the_record_names_them() -> None:
    shell = next(row for row in ROWS if row.id == "CVE-2025-66478")
    assert not shell.affects("14.3.0-canary.76")
    assert shell.affects("14.3.0-canary.77")
    assert shell.affects("15.0.0-canary.5")
    assert not shell.affects("14.2.35")
    assert shell.affects("15.0.4")
    assert not shell.affects("15.0.5")
