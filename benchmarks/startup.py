"""One start on one project, compared with ``python -c pass`` of the same interpreter and ESLint on the same config."""

from __future__ import annotations

from pathlib import Path

from benchmarks.installed import Installed
from benchmarks.measure import Command, Sample, interleaved
from benchmarks.real import package_json, write_app
from benchmarks.table import Table, megabytes, times

FOUND = frozenset({0, 1})
PASS = "`python -c pass`"
PLAIN = """/** @type {import('next').NextConfig} */
const nextConfig = {
  reactStrictMode: true,
  images: { domains: ['images.example.com'] },
  experimental: { appDir: true, scrollRestoration: true },
};

module.exports = nextConfig;
"""
CONFIGS = {
    "nothing to find": (
        "14.2.5",
        "next.config.js",
        PLAIN.replace("appDir: true, ", ""),
    ),
    "one finding with its proven fix": ("13.4.4", "next.config.js", PLAIN),
    "one finding with its proven fix, TypeScript": (
        "13.4.4",
        "next.config.ts",
        PLAIN.replace("const nextConfig", "const nextConfig: NextConfig").replace("module.exports =", "export default"),
    ),
}


def measure(installed: Installed, folder: Path, eslint: Command | None, runs: int) -> Table:
    commands = {
        PASS: Command([installed.python, "-c", "pass"], folder),
        "`nextlint --version`": Command([installed.nextlint, "--version"], folder),
    }
    for name, (version, file, text) in CONFIGS.items():
        project = write_app(folder / name.replace(" ", "-"), package_json("shop", version), {file: text})
        (project / ".git").mkdir()
        commands[f"nextlint, {name}"] = Command([installed.nextlint], project, FOUND)
        if eslint and file == "next.config.js" and version == "13.4.4":
            commands["ESLint, the same config"] = Command([*eslint.argv, file], project, FOUND)
    found = interleaved(commands, runs, watch=True)
    base = found[PASS]
    rows = [_row(name, one, base) for name, one in found.items()]
    columns = ("", "processor time", "against a pass", "wall time against a pass", "memory")
    notes = [f"Medians of {runs} interleaved runs. The aim: at most 6 times {PASS}, at most a quarter of ESLint's."]
    return Table("startup", "One start", columns, rows, notes, {name: one._asdict() for name, one in found.items()})


def _row(name: str, one: Sample, base: Sample) -> list[str]:
    ratios = times(one.cpu / base.cpu), times(one.wall / base.wall)
    return [name, f"{one.cpu * 1000:.0f} ms", *ratios, megabytes(one.largest)]
