"""Hover and completion: what the option table knows about the name under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types as lsp

from nextlint.files.source import Source
from nextlint.options import table
from nextlint.options.life import life
from nextlint.options.types import describe
from nextlint.release.model import Release
from nextlint.server.cursor import completion_at, option_at

if TYPE_CHECKING:
    from nextlint.model.report import ProjectReport


def hover(project: ProjectReport | None, path: str, text: str, offset: int) -> lsp.Hover | None:
    """Return the life of the option whose name is at ``offset``, starting with the version that runs."""
    cursor = option_at(path, text, offset)
    found = life(".".join(cursor.path), version_of(project)) if cursor else None
    if cursor is None or found is None:
        return None
    lines = "\n\n".join(found.lines)
    source = Source(path, text)
    start, end = source.position(cursor.start), source.position(cursor.end)
    return lsp.Hover(
        contents=lsp.MarkupContent(lsp.MarkupKind.Markdown, f"**{found.path}**\n\n{lines}"),
        range=lsp.Range(lsp.Position(start.line - 1, start.column - 1), lsp.Position(end.line - 1, end.column - 1)),
    )


def completions(project: ProjectReport | None, path: str, text: str, offset: int) -> list[lsp.CompletionItem]:
    """Return the names that the version that runs accepts at ``offset`` and that are not there yet."""
    version = version_of(project)
    completing = completion_at(path, text, offset)
    if completing is None or version is None:
        return []
    parent = table.pattern(completing.parent) if completing.parent else ""
    return [
        lsp.CompletionItem(
            label=name,
            kind=lsp.CompletionItemKind.Property,
            detail=describe(option.types(version)),
            insert_text=f"{name}: ",
        )
        for name, option in _children(parent, version)
        if name not in completing.taken
    ]


def _children(parent: str, version: str) -> list[tuple[str, table.Option]]:
    prefix = f"{parent}." if parent else ""
    found = []
    for path in table.paths():
        name = path[len(prefix) :]
        if path.startswith(prefix) and name and not set(".[*") & set(name):
            option = table.option(path)
            if option is not None and option.is_accepted(version):
                found.append((name, option))
    return found


def version_of(project: ProjectReport | None) -> str | None:
    release = project.release if project else None
    return release.version if isinstance(release, Release) else None
