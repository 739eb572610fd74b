"""Every predicate on both sides, and where it cannot be told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from nextlint.advisories.judging import answers
from nextlint.advisories.model import Answer
from nextlint.advisories.predicates import names
from nextlint.advisories.site import Installed
from tests.advisories.sites import site

PAGE = {"app/page.tsx": "export default () => null"}
ACTION = {"app/actions.ts": "'use server'\nexport async function a() {}", **PAGE}
PAGES = {"pages/index.js": "export default () => null"}
MIDDLEWARE = {"middleware.ts": "export function middleware() {}"}
OLD_SHARP = Installed("0.34.4", True, "package-lock.json has sharp 0.34.4")
NEW_SHARP = Installed("0.35.5", True, "package-lock.json has sharp 0.35.5")
LOST_SHARP = Installed(None, False, "there is no lockfile")


def config(text: str) -> str:
    return f"module.exports = {text}"


def rewrites(*entries: str, option: str = "rewrites") -> str:
    return f"module.exports = {{ async {option}() {{ return [{', '.join(entries)}] }} }}"


def ask(folder: Path, spelling: str, version: str, text: str = "module.exports = {}", **more: Any) -> list[Answer]:
    """What a predicate says of each combination of outcomes."""
    return list(answers(site(folder, version, text, **more), spelling))


OPTIMIZER = "image_optimizer_is_on"
REMOTE = "has_remote_images"
LOCAL = "local_patterns_are_broad"
EXTERNAL = "rewrites_to_external_host"
HOST = "rewrite_host_has_parameter"
ENV = "process.env.X"
IMAGES_OF_ROUTES = "has_generated_images_of_dynamic_routes"

CASES: list[tuple[str, str, str, dict[str, Any], bool | None]] = [
    # the image optimizer
    (OPTIMIZER, "14.2.35", config("{}"), {}, True),
    (OPTIMIZER, "14.2.35", config("{ images: { unoptimized: true } }"), {}, False),
    (OPTIMIZER, "13.1.0", config("{ images: { unoptimized: true } }"), {}, False),
    (OPTIMIZER, "13.0.7", config("{ images: { unoptimized: true } }"), {}, True),
    (OPTIMIZER, "12.3.4", config("{ images: { unoptimized: true } }"), {}, True),
    (OPTIMIZER, "14.2.35", config("{ images: { unoptimized: false } }"), {}, True),
    (OPTIMIZER, "14.2.35", config("{ images: { loader: 'custom' } }"), {}, False),
    (OPTIMIZER, "14.2.35", config("{ images: { loader: 'default' } }"), {}, True),
    (OPTIMIZER, "13.4.4", config("{ images: { loaderFile: './loader.js' } }"), {}, False),
    (OPTIMIZER, "14.2.35", config("{ images: { loaderFile: './loader.js' } }"), {}, True),
    (OPTIMIZER, "13.4.16", config("{ images: { loaderFile: './loader.js' } }"), {}, None),
    (OPTIMIZER, "9.5.5", config("{}"), {}, False),
    (OPTIMIZER, "14.2.35", config("{ output: 'export' }"), {}, False),
    (OPTIMIZER, "14.2.35", config("{ output: 'standalone' }"), {}, True),
    (OPTIMIZER, "14.2.35", config("{ images: require('some-images') }"), {}, None),
    (REMOTE, "14.2.35", config("{ images: { remotePatterns: [{ hostname: 'a.b' }] } }"), {}, True),
    (REMOTE, "14.2.35", config("{ images: { domains: ['a.b'] } }"), {}, True),
    (REMOTE, "14.2.35", config("{ images: { domains: [], remotePatterns: [] } }"), {}, False),
    (REMOTE, "14.2.35", config("{}"), {}, False),
    (REMOTE, "12.2.0", config("{ images: { remotePatterns: [{ hostname: 'a.b' }] } }"), {}, False),
    (REMOTE, "14.2.35", config("{ images: { domains: require('hosts') } }"), {}, None),
    (LOCAL, "14.2.35", config("{}"), {}, True),
    (LOCAL, "14.2.35", config("{ images: { localPatterns: [] } }"), {}, False),
    (LOCAL, "14.2.14", config("{ images: { localPatterns: [] } }"), {}, True),
    (LOCAL, "15.5.0", config("{ images: { localPatterns: [{ pathname: '/assets/**' }] } }"), {}, False),
    (LOCAL, "15.5.0", config("{ images: { localPatterns: [{ pathname: '/**' }] } }"), {}, True),
    (LOCAL, "15.5.0", config("{ images: { localPatterns: [{ search: '' }] } }"), {}, True),
    (LOCAL, "15.5.0", config("{ images: { localPatterns: require('x') } }"), {}, None),
    ("image_metadata_is_read", "15.5.9", config("{}"), {}, True),
    ("image_metadata_is_read", "15.5.9", config("{ experimental: { imgOptSkipMetadata: true } }"), {}, False),
    ("image_metadata_is_read", "15.5.9", config("{ experimental: require('x') }"), {}, None),
    ("api_routes_serve_images", "14.2.20", config("{}"), {"files": PAGE}, False),
    ("api_routes_serve_images", "14.2.20", config("{}"), {"files": {"pages/api/i.ts": ""}}, None),
    ("api_routes_serve_images", "14.2.20", config("{}"), {"files": {"app/i/route.ts": ""}}, None),
    # packages
    ("sharp_is_older_than('0.35.5')", "15.5.20", config("{}"), {"sharp": OLD_SHARP}, True),
    ("sharp_is_older_than('0.35.5')", "15.5.20", config("{}"), {"sharp": NEW_SHARP}, False),
    ("sharp_is_older_than('0.35.5')", "14.2.35", config("{}"), {}, False),
    ("sharp_is_older_than('0.35.5')", "14.2.35", config("{}"), {"sharp": LOST_SHARP}, None),
    ("sharp_is_locked_older_than('0.35.5')", "15.5.29", config("{}"), {"sharp": OLD_SHARP}, True),
    ("sharp_is_locked_older_than('0.35.5')", "15.5.29", config("{}"), {"sharp": NEW_SHARP}, False),
    ("sharp_is_locked_older_than('0.35.5')", "15.5.29", config("{}"), {"sharp": LOST_SHARP}, False),
    ("sharp_is_locked", "16.2.4", config("{}"), {"sharp": OLD_SHARP}, True),
    ("sharp_is_locked", "16.2.4", config("{}"), {}, False),
    ("sharp_is_locked", "16.2.4", config("{}"), {"sharp": LOST_SHARP}, None),
    # rewrites
    ("has_rewrites", "13.4.4", rewrites("{ source: '/a', destination: '/b' }"), {}, True),
    ("has_rewrites", "13.4.4", rewrites(), {}, False),
    ("has_rewrites", "13.4.4", config("{}"), {}, False),
    ("has_rewrites", "13.4.4", config("{ rewrites: require('x') }"), {}, None),
    (EXTERNAL, "15.5.0", rewrites("{ source: '/a', destination: 'https://a.b/c' }"), {}, True),
    (EXTERNAL, "15.5.0", rewrites("{ source: '/a', destination: '/c' }"), {}, False),
    (EXTERNAL, "15.5.0", rewrites(f"{{ source: '/a', destination: `https://${{{ENV}}}/c` }}"), {}, True),
    (EXTERNAL, "15.5.0", rewrites(f"{{ source: '/a', destination: `${{{ENV}}}/c` }}"), {}, None),
    (EXTERNAL, "15.5.0", rewrites(f"{{ source: '/a', destination: `/${{{ENV}}}/c` }}"), {}, False),
    (EXTERNAL, "15.5.0", rewrites("{ source: '/a', destination: 'https://a.b' }", option="redirects"), {}, False),
    (HOST, "15.5.0", rewrites("{ source: '/:r/a', destination: 'https://:r.a.b/c' }"), {}, True),
    (HOST, "15.5.0", rewrites("{ source: '/:r/a', destination: 'https://:r.a.b/c' }", option="redirects"), {}, True),
    (HOST, "15.5.0", rewrites("{ source: '/:r([a-z0-9-]+)/a', destination: 'https://:r.a.b/c' }"), {}, False),
    (HOST, "15.5.0", rewrites("{ source: '/:r(eu|us)/a', destination: 'https://:r.a.b/c' }"), {}, False),
    (HOST, "15.5.0", rewrites("{ source: '/:r(.*)/a', destination: 'https://:r.a.b/c' }"), {}, True),
    (HOST, "15.5.0", rewrites("{ source: '/:r([^/]+)/a', destination: 'https://:r.a.b/c' }"), {}, True),
    (HOST, "15.5.0", rewrites("{ source: '/:r/a', destination: 'https://a.b/:r' }"), {}, False),
    (HOST, "15.5.0", rewrites("{ source: '/a', destination: 'http://a.b:3000/:r' }"), {}, False),
    (
        HOST,
        "15.5.0",
        rewrites(
            "{ source: '/a', has: [{ type: 'host', value: '(?<r>[a-z]+).x' }], destination: 'https://:r.a.b' }",
        ),
        {},
        False,
    ),
    (
        HOST,
        "15.5.0",
        rewrites("{ source: '/a', has: [{ type: 'host', value: '(?<r>.*)' }], destination: 'https://:r.a.b' }"),
        {},
        True,
    ),
    (HOST, "15.5.0", config("{ redirects: require('x') }"), {}, None),
    # i18n
    ("has_i18n", "12.0.8", config("{ i18n: { locales: ['en'], defaultLocale: 'en' } }"), {}, True),
    ("has_i18n", "12.0.8", config("{}"), {}, False),
    ("has_i18n", "12.0.8", config("{ i18n: null }"), {}, False),
    ("has_i18n", "12.0.8", config("{ i18n: require('x') }"), {}, None),
    ("has_one_locale", "16.2.4", config("{ i18n: { locales: ['en'], defaultLocale: 'en' } }"), {}, True),
    ("has_one_locale", "16.2.4", config("{ i18n: { locales: ['en', 'fr'], defaultLocale: 'en' } }"), {}, False),
    ("has_one_locale", "16.2.4", config("{}"), {}, False),
    ("has_one_locale", "16.2.4", config("{ i18n: { locales: require('x') } }"), {}, None),
    # caching, actions
    ("server_actions_are_on", "14.0.0", config("{}"), {}, True),
    ("server_actions_are_on", "13.5.6", config("{}"), {}, False),
    ("server_actions_are_on", "13.5.6", config("{ experimental: { serverActions: true } }"), {}, True),
    ("server_actions_are_on", "13.3.0", config("{ experimental: { serverActions: true } }"), {}, False),
    ("server_actions_are_on", "13.5.6", config("{ experimental: { serverActions: require('x') } }"), {}, None),
    ("cache_components_are_on", "16.0.0", config("{ cacheComponents: true }"), {}, True),
    ("cache_components_are_on", "16.0.0", config("{ experimental: { cacheComponents: true } }"), {}, True),
    ("cache_components_are_on", "16.0.0", config("{ cacheComponents: false }"), {}, False),
    ("cache_components_are_on", "16.0.0", config("{ cacheComponents: require('x') }"), {}, None),
    ("use_cache_is_on", "16.0.0", config("{ experimental: { useCache: true } }"), {}, True),
    ("use_cache_is_on", "16.0.0", config("{ cacheComponents: true }"), {}, True),
    ("use_cache_is_on", "16.0.0", config("{}"), {}, False),
    ("use_cache_is_on", "16.0.0", config("{ experimental: { useCache: require('x') } }"), {}, None),
    ("partial_prefetching_is_off", "16.4.0", config("{}"), {}, True),
    ("partial_prefetching_is_off", "16.4.0", config("{ partialPrefetching: true }"), {}, False),
    ("partial_prefetching_is_off", "16.4.0", config("{ partialPrefetching: require('x') }"), {}, None),
    # the development server
    ("dev_origins_are_listed", "16.1.0", config("{ allowedDevOrigins: [] }"), {}, True),
    ("dev_origins_are_listed", "16.1.0", config("{}"), {}, False),
    ("dev_origins_are_listed", "16.1.0", config("{ allowedDevOrigins: require('x') }"), {}, None),
    ("dev_origins_are_not_listed", "15.5.29", config("{}"), {}, True),
    ("dev_origins_are_not_listed", "15.5.29", config("{ allowedDevOrigins: ['a.b'] }"), {}, False),
    ("dev_mcp_server_is_on", "16.2.0", config("{}"), {}, True),
    ("dev_mcp_server_is_on", "16.2.0", config("{ experimental: { mcpServer: false } }"), {}, False),
    ("dev_mcp_server_is_on", "16.2.0", config("{ experimental: { mcpServer: true } }"), {}, True),
    ("dev_mcp_server_is_on", "16.2.0", config("{ experimental: { mcpServer: require('x') } }"), {}, None),
    # files
    ("has_server", "15.0.0", config("{}"), {}, True),
    ("has_server", "15.0.0", config("{ output: 'export' }"), {}, False),
    ("has_server", "15.0.0", config("{ output: require('x') }"), {}, None),
    ("has_app_routes", "15.0.0", config("{}"), {"files": PAGE}, True),
    ("has_app_routes", "15.0.0", config("{}"), {"files": {"src/app/page.tsx": ""}}, True),
    ("has_app_routes", "15.0.0", config("{}"), {"files": {"app/layout.tsx": ""}}, False),
    ("has_app_routes", "15.0.0", config("{}"), {"files": PAGES}, False),
    ("has_app_routes", "13.4.4", config("{}"), {"files": PAGE}, True),
    ("has_app_routes", "13.4.4", config("{ experimental: { appDir: false } }"), {"files": PAGE}, False),
    ("has_app_routes", "13.3.0", config("{}"), {"files": PAGE}, False),
    ("has_app_routes", "13.3.0", config("{ experimental: { appDir: true } }"), {"files": PAGE}, True),
    ("has_app_routes", "12.3.4", config("{}"), {"files": PAGE}, False),
    ("has_app_routes", "15.0.0", config("{ pageExtensions: require('x') }"), {"files": PAGE}, None),
    ("has_pages_routes", "14.2.0", config("{}"), {"files": PAGES}, True),
    ("has_pages_routes", "14.2.0", config("{}"), {"files": {"pages/api/a.js": "", "pages/_app.js": ""}}, False),
    ("has_dynamic_routes", "15.4.0", config("{}"), {"files": {"app/[id]/page.tsx": ""}}, True),
    ("has_dynamic_routes", "15.4.0", config("{}"), {"files": {"pages/[id].tsx": ""}}, True),
    ("has_dynamic_routes", "15.4.0", config("{}"), {"files": PAGE}, False),
    ("has_root_catch_all", "15.4.0", config("{}"), {"files": {"pages/[[...all]].tsx": ""}}, True),
    ("has_root_catch_all", "15.4.0", config("{}"), {"files": {"pages/[...all].tsx": ""}}, True),
    ("has_root_catch_all", "15.4.0", config("{}"), {"files": {"pages/blog/[...all].tsx": ""}}, False),
    (
        "has_static_server_rendered_page",
        "14.2.0",
        config("{}"),
        {"files": {"pages/a.js": "export const getServerSideProps = () => ({})"}},
        True,
    ),
    (
        "has_static_server_rendered_page",
        "14.2.0",
        config("{}"),
        {"files": {"pages/[a].js": "export const getServerSideProps = () => ({})"}},
        False,
    ),
    ("has_static_server_rendered_page", "14.2.0", config("{}"), {"files": PAGES}, False),
    ("has_effective_middleware", "14.2.0", config("{}"), {"files": {**PAGES, **MIDDLEWARE}}, True),
    ("has_effective_middleware", "14.2.0", config("{}"), {"files": PAGES}, False),
    ("has_effective_middleware", "12.1.6", config("{}"), {"files": {**PAGES, **MIDDLEWARE}}, False),
    ("has_effective_middleware", "12.1.6", config("{}"), {"files": {"pages/admin/_middleware.js": ""}}, True),
    ("has_effective_middleware", "12.2.0", config("{}"), {"files": {"pages/admin/_middleware.js": ""}}, False),
    ("has_effective_middleware", "14.2.0", config("{}"), {"files": {"src/app/page.js": "", **MIDDLEWARE}}, False),
    ("has_effective_middleware", "15.5.0", config("{}"), {"files": {**PAGES, "proxy.ts": ""}}, False),
    ("has_effective_middleware", "16.0.0", config("{}"), {"files": {**PAGES, "proxy.ts": ""}}, True),
    (
        "has_effective_middleware",
        "14.2.0",
        config("{ pageExtensions: require('x') }"),
        {"files": {**PAGES, **MIDDLEWARE}},
        None,
    ),
    ("builds_with_turbopack", "16.0.0", config("{}"), {"scripts": {"build": "next build"}}, True),
    ("builds_with_turbopack", "16.0.0", config("{}"), {"scripts": {"build": "next build --webpack"}}, False),
    ("builds_with_turbopack", "15.5.0", config("{}"), {"scripts": {"build": "next build"}}, False),
    ("builds_with_turbopack", "15.5.0", config("{}"), {"scripts": {"build": "next build --turbopack"}}, True),
    ("builds_with_webpack", "16.0.0", config("{}"), {"scripts": {"build": "next build"}}, False),
    ("builds_with_webpack", "16.0.0", config("{}"), {"scripts": {"build": "next build --webpack"}}, True),
    (IMAGES_OF_ROUTES, "16.0.0", config("{}"), {"files": {"app/[id]/opengraph-image.tsx": ""}}, True),
    (IMAGES_OF_ROUTES, "16.0.0", config("{}"), {"files": {"app/a/[id]/b/twitter-image2.js": ""}}, True),
    (IMAGES_OF_ROUTES, "16.0.0", config("{}"), {"files": {"app/[id]/opengraph-image.png": ""}}, False),
    (IMAGES_OF_ROUTES, "16.0.0", config("{}"), {"files": {"app/opengraph-image.tsx": "", **PAGE}}, False),
    (IMAGES_OF_ROUTES, "16.0.0", config("{}"), {"files": {"app/_p/[id]/opengraph-image.tsx": ""}}, False),
    (
        "runs_custom_server",
        "14.2.0",
        config("{}"),
        {"scripts": {"start": "node server.js"}, "files": {"server.js": "require('next')({})"}},
        True,
    ),
    ("runs_custom_server", "14.2.0", config("{}"), {"scripts": {"start": "next start"}}, False),
    ("runs_custom_server", "14.2.0", config("{}"), {}, None),
    ("source_mentions('use server')", "15.0.0", config("{}"), {"files": ACTION}, True),
    ("source_mentions('use server')", "15.0.0", config("{}"), {"files": PAGE}, False),
    ("source_mentions('use server')", "15.0.0", config("{}"), {"files": {"app/a.ts": "import '@/lib/db'"}}, None),
    ("source_mentions('use server')", "15.0.0", config("{}"), {}, False),
    (
        "source_mentions('use server')",
        "15.0.0",
        config("{}"),
        {"files": {"app/page.tsx": "// 'use server' is for later\nexport default () => null"}},
        False,
    ),
    ("source_mentions('draftMode')", "16.0.0", config("{}"), {"files": {"app/a.ts": "await draftMode()"}}, True),
    ("source_mentions('draftMode')", "16.0.0", config("{}"), {"files": {"app/a.ts": "await draftModes()"}}, False),
    ("pages_mention('getStaticProps')", "15.0.0", config("{}"), {"files": {"pages/a.js": "getStaticProps()"}}, True),
    ("pages_mention('getStaticProps')", "15.0.0", config("{}"), {"files": {"app/a.js": "getStaticProps()"}}, False),
    ("pages_mention('getStaticProps')", "15.0.0", config("{}"), {"files": PAGES}, False),
    ("pages_mention('getStaticProps')", "15.0.0", config("{}"), {"files": {"pages/a.js": "x" * 600_000}}, None),
]


@pytest.mark.parametrize(
    ("spelling", "version", "text", "more", "holds"),
    CASES,
    ids=[f"{number}-{case[0]}-{case[4]}" for number, case in enumerate(CASES)],
)
def test_predicate(
    spelling: str, version: str, text: str, more: dict[str, Any], holds: bool | None, tmp_path: Path
) -> None:
    answers = ask(tmp_path, spelling, version, text, **more)
    assert [answer.holds for answer in answers] == [holds]
    assert all(answer.reason and not answer.reason.endswith(".") for answer in answers)


def test_every_predicate_is_tested_on_both_sides() -> None:
    seen = {(case[0].partition("(")[0], case[4]) for case in CASES}
    one_sided = {"api_routes_serve_images"}  # it never says yes
    assert {name for name in names() if {(name, True), (name, False)} - seen} == one_sided


def test_a_condition_gives_an_answer_for_each_side(tmp_path: Path) -> None:
    text = config("{ images: { unoptimized: process.env.STATIC === '1' } }")
    assert {answer.holds for answer in ask(tmp_path, OPTIMIZER, "14.2.35", text)} == {True, False}
