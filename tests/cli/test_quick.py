"""Reading the command line without argparse gives what argparse gives."""

from __future__ import annotations

from itertools import combinations

import pytest

from nextlint.cli.arguments import parser
from nextlint.cli.quick import SWITCHES, read

READ = [
    [],
    ["."],
    ["apps/web", "apps/admin/next.config.js"],
    ["a", "a"],
    ["a", "b", "a", "--fix"],
    ["-q", "a", "b", "-v"],
    ["--fix", "--fix", "a"],
    ["a b", "ä", ""],
    ["--select", "options"],
    ["--select=options, render-workers,", "a", "--select", "stability"],
    ["--extend-select", "a,b", "--ignore=c", "a", "b", "--ignore", "d"],
    ["--next-version", "13.4.4", "--next-version=14.0.0"],
    ["a", "--config", "nextlint.toml", "--output-format", "json"],
    ["--output-format=concise", "--fix", "a"],
    *([switch] for switch in SWITCHES),
    *([*pair, "apps"] for pair in combinations(SWITCHES, 2)),
]
LEFT_TO_ARGPARSE = [
    ["-"],
    ["--"],
    ["a", "--fix", "b"],
    ["a", "--select", "options", "b"],
    ["--select"],
    ["--select="],
    ["--select", "--fix"],
    ["--next-version=-"],
    ["--output-format", "yaml"],
    ["--exclude", "a"],
    ["--color=never"],
    ["--fi"],
    ["-qv"],
    ["--help"],
    ["--version", "a"],
]


@pytest.mark.parametrize("arguments", READ, ids=" ".join)
def test_what_is_read_is_what_argparse_reads(arguments: list[str]) -> None:
    options = read(arguments)
    assert options is not None
    assert vars(options) == vars(parser().parse_args(arguments))


@pytest.mark.parametrize("arguments", LEFT_TO_ARGPARSE, ids=" ".join)
def test_the_rest_is_left_to_argparse(arguments: list[str]) -> None:
    assert read(arguments) is None
