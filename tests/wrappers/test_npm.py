"""The real packages, run again, do what the results and the table say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from evidence.wrappers import measure, results, table
from evidence.wrappers.__main__ import RESULTS
from evidence.wrappers.catalog import SUBJECTS

from nextlint import wrappers
from nextlint.release.affected import is_affected
from tests.conformance.npm import NPM

if TYPE_CHECKING:
    from pathlib import Path

SAMPLE = (
    ("@next/bundle-analyzer", "13.5.11"),
    ("@next/mdx", "14.2.35"),
    ("next-compose-plugins", "2.2.1"),
    ("next-images", "1.8.5"),
    ("next-plausible", "3.6.5"),
    ("next-pwa", "5.5.6"),
    ("next-pwa", "5.6.0"),
)


@pytest.fixture(scope="module")
def workdir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("wrappers")


@pytest.mark.npm
@pytest.mark.slow
@pytest.mark.skipif(NPM is None, reason="npm is not on PATH")
@pytest.mark.parametrize(("package", "version"), SAMPLE)
def test_a_package_does_what_the_results_say(package: str, version: str, workdir: Path) -> None:
    (subject,) = (s for s in SUBJECTS if s.package == package and any(measure.matches(version, v) for v in s.versions))
    again = [row for row in measure.run(subject, version, workdir) if row.behaviour]
    before = [row for row in results.read(RESULTS) if (row.package, row.version) == (package, version)]
    assert sorted(again) == sorted(row for row in before if row.behaviour)
    for row in again:
        (known,) = (one for one in wrappers.rows(row.module, row.export) if is_affected(one.versions, version))
        assert row.behaviour is not None
        assert row.behaviour._asdict().items() <= known._asdict().items()


def test_the_table_is_what_the_results_say() -> None:
    made = table.table(results.read(RESULTS))
    assert [wrappers.Wrapper(**wrappers.frozen(row)) for row in made] == list(wrappers.table())
