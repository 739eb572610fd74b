"""A generated npm workspace: any number of Next.js projects with configs of the kinds that are met, one lockfile."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import NamedTuple

HEAD = "/** @type {import('next').NextConfig} */\n"
OPTIONS = """\
  reactStrictMode: true,
  swcMinify: true,
  poweredByHeader: false,
  compress: true,
  pageExtensions: ['tsx', 'ts', 'jsx', 'js'],
  images: {
    domains: ['NAME.example.com', 'cdn.example.com'],
    deviceSizes: [640, 750, 828, 1080, 1200, 1920],
  },
  i18n: { locales: ['en', 'de', 'ja'], defaultLocale: 'en' },
"""
REDIRECTS = """\
  async redirects() {
    return [{ source: '/old/:slug', destination: '/new/:slug', permanent: true }];
  },
  webpack(config, { isServer }) {
    if (!isServer) {
      config.resolve.fallback = { ...config.resolve.fallback, fs: false };
    }
    return config;
  },
"""
OFF, ON = "  experimental: { appDir: false },\n", "  experimental: { appDir: true, scrollRestoration: true },\n"


class Kind(NamedTuple):
    """One kind of project."""

    next_version: str
    config: str  # file name
    text: str


def _commonjs(options: str) -> str:
    return f"{HEAD}const nextConfig = {{\n{options}}};\n\nmodule.exports = nextConfig;\n"


def _module(options: str) -> str:
    return f"{HEAD}const nextConfig = {{\n{options}}};\n\nexport default nextConfig;\n"


KINDS = (
    Kind("13.4.4", "next.config.js", _commonjs(OPTIONS)),
    Kind("13.4.19", "next.config.js", _commonjs(OPTIONS + OFF)),
    Kind("13.4.12", "next.config.mjs", _module(OPTIONS + REDIRECTS)),
    Kind("14.2.5", "next.config.mjs", _module(OPTIONS + REDIRECTS)),
    Kind(
        "13.4.7",
        "next.config.js",
        "const withBundleAnalyzer = require('@next/bundle-analyzer')({\n"
        "  enabled: process.env.ANALYZE === 'true',\n});\n\n"
        f"module.exports = withBundleAnalyzer({{\n{OPTIONS}{OFF}}});\n",
    ),
    Kind(
        "13.4.1",
        "next.config.js",
        "const { PHASE_DEVELOPMENT_SERVER } = require('next/constants');\n\n"
        f"module.exports = (phase) => {{\n  const isDev = phase === PHASE_DEVELOPMENT_SERVER;\n  {HEAD.strip()}\n"
        f"  const config = {{\n{OPTIONS}{REDIRECTS}    assetPrefix: isDev ? undefined : process.env.CDN_URL,\n  }};\n"
        "  return config;\n};\n",
    ),
    Kind("14.1.0", "next.config.js", _commonjs(OPTIONS + ON)),
    Kind("13.5.6", "next.config.js", _commonjs(OPTIONS + REDIRECTS)),
    Kind("15.1.0", "next.config.mjs", _module(OPTIONS.replace("  swcMinify: true,\n", ""))),
    Kind(
        "13.4.16",
        "next.config.js",
        f"const shared = require('./shared');\n\nmodule.exports = {{\n  ...shared,\n{OPTIONS}  output: 'standalone',\n"
        "};\n",
    ),
)
SHARED = "module.exports = {\n  trailingSlash: true,\n  generateEtags: false,\n};\n"


def kind_of(number: int) -> Kind:
    """The kind of the project with a number: they take turns."""
    return KINDS[number % len(KINDS)]


def name_of(number: int) -> str:
    return f"app-{number:05}"


def make(folder: Path, count: int) -> None:
    """Write a workspace of ``count`` projects into an empty folder, which becomes the root of a git work tree."""
    (folder / ".git").mkdir(parents=True)
    _write_json(folder / "package.json", {"name": "monorepo", "private": True, "workspaces": ["apps/*"]})
    _write_json(folder / "package-lock.json", lockfile(count))
    for number in range(count):
        _make_project(folder / "apps" / name_of(number), kind_of(number), number)


def _make_project(folder: Path, kind: Kind, number: int) -> None:
    (folder / "pages").mkdir(parents=True)
    _write_json(folder / "package.json", _package(kind, number))
    (folder / kind.config).write_text(kind.text.replace("NAME", name_of(number)))
    if "./shared" in kind.text:
        (folder / "shared.js").write_text(SHARED)
    (folder / "pages" / "index.js").write_text("export default function Index() {\n  return null;\n}\n")


def _package(kind: Kind, number: int) -> dict[str, object]:
    return {
        "name": name_of(number),
        "version": "1.0.0",
        "private": True,
        "scripts": {"dev": "next dev", "build": "next build", "start": "next start"},
        "dependencies": {"next": f"^{kind.next_version}", "react": "^18.2.0", "react-dom": "^18.2.0"},
    }


def lockfile(count: int) -> dict[str, object]:
    """What npm writes for the workspace, as far as next and react go: each project has a next of its own."""
    packages: dict[str, object] = {"": {"name": "monorepo", "workspaces": ["apps/*"]}}
    for number in range(count):
        kind, folder = kind_of(number), f"apps/{name_of(number)}"
        packages[folder] = _package(kind, number)
        packages[f"node_modules/{name_of(number)}"] = {"resolved": folder, "link": True}
        packages[f"{folder}/node_modules/next"] = {
            "version": kind.next_version,
            "resolved": f"https://registry.npmjs.org/next/-/next-{kind.next_version}.tgz",
            "dependencies": {"@swc/helpers": "0.5.1", "caniuse-lite": "^1.0.30001406", "styled-jsx": "5.1.1"},
        }
    packages["node_modules/react"] = {"version": "18.2.0"}
    packages["node_modules/react-dom"] = {"version": "18.2.0"}
    return {"name": "monorepo", "lockfileVersion": 3, "requires": True, "packages": packages}


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=2) + os.linesep)
