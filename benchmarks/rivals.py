"""What a user would write instead: a rule for the literal case in ESLint, ast-grep and Semgrep, on the same project."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

from benchmarks import installed as tools
from benchmarks.installed import Installed, NotInstallableError
from benchmarks.measure import Command, environment, interleaved
from benchmarks.projects import LITERAL, make
from benchmarks.table import Table, megabytes, times

ESLINT = """export default [{
  files: ["**/next.config.js"],
  rules: { "no-restricted-syntax": ["error", {
    selector: "Property[key.name='experimental'] Property[key.name='appDir'][value.value=true]",
    message: "appDir: true with Next 13.4",
  }] },
}];
"""
AST_GREP = """id: app-dir
language: JavaScript
severity: error
message: appDir true with Next 13.4
rule:
  kind: pair
  regex: '^appDir: *true$'
  inside: { kind: pair, stopBy: end, has: { field: key, regex: '^experimental$' } }
"""
SEMGREP = """rules:
  - id: app-dir
    languages: [javascript]
    severity: ERROR
    message: appDir true with Next 13.4
    pattern: "{..., experimental: {..., appDir: true, ...}, ...}"
"""
FOUND = frozenset({1})


def measure(installed: Installed, folder: Path, cache: Path | None, runs: int) -> Table:
    project = make(folder / "shop", "13.4.4", config=LITERAL, lockfile=True)
    commands = {
        "`python -c pass`": Command([installed.python, "-c", "pass"], project),
        "nextlint": Command([installed.nextlint, "--output-format", "concise"], project, FOUND),
    }
    skipped = []
    for name, prepare in RIVALS.items():
        try:
            if cache is None:
                raise NotInstallableError("no folder to install it into was given")
            commands[name] = _checked(prepare(folder, project, cache))
        except NotInstallableError as error:
            skipped.append(f"{name} is left out: {error}.")
    found = interleaved(commands, runs, watch=True)
    base = found["`python -c pass`"]
    rows = [
        [name, times(one.cpu / base.cpu), times(one.wall / base.wall), megabytes(one.together or one.largest)]
        for name, one in found.items()
    ]
    notes = [
        f"Medians of {runs} interleaved runs over one project with `experimental: {{ appDir: true }}`, which each of "
        "them reports. The others look for this text; they know neither which Next will run nor what the config comes "
        "to when it is not written so.",
        *skipped,
    ]
    figures = {name: one._asdict() for name, one in found.items()}
    columns = ("", "processor time", "wall time", "memory of all processes")
    return Table("rivals", "A rule in another tool", columns, rows, notes, figures)


def _checked(command: Command) -> Command:
    """The command, once it has reported the literal. Raises NotInstallableError."""
    done = subprocess.run(
        command.argv, cwd=command.folder, capture_output=True, text=True, check=False, env=environment(), timeout=120
    )
    if done.returncode not in command.codes or "appDir" not in done.stdout + done.stderr:
        raise NotInstallableError(f"it does not report the literal (exit code {done.returncode})")
    return command


def _eslint(folder: Path, project: Path, cache: Path) -> Command:
    path = tools.from_npm(cache, "eslint@9", "eslint")
    config = folder / "eslint.config.mjs"
    config.write_text(ESLINT)
    return Command([path, "--config", str(config), "next.config.js"], project, FOUND)


def _ast_grep(folder: Path, project: Path, cache: Path) -> Command:
    path = tools.from_pypi(cache, "ast-grep-cli", "ast-grep")
    rule = folder / "ast-grep.yml"
    rule.write_text(AST_GREP)
    return Command([path, "scan", "--rule", str(rule), "next.config.js"], project, FOUND)


def _semgrep(folder: Path, project: Path, cache: Path) -> Command:
    path = tools.from_pypi(cache, "semgrep", "semgrep")
    rule = folder / "semgrep.yml"
    rule.write_text(SEMGREP)
    options = ["--metrics=off", "--disable-version-check", "--quiet", "--error", "--config", str(rule)]
    return Command([path, "scan", *options, "next.config.js"], project, FOUND)


RIVALS: dict[str, Callable[[Path, Path, Path], Command]] = {
    "ESLint, `no-restricted-syntax`": _eslint,
    "ast-grep": _ast_grep,
    "Semgrep": _semgrep,
}
