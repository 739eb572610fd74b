"""The server itself: pygls on one side, the workspace on the other."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from nextlint._version import __version__
from nextlint.model.errors import NextlintError
from nextlint.server import actions, knowledge
from nextlint.server.translate import diagnostic, uri
from nextlint.server.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable

log = logging.getLogger(__name__)

WATCHED = (
    "**/next.config.*",
    "**/package.json",
    "**/{package-lock.json,npm-shrinkwrap.json,yarn.lock,pnpm-lock.yaml,bun.lock,bun.lockb,deno.lock}",
    "**/{nextlint.toml,pyproject.toml,pnpm-workspace.yaml}",
)


class Server(LanguageServer):
    """One client and its open files."""

    def __init__(self) -> None:
        super().__init__("nextlint", f"v{__version__}", text_document_sync_kind=lsp.TextDocumentSyncKind.Full)
        self.state = Workspace([])

    def refresh(self, paths: Iterable[str]) -> None:
        """Lint the projects of the paths and publish what changed. On failure the previous findings stay."""
        stale: set[str] = set()
        for path in paths:
            try:
                stale |= self.state.check(path)
            except NextlintError as error:
                self.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Warning, f"nextlint: {error.message}"))
            except Exception:  # a bug in nextlint must not end the server
                log.exception("linting %s", path)
        for path in sorted(stale):
            self.publish(path)

    def publish(self, path: str) -> None:
        found = [diagnostic(one) for one in self.state.findings(path)]
        version = self.state.versions.get(path)
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri(path), found, version))


def create() -> Server:
    """Return the server with all its handlers; ``start_io()`` runs it."""
    server = Server()

    @server.feature(lsp.INITIALIZED)
    def initialized(ls: Server, _: lsp.InitializedParams) -> None:
        folders = [to_fs_path(folder.uri) for folder in ls.workspace.folders.values()]
        if not folders and ls.workspace.root_path:
            folders = [ls.workspace.root_path]
        ls.state = Workspace(folder for folder in folders if folder)
        _watch(ls)
        ls.refresh(ls.state.folders)

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(ls: Server, params: lsp.DidOpenTextDocumentParams) -> None:
        document = params.text_document
        _changed(ls, document.uri, document.text, document.version)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def changed(ls: Server, params: lsp.DidChangeTextDocumentParams) -> None:
        document = ls.workspace.get_text_document(params.text_document.uri)
        _changed(ls, document.uri, document.source, document.version)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(ls: Server, params: lsp.DidCloseTextDocumentParams) -> None:
        path = to_fs_path(params.text_document.uri)
        if path is not None:
            ls.state.close(path)
            ls.refresh([ls.state.nearest_existing(path)])

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def watched(ls: Server, params: lsp.DidChangeWatchedFilesParams) -> None:
        paths = [path for change in params.changes if (path := to_fs_path(change.uri))]
        for path in paths:
            ls.state.changed_on_disk(path)
        ls.refresh(dict.fromkeys(ls.state.nearest_existing(path) for path in paths))

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def folders(ls: Server, params: lsp.DidChangeWorkspaceFoldersParams) -> None:
        added = [path for folder in params.event.added if (path := to_fs_path(folder.uri))]
        removed = [path for folder in params.event.removed if (path := to_fs_path(folder.uri))]
        for path in ls.state.set_folders(added, removed):
            ls.publish(path)
        ls.refresh(added)

    @server.feature(
        lsp.TEXT_DOCUMENT_CODE_ACTION,
        lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix, actions.FIX_ALL], resolve_provider=True),
    )
    def code_actions(ls: Server, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        path = to_fs_path(params.text_document.uri)
        return [] if path is None else actions.offered(ls.state.findings(path), params.range, path)

    @server.feature(lsp.CODE_ACTION_RESOLVE)
    def resolve(ls: Server, action: lsp.CodeAction) -> lsp.CodeAction:
        return actions.resolved(ls.state, action)

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def hover(ls: Server, params: lsp.HoverParams) -> lsp.Hover | None:
        path = to_fs_path(params.text_document.uri)
        document = ls.workspace.get_text_document(params.text_document.uri)
        offset = document.offset_at_position(params.position)
        return None if path is None else knowledge.hover(ls.state.project_of(path), path, document.source, offset)

    @server.feature(lsp.TEXT_DOCUMENT_COMPLETION)
    def complete(ls: Server, params: lsp.CompletionParams) -> list[lsp.CompletionItem]:
        path = to_fs_path(params.text_document.uri)
        document = ls.workspace.get_text_document(params.text_document.uri)
        offset = document.offset_at_position(params.position)
        return [] if path is None else knowledge.completions(ls.state.project_of(path), path, document.source, offset)

    return server


def _changed(ls: Server, document_uri: str, text: str, version: int | None) -> None:
    path = to_fs_path(document_uri)
    if path is not None:
        ls.state.open(path, text, version)
        ls.refresh([path])


def _watch(ls: Server) -> None:
    """Ask the client to report files that change on disk, if it can."""
    workspace = ls.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace else None
    if watching is None or not watching.dynamic_registration:
        return
    options = lsp.DidChangeWatchedFilesRegistrationOptions([lsp.FileSystemWatcher(pattern) for pattern in WATCHED])
    registration = lsp.Registration("nextlint-files", lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
    ls.client_register_capability(lsp.RegistrationParams([registration]))
