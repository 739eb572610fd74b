"""Generated projects whose configs resemble real ones.

The shares and sizes are those counted over some three thousand configs of public repositories: how they export, which
wrappers they call, and how many bytes, variables, conditions, redirects and imports they have at the tenth, fiftieth,
ninetieth and ninety-ninth percentile.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import NormalDist
from typing import NamedTuple

VERSIONS = ("13.4.4", "14.2.3", "15.3.0")
LIKENESS = 0.6  # how strongly the sizes of a config correlate
# At 0, 10, 50, 90, 99 and 100 % of all configs.
AT = (0.0, 0.1, 0.5, 0.9, 0.99, 1.0)
SIZES = {
    "bytes": (90, 150, 1_167, 5_887, 15_206, 19_299),
    "variables": (0, 0, 0, 6, 15, 21),
    "ifs": (0, 0, 0, 2, 6, 9),
    "conditionals": (0, 0, 0, 3, 8, 32),
    "redirects": (0, 0, 0, 12, 30, 95),
    "imports": (0, 0, 2, 5, 13, 15),
}
EXPORTS = {  # per cent
    "object": 18,
    "name": 22,
    "local function": 16,
    "wrapper": 12,
    "conditional name": 8,
    "wrapper with options": 9,
    "curried wrapper": 5,
    "assigned": 4,
    "conditional": 2,
    "function": 1,
    "composed": 3,
}
WRAPPERS = {  # package: its import name
    "@sentry/nextjs": "withSentryConfig",
    "@nx/next": "withNx",
    "next-axiom": "withAxiom",
    "@payloadcms/next/withPayload": "withPayload",
    "next-contentlayer": "withContentlayer",
    "@vercel/toolbar/plugins/next": "withVercelToolbar",
    "next-plausible": "withPlausible",
}
FACTORIES = {  # packages whose function takes options and returns the wrapper
    "@next/bundle-analyzer": "{ enabled: process.env.ANALYZE === 'true' }",
    "@next/mdx": "{ extension: /\\.mdx?$/ }",
    "next-intl/plugin": "'./src/i18n.ts'",
    "nextra": "{ theme: 'nextra-theme-docs', themeConfig: './theme.config.tsx' }",
    "next-pwa": "{ dest: 'public', disable: process.env.NODE_ENV === 'development' }",
}
OPTIONS = (
    "reactStrictMode: true",
    "poweredByHeader: false",
    "compress: true",
    "trailingSlash: false",
    "productionBrowserSourceMaps: false",
    "eslint: { ignoreDuringBuilds: true }",
    "typescript: { ignoreBuildErrors: true }",
    "pageExtensions: ['ts', 'tsx', 'js', 'jsx', 'mdx']",
    "transpilePackages: ['@acme/ui', '@acme/utils', '@acme/config']",
    "i18n: { locales: ['en', 'de', 'ja'], defaultLocale: 'en' }",
    "compiler: { styledComponents: true, removeConsole: true }",
    "images: {\n    remotePatterns: [\n      { protocol: 'https', hostname: 'images.example.com' },\n"
    "      { protocol: 'https', hostname: '**.cdn.example.com', pathname: '/assets/**' },\n    ],\n  }",
    "images: { domains: ['images.example.com', 'avatars.example.com'], formats: ['image/avif', 'image/webp'] }",
    "modularizeImports: { lodash: { transform: 'lodash/{{member}}' } }",
    "webpack: (config, { isServer }) => {\n"
    "    config.resolve.fallback = { ...config.resolve.fallback, fs: isServer };\n"
    "    config.module.rules.push({ test: /\\.svg$/, use: ['@svgr/webpack'] });\n    return config;\n  }",
)
EXPERIMENTS = (
    "scrollRestoration: true",
    "optimizePackageImports: ['lodash', '@acme/icons']",
    "largePageDataBytes: 256 * 1000",
    "instrumentationHook: true",
    "serverComponentsExternalPackages: ['sharp', 'prisma']",
    "esmExternals: 'loose'",
    "externalDir: true",
)
NAMES = (
    "API_URL",
    "CDN_URL",
    "SITE_URL",
    "BASE_PATH",
    "SENTRY_DSN",
    "GTM_ID",
    "CSP",
    "PREVIEW",
    "STRIPE_KEY",
    "REGION",
)
MODULES = ("path", "fs", "os", "url", "crypto", "util", "zlib", "child_process")
COMMENTS = (
    "// https://nextjs.org/docs/app/api-reference/config/next-config-js",
    "// Keep in step with the proxy in front of this.",
    "// TODO: remove after the migration.",
    "/* The old site had these addresses. */",
)


class App(NamedTuple):
    """One project: the version of Next, and its files by name, the config first."""

    version: str
    files: Mapping[str, str]
    shape: Mapping[str, int]

    @property
    def config(self) -> str:
        return next(iter(self.files))


def apps(count: int, *, seed: int = 1) -> Iterator[App]:
    for number in range(count):
        yield _Writer(random.Random(f"{seed} {number}")).app()


def make(root: Path, count: int, *, seed: int = 1) -> list[App]:
    """Write a workspace of ``count`` projects into an empty folder, which becomes the root of a git work tree."""
    (root / ".git").mkdir(parents=True)
    made = list(apps(count, seed=seed))
    packages: dict[str, object] = {"": {"name": "monorepo", "workspaces": ["apps/*"]}}
    for number, app in enumerate(made):
        folder = f"apps/app-{number:05}"
        package = package_json(f"app-{number:05}", app.version)
        packages[folder] = package
        packages[f"node_modules/app-{number:05}"] = {"resolved": folder, "link": True}
        packages[f"{folder}/node_modules/next"] = {"version": app.version}
        write_app(root / folder, package, app.files)
    write_json(root / "package.json", {"name": "monorepo", "private": True, "workspaces": ["apps/*"]})
    write_json(root / "package-lock.json", {"name": "monorepo", "lockfileVersion": 3, "packages": packages})
    return made


def package_json(name: str, version: str) -> dict[str, object]:
    return {
        "name": name,
        "private": True,
        "scripts": {"dev": "next dev", "build": "next build", "start": "next start"},
        "dependencies": {"next": version, "react": "^18.2.0", "react-dom": "^18.2.0"},
    }


def write_app(folder: Path, package: object, files: Mapping[str, str]) -> Path:
    """Write a project with a page and these files; return its folder."""
    for name, text in {"pages/index.js": "export default () => null;\n", **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    write_json(folder / "package.json", package)
    return folder


def write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=2) + "\n")


def quantile(points: Sequence[int], rank: float) -> int:
    """Return the value at a rank from 0 to 1 of the distribution with these ``points`` (see AT)."""
    at = next(number for number in range(1, len(AT)) if rank <= AT[number])
    part = (rank - AT[at - 1]) / (AT[at] - AT[at - 1])
    return int(points[at - 1] + part * (points[at] - points[at - 1]))


class _Writer:
    """Writes one config."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        size, spread = dice.gauss(), (1 - LIKENESS**2) ** 0.5
        normal = NormalDist()
        self.shape = {
            name: quantile(points, normal.cdf(LIKENESS * size + spread * dice.gauss() if name != "bytes" else size))
            for name, points in SIZES.items()
        }
        self.kind = dice.choices(("js", "mjs", "ts"), (63.8, 27.9, 8.3))[0]
        self.export = dice.choices(tuple(EXPORTS), tuple(EXPORTS.values()))[0]
        if not self.shape["variables"]:
            self.shape |= {"ifs": 0, "conditionals": 0}
        self.head: list[str] = []
        self.files: dict[str, str] = {}
        self.variables: list[str] = []

    def app(self) -> App:
        dice = self.dice
        version = "15.3.0" if self.kind == "ts" else dice.choice(VERSIONS)
        wrapped = self.wrapping()
        self.imports()
        entries = self.entries()
        body, config = self.body(entries)
        text = "\n".join([*self.head, *self.constants(), "", *body, *wrapped(config)]).lstrip() + "\n"
        shape = {**self.shape, "bytes": len(text)}
        return App(version, {f"next.config.{self.kind}": text, **self.files}, shape)

    # -- imports

    def load(self, name: str, place: str) -> None:
        if self.kind == "js":
            self.head.append(f"const {name} = require('{place}');")
        else:
            self.head.append(f"import {name} from '{place}';")

    def imports(self) -> None:
        """Write the imports besides wrappers: modules of Node, and files of the project."""
        missing = max(0, self.shape["imports"] - len(self.head))
        if missing and self.dice.random() < 0.3:
            missing -= 1
            self.local("shared", "{\n  generateEtags: false,\n  httpAgentOptions: {},\n}")
        for place in MODULES[:missing]:
            self.load(place, f"node:{place}" if self.dice.random() < 0.3 else place)
        for number in range(missing - len(MODULES)):
            self.local(f"part{number}", f"{{ number: {number}, name: 'part {number}' }}")

    def local(self, name: str, value: str) -> None:
        extension = "mjs" if self.kind == "mjs" else "js"
        self.files[f"config/{name}.{extension}"] = f"{self.exports} {value};\n"
        self.load(name, f"./config/{name}.{extension}")

    @property
    def exports(self) -> str:
        return "module.exports =" if self.kind == "js" else "export default"

    # -- the environment and its conditions

    def variable(self) -> str:
        """Return another environment variable, or an earlier one if the config has enough."""
        if len(self.variables) < self.shape["variables"]:
            self.variables.append(f"process.env.{self.dice.choice(NAMES)}_{len(self.variables)}")
            return self.variables[-1]
        return self.dice.choice(self.variables)

    def constants(self) -> list[str]:
        """Write constants for the variables that no condition uses."""
        lines: list[str] = []
        while len(self.variables) < self.shape["variables"]:
            default = self.dice.choice(("|| ''", "?? 'http://localhost:3000'", "=== 'true'", ""))
            lines.append(f"const setting{len(lines)} = {self.variable()} {default}".rstrip() + ";")
        return lines

    def conditionals(self) -> list[str]:
        """Return entries with a condition, no option twice."""
        entries = [
            f"...({self.variable()} ? {{ basePath: '/docs' }} : {{}})",
            f"...({self.variable()} && {{ output: 'standalone' }})",
            f"assetPrefix: {self.variable()} ? 'https://cdn.example.com' : undefined",
            f"distDir: {self.variable()} || '.next'",
        ]
        self.dice.shuffle(entries)
        count = self.shape["conditionals"]
        lines = [
            f"    SITE_{at}: {self.variable()} ? 'https://example.com' : 'http://localhost',\n"
            for at in range(count - 4)
        ]
        return entries[:count] + (["publicRuntimeConfig: {\n" + "".join(lines) + "  }"] if lines else [])

    def statement(self, number: int) -> str:
        """Return an ``if`` that changes the config or a table, or returns early from a helper."""
        helper = (
            f"function origin{number}() {{\n  if (!{self.variable()}) return 'http://localhost:3000';\n"
            f"  return `https://${{{self.variable()}}}`;\n}}\n"
            f"nextConfig.env = {{ ...nextConfig.env, ORIGIN: origin{number}() }};"
        )
        return self.dice.choice(
            (
                f"if ({self.variable()}) {{\n  nextConfig.assetPrefix = {self.variable()};\n}}",
                f"if ({self.variable()} === 'true') {{\n  nextConfig.output = 'standalone';\n}}",
                f"if ({self.variable()}) {{\n  securityHeaders.push({{ key: 'X-Robots-Tag', value: 'noindex' }});\n}}",
                f"if ({self.variable()}) {{\n  nextConfig.images = {{ ...nextConfig.images, unoptimized: true }};\n}}"
                " else {\n  nextConfig.compress = false;\n}",
                helper,
            )
        )

    # -- the config

    def entries(self) -> list[str]:
        """Return the entries of the config, up to its size."""
        dice = self.dice
        entries = ["...shared"] if any("shared" in name for name in self.files) else []
        entries += self.conditionals() if self.shape["conditionals"] else []
        if dice.random() < 0.42:
            entries.append(self.experimental())
        if rows := min(self.shape["redirects"], self.shape["bytes"] // 180):
            entries.append(self.redirects(rows))
        if self.shape["ifs"]:
            entries.append("async headers() {\n    return [{ source: '/(.*)', headers: securityHeaders }];\n  }")
        room = self.shape["bytes"] - 350 - sum(map(len, [*self.head, *entries]))
        room -= 60 * self.shape["variables"] + 90 * self.shape["ifs"]
        for option in dice.sample(OPTIONS, len(OPTIONS)):
            if len(option) < room:
                entries.append(option)
                room -= len(option) + 5
        if room > 200:
            entries.append("env: {\n" + "".join(self.words(room)) + "  }")
        return self.commented(entries)

    def words(self, room: int) -> Iterator[str]:
        while room > 0:
            value = "a value of the build " * self.dice.randint(1, 4)
            line = f"    NEXT_PUBLIC_TEXT_{self.dice.randrange(10**6)}: '{value}',\n"
            room -= len(line)
            yield line

    def experimental(self) -> str:
        inner = self.dice.sample(EXPERIMENTS, 1 + min(2, self.shape["bytes"] // 1_000))
        draw = self.dice.random() * 0.42
        if draw < 0.05:
            inner.append(f"appDir: {'true' if draw < 0.048 else 'false'}")
        return f"experimental: {{\n    {(',' + chr(10) + '    ').join(inner)},\n  }}"

    def redirects(self, count: int) -> str:
        rows = "".join(
            f"      {{\n        source: '/old/{number}/:slug*',\n        destination: '/new/{number}/:slug*',\n"
            f"        permanent: {'true' if number % 3 else 'false'},\n      }},\n"
            for number in range(count)
        )
        return f"async {self.dice.choice(('redirects', 'rewrites'))}() {{\n    return [\n{rows}    ];\n  }}"

    def commented(self, entries: list[str]) -> list[str]:
        return [f"{self.dice.choice(COMMENTS)}\n  {entry}" if self.dice.random() < 0.12 else entry for entry in entries]

    def body(self, entries: list[str]) -> tuple[list[str], str]:
        """Return the statements that make the config, and the expression for it."""
        literal = "{\n" + "".join(f"  {entry},\n" for entry in entries) + "}"
        tables = ["const securityHeaders = [{ key: 'X-Frame-Options', value: 'DENY' }];"] if self.shape["ifs"] else []
        if self.export == "object" and not self.shape["ifs"]:
            return tables, literal
        kind = ": NextConfig" if self.kind == "ts" else ""
        if kind:
            self.head.insert(0, "import type { NextConfig } from 'next';")
        else:
            tables.append("/** @type {import('next').NextConfig} */")
        lines = [*tables, f"const nextConfig{kind} = {literal};", ""]
        lines += [self.statement(number) for number in range(self.shape["ifs"])]
        return lines, "nextConfig"

    # -- the export

    def wrapping(self) -> _Export:
        """Return the export of the config; import what it needs."""
        export = self.export
        if export in ("wrapper", "wrapper with options", "conditional name", "conditional"):
            place, name = self.dice.choice(list(WRAPPERS.items()))
            if self.kind == "js":
                self.head.append(f"const {{ {name} }} = require('{place}');")
            else:
                self.head.append(f"import {{ {name} }} from '{place}';")
            call = f"{name}(%s{', { silent: true }' if export == 'wrapper with options' else ''})"
        elif export in ("curried wrapper", "composed") or (export == "local function" and self.dice.random() < 0.6):
            place = self.dice.choice(list(FACTORIES))
            self.load("createPlugin", place)
            self.head.append(f"const withPlugin = createPlugin({FACTORIES[place]});")
            call = "withPlugin(%s)"
        elif export == "local function":
            self.head.append("const withDefaults = (config) => ({ poweredByHeader: false, ...config });")
            call = "withDefaults(%s)"
        else:
            call = "%s"
        return _Export(export, call, self.exports)


class _Export(NamedTuple):
    form: str
    call: str
    statement: str

    def __call__(self, config: str) -> list[str]:
        called = self.call % config
        if self.form == "conditional name":
            return [
                f"const exported = process.env.SENTRY_AUTH ? {called} : {config};",
                "",
                f"{self.statement} exported;",
            ]
        if self.form == "conditional":
            return [f"{self.statement} process.env.NODE_ENV === 'production' ? {called} : {config};"]
        if self.form == "function":
            return [f"{self.statement} (phase, {{ defaultConfig }}) => {{", f"  return {config};", "};"]
        if self.form == "composed":
            reduced = f"plugins.reduce((config, plugin) => plugin(config), {config})"
            return ["const plugins = [withPlugin];", "", f"{self.statement} {reduced};"]
        if self.form == "assigned":
            return [
                f"const exported = Object.assign({{}}, {config});",
                "exported.generateEtags = false;",
                "",
                f"{self.statement} exported;",
            ]
        return [f"{self.statement} {called};"]
