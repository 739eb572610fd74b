from __future__ import annotations

import pytest

from nextlint.options.listing import Row, listed, named
from nextlint.rules import all_rules


@pytest.mark.parametrize(
    ("rule", "path", "to", "when"),
    [
        ("moved-option", "experimental.turbo", "turbopack", "dropped from 16.0.0 on"),
        ("renamed-option", "experimental.incrementalCacheHandlerPath", "cacheHandler", "dropped from 14.1.0 on"),
        ("removed-option", "swcMinify", "SWC always minifies", "removed in 15.0"),
        ("deprecated-option", "images.domains", "images.remotePatterns", "from 16.0.0 on"),
        ("option-conflict", "headers", "does not work with output: 'export'", "from 14.0.0 on"),
        ("fatal-option", "experimental.ppr", "cacheComponents", "from 16.0.0 on"),
        ("foreign-option", "pwa", "", "read by the wrapper of next-pwa"),
        ("ignored-option", "httpAgentOptions", "Node's own fetch keeps connections alive", "not read from 14.0.0 on"),
        ("removed-command", "next lint", "", "removed in 16.0"),
        ("removed-command", "next export", "", "removed in 14.0"),
        ("removed-command", "next build --no-lint", "", "removed in 16.0"),
        ("too-new-option", "serverExternalPackages", "experimental.serverComponentsExternalPackages", "from 15.0.0 on"),
    ],
)
def test_a_rule_lists_its_options(rule: str, path: str, to: str, when: str) -> None:
    assert any(row.path == path and row.to == to and when in row.when for row in listed(rule))


def test_what_an_option_that_is_still_accepted_becomes_is_not_told() -> None:
    rows = [row for row in listed("renamed-option") if row.path == "devIndicators.buildActivityPosition"]
    assert [row.when for row in rows] == ["dropped from 16.0.0 on; honoured 15.2.0 to 16.0.0 (excluded)"]


def test_unknown_names_are_held_against_the_names_of_the_newest_version() -> None:
    paths = {row.path for row in listed("unknown-option")}
    assert {"turbopack", "experimental", "experimental.cpus"} <= paths
    assert not {"swcMinify", "experimental.turbo", "images.domains"} & paths


def test_a_rule_about_no_option_lists_none() -> None:
    assert listed("config-exports-nothing") == ()


def test_strings_that_an_option_takes_are_listed() -> None:
    rows = {row.path: row for row in listed("invalid-option-value")}
    assert rows["output"] == Row("output", '"export", "standalone"', "from 13.2.4 on")
    assert not any(".condition." in path for path in rows)


def test_every_option_that_a_rule_names_is_in_the_table() -> None:
    for rule in all_rules().values():
        assert len(named(rule.options)) == len(rule.options), rule.id


def test_every_rule_about_options_lists_them_but_those_about_the_whole_config() -> None:
    whole = {"unknown-option", "config-exports-nothing", "ignored-config"}
    rules = [rule for rule in all_rules().values() if rule.category == "options" and rule.id not in whole]
    assert [rule.id for rule in rules if not (listed(rule.id) or named(rule.options))] == []
