"""Small projects that the benchmarks lint."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.monorepo import HEAD, OPTIONS, REDIRECTS

PLAIN = f"{HEAD}const nextConfig = {{\n{OPTIONS}{REDIRECTS}}};\n\nmodule.exports = nextConfig;\n"
LITERAL = PLAIN.replace("};\n\nmodule", "  experimental: { appDir: true },\n};\n\nmodule")


def make(folder: Path, version: str, *, config: str | None, lockfile: bool) -> Path:
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
        (folder / "next.config.js").write_text(config)
    if lockfile:
        entry = {"version": version, "resolved": f"https://registry.npmjs.org/next/-/next-{version}.tgz"}
        packages = {"": package, "node_modules/next": entry, "node_modules/react": {"version": "18.2.0"}}
        _write(folder / "package-lock.json", {"name": "shop", "lockfileVersion": 3, "packages": packages})
    return folder


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=2) + "\n")
