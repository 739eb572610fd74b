"""Small projects that the benchmarks lint."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.monorepo import HEAD, OPTIONS, REDIRECTS

PLAIN = f"{HEAD}const nextConfig = {{\n{OPTIONS}{REDIRECTS}}};\n\nmodule.exports = nextConfig;\n"
CLASS = PLAIN.replace(
    "module.exports = nextConfig", "class Config {}\nmodule.exports = Object.assign(new Config(), nextConfig)"
)
TYPED = (
    PLAIN.replace(HEAD, "import type { NextConfig } from 'next';\n\n")
    .replace("const nextConfig =", "const nextConfig: NextConfig =")
    .replace("module.exports =", "export default")
)
LITERAL = PLAIN.replace("};\n\nmodule", "  experimental: { appDir: true },\n};\n\nmodule")


def make(folder: Path, version: str, *, config: str | None, lockfile: bool, name: str = "next.config.js") -> Path:
    """One project as its own git work tree, with a version of Next; a ``config`` of None is none."""
    (folder / ".git").mkdir(parents=True)
    (folder / "pages").mkdir()
    (folder / "pages" / "index.js").write_text("export default function Index() {\n  return null;\n}\n")
    spec = f"^{version}" if lockfile else version
    package = {
        "name": "shop",
        "private": True,
        "scripts": {"dev": "next dev", "build": "next build", "start": "next start"},
        "dependencies": {"next": spec, "react": "^18.2.0", "react-dom": "^18.2.0"},
    }
    _write(folder / "package.json", package)
    if config is not None:
        (folder / name).write_text(config)
    if lockfile:
        entry = {"version": version, "resolved": f"https://registry.npmjs.org/next/-/next-{version}.tgz"}
        packages = {"": package, "node_modules/next": entry, "node_modules/react": {"version": "18.2.0"}}
        _write(folder / "package-lock.json", {"name": "shop", "lockfileVersion": 3, "packages": packages})
    return folder


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=2) + "\n")
