"""What each message of Next's config loader means: kind, options, replacement and condition, by its text.

A text is looked up in ``MEANINGS`` from the top; the first pattern that is found in it decides. A text that no pattern
matches stops the refresh: somebody has to read it and add a row here.
"""

# ruff: noqa: E501 - one row on one line
from __future__ import annotations

import re
from typing import NamedTuple


class Meaning(NamedTuple):
    """One message. ``when`` names the predicate of ``nextlint.options.conditions`` that decides whether Next says it."""

    kind: str  # moved renamed removed unneeded deprecated customised canary conflict invalid, or "skip"
    path: str = ""  # the option that the finding stands at
    to: str = ""
    when: str = "present"


SKIP = Meaning("skip")  # not about an option: the file, the environment, a notice, a line that continues another


def _moved(path: str, to: str, when: str = "present") -> Meaning:
    return Meaning("moved", path, to, when)


# (pattern, meaning); \1 and \2 in path and to are the groups of the pattern. a pattern with "guard:" also sees the conditions around.
MEANINGS: tuple[tuple[str, Meaning], ...] = (
    # helpers, and what they were before there were helpers
    (r"^warnOptionHasBeenMovedOutOfExperimental\((\w+) \| ([\w.]+)", _moved(r"experimental.\1", r"\2", "key")),
    (
        r"^`(\w+)` has been moved out of `experimental` and into `compiler`",
        _moved(r"experimental.\1", r"compiler.\1", "key"),
    ),
    (r"^`(\w+)` has been moved out of `experimental`\.", _moved(r"experimental.\1", r"\1", "key")),
    (r"^warnCustomizedOption\((experimental\.esmExternals)", Meaning("customised", r"\1", "", "not-true")),
    (r"^warnOptionHasBeenDeprecated\(([\w.]+) \| .*no longer needed", Meaning("unneeded", r"\1")),
    (r"^warnOptionHasBeenDeprecated\((experimental\.appDir) ", Meaning("unneeded", r"\1")),
    (r"^warnOptionHasBeenDeprecated\((experimental\.serverActions) ", Meaning("unneeded", r"\1", "", "boolean")),
    (r"^warnOptionHasBeenDeprecated\((experimental\.runtime) ", Meaning("removed", r"\1")),
    (r"^warnOptionHasBeenDeprecated\((swcMinify|outputFileTracing) ", Meaning("deprecated", r"\1", "", "false")),
    (r"^warnOptionHasBeenDeprecated\((eslint) ", Meaning("removed", r"\1")),
    (
        r"^warnOptionHasBeenDeprecated\((images\.domains) ",
        Meaning("deprecated", r"\1", "images.remotePatterns", "non-empty"),
    ),
    (r"^warnOptionHasBeenDeprecated\((i18n) ", Meaning("conflict", r"\1", "", "app-dir")),
    (
        r"^warnOptionHasBeenDeprecated\((devIndicators\.buildActivityPosition) ",
        Meaning("renamed", r"\1", "devIndicators.position"),
    ),
    (
        r"^warnOptionHasBeenDeprecated\((experimental\.dynamicIO) ",
        Meaning("renamed", r"\1", "experimental.cacheComponents"),
    ),
    (
        r"^warnOptionHasBeenDeprecated\((experimental\.incrementalCacheHandlerPath) ",
        Meaning("renamed", r"\1", "cacheHandler", "truthy"),
    ),
    (
        r"^warnOptionHasBeenDeprecated\((experimental\.isrMemoryCacheSize) ",
        Meaning("renamed", r"\1", "cacheMaxMemorySize", "truthy"),
    ),
    (
        r"^warnOptionHasBeenDeprecated\(([\w.]+) \| `[\w.]+` has been moved to `([\w.]+)`",
        _moved(r"\1", r"\2"),
    ),
    (
        r"^warnOptionHasBeenDeprecated\(([\w.]+) \| `[\w.]+` is deprecated. Please use `([\w.]+)`",
        Meaning("renamed", r"\1", r"\2"),
    ),
    (
        r"^warnOptionHasBeenDeprecated\((amp|experimental\.amp|publicRuntimeConfig|serverRuntimeConfig"
        r"|devIndicators\.appIsrStatus|devIndicators\.buildActivity) ",
        Meaning("deprecated", r"\1"),
    ),
    # written by hand
    (r'"exportTrailingSlash" option has been renamed', Meaning("renamed", "exportTrailingSlash", "trailingSlash")),
    (r'"reactMode" option has been replaced', Meaning("renamed", "experimental.reactMode", "experimental.reactRoot")),
    (
        r"^experimental\.outputStandalone has been renamed",
        Meaning("renamed", "experimental.outputStandalone", "output", "truthy"),
    ),
    (
        r"^`outputFileTracingIgnores` has been moved",
        Meaning("renamed", "experimental.outputFileTracingIgnores", "experimental.outputFileTracingExcludes", "array"),
    ),
    (r"`experimental\.turbo` is deprecated. Move", _moved("experimental.turbo", "turbopack", "truthy")),
    (
        r"^experimental\.turbo\.loaders is now deprecated",
        Meaning("renamed", "experimental.turbo.loaders", "experimental.turbo.rules", "truthy"),
    ),
    (
        r"^devIndicators?\.(appIsrStatus|buildActivity)\b.*no longer|^`devIndicators\.(appIsrStatus|buildActivity)` is deprecated",
        Meaning("deprecated", r"devIndicators.\1"),
    ),
    (
        r"^`devIndicators\.buildActivityPosition` has been renamed",
        Meaning("renamed", "devIndicators.buildActivityPosition", "devIndicators.position"),
    ),
    (r"SWC minify debug option is not supported", Meaning("removed", "experimental.swcMinifyDebugOptions")),
    (r"^The `target` config is deprecated", Meaning("deprecated", "target", "output", "not-server")),
    (r'The "target" property is no longer supported', Meaning("removed", "target", "output", "not-server")),
    (r"Specified target is invalid", Meaning("invalid", "target", "", "unknown-target")),
    (r"Webpack 4 is no longer supported", Meaning("removed", "webpack5", "", "false")),
    (
        r"^Use 'experimental\.(turbopackFileSystemCacheForBuild)'",
        Meaning("removed", "experimental.turbopackPersistentCachingForBuild", r"experimental.\1", "key"),
    ),
    (
        r"^Use 'experimental\.(turbopackFileSystemCacheForDev)'",
        Meaning("removed", "experimental.turbopackPersistentCaching", r"experimental.\1", "key"),
    ),
    (
        r"^`experimental\.dynamicIO` has been replaced",
        Meaning("removed", "experimental.dynamicIO", "cacheComponents", "key"),
    ),
    (
        r"HardDeprecatedConfigError: `experimental\.ppr`",
        Meaning("removed", "experimental.ppr", "cacheComponents", "truthy"),
    ),
    (
        r"`experimental\.(turbopackGenerateComponentChunks)` has been moved",
        Meaning("removed", r"experimental.\1", "experimental.turbopackChunking.generateComponentChunks"),
    ),
    (
        r"`experimental\.(turbopackChunkingHeuristics)` has been renamed",
        Meaning("removed", r"experimental.\1", "experimental.turbopackChunking"),
    ),
    (
        r"`experimental\.useCache` is no longer needed",
        Meaning("unneeded", "experimental.useCache", "", "with-cache-components"),
    ),
    (
        r"`experimental\.useCache` is deprecated",
        Meaning("deprecated", "experimental.useCache", "cacheComponents", "without-cache-components"),
    ),
    # only in canary releases
    (r"^CanaryOnly(?:Config)?Error: (experimental\.[\w.]+)", Meaning("canary", r"\1", "", "truthy")),
    (
        r"^CanaryOnly(?:Config)?Error: .*guard:.*\.turbo\)?.*unstablePersistentCaching\)?$",
        Meaning("canary", "experimental.turbo.unstablePersistentCaching", "", "truthy"),
    ),
    (
        r"^CanaryOnly(?:Config)?Error: .*guard:.*experimental\)? == null \? void 0 : \w+\.(\w+)$",
        Meaning("canary", r"experimental.\1", "", "truthy"),
    ),
    (r"experimental\.ppr preview feature can only be enabled", Meaning("canary", "experimental.ppr", "", "truthy")),
    # two options, or an option and the project
    (r'Specified "i18n" cannot (?:be|but) used with "output: export"', Meaning("conflict", "i18n", "output", "export")),
    (r'Specified "(rewrites|redirects|headers)" (?:cannot|will not)', Meaning("conflict", r"\1", "output", "export")),
    (
        r"Config options `([\w.]+)` and `([\w.]+)` cannot be set at the same time",
        Meaning("conflict", r"\2", r"\1", "both"),
    ),
    (
        r"`experimental\.ppr` can not be .*cacheComponents",
        Meaning("conflict", "experimental.ppr", "experimental.cacheComponents", "ppr-with"),
    ),
    (
        r"`experimental\.ppr` can not be .*dynamicIO",
        Meaning("conflict", "experimental.ppr", "experimental.dynamicIO", "ppr-with"),
    ),
    (
        r"buildActivityPosition` .*conflicts with `position`",
        Meaning("conflict", "devIndicators.buildActivityPosition", "devIndicators.position", "different"),
    ),
    (
        r"^\"output: 'standalone'\" requires outputFileTracing",
        Meaning("conflict", "outputFileTracing", "output", "false-with-standalone"),
    ),
    (
        r"^experimental\.outputStandalone requires outputFileTracing",
        Meaning("conflict", "outputFileTracing", "experimental.outputStandalone", "false-with-truthy"),
    ),
    (
        r"Both `outputFileTracingRoot` and `turbopack\.root` are set",
        Meaning("conflict", "turbopack.root", "outputFileTracingRoot", "different"),
    ),
    (
        r"`experimental\.(cachedNavigations)` requires `cacheComponents`",
        Meaning("conflict", r"experimental.\1", "cacheComponents", "truthy-without"),
    ),
    (
        r"`partialPrefetching` requires `cacheComponents`",
        Meaning("conflict", "partialPrefetching", "cacheComponents", "truthy-without"),
    ),
    (
        r"`cacheComponents` is enabled without a corresponding `partialPrefetching`",
        Meaning("conflict", "cacheComponents", "partialPrefetching", "truthy-unset"),
    ),
    (
        r"`experimental\.turbopackRustReactCompiler` requires `reactCompiler`",
        Meaning("conflict", "experimental.turbopackRustReactCompiler", "reactCompiler", "truthy-without"),
    ),
    (
        r"`experimental\.useCache` cannot be disabled",
        Meaning("conflict", "experimental.useCache", "cacheComponents", "false-with-truthy"),
    ),
    (
        r"experimental\.lightningCssFeatures is set but",
        Meaning("conflict", "experimental.lightningCssFeatures", "experimental.useLightningcss", "truthy-without"),
    ),
    (
        r"images\.loader property .* cannot be used with images\.loaderFile",
        Meaning("conflict", "images.loaderFile", "images.loader", "loader-file"),
    ),
    (
        r"images\.loader property .* also requires images\.path",
        Meaning("conflict", "images.loader", "images.path", "loader-without-path"),
    ),
    # values
    (r"Specified (assetPrefix|basePath|distDir) is not a string", Meaning("invalid", r"\1", "", "not-string")),
    (r"'public' directory is reserved", Meaning("invalid", "distDir", "", "is-public")),
    (r"distDir can not be an empty string", Meaning("invalid", "distDir", "", "blank")),
    (r"Specified basePath /\. basePath", Meaning("invalid", "basePath", "", "slash")),
    (r"basePath has to start with a /", Meaning("invalid", "basePath", "", "no-leading-slash")),
    (r"basePath should not end with /", Meaning("invalid", "basePath", "", "trailing-slash")),
    (r"pageExtensions is an empty array", Meaning("invalid", "pageExtensions", "", "empty-array")),
    (
        r"pageExtensions is not an array of strings, found \"\$\{\}\"\. ",
        Meaning("invalid", "pageExtensions", "", "not-array"),
    ),
    (
        r"pageExtensions is not an array of strings, found \"\$\{\}\" of",
        Meaning("invalid", "pageExtensions", "", "not-strings"),
    ),
    (r"Specified images should be an object", Meaning("invalid", "images", "", "not-object")),
    (
        r"images\.(\w+) should be an Array received|images\.(\w+) should be an Array of \w+ received \$\{\}\.",
        Meaning("invalid", r"images.\1", "", "not-array"),
    ),
    (r"images\.(\w+) should be an Array of numbers", Meaning("invalid", r"images.\1", "", "sizes")),
    (r"images\.(\w+) should be an Array of (?:strings|mime)", Meaning("invalid", r"images.\1", "", "schema-items")),
    (r"images\.(\w+) (?:exceeds length|must be length)", Meaning("invalid", r"images.\1", "", "schema")),
    (
        r"images\.(contentSecurityPolicy|contentDispositionType|dangerouslyAllowSVG|minimumCacheTTL|unoptimized|loader) should be",
        Meaning("invalid", r"images.\1", "", "schema"),
    ),
    (r"Invalid images\.remotePatterns values", Meaning("invalid", "images.remotePatterns", "", "hostnames")),
    (r"images\.remotePatterns must have protocol", Meaning("invalid", "images.remotePatterns", "", "protocols")),
    (r"Specified i18n should be an object", Meaning("invalid", "i18n", "", "not-object")),
    (
        r"i18n\.locales should be an Array|i18n\.locales must be an array",
        Meaning("invalid", "i18n.locales", "", "locales-not-array"),
    ),
    (r"i18n\.defaultLocale should be a string", Meaning("invalid", "i18n.defaultLocale", "", "no-default-locale")),
    (
        r"i18n\.defaultLocale should be included",
        Meaning("invalid", "i18n.defaultLocale", "i18n.locales", "not-included"),
    ),
    (r"i18n\.locales contains the following duplicate", Meaning("invalid", "i18n.locales", "", "duplicates")),
    (r"i18n\.localeDetection should be", Meaning("invalid", "i18n.localeDetection", "", "not-boolean")),
    (r"i18n\.domains must be an array", Meaning("invalid", "i18n.domains", "", "not-array")),
    (
        r'Invalid "devIndicator\.(position|buildActivityPosition)"',
        Meaning("invalid", r"devIndicators.\1", "", "schema"),
    ),
    (r"Expected config\.httpAgentOptions to be an object", Meaning("invalid", "httpAgentOptions", "", "falsy")),
    (r'Invalid "(?:experimental\.)?cacheHandlers" provided', SKIP),
    # not decided here: files on disk, Node, environment variables, the phase, the bundler of a command line
    (
        r"i18n\.locales contains invalid values|Invalid i18n\.domains values|i18n domain: |configured the (?:default)?[lL]ocale",
        SKIP,
    ),
    (r"i18n\.locales items which exceeds", SKIP),
    (r"images\.loaderFile does not exist|Invalid assetPrefix provided", SKIP),
    (r"should be absolute, using", SKIP),
    (
        r"Failed to load next\.config|Configuring Next\.js via|no exported configuration|unsupported config|promise|asynchronous function",
        SKIP,
    ),
    (
        r"Invalid next\.config|^See more info here|^Learn more|^- \$\{\}|^\$\{\} \| |^Please remove \$\{\}",
        SKIP,
    ),
    (r"^(?:Error: )?\$\{\} guard:.*(?:shouldExit|success|unionErrors|errors)", SKIP),  # of the validator
    (
        r"Experimental features are not covered|You have (?:enabled|defined) experimental|^Please remove|Unrecognized key",
        SKIP,
    ),
    (r"SWC minify (?:beta|release candidate|debug option specified)", SKIP),
    (r"React 18 support|requires Node v|enableUndici|@next/font|next/font|swc/wasm|Node\.js", SKIP),
    (
        r"only supported with|not supported when using Turbopack|requires NODE_ENV|NEXT_DEPLOYMENT_ID|__NEXT_EXPERIMENTAL",
        SKIP,
    ),
    (
        r"Body Size must be|Size Limit must be|expected a finite number|No default cacheLife|invalid handler|Invalid handler",
        SKIP,
    ),
    (r"Failed to find the root directory|inferred your workspace root|multiple lockfiles|This is a bug", SKIP),
    (r"experimental\.ppr` has been defaulted|experimental\.ppr feature is present in your current version", SKIP),
    (r"turbopackPluginRuntimeStrategy|config\.experimental\.\w+ is set to", SKIP),
)

# ends that no message announces at every version: before 14.0.4, Next stops with "Invalid URL" and nothing else
UNSAID = (Meaning("invalid", "assetPrefix", "", "no-url"),)

_COMPILED = tuple((re.compile(pattern), meaning) for pattern, meaning in MEANINGS)


class UnclassifiedError(Exception):
    """A message that nobody has read yet."""


def meaning(text: str, guard: str) -> Meaning | None:
    """What a message means; None where it is not about one option. Raises ``UnclassifiedError``."""
    tidy = re.sub(r"\b(_\w+?|ref)\d+\b", r"\1", guard)
    whole = f"{text} guard:{tidy}"
    for pattern, found in _COMPILED:
        match = pattern.search(whole if "guard:" in pattern.pattern else text)
        if match is not None:
            if found.kind == "skip":
                return None
            groups = [group for group in match.groups() if group is not None]
            fill = [_filled(part, groups) for part in (found.path, found.to)]
            return found._replace(path=fill[0], to=fill[1])
    raise UnclassifiedError(whole)


def _filled(part: str, groups: list[str]) -> str:
    return re.sub(r"\\(\d)", lambda number: groups[int(number[1]) - 1], part)
