"""A real client of ``nextlint server`` over stdio, for tests."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

SOURCES = Path(__file__).resolve().parents[2] / "src"
SECONDS = 60


class Client(LanguageClient):
    """Keeps the latest diagnostics from the server, by path."""

    def __init__(self) -> None:
        super().__init__("tests", "1")
        self.diagnostics: dict[Path, list[lsp.Diagnostic]] = {}
        self.versions: dict[Path, int | None] = {}
        self.messages: list[str] = []
        self.published = asyncio.Condition()

        @self.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator] # pygls's own
        async def publish(params: lsp.PublishDiagnosticsParams) -> None:
            async with self.published:
                path = Path(params.uri.removeprefix("file://"))
                self.diagnostics[path], self.versions[path] = list(params.diagnostics), params.version
                self.published.notify_all()

        @self.feature(lsp.WINDOW_SHOW_MESSAGE)  # type: ignore[untyped-decorator] # pygls's own
        async def message(params: lsp.ShowMessageParams) -> None:
            async with self.published:
                self.messages.append(params.message)
                self.published.notify_all()

        @self.feature(lsp.CLIENT_REGISTER_CAPABILITY)  # type: ignore[untyped-decorator] # pygls's own
        def register(_: lsp.RegistrationParams) -> None:
            return None

    async def until(self, holds: Callable[[], Any]) -> None:
        """Wait until a condition holds for the published diagnostics."""
        async with self.published:
            await asyncio.wait_for(self.published.wait_for(holds), SECONDS)

    def rules(self, path: Path) -> list[str]:
        return [str(one.code) for one in self.diagnostics.get(path, [])]

    def open(self, path: Path, text: str | None = None) -> None:
        item = lsp.TextDocumentItem(path.as_uri(), "javascript", 1, path.read_text() if text is None else text)
        self.text_document_did_open(lsp.DidOpenTextDocumentParams(item))

    def change(self, path: Path, text: str, version: int) -> None:
        self.text_document_did_change(
            lsp.DidChangeTextDocumentParams(
                lsp.VersionedTextDocumentIdentifier(uri=path.as_uri(), version=version),
                [lsp.TextDocumentContentChangeWholeDocument(text)],
            )
        )


SERVER = ("-m", "nextlint", "server")


def with_client(root: Path, work: Callable[[Client], Awaitable[None]], *, command: Sequence[str] = SERVER) -> None:
    """Start the server in a folder, run ``work`` with a client, and stop it as an editor does.

    ``command`` are the arguments of Python that start it.
    """

    async def run() -> None:
        client = Client()
        environment = {**os.environ, "PYTHONPATH": str(SOURCES)}
        await client.start_io(sys.executable, *command, cwd=str(root), env=environment)
        watching = lsp.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True)
        await client.initialize_async(
            lsp.InitializeParams(
                capabilities=lsp.ClientCapabilities(
                    workspace=lsp.WorkspaceClientCapabilities(did_change_watched_files=watching)
                ),
                workspace_folders=[lsp.WorkspaceFolder(root.as_uri(), "root")],
            )
        )
        client.initialized(lsp.InitializedParams())
        try:
            await asyncio.wait_for(work(client), 2 * SECONDS)
        finally:
            await asyncio.wait_for(client.shutdown_async(None), SECONDS)
            client.exit(None)
            await client.stop()  # type: ignore[no-untyped-call] # pygls's own

    asyncio.run(run())
