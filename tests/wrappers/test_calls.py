"""What comes of the ways in which people call wrappers, and what is only assumed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.wrappers.test_table import config_of

if TYPE_CHECKING:
    from pathlib import Path

    from nextlint.config.outcome import Outcome

APP_DIR = "{ experimental: { appDir: false } }"


def states(folder: Path, text: str, option: str = "experimental.appDir", **packages: str) -> set[object]:
    outcomes = config_of(folder, text, **packages).outcomes(option)
    return {_said(outcome) for outcome in outcomes}


def _said(outcome: Outcome) -> object:
    if outcome.is_default:
        return "absent"
    return outcome.value if outcome.state == "value" else outcome.state


@pytest.mark.parametrize(("version", "found"), [("5.5.6", False), ("5.6.0", "absent")])
def test_next_pwa_takes_the_config_before_5_6_and_options_from_then_on(
    version: str, found: object, tmp_path: Path
) -> None:
    text = f"module.exports = require('next-pwa')({APP_DIR});"
    assert states(tmp_path, text, **{"next-pwa": version}) == {found}


def test_next_pwa_5_6_with_options_first(tmp_path: Path) -> None:
    text = f"const withPWA = require('next-pwa')({{ dest: 'public' }});\nmodule.exports = withPWA({APP_DIR});"
    assert states(tmp_path, text, **{"next-pwa": "5.6.0"}) == {False}
    assert states(tmp_path, text, "dest", **{"next-pwa": "5.6.0"}) == {"absent"}


def test_the_first_argument_of_sentry_is_the_config_also_where_it_is_a_function(tmp_path: Path) -> None:
    text = f"""
    const {{ withSentryConfig }} = require('@sentry/nextjs');
    module.exports = withSentryConfig((phase) => ({{ ...{APP_DIR}, sentry: {{}} }}), {{ silent: true, org: 'x' }});
    """
    packages = {"@sentry/nextjs": "7.120.0"}
    assert states(tmp_path, text, **packages) == {False}
    for option in ("silent", "org", "sentry"):
        assert states(tmp_path, text, option, **packages) == {"absent"}


def test_the_bundle_analyzer_loses_a_function(tmp_path: Path) -> None:
    text = f"module.exports = require('@next/bundle-analyzer')({{ enabled: false }})((phase) => ({APP_DIR}));"
    assert states(tmp_path, text, **{"@next/bundle-analyzer": "13.4.4"}) == {"absent"}


def test_the_bundle_analyzer_16_that_is_off_returns_what_it_is_given(tmp_path: Path) -> None:
    text = f"""
    const analyze = require('@next/bundle-analyzer')({{ enabled: VALUE }});
    module.exports = analyze(() => ({APP_DIR}));
    """
    for value, found in (
        ("false", {False}),
        ("true", {"absent"}),
        ("process.env.ANALYZE === 'true'", {False, "absent"}),
    ):
        assert states(tmp_path, text.replace("VALUE", value), **{"@next/bundle-analyzer": "16.4.5"}) == found


def test_options_of_a_plugin_of_next_compose_plugins_replace_those_of_the_config(tmp_path: Path) -> None:
    text = """
    const withPlugins = require('next-compose-plugins');
    const withImages = require('next-images');
    const config = { experimental: { appDir: false }, a: 1 };
    module.exports = withPlugins([[withImages, { experimental: { runtime: 'edge' } }]], config);
    """
    packages = {"next-compose-plugins": "2.2.1", "next-images": "1.8.5"}
    assert states(tmp_path, text, **packages) == {"absent"}
    assert states(tmp_path, text, "experimental.runtime", **packages) == {"edge"}
    assert states(tmp_path, text, "a", **packages) == {1}


def test_a_plugin_of_next_compose_plugins_runs_in_its_phases(tmp_path: Path) -> None:
    text = """
    const { PHASE_DEVELOPMENT_SERVER, PHASE_PRODUCTION_SERVER } = require('next/constants');
    const set = (config) => ({ ...config, [config.key]: true });
    module.exports = require('next-compose-plugins').withPlugins([
      [set, { key: 'dev' }, [PHASE_DEVELOPMENT_SERVER]],
      [set, { key: 'server' }, [PHASE_PRODUCTION_SERVER]],
      [set, { key: 'notDev' }, ['!', PHASE_DEVELOPMENT_SERVER]],
    ], { a: 1 });
    """
    packages = {"next-compose-plugins": "2.2.1"}
    found = {key: states(tmp_path, text, key, **packages) for key in ("dev", "server", "notDev", "a")}
    assert found == {"dev": {"absent"}, "server": {True}, "notDev": {True}, "a": {1}}


def test_nx_calls_plugins_in_turn(tmp_path: Path) -> None:
    text = f"""
    const {{ composePlugins, withNx }} = require('@nx/next');
    const mine = (config) => ({{ ...config, mine: true }});
    module.exports = composePlugins(withNx, mine)({{ ...{APP_DIR}, nx: {{ svgr: false }} }});
    """
    packages = {"@nx/next": "18.3.5"}
    assert states(tmp_path, text, **packages) == {False}
    assert states(tmp_path, text, "mine", **packages) == {True}
    assert states(tmp_path, text, "nx", **packages) == {"absent"}


@pytest.mark.parametrize(
    "call",
    [
        "require('my-wrapper').withMine(CONFIG)",
        "require('my-wrapper').withMine({ a: 1 })(CONFIG)",
        "require('my-wrapper')({ a: 1 })(CONFIG)",
        "require('my-wrapper')(CONFIG.a, 1)(CONFIG)",
        "withMine(CONFIG, { a: 1 })",
    ],
)
def test_an_unknown_wrapper_is_assumed_to_return_what_it_is_given(call: str, tmp_path: Path) -> None:
    text = f"const withMine = require('my-wrapper');\nmodule.exports = {call.replace('CONFIG', APP_DIR)};"
    assert states(tmp_path, text) == {False}
    assert config_of(tmp_path, text).assumptions == ("that my-wrapper returns the config it is given",)


@pytest.mark.parametrize(
    "call",
    [
        "require('deepmerge')(CONFIG, { experimental: { appDir: true } })",
        "require('deepmerge-ts').deepmerge(CONFIG, {})",
        "require('merge-options')(CONFIG, {})",
        "require('extend')(true, {}, CONFIG)",
        "require('deep-extend')(CONFIG, {})",
        "require('lodash.defaultsdeep')({}, CONFIG)",
        "require('lodash').merge({}, CONFIG)",
        "require('@fastify/deepmerge')()(CONFIG, {})",
        "require('just-merge')(CONFIG, {})",
        "require('object-assign')({}, CONFIG)",
        "require('ramda').mergeDeepRight(CONFIG)(CONFIG)",
        "require('envsafe').envsafe(CONFIG)",
        "require('@t3-oss/env-nextjs').createEnv(CONFIG)",
        "require('zod').z.object(CONFIG).parse(process.env)",
    ],
)
def test_any_other_function_of_a_package_gives_something_unknown(call: str, tmp_path: Path) -> None:
    text = f"module.exports = {call.replace('CONFIG', APP_DIR)};"
    assert states(tmp_path, text) == {"unknown"}
    assert config_of(tmp_path, text).assumptions == ()


def test_a_version_that_was_never_run_is_assumed_to_do_what_the_newest_does(tmp_path: Path) -> None:
    text = f"module.exports = require('next-pwa')({{}})({APP_DIR});"
    config = config_of(tmp_path, text, **{"next-pwa": "9.0.0"})
    assert config.assumptions == ("that next-pwa 9.0.0 does what 5.6.0 does",)
    assert states(tmp_path, text, **{"next-pwa": "9.0.0"}) == {False}


def test_a_version_that_is_not_known_is_assumed_to_be_the_newest(tmp_path: Path) -> None:
    text = f"module.exports = require('next-pwa')({{}})({APP_DIR});"
    assert config_of(tmp_path, text).assumptions == ("that next-pwa is 5.6.0 or does the same",)


def test_the_lockfile_says_which_version_of_a_wrapper_runs(tmp_path: Path) -> None:
    text = f"module.exports = require('next-pwa')({APP_DIR});"
    packages = {"node_modules/next": {"version": "13.4.4"}, "node_modules/next-pwa": {"version": "5.5.6"}}
    root = {"": {"dependencies": {"next": "13.4.4", "next-pwa": "^5.0.0"}}}
    (tmp_path / "package-lock.json").write_text(json.dumps({"lockfileVersion": 3, "packages": {**root, **packages}}))
    assert states(tmp_path, text, **{"next-pwa": "^5.0.0"}) == {False}
    packages["node_modules/next-pwa"]["version"] = "5.6.0"
    (tmp_path / "package-lock.json").write_text(json.dumps({"lockfileVersion": 3, "packages": {**root, **packages}}))
    assert states(tmp_path, text, **{"next-pwa": "^5.0.0"}) == {"absent"}


@pytest.mark.parametrize("specifier", ["@payloadcms/next/withPayload", "@payloadcms/next/withPayload.js"])
def test_a_module_is_known_with_and_without_its_extension(specifier: str, tmp_path: Path) -> None:
    text = f"module.exports = require('{specifier}').withPayload(() => ({APP_DIR}));"
    assert states(tmp_path, text, **{"@payloadcms/next": "3.0.0"}) == {"absent"}


def test_a_promise_that_a_wrapper_does_not_wait_for_is_lost(tmp_path: Path) -> None:
    text = f"module.exports = require('@sentry/nextjs').withSentryConfig(Promise.resolve({APP_DIR}));"
    assert states(tmp_path, text, **{"@sentry/nextjs": "8.55.0"}) == {"absent"}
    assert states(tmp_path, text.replace("Promise.resolve", ""), **{"@sentry/nextjs": "8.55.0"}) == {False}


def test_an_option_that_a_wrapper_may_add_is_not_certainly_absent(tmp_path: Path) -> None:
    text = f"module.exports = require('@sentry/nextjs').withSentryConfig({APP_DIR});"
    found = states(tmp_path, text, "experimental.instrumentationHook", **{"@sentry/nextjs": "8.55.0"})
    assert found == {"unknown", "absent"}


SENTRY = "const { withSentryConfig } = require('@sentry/nextjs');\nmodule.exports = withSentryConfig({}, {});"


@pytest.mark.parametrize(
    ("version", "config", "options", "found"),
    [
        ("10.78.0", "{}", "{ silent: true }", {"absent"}),
        ("10.78.0", "{}", "{ tunnelRoute: '/monitoring' }", {"unknown", "absent"}),
        ("10.78.0", "{}", "{ tunnelRoute: process.env.TUNNEL }", {"unknown", "absent"}),
        ("10.78.0", "{}", "{ tunnelRoute: false }", {"absent"}),
        ("10.78.0", "() => ({})", "{ tunnelRoute: true }", {"unknown", "absent"}),
        ("10.78.0", "{ rewrites: 1 }", "{ tunnelRoute: true }", {"unknown", 1}),
        ("8.55.2", "{ sentry: { tunnelRoute: '/t' } }", "{}", {"absent"}),
        ("7.120.4", "{ sentry: { tunnelRoute: '/t' } }", "{}", {"unknown", "absent"}),
        ("7.120.4", "{}", "{}, { tunnelRoute: '/t' }", {"unknown", "absent"}),
    ],
)
def test_the_tunnel_of_sentry_adds_rewrites(
    version: str, config: str, options: str, found: set[object], tmp_path: Path
) -> None:
    text = SENTRY.replace("({}, {})", f"({config}, {options})")
    assert states(tmp_path, text, "rewrites", **{"@sentry/nextjs": version}) == found


def test_nx_may_set_options_in_a_build(tmp_path: Path) -> None:
    text = "module.exports = require('@nx/next').withNx({ distDir: 'out', compress: false });"
    packages = {"@nx/next": "22.7.12"}
    found = {key: states(tmp_path, text, key, **packages) for key in ("distDir", "webpack", "eslint", "compress")}
    assert found == {
        "distDir": {"unknown"},
        "webpack": {"unknown", "absent"},
        "eslint": {"unknown", "absent"},
        "compress": {False},
    }
