"""The GitHub Action: runs nextlint with the inputs from the environment (see action.yml).

The log gets the findings with code frames, then as annotations; the job's summary gets them as Markdown; a SARIF file
is written as well. Run isolated (-I).
"""

from __future__ import annotations

import os
import secrets
import shlex
import sys
from collections.abc import Mapping
from pathlib import Path

from nextlint.cli import main as nextlint

USAGE = 2
LEVELS = ("error", "warning", "info")
MAX_SUMMARY = 1 << 20  # bytes; GitHub drops longer summaries


def main(environment: Mapping[str, str]) -> int:
    """Run nextlint and write its outputs for GitHub. Returns nextlint's exit code."""
    temporary = Path(environment["RUNNER_TEMP"])
    sarif, annotations, markdown = (temporary / f"nextlint.{name}" for name in ("sarif", "annotations", "md"))
    for left_over in (sarif, annotations, markdown):
        left_over.unlink(missing_ok=True)
    try:
        command = arguments(environment)
    except ValueError as error:
        print(f"nextlint: error: {error}", file=sys.stderr)
        code = USAGE
    else:
        outputs = {"sarif": sarif, "github": annotations, "markdown": markdown}
        files = [f"--output-file={name}:{path}" for name, path in outputs.items()]
        code = without_commands(["--output-format=full", *files, *command])
    if annotations.exists():
        sys.stdout.write(annotations.read_text(encoding="utf-8"))
    if markdown.exists() and environment.get("GITHUB_STEP_SUMMARY"):
        summarize(markdown.read_bytes(), Path(environment["GITHUB_STEP_SUMMARY"]))
    with Path(environment["GITHUB_OUTPUT"]).open("a", encoding="utf-8") as output:
        output.write(f"exit-code={code}\nsarif={sarif if sarif.exists() else ''}\n")
    return code


def summarize(report: bytes, summary: Path) -> None:
    """Append a report to the job's summary, or a reference to the log if it is too long."""
    if len(report) > MAX_SUMMARY:
        report = b"nextlint's report is too long for a summary: see the log of this step.\n"
    with summary.open("ab") as file:
        file.write(report)


def arguments(environment: Mapping[str, str]) -> list[str]:
    """Return the arguments for the inputs. Raises ValueError for an invalid input."""
    level = environment.get("NEXTLINT_FAIL_ON", "").strip()
    if level not in ("", "never", *LEVELS):
        raise ValueError(f"fail-on takes {', '.join(LEVELS)} or never, not {level!r}")
    failing = ["--exit-zero"] if level == "never" else [f"--fail-on={level}"] if level else []
    lines = environment.get("NEXTLINT_PATHS", "").splitlines()
    paths = [line.strip() for line in lines if line.strip()]
    return [*failing, *shlex.split(environment.get("NEXTLINT_ARGS", "")), "--", *map(no_option, paths or ["."])]


def no_option(path: str) -> str:
    """Return the path, spelled so that it is neither an option nor standard input."""
    return os.path.join(os.curdir, path) if path.startswith("-") else path


def without_commands(command: list[str]) -> int:
    """Run nextlint with workflow commands disabled, because its output quotes files."""
    token = secrets.token_hex()
    print(f"::stop-commands::{token}", flush=True)
    try:
        return nextlint(command)
    finally:
        sys.stdout.flush()
        print(f"::{token}::", flush=True)


if __name__ == "__main__":
    sys.exit(main(os.environ))
