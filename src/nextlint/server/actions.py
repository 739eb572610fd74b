"""Code actions: the proven fixes of a file's findings, and all safe fixes at once."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from lsprotocol import types as lsp

from nextlint.files.source import Source
from nextlint.fixer import fix
from nextlint.server.translate import diagnostic, range_of, uri

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from nextlint.model.findings import Finding
    from nextlint.server.workspace import Workspace

FIX_ALL = "source.fixAll.nextlint"


def offered(findings: Iterable[Finding], wanted: lsp.Range, path: str) -> list[lsp.CodeAction]:
    """Return an action for each fix in a range, without its edit, which is proven when the action is resolved."""
    fixable = [one for one in findings if one.fix is not None]
    found = [
        lsp.CodeAction(
            title=f"{one.fix.title} ({one.rule})" + ("" if one.fix.safe else ", unsafe"),
            kind=lsp.CodeActionKind.QuickFix,
            diagnostics=[diagnostic(one)],
            is_preferred=one.fix.safe,
            data={"project": one.project, "rule": one.rule, "unsafe": not one.fix.safe},
        )
        for one in fixable
        if one.fix is not None and _overlaps(range_of(one.span), wanted)
    ]
    if any(one.fix is not None and one.fix.safe for one in fixable):
        found.append(
            lsp.CodeAction(
                title="Apply all safe nextlint fixes",
                kind=FIX_ALL,
                data={"project": path, "unsafe": False},
            )
        )
    return found


def resolved(workspace: Workspace, action: lsp.CodeAction) -> lsp.CodeAction:
    """Return the action with its edit: what ``nextlint --fix`` would write for the editor's texts."""
    data = action.data or {}
    select = (
        (data["rule"],) if data.get("rule") else None
    )  # omitted rather than null: some clients drop nulls when they send data back
    target = data["project"]
    request = workspace.request([target], cwd=workspace.folder_of(target), select=select)
    report = fix(request, unsafe=data["unsafe"], write=False)
    action.edit = lsp.WorkspaceEdit(document_changes=list(_changes(workspace, report.changed)))
    return action


def _overlaps(one: lsp.Range, other: lsp.Range) -> bool:
    return one.start <= other.end and other.start <= one.end


def _changes(
    workspace: Workspace, changed: Mapping[str, tuple[str | None, str]]
) -> Iterable[lsp.CreateFile | lsp.TextDocumentEdit]:
    for path, (before, after) in sorted(changed.items()):
        if before is None:
            yield lsp.CreateFile(uri=uri(path))
        identifier = lsp.OptionalVersionedTextDocumentIdentifier(uri=uri(path), version=workspace.versions.get(path))
        yield lsp.TextDocumentEdit(identifier, list(edits(path, before or "", after)))


def edits(path: str, before: str, after: str) -> Iterable[lsp.TextEdit]:
    """Yield the changes between two texts, line by line."""
    source = Source(path, before)
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    offsets = [0]
    for line in old:
        offsets.append(offsets[-1] + len(line))
    for kind, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            first, last = source.position(offsets[start]), source.position(offsets[end])
            yield lsp.TextEdit(
                lsp.Range(lsp.Position(first.line - 1, first.column - 1), lsp.Position(last.line - 1, last.column - 1)),
                "".join(new[new_start:new_end]),
            )
