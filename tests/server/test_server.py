"""What an editor sees of ``nextlint server``, through a real client."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException

from .client import Client, with_client

PACKAGE = {"dependencies": {"next": "13.4.4"}, "scripts": {"start": "next start"}}
CONFIG = "module.exports = {\n  reactStrictMode: true,\n};\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("admin", "web"):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "package.json").write_text(json.dumps(PACKAGE))
        (folder / "next.config.js").write_text(CONFIG)
    return tmp_path


def workers(client: Client, path: Path) -> bool:
    return "render-workers" in client.rules(path)


def test_the_folder_is_judged_when_it_opens_and_while_a_text_changes(root: Path) -> None:
    config, other = root / "web/next.config.js", root / "admin/next.config.js"

    async def work(client: Client) -> None:
        await client.until(lambda: workers(client, config) and workers(client, other))
        client.open(config)
        client.change(config, "module.exports = { experimental: { appDir: false } };\n", 2)
        await client.until(lambda: not workers(client, config))
        client.change(config, CONFIG, 3)
        await client.until(lambda: workers(client, config))

    with_client(root, work)


UNFINISHED = (
    "",
    "module.exports = {",
    "module.exports = { experimental: {",
    "module.exports = { experimental: { appDir: ",
    "module.exports = { a: '",
    "module.exports = require('../admin/next.config",
    "/*",
    "`${",
)


@pytest.mark.parametrize("text", UNFINISHED)
def test_an_unfinished_text_keeps_the_diagnostics_of_other_files(root: Path, text: str) -> None:
    config, package = root / "web/next.config.js", root / "web/package.json"

    async def work(client: Client) -> None:
        await client.until(lambda: len(client.diagnostics) >= 4)
        before = {path: found for path, found in client.diagnostics.items() if path != config}
        assert before[package]
        client.open(config)
        client.change(config, text, 2)
        client.open(root / "admin/next.config.js")  # its answer comes after those to the change
        await client.until(lambda: client.versions.get(root / "admin/next.config.js") == 1)
        assert {path: found for path, found in client.diagnostics.items() if path != config} == before

    with_client(root, work)


def test_an_unfinished_package_keeps_the_diagnostics_of_other_files(root: Path) -> None:
    package, config = root / "web/package.json", root / "web/next.config.js"

    async def work(client: Client) -> None:
        await client.until(lambda: len(client.diagnostics) >= 4)
        before = {path: found for path, found in client.diagnostics.items() if path != package}
        client.open(package)
        client.change(package, '{"dependencies": {"next": "13', 2)
        await client.until(lambda: client.rules(package) == ["unreadable-package"])
        assert {path: found for path, found in client.diagnostics.items() if path != package} == before
        client.change(package, '{"dependencies": {"next": "12.3.7"}}', 3)
        await client.until(lambda: not workers(client, config))

    with_client(root, work)


def test_a_fix_is_a_code_action_whose_edit_is_what_the_command_would_write(root: Path) -> None:
    config = root / "web/next.config.js"

    async def work(client: Client) -> None:
        await client.until(lambda: workers(client, config))
        client.open(config)
        document = lsp.TextDocumentIdentifier(config.as_uri())
        everything = lsp.Range(lsp.Position(0, 0), lsp.Position(10, 0))
        context = lsp.CodeActionContext(diagnostics=[])
        actions = await client.text_document_code_action_async(lsp.CodeActionParams(document, everything, context))
        assert actions
        fix = next(one for one in actions if isinstance(one, lsp.CodeAction) and "appDir" in one.title)
        assert fix.title == "Set experimental.appDir to false (render-workers)"
        assert [one.kind for one in actions if isinstance(one, lsp.CodeAction)][-1] == "source.fixAll.nextlint"
        resolved = await client.code_action_resolve_async(fix)
        assert resolved.edit is not None
        [change] = resolved.edit.document_changes or []
        assert isinstance(change, lsp.TextDocumentEdit)
        assert [edit.new_text for edit in change.edits if isinstance(edit, lsp.TextEdit)] == [
            "  experimental: { appDir: false },\n"
        ]

    with_client(root, work)


def test_a_file_that_changes_on_disk_is_read_again(root: Path) -> None:
    package, config = root / "web/package.json", root / "web/next.config.js"

    async def work(client: Client) -> None:
        await client.until(lambda: workers(client, config))
        package.write_text(json.dumps({"dependencies": {"next": "12.3.7"}}))
        event = lsp.FileEvent(package.as_uri(), lsp.FileChangeType.Changed)
        client.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams([event]))
        await client.until(lambda: not workers(client, config))

    with_client(root, work)


def test_a_request_that_cannot_be_answered_does_not_end_the_server(root: Path) -> None:
    config = root / "web/next.config.js"

    async def work(client: Client) -> None:
        await client.until(lambda: workers(client, config))
        (root / "nextlint.toml").write_text("no = 'such setting'\n")
        event = lsp.FileEvent((root / "nextlint.toml").as_uri(), lsp.FileChangeType.Created)
        client.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams([event]))
        await client.until(lambda: client.messages)
        assert "no" in client.messages[0]
        assert workers(client, config)
        (root / "nextlint.toml").unlink()
        client.open(config)
        client.change(config, "module.exports = { experimental: { appDir: false } };\n", 2)
        await client.until(lambda: not workers(client, config))

    with_client(root, work)


def test_hover_and_completion_know_the_version_that_runs(root: Path) -> None:
    config = root / "web/next.config.js"
    text = "module.exports = {\n  experimental: {\n    appDir: true,\n    serv\n  },\n};\n"

    async def work(client: Client) -> None:
        await client.until(lambda: workers(client, config))
        client.open(config, text)
        document = lsp.TextDocumentIdentifier(config.as_uri())
        completion = lsp.CompletionParams(document, lsp.Position(3, 8))
        found = await client.text_document_completion_async(completion)
        assert isinstance(found, list)
        labels = {item.label for item in found}
        assert "serverActions" in labels
        assert not {"appDir", "serverExternalPackages", "reactStrictMode"} & labels
        client.change(config, text.replace("    serv\n", ""), 2)
        hover = await client.text_document_hover_async(lsp.HoverParams(document, lsp.Position(2, 6)))
        assert hover is not None
        assert isinstance(hover.contents, lsp.MarkupContent)
        assert "Next.js 13.4.4 accepts it: a boolean, true by default." in hover.contents.value

    with_client(root, work)


# A server in which each kind of request fails for the one project, as a bug of nextlint would make it fail.
BROKEN = """
from nextlint import checker
from nextlint.server import actions, knowledge, workspace
from nextlint.server.protocol import create

def broken(function):
    def call(*arguments):
        if "web" in repr(arguments):
            raise RuntimeError("a bug")
        return function(*arguments)
    return call

for module, name in ((knowledge, "hover"), (knowledge, "completions"), (actions, "offered"), (actions, "resolved")):
    setattr(module, name, broken(getattr(module, name)))
workspace.Workspace.check = broken(workspace.Workspace.check)
create().start_io()
"""


def test_a_crash_of_one_request_never_ends_the_server(root: Path) -> None:
    config, other = root / "web/next.config.js", root / "admin/next.config.js"
    everything, begin = lsp.Range(lsp.Position(0, 0), lsp.Position(10, 0)), lsp.Position(1, 4)
    context = lsp.CodeActionContext(diagnostics=[])

    async def work(client: Client) -> None:
        document = lsp.TextDocumentIdentifier(config.as_uri())
        await client.until(lambda: workers(client, other))
        client.open(config)
        client.change(config, CONFIG, 2)
        for answer in (
            client.text_document_hover_async(lsp.HoverParams(document, begin)),
            client.text_document_completion_async(lsp.CompletionParams(document, begin)),
            client.text_document_code_action_async(lsp.CodeActionParams(document, everything, context)),
            client.code_action_resolve_async(lsp.CodeAction("fix", data={"project": str(config)})),
        ):
            with pytest.raises(JsonRpcException, match="a bug"):
                await answer
        client.open(other, "module.exports = { experimental: { appDir: false } };\n")
        await client.until(lambda: not workers(client, other))
        there = lsp.TextDocumentIdentifier(other.as_uri())
        assert await client.text_document_hover_async(lsp.HoverParams(there, lsp.Position(0, 40))) is not None

    with_client(root, work, command=("-c", BROKEN))


def test_a_message_that_is_none_does_not_end_the_server(root: Path) -> None:
    config = root / "web/next.config.js"

    async def work(client: Client) -> None:
        await client.until(lambda: workers(client, config))
        assert client.protocol.writer is not None
        for message in (b"{", b'{"jsonrpc": "2.0", "method": "textDocument/didChange", "params": 1}', b"[]", b"\xff"):
            client.protocol.writer.write(b"Content-Length: %d\r\n\r\n%s" % (len(message), message))
        client.open(config, "module.exports = { experimental: { appDir: false } };\n")
        await client.until(lambda: not workers(client, config))

    with_client(root, work)
