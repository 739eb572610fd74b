"""Every row of the table, as a config that is read without any package being there."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from packaging.version import Version

from nextlint import wrappers
from nextlint.config import load
from nextlint.files.reader import Reader
from nextlint.release.affected import is_affected
from tests.conformance.cases import make_project

if TYPE_CHECKING:
    from pathlib import Path

    from nextlint.config.model import Config
    from nextlint.wrappers import Wrapper

ROWS = [row for row in wrappers.table() if not row.composes]
CONFIG = "{ experimental: { appDir: false }, distDir: 'given', sentry: {}, nx: {}, lessLoaderOptions: {} }"
KINDS = {
    "object": CONFIG,
    "function": f"() => ({CONFIG})",
    "async_function": f"async () => ({CONFIG})",
    "promise": f"Promise.resolve({CONFIG})",
}


def config_of(folder: Path, text: str, **packages: str) -> Config:
    """The config of a project that has these packages, none of them installed."""
    (folder / "next.config.js").write_text(text)
    (folder / "package.json").write_text(json.dumps({"dependencies": {"next": "13.4.4", **packages}}))
    return load(Reader(), make_project(folder, folder), "13.4.4")


def called(row: Wrapper, config: str, version: str) -> tuple[str, dict[str, str]]:
    """A config that wraps ``config``, and the packages it asks for."""
    name = "" if row.export == "default" else f".{row.export}"
    function = f"require('{row.module}'){name}"
    call = f"{function}({{}})({config})" if row.form == "curried" else f"{function}({config})"
    return f"module.exports = {call};", {row.package: version}


def names(row: Wrapper) -> str:
    return f"{row.module} {row.export} {row.versions}"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("row", ROWS, ids=names)
def test_a_config_comes_out_as_it_did_of_the_real_package(row: Wrapper, kind: str, tmp_path: Path) -> None:
    text, packages = called(row, KINDS[kind], row.measured[0])
    config = config_of(tmp_path, text, **packages)
    fate = "passed" if kind == "object" else getattr(row, kind)
    found = {(outcome.state, outcome.value) for outcome in config.outcomes("experimental.appDir")}
    if fate == "throws":
        assert config.kind == "opaque"
    else:
        assert found == {("value", False) if fate == "passed" else ("absent", None)}
    assert config.assumptions == ()


@pytest.mark.parametrize("row", ROWS, ids=names)
def test_keys_that_a_wrapper_takes_do_not_come_out(row: Wrapper, tmp_path: Path) -> None:
    text, packages = called(row, CONFIG, row.measured[-1])
    config = config_of(tmp_path, text, **packages)
    for key in ("sentry", "nx", "lessLoaderOptions"):
        states = {outcome.state for outcome in config.outcomes(key)}
        assert states == {"absent" if key in row.takes else "value"}, key


@pytest.mark.parametrize("row", [row for row in ROWS if "webpack" in row.sets], ids=names)
def test_an_option_that_a_wrapper_replaces_is_not_known(row: Wrapper, tmp_path: Path) -> None:
    text, packages = called(row, "{ webpack: null, output: 'standalone' }", row.measured[-1])
    config = config_of(tmp_path, text, **packages)
    assert [outcome.state for outcome in config.outcomes("webpack")] == ["unknown"]
    assert [outcome.value for outcome in config.outcomes("output")] == ["standalone"]


def test_rows_are_sorted_and_their_ranges_do_not_overlap() -> None:
    rows = wrappers.table()
    order = [(row.package, row.module, row.export, Version(row.measured[0])) for row in rows]
    assert order == sorted(order)
    for first, second in pairwise(rows):
        if (first.package, first.module, first.export) == (second.package, second.module, second.export):
            assert not any(is_affected(first.versions, version) for version in second.measured)
    for row in rows:
        assert all(is_affected(row.versions, version) for version in row.measured)
