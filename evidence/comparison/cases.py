"""The six projects, each small and complete, with one problem (or none)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple


class Case(NamedTuple):
    """``matters`` matches answers that name the problem."""

    name: str
    title: str
    problem: str  # what goes wrong, in a sentence
    version: str
    react: str
    files: Mapping[str, str]
    matters: str
    scripts: Mapping[str, str] = {}

    def write(self, folder: Path) -> None:
        package = {
            "name": self.name,
            "version": "1.0.0",
            "private": True,
            "scripts": {"dev": "next dev", "build": "next build", "start": "next start", **self.scripts},
            "dependencies": {"next": self.version, "react": self.react, "react-dom": self.react},
        }
        for name, text in {"package.json": json.dumps(package, indent=2) + "\n", **self.files}.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")

    def is_named_in(self, text: str) -> bool:
        return re.search(self.matters, text) is not None


PAGE = {"pages/index.js": "export default function Home() {\n  return <main>Hello</main>;\n}\n"}
MIDDLEWARE = """import { NextResponse } from 'next/server';

export function middleware(request) {
  return request.cookies.has('session') ? NextResponse.next() : NextResponse.redirect(new URL('/login', request.url));
}
"""

CASES = (
    Case(
        "render-workers",
        "A version whose default breaks the server",
        "Next.js 13.4.4 renders in worker processes reached over loopback TCP, and such servers die hours after a "
        "deploy. `experimental.appDir: false` turns that off.",
        "13.4.4",
        "18.2.0",
        {**PAGE, "next.config.js": "module.exports = {\n  reactStrictMode: true,\n};\n"},
        r"render-workers|appDir",
    ),
    Case(
        "dropped-option",
        "An option that is no longer read",
        "Next.js 16 does not read `experimental.turbo`: its rules for `*.svg` are not applied. It moved to "
        "`turbopack`.",
        "16.0.7",
        "19.2.0",
        {
            **PAGE,
            "next.config.js": "module.exports = {\n  experimental: {\n    turbo: {\n      rules: {\n"
            "        '*.svg': { loaders: ['@svgr/webpack'], as: '*.js' },\n      },\n    },\n  },\n};\n",
        },
        r"experimental\.turbo|turbopack",
    ),
    Case(
        "throwing-option",
        "An option that breaks the build",
        "`i18n` together with `output: 'export'` makes `next build` fail.",
        "14.2.35",
        "18.3.1",
        {
            **PAGE,
            "next.config.js": "module.exports = {\n  output: 'export',\n"
            "  i18n: { locales: ['en', 'de'], defaultLocale: 'en' },\n};\n",
        },
        r"i18n",
    ),
    Case(
        "removed-command",
        "A script with a removed command",
        "`next lint` was removed in Next.js 16: the script fails.",
        "16.0.7",
        "19.2.0",
        {**PAGE, "next.config.js": "module.exports = {\n  reactStrictMode: true,\n};\n"},
        r"next lint|removed-command|eslint \.",
        {"lint": "next lint"},
    ),
    Case(
        "reachable-advisory",
        "A vulnerability that is reachable",
        "In Next.js 15.2.2 a header makes the server skip the middleware, here the session check (CVE-2025-29927).",
        "15.2.2",
        "19.0.0",
        {
            **PAGE,
            "middleware.js": MIDDLEWARE,
            "next.config.js": "module.exports = {\n  images: { unoptimized: true },\n};\n",
        },
        r"CVE-2025-29927|GHSA-f82v-jwr5-mffw",
    ),
    Case(
        "unreachable-advisory",
        "The same version where nothing is reachable",
        "A static export has no server, so no advisory of Next.js 15.2.2 that needs one affects the site. The right "
        "answer is silence, or *not reachable*.",
        "15.2.2",
        "19.0.0",
        {
            **PAGE,
            "next.config.js": "module.exports = {\n  output: 'export',\n  images: { unoptimized: true },\n};\n",
        },
        r"CVE-|GHSA-",
        {"start": "npx serve out"},
    ),
)
