"""One verdict for each path of a config."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from evidence.options.configs import OBJECTS, module
from evidence.options.oracle import judged

if TYPE_CHECKING:
    from pathlib import Path

    from nextlint.options import Verdict


def brief(verdicts: tuple[Verdict, ...]) -> list[tuple[str, str, str | None, str]]:
    return [(one.path, one.kind, one.effect, one.to) for one in verdicts]


@pytest.mark.parametrize(
    ("name", "version", "expected"),
    [
        ("usual site", "16.4.6", []),
        ("typing error at the top", "15.5.29", [("reactStrictmode", "unknown", None, "reactStrictMode")]),
        ("typing error in images", "15.5.29", [("images.domain", "unknown", "throws", "images.domains")]),
        ("typing error in images", "13.4.19", [("images.domain", "unknown", None, "images.domains")]),
        ("logging with a typing error", "15.5.29", [("logging.fetchs", "ignored", "dropped", "logging.fetches")]),
        ("swcMinify", "14.2.35", []),
        ("swcMinify off", "14.2.35", [("swcMinify", "deprecated", "honoured", "")]),
        ("swcMinify", "15.5.29", [("swcMinify", "removed", "dropped", "")]),
        ("turbo", "15.2.0", []),
        ("turbo", "15.5.29", [("experimental.turbo", "moved", "honoured", "turbopack")]),
        ("turbo", "16.4.6", [("experimental.turbo", "moved", "dropped", "turbopack")]),
        (
            "external packages",
            "14.2.35",
            [("serverExternalPackages", "too-new", "dropped", "experimental.serverComponentsExternalPackages")],
        ),
        ("ppr", "16.4.6", [("experimental.ppr", "removed", "throws", "cacheComponents")]),
        ("ppr off", "16.4.6", []),
        ("dynamicIO", "15.5.29", [("experimental.dynamicIO", "removed", "throws", "experimental.cacheComponents")]),
        ("dynamicIO off", "15.5.29", [("experimental.dynamicIO", "renamed", None, "experimental.cacheComponents")]),
        ("export with headers", "13.5.11", [("headers", "conflict", "throws", "output")]),
        ("export with headers", "15.5.29", [("headers", "conflict", None, "output")]),
        ("ppr", "15.0.0-canary.152", []),  # a canary has what only canaries have
        ("ppr", "15.0.0-rc.1", [("experimental.ppr", "removed", "throws", "")]),
        ("external packages", "15.0.0-canary.152", []),  # from which canary on is not known
        ("external packages", "14.2.36-canary.1", []),
        ("typing error in images", "15.0.0-canary.152", [("images.domain", "unknown", "throws", "images.domains")]),
        ("swcMinify", "16.0.0-canary.3", [("swcMinify", "removed", "dropped", "")]),
        ("swcMinify", "15.0.0-canary.152", []),
        ("image domains", "15.5.29", []),
        ("image domains", "16.4.6", [("images.domains", "deprecated", "honoured", "images.remotePatterns")]),
        ("nx without the wrapper", "15.5.29", [("nx", "foreign", None, "@nx/next")]),
        ("key with a dot", "15.5.29", [("images.domains", "unknown", None, "")]),
        # versions without a validator: only Next's own code complains, and takes null for nothing
        ("i18n without default", "12.0.0", [("i18n", "invalid", "throws", "")]),
        (
            "null for locales",
            "12.0.0",
            [(f"i18n.{key}", "invalid", "throws", "") for key in ("locales", "defaultLocale")],
        ),
        ("locales as a string", "12.1.6", [("i18n.locales", "invalid", "throws", "")]),
        ("unset domain", "12.1.6", [("images.domains[0]", "invalid", "throws", "")]),
        ("null for sizes", "12.0.0", []),
        ("null for a lifetime", "12.2.2", []),
        ("experimental as true", "12.0.0", [("experimental", "invalid", "throws", "")]),
        ("experimental as false", "12.0.0", []),
        ("experimental as an array", "12.2.0", []),
    ],
)
def test_what_is_said_of_a_config(
    name: str, version: str, expected: list[tuple[str, str, str | None, str]], tmp_path: Path
) -> None:
    assert brief(judged(tmp_path, module(OBJECTS[name]), version)) == expected


@pytest.mark.parametrize(
    ("qualities", "pushes", "expected"),
    [  # images.qualities takes 1 to 20
        (20, "if (process.env.A) list.push(99);", True),
        (20, "if (process.env.A) list.push(98); if (process.env.B) list.push(99);", True),
        (21, "if (process.env.A) list.push(99);", False),
        (0, "if (process.env.A) list.push(99);", True),
        (19, "if (process.env.A) list.push(98); if (process.env.B) list.pop();", None),
        (19, "if (process.env.A) list.push(98); else list.push(99);", None),
        (19, "if (process.env.A) list.push(98); if (!process.env.A) list.push(99);", None),
    ],
)
def test_elements_that_may_be_missing_count_where_they_are_there(
    qualities: int, pushes: str, expected: bool | None, tmp_path: Path
) -> None:
    values = ", ".join(map(str, range(1, qualities + 1)))
    text = f"const list = [{values}];\n{pushes}\nmodule.exports = {{ images: {{ qualities: list }} }};\n"
    found = [(one.path, one.kind, one.is_conditional) for one in judged(tmp_path, text, "15.5.29")]
    assert found == ([] if expected is None else [("images.qualities", "invalid", expected)])


def test_what_a_condition_sets_is_said_to_be_conditional(tmp_path: Path) -> None:
    (verdict,) = judged(tmp_path, "module.exports = process.env.A ? { swcMinify: true } : {}\n", "15.5.29")
    assert verdict.is_conditional


def test_an_unknown_value_is_not_judged_invalid(tmp_path: Path) -> None:
    text = "const x = require('somewhere')\nmodule.exports = { reactStrictMode: x.a, images: { unoptimized: x.b } }\n"
    assert judged(tmp_path, text, "15.5.29") == ()


def test_a_key_of_a_wrapper_is_not_next_s_while_it_is_applied(tmp_path: Path) -> None:
    text = (
        "const withThing = require('with-thing')\nmodule.exports = withThing({ thing: {}, pwa: {}, swcMinify: true })\n"
    )
    assert [one.path for one in judged(tmp_path, text, "15.5.29")] == ["swcMinify"]


def test_next_s_own_defaults_are_not_judged(tmp_path: Path) -> None:
    text = "module.exports = (phase, { defaultConfig }) => ({ ...defaultConfig, reactStrictMode: true })\n"
    assert judged(tmp_path, text, "16.4.6") == ()


def test_a_variable_that_may_not_be_set_stops_next_where_a_host_has_to_be(tmp_path: Path) -> None:
    (verdict,) = judged(tmp_path, "module.exports = { images: { domains: [process.env.HOST] } }\n", "15.5.29")
    assert (verdict.path, verdict.effect) == ("images.domains[0]", "throws")
    assert "HOST" in verdict.why
    text = "module.exports = { images: { domains: [process.env.HOST ?? 'a.example'] } }\n"
    assert judged(tmp_path, text, "15.5.29") == ()


def test_a_config_that_cannot_be_read_has_no_verdicts(tmp_path: Path) -> None:
    assert judged(tmp_path, "module.exports = {", "15.5.29") == ()


def test_a_message_about_some_values_only_is_conditional(tmp_path: Path) -> None:
    text = "module.exports = { experimental: { ppr: process.env.PPR === '1' } }\n"
    (verdict,) = judged(tmp_path, text, "16.4.6")
    assert (verdict.effect, verdict.is_conditional) == ("throws", True)


@pytest.mark.parametrize(
    ("root", "expected"),
    [
        ("Object.create({ reactStrictmode: true })", False),
        ("{ __proto__: { experimental: { swcMinify: true } } }", False),
        ("process.env.A ? Object.create({ reactStrictmode: true }) : {}", True),
        ("Object.create(process.env.A ? { reactStrictmode: true } : {})", True),
    ],
)
def test_a_key_of_a_prototype_is_conditional_where_some_other_prototype_may_be_there(
    root: str, expected: bool, tmp_path: Path
) -> None:
    (verdict,) = judged(tmp_path, module(root), "15.4.0")
    assert verdict.is_conditional == expected


@pytest.mark.parametrize(
    ("version", "own", "expected"),
    [
        ("15.3.3", "{ compress: true }", True),
        ("15.3.4", "{ compress: true }", False),
        ("15.4.0", "{ compress: true }", True),
        ("15.4.1", "{ compress: true }", False),  # it copies the own keys
        ("15.4.1", "{}", True),  # an object without any is taken as it is
        ("15.5.0", "{ compress: true }", True),
    ],
)
def test_a_key_of_a_prototype_counts_where_next_sees_it(version: str, own: str, expected: bool, tmp_path: Path) -> None:
    found = judged(tmp_path, module(f"Object.assign(Object.create({{ reactStrictmode: true }}), {own})"), version)
    assert [one.path for one in found] == (["reactStrictmode"] if expected else [])


@pytest.mark.parametrize(
    ("prefix", "stops"),
    [
        ("https://cdn.example.com", False),
        ("https:/cdn.example.com:8080/a", False),
        ("https://user:word@cdn.example.com/", False),
        ("//cdn|x", False),  # it does not begin with http: Next takes it for a path
        ("https://[::1]/", False),
        ("httpx://cdn|x", False),  # of another scheme: not judged
        ("https://cdn .example.com", True),
        ("https://cdn.example.com:port/", True),
        ("https://cdn.example.com:70000", True),
        ("https://", True),
        ("https://user@", True),
        ("httpcdn", True),
    ],
)
def test_an_asset_prefix_that_begins_with_http_has_to_be_a_url(prefix: str, stops: bool, tmp_path: Path) -> None:
    found = brief(judged(tmp_path, module(f"{{ assetPrefix: {prefix!r} }}"), "13.5.11"))
    assert found == ([("assetPrefix", "invalid", "throws", "")] if stops else [])
