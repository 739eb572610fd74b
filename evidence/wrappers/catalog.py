"""The packages to run: their versions, how to reach their functions, and what they need to run."""

from __future__ import annotations

from typing import Any, NamedTuple


class More(NamedTuple):
    """An option of the wrapper's own, as a path in one of its arguments, and arguments that give it."""

    option: str  # sentry.tunnelRoute
    config: str  # what is added to the config, as JavaScript
    options: str  # the arguments after the config


class Entry(NamedTuple):
    """A function of a package, as a config reaches it."""

    module: str  # the specifier, such as next-intl/plugin
    export: str = "default"  # its name; "default" is also the result of require(); "next.x" is a method
    options: str = "{}"  # the arguments of x(options)(config), as JavaScript
    off: str = ""  # an option that, if false, makes it return its argument
    composes: bool = False  # its first arguments are wrappers that it calls in turn
    more: tuple[More, ...] = ()  # options that make it set more


class Subject(NamedTuple):
    """Versions of a package that are called in the same way."""

    package: str
    versions: tuple[str, ...]  # versions for npm, and the range that the result covers: "5" is 5.x
    entries: tuple[Entry, ...]
    next: str = "14"  # the major versions of next that it is run beside: several if it asks which one is there
    needs: tuple[str, ...] = ()  # peer dependencies
    files: tuple[tuple[str, str], ...] = ()  # files it needs in the project: path and text
    environment: tuple[tuple[str, str], ...] = ()  # variables that it asks for
    prepared_by: tuple[str, ...] = ()  # what Node runs in the project before it: a file and its arguments


def _direct(package: str, *versions: str, export: str = "default", **more: Any) -> Subject:
    return _subject(package, versions, Entry(package, export), **more)


def _subject(package: str, versions: tuple[str, ...], *entries: Entry, **more: Any) -> Subject:
    return Subject(package, versions, entries)._replace(**more)


def _curried(
    package: str,
    *versions: str,
    module: str = "",
    export: str = "default",
    options: str = "{}",
    off: str = "",
    **more: Any,
) -> Subject:
    return _subject(package, versions, Entry(module or package, export, options, off), **more)


_FILES_OF_INTL = (
    ("i18n.ts", "export default () => ({})\n"),
    ("i18n/request.ts", "export default () => ({})\n"),
)
_PAGE = (("pages/index.js", "export default () => null\n"),)


def _built_by_nx(executor: str) -> dict[str, Any]:
    """Return what a build that Nx runs needs: a workspace with one project, whose graph Nx has written."""
    project = (
        '{"name": "probe", "root": ".", "sourceRoot": ".", "projectType": "application", "targets": {"build": '
        f'{{"executor": "{executor}", "options": {{"outputPath": "dist"}}}}}}}}\n'
    )
    return {
        "files": (
            ("nx.json", "{}\n"),
            ("tsconfig.base.json", '{"compilerOptions": {"paths": {}}}\n'),
            ("project.json", project),
        ),
        "environment": (
            ("NX_DAEMON", "false"),
            ("NX_TASK_TARGET_PROJECT", "probe"),
            ("NX_TASK_TARGET_TARGET", "build"),
        ),
        "prepared_by": ("node_modules/nx/bin/nx.js", "graph", "--file=graph.json"),
    }


_BLITZ = (("node_modules/.blitz/index.js", "module.exports = {}\n"),)
_SOURCES = (("source.config.ts", "export default {}\n"),)
_FILES_OF_TRANSLATE = (("i18n.json", '{"locales": ["en"], "defaultLocale": "en", "pages": {}}\n'), *_PAGE)

_TUNNEL = "{ tunnelRoute: '/tunnel' }"
_MORE_OF_SENTRY = (
    More("tunnelRoute", "{}", f"{_TUNNEL}, {_TUNNEL}"),
    More("sentry.tunnelRoute", f"{{ sentry: {_TUNNEL} }}", "{}"),
)

SUBJECTS: tuple[Subject, ...] = (
    # Next's own
    _curried("@next/mdx", "9", "10", "11", "12", next="12"),
    _curried("@next/mdx", "13", "14", next="14", needs=("@mdx-js/loader@2", "@mdx-js/react@2")),
    _curried("@next/mdx", "15", "16", next="16", needs=("@mdx-js/loader@3", "@mdx-js/react@3")),
    _curried("@next/bundle-analyzer", "9", "10", "11", "12", off="enabled", next="12"),
    _curried("@next/bundle-analyzer", "13", "14", off="enabled", next="14"),
    _curried("@next/bundle-analyzer", "15", "16", off="enabled", next="16"),
    # translations
    _curried("next-intl", "2", "3", module="next-intl/plugin", options="'./i18n.ts'", files=_FILES_OF_INTL),
    _curried("next-intl", "4", module="next-intl/plugin", options="'./i18n.ts'", files=_FILES_OF_INTL, next="15"),
    _direct("next-translate", "1", files=_FILES_OF_TRANSLATE, next="12"),
    _direct("next-translate-plugin", "2", "3", files=_FILES_OF_TRANSLATE, needs=("next-translate@2", "typescript@5")),
    # monitoring
    _direct("@sentry/nextjs", "6", export="withSentryConfig", next="12"),
    _subject("@sentry/nextjs", ("7",), Entry("@sentry/nextjs", "withSentryConfig", more=_MORE_OF_SENTRY)),
    _subject(
        "@sentry/nextjs",
        ("8", "9", "10"),
        Entry("@sentry/nextjs", "withSentryConfig", more=_MORE_OF_SENTRY),
        next="14 15",
    ),
    _direct("next-axiom", "0", "1", export="withAxiom"),
    _direct("@axiomhq/nextjs", "0", export="withAxiom", needs=("@axiomhq/logging@0", "@axiomhq/js@1")),
    _direct("@logtail/next", "0", export="withLogtail"),
    _direct("@logtail/next", "0", export="withBetterStack"),
    _curried("next-plausible", "1", "2", "3", export="withPlausibleProxy"),
    _curried("next-plausible", "4", export="withPlausibleProxy", options="{ src: 'https://plausible.io/js/pa-x.js' }"),
    _subject(
        "@highlight-run/next",
        ("3", "4", "5", "7"),
        Entry("@highlight-run/next/config", "withHighlightConfig"),
        Entry("@highlight-run/next", "withHighlightConfig"),
        Entry("@highlight-run/next/server", "withHighlightConfig"),
    ),
    _subject(
        "@posthog/nextjs-config",
        ("1",),
        Entry(
            "@posthog/nextjs-config",
            "withPostHogConfig",
            "{ personalApiKey: 'phx_x', envId: '1', host: 'https://x.example' }",
        ),
        next="15",
    ),
    # progressive web apps
    _curried("next-pwa", "2", "3", "5", next="12", needs=("webpack@5",)),
    _curried("@ducanh2912/next-pwa", "8", "9", "10", options="{ dest: 'public' }", needs=("webpack@5",)),
    _curried(
        "@serwist/next",
        "8",
        "9",
        options="{ swSrc: 'app/sw.ts', swDest: 'public/sw.js' }",
        needs=("webpack@5",),
    ),
    _direct("next-offline", "3", "4", "5", next="12", needs=("webpack@5",)),
    # building
    _curried("next-transpile-modules", "1", options="{ transpileModules: ['react'] }", next="12"),
    _curried(
        "next-transpile-modules",
        "2",
        "3",
        "4",
        "5",
        "6",
        "7",
        "8",
        "9",
        "10",
        options="['react']",
        next="12",
    ),
    _subject(
        "next-compose-plugins",
        ("1", "2"),
        Entry("next-compose-plugins", composes=True),
        Entry("next-compose-plugins", "withPlugins", composes=True),
        next="12",
    ),
    _subject(
        "@vanilla-extract/next-plugin",
        ("1", "2"),
        Entry("@vanilla-extract/next-plugin", "createVanillaExtractPlugin"),
        needs=("webpack@5", "@vanilla-extract/css@1"),
    ),
    _direct("next-images", "1", next="12"),
    _direct("next-optimized-images", "1", "2", next="12", needs=("webpack@4",)),
    _direct("next-videos", "1", next="12"),
    _direct("next-fonts", "1", next="12"),
    _direct("@zeit/next-css", "0", "1", next="12", needs=("webpack@4",)),
    _direct("@zeit/next-sass", "0", "1", next="12", needs=("webpack@4",)),
    _direct("@zeit/next-less", "0", "1", next="12", needs=("webpack@4", "less@3")),
    _direct("@zeit/next-typescript", "1", next="12"),
    _direct("@zeit/next-bundle-analyzer", "0", next="12"),
    _direct("next-with-less", "1", "2", "3", next="12", needs=("less@4", "less-loader@11", "webpack@5")),
    _direct("@preconstruct/next", "1", "2", "3", "4"),
    _curried("next-plugin-preval", "1", module="next-plugin-preval/config", next="12"),
    _subject("next-global-css", ("1",), Entry("next-global-css", "withGlobalCss"), next="12"),
    _direct("next-linaria", "0", next="12", needs=("@linaria/webpack-loader@4", "@linaria/core@4")),
    _subject("next-superjson", ("0", "1"), Entry("next-superjson", "withSuperjson"), files=_PAGE),
    _curried("next-remove-imports", "1", options="{}"),
    _direct("next-rspack", "15", "16", next="16"),
    _subject(
        "million",
        ("2", "3"),
        Entry("million/compiler", "next"),
    ),
    _subject("@million/lint", ("0", "1"), Entry("@million/lint", "next")),
    _curried(
        "@stylexjs/nextjs-plugin",
        "0.5",
        "0.6",
        "0.7",
        "0.8",
        "0.9",
        "0.10",
        "0.11",
        options="{ rootDir: process.cwd() }",
    ),
    _subject(
        "next-yak",
        ("0", "1", "2", "3", "4", "5", "6", "8", "9"),
        Entry("next-yak/withYak", "withYak"),
    ),
    _subject(
        "@pigment-css/nextjs-plugin",
        ("0",),
        Entry("@pigment-css/nextjs-plugin", "withPigment"),
        needs=("@pigment-css/react@0",),
    ),
    _subject(
        "@tamagui/next-plugin",
        ("1",),
        Entry("@tamagui/next-plugin", "withTamagui", "{ config: './tamagui.config.ts', components: ['tamagui'] }"),
    ),
    _direct("@expo/next-adapter", "2", "3", "4", "5", "6", export="withExpo", needs=("@expo/config@3",)),
    # content
    _subject(
        "next-contentlayer",
        ("0.1", "0.2", "0.3"),
        Entry("next-contentlayer", "withContentlayer"),
        Entry("next-contentlayer", "createContentlayerPlugin"),
        next="12",
    ),
    _subject(
        "next-contentlayer2",
        ("0.4", "0.5"),
        Entry("next-contentlayer2", "withContentlayer"),
        Entry("next-contentlayer2", "createContentlayerPlugin"),
    ),
    _curried("nextra", "1", options="'nextra-theme-docs', './theme.config.js'", next="12"),
    _curried(
        "nextra",
        "2",
        "3",
        options="{ theme: 'nextra-theme-docs', themeConfig: './theme.config.js' }",
        next="14",
        files=_PAGE,
    ),
    _curried("nextra", "4", options="{}", next="15", files=(("app/page.jsx", "export default () => null\n"),)),
    _subject("fumadocs-mdx", ("8", "9"), Entry("fumadocs-mdx/config"), next="14", needs=("fumadocs-core@13",)),
    _subject(
        "fumadocs-mdx",
        ("10", "11", "12", "13"),
        Entry("fumadocs-mdx/next", "createMDX"),
        next="15",
        needs=("fumadocs-core@15",),
        files=_SOURCES,
    ),
    _subject(
        "fumadocs-mdx",
        ("14",),
        Entry("fumadocs-mdx/next", "createMDX"),
        next="16",
        needs=("fumadocs-core@16",),
        files=_SOURCES,
    ),
    _subject(
        "@content-collections/next",
        ("0.1", "0.2"),
        Entry("@content-collections/next", "withContentCollections"),
        Entry(
            "@content-collections/next", "createContentCollectionPlugin", "{ configPath: './content-collections.ts' }"
        ),
        needs=("@content-collections/core@0",),
    ),
    _subject(
        "@payloadcms/next",
        ("3",),
        Entry("@payloadcms/next/withPayload", "withPayload"),
        Entry("@payloadcms/next/withPayload", "default"),
        next="15",
    ),
    _subject(
        "@faustwp/core",
        ("0", "1", "2", "3"),
        Entry("@faustwp/core", "withFaust"),
        needs=("@apollo/client@3", "graphql@16"),
    ),
    _subject("@builder.io/dev-tools", ("0", "1"), Entry("@builder.io/dev-tools/next")),
    # monorepos, frameworks and platforms
    _subject(
        "@nrwl/next",
        ("13", "14", "15"),
        Entry("@nrwl/next/plugins/with-nx"),
        next="12",
        needs=("@nrwl/devkit@15", "@nrwl/workspace@15", "nx@15"),
        **_built_by_nx("@nrwl/next:build"),
    ),
    _subject(
        "@nx/next",
        ("16", "17", "18", "19", "20", "21", "22"),
        Entry("@nx/next", "withNx"),
        Entry("@nx/next/plugins/with-nx", "withNx"),
        Entry("@nx/next", "composePlugins", "(config) => config", composes=True),
        **_built_by_nx("@nx/next:build"),
    ),
    _subject("@blitzjs/next", ("2", "3"), Entry("@blitzjs/next", "withBlitz"), needs=("blitz@2",), files=_BLITZ),
    _subject("@vercel/toolbar", ("0",), Entry("@vercel/toolbar/plugins/next", "default"), next="15"),
    _subject("@vercel/toolbar", ("0",), Entry("@vercel/toolbar/plugins/next", "withVercelToolbar"), next="15"),
    _subject("workflow", ("4",), Entry("workflow/next", "withWorkflow"), next="15", files=_PAGE),
    _subject("botid", ("1",), Entry("botid/next/config", "withBotId"), next="15"),
)
