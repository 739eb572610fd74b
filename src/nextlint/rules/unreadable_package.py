"""unreadable-package: package.json is not JSON, or not an object: the Next.js version and the scripts are unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.model.findings import Position, Span
from nextlint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.model.findings import Finding
    from nextlint.rules.context import Context

START = Position(1, 1)


def check(context: Context) -> Iterator[Finding]:
    project = context.project
    if project.package_error is None:
        return
    message = f"{project.manifest_name} cannot be used: {project.package_error}"
    help_ = "The package manager cannot use it either. Correct it, and run nextlint again."
    yield RULE.finding(context, _place(context), message, help=help_)


def _place(context: Context) -> Span:
    project = context.project
    path = project.manifest
    if project.package_error_offset is None:  # not even its text was read, for example a link out of the repository
        return Span(path, START, START)
    source = context.reader.source_or_none(path)
    if source is None:
        return Span(path, START, START)
    offset = min(project.package_error_offset, len(source.text))
    return source.span(offset, offset)


RULE = Rule(
    id="unreadable-package",
    title="package.json cannot be read",
    category="project",
    severity="error",
    affected=None,
    since="0.1.0",
    summary="A package.json that is not JSON or not an object. Which Next.js the project requires and how it is served "
    "cannot be determined, and package managers reject the file.",
    applies="To the package.json of every project, or the package.json5, package.yaml or deno.json in its place.",
    fix=None,
    bad='{ "dependencies": { "next": "13.4.4", } }\n',
    good='{ "dependencies": { "next": "13.4.4" } }\n',
    sources=("https://docs.npmjs.com/cli/configuring-npm/package-json",),
    check=check,
    needs_config=False,
)
